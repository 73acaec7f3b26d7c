"""The page: its tabs in each language, and how they are mounted."""

from __future__ import annotations

import gradio as gr
from fastapi import FastAPI

from web.about_tab import build_about_tab
from web.agents_tab import build_agents_tab
from web.ask_tab import build_ask_tab
from web.desk import Desk
from web.merchants_tab import build_merchants_tab
from web.theme import theme
from web.words import LANGUAGES, say

__all__ = ["build_page", "mount_pages"]

_TABS = {
    "ask": build_ask_tab,
    "agents": build_agents_tab,
    "merchants": build_merchants_tab,
    "about": build_about_tab,
}
_WAITING = 64
"""Questions that may wait in line; the next asker is told that it is busy."""


def build_page(desk: Desk, language: str = "zh") -> gr.Blocks:
    """The Gradio application in one language, not yet mounted."""
    page = gr.Blocks(title=say("product", language), analytics_enabled=False, fill_width=True)
    with page, gr.Tabs(elem_id="wc-tabs"):
        for key, build in _TABS.items():
            with gr.Tab(say(f"tab_{key}", language), id=key):
                build(desk, language)
    page.queue(max_size=_WAITING, default_concurrency_limit=8, api_open=False)
    return page


def mount_pages(app: FastAPI, desk: Desk) -> None:
    """Mount the page in every language, the one at the root last, as it takes every path that is left."""
    for language, path in sorted(LANGUAGES.items(), key=lambda one: -len(one[1])):
        _mount(app, build_page(desk, language), path.rstrip("/") or "/")


def _mount(app: FastAPI, page: gr.Blocks, path: str) -> None:
    """Mount one page with everything off that reports, records or offers more than the page."""
    gr.mount_gradio_app(
        app,
        page,
        path=path,
        theme=theme(),
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        ssr_mode=False,
        mcp_server=False,
        pwa=False,
        max_file_size="1mb",
    )
