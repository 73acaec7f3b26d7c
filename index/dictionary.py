"""The segmenter's dictionary, kept ready beside an index.

Reading jieba's own takes half a second and 70 MB at every start. Kept here in the order of first characters, the words
of a character are read when a text first has it. A dictionary of another jieba or another word list counts for nothing.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Mapping
from itertools import compress
from pathlib import Path

import numpy as np
import numpy.typing as npt

__all__ = ["KeptDictionary", "load_dictionary", "save_dictionary"]

Integers = npt.NDArray[np.int32]
Booleans = npt.NDArray[np.bool_]


class KeptDictionary(dict[str, int]):
    """Words (and the beginnings of words, with 0) and how often they occur, as jieba asks for them.

    Holds at any time what was asked for; only `in`, `[]` and `get` ask. Safe to share between threads: two may read
    the same words at once, which changes nothing.
    """

    def __init__(
        self, parts: Mapping[str, tuple[slice, slice]], words: bytes, counts: Integers, nouns: Booleans
    ) -> None:
        """`parts` says for each first character where its words, a line each, and their counts and tags stand."""
        super().__init__()
        self._parts, self._words, self._counts, self._tags = dict(parts), words, counts, nouns
        self._nouns: set[str] = set()

    def is_noun(self, word: str) -> bool:
        """Whether the dictionary has `word` as a noun."""
        self._read(word)
        return word in self._nouns

    def __contains__(self, word: object) -> bool:
        self._read(word)
        return super().__contains__(word)

    def __getitem__(self, word: str) -> int:
        self._read(word)
        return super().__getitem__(word)

    def get(self, word: str, default: int | None = None) -> int | None:  # type: ignore[override]
        """How often `word` occurs, `default` where it is unknown."""
        self._read(word)
        return super().get(word, default)

    def _read(self, word: object) -> None:
        part = self._parts.get(word[0]) if isinstance(word, str) and word else None
        if part is not None:
            lines = self._words[part[0]].decode().split("\n")[:-1]
            self._nouns.update(compress(lines, self._tags[part[1]].tolist()))
            self.update(zip(lines, self._counts[part[1]].tolist(), strict=True))
            self._parts.pop(lines[0][0], None)


def save_dictionary(path: Path, words: Mapping[str, int], total: int, nouns: Collection[str], stamp: str) -> None:
    """Write the dictionary whole or not at all; its counts sum to `total`, `stamp` says what it was made from."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word)
    lines = ["".join(f"{word}\n" for word in group).encode() for group in groups.values()]
    partial = path.with_suffix(".partial")
    with partial.open("wb") as file:
        np.savez(
            file,
            stamp=_bytes(stamp.encode()),
            total=np.array(total),
            firsts=_bytes("".join(groups).encode()),
            lengths=np.array([len(line) for line in lines], dtype=np.int64),
            sizes=np.array([len(group) for group in groups.values()], dtype=np.int64),
            words=_bytes(b"".join(lines)),
            nouns=np.array([word in nouns for group in groups.values() for word in group], dtype=bool),
            counts=np.array([words[word] for group in groups.values() for word in group], dtype=np.int32),
        )
    partial.replace(path)


def load_dictionary(path: Path, stamp: str) -> tuple[KeptDictionary, int] | None:
    """The dictionary and the sum of its counts; `None` where there is none, a damaged one, or one of another stamp."""
    try:
        with np.load(path) as held:
            if held["stamp"].tobytes().decode() != stamp:
                return None
            firsts = held["firsts"].tobytes().decode()
            parts = zip(firsts, zip(_slices(held["lengths"]), _slices(held["sizes"]), strict=True), strict=True)
            return KeptDictionary(dict(parts), held["words"].tobytes(), held["counts"], held["nouns"]), int(
                held["total"]
            )
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def _slices(sizes: npt.NDArray[np.int64]) -> list[slice]:
    """Where parts of these sizes stand, one after the other."""
    stops = np.cumsum(sizes).tolist()
    return [slice(start, stop) for start, stop in zip([0, *stops], stops, strict=False)]


def _bytes(data: bytes) -> npt.NDArray[np.uint8]:
    return np.frombuffer(data, dtype=np.uint8)
