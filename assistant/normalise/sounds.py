"""How characters sound (pinyin without tones) and which are mistaken for each other."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

__all__ = ["readings", "sounds_like", "spelling"]

LOOK_ALIKES = Path(__file__).parents[1] / "data" / "look_alikes.txt"
COMMON = 2  # readings of a character that are looked at; rarer ones mislead
_FOLDS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


@lru_cache(maxsize=8192)
def readings(character: str) -> frozenset[str]:
    """Every toneless syllable a character may be read as, those of characters written alike included."""
    return frozenset(syllable for alike in (character, *_look_alikes().get(character, "")) for syllable in _own(alike))


@lru_cache(maxsize=8192)
def _own(character: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    common = pinyin(character, style=Style.NORMAL, heteronym=True)[0][:COMMON]
    return frozenset(syllable.replace("ü", "v") for syllable in common if syllable.isalpha())


def sounds_like(form: str, word: str, folded: bool = False) -> bool:
    """Whether `form` may be meant for `word`: character by character the same, of the same sound or of like shape.

    With `folded`, syllables that many speakers do not tell apart (zh/z, ch/c, sh/s, -ng/-n) count as one.
    """
    if len(form) != len(word):
        return False
    for mine, theirs in zip(form, word, strict=True):
        if mine == theirs or theirs in _look_alikes().get(mine, ""):
            continue
        a, b = _own(mine), _own(theirs)
        if folded:
            a, b = frozenset(map(fold, a)), frozenset(map(fold, b))
        if not a & b:
            return False
    return True


def fold(syllable: str) -> str:
    """The syllable with what is often confused written alike."""
    for long, short in _FOLDS:
        syllable = syllable.replace(long, short)
    return syllable


@lru_cache(maxsize=32768)
def spelling(word: str) -> tuple[str, ...]:
    """A word's syllables in its usual reading, without tones (ü as v).

    >>> spelling("重庆")
    ('chong', 'qing')
    """
    from pypinyin import lazy_pinyin

    return tuple(syllable.replace("ü", "v") for syllable in lazy_pinyin(word))


@cache
def _look_alikes() -> dict[str, str]:
    groups = [line.split("#")[0].split() for line in LOOK_ALIKES.read_text(encoding="utf-8").splitlines()]
    alike: dict[str, str] = {}
    for group in groups:
        for character in group:
            others = "".join(other for other in group if other != character)
            alike[character] = alike.get(character, "") + others
    return {character: re.sub(r"\s", "", others) for character, others in alike.items()}
