"""An answer for a hotline agent: what to say, whom to pass it to, and what to paste into the work order."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Answer, Citation, DocumentReference, NoticeKind
from assistant.messages import message
from assistant.renderings.dispatch import cited_clauses, dispatch_line, phone_of
from assistant.renderings.reference import reference
from assistant.renderings.script import script
from assistant.renderings.words import wording
from index.library import Library

__all__ = ["AgentCard", "agent", "label_of"]


@dataclass(frozen=True, slots=True)
class AgentCard:
    """What an agent needs of one answer.

    `script` is read to the caller, in the caller's language; `dispatch`, `citations` and `standing` are pasted, in
    Chinese; all three are empty where the answer cites nothing. `sources` are the citations that every figure of the
    card stands in: the answer's own and the sentence with the telephone number, where the document gives one.
    """

    script: str
    dispatch: str
    citations: tuple[str, ...]
    standing: str
    label: str
    sources: tuple[Citation, ...] = ()

    @property
    def work_order(self) -> str:
        """All of it as one block to copy: 口径, 承办, 依据 with the source's own words, 效力."""
        lines = [_order("script"), self.script]
        if self.citations:
            lines += [_order("dispatch"), self.dispatch, _order("citations")]
            for at, line in enumerate(self.citations, 1):
                quotes = [" ".join(one.quote.split()) for one in self.sources if reference(one) == line]
                lines.append(f"{at}. {line}")
                lines += [_order("quote", quote=quote) for quote in dict.fromkeys(quotes)]
            lines += [_order("standing"), self.standing, _order("label") + self.label]
        return "\n".join(lines)


def _order(key: str, **values: object) -> str:
    return wording("work_order", f"order.{key}", **values)


def agent(answer: Answer, library: Library) -> AgentCard:
    """The card of `answer`; one that cites nothing has its own words as script, and nothing to paste."""
    documents = tuple({citation.document.id: citation.document for citation in answer.citations}.values())
    phone = phone_of(documents[0].id, library, answer.as_of) if len(documents) == 1 else None
    said = script(answer, library, phone[1] if phone else "")
    if not documents:
        return AgentCard(said, "", (), "", "")
    sources = (*answer.citations, *([phone[0]] if phone else []))
    return AgentCard(
        script=said,
        dispatch=dispatch_line(cited_clauses(answer.citations, library), library, [one.issuer for one in documents]),
        citations=tuple(dict.fromkeys(map(reference, sources))),
        standing=_standing(answer, documents),
        label=label_of(answer, "zh"),
        sources=sources,
    )


def label_of(answer: Answer, language: str) -> str:
    """Quoted from the documents, or written by a model: what a rendering that leaves the house ends with."""
    if answer.mode == "generative":
        return wording(language, "export.label_generative")
    return message(language, "label.extractive")


def _standing(answer: Answer, documents: tuple[DocumentReference, ...]) -> str:
    day, lines = answer.as_of.isoformat(), []
    for one in documents:
        words = wording("work_order", f"standing.{one.standing}")
        lines.append(wording("work_order", "standing.line", title=one.title, words=words, day=day))
    expired = any(notice.kind is NoticeKind.EXPIRED for notice in answer.notices)
    if expired and all(one.standing != "expired" for one in documents):
        lines.append(wording("work_order", "standing.part_expired"))
    return "；".join(lines)
