"""Questions typed in pinyin: jincheng getihu chuangye danbao daikuan zuiduo duoshao."""

from __future__ import annotations

import math
import re
from functools import cache

from assistant.normalise.language import english_words
from assistant.normalise.vocabulary import Vocabulary
from index.divisions import Divisions

__all__ = ["from_pinyin"]

LONGEST = 28  # letters of a word's pinyin
READABLE = 0.8  # share of the letters that must make words
PLACE = 30  # the weight of a place's name, in occurrences
_RUN = re.compile(r"[A-Za-z][A-Za-z' ]{2,}[A-Za-z]")


def from_pinyin(text: str, vocabulary: Vocabulary) -> str:
    """`text` with its pinyin read as Chinese words; unchanged where it is English or makes no words.

    >>> from_pinyin("xiaofeiquan zenme ling", Vocabulary({"消费券": 9}))
    '消费券 怎么领'
    """
    if not _RUN.search(text):
        return text
    return _RUN.sub(lambda match: _read(match.group(), vocabulary) or match.group(), text)


def _read(run: str, vocabulary: Vocabulary) -> str:
    words = run.lower().replace("'", "").split()
    english = sum(len(word) for word in words if word in english_words())
    if english * 2 > sum(map(len, words)):
        return ""
    letters = "".join(words)
    breaks = {sum(map(len, words[:count])) for count in range(len(words) + 1)}
    parts = _best(letters, breaks, vocabulary)
    read = sum(len(spelt) for spelt, word in parts if word)
    if read < READABLE * len(letters) or not any(len(word) > 1 for _, word in parts):
        return ""
    return " ".join(word or spelt for spelt, word in parts)


def _best(letters: str, breaks: set[int], vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The likeliest reading as (letters, word) pairs, the word empty where nothing fits (Viterbi over the letters)."""
    best: list[tuple[float, list[tuple[str, str]]]] = [(0.0, [])]
    for end in range(1, len(letters) + 1):
        score, parts = best[end - 1]
        options = [(score - 12, [*parts, (letters[end - 1], "")])]
        for start in range(max(0, end - LONGEST), end):
            word, weight = _word(letters[start:end], vocabulary)
            if word:
                crossed = sum(1 for at in breaks if start < at < end)
                uneven = (start not in breaks) + (end not in breaks) if crossed else 0
                before, parts = best[start]
                gain = math.log(weight) - 8 - crossed - 4 * uneven
                options.append((before + gain, [*parts, (letters[start:end], word)]))
        best.append(max(options, key=lambda option: option[0]))
    return _joined(best[-1][1])


def _word(spelt: str, vocabulary: Vocabulary) -> tuple[str, float]:
    words = vocabulary.spelt(spelt)
    places = [place for place in _places().get(spelt, ()) if not words or vocabulary.words[words[0]] < PLACE]
    if places:
        return places[0], PLACE
    return (words[0], vocabulary.words[words[0]]) if words else ("", 1)


@cache
def _places() -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for place in Divisions.load().places:
        if place.level in ("province", "prefecture") or place.name.endswith("市"):
            known.setdefault(place.pinyin, (place.short,))
    return known


def _joined(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbouring letters that nothing was made of, together."""
    joined: list[tuple[str, str]] = []
    for spelt, word in parts:
        if not word and joined and not joined[-1][1]:
            joined[-1] = (joined[-1][0] + spelt, "")
        else:
            joined.append((spelt, word))
    return joined
