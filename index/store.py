"""Chroma, the store of record for chunk vectors and their metadata: a folder of its own, or a server.

The one owner of chromadb, imported only when a store is opened. Vectors are always passed in: Chroma's default
embedding would download a model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import chromadb

__all__ = ["Store", "StoreUnreachable"]

BATCH = 5000  # Chroma takes at most 5461 records at once
SPACE = {"hnsw": {"space": "cosine", "batch_size": BATCH, "sync_threshold": 4 * BATCH}}


class StoreUnreachable(ConnectionError):
    """A Chroma server that does not answer; the message is one line for the operator."""


class Store:
    """One collection; use it as a context manager, so that its files are closed."""

    def __init__(self, client: chromadb.api.ClientAPI, name: str) -> None:
        self._client, self.name = client, name
        self._collection = client.get_or_create_collection(name, configuration=SPACE, embedding_function=None)

    @classmethod
    def open(cls, folder: Path, name: str) -> Store:
        """The collection in that folder, which is made where it is missing."""
        import chromadb

        settings = chromadb.Settings(anonymized_telemetry=False)
        return cls(chromadb.PersistentClient(str(folder), settings=settings), name)

    @classmethod
    def connect(cls, url: str, name: str) -> Store:
        """The collection of that name on a Chroma server (`http://host:8000`).

        Raises:
            StoreUnreachable: where none answers there.
        """
        import chromadb

        address = urlsplit(url if "//" in url else f"//{url}")
        settings = chromadb.Settings(anonymized_telemetry=False)
        try:
            client = chromadb.HttpClient(
                address.hostname or "localhost", address.port or 8000, address.scheme == "https", settings=settings
            )
            return cls(client, name)
        except Exception as error:  # httpx's and Chroma's own errors share no base
            raise StoreUnreachable(f"no Chroma server answers at {url} ({error}); start one or unset it") from error

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    @property
    def count(self) -> int:
        """How many records it holds."""
        return self._collection.count()

    def put(self, ids: Sequence[str], vectors: npt.NDArray[np.float32], metadatas: Sequence[Mapping[str, Any]]) -> None:
        """Add records, or replace those of the same id; `vectors` of shape `(len(ids), d)`."""
        for start in range(0, len(ids), BATCH):
            part = slice(start, start + BATCH)
            self._collection.upsert(
                ids=list(ids[part]),
                embeddings=np.ascontiguousarray(vectors[part], dtype=np.float32),
                metadatas=[dict(metadata) for metadata in metadatas[part]],
            )

    def ids_of(self, file: str) -> list[str]:
        """The ids of a source file's records."""
        return self._collection.get(where={"file": file}, include=[])["ids"]

    def delete(self, ids: Sequence[str]) -> None:
        """Delete records."""
        for start in range(0, len(ids), BATCH):
            self._collection.delete(ids=list(ids[start : start + BATCH]))

    def nearest(
        self, vector: npt.NDArray[np.float32], k: int, documents: Iterable[str] | None = None
    ) -> list[tuple[str, float]]:
        """Up to `k` records as (id, cosine similarity), best first; of these documents only where given."""
        where: dict[str, Any] | None = None if documents is None else {"document": {"$in": list(documents)}}
        found = self._collection.query(
            query_embeddings=[vector], n_results=max(1, min(k, self.count)), where=where, include=["distances"]
        )
        distances = found["distances"] or [[]]
        return [(key, 1 - float(distance)) for key, distance in zip(found["ids"][0], distances[0], strict=True)]

    def drop_others(self, prefix: str, keep: Iterable[str]) -> None:
        """Delete the collections whose names start with `prefix`, but for those in `keep`."""
        kept = set(keep)
        for collection in self._client.list_collections():
            if collection.name.startswith(prefix) and collection.name not in kept:
                self._client.delete_collection(collection.name)
