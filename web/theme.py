"""Gradio's components in the page's colours, with fonts of the reader's own machine only."""

from __future__ import annotations

import gradio as gr
from gradio.themes.base import Base

__all__ = ["FONTS", "theme"]

FONTS = ("-apple-system", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif")
_INK, _QUIET, _LINE, _BLUE, _DEEP, _PAPER = "#1b2733", "#4a5a6a", "#c5d0da", "#0f5298", "#0b3f77", "#ffffff"


def theme() -> Base:
    """One light theme, whatever the reader's system prefers, until the page has a dark one."""
    base = gr.themes.Base(font=list(FONTS), font_mono=["ui-monospace", "monospace"], radius_size="md", text_size="lg")
    colours = {
        "body_background_fill": "#f3f6f9",
        "body_text_color": _INK,
        "body_text_color_subdued": _QUIET,
        "background_fill_primary": _PAPER,
        "background_fill_secondary": "#f3f6f9",
        "block_background_fill": "transparent",
        "block_label_background_fill": "transparent",
        "block_label_text_color": _INK,
        "block_title_text_color": _INK,
        "block_border_width": "0px",
        "block_shadow": "none",
        "border_color_primary": _LINE,
        "border_color_accent": _BLUE,
        "color_accent_soft": "#e4eef8",
        "input_background_fill": _PAPER,
        "input_border_color": "#8796a5",
        "input_border_color_focus": _BLUE,
        "input_placeholder_color": "#5d6c7b",
        "button_primary_background_fill": _BLUE,
        "button_primary_background_fill_hover": _DEEP,
        "button_primary_text_color": "#ffffff",
        "button_secondary_background_fill": _PAPER,
        "button_secondary_background_fill_hover": "#e4eef8",
        "button_secondary_text_color": _DEEP,
        "button_secondary_border_color": "#8796a5",
        "checkbox_label_background_fill": _PAPER,
        "checkbox_label_background_fill_selected": _BLUE,
        "checkbox_label_text_color": _INK,
        "checkbox_label_text_color_selected": "#ffffff",
        "checkbox_label_border_color": "#8796a5",
        "checkbox_label_border_color_selected": _BLUE,
    }
    known = {name: value for name, value in colours.items() if hasattr(base, name)}
    dark = {f"{name}_dark": value for name, value in known.items() if hasattr(base, f"{name}_dark")}
    return base.set(**known, **dark)
