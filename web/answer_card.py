"""An Answer as the page shows it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant.answer import Answer, Calculation, Notice, NoticeKind, Status
from web.answer_text import answer_text
from web.citation_card import Clauses, citation_card, citation_line
from web.escape import attribute, visible
from web.words import say

__all__ = ["answer_card", "copy_text", "message_card", "question_bubble", "searching_card"]

# Notices that change what the reader should do stand out most.
_GRAVE = {"draft", "expired", "uncovered_city"}


def question_bubble(question: str, language: str = "zh") -> str:
    """The question as it was typed."""
    asked = say("you_asked", language)
    return f'<div class="wc-asked"><span class="wc-who">{asked}</span><h2><bdi>{visible(question)}</bdi></h2></div>'


def searching_card() -> str:
    """What stands in the answer's place until it is there."""
    return f'<div class="wc-answer wc-searching" role="status"><i></i><i></i><i></i> {say("searching")}</div>'


def message_card(text: str) -> str:
    """A kind word where there is no answer: nothing asked, too long, too often, failed."""
    return f'<div class="wc-answer wc-message" role="status"><p>{visible(text)}</p></div>'


def copy_text(question: str, answer: Answer) -> str:
    """Question, answer, notices and citations as plain text to paste elsewhere."""
    language = answer.language
    lines = [f"{say('you_asked', language)}：{question}", "", answer.answer]
    lines += [f"※ {notice.text}" for notice in answer.notices]
    lines += ["", *(f"[{c.n}] {citation_line(c)}：“{c.quote}”" for c in answer.citations)]
    lines += ["", f"{say(answer.mode, language)} · {say('as_of', language, day=answer.as_of)}"]
    return "\n".join([*lines, say("disclaimer", language)])


def _notices(notices: Sequence[Notice], language: str) -> str:
    """One banner a kind, in the answer's order, so that several of a kind are read together."""
    banners = []
    for kind in dict.fromkeys(notice.kind.value for notice in notices):
        grave = " wc-grave" if kind in _GRAVE else ""
        sign = "!" if kind in _GRAVE else "i"
        texts = "".join(f"<p>{visible(notice.text)}</p>" for notice in notices if notice.kind.value == kind)
        banners.append(
            f'<div class="wc-notice{grave} wc-notice-{kind}" role="note"><b aria-hidden="true">{sign}</b>'
            f"<div><strong>{say(f'notice_{kind}', language)}</strong>{texts}</div></div>"
        )
    return "".join(banners)


def _calculation(calculation: Calculation, anchor: str, language: str) -> str:
    rows = []
    for given in calculation.inputs:
        source = (
            f'<sup><a class="wc-mark" href="#{anchor}-{given.citation}" data-cite="{anchor}-{given.citation}">'
            f"[{given.citation}]</a></sup>"
            if given.citation
            else f" <small>{say('calculation_given', language)}</small>"
        )
        rows.append(f"<dt>{visible(given.name)}</dt><dd>{visible(given.value + given.unit)}{source}</dd>")
    steps = "".join(f"<li>{visible(step)}</li>" for step in calculation.steps)
    return (
        f'<section class="wc-calculation"><h3>{say("calculation", language)}</h3><dl>{"".join(rows)}</dl>'
        f"<ol>{steps}</ol><p class=wc-result>{visible(calculation.result)}</p></section>"
    )


def _suggestions(answer: Answer) -> str:
    chips = "".join(
        f'<button type="button" class="wc-chip" data-ask="{attribute(s)}">{visible(s)}</button>'
        for s in answer.suggestions
    )
    label = say("suggestions", answer.language)
    return f'<div class="wc-chips" role="group" aria-label="{label}"><h3>{label}</h3>{chips}</div>' if chips else ""


def _foot(question: str, answer: Answer) -> str:
    language = answer.language
    record = attribute(json.dumps({"question": question, "answer": answer.answer}, ensure_ascii=False))
    votes = "".join(
        f'<button type="button" class="wc-tool" data-vote="{vote}" data-record="{record}" aria-pressed="false">'
        f"{say(vote, language)}</button>"
        for vote in ("helpful", "unhelpful")
    )
    copied = attribute(copy_text(question, answer))
    return (
        f'<footer class="wc-foot"><button type="button" class="wc-tool" data-copy="{copied}">{say("copy", language)}'
        f'</button>{votes}<span class="wc-said" role="status"></span></footer>'
    )


def _below(question: str, answer: Answer, clauses: Clauses, anchor: str) -> str:
    language = answer.language
    parts = []
    if answer.calculation:
        parts.append(_calculation(answer.calculation, anchor, language))
    if answer.citations:
        cards = "".join(citation_card(c, clauses, anchor=anchor, language=language) for c in answer.citations)
        parts.append(f'<section class="wc-citations"><h3>{say("citations", language)}</h3>{cards}</section>')
    return f'<div class="wc-rest">{"".join([*parts, _suggestions(answer), _foot(question, answer)])}</div>'


def answer_card(question: str, answer: Answer, clauses: Clauses, *, anchor: str = "c", growing: bool = False) -> str:
    """HTML of one answer.

    Args:
        question: what was typed; it goes into the copied text.
        answer: what the assistant answered.
        clauses: where the clauses around a citation are looked up.
        anchor: unique on the page; ids begin with it.
        growing: whether more text is to come; what stands below the text follows once it is complete, so that nothing
            on the page is pushed about.
    """
    language = answer.language
    uncovered = any(notice.kind is NoticeKind.UNCOVERED_CITY for notice in answer.notices)
    plain = answer.status is Status.ANSWERED or uncovered
    outcome = "" if plain else f'<h3 class="wc-outcome">{say(answer.status, language)}</h3>'
    made = f"<span>{say(answer.mode, language)}</span>" if answer.citations else ""
    steps = {step.strip() for step in answer.calculation.steps} if answer.calculation else set()
    spoken = "\n".join(line for line in answer.answer.splitlines() if line.strip() not in steps)
    text = answer_text(spoken, [fact.text for fact in answer.facts], anchor=anchor)
    below = "" if growing else _below(question, answer, clauses, anchor)
    return (
        f'<div class="wc-answer" lang="{"zh-CN" if language == "zh" else "en"}" data-status="{answer.status.value}">'
        f'<p class="wc-from"><b>{say("answered_by", language)}</b>{made}'
        f"<span>{say('as_of', language, day=answer.as_of)}</span></p>"
        f'{_notices(answer.notices, language)}{outcome}<div class="wc-text">{text}</div>{below}</div>'
    )
