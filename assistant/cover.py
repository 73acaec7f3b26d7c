"""How much of a question a text covers: each of its words by the most similar word there, weighed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.question import Question
from assistant.weighing import weighing
from index import late_interaction
from index.library import Library

__all__ = ["Cover", "frame_words"]

_DATA = Path(__file__).with_name("data") / "frame_words.txt"

Floats = npt.NDArray[np.float32]


@cache
def frame_words() -> frozenset[str]:
    """Words that nearly every measure shares: they name the kind of benefit, not what it is for."""
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


class Cover:
    """One question, compared with any number of texts.

    Words of `frame_words` and single characters weigh little. An everyday word counts as covered by the better of
    itself and the official words for it.
    """

    def __init__(self, question: Question, library: Library) -> None:
        self._library = library
        self._asked = library.words(question.query)
        self._weights = _weights(self._asked)
        named = [(word, _telling(official)) for word, official in question.everyday]
        self._official = [(word, [library.words(one) for one in official]) for word, official in named]

    def shares(self, texts: Sequence[str]) -> list[float]:
        """The share of the question's weight that each text covers, 0 to 1."""
        if not texts or not len(self._asked.ids):
            return [0.0] * len(texts)
        officials = [one for _, words in self._official for one in words]
        similar, *named = self._library.closest([self._asked, *officials], texts)
        degrees = _degree(similar)
        at = 0
        for word, words in self._official:
            covered = [_degree(near) @ _weights(one) for near, one in zip(named[at:], words, strict=False)]
            at += len(words)
            mine = [token in word for token in self._asked.tokens]
            if covered and any(mine):
                degrees[:, mine] = np.maximum(degrees[:, mine], np.max(covered, axis=0)[:, None])
        return (degrees @ self._weights).tolist()


def _telling(official: Sequence[str]) -> tuple[str, ...]:
    """The official words that say what a measure is for; all of them where none does."""
    return tuple(word for word in official if word not in frame_words()) or tuple(official)


def _weights(words: late_interaction.Question) -> Floats:
    frame, little = frame_words(), weighing().frame
    scale = np.array([little if token in frame or len(token) == 1 else 1.0 for token in words.tokens], dtype=np.float32)
    weights = np.asarray(words.weights * scale, dtype=np.float32)
    return weights / max(float(weights.sum()), 1e-9)


def _degree(similar: Floats) -> Floats:
    """Similarities as degrees of being covered: 0 up to chance, 1 for the same word."""
    ignore = weighing().ignore
    return np.maximum(0.0, similar - ignore) / np.float32(1.0 - ignore)
