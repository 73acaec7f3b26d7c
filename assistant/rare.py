"""Words of a question that only few of the clauses found have: where one stands, the answer mostly stands too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.cover import frame_words
from assistant.question import Question

__all__ = ["telling_words"]

FEW = 0.25  # share of the clauses up to which a word is rare


def telling_words(question: Question, texts: Sequence[str]) -> list[float]:
    """For each text the share (0 to 1) of the question's rare words that stand in it to the letter; 0 without any.

    >>> # telling_words(question, ["公务员不适用本细则", "租房补贴按月发放", "租房补贴停发"]) where 公务员 was asked
    >>> # [1.0, 0.0, 0.0]
    """
    idle = frame_words()
    words = [word for word in dict.fromkeys(_words(question)) if len(word) > 1 and word not in idle]
    found = {word: [word in text for text in texts] for word in words}
    rare = [held for held in found.values() if 0 < sum(held) <= max(2, FEW * len(texts))]
    if not rare:
        return [0.0] * len(texts)
    return [sum(held[at] for held in rare) / len(rare) for at in range(len(texts))]


def _words(question: Question) -> list[str]:
    """The words of a question, and pairs of single characters side by side: a word that no dictionary has (观剧)."""
    words = question.query.split()
    pairs = (a + b for a, b in pairwise(words) if len(a) == len(b) == 1)
    return [*words, *(pair for pair in pairs if pair in question.text)]
