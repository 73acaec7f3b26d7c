"""A checklist for a merchant, and how it is printed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.answer import Citation, DocumentReference
from assistant.renderings.reference import clause_words, document_reference, nested
from assistant.renderings.words import wording

__all__ = ["Checklist", "Line", "Section"]

_DRAFT_MARK = re.compile(r"[（(][^（）()]*征求意见稿[）)]")
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#|"})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a document with its citation; `text` has the quote's words without line breaks and 答：."""

    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that a merchant asks: `key` is who, how, duties, prohibitions, consequences, dates or contacts."""

    key: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """What the documents of one place say to merchants, section by section; a section without lines states that.

    `covered` is false where there is no document of `scope`, `found` where none speaks of `question`.
    """

    scope: str
    question: str
    as_of: dt.date
    sections: tuple[Section, ...]
    documents: tuple[DocumentReference, ...] = ()
    covered: bool = True
    found: bool = True
    language: str = "zh"

    @property
    def standings(self) -> tuple[str, ...]:
        """What each document is worth on `as_of`, drafts and expired ones first."""
        order = ("draft", "expired", "unknown", "in_force")
        ranked = sorted(self.documents, key=lambda one: order.index(one.standing))
        return tuple(self._say(f"standing_{one.standing}", title=_plain(one.title, one.standing)) for one in ranked)

    def plain(self) -> str:
        """The checklist as text to print, □ before each line."""
        return "\n".join(self._lines("{}", "\n{}", "□ {}\n　　—— {}", str))

    def markdown(self) -> str:
        """The checklist in Markdown, its lines as boxes to tick."""
        return "\n".join(self._lines("# {}\n", "\n## {}\n", "- [ ] {}  \n  *{}*", _escaped)) + "\n"

    def _say(self, key: str, **values: object) -> str:
        return wording(self.language, f"merchant.{key}", **values)

    def _lines(self, title: str, heading: str, line: str, write: Callable[[str], str]) -> Iterator[str]:
        yield title.format(write(self._say("title", scope=self.scope)))
        if self.question:
            yield write(self._say("question", question=self.question))
        if not self.covered or not self.found:
            yield write(self._say("not_found" if self.covered else "uncovered", scope=self.scope))
            return
        yield from (write(one) for one in (*self.standings, self._say("as_of", day=self.as_of.isoformat())))
        yield self._say("as_printed")
        several = len(self.documents) > 1
        for section in self.sections:
            yield heading.format(self._say(section.key))
            if not section.lines:
                yield self._say(f"empty_{section.key}")
            for one in section.lines:
                place = clause_words(one.citation.path[1:])
                place = f"《{nested(one.citation.document.title)}》{place}" if several or not place else place
                yield line.format(write(one.text), write(place))
        yield heading.format(self._say("documents"))
        yield from (write(document_reference(document)) for document in self.documents)


def _plain(title: str, standing: str) -> str:
    """A draft's title without the mark that the sentence around it says."""
    return nested(_DRAFT_MARK.sub("", title) if standing == "draft" else title)


def _escaped(text: str) -> str:
    return text.translate(_MARKS)
