"""Reranking: a cross-encoder reads query and clause together and moves the better clauses up.

After Nogueira & Cho, "Passage Re-ranking with BERT" (arXiv 1901.04085). Off unless a model is configured; any
sentence-transformers CrossEncoder, by name or path, loaded at its first use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from index.embed import ModelNotFound
from index.hybrid import best, fuse
from index.library import Hit, Library

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

__all__ = ["RerankedLibrary", "Reranker"]

POOL = 30  # hits that are read again, where fewer are asked for
WEIGHTS = {"fused": 1.0, "rerank": 2.0}  # the search's own score stays in: it knows numbers and names to the letter


class Reranker:
    """A cross-encoder by name or path; safe to share between threads."""

    def __init__(self, name_or_path: str) -> None:
        self.name = name_or_path
        self._lock = Lock()

    def scores(self, query: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """How well each text answers `query`, in the model's own scale: higher is better; shape `(len(texts),)`.

        Raises:
            ModelNotFound: where the model cannot be loaded.
        """
        if not texts:
            return np.zeros(0, dtype=np.float32)
        with self._lock:  # the model is not: two threads in one tokenizer fail
            found = self._model.predict([(query, text) for text in texts], show_progress_bar=False)
        return np.asarray(found, dtype=np.float32).reshape(len(texts), -1)[:, -1]

    @cached_property
    def _model(self) -> CrossEncoder:
        from sentence_transformers import CrossEncoder

        try:
            return CrossEncoder(self.name)
        except Exception as error:  # the loader's own errors have no common base, and are pages long
            cause = str(error).strip().split("\n")[0][:160]
            raise ModelNotFound(
                f"reranking model {self.name!r} cannot be loaded ({type(error).__name__}: {cause}); give a "
                "sentence-transformers CrossEncoder that this machine can fetch, or the folder of one"
            ) from error


class RerankedLibrary(Library):
    """A library whose search is read again by a reranker; all else is the library's own."""

    def __init__(self, library: Library, reranker: Reranker) -> None:
        self.__dict__.update(library.__dict__)
        self._reranker = reranker

    def search(self, query: str, *, k: int = 10, **limits: Any) -> list[Hit]:
        """The `k` best clauses as `Library.search` finds them, with a score `rerank`, and `fused` holding it too."""
        hits = super().search(query, k=max(k, POOL), **limits)
        if not hits or k < 1:
            return []
        texts = [" ".join((*hit.clause.path[1:], hit.clause.text)) for hit in hits]
        read = self._reranker.scores(query, texts)
        before = np.array([hit.scores["fused"] for hit in hits], dtype=np.float32)
        fused = fuse({"fused": before, "rerank": read}, WEIGHTS)
        named = [{**hit.scores, "rerank": float(read[at]), "fused": float(fused[at])} for at, hit in enumerate(hits)]
        return [replace(hits[int(at)], scores=named[int(at)]) for at in best(fused, k)]
