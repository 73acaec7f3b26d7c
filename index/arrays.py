"""The arrays of an index on disk, memory-mapped: chunk and sentence vectors, word ids, and what belongs to which row.

Exact search over them is what ranks: at 100,000 clauses a product with every vector costs what an approximate graph
does, and misses nothing (docs/decisions).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from index.shards import Shard

__all__ = ["Arrays", "ArraysWriter"]

Floats = npt.NDArray[np.float32]
NAMES = ("chunks", "sentences", "pieces")


class ArraysWriter:
    """Appends shards to growing files; memory is bounded by one shard."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = {name: (folder / f"{name}.raw").open("wb") for name in NAMES}
        self._counts: dict[str, list[npt.NDArray[np.int32]]] = {name: [] for name in NAMES}
        self._width = 0

    def add(self, shard: Shard) -> None:
        """Append a shard's rows."""
        self._width = max(self._width, shard.chunks.shape[1] if shard.chunks.size else 0)
        for name in NAMES:
            self._files[name].write(np.ascontiguousarray(getattr(shard, name)).tobytes())
            self._counts[name].append(getattr(shard, f"{name[:-1]}_counts"))

    def __enter__(self) -> ArraysWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for file in self._files.values():
            file.close()
        for name in NAMES if kind is None else ():
            counts = np.concatenate([np.zeros(1, dtype=np.int64), *self._counts[name]])
            np.save(self._folder / f"{name}_start.npy", np.cumsum(counts, dtype=np.int64))
        if kind is None:
            np.save(self._folder / "width.npy", np.array(self._width))


class Arrays:
    """The opened arrays. Row `r` has the chunks, sentences and words from `…_start[r]` to `…_start[r + 1]`."""

    def __init__(self, folder: Path) -> None:
        width = int(np.load(folder / "width.npy"))
        self.chunks = _mapped(folder / "chunks.raw", np.float32, width)
        self.sentences = _mapped(folder / "sentences.raw", np.float16, width)
        self._pieces = _mapped(folder / "pieces.raw", np.int32, 1)[:, 0]
        self._starts = {name: np.load(folder / f"{name}_start.npy") for name in NAMES}
        self.rows = len(self._starts["chunks"]) - 1

    def similarities(self, query: Floats, rows: npt.NDArray[np.int64] | None = None) -> Floats:
        """The cosine of each row's best chunk with the unit vector `query`, in the order of `rows` (or of all)."""
        if rows is None:
            starts = self._starts["chunks"][:-1]
            return np.maximum.reduceat(self.chunks @ query, starts) if self.rows else np.zeros(0, dtype=np.float32)
        scores, starts = self._gather(self.chunks, "chunks", query, rows)
        return np.maximum.reduceat(scores, starts) if len(rows) else scores

    def sentence_similarities(self, query: Floats, rows: npt.NDArray[np.int64]) -> list[Floats]:
        """For each row the cosines of its heading and its sentences with the unit vector `query`."""
        scores, starts = self._gather(self.sentences, "sentences", query, rows)
        ends = [*starts[1:].tolist(), len(scores)]
        return [scores[start:end] for start, end in zip(starts.tolist(), ends, strict=True)] if len(rows) else []

    def pieces(self, row: int) -> npt.NDArray[np.int32]:
        """The word ids of a clause with its headings."""
        starts = self._starts["pieces"]
        return self._pieces[starts[row] : starts[row + 1]]

    def chunk_rows(self, positions: Sequence[int]) -> npt.NDArray[np.int64]:
        """The row that each chunk belongs to."""
        return np.searchsorted(self._starts["chunks"], positions, side="right") - 1

    def _gather(
        self, vectors: npt.NDArray[Any], name: str, query: Floats, rows: npt.NDArray[np.int64]
    ) -> tuple[Floats, npt.NDArray[np.int64]]:
        """The cosines of the rows' vectors, one row after the other, and where each row starts among them."""
        first, last = self._starts[name][rows], self._starts[name][rows + 1]
        sizes = last - first
        starts = np.cumsum(sizes) - sizes
        at = np.repeat(first - starts, sizes) + np.arange(int(sizes.sum()))
        return vectors[at].astype(np.float32) @ query, starts


def _mapped(path: Path, kind: type, width: int) -> npt.NDArray[Any]:
    if not path.stat().st_size:
        return np.zeros((0, width), dtype=kind)
    return np.asarray(np.memmap(path, dtype=kind, mode="r")).reshape(-1, width)
