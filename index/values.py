"""The frozen values that indexing passes from step to step.

Every offset is in characters (Python `str` indices). `Span` offsets point into `Source.text`, which for a text file is
the decoded file itself and for any other format the text that its reader extracted; offsets named `start`/`end` on
`Sentence` and `Fact` point into the text of the clause they were read from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Standing(StrEnum):
    """What a document or clause is worth on a given day (效力)."""

    IN_FORCE = "in_force"
    DRAFT = "draft"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class FactKind(StrEnum):
    """What a figure read from a clause is."""

    RATE = "rate"
    AMOUNT = "amount"
    CAP = "cap"
    COUNT = "count"
    DATE = "date"
    PERIOD = "period"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `Source.text`, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One physical line (or table row) of a source, with what its layout says of it.

    `level` is a heading level that the file's own style names (1 is the highest), `bold` and `centered` are layout
    hints; all are absent in plain text. A table row has `table` set (the table's running number) and its cells' text
    separated by tabs in `Source.text`.
    """

    start: int
    end: int
    level: int | None = None
    bold: bool = False
    centered: bool = False
    table: int | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """Text that belongs to no clause (page numbers, running heads, copy lists), and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its text, its blocks in reading order, and what the file says of itself.

    `metadata` may hold `title`, `issuer`, `number`, `date`, `url` where the format has them (HTML meta tags, DOCX
    properties, a sidecar). `digest` is the SHA-256 of the file's bytes, in hex.
    """

    file: str
    text: str
    blocks: tuple[Block, ...]
    digest: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """Clean text for a reader, every character of which knows where it stands in the source.

    `origins[i]` is the offset in `Source.text` of character `i`. Page breaks, debris and stray spaces between Chinese
    characters are not part of `text`.
    """

    text: str
    origins: Sequence[int]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of `text[start:end]`; an empty slice has an empty span."""
        end = len(self.text) if end is None else end
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else 0
            return Span(at, at)
        return Span(self.origins[start], self.origins[end - 1] + 1)

    def slice(self, start: int, end: int | None = None) -> Text:
        """The part from `start` to `end`."""
        return Text(self.text[start:end], self.origins[start:end])


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure read from a clause's text (要点).

    `value` is canonical: a plain decimal for figures (money in 元, rates in percent), an ISO date or `start/end` for
    dates and periods, a bureau's name for units. `unit` is `元`, `%`, `家`, … (empty for dates and bureaus). `per`
    names what an amount is counted by (`件`, `人`, `年`, …), `bound` is `max`, `min` or empty; `role` of a responsible
    bureau is `lead`, `with` or `duty` (按职责分工). `end` is exclusive.
    """

    kind: FactKind
    text: str
    value: str
    unit: str
    start: int
    end: int
    per: str = ""
    bound: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A period of validity that a text sets, with the words it was read from.

    `end` is the last day it covers (inclusive); `None` where the text sets none. `at` is the offset in the clause's
    text, -1 where the term was read elsewhere.
    """

    words: str
    start: dt.date | None = None
    end: dt.date | None = None
    at: int = -1

    def over(self, day: dt.date) -> bool:
        """Whether the period is over on `day`."""
        return self.end is not None and day > self.end


@dataclass(frozen=True, slots=True)
class Repeal:
    """Another document that a text repeals, or whose validity it lengthens to `until`, with the words that say so."""

    title: str
    number: str
    words: str
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a clause: offsets into `Clause.text`, and its span in the source."""

    start: int
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A provision of the same document that a clause names by number: `text` is what it says.

    `start` and `end` are offsets into the naming clause's text, of the number (第十一条); `clause_id` is the (first)
    clause that the provision is, empty where it is a part of one.
    """

    start: int
    end: int
    text: str
    clause_id: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest numbered unit that states something (条款), with the headings above it.

    `path` runs from the document's title through the headings to the clause itself; its last element is the clause's
    own label and heading (`（十五）加力扩围实施消费品以旧换新`). `text` is the clause's own clean text without that
    label and heading; `span` covers label, heading and text in the source; `refers` are the provisions that it names by
    number. `kind` is `clause`, `preamble`, `closing`,
    `annex` or `row`; `raw` is the source's own text of `span`, from which quotes are cut.
    """

    id: str
    document_id: str
    path: tuple[str, ...]
    text: str
    span: Span
    sentences: tuple[Sentence, ...]
    facts: tuple[Fact, ...] = ()
    terms: tuple[Term, ...] = ()
    kind: str = "clause"
    order: int = 0
    raw: str = ""
    refers: tuple[Reference, ...] = ()

    @property
    def heading(self) -> str:
        """The clause's own label and heading."""
        return self.path[-1]

    def referred(self, start: int = 0, end: int | None = None) -> str:
        """The words of the provisions that `text[start:end]` names by number."""
        end = len(self.text) if end is None else end
        return " ".join(one.text for one in self.refers if start <= one.start < end)

    def quote(self, span: Span) -> str:
        """The source's own characters of `span`, which lies within the clause."""
        return self.raw[span.start - self.span.start : span.end - self.span.start]


@dataclass(frozen=True, slots=True)
class Document:
    """One official document (文件). `head` is its title lines as the source has them, at `head_span`.

    `headings` are the spans of headings that state nothing themselves and are in their clauses' paths. `stated` is
    the standing that its publisher or a sidecar gives it, empty where none does, with the words in `stated_words`.
    `comments` says of a draft until when comments are taken; `repeals` names what it repeals or lengthens,
    `ended_by` the title of a document that repeals it.
    """

    id: str
    file: str
    digest: str
    title: str
    issuer: str
    number: str
    date: dt.date | None
    city: str
    province: str
    draft: bool
    clauses: tuple[Clause, ...]
    terms: tuple[Term, ...] = ()
    draft_words: str = ""
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()
    head: str = ""
    head_span: Span = Span(0, 0)
    headings: tuple[Span, ...] = ()
    url: str = ""
    stated: str = ""
    stated_words: str = ""
    comments: tuple[Term, ...] = ()
    repeals: tuple[Repeal, ...] = ()
    ended_by: str = ""
