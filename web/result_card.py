"""A clause that an agent found: matched words, standing, what to say, whom to pass it to, and a line to paste."""

from __future__ import annotations

import datetime as dt

from assistant.answer import Answer, Notice, NoticeKind, Status
from assistant.renderings import agent
from assistant.renderings.agent import AgentCard
from assistant.renderings.reference import citation_of
from index.library import Hit, Library
from index.values import Standing
from web.citation_card import clause_address, standing_badge
from web.escape import attribute, visible
from web.passage import marked_words
from web.words import say

__all__ = ["answer_for_agents", "quoted", "result_card", "results_list"]


def quoted(hit: Hit, library: Library, day: dt.date) -> Answer:
    """The clause's sentence that fits the query best, as an answer that quotes it."""
    clause = hit.clause
    scores = hit.sentence_scores[: len(clause.sentences)]
    best = max(range(len(scores)), key=scores.__getitem__, default=0)
    sentence = clause.sentences[best] if clause.sentences else None
    span, text = (sentence.span, clause.text[sentence.start : sentence.end]) if sentence else (clause.span, clause.text)
    citation = citation_of(1, clause, hit.document, span, day)
    over = library.standing(clause, day) is Standing.EXPIRED and citation.document.standing != Standing.EXPIRED
    notices = [Notice(kind=NoticeKind.EXPIRED, text=say("clause_expired"))] if over else []
    return Answer(status=Status.ANSWERED, answer=f"{text}[1]", citations=[citation], notices=notices, as_of=day)


def _copied(key: str, text: str, name: str, language: str) -> str:
    return (
        f'<button type="button" class="wc-tool" data-copy="{attribute(text)}" data-key="{name}">'
        f"{say(key, language)}</button>"
    )


def _card_foot(card: AgentCard, open_link: str, language: str) -> str:
    return (
        f'<footer class="wc-foot">{_copied("copy_citation", chr(10).join(card.citations), "c", language)}'
        f"{_copied('copy_script', card.script, 's', language)}{_copied('copy_dispatch', card.dispatch, 'd', language)}"
        f"{_copied('copy_order', card.work_order, 'w', language)}{open_link}"
        '<span class="wc-said" role="status"></span></footer>'
    )


def _spoken(card: AgentCard, language: str, *, lines: int = 20) -> str:
    script = "".join(f"<p>{visible(line)}</p>" for line in card.script.splitlines()[:lines])
    told = f'<div class="wc-script"><h4>{say("agent_script", language)}</h4>{script}</div>'
    if card.dispatch:
        told += f'<p class="wc-dispatch"><span>{say("agent_dispatch", language)}</span> {visible(card.dispatch)}</p>'
    for line in card.citations:
        told += f'<p class="wc-paste"><span>{say("paste_line", language)}</span> {visible(line)}</p>'
    return told


def result_card(hit: Hit, query: str, library: Library, day: dt.date, language: str = "zh") -> str:
    """HTML of one result, reachable and usable by keyboard."""
    clause, document = hit.clause, hit.document
    card = agent(quoted(hit, library, day), library)
    path = " › ".join(clause.path[1:])
    address = attribute(clause_address(clause.id, clause.span.start, clause.span.end))
    link = f'<a class="wc-open" href="{address}" target="_blank">{say("whole_clause", language)}</a>'
    return (
        f'<article class="wc-result-card" tabindex="0" aria-label="{attribute(f"{document.city} {path}")}">'
        f'<h3><span class="wc-city">{visible(document.city)}</span>{marked_words(path, query)}'
        f" {standing_badge(library.standing(clause, day).value, language)}</h3>"
        f'<p class="wc-found">{marked_words(clause.text, query)}</p>'
        f"{_spoken(card, language)}{_card_foot(card, link, language)}</article>"
    )


def answer_for_agents(answer: Answer, library: Library, language: str = "zh") -> str:
    """HTML of a whole answer: what to say to the caller, whom to pass it to, and the work order to copy."""
    card = agent(answer, library)
    notices = "".join(f'<p class="wc-notice-line">{visible(notice.text)}</p>' for notice in answer.notices)
    written = answer.mode == "generative"
    label = f'<span class="wc-badge wc-draft">{say("generated_label", language)}</span>' if written else ""
    return (
        f'<article class="wc-result-card wc-agent-answer" tabindex="0" aria-label="{say("agent_answer", language)}">'
        f"<h3>{say('agent_answer', language)} {label}</h3>{notices}{_spoken(card, language)}"
        f"{_card_foot(card, '', language)}</article>"
    )


def results_list(
    hits: list[Hit], query: str, library: Library, day: dt.date, language: str = "zh", city: str = ""
) -> str:
    """HTML of all results, or a word on what to do where there are none; `city` heads a column of a comparison."""
    if not query.strip():
        return f'<p class="wc-none">{say("search_start", language)}</p>'
    if not hits:
        words = say("compare_empty", language, city=city) if city else say("search_none", language)
        return f'<p class="wc-none" role="status">{visible(words)}</p>'
    cards = "".join(result_card(hit, query, library, day, language) for hit in hits)
    head = f"{visible(city)} · " if city else ""
    counted = say("search_count", language, count=len(hits))
    return f'<h2 class="wc-none">{head}<span role="status">{counted}</span></h2>{cards}'
