"""Everyday words and the official ones that texts use for them: 电驴子 is 电动自行车."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

from assistant.normalise.lexicon import tokens

__all__ = ["expand"]

TABLE = Path(__file__).parents[1] / "data" / "colloquial.tsv"


def expand(text: str) -> tuple[str, ...]:
    """Official words for the everyday ones in `text`, in reading order, those already in it left out.

    >>> expand("电驴子换新的")
    ('电动自行车',)
    """
    lowered = text.lower()
    words: dict[str, None] = {}
    at = 0
    while at < len(lowered):
        key = next((key for key in _table().get(lowered[at], ()) if lowered.startswith(key, at)), "")
        if key and not _inside(lowered, at, at + len(key)):
            words.update(dict.fromkeys(_official()[key]))
            at += len(key)
        else:
            at += 1
    return tuple(word for word in words if word.lower() not in lowered)


def _inside(text: str, start: int, end: int) -> bool:
    """Whether `start:end` is only part of a longer word: 券 in 证券."""
    return any(
        token.start <= start and end <= token.end and token.end - token.start > end - start for token in tokens(text)
    )


@cache
def _official() -> dict[str, tuple[str, ...]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {everyday.lower(): tuple(official.split()) for everyday, official in rows}


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Everyday words by their first character, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in _official():
        found[key[0]].append(key)
    return {first: tuple(sorted(keys, key=len, reverse=True)) for first, keys in found.items()}
