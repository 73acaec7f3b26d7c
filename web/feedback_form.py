"""Thumbs with reasons, below an answer."""

from __future__ import annotations

import json

from assistant.answer import Answer
from web.escape import attribute
from web.words import say

__all__ = ["reasons_form", "votes"]

_REASONS = ("wrong", "missing", "unclear", "old")


def votes(question: str, answer: Answer) -> str:
    """The two thumbs: the first is sent at once, the second asks why."""
    record = attribute(json.dumps({"question": question[:2000], "answer": answer.answer}, ensure_ascii=False))
    return "".join(
        f'<button type="button" class="wc-tool" data-vote="{vote}" data-record="{record}" aria-pressed="false">'
        f"{say(vote, answer.language)}</button>"
        for vote in ("helpful", "unhelpful")
    )


def reasons_form(question: str, answer: Answer) -> str:
    """What was wrong, to be ticked or told; hidden until asked for."""
    language = answer.language
    ticks = "".join(
        f'<label><input type="checkbox" value="{attribute(say(f"reason_{reason}"))}">'
        f"<span>{say(f'reason_{reason}', language)}</span></label>"
        for reason in _REASONS
    )
    other = say("reason_other", language)
    return (
        f'<fieldset class="wc-reasons" hidden><legend>{say("reasons", language)}</legend>{ticks}'
        f'<label class="wc-other"><span>{other}</span><textarea maxlength="500" rows="2"></textarea></label>'
        f'<button type="button" class="wc-tool wc-strong" data-reasons>{say("reason_send", language)}</button>'
        "</fieldset>"
    )
