"""What an agent reads to the caller: the standing first where it matters, the answer as spoken, whom to ask last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from assistant.answer import Answer, DocumentReference, NoticeKind, Status
from assistant.compose.bureaus import english_bureau
from assistant.renderings.dispatch import cited_clauses, responsible
from assistant.renderings.proof import unsourced
from assistant.renderings.spoken import spoken, spoken_english
from assistant.renderings.words import wording
from index.library import Library

__all__ = ["script"]

MOST = 10  # lines of an answer read to a caller
ASKED = 3  # bureaus named to a caller
_MARK = re.compile(r"\[\d+\]")
_DRAFT_MARK = re.compile(r"[（(][^（）()]*征求意见稿[）)]")
_ENDS = ("。", "？", "！", ".", "?", "!")


def script(answer: Answer, library: Library, phone: str = "") -> str:
    """The answer to be read aloud, in its own language, with the number `phone` to ask at."""
    documents = tuple({citation.document.id: citation.document for citation in answer.citations}.values())
    say = _voice(answer)
    written = [line for line in answer.answer.splitlines() if line.strip()]
    body = [say(line) for line in written]
    if unsourced("\n".join(body), answer):  # what is said must be what is written
        body = [_MARK.sub("", line) for line in written]
    if len(body) > MOST:
        body = [*body[:MOST], wording(answer.language, "agent.more")]
    lines = [*_before(answer, documents), *body]
    if answer.status is Status.ANSWERED:
        lines += [*_after(answer, documents), *_ask(answer, library, documents, phone)]
    return "\n".join(_ended(line, answer.language) for line in lines if line)


def _voice(answer: Answer) -> Callable[[str], str]:
    return spoken_english if answer.language == "en" else spoken


def _ended(line: str, language: str) -> str:
    line = line.rstrip("，：:、 ")
    return line if line.endswith(_ENDS) else line + ("." if language == "en" else "。")


def _before(answer: Answer, documents: Sequence[DocumentReference]) -> Iterable[str]:
    """A draft, or a period that is over."""
    for document in documents:
        if document.standing in ("draft", "expired"):
            yield wording(
                answer.language, f"agent.greeting_{document.standing}", title=_title(document, documents, answer)
            )
    expired = any(notice.kind is NoticeKind.EXPIRED for notice in answer.notices)
    if expired and not any(document.standing == "expired" for document in documents):
        yield wording(answer.language, "agent.greeting_part_expired")


def _after(answer: Answer, documents: Sequence[DocumentReference]) -> Iterable[str]:
    """What the text leaves open, places that are not covered, documents that do not say how long they hold."""
    if any(notice.kind is NoticeKind.NOT_DETERMINED for notice in answer.notices):
        yield wording(answer.language, "agent.not_determined")
    yield from (_voice(answer)(one.text) for one in answer.notices if one.kind is NoticeKind.UNCOVERED_CITY)
    for document in documents:
        if document.standing == "unknown":
            yield wording(answer.language, "agent.greeting_unknown", title=_title(document, documents, answer))


def _title(document: DocumentReference, documents: Sequence[DocumentReference], answer: Answer) -> str:
    if len(documents) == 1:
        return wording(answer.language, "agent.this_document")
    return _voice(answer)(_DRAFT_MARK.sub("", document.title))


def _ask(answer: Answer, library: Library, documents: Sequence[DocumentReference], phone: str) -> Iterable[str]:
    language = answer.language
    if phone:
        yield wording(language, "agent.ask_phone", phone=phone if language == "en" else spoken(phone))
    joint = wording(language, "agent.joint") if language == "en" else "、"
    issuers = dict.fromkeys(_voice(answer)(one.issuer) for one in documents if one.issuer)
    if units := _units(answer, library):
        yield wording(language, "agent.ask_units", units=joint.join(units))
    elif issuers:
        yield wording(language, "agent.ask_issuer", issuer=joint.join(issuers))
    else:
        yield wording(language, "agent.ask_nobody")


def _units(answer: Answer, library: Library) -> list[str]:
    """The bureaus to ask, the first of each city where several are cited."""
    named: dict[str, list[str]] = {}
    for clause in cited_clauses(answer.citations, library):
        named.setdefault(library.document(clause.document_id).city, []).extend(responsible(clause, library).first)
    named = {city: list(dict.fromkeys(units)) for city, units in named.items() if units}
    if len(named) > 1:
        key = "agent.units_of_city"
        return [wording(answer.language, key, city=city, unit=_unit(units[0], answer)) for city, units in named.items()]
    return [_unit(unit, answer) for units in named.values() for unit in units[:ASKED]]


def _unit(name: str, answer: Answer) -> str:
    return spoken_english(english_bureau(name)) if answer.language == "en" else spoken(name)
