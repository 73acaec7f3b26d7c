"""Whether every character of a source is accounted for once: in a clause, in a heading, or set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.values import Document, Source, Span

__all__ = ["Coverage", "coverage"]

_FREE, _ASIDE, _OWNED, _TWICE = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Coverage:
    """Stretches of `Source.text` that belong to nothing (`lost`) or to two things (`doubled`).

    White space and characters that print nothing count for nothing.
    """

    lost: tuple[Span, ...]
    doubled: tuple[Span, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is lost and nothing doubled."""
        return not self.lost and not self.doubled


def coverage(source: Source, documents: Sequence[Document]) -> Coverage:
    """Account for the characters of `source` among what was read from it.

    What is set aside within a clause (a page number between its lines) counts as set aside.
    """
    marks = bytearray(len(source.text))
    for document in documents:
        spans = [clause.span for clause in document.clauses] + list(document.headings)
        for span in spans:
            held = marks[span.start : span.end]
            marks[span.start : span.end] = (
                bytes(_TWICE if mark >= _OWNED else _OWNED for mark in held)
                if any(held)
                else (bytes([_OWNED]) * len(held))
            )
    for item in [item for document in documents for item in document.set_aside]:
        marks[item.span.start : item.span.end] = bytes([_ASIDE]) * (item.span.end - item.span.start)
    return Coverage(_stretches(source.text, marks, _FREE), _stretches(source.text, marks, _TWICE))


def _stretches(text: str, marks: bytearray, wanted: int) -> tuple[Span, ...]:
    found: list[Span] = []
    mark, start = bytes([wanted]), 0
    while (start := marks.find(mark, start)) >= 0:
        end = start
        while end < len(marks) and marks[end] == wanted:
            end += 1
        if any(char.isprintable() and not char.isspace() for char in text[start:end]):
            found.append(Span(start, end))
        start = end
    return tuple(found)
