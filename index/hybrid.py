"""Fusion: several scores of each candidate into the one that ranks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

__all__ = ["best", "document_evidence", "fuse", "fusion_weights"]

FUSION = Path(__file__).with_name("fusion.toml")
WITNESSES = 3  # clauses of a document that speak for it


def fuse(scores: Mapping[str, npt.NDArray[np.float32]], weights: Mapping[str, float]) -> npt.NDArray[np.float32]:
    """The weighted mean of the scores, each standardised over the candidates first (mean 0, deviation 1).

    Unlike rank fusion it keeps by how much one candidate is better than the next. A score that is the same for all
    candidates says nothing and adds nothing.
    """
    counted = [name for name in scores if weights.get(name)]
    total = sum(weights[name] for name in counted)
    fused = np.zeros(max(map(len, scores.values()), default=0), dtype=np.float32)
    for name in counted:
        fused += weights[name] / total * standardise(scores[name])
    return fused


def document_evidence(
    fused: npt.NDArray[np.float32], documents: npt.NDArray[np.int64], witnesses: int = WITNESSES
) -> npt.NDArray[np.float32]:
    """What the document of each candidate has to say on the query: the mean of its best fused scores, none below 0.

    A clause among others that fit is a likelier answer than one that shares the query's words by chance (Callan,
    "Passage-Level Evidence in Document Retrieval", SIGIR 1994; Bendersky & Kurland, ECIR 2008). Of shape `(n,)`, like
    `fused` and `documents`, which says what document each is of.
    """
    unique, at = np.unique(documents, return_inverse=True)
    order = np.lexsort((-fused, at))
    place = np.arange(len(order)) - np.searchsorted(at[order], at[order])
    chosen = order[place < witnesses]
    sums = np.bincount(at[chosen], np.maximum(fused[chosen], 0.0), minlength=len(unique))
    return (sums / witnesses)[at].astype(np.float32)


def standardise(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The values less their mean, in standard deviations; zeros where they do not differ."""
    deviation = float(values.std()) if len(values) else 0.0
    if deviation < 1e-6:
        return np.zeros_like(values, dtype=np.float32)
    return (values - values.mean()) / deviation


def best(scores: npt.NDArray[np.float32], k: int) -> npt.NDArray[np.int64]:
    """The positions of the `k` highest scores, best first; of equal ones the earlier."""
    if k < 1:
        return np.zeros(0, dtype=np.int64)
    if k < len(scores):
        cut = np.partition(scores, len(scores) - k)[len(scores) - k]
        found = np.flatnonzero(scores >= cut)
    else:
        found = np.arange(len(scores))
    return found[np.argsort(-scores[found], kind="stable")][:k]


@cache
def fusion_weights() -> dict[str, float]:
    """What each score counts, by name."""
    return {name: float(value) for name, value in tomllib.loads(FUSION.read_text(encoding="utf-8"))["weights"].items()}
