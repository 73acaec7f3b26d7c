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

__all__ = ["Coverage", "Question", "coverage", "late_scores"]

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


def late_scores(
    question: Question, pieces: Sequence[npt.NDArray[np.int32]], words: StaticVectors
) -> npt.NDArray[np.float32]:
    """The weighted mean of each question word's best similarity in each clause, given as word ids; each 0 to 1."""
    scores = np.zeros(len(pieces), dtype=np.float32)
    filled = [number for number, ids in enumerate(pieces) if len(ids)]
    if not filled or not len(question.ids):
        return scores
    joined = np.concatenate([pieces[number] for number in filled])
    starts = np.cumsum([0] + [len(pieces[number]) for number in filled[:-1]])
    unique, inverse = np.unique(joined, return_inverse=True)
    similar = question.vectors @ _unit(words, unique).T
    best = np.maximum.reduceat(similar[:, inverse], starts, axis=1)
    scores[filled] = question.weights @ np.where(best >= FLOOR, best, 0.0)
    return scores


def coverage(
    question: Question, pieces: npt.NDArray[np.int32], words: StaticVectors, text: str
) -> tuple[Coverage, ...]:
    """For each word of the question its best match among a text's words (`pieces` are the ids of `text`'s words)."""
    if not len(pieces):
        rows = zip(question.tokens, question.weights, strict=True)
        return tuple(Coverage(token, float(weight), 0.0, "") for token, weight in rows)
    similar = question.vectors @ _unit(words, pieces).T
    best = similar.argmax(axis=1)
    names = words.pieces(text)
    return tuple(
        Coverage(token, float(weight), min(1.0, float(similar[number, best[number]])), names[best[number]])
        for number, (token, weight) in enumerate(zip(question.tokens, question.weights, strict=True))
    )


def _unit(words: StaticVectors, ids: npt.NDArray[np.integer]) -> npt.NDArray[np.float32]:
    vectors = np.asarray(words.token_vectors(ids), dtype=np.float32)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
