"""坐席查询: the tab where hotline agents look clauses up while they listen."""

from __future__ import annotations

from collections import Counter

import gradio as gr

from index.library import Library
from index.values import FactKind, Standing
from web.desk import LONGEST, Desk
from web.result_card import results_list
from web.words import say

__all__ = ["build_agents_tab"]

_SHOWN = 10
_UNITS = 300
"""Bureaus offered as a filter, the most frequent ones; any other can be typed."""


def _units(library: Library) -> list[str]:
    counted: Counter[str] = Counter()
    for document in library.documents:
        for clause in library.clauses(document.id):
            counted.update({fact.value for fact in clause.facts if fact.kind is FactKind.UNIT})
    return [unit for unit, _ in counted.most_common(_UNITS)]


def _years(library: Library) -> list[str]:
    return sorted({str(document.date.year) for document in library.documents if document.date}, reverse=True)


def _choice(key: str, choices: list[tuple[str, str]], *, typed: bool = False) -> gr.Dropdown:
    return gr.Dropdown(
        choices=[(say("any"), ""), *choices], value="", label=say(key), allow_custom_value=typed, min_width=140
    )


def build_agents_tab(desk: Desk) -> None:
    """Lay the tab out and wire it. To be called inside `gr.Blocks`."""
    library = desk.assistant.library
    gr.HTML(f'<p class="wc-hint">{say("search_hint")}</p>', apply_default_css=False)
    query = gr.Textbox(
        label=say("search_label"), placeholder=say("search_placeholder"), max_length=LONGEST, elem_id="wc-search"
    )
    with gr.Row(elem_id="wc-filters"):
        city = _choice("search_city", [(name, name) for name in library.cities])
        unit = _choice("search_unit", [(name, name) for name in _units(library)], typed=True)
        standing = _choice("search_standing", [(say(f"standing_{s.value}"), s.value) for s in Standing])
        year = _choice("search_year", [(name, name) for name in _years(library)])
    results = gr.HTML(results_list([], "", library, desk.settings.today), apply_default_css=False, elem_id="wc-results")

    def search(words: str, place: str, bureau: str, worth: str, issued: str) -> str:
        day = desk.settings.today
        held = desk.assistant.library
        hits = held.search(
            (words or "")[:LONGEST],
            cities=(place,) if place else (),
            unit=bureau or "",
            standing=worth or "",
            year=int(issued) if issued else None,
            as_of=day,
            k=_SHOWN,
        )
        return results_list(hits, words or "", held, day)

    gr.on(
        [query.change, query.submit, city.change, unit.change, standing.change, year.change],
        search,
        [query, city, unit, standing, year],
        results,
        trigger_mode="always_last",
        concurrency_limit=8,
        show_progress="hidden",
        api_visibility="private",
    )
