"""A clause's text with the quoted words marked."""

from __future__ import annotations

import re

from index.values import Clause
from web.escape import visible

__all__ = ["locate", "marked_clause", "marked_words"]


def locate(text: str, quote: str) -> tuple[int, int] | None:
    """Where `quote` stands in `text`, white space aside; `None` where it does not.

    >>> locate("按 15% 给予补贴", "15%给予")
    (2, 8)
    """
    kept = [(at, character) for at, character in enumerate(text) if not character.isspace()]
    wanted = "".join(quote.split())
    if not wanted:
        return None
    found = "".join(character for _, character in kept).find(wanted)
    if found < 0:
        return None
    return kept[found][0], kept[found + len(wanted) - 1][0] + 1


def _from_source(clause: Clause, start: int, end: int) -> tuple[int, int] | None:
    touched = [s for s in clause.sentences if s.span.start < end and start < s.span.end]
    return (touched[0].start, touched[-1].end) if touched else None


def marked_clause(clause: Clause, *, quote: str = "", start: int = 0, end: int = 0) -> str:
    """HTML of a clause's text with `quote`, or what stands at the source's `start` to `end`, marked."""
    span = (locate(clause.text, quote) if quote else None) or _from_source(clause, start, end)
    if span is None:
        return visible(clause.text)
    text = clause.text
    return f"{visible(text[: span[0]])}<mark>{visible(text[span[0] : span[1]])}</mark>{visible(text[span[1] :])}"


def marked_words(text: str, query: str, *, shortest: int = 2) -> str:
    """HTML of `text` with those runs of `query` marked that occur in it and have at least `shortest` characters."""
    words: set[str] = set()
    for run in re.findall(r"[\w.%]+", query):
        at = 0
        while at < len(run):
            length = next((n for n in range(len(run) - at, shortest - 1, -1) if run[at : at + n] in text), 0)
            if length:
                words.add(run[at : at + length])
            at += length or 1
    if not words:
        return visible(text)
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    parts, at = [], 0
    for match in pattern.finditer(text):
        parts += [visible(text[at : match.start()]), f"<mark>{visible(match.group())}</mark>"]
        at = match.end()
    return "".join([*parts, visible(text[at:])])
