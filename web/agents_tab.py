"""坐席查询: the tab where hotline agents look clauses up while they listen."""

from __future__ import annotations

from typing import Any

import gradio as gr

from index.library import Library
from index.values import Standing
from web.desk import LONGEST, Desk, NotTaken
from web.escape import visible
from web.lookup import KINDS, Lookup
from web.result_card import answer_for_agents
from web.words import say

__all__ = ["build_agents_tab"]

_UNITS = 300
"""Bureaus offered as a filter, the most frequent ones; any other can be typed."""

_SHORTCUTS = (
    ("/", "search"),
    ("↓ ↑", "move"),
    ("C", "copy"),
    ("S", "script"),
    ("W", "order"),
    ("Enter", "open"),
)


def _years(library: Library) -> list[str]:
    return sorted({str(document.date.year) for document in library.documents if document.date}, reverse=True)


def _hint(language: str) -> str:
    keys = "".join(f"<li><kbd>{key}</kbd> {say(f'shortcut_{name}', language)}</li>" for key, name in _SHORTCUTS)
    return (
        f'<div class="wc-hint"><p>{say("agent_asking", language)}</p>'
        f'<ul class="wc-keys" aria-label="{say("shortcuts", language)}">{keys}</ul></div>'
    )


def _recent(language: str) -> str:
    """Filled by the browser, from what it alone keeps."""
    return (
        f'<div class="wc-recent" hidden><span>{say("recent", language)} <small>{say("recent_hint", language)}</small>'
        f'</span><span class="wc-recent-list"></span>'
        f'<button type="button" class="wc-tool" data-do="forget">{say("recent_forget", language)}</button></div>'
    )


def build_agents_tab(desk: Desk, language: str = "zh") -> None:
    """Lay the tab out and wire it. To be called inside `gr.Blocks`."""
    library = desk.assistant.library

    def choice(key: str, choices: list[tuple[str, str]], *, typed: bool = False, none: str = "any") -> gr.Dropdown:
        return gr.Dropdown(
            choices=[(say(none, language), ""), *choices],
            value="",
            label=say(key, language),
            allow_custom_value=typed,
            min_width=120,
        )

    gr.HTML(_hint(language), apply_default_css=False)
    query = gr.Textbox(
        label=say("search_label", language),
        placeholder=say("search_placeholder", language),
        max_length=LONGEST,
        elem_id="wc-search",
    )
    gr.HTML(_recent(language), apply_default_css=False, elem_id="wc-recent")
    cities = [(name, name) for name in library.cities]
    with gr.Row(elem_id="wc-filters"):
        city = choice("search_city", cities)
        unit = choice("search_unit", [(name, name) for name in library.units[:_UNITS]], typed=True)
        standing = choice("search_standing", [(say(f"standing_{s.value}", language), s.value) for s in Standing])
        year = choice("search_year", [(name, name) for name in _years(library)])
        kind = choice("search_kind", [(say(f"kind_{name}", language), name) for name in KINDS])
        other = choice("compare", cities, none="compare_none")
    told = gr.HTML("", apply_default_css=False, elem_id="wc-told")
    results = gr.HTML(Lookup().html(desk, language), apply_default_css=False, elem_id="wc-results")

    def search(words: str, place: str, bureau: str, worth: str, issued: str, benefit: str, against: str) -> str:
        year_of = int(issued) if issued and issued.isdigit() else None
        return Lookup(words or "", place or "", bureau or "", worth or "", year_of, benefit or "", against or "").html(
            desk, language
        )

    def answer(words: str, place: str, request: gr.Request) -> str:
        if not (words or "").strip():
            return ""
        address = request.client.host if request.client else ""
        try:
            found = desk.ask(words, city=place or "", address=address, via="agents")
        except NotTaken as reason:
            return f'<p class="wc-none" role="status">{visible(reason.words(language))}</p>'
        return answer_for_agents(found, desk.assistant.library, language)

    def refresh() -> tuple[Any, ...]:
        held = desk.assistant.library
        places = [(name, name) for name in held.cities]
        every = (say("any", language), "")
        return (
            gr.Dropdown(choices=[every, *places]),
            gr.Dropdown(choices=[every, *((name, name) for name in held.units[:_UNITS])]),
            gr.Dropdown(choices=[every, *((name, name) for name in _years(held))]),
            gr.Dropdown(choices=[(say("compare_none", language), ""), *places]),
        )

    filters = [city, unit, standing, year, kind, other]
    quiet: dict[str, Any] = {"concurrency_limit": 8, "show_progress": "hidden", "api_visibility": "private"}
    gr.on(
        [query.change, *(one.change for one in filters)],
        search,
        [query, *filters],
        results,
        trigger_mode="always_last",
        **quiet,
    )
    query.submit(answer, [query, city], told, **quiet)
    light = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
    gr.on(None, refresh, None, [city, unit, year, other], **light)
