"""The retriever that one would write in an afternoon: rank_bm25 and LangChain over Chroma, fused by rank."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np

from index.embed import open_embeddings
from index.library import Library
from index.tokenise import terms

__all__ = ["Plain"]

BATCH = 5000  # Chroma takes at most 5461 records at once
RANKS = 60  # of reciprocal rank fusion: Cormack, Clarke & Buettcher (SIGIR 2009)


class Plain:
    """BM25Okapi over the same words and Chroma over the same vectors, one a clause, as `langchain_chroma` has it."""

    def __init__(self, library: Library, folder: Path) -> None:
        from langchain_chroma import Chroma
        from rank_bm25 import BM25Okapi

        clauses = [library.clause_at(row) for row in range(library.clause_count)]
        texts = [" ".join((*clause.path, clause.text)) for clause in clauses]
        self._bm25 = BM25Okapi([terms(text) for text in texts])
        embeddings = open_embeddings(library.manifest.embedding)
        store = Chroma("plain", embeddings, str(folder), collection_configuration={"hnsw": {"space": "cosine"}})
        for start in range(0, len(texts), BATCH):
            part = texts[start : start + BATCH]
            vectors = np.array(embeddings.embed_documents(part), dtype=np.float32)
            ids = [str(row) for row in range(start, start + len(part))]
            store._collection.add(ids=ids, embeddings=vectors, documents=part, metadatas=[{"row": int(i)} for i in ids])
        self._store = store

    def search(self, query: str, k: int) -> list[int]:
        """The rows of the `k` best clauses."""
        scores = self._bm25.get_scores(terms(query))
        lexical = np.argsort(-scores)[: 5 * k].tolist()
        found = self._store.as_retriever(search_kwargs={"k": 5 * k}).invoke(query)
        near = [document.metadata["row"] for document in found]
        fused: dict[int, float] = defaultdict(float)
        for ranked in (lexical, near):
            for place, row in enumerate(ranked, 1):
                fused[row] += 1 / (RANKS + place)
        return sorted(fused, key=lambda row: -fused[row])[:k]
