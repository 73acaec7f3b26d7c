"""The page: its frame, its tabs and how it is mounted."""

from __future__ import annotations

import gradio as gr
from fastapi import FastAPI

from web.about_tab import build_about_tab
from web.agents_tab import build_agents_tab
from web.ask_tab import build_ask_tab
from web.desk import Desk
from web.theme import theme
from web.words import say

__all__ = ["build_page", "mount_page"]

_TABS = {"ask": build_ask_tab, "agents": build_agents_tab, "about": build_about_tab}
_WAITING = 64
"""Questions that may wait in line; the next asker is told that it is busy."""


def _header() -> str:
    return (
        f'<header class="wc-header"><a class="wc-skip" href="#wc-question">{say("skip")}</a>'
        f'<div><span class="wc-seal" aria-hidden="true">策</span><h1>{say("product")}</h1><p>{say("tagline")}</p></div>'
        "</header>"
    )


def build_page(desk: Desk) -> gr.Blocks:
    """The Gradio application, not yet mounted."""
    with gr.Blocks(title=say("product"), analytics_enabled=False, fill_width=True) as page:
        gr.HTML(_header(), apply_default_css=False, elem_id="wc-top")
        with gr.Tabs(elem_id="wc-tabs"):
            for key, build in _TABS.items():
                with gr.Tab(say(f"tab_{key}"), id=key):
                    build(desk)
        prevails = f'<footer class="wc-disclaimer">{say("disclaimer")}</footer>'
        gr.HTML(prevails, apply_default_css=False, elem_id="wc-bottom")
    page.queue(max_size=_WAITING, default_concurrency_limit=8, api_open=False)
    return page


def mount_page(app: FastAPI, page: gr.Blocks) -> FastAPI:
    """Mount the page at the root of `app`, with everything off that reports, records or offers more than the page."""
    return gr.mount_gradio_app(
        app,
        page,
        path="/",
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
