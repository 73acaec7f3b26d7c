"""Texts to vectors, behind LangChain's `Embeddings`: the static model that ships, or any sentence-transformers model.

The one owner of sentence_transformers, which is imported (and torch with it) only for a model that is not static.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt
from langchain_core.embeddings import Embeddings

from index.static_vectors import StaticVectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

__all__ = ["ModelNotFound", "embed_texts", "fingerprint", "open_embeddings", "open_words"]

Vectors = npt.NDArray[np.float32]


class ModelNotFound(ValueError):
    """An embedding model that cannot be loaded; the message is one line for the operator."""


@runtime_checkable
class _Embedder(Protocol):
    def embed(self, texts: Sequence[str]) -> Vectors: ...


class StaticEmbeddings(Embeddings):
    """The light static vectors; safe to share between threads."""

    def __init__(self, vectors: StaticVectors) -> None:
        self.vectors = vectors

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of shape `(len(texts), d)`."""
        return np.asarray(self.vectors.embed(list(texts)), dtype=np.float32)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One unit vector a text."""
        return self.embed(texts).tolist() if texts else []

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question."""
        return self.embed([text])[0].tolist()


class TransformerEmbeddings(Embeddings):
    """Any sentence-transformers model; its own `query` and `document` prompts are used where it has them."""

    def __init__(self, model: SentenceTransformer) -> None:
        self.model = model

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of shape `(len(texts), d)` of texts as documents."""
        vectors = self.model.encode_document(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One unit vector a text."""
        return self.embed(texts).tolist() if texts else []

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question."""
        vectors = self.model.encode_query([text], normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)[0].tolist()


def open_embeddings(name_or_path: str) -> Embeddings:
    """The embedding model of that name: a folder with a static model, or whatever sentence-transformers can load.

    Raises:
        ModelNotFound: where there is no such model on this machine and none of that name can be fetched.
    """
    if is_static(Path(name_or_path)):
        return StaticEmbeddings(open_words(name_or_path))
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from sentence_transformers import SentenceTransformer

    try:
        return TransformerEmbeddings(SentenceTransformer(name_or_path))
    except Exception as error:  # the loader's own errors have no common base, and are pages long
        raise ModelNotFound(_unloadable(name_or_path, error)) from error


def open_words(path: str | Path) -> StaticVectors:
    """The static model in that folder, word by word.

    Raises:
        ModelNotFound: where the folder holds none, or a damaged one.
    """
    try:
        return StaticVectors.load(Path(path))
    except Exception as error:  # a damaged file fails in the parser of whichever file it is
        raise ModelNotFound(_unloadable(str(path), error)) from error


def is_static(path: Path) -> bool:
    """Whether the folder holds a sentence-transformers model whose first module is a static embedding."""
    try:
        modules = json.loads((path / "modules.json").read_text(encoding="utf-8"))
        return str(modules[0]["type"]).endswith("StaticEmbedding")
    except (OSError, ValueError, LookupError, TypeError):
        return False


def embed_texts(embeddings: Embeddings, texts: Sequence[str], *, batch: int = 2048) -> Vectors:
    """Unit vectors of shape `(len(texts), d)`, embedded as documents, `batch` texts at a time."""
    parts = []
    for start in range(0, len(texts), batch):
        part = list(texts[start : start + batch])
        parts.append(embeddings.embed(part) if isinstance(embeddings, _Embedder) else embeddings.embed_documents(part))
    if not parts:
        return np.zeros((0, 0), dtype=np.float32)
    vectors = np.concatenate([np.asarray(part, dtype=np.float32) for part in parts])
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def fingerprint(name_or_path: str) -> str:
    """What identifies a model: the digest of its folder's weights and settings, or its name where it has no folder."""
    folder = Path(name_or_path)
    if not folder.is_dir():
        return name_or_path
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".safetensors", ".bin", ".json", ".txt", ".model", ".npy"} and file.is_file():
            digest.update(str(file.relative_to(folder)).encode())
            with file.open("rb") as handle:
                digest.update(hashlib.file_digest(handle, "sha256").digest())
    return digest.hexdigest()[:16]


def _unloadable(name: str, error: Exception) -> str:
    cause = str(error).strip().split("\n")[0][:160]
    return (
        f"embedding model {name!r} cannot be loaded ({type(error).__name__}: {cause}); give a sentence-transformers "
        "name that this machine can fetch, or the folder of a model"
    )
