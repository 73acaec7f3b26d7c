"""What is embedded of a clause: the clause itself, windows of a long one, and each of its sentences.

With each goes what the provisions say that it names by number.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.values import Clause, Document

__all__ = ["Chunk", "chunks", "heading_text", "sentences"]

WINDOW = 320  # characters; a clause of up to half as much again is embedded whole
STEP = 220  # characters from one window's start to the next


@dataclass(frozen=True, slots=True)
class Chunk:
    """A text to embed (headings, then the clause or a window of it), and where in `Clause.text` it was taken from."""

    clause_id: str
    text: str
    start: int
    end: int


def chunks(document: Document, clause: Clause) -> tuple[Chunk, ...]:
    """The clause with its headings, and overlapping windows of it where it is long; never empty."""
    head, text = heading_text(document, clause), clause.text
    spans = [(0, len(text))]
    if len(text) > WINDOW * 1.5:
        starts = range(0, len(text) - WINDOW + STEP, STEP)
        spans += [(start, min(len(text), start + WINDOW)) for start in starts]
    return tuple(
        Chunk(clause.id, _join(head, text[start:end], clause.referred(start, end)), start, end) for start, end in spans
    )


def sentences(clause: Clause) -> tuple[str, ...]:
    """The clause's own heading, then each of its sentences: one text more than `Clause.sentences`."""
    texts = (
        f"{clause.text[sentence.start : sentence.end]} {clause.referred(sentence.start, sentence.end)}"
        for sentence in clause.sentences
    )
    return tuple(text.strip() or "-" for text in (clause.heading, *texts))


def heading_text(document: Document, clause: Clause) -> str:
    """The headings above the clause and its own, without the document's title, which all of its clauses share."""
    path = clause.path[1:] or clause.path
    return " ".join(path)


def _join(*texts: str) -> str:
    return " ".join(filter(None, texts)).strip() or "-"
