"""The language of a question: Chinese, English, or another that is not served."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

__all__ = ["english_words", "language_of", "mostly_english"]

Language = Literal["zh", "en", "other"]

DATA = Path(__file__).parents[1] / "data"
_HAN = re.compile(r"[㐀-鿿]")
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
_OTHER_SCRIPT = re.compile(r"[가-힣ᄀ-ᇿЀ-ӿ؀-ۿ฀-๿ऀ-ॿΑ-ωא-ת]")
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|\"[^\"]*\"")
ASKING = 3  # English words from which Chinese in quotation marks alone makes no Chinese question
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+")
_ACCENTED = re.compile(r"[À-ɏḀ-ỿ]")


def language_of(text: str) -> Language:
    """The language of `text`; pinyin counts as English here, empty text as Chinese.

    >>> language_of("combien de subventions pour une voiture")
    'other'
    """
    han, other = len(_HAN.findall(text)), len(_OTHER_SCRIPT.findall(text))
    if (other > 3 and other >= han) or len(_KANA.findall(text)) > 2:
        return "other"
    words = [word.lower() for word in _LATIN.findall(text)]
    if han and not (_HAN.search(_QUOTED.sub("", text)) is None and sum(w in english_words() for w in words) >= ASKING):
        return "zh"
    if not words:
        return "other" if other else "zh"
    foreign = sum(word in _foreign() or bool(_ACCENTED.search(word)) for word in words)
    english = sum(word in english_words() for word in words)
    return "other" if foreign > english and foreign * 4 >= len(words) else "en"


def mostly_english(text: str) -> bool:
    """Whether `text` is English and no pinyin: half of its letters, names aside, are of English words."""
    words = [word.lower() for word in _LATIN.findall(text[:1].lower() + text[1:]) if not word[0].isupper()]
    return 2 * sum(len(word) for word in words if word in english_words()) > sum(map(len, words)) > 0


@cache
def english_words() -> frozenset[str]:
    """English words that questions use: function words, and those of the policy vocabulary."""
    policy = (DATA / "english.tsv").read_text(encoding="utf-8").splitlines()
    phrases = (line.split("\t")[0] for line in policy if not line.startswith("#"))
    return frozenset(_listed("english_common.txt")) | {word for phrase in phrases for word in phrase.split()}


@cache
def _foreign() -> frozenset[str]:
    return frozenset(_listed("foreign_common.txt"))


def _listed(file: str) -> list[str]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
