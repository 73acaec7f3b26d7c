"""The words a corpus knows, found by how they sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from itertools import islice, product
from pathlib import Path

from assistant.normalise.sounds import fold, readings, sounds_like, spelling
from index.word_counts import count_words

__all__ = ["Vocabulary", "general_words"]

DATA = Path(__file__).parents[1] / "data"
LONGEST = 8  # characters of a word looked up by sound
GENERAL = 20  # the weight of a general word of questions and policies, in occurrences
MOST_READINGS = 64  # combinations of readings tried for one stretch of text


class Vocabulary:
    """Words with how often they occur, general words of questions and policies included.

    >>> Vocabulary({"消费券": 30}).sounding("消废券")
    ('消费券',)
    """

    def __init__(self, words: Mapping[str, int], pairs: Iterable[str] = ()) -> None:
        """`words` maps each word of the corpus to its number of occurrences.

        `pairs` are two characters that stand next to each other in it without making a word: no typing error.
        """
        self.pairs = frozenset(pairs)
        self.corpus = frozenset(words)
        self.words: dict[str, int] = dict.fromkeys(general_words(), GENERAL)
        for word, count in words.items():
            self.words[word] = self.words.get(word, 0) + count

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> Vocabulary:
        """The words of `texts` that occur at least twice."""
        counted = count_words(texts)
        return cls(counted.words, counted.pairs)

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def sounding(self, form: str, folded: bool = False) -> tuple[str, ...]:
        """Words of the same length that `form` may be read as, the most frequent first, `form` itself left out.

        With `folded`, zh/z, ch/c, sh/s and -ng/-n count as one.
        """
        index = self._folded if folded else self._exact
        spelt = [sorted({fold(sound) if folded else sound for sound in readings(char)}) for char in form]
        found = {word for key in islice(product(*spelt), MOST_READINGS) for word in index.get("-".join(key), ())}
        fit = [word for word in found if word != form and sounds_like(form, word, folded)]
        return tuple(sorted(fit, key=lambda word: (-self.words[word], word)))

    def covered(self, text: str) -> frozenset[int]:
        """The offsets of `text` that its words of the vocabulary take up."""
        return frozenset(
            at
            for start in range(len(text) - 1)
            for size in range(2, min(LONGEST, len(text) - start) + 1)
            if text[start : start + size] in self.words
            for at in range(start, start + size)
        )

    def spelt(self, letters: str) -> tuple[str, ...]:
        """Words whose pinyin is `letters`, without tones or spaces, the most frequent first."""
        return self._letters.get(letters, ())

    @cached_property
    def anagrams(self) -> dict[str, str]:
        """Words of three characters and more by their characters in sorted order."""
        return {"".join(sorted(word)): word for word in self.words if 3 <= len(word) <= LONGEST}

    @cached_property
    def _exact(self) -> dict[str, tuple[str, ...]]:
        return self._by("-".join)

    @cached_property
    def _folded(self) -> dict[str, tuple[str, ...]]:
        return self._by(lambda syllables: "-".join(map(fold, syllables)))

    @cached_property
    def _letters(self) -> dict[str, tuple[str, ...]]:
        return self._by("".join)

    def _by(self, key: object) -> dict[str, tuple[str, ...]]:
        assert callable(key)
        found: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.words, key=lambda word: (-self.words[word], word)):
            if len(word) <= LONGEST and _han(word):
                found[key(spelling(word))].append(word)
        return {sound: tuple(words) for sound, words in found.items()}


@cache
def general_words() -> frozenset[str]:
    """Words that questions about any policy use."""
    listed = (DATA / "general_words.txt").read_text(encoding="utf-8").splitlines()
    words = {word for line in listed if not line.startswith("#") for word in line.split()}
    for file in ("colloquial.tsv", "english.tsv"):
        for line in (DATA / file).read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                words.update(word for word in line.replace("\t", " ").split() if _han(word))
    return frozenset(words)


def _han(word: str) -> bool:
    return all("㐀" <= char <= "鿿" for char in word)
