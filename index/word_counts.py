"""How often the words of an index occur: what typing errors are mended against, counted when the index is built."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from index.tokenise import in_words

__all__ = ["WordCounts", "count_words"]

FILE = "words.json"
COUNTED = 20_000  # clauses, the first of an index: more bring words that occur twice by chance


@dataclass(frozen=True, slots=True)
class WordCounts:
    """Chinese words of two characters and more that occur at least twice, with how often they do.

    `pairs` are two characters that stand next to each other, each alone, without making a word.
    """

    words: dict[str, int]
    pairs: frozenset[str]

    @classmethod
    def read(cls, folder: Path) -> WordCounts | None:
        """The counts of the version in that folder; `None` where an earlier program built it without them."""
        path = folder / FILE
        if not path.is_file():
            return None
        held = json.loads(path.read_text(encoding="utf-8"))
        return cls(held["words"], frozenset(held["pairs"]))

    def write(self, folder: Path) -> None:
        """Write them into the version's folder."""
        held = {"words": self.words, "pairs": sorted(self.pairs)}
        (folder / FILE).write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")


def count_words(texts: Iterable[str]) -> WordCounts:
    """The words of `texts` by the dictionary alone, without guesses at unknown ones.

    >>> count_words(["领消费券", "消费券怎么领"]).words
    {'消费券': 2}
    """
    counts: Counter[str] = Counter()
    pairs: set[str] = set()
    for text in texts:
        found = in_words(text)
        counts.update(word for word in found if len(word) > 1 and _han(word))
        pairs.update(a + b for a, b in pairwise(found) if len(a) == len(b) == 1 and _han(a + b))
    return WordCounts({word: count for word, count in counts.items() if count > 1}, frozenset(pairs))


def _han(word: str) -> bool:
    return all("㐀" <= char <= "鿿" for char in word)
