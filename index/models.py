"""The two models of an index, loaded when first needed, and the recipe that its shards are made by."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from langchain_core.embeddings import Embeddings

from index.embed import StaticEmbeddings, fingerprint, is_static, open_embeddings, open_words
from index.static_vectors import StaticVectors

__all__ = ["Models"]

BUILTIN = Path(__file__).resolve().parent.parent / "models" / "builtin"
SEARCH_SIDE = {
    *("arrays", "assemble", "build", "dictionary", "filters", "harvest", "hybrid", "late_interaction", "library"),
    *("manifest", "models", "publish", "records", "rerank", "retriever", "sources", "store", "word_counts"),
}


@dataclass(frozen=True)
class Models:
    """The embedding model by name or path, and the folder of the static model whose words are compared."""

    embedding: str
    words: str = str(BUILTIN)

    @cached_property
    def embeddings(self) -> Embeddings:
        """The embedding model.

        Raises:
            ModelNotFound: where it cannot be loaded.
        """
        return open_embeddings(self.embedding)

    @cached_property
    def word_vectors(self) -> StaticVectors:
        """The word vectors; those of the embedding model where it is the same one."""
        if is_static(Path(self.embedding)) and Path(self.embedding).resolve() == Path(self.words).resolve():
            held = self.embeddings
            if isinstance(held, StaticEmbeddings):
                return held.vectors
        return open_words(self.words)

    @cached_property
    def recipe(self) -> str:
        """What a shard is made by: both models' contents, and this package's code and data that read and embed."""
        total = hashlib.sha256()
        folder = Path(__file__).parent
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".toml", ".txt", ".csv"} and path.stem not in SEARCH_SIDE:
                total.update(str(path.relative_to(folder)).encode() + path.read_bytes())
        parts = (fingerprint(self.embedding), fingerprint(self.words), total.hexdigest()[:16])
        return "/".join(parts)
