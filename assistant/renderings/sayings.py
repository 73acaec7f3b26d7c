"""The sentences of a clause that tell a merchant one kind of thing (`renderings.merchant.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.renderings.programme import LABEL, Programme, headings
from assistant.renderings.words import pattern
from index.values import Clause, Sentence, Span

__all__ = ["Saying", "sayings"]

_START = re.compile(r"^(?:(?:答|A)\s*[：:]\s*|[-•·*]\s*)")
_WRAPPED = re.compile(r"[（(][^（）()]*[）)]")
_STOP = re.compile(r"[。；]")
_LEADS = ("：", ":")
_BRACKET = re.compile(r"[（(][^（）()]*(?:责任|牵头|配合|负责)[^（）()]*[）)]\s*$|责任单位[：:].*$")


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence, or the part of one that says it: its words and its span in the source."""

    clause: Clause
    text: str
    span: Span


def sayings(clauses: Sequence[Clause], row: Mapping[str, Any], chosen: Programme) -> Iterator[Saying]:
    """What `clauses` say of the section `row`, in the order of the text; a lead-in brings the items under it."""
    lead: Saying | None = None
    for clause in clauses:
        if lead and clause.document_id == lead.clause.document_id and _under(clause, lead.clause):
            yield from (part for sentence in clause.sentences for part in _parts(clause, sentence) if part.text)
            continue
        lead = None
        for lead in _of_clause(clause, row, chosen):
            yield lead
        lead = lead if lead and lead.text.endswith(_LEADS) else None


def _under(clause: Clause, other: Clause) -> bool:
    return len(clause.path) > len(other.path) and clause.path[: len(other.path)] == other.path


def _of_clause(clause: Clause, row: Mapping[str, Any], chosen: Programme) -> Iterator[Saying]:
    if clause.kind in ("row", "preamble"):
        return
    heading = row["heading"] and any(_compiled(row["heading"]).search(one[:LABEL]) for one in headings(clause))
    listing = False
    for sentence in clause.sentences:
        for part in _parts(clause, sentence):
            says = bool(_compiled(row["text"]).search(part.text))
            says = says or bool(heading and _compiled(row["under"]).search(part.text))
            says = says and not (row.get("never") and _compiled(row["never"]).search(part.text))
            if part.text and (listing or (says and _concerns(part.text, clause, row, chosen))):
                listing = listing or part.text.endswith(_LEADS)
                yield part
        listing = listing and not clause.text[sentence.start : sentence.end].rstrip().endswith("。")


def _parts(clause: Clause, sentence: Sentence) -> Iterator[Saying]:
    """The sentence, in two where it turns from what is forbidden to what follows (…，一旦发现…)."""
    text = clause.text[sentence.start : sentence.end]
    turn = pattern("merchant", "turn").search(text)
    quote = clause.quote(sentence.span)
    cut = _offset(quote, text, turn.end()) if turn and pattern("merchant", "modal").search(text[: turn.start()]) else 0
    if turn and cut:
        middle = sentence.span.start + cut
        yield Saying(clause, _sentence(text[: turn.end()]), Span(sentence.span.start, middle))
        yield Saying(clause, _sentence(text[turn.end() :]), Span(middle, sentence.span.end))
    else:
        yield Saying(clause, _sentence(text), sentence.span)


def _sentence(text: str) -> str:
    """The words as a sentence of their own: no 答：, list mark or bracket with bureaus, a full stop at the end."""
    text = _START.sub("", re.sub(r"\s*\n\s*", "", text).strip())
    text = _BRACKET.sub("", text).strip()
    text = text[1:-1] if _WRAPPED.fullmatch(text) else text
    return f"{text[:-1]}。" if text.endswith(("，", "；", ";")) else text


def _offset(quote: str, text: str, at: int) -> int:
    """Where in the source's own words the character `at` of the clean text stands; 0 where the two differ."""
    wanted = len("".join(text[:at].split()))
    if "".join(quote.split()) != "".join(text.split()):
        return 0
    seen = 0
    for position, character in enumerate(quote):
        if seen == wanted:
            return position
        seen += not character.isspace()
    return 0


def _concerns(text: str, clause: Clause, row: Mapping[str, Any], chosen: Programme) -> bool:
    """Whether a sentence is a merchant's business: it speaks of merchants first, or of nobody where they take part."""
    if row.get("always") and _compiled(row["always"]).search(text):
        return True
    merchants, residents, government = (pattern("merchant", who) for who in ("merchants", "residents", "government"))
    modal = pattern("merchant", "modal").search(text) if row.get("modal") else None
    subject = _STOP.split(text[: modal.start()])[-1] if modal else text
    near = government.sub("", subject.rpartition("，")[2])
    if modal and near != subject.rpartition("，")[2] and not merchants.search(near):
        return False
    theirs, others = merchants.search(subject), residents.search(subject)
    if theirs:
        return not others or theirs.start() < others.start() or clause.id in chosen.named
    if others or row["merchants_only"] or (residents.search(text) and not merchants.search(text)):
        return False
    if modal and government.search(subject):
        return False
    return bool(row.get("everybody")) or clause.id in chosen.named or clause.document_id in chosen.open


@cache
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words)
