"""Whom a matter goes to (承办): leading and supporting bureaus, the districts it lies in, and the number to call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import Citation
from assistant.evidence import units_of
from assistant.renderings.reference import citation_of, clause_words
from assistant.renderings.words import pattern, wording
from index.library import Library
from index.values import Clause

__all__ = ["cited_clauses", "dispatch_line", "phone_of", "responsible", "roles"]


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who handles a clause's matter. `local` are the text's own words for the districts (各县区); `holder` says it."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    duty: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    holder: Clause | None = None

    @property
    def first(self) -> tuple[str, ...]:
        """Those to ask: the leading ones, else all that are named without a rank."""
        return self.lead or self.duty

    @property
    def known(self) -> bool:
        """Whether the text names anybody."""
        return bool(self.first or self.local)


def cited_clauses(citations: Iterable[Citation], library: Library) -> tuple[Clause, ...]:
    """The clauses that are cited, once each; a document's title is no clause."""
    found: dict[str, Clause] = {}
    for citation in citations:
        try:
            found.setdefault(citation.clause_id, library.clause(citation.clause_id))
        except KeyError:
            continue
    return tuple(found.values())


def responsible(clause: Clause, library: Library) -> Responsible:
    """Who is responsible for `clause`: as it says itself, else as the bracket at the end of its group of items says."""
    for holder in (clause, *_closing(clause, library)):
        units, local = units_of(holder), _local(holder)
        named = {role: tuple(one for one in units[role] if one not in "、".join(local)) for role in units}
        found = Responsible(named["lead"], named["with"], named["duty"], local, holder)
        if found.known:
            return found
    return Responsible()


def _closing(clause: Clause, library: Library) -> Iterable[Clause]:
    """The last clause of the groups that `clause` is an item of, where it ends in a bracket with bureaus."""
    held = library.clauses(clause.document_id)
    for depth in range(len(clause.path) - 1, 2, -1):
        group = [one for one in held if one.path[:depth] == clause.path[:depth] and len(one.path) > depth]
        if group and pattern("dispatch", "closing_bracket").search(group[-1].text):
            yield group[-1]


def _local(clause: Clause) -> tuple[str, ...]:
    says = pattern("dispatch", "responsible")
    sentences = (clause.text[one.start : one.end] for one in clause.sentences)
    found = [
        match.group().rstrip("、（(")
        for sentence in sentences
        if says.search(sentence)
        for match in pattern("dispatch", "local").finditer(sentence)
    ]
    return tuple(dict.fromkeys(found))


def dispatch_line(clauses: Sequence[Clause], library: Library, issuers: Sequence[str]) -> str:
    """`主办：…；配合：…；属地：…`, clause by clause where they differ; the issuer where no clause names anybody."""
    several = len({clause.document_id for clause in clauses}) > 1
    lines: dict[tuple[str, str], list[str]] = {}
    for clause in clauses:
        if words := roles(responsible(clause, library)):
            city = library.document(clause.document_id).city if several else ""
            lines.setdefault((city, words), []).append(clause_words(clause.path[1:]))
    if len(lines) == 1 and not several:
        return next(iter(lines))[1]
    if lines:
        return "\n".join(
            wording("work_order", "order.for_clause", clause=city + "、".join(of), dispatch=words)
            for (city, words), of in lines.items()
        )
    key = "order.issuer" if any(issuers) else "order.nobody"
    return wording("work_order", key, units="、".join(filter(None, issuers)))


def roles(found: Responsible) -> str:
    """`主办：…；配合：…；属地：…`; empty where nobody is named."""
    named = (("lead", found.lead), ("duty", found.duty), ("with", found.support), ("local", found.local))
    return "；".join(wording("work_order", f"order.{role}", units="、".join(units)) for role, units in named if units)


def phone_of(document_id: str, library: Library, as_of: dt.date) -> tuple[Citation, str] | None:
    """The sentence in which a document gives a number to ask at, cited as [0], and the number; `None` without one."""
    for clause in library.clauses(document_id):
        for sentence in clause.sentences:
            text = clause.text[sentence.start : sentence.end]
            text = f"{clause.heading}：{text}" if text[:1].isdigit() else text
            found = pattern("dispatch", "phone").search(text)
            if found and not pattern("dispatch", "not_to_ask").search(text):
                return citation_of(0, clause, library.document(document_id), sentence.span, as_of), found[1]
    return None
