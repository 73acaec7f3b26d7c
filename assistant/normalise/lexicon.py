"""The general dictionary as normalising uses it: how a text falls into known words, which characters stand alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Token", "frequency", "tokens"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the dictionary, or a single character of none; `end` is exclusive."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """The text's words by the dictionary alone, without guesses at unknown ones."""
    from index.tokenise import _segmenter

    found, at = [], 0
    for word in _segmenter().cut(text, HMM=False):
        found.append(Token(word, at, at + len(word)))
        at += len(word)
    return tuple(found)


def frequency(word: str) -> int:
    """How often the dictionary has seen `word`; 0 for an unknown one."""
    from index.tokenise import _segmenter

    return int(_segmenter().FREQ.get(word, 0) or 0)
