"""Everyday words, and ways to say what happened, with the official words that texts use: 电驴子 is 电动自行车."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.normalise.lexicon import tokens

__all__ = ["everyday", "expand"]

_BETWEEN = re.compile(
    r"(?:[了过着](?:[一两二三几]?[个辆台张套部份只块条把]|[一两]下)?|[那这]?个|[那这][辆台张套部份条些])(?!\s)"
)
_WHOSE = tuple("我你您他她咱俺人")  # before 家: 我家电停了 is no 家电
TABLE = Path(__file__).parents[1] / "data" / "colloquial.tsv"
SITUATIONS = Path(__file__).parents[1] / "data" / "situations.tsv"
GAP = 6  # characters that may stand between two parts of a situation
_BREAK = frozenset("，。！？；：,.!?;:\n")


def expand(text: str) -> tuple[str, ...]:
    """Official words for the everyday ones in `text`, in reading order, those already in it left out.

    >>> expand("电驴子多少钱")
    ('电动自行车',)
    """
    lowered = text.lower()
    words = dict.fromkeys(word for _, official in everyday(text) for word in official)
    return tuple(word for word in words if word.lower() not in lowered)


def everyday(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The everyday words and situations of `text` in reading order, each with its official words.

    >>> everyday("电驴子多少钱")
    (('电驴子', ('电动自行车',)),)
    >>> everyday("菜市场一称少三两")
    (('称少三两', ('短斤少两', '计量')),)
    """
    lowered = text.lower()
    found = [*_words(lowered), *_situations(lowered)]
    return tuple((lowered[start:end], official) for start, end, official in sorted(found))


def _words(lowered: str) -> list[tuple[int, int, tuple[str, ...]]]:
    found: list[tuple[int, int, tuple[str, ...]]] = []
    at = 0
    while at < len(lowered):
        key, end = _key_at(lowered, at)
        if key and not _inside(lowered, at, end) and not (key[0] == "家" and lowered[:at].endswith(_WHOSE)):
            found.append((at, end, _official()[key]))
            at = end
        else:
            at += 1
    return found


def _situations(lowered: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where the parts of a situation stand in `lowered` in their order, close together and in one clause."""
    found = []
    for parts, official in _told():
        span = None
        for first in parts[0]:
            start = lowered.find(first)
            while start >= 0 and span is None:
                span = _followed(lowered, start, start + len(first), parts[1:])
                start = lowered.find(first, start + 1)
        if span:
            found.append((*span, official))
    return found


def _followed(lowered: str, start: int, end: int, parts: Sequence[tuple[str, ...]]) -> tuple[int, int] | None:
    """The stretch from `start` over all of `parts`, each at most `GAP` characters after the one before."""
    for words in parts:
        places = ((lowered.find(word, end, end + GAP + len(word)), word) for word in words)
        at, word = min(((at, word) for at, word in places if at >= 0), default=(-1, ""))
        if at < 0 or not _BREAK.isdisjoint(lowered[end:at]):
            return None
        end = at + len(word)
    return start, end


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
def _told() -> tuple[tuple[tuple[tuple[str, ...], ...], tuple[str, ...]], ...]:
    """Situations as their parts in order, each a choice of words, with the official words for the whole."""
    lines = SITUATIONS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(
        (tuple(tuple(part.split("|")) for part in frame.lower().split("…")), tuple(official.split()))
        for frame, official, _ in rows
    )


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Everyday words by their first character, the longest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in _official():
        found[key[0]].append(key)
    return {first: tuple(sorted(keys, key=len, reverse=True)) for first, keys in found.items()}
