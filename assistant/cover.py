"""How much of a question a text covers: each of its words by the most similar word there, weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.question import Question
from assistant.weighing import weighing
from index import late_interaction
from index.library import Library
from index.tokenise import domain_words, is_noun

__all__ = ["Cover", "frame_words"]

_DATA = Path(__file__).with_name("data") / "frame_words.txt"

_SUMS = tuple("费金款价税租薪息")  # last characters of names for sums, which taggers take for verbs (保费)
_WITHIN = re.compile(r"(?<=[县乡镇村市区店厂校])[里上下内头]$")  # 县里 is in what a text says of 县、乡、村
_WITH_WHOM = frozenset(
    "两口子 小两口 老两口 夫妻俩 一家子 一家人 一家三口 一家四口 我俩 咱俩 俩人 孩子 娃 娃儿 儿子 女儿 闺女".split()
)
ALIKE = 0.8  # degree from which a word counts as the same one

Floats = npt.NDArray[np.float32]


@cache
def frame_words() -> frozenset[str]:
    """Words that nearly every measure shares: they name the kind of benefit, not what it is for."""
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


class Cover:
    """One question, compared with any number of texts.

    Words of `frame_words` and single characters weigh little. An everyday word counts as covered by the better of
    itself and the official words for it.
    """

    def __init__(self, question: Question, library: Library) -> None:
        self._library = library
        self._text = question.text
        self._asked = library.words(question.query)
        self._weights = _weights(self._asked)
        self._everyday = [(word, _telling(official)) for word, official in question.everyday]
        self._official = [(word, [library.words(one) for one in official]) for word, official in self._everyday]

    def shares(self, texts: Sequence[str]) -> list[float]:
        """The share of the question's weight that each text covers, 0 to 1."""
        if not texts or not len(self._asked.ids):
            return [0.0] * len(texts)
        return (self._degrees(texts) @ self._weights).tolist()

    def telling(self, texts: Sequence[str]) -> float:
        """The largest share that any text covers of the words which say what the question is about; 1 where none does.

        Words of `frame_words` and single characters say nothing of it.
        """
        named = "".join(word for word, _ in self._everyday)
        idle = frame_words()
        about = np.array(
            [word not in idle and (len(word) > 1 or word in named) for word in self._asked.tokens], dtype=bool
        )
        if not about.any():  # 养猫 in single characters is all there is
            about = np.array([word not in idle for word in self._asked.tokens], dtype=bool)
        if not texts or not about.any():
            return 1.0
        weights = self._weights[about] / max(float(self._weights[about].sum()), 1e-9)
        return float((self._degrees(texts)[:, about] @ weights).max())

    def lacking(self, text: str) -> tuple[tuple[str, float], ...]:
        """The nouns of the question that `text` has nothing like, each with its share, the weightiest first."""
        if not len(self._asked.ids):
            return ()
        idle = frame_words()
        found = [
            (token, float(weight))
            for token, weight, degree in zip(self._asked.tokens, self._weights, self._degrees([text])[0], strict=True)
            if degree <= 0.1
            and token not in text
            and not (_WITHIN.search(token) and _WITHIN.sub("", token) in text)
            and not self._counted(token)
            and token not in idle
            and len(token) > 1
            and (is_noun(token) or token in domain_words() or token.endswith(_SUMS))
        ]
        return tuple(sorted(found, key=lambda row: -row[1]))

    def _counted(self, token: str) -> bool:
        """Whether a word begins with what a number counts in (套房 of 第三套房), or says who asks with whom."""
        return token in _WITH_WHOM or bool(re.search(rf"第[一二三四五六七八九十\d]{re.escape(token)}", self._text))

    def unnamed(self, text: str) -> tuple[str, ...]:
        """Words of the policy vocabulary in the question that `text` has only something like (医保 for 养老保险)."""
        if not len(self._asked.ids):
            return ()
        said = "".join(word for word, officials in self._everyday if any(one in text for one in officials))
        return tuple(
            token
            for token, degree in zip(self._asked.tokens, self._degrees([text])[0], strict=True)
            if degree < ALIKE and token in domain_words() and token not in text
            and token not in frame_words() and token not in said
        )  # fmt: skip

    def _degrees(self, texts: Sequence[str]) -> Floats:
        """How far each text has each word of the question, 0 to 1: (texts, words)."""
        officials = [one for _, words in self._official for one in words]
        similar, *named = self._library.closest([self._asked, *officials], texts)
        degrees = _degree(similar)
        at = 0
        for word, words in self._official:
            covered = [_degree(near) @ _weights(one) for near, one in zip(named[at:], words, strict=False)]
            at += len(words)
            mine = [token in word for token in self._asked.tokens]
            if covered and any(mine):
                degrees[:, mine] = np.maximum(degrees[:, mine], np.max(covered, axis=0)[:, None])
        return degrees


def _telling(official: Sequence[str]) -> tuple[str, ...]:
    """The official words that say what a measure is for; all of them where none does."""
    return tuple(word for word in official if word not in frame_words()) or tuple(official)


def _weights(words: late_interaction.Question) -> Floats:
    frame, little = frame_words(), weighing().frame
    scale = np.array([little if token in frame or len(token) == 1 else 1.0 for token in words.tokens], dtype=np.float32)
    weights = np.asarray(words.weights * scale, dtype=np.float32)
    return weights / max(float(weights.sum()), 1e-9)


def _degree(similar: Floats) -> Floats:
    """Similarities as degrees of being covered: 0 up to chance, 1 for the same word."""
    ignore = weighing().ignore
    return np.maximum(0.0, similar - ignore) / np.float32(1.0 - ignore)
