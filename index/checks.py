"""What an operator should look at in a document as it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from index.identity import Identity
from index.official_number import line_number
from index.outline import Unit
from index.values import Clause, Source

__all__ = ["check_document"]

SCAN = 0.5  # share of Chinese characters among letters below which a text looks like a scan's
_HAN = re.compile(r"[㐀-鿿]")
_TITLE = re.compile(r"^[^。；，]{0,40}关于[^。；]{6,80}的(?:通知|公告|通告|意见|决定|批复|函)$")


def check_document(
    identity: Identity, city: str, units: Sequence[Unit], clauses: Sequence[Clause], source: Source
) -> tuple[str, ...]:
    """One line for each thing to check: identity left open, numbering that jumps, text that is no clean document."""
    missing = [
        f"no {what} found: a sidecar can give it"
        for what, found in (("date", identity.date), ("issuer", identity.issuer), ("city", city))
        if not found
    ]
    return (*missing, *_numbering(units), *_another(clauses), *_scan(source))


def _numbering(units: Iterable[Unit]) -> Iterator[str]:
    """Gaps and steps back in a run of numbers; a run may start again under each heading or go right through."""
    last: dict[str, Unit] = {}
    for unit in units:
        if unit.label is None:
            if unit.kind == "annex":
                last.clear()
            continue
        style, number = unit.label.style, unit.label.ordinal
        before = last.get(style)
        same = before is not None and before.headings[:-1] == unit.headings[:-1]
        if before is None or before.label is None:
            if number != 1:
                yield f"numbering begins with {unit.label.text}"
        elif number != before.label.ordinal + 1 and (same or number != 1):
            yield f"numbering jumps from {before.label.text} to {unit.label.text}"
        last[style] = unit


def _another(clauses: Iterable[Clause]) -> Iterator[str]:
    """A title or an official number on a line of its own inside a clause."""
    for clause in clauses:
        if clause.kind == "row":
            continue
        for line in clause.text.split("\n"):
            if len(line) <= 90 and (_TITLE.match(line) or (len(line) <= 40 and line_number(line))):
                yield f"another document may begin at “{line[:40]}”: split the file there"
                return


def _scan(source: Source) -> Iterator[str]:
    letters = [char for char in source.text[:20000] if char.isalpha()]
    share = sum(1 for char in letters if _HAN.match(char)) / len(letters) if letters else 1.0
    if share < SCAN:
        yield f"only {share:.0%} of its letters are Chinese: a scan read badly, or no Chinese document"
