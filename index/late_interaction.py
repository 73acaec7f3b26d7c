"""Late interaction: every word of the question finds its most similar word in the clause (MaxSim).

After Khattab & Zaharia, "ColBERT" (SIGIR 2020), over static word vectors instead of contextual ones. What it finds
also says *which* words of a question a clause covers, and with what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.static_vectors import StaticVectors

__all__ = ["Coverage", "Interaction", "Question", "closest"]

FLOOR = 0.4  # a similarity under this is chance: two random words of one field reach it


@dataclass(frozen=True, slots=True)
class Coverage:
    """How well a clause covers one word of a question.

    `weight` is the word's share of the question (the shares sum to 1), `similarity` the cosine of its best match in
    the clause (at most 1), `match` that word as the clause has it (empty where the clause has no word).
    """

    token: str
    weight: float
    similarity: float
    match: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question's words: texts, ids, vectors of shape (n, d), weights that sum to 1."""

    tokens: tuple[str, ...]
    ids: npt.NDArray[np.int64]
    vectors: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float32]

    @classmethod
    def read(cls, text: str, words: StaticVectors) -> Question:
        """The distinct words of `text` that stand for something (letters, digits, characters)."""
        pairs = zip(words.pieces(text), words.tokens(text), strict=True)
        kept = {piece: token for piece, token in pairs if any(map(str.isalnum, piece))}
        ids = np.array(list(kept.values()), dtype=np.int64)
        weights = np.asarray(words.weights(ids), dtype=np.float32).clip(min=1e-6)
        shares = (weights / max(float(weights.sum()), 1e-6)).astype(np.float32)
        return cls(tuple(kept), ids, _unit(words, ids), shares)


class Interaction:
    """One question against some clauses, each given as the ids of its words: compared once, read in two ways."""

    def __init__(self, question: Question, clauses: Sequence[npt.NDArray[np.int32]], words: StaticVectors) -> None:
        self._question, self._words = question, words
        sizes = [len(ids) for ids in clauses]
        self._ends = np.cumsum(sizes, dtype=np.int64)
        self._starts = self._ends - np.array(sizes, dtype=np.int64)
        joined = np.concatenate(clauses) if clauses else np.zeros(0, dtype=np.int32)
        unique, self._at = np.unique(joined, return_inverse=True)
        self._similar = question.vectors @ _unit(words, unique).T

    def scores(self) -> npt.NDArray[np.float32]:
        """The weighted mean of each question word's best similarity in each clause; 0 to 1."""
        scores = np.zeros(len(self._ends), dtype=np.float32)
        filled = np.flatnonzero(self._ends > self._starts)
        if len(filled) and len(self._question.ids):
            best = np.maximum.reduceat(self._similar[:, self._at], self._starts[filled], axis=1)
            scores[filled] = self._question.weights @ np.where(best >= FLOOR, best, 0.0)
        return scores

    def coverage(self, number: int, text: str) -> tuple[Coverage, ...]:
        """For each word of the question its best match in clause `number`, whose words are those of `text`."""
        asked = zip(self._question.tokens, self._question.weights, strict=True)
        at = self._at[self._starts[number] : self._ends[number]]
        if not len(at):
            return tuple(Coverage(token, float(weight), 0.0, "") for token, weight in asked)
        similar = self._similar[:, at]
        best, names = similar.argmax(axis=1), self._words.pieces(text)
        return tuple(
            Coverage(token, float(weight), min(1.0, float(row[place])), names[place])
            for (token, weight), row, place in zip(asked, similar, best, strict=True)
        )


def closest(
    asked: Sequence[Question], texts: Sequence[npt.NDArray[np.int32]], words: StaticVectors
) -> list[npt.NDArray[np.float32]]:
    """For each of `asked` the best similarity, at most 1, of each of its words in each text: (texts, words).

    All are compared at once; a text without words is like nothing (0).
    """
    counts = [len(one.ids) for one in asked]
    found = np.zeros((len(texts), sum(counts)), dtype=np.float32)
    sizes = np.array([len(ids) for ids in texts], dtype=np.int64)
    filled = np.flatnonzero(sizes)
    if len(filled) and found.shape[1]:
        unique, at = np.unique(np.concatenate(list(texts)), return_inverse=True)
        similar = np.concatenate([one.vectors for one in asked]) @ _unit(words, unique).T
        starts = np.cumsum(sizes) - sizes
        found[filled] = np.maximum.reduceat(similar[:, at], starts[filled], axis=1).T
    return np.split(np.minimum(found, 1.0), np.cumsum(counts)[:-1], axis=1)


def _unit(words: StaticVectors, ids: npt.NDArray[np.integer]) -> npt.NDArray[np.float32]:
    vectors = np.asarray(words.token_vectors(ids), dtype=np.float32)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
