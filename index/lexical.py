"""BM25 over weighted fields (BM25F), kept in bm25s's own format and memory-mapped.

Every posting is scored when the index is built, so a query only adds them up (Lù, "BM25S", 2024). bm25s's own builder
wants every token of the corpus as Python objects at once; this one writes the same arrays part by part, with memory
bounded by the vocabulary and one part, and lets a token count by the field that it stands in: Robertson, Zaragoza &
Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004); the formula is Lucene's (Kamphuis et al., ECIR
2020).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

__all__ = ["Lexical", "Postings", "postings", "write_lexical"]

K1, B = 1.2, 0.75  # Robertson's defaults: saturation of a repeated word, penalty of a long clause
WEIGHTS = {"title": 0.3, "headings": 1.0, "text": 1.0, "referred": 0.5}  # measured with evals/retrieval_bench.py
CHARACTER = 0.5  # what a single character counts beside a word

Integers = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Postings:
    """Weighted counts of some rows' words: `words[word[i]]` stands in row `row[i]` `count[i]` times (of shape (n,))."""

    words: tuple[str, ...]
    word: npt.NDArray[np.int32]
    row: npt.NDArray[np.int32]
    count: npt.NDArray[np.float32]
    rows: int


def postings(rows: Iterable[Mapping[str, Sequence[str]]], weights: Mapping[str, float] = WEIGHTS) -> Postings:
    """The weighted counts of rows, each given as the words of its fields."""
    vocabulary: dict[str, int] = {}
    word: list[int] = []
    row: list[int] = []
    count: list[float] = []
    number = 0
    for number, fields in enumerate(rows, 1):
        counts: dict[int, float] = {}
        for field, words in fields.items():
            for token in words:
                key = vocabulary.setdefault(token, len(vocabulary))
                counts[key] = counts.get(key, 0.0) + weights[field] * (CHARACTER if len(token) == 1 else 1.0)
        word += counts.keys()
        count += counts.values()
        row += [number - 1] * len(counts)
    return Postings(
        tuple(vocabulary),
        np.array(word, dtype=np.int32),
        np.array(row, dtype=np.int32),
        np.array(count, dtype=np.float32),
        number,
    )


def write_lexical(folder: Path, parts: Sequence[Callable[[], Postings]]) -> None:
    """Write the index over `parts`, in order. Each is called twice, without arguments, for its `Postings`."""
    vocabulary: dict[str, int] = {}
    frequency = np.zeros(1 << 16, dtype=np.int64)
    lengths = []
    for part in parts:
        read = part()
        ids = np.array([vocabulary.setdefault(word, len(vocabulary)) for word in read.words], dtype=np.int64)
        while len(frequency) < len(vocabulary):
            frequency = np.concatenate([frequency, np.zeros_like(frequency)])
        frequency[ids] += np.bincount(read.word, minlength=len(ids))
        lengths.append(np.bincount(read.row, read.count, minlength=read.rows))
    frequency = frequency[: len(vocabulary)]
    rows = sum(map(len, lengths))
    average = max(float(sum(length.sum() for length in lengths)) / max(rows, 1), 1e-9)
    starts = np.concatenate([[0], np.cumsum(frequency)])
    folder.mkdir(parents=True, exist_ok=True)
    shape = (int(starts[-1]),)
    data = np.lib.format.open_memmap(folder / "data.csc.index.npy", mode="w+", dtype=np.float32, shape=shape)
    indices = np.lib.format.open_memmap(folder / "indices.csc.index.npy", mode="w+", dtype=np.int32, shape=shape)
    idf = np.log(1 + (rows - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
    cursor, before = starts[:-1].copy(), 0
    for part, length in zip(parts, lengths, strict=True):
        read = part()
        ids = np.array([vocabulary[word] for word in read.words], dtype=np.int64)
        order = np.argsort(read.word, kind="stable")
        word, row, count = read.word[order], read.row[order], read.count[order]
        seen = np.bincount(word, minlength=len(ids))
        rank = np.arange(len(word)) - np.repeat(np.cumsum(seen) - seen, seen)
        at = cursor[ids[word]] + rank
        indices[at] = row + before
        data[at] = idf[ids[word]] * count / (count + K1 * (1 - B + B * length[row] / average))
        cursor[ids] += seen
        before += read.rows
    data.flush()
    indices.flush()
    np.save(folder / "indptr.csc.index.npy", starts)
    (folder / "vocab.index.json").write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    parameters = {"k1": K1, "b": B, "delta": 0.5, "method": "lucene", "idf_method": "lucene", "dtype": "float32"}
    parameters |= {"int_dtype": "int32", "num_docs": rows, "backend": "numpy"}
    (folder / "params.index.json").write_text(json.dumps(parameters), encoding="utf-8")


class Lexical:
    """The opened index; rows are numbered as they were written.

    bm25s opens the same folder and scores the same (a test holds that); reading it here spares a start its import,
    which brings scipy along.
    """

    def __init__(self, words: Mapping[str, int], starts: Integers, rows_of: Rows, values: Floats, rows: int) -> None:
        """Word `n` of `words` stands in the rows `rows_of[starts[n]:starts[n + 1]]`, where it is worth `values[…]`."""
        self._words, self._starts, self._rows_of, self._values, self.rows = words, starts, rows_of, values, rows

    @classmethod
    def open(cls, folder: Path) -> Lexical:
        """Map the index in that folder into memory."""
        rows = json.loads((folder / "params.index.json").read_text(encoding="utf-8"))["num_docs"]
        words = json.loads((folder / "vocab.index.json").read_text(encoding="utf-8"))
        starts = np.load(folder / "indptr.csc.index.npy")
        mode: Literal["r"] | None = "r" if starts[-1] else None  # an empty file cannot be mapped
        rows_of, values = (np.load(folder / f"{name}.csc.index.npy", mmap_mode=mode) for name in ("indices", "data"))
        return cls(words, starts, np.asarray(rows_of), np.asarray(values), rows)

    def scores(self, words: Sequence[str]) -> npt.NDArray[np.float32]:
        """The BM25 score of every row, of shape `(rows,)`; a word given twice counts twice."""
        scores = np.zeros(self.rows, dtype=np.float32)
        for number in (self._words[word] for word in words if word in self._words):
            held = slice(self._starts[number], self._starts[number + 1])
            scores[self._rows_of[held]] += self._values[held]  # a word has one posting a row
        return scores

    def rarity(self, word: str) -> float:
        """Lucene's idf of a word; that of a word in no row at all where it is unknown."""
        number = self._words.get(word)
        frequency = 0 if number is None else int(self._starts[number + 1] - self._starts[number])
        return float(np.log(1 + (self.rows - frequency + 0.5) / (frequency + 0.5)))
