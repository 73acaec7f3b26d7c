"""An answer for a hotline agent: what to say, whom to pass it to, and what to paste into the work order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Answer, Citation, DocumentReference, NoticeKind, Status
from assistant.compose.bureaus import english_bureau
from assistant.messages import message
from assistant.renderings.dispatch import cited_clauses, dispatch_line, phone_of, responsible
from assistant.renderings.proof import unsourced
from assistant.renderings.reference import reference
from assistant.renderings.spoken import spoken, spoken_english
from assistant.renderings.words import pattern, wording
from index.library import Library

__all__ = ["AgentCard", "agent"]

MOST = 8  # lines of an answer read to a caller
ASKED = 3  # bureaus named to a caller


@dataclass(frozen=True, slots=True)
class AgentCard:
    """What an agent needs of one answer.

    `script` is read to the caller; `dispatch`, `citations` and `standing` are pasted. `sources` are the citations that
    every figure of the card stands in: the answer's own and the sentence with the telephone number, where there is one.
    """

    script: str
    dispatch: str
    citations: tuple[str, ...]
    standing: str
    label: str
    sources: tuple[Citation, ...] = ()
    language: str = "zh"

    @property
    def work_order(self) -> str:
        """All of it as one block to copy: 口径, 承办, 依据 with the source's own words, 效力."""
        say = self.language
        lines = [wording(say, "agent.script"), self.script]
        lines += [wording(say, "agent.dispatch"), self.dispatch] if self.dispatch else []
        if self.citations:
            lines.append(wording(say, "agent.citations"))
            for at, line in enumerate(self.citations, 1):
                quotes = [source.quote for source in self.sources if reference(source, say) == line]
                lines.append(f"{at}. {line}")
                lines += [wording(say, "agent.quote", quote=" ".join(quote.split())) for quote in dict.fromkeys(quotes)]
            lines += [wording(say, "agent.standing"), self.standing]
        return "\n".join([*lines, wording(say, "agent.label") + self.label])


def agent(answer: Answer, library: Library) -> AgentCard:
    """The card of `answer`; for one that cites nothing it is the answer's own words and no dispatch."""
    documents = tuple({citation.document.id: citation.document for citation in answer.citations}.values())
    phone = phone_of(documents[0].id, library, answer.as_of) if len(documents) == 1 else None
    sources = (*answer.citations, *([phone] if phone else []))
    clauses = cited_clauses(answer.citations, library)
    dispatch = dispatch_line(clauses, library, [one.issuer for one in documents], answer.language) if documents else ""
    return AgentCard(
        script=_script(answer, library, documents, phone),
        dispatch=dispatch,
        citations=tuple(dict.fromkeys(reference(one, answer.language) for one in sources)),
        standing=_standing_line(answer, documents),
        label=label_of(answer),
        sources=sources,
        language=answer.language,
    )


def label_of(answer: Answer) -> str:
    """Quoted from the documents, or written by a model: what every rendering of an answer ends with."""
    generated = answer.mode == "generative"
    language = answer.language
    return wording(language, "export.label_generative") if generated else message(language, "label.extractive")


def _script(
    answer: Answer, library: Library, documents: tuple[DocumentReference, ...], phone: Citation | None
) -> str:
    say = spoken_english if answer.language == "en" else spoken
    body = [say(line) for line in answer.answer.splitlines() if line.strip()]
    if unsourced("\n".join(body), answer):  # what is said aloud must be what was written
        body = [re.sub(r"\[\d+\]", "", line) for line in answer.answer.splitlines() if line.strip()]
    if len(body) > MOST:
        body = [*body[:MOST], wording(answer.language, "agent.more")]
    lines = [*_standing_first(answer, documents), *body, *_notices(answer, say)]
    if answer.status is Status.ANSWERED:
        lines += [*_unknown(answer, documents), *_ask(answer, library, documents, phone)]
    return "\n".join(_ended(line) for line in lines if line)


def _ended(line: str) -> str:
    return line if line.endswith(("。", "？", "！", ".", "?", "!")) else f"{line}{'.' if line.isascii() else '。'}"


def _standing_first(answer: Answer, documents: tuple[DocumentReference, ...]) -> Iterable[str]:
    """What the caller must know before anything else: a draft, or a period that is over."""
    expired = any(notice.kind is NoticeKind.EXPIRED for notice in answer.notices)
    for document in documents:
        if document.standing in ("draft", "expired"):
            title = _title(document, documents, answer.language)
            yield wording(answer.language, f"agent.greeting_{document.standing}", title=title)
    if expired and not any(document.standing == "expired" for document in documents):
        yield wording(answer.language, "agent.greeting_part_expired")


def _unknown(answer: Answer, documents: tuple[DocumentReference, ...]) -> Iterable[str]:
    for document in documents:
        if document.standing == "unknown":
            title = _title(document, documents, answer.language)
            yield wording(answer.language, "agent.greeting_unknown", title=title)


def _title(document: DocumentReference, documents: tuple[DocumentReference, ...], language: str) -> str:
    if len(documents) == 1:
        return wording(language, "agent.this_document")
    say = spoken_english if language == "en" else spoken
    return say(document.title)


def _notices(answer: Answer, say: object) -> Iterable[str]:
    kinds = {notice.kind for notice in answer.notices}
    if NoticeKind.NOT_DETERMINED in kinds:
        yield wording(answer.language, "agent.not_determined")
    if answer.status is Status.ANSWERED and callable(say):
        yield from (say(one.text) for one in answer.notices if one.kind is NoticeKind.UNCOVERED_CITY)


def _ask(
    answer: Answer, library: Library, documents: tuple[DocumentReference, ...], phone: Citation | None
) -> Iterable[str]:
    english = answer.language == "en"
    named = [unit for clause in cited_clauses(answer.citations, library) for unit in responsible(clause, library).first]
    units = [spoken_english(english_bureau(one)) if english else spoken(one) for one in dict.fromkeys(named)][:ASKED]
    issuers = [document.issuer for document in documents if document.issuer]
    joint = wording(answer.language, "agent.joint") if english else "、"
    if phone and (number := pattern("dispatch", "phone").search(phone.quote)):
        yield wording(answer.language, "agent.ask_phone", phone=spoken(number[0]) if not english else number[0])
    if units:
        yield wording(answer.language, "agent.ask_units", units=joint.join(units))
    elif issuers:
        yield wording(answer.language, "agent.ask_issuer", issuer=joint.join(issuers))
    else:
        yield wording(answer.language, "agent.ask_nobody")


def _standing_line(answer: Answer, documents: tuple[DocumentReference, ...]) -> str:
    language = answer.language
    if not documents:
        return wording(language, "standing.none")
    lines = []
    for document in documents:
        words = wording(language, f"standing.{document.standing}")
        lines.append(wording(language, "standing.line", title=document.title, words=words, day=answer.as_of.isoformat()))
    if any(one.kind is NoticeKind.EXPIRED for one in answer.notices) and all(
        document.standing != "expired" for document in documents
    ):
        lines.append(wording(language, "standing.part_expired"))
    return "；".join(lines)
