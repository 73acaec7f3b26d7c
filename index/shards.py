"""What indexing one file yields, kept so that an unchanged file is neither read nor embedded again.

A shard is one file on disk, written whole or not at all; its key says what it was made from. An interrupted build
therefore resumes where it stopped, and an index of any size is put together from shards one at a time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from langchain_core.embeddings import Embeddings
from pydantic import TypeAdapter

from index.chunks import chunks, heading_text, sentences
from index.embed import embed_texts
from index.lexical import Postings, postings
from index.static_vectors import StaticVectors
from index.tokenise import terms
from index.values import Clause, Document

__all__ = ["Shard", "load_postings", "load_shard", "make_shard", "save_shard", "shard_key"]

FORMAT = 2  # raise when what a shard holds, or how it is computed, changes
ARRAYS = ("chunks", "chunk_counts", "sentences", "sentence_counts", "pieces", "piece_counts")
CLAUSE, DOCUMENT = TypeAdapter(Clause), TypeAdapter(Document)
Integers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Shard:
    """One file's documents and clauses as JSON, in order, and the arrays that are searched.

    `chunks` (float32) and `sentences` (float16) are unit vectors of shape (n, d); `chunk_counts`, `sentence_counts`
    and `piece_counts` say how many of each belong to each clause in turn.
    """

    documents: tuple[bytes, ...]
    clauses: tuple[bytes, ...]
    chunks: npt.NDArray[np.float32]
    chunk_counts: Integers
    sentences: npt.NDArray[np.float16]
    sentence_counts: Integers
    pieces: Integers
    piece_counts: Integers
    postings: Postings

    @property
    def document_ids(self) -> tuple[str, ...]:
        """The ids of its documents."""
        return tuple(json.loads(document)["id"] for document in self.documents)


def make_shard(documents: Sequence[Document], embeddings: Embeddings, words: StaticVectors) -> Shard:
    """Chunk, segment and embed a file's documents."""
    pairs = [(document, clause) for document in documents for clause in document.clauses]
    chunked = [chunks(document, clause) for document, clause in pairs]
    parts = [sentences(clause) for _, clause in pairs]
    chunk_vectors = embed_texts(embeddings, [chunk.text for group in chunked for chunk in group])
    sentence_vectors = embed_texts(embeddings, [text for group in parts for text in group])
    pieces = [words.tokens(" ".join((*clause.path, clause.text, clause.referred()))) for _, clause in pairs]
    fields = (
        {
            "title": terms(document.title),
            "headings": terms(heading_text(document, clause)),
            "text": terms(clause.text),
            "referred": terms(clause.referred()),
        }
        for document, clause in pairs
    )
    return Shard(
        documents=tuple(_header(document) for document in documents),
        clauses=tuple(CLAUSE.dump_json(clause) for _, clause in pairs),
        chunks=chunk_vectors,
        chunk_counts=_counts(chunked),
        sentences=sentence_vectors.astype(np.float16),
        sentence_counts=_counts(parts),
        pieces=np.array([piece for group in pieces for piece in group], dtype=np.int32),
        piece_counts=_counts(pieces),
        postings=postings(fields),
    )


def shard_key(*made_from: str) -> str:
    """The name of the shard that is made from these (file name, digests, model) by this version of the code."""
    return hashlib.sha256("\0".join((str(FORMAT), *made_from)).encode()).hexdigest()[:24]


def save_shard(path: Path, shard: Shard) -> None:
    """Write a shard whole or not at all."""
    partial = path.with_suffix(".partial")
    arrays: dict[str, Any] = {
        "documents": _bytes(b"\n".join(shard.documents)),
        "clauses": _bytes(b"\n".join(shard.clauses)),
        "words": _bytes("\n".join(shard.postings.words).encode()),
        "word": shard.postings.word,
        "row": shard.postings.row,
        "count": shard.postings.count,
    }
    for name in ARRAYS:
        arrays[name] = getattr(shard, name)
    with partial.open("wb") as handle:
        np.savez(handle, **arrays)
    partial.replace(path)


def load_shard(path: Path) -> Shard:
    """Read a shard.

    Raises:
        OSError, ValueError, KeyError: where it is missing or damaged; it can be made again from its file.
    """
    with np.load(path) as arrays:
        clauses = _lines(arrays["clauses"])
        words = tuple(line.decode() for line in _lines(arrays["words"]))
        read = Postings(words, arrays["word"], arrays["row"], arrays["count"], len(clauses))
        held = {name: arrays[name] for name in ARRAYS}
        return Shard(documents=_lines(arrays["documents"]), clauses=clauses, postings=read, **held)


def load_postings(path: Path) -> Postings:
    """The postings alone of a shard."""
    with np.load(path) as arrays:
        words = tuple(line.decode() for line in _lines(arrays["words"]))
        return Postings(words, arrays["word"], arrays["row"], arrays["count"], len(arrays["chunk_counts"]))


def _header(document: Document) -> bytes:
    """A document without its clauses, which are kept one by one."""
    return DOCUMENT.dump_json(document, exclude={"clauses"})


def _counts(groups: Sequence[Sequence[object]]) -> Integers:
    return np.array([len(group) for group in groups], dtype=np.int32)


def _bytes(data: bytes) -> npt.NDArray[np.uint8]:
    return np.frombuffer(data, dtype=np.uint8)


def _lines(data: npt.NDArray[np.uint8]) -> tuple[bytes, ...]:
    return tuple(data.tobytes().split(b"\n")) if len(data) else ()
