"""An Answer as the page shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Answer, Calculation, Notice, NoticeKind, Status
from assistant.renderings import resident
from web.answer_text import answer_text
from web.citation_card import Clauses, citation_card, citation_line
from web.escape import attribute, visible
from web.feedback_form import reasons_form, votes
from web.notes import Note
from web.words import say

__all__ = ["answer_card", "copy_text", "message_card", "question_bubble", "searching_card"]

# Notices that change what the reader should do stand out most.
_GRAVE = {"draft", "expired", "uncovered_city"}

_LABEL = re.compile(r"^[^：:=×\d]{1,12}[：:]\s*")
_BETWEEN = re.compile(r"\[\d+\]|[\s；;。.，,、]")


def question_bubble(question: str, language: str = "zh") -> str:
    """The question as it was typed."""
    asked = say("you_asked", language)
    return f'<div class="wc-asked"><span class="wc-who">{asked}</span><h2><bdi>{visible(question)}</bdi></h2></div>'


def searching_card(language: str = "zh") -> str:
    """What stands in the answer's place until it is there; the style sheet shows it after 300 ms, more after 6 s."""
    return (
        f'<div class="wc-answer wc-searching" role="status"><i></i><i></i><i></i> {say("searching", language)}'
        f'<span class="wc-slow">{say("slow", language)}</span></div>'
    )


def message_card(text: str) -> str:
    """A kind word where there is no answer: nothing asked, too long, too often, failed."""
    return f'<div class="wc-answer wc-message" role="status"><p>{visible(text)}</p></div>'


def copy_text(question: str, answer: Answer) -> str:
    """Question, answer, notices and citations as plain text to paste elsewhere."""
    language = answer.language
    lines = [f"{say('you_asked', language)}：{question}", "", answer.answer]
    lines += [f"※ {notice.text}" for notice in answer.notices]
    if answer.mode == "generative":
        lines += [f"※ {say('generated_hint', language)}"]
    lines += ["", *(f"[{c.n}] {citation_line(c)}：“{c.quote}”" for c in answer.citations)]
    lines += ["", f"{say(answer.mode, language)} · {say('as_of', language, day=answer.as_of)}"]
    return "\n".join([*lines, say("disclaimer", language)])


def _notices(notices: Sequence[Notice], language: str) -> str:
    """One banner a kind, in the answer's order, so that several of a kind are read together."""
    banners = []
    for kind in dict.fromkeys(notice.kind.value for notice in notices):
        grave = " wc-grave" if kind in _GRAVE else ""
        sign = "!" if kind in _GRAVE else "AI" if kind == "generated" else "i"
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
    tools = [
        f'<button type="button" class="wc-tool" data-copy="{attribute(copy_text(question, answer))}">'
        f"{say('copy', language)}</button>",
        f'<button type="button" class="wc-tool" data-speak="{attribute(resident(answer))}" aria-pressed="false">'
        f"{say('speak', language)}</button>",
        f'<button type="button" class="wc-tool" data-share="{attribute(question)}">{say("share", language)}</button>',
        votes(question, answer),
    ]
    return (
        f'<footer class="wc-foot">{"".join(tools)}<span class="wc-said" role="status"></span></footer>'
        f"{reasons_form(question, answer)}"
    )


def _note(note: Note | None, language: str) -> str:
    if note is None:
        return ""
    by = say("human_note_by", language, day=note.reviewed, until=note.until)
    lines = "".join(f"<p>{visible(line)}</p>" for line in note.answer.splitlines() if line.strip())
    title = f"<h3>{say('human_note', language)} <small>{visible(by)}</small></h3>"
    return f'<section class="wc-human">{title}{lines}</section>'


def _below(question: str, answer: Answer, clauses: Clauses, anchor: str) -> str:
    language = answer.language
    parts = []
    if answer.calculation:
        parts.append(_calculation(answer.calculation, anchor, language))
    if answer.citations:
        cards = "".join(citation_card(c, clauses, anchor=anchor, language=language) for c in answer.citations)
        parts.append(f'<section class="wc-citations"><h3>{say("citations", language)}</h3>{cards}</section>')
    return f'<div class="wc-rest">{"".join([*parts, _suggestions(answer), _foot(question, answer)])}</div>'


def answer_card(
    question: str,
    answer: Answer,
    clauses: Clauses,
    *,
    anchor: str = "c",
    growing: bool = False,
    note: Note | None = None,
) -> str:
    """HTML of one answer.

    Args:
        question: what was typed; it goes into the copied text.
        answer: what the assistant answered.
        clauses: where the clauses around a citation are looked up.
        anchor: unique on the page; ids begin with it.
        growing: whether more text is to come; what stands below the text follows once it is complete, so that nothing
            on the page is pushed about.
        note: what staff have answered to that very question.
    """
    language = answer.language
    uncovered = any(notice.kind is NoticeKind.UNCOVERED_CITY for notice in answer.notices)
    plain = answer.status is Status.ANSWERED or uncovered
    outcome = "" if plain else f'<h3 class="wc-outcome">{say(answer.status, language)}</h3>'
    made = f"<span>{say(answer.mode, language)}</span>" if answer.citations else ""
    text = answer_text(_beside_working(answer), [fact.text for fact in answer.facts], anchor=anchor)
    below = "" if growing else _below(question, answer, clauses, anchor)
    return (
        f'<div class="wc-answer" lang="{say("page_language", language)}" data-status="{answer.status.value}"'
        f' data-mode="{answer.mode}">'
        f'<p class="wc-from"><b>{say("answered_by", language)}</b>{made}'
        f"<span>{say('as_of', language, day=answer.as_of)}</span></p>{_note(note, language)}"
        f"{_notices(answer.notices, language)}{_generated(answer)}{outcome}"
        f'<div class="wc-text">{text}</div>{below}</div>'
    )


def _generated(answer: Answer) -> str:
    """The label of text that a model wrote (《人工智能生成合成内容标识办法》, 2025: shown where the text is)."""
    told = any(notice.kind is NoticeKind.GENERATED for notice in answer.notices)
    if answer.mode != "generative" or told:
        return ""
    language = answer.language
    return (
        f'<div class="wc-notice wc-notice-generated" role="note"><b aria-hidden="true">AI</b><div>'
        f"<strong>{say('generated_label', language)}</strong><p>{say('generated_hint', language)}</p></div></div>"
    )


def _beside_working(answer: Answer) -> str:
    """The answer's text without the lines that only repeat the working, which is shown below it."""
    if answer.calculation is None:
        return answer.answer
    steps = _core("".join(answer.calculation.steps))
    kept = [line for line in answer.answer.splitlines() if not _repeats(line, steps)]
    return "\n".join(kept)


def _repeats(line: str, steps: str) -> bool:
    core = _core(_LABEL.sub("", line))
    return len(core) > 3 and any(sign in line for sign in "×=＝÷＋+") and core in steps


def _core(text: str) -> str:
    """The text without marks, spaces and the punctuation between steps."""
    return _BETWEEN.sub("", text)
