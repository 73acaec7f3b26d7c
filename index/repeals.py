"""What a document does to others: 同时废止, 停止执行, 有效期延长至…; and what follows where the others are at hand."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.official_number import find_number
from index.terms import read_terms
from index.values import Clause, Document, Repeal, Term

__all__ = ["read_repeals", "with_repeals"]

_SENTENCE = re.compile(r"[^。\n]+")
_REPEALS = re.compile(r"废止|停止执行|不再执行|停止施行|宣布失效|同时失效")
_LENGTHENS = re.compile(r"(?:延长|延续|延期|顺延|继续(?:执行|实施|有效)).{0,6}(?:至|到)")
_NAMED = re.compile(
    r"《([^《》]{4,120}(?:《[^《》]*》[^《》]*)?)》\s*(?:[（(]([^（）()]{4,40}(?:[（(]\d{4}[）)][^（）()]{0,20})?)[）)])?"
)
_PARTLY = re.compile(r"\s*(?:中的?)?(?:第|有关|相关|部分)")
_NOISE = re.compile(r"[《》“”\"'〈〉\s·（）()]")
_ENTRY = re.compile(r".{0,60}?《")
_ENTRIES = ("row", "annex")


def read_repeals(clauses: Sequence[Clause], title: str, issued: dt.date | None) -> tuple[Repeal, ...]:
    """The documents that these clauses repeal or whose validity they lengthen, with the words.

    A sentence names them before 废止; a lead-in (下列文件废止：) or a heading does so for the items under it.
    """
    found: list[Repeal] = []
    over: tuple[str, ...] = ()
    for clause in clauses:
        listed = bool(over) and clause.path[: len(over)] == over and bool(_ENTRY.match(clause.text))
        listed = listed or any(_REPEALS.search(heading) for heading in clause.path[1:-1])
        listed = listed or (bool(_REPEALS.search(title)) and clause.kind in _ENTRIES)
        for sentence in _SENTENCE.finditer(clause.text):
            found += _of_sentence(sentence[0], issued, listed=listed)
        if _REPEALS.search(clause.text) and clause.text.rstrip().endswith(("：", ":")):
            over = clause.path[:1] if clause.kind == "preamble" else clause.path
    return tuple({(repeal.title, repeal.number): repeal for repeal in found}.values())


def _of_sentence(words: str, issued: dt.date | None, *, listed: bool) -> Iterator[Repeal]:
    verb = max((match.start() for match in _REPEALS.finditer(words)), default=-1)
    longer = _LENGTHENS.search(words)
    until = next((term.end for term in read_terms(words, issued) if term.end), None) if longer else None
    reach = len(words) if listed else max(verb, longer.start() if longer and until else -1)
    for match in _NAMED.finditer(words):
        whole = listed or match.end() <= reach
        if whole and not _PARTLY.match(words, match.end()) and (listed or verb >= 0 or until):
            ends = until if verb < 0 and not listed else None
            yield Repeal(match[1], find_number(match[2] or ""), words.strip(), ends)


def with_repeals(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The same documents, those that another one repeals or lengthens with the terms that follow from it.

    The repealed one ends the day before the other begins; what a draft would repeal stays.
    """
    held = tuple(documents)
    acts = [(other, repeal) for other in held if not other.draft for repeal in other.repeals]
    return tuple(_changed(document, acts) for document in held)


def _changed(document: Document, acts: Sequence[tuple[Document, Repeal]]) -> Document:
    for other, repeal in acts:
        if other.id == document.id or not _names(repeal, document) or _later(document, other):
            continue
        if repeal.until:
            kept = [term for term in document.terms if term.end is None or term.end >= repeal.until]
            longer = Term(repeal.words, None, repeal.until)
            document = replace(
                document, terms=(*(replace(term, end=None) if term.end else term for term in kept), longer)
            )
        elif begun := min((term.start for term in other.terms if term.start), default=other.date):
            end = begun - dt.timedelta(days=1)
            kept = [replace(term, end=None) if term.end and term.end > end else term for term in document.terms]
            document = replace(document, terms=(*kept, Term(repeal.words, None, end)), ended_by=other.title)
    return document


def _names(repeal: Repeal, document: Document) -> bool:
    if repeal.number and document.number:
        return repeal.number == document.number
    return _plain(repeal.title) == _plain(document.title)


def _later(document: Document, other: Document) -> bool:
    return bool(document.date and other.date and document.date > other.date)


def _plain(title: str) -> str:
    return _NOISE.sub("", title)
