"""商户参与: the tab where merchants see what taking part asks of them."""

from __future__ import annotations

from typing import Any

import gradio as gr

from web.checklist_card import checklist_card
from web.desk import LONGEST, Desk, NotTaken
from web.escape import visible
from web.words import say

__all__ = ["build_merchants_tab"]


def _documents(desk: Desk, city: str, language: str) -> list[tuple[str, str]]:
    held = [document for document in desk.assistant.library.documents if document.city == city]
    return [(say("merchants_all", language), ""), *((document.title, document.id) for document in held)]


def _start(key: str, language: str) -> str:
    return f'<p class="wc-none" role="status">{visible(say(key, language))}</p>'


def build_merchants_tab(desk: Desk, language: str = "zh") -> None:
    """Lay the tab out and wire it. To be called inside `gr.Blocks`."""
    gr.HTML(
        f'<div class="wc-intro"><h2>{say("merchants_title", language)}</h2>'
        f"<p>{say('merchants_text', language)}</p></div>",
        apply_default_css=False,
    )
    with gr.Row(elem_id="wc-merchant"):
        city = gr.Dropdown(
            choices=[(name, name) for name in desk.assistant.library.cities],
            value=None,
            label=say("merchants_city", language),
            min_width=140,
            elem_id="wc-merchant-city",
        )
        document = gr.Dropdown(
            choices=[(say("merchants_all", language), "")],
            value="",
            label=say("merchants_programme", language),
            min_width=200,
            scale=2,
        )
        question = gr.Textbox(
            label=say("merchants_question", language),
            placeholder=say("merchants_placeholder", language),
            max_length=LONGEST,
            lines=1,
            max_lines=1,
            min_width=220,
            scale=2,
            elem_id="wc-merchant-question",
        )
        show = gr.Button(
            say("merchants_show", language), variant="primary", scale=0, min_width=120, elem_id="wc-merchant-show"
        )
    listed = gr.HTML(_start("merchants_start", language), apply_default_css=False, elem_id="wc-checklist")

    def choose(place: str) -> Any:
        return gr.Dropdown(choices=_documents(desk, place or "", language), value="")

    def draw(place: str, chosen: str, words: str, request: gr.Request) -> str:
        from assistant.renderings import merchant

        if not place:
            return _start("merchants_pick", language)
        try:
            desk.admit(request.client.host if request.client else "")
        except NotTaken as reason:
            return f'<p class="wc-none" role="status">{visible(reason.words(language))}</p>'
        library, day = desk.assistant.library, desk.settings.today
        return checklist_card(merchant(chosen or place, library, day, (words or "")[:LONGEST], language), language)

    def cities() -> Any:
        return gr.Dropdown(choices=[(name, name) for name in desk.assistant.library.cities])

    light = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
    city.input(choose, [city], [document], **light)
    gr.on(
        [show.click, question.submit],
        draw,
        [city, document, question],
        listed,
        concurrency_limit=8,
        **{**light, "queue": True},
    )
    gr.on(None, cities, None, [city], **light)
