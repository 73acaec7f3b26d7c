"""问政策: the tab where residents ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from web.conversation import Turn, converse, kept_turns, shown
from web.coverage import coverage
from web.desk import Desk
from web.escape import attribute, visible
from web.words import say

__all__ = ["build_ask_tab"]

_FEW = 8
"""Up to so many cities are buttons; more become a list to search in."""

_EXAMPLES = 6

_KEPT = 4 * 3600
"""Seconds that a conversation left alone is kept in memory."""

# A chip anywhere in the component asks its question.
_CHIPS = """element.addEventListener('click', (event) => {
  const chip = event.target.closest('[data-ask]');
  if (chip) trigger('select', {value: chip.dataset.ask});
});"""

# The conversation is kept by the reader's own browser, for as long as its tab is open.
_RECALL = """(city, kept) => {
  try { return [city, sessionStorage.getItem('wence.turns') || '']; } catch { return [city, '']; }
}"""

_Frame = tuple[Any, ...]
"""Past turns, the current one, the turns so far, the question box, the welcome; each may be left as it is."""


def _opening(desk: Desk, language: str) -> str:
    """The welcome before its examples are known, with their room kept: trying them out must hold up no start."""
    blanks = '<span class="wc-blank"></span>' * _EXAMPLES if desk.assistant.library.documents else ""
    return _welcome(desk, language, blanks)


def _examples(desk: Desk, city: str, language: str, turns: Sequence[Turn] = ()) -> str:
    if turns:
        return ""
    chips = "".join(
        f'<button type="button" class="wc-chip" data-ask="{attribute(question)}">{visible(question)}</button>'
        for question in desk.examples.of(city, language)
    )
    return _welcome(desk, language, chips)


def _welcome(desk: Desk, language: str, chips: str) -> str:
    asked = f'<h3>{say("examples_label", language)}</h3><div class="wc-chips">{chips}</div>' if chips else ""
    told = "welcome_text" if desk.assistant.library.documents else "empty_index"
    return f'<div class="wc-welcome"><h2>{say("welcome", language)}</h2><p>{say(told, language)}</p>{asked}</div>'


def _city_choice(desk: Desk, language: str, value: str = "") -> gr.Radio | gr.Dropdown:
    cities = desk.assistant.library.cities
    choices = [(say("city_any", language), ""), *((city, city) for city in cities)]
    kind = gr.Radio if len(cities) <= _FEW else gr.Dropdown
    return kind(choices=choices, value=value, label=say("city_label", language), elem_id="wc-city", interactive=True)


def _tools(language: str) -> str:
    buttons = "".join(
        f'<button type="button" class="wc-tool" data-do="{do}">{say(do, language)}</button>'
        for do in ("export", "print")
    )
    label = say("conversation_label", language)
    return f'<div class="wc-tools" role="group" aria-label="{label}"><span>{label}</span>{buttons}</div>'


def build_ask_tab(desk: Desk, language: str = "zh") -> None:
    """Lay the tab out and wire it. To be called inside `gr.Blocks`."""
    remembered = gr.BrowserState("", storage_key="wence.city")
    turns = gr.State([], time_to_live=_KEPT)
    linked = gr.State("")
    kept = gr.Textbox(visible=False)
    live = {"js_on_load": _CHIPS, "apply_default_css": False}
    with gr.Row(elem_id="wc-ask"):
        with gr.Column(scale=3, min_width=300, elem_id="wc-talk"):
            with gr.Row(elem_id="wc-where"):
                city = _city_choice(desk, language)
            welcome = gr.HTML(_opening(desk, language), **live, elem_id="wc-start")
            past = gr.HTML("", **live, elem_id="wc-past")
            current = gr.HTML("", **live, elem_id="wc-current")
            gr.HTML(_tools(language), apply_default_css=False, elem_id="wc-conversation")
            with gr.Row(elem_id="wc-bar"):
                question = gr.Textbox(
                    label=say("question_label", language),
                    placeholder=say("question_placeholder", language),
                    lines=1,
                    max_lines=5,
                    scale=5,
                    elem_id="wc-question",
                    autofocus=False,
                )
                send = gr.Button(say("send", language), variant="primary", scale=0, min_width=96, elem_id="wc-send")
                fresh = gr.Button(say("new_conversation", language), scale=0, min_width=48, elem_id="wc-fresh")
        with gr.Column(scale=1, min_width=260, elem_id="wc-side"):
            listed = gr.HTML(
                coverage(desk.assistant.library, desk.settings.today, "", language), apply_default_css=False
            )

    def ask(text: str, place: str, so_far: list[Turn], request: gr.Request) -> Iterator[_Frame]:
        address = request.client.host if request.client else ""
        frames = converse(desk, text or "", so_far, place or "", address, language)
        html, _ = next(frames)
        yield shown(so_far, desk, language), html, so_far, "", ""
        # From here on only the answer changes: what is typed meanwhile stays.
        for html, turn in frames:
            yield gr.skip(), html, [*so_far, turn] if turn else gr.skip(), gr.skip(), gr.skip()

    def ask_chip(event: gr.EventData, place: str, so_far: list[Turn], request: gr.Request) -> Iterator[_Frame]:
        yield from ask(str(event._data.get("value", "")), place, so_far, request)

    def choose(place: str, so_far: list[Turn]) -> tuple[str, str, str]:
        listing = coverage(desk.assistant.library, desk.settings.today, place or "", language)
        return place, _examples(desk, place or "", language, so_far), listing

    def recall(place: str, told: str, request: gr.Request) -> tuple[Any, ...]:
        cities = desk.assistant.library.cities
        wanted = (request.query_params.get("city", ""), place, desk.settings.default_city)
        here = next((name for name in wanted if name in cities), "")
        before = kept_turns(told)
        listing = coverage(desk.assistant.library, desk.settings.today, here, language)
        start = _examples(desk, here, language, before)
        asked = request.query_params.get("q", "").strip()
        new = asked if all(turn.question != asked for turn in before) else ""
        return _city_choice(desk, language, here), before, shown(before, desk, language), start, listing, new

    def ask_linked(asked: str, place: str, so_far: list[Turn], request: gr.Request) -> Iterator[_Frame]:
        if asked:
            yield from ask(asked, place, so_far, request)
        else:
            yield tuple(gr.skip() for _ in shows)

    def begin_anew(place: str) -> tuple[str, str, list[Turn], str]:
        return "", "", [], _examples(desk, place or "", language)

    shows = [past, current, turns, question, welcome]
    served = {"concurrency_limit": 8, "concurrency_id": "ask", "show_progress": "hidden", "api_visibility": "private"}
    light = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
    asking = [gr.on([send.click, question.submit], ask, [question, city, turns], shows, **served)]
    asking += [part.select(ask_chip, [city, turns], shows, **served) for part in (welcome, past, current)]
    city.input(choose, [city, turns], [remembered, welcome, listed], **light)
    recalled = gr.on(
        None, recall, [remembered, kept], [city, turns, past, welcome, listed, linked], js=_RECALL, **light
    )
    # What an address asks is asked once the page is there: a script of the page may run before it listens.
    recalled.then(ask_linked, [linked, city, turns], shows, **served)
    # An answer still on its way must not come back into the new conversation.
    fresh.click(begin_anew, [city], [past, current, turns, welcome], cancels=asking, **light)
