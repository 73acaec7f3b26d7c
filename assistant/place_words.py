"""Places by a short name that is an ordinary word too: 大同, 开封, 日照."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from assistant.normalise.lexicon import tokens
from index.divisions import Divisions, Place

__all__ = ["worded"]

DATA = Path(__file__).with_name("data") / "place_context.toml"


def worded(text: str, covered: Collection[Place], taken: Sequence[tuple[int, int]]) -> Iterator[Place]:
    """The places that `text` names by a word of its own which may mean another thing.

    Those of `covered` wherever nothing that follows says otherwise (开封后, 日照时间); other prefectures only where
    the word is all there is (中山呢) or is joined to a place (`taken` are the spans of those).
    """
    for place in covered:
        for start, end in _words(text, place.short, taken):
            if not re.match(_said("ordinary_after"), text[end:]):
                yield replace(place, start=start, end=end)
    known = {place.short for place in covered}
    for short in _ambiguous():
        if short in text and short not in known:
            for start, end in _words(text, short, taken):
                if _alone(text, start, end) or _joined(text, start, end, taken):
                    yield from (replace(place, start=start, end=end) for place in _prefectures(short))


def _words(text: str, short: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where `short` stands in `text` as words of its own, outside the spans already understood."""
    if short not in text:
        return
    borders = {token.start for token in tokens(text)} | {len(text)}
    for match in re.finditer(re.escape(short), text):
        start, end = match.span()
        whole = (start in borders and end in borders) or _alone(text, start, end)  # 那天|水|呢 is 那|天水|呢
        if whole and not any(begin < end and start < last for begin, last in taken):
            yield start, end


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but the words of a follow-up stands around a name: 那X呢."""
    return bool(re.fullmatch(_said("alone_before"), text[:start]) and re.fullmatch(_said("alone_after"), text[end:]))


def _joined(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a name stands beside another place with nothing but "and" between them."""
    between = [text[last:start] for _, last in taken if last <= start]
    between += [text[end:begin] for begin, _ in taken if begin >= end]
    return any(re.fullmatch(_said("joint"), words) for words in between)


@cache
def _ambiguous() -> tuple[str, ...]:
    """Short names of prefectures that alone mean none."""
    table = Divisions.load()
    shorts = dict.fromkeys(place.short for place in table.places if place.level == "prefecture")
    return tuple(short for short in shorts if not table.find(short))


def _prefectures(short: str) -> list[Place]:
    return [place for place in Divisions.load().named(short) if place.level == "prefecture"]


@cache
def _said(key: str) -> str:
    """A list of the data file as one regular expression."""
    return "|".join(f"(?:{words})" for words in tomllib.loads(DATA.read_text(encoding="utf-8"))[key])
