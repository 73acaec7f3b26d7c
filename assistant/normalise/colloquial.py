"""Everyday words and the official ones that texts use for them: 电驴子 is 电动自行车."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from assistant.normalise.lexicon import tokens

__all__ = ["everyday", "expand"]

_BETWEEN = re.compile(
    r"(?:[了过着](?:[一两二三几]?[个辆台张套部份只块条把]|[一两]下)?|[那这]?个|[那这][辆台张套部份条些])(?!\s)"
)
_WHOSE = tuple("我你您他她咱俺人")  # before 家: 我家电停了 is no 家电
TABLE = Path(__file__).parents[1] / "data" / "colloquial.tsv"


def expand(text: str) -> tuple[str, ...]:
    """Official words for the everyday ones in `text`, in reading order, those already in it left out.

    >>> expand("电驴子多少钱")
    ('电动自行车',)
    """
    lowered = text.lower()
    words = dict.fromkeys(word for _, official in everyday(text) for word in official)
    return tuple(word for word in words if word.lower() not in lowered)


def everyday(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The everyday words of `text` in reading order, each with its official ones.

    >>> everyday("电驴子多少钱")
    (('电驴子', ('电动自行车',)),)
    """
    lowered = text.lower()
    found: list[tuple[str, tuple[str, ...]]] = []
    at = 0
    while at < len(lowered):
        key, end = _key_at(lowered, at)
        if key and not _inside(lowered, at, end) and not (key[0] == "家" and lowered[:at].endswith(_WHOSE)):
            found.append((lowered[at:end], _official()[key]))
            at = end
        else:
            at += 1
    return tuple(found)


def _key_at(text: str, at: int) -> tuple[str, int]:
    """The longest everyday word at a place and where it ends there; its verb may have a particle or a measure word.

    丢了张卡 is 丢卡, 炒了老板鱿鱼 is 炒老板鱿鱼.
    """
    keys = _table().get(text[at], ())
    if key := next((key for key in keys if text.startswith(key, at)), ""):
        return key, at + len(key)
    after = _BETWEEN.match(text, at + 1)
    if after is None:
        return "", at
    key = next((key for key in keys if len(key) > 1 and text.startswith(key[1:], after.end())), "")
    return key, after.end() + len(key) - 1


def _inside(text: str, start: int, end: int) -> bool:
    """Whether `start:end` is only part of a longer word, or cuts another in two: 券 in 证券, 停电 in 停电动车."""
    return any(
        (token.start <= start and end <= token.end and token.end - token.start > end - start)
        or (start < token.start < end < token.end and text[token.start : token.end] in _official())
        for token in tokens(text)
    )


@cache
def _official() -> dict[str, tuple[str, ...]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {everyday.lower(): tuple(official.split()) for everyday, official in rows}


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Everyday words by their first character, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in _official():
        found[key[0]].append(key)
    return {first: tuple(sorted(keys, key=len, reverse=True)) for first, keys in found.items()}
