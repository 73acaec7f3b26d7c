"""Static word vectors without torch: what `SentenceTransformer(path)` computes, in NumPy, loaded in tenths of a second.

Reads the folder of a sentence-transformers model whose first module is a `StaticEmbedding`: `tokenizer.json` and
`model.safetensors`, either with one matrix `embedding.weight` or as model2vec stores it (`embeddings`, optionally
`weights` per piece and `mapping` from piece to row). The builtin model stores 8-bit rows with their scale as weight.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["StaticVectors"]

BATCH = 1024


class StaticVectors:
    """A table of one vector a piece; a text's vector is the mean of its pieces' vectors, brought to unit length.

    >>> vectors = StaticVectors.load(Path("models/builtin"))  # doctest: +SKIP
    >>> vectors.embed(["购买手机补贴多少"]).shape  # doctest: +SKIP
    (1, 256)
    """

    def __init__(
        self,
        tokenizer: Tokenizer,
        rows: np.ndarray,
        scales: np.ndarray | None = None,
        mapping: np.ndarray | None = None,
        idf: np.ndarray | None = None,
    ) -> None:
        """Take a tokenizer and its table.

        Args:
            tokenizer: turns a text into piece numbers.
            rows: shape (rows, d), any number type.
            scales: shape (pieces,), by which a piece's row is multiplied.
            mapping: shape (pieces,), the row of each piece; absent: its own number.
            idf: shape (pieces,), how rare each piece is (natural logarithm); absent: all 1.

        Raises:
            ValueError: when the table has not two axes or fewer pieces than the tokenizer.
        """
        if rows.ndim != 2:
            raise ValueError(f"the vectors must be a table of rows, got shape {rows.shape}")
        pieces = len(mapping) if mapping is not None else len(rows)
        if pieces < tokenizer.get_vocab_size():
            raise ValueError(f"the tokenizer has {tokenizer.get_vocab_size()} pieces, the table only {pieces}")
        self._tokenizer = tokenizer
        self._rows = rows
        self._scales = None if scales is None else scales.astype(np.float32)
        self._mapping = mapping
        self._idf = None if idf is None else idf.astype(np.float32)

    @classmethod
    def load(cls, path: Path) -> StaticVectors:
        """Load the model folder `path`.

        Raises:
            FileNotFoundError: when the folder lacks `tokenizer.json` or `model.safetensors`.
            ValueError: when it holds another kind of model.
        """
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        folder = _module_folder(Path(path))
        for name in ("tokenizer.json", "model.safetensors"):
            if not (folder / name).is_file():
                raise FileNotFoundError(f"{folder / name} is missing: wanted the folder of a static embedding model")
        tensors = load_file(folder / "model.safetensors")
        rows = tensors.get("embeddings", tensors.get("embedding.weight"))
        if rows is None:
            names = ", ".join(sorted(tensors)) or "nothing"
            raise ValueError(f"{folder}: wanted a tensor 'embeddings' or 'embedding.weight', found {names}")
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        return cls(tokenizer, rows, tensors.get("weights"), tensors.get("mapping"), tensors.get("idf"))

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._rows.shape[1])

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (texts, dimensions), float32, of unit length; a text without known pieces has zeros."""
        out = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            batch = self._tokenizer.encode_batch_fast(list(texts[start : start + BATCH]), add_special_tokens=False)
            for at, encoding in enumerate(batch, start):
                if encoding.ids:
                    out[at] = self.token_vectors(encoding.ids).mean(axis=0)
        return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)

    def tokens(self, text: str) -> list[int]:
        """Piece numbers of a text, in order."""
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def pieces(self, text: str) -> list[str]:
        """Pieces of a text, in order: folded in width and case, without punctuation."""
        return list(self._tokenizer.encode(text, add_special_tokens=False).tokens)

    def token_vectors(self, ids: Sequence[int] | np.ndarray) -> np.ndarray:
        """Raw vectors of pieces, shape (ids, dimensions), float32; their length says how much a piece matters."""
        at = np.asarray(ids, dtype=np.int64)
        rows = self._rows[at if self._mapping is None else self._mapping[at]].astype(np.float32)
        return rows if self._scales is None else rows * self._scales[at, None]

    def weights(self, ids: Sequence[int] | np.ndarray) -> np.ndarray:
        """How much each piece matters in a comparison of words, shape (ids,): its idf times its vector's length."""
        lengths = np.linalg.norm(self.token_vectors(ids), axis=1)
        return lengths if self._idf is None else lengths * self._idf[np.asarray(ids, dtype=np.int64)]


def _module_folder(path: Path) -> Path:
    """The folder of the model's first module, as `modules.json` names it; the folder itself where there is none."""
    listing = path / "modules.json"
    if not listing.is_file():
        return path
    first = min(json.loads(listing.read_text(encoding="utf-8")), key=lambda module: module["idx"])
    return path / first["path"]
