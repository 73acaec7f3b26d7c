"""The general dictionary as normalising uses it: how a text falls into known words, which characters stand alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from index.tokenise import frequency, in_words

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
    found, at = [], 0
    for word in in_words(text):
        found.append(Token(word, at, at + len(word)))
        at += len(word)
    return tuple(found)
