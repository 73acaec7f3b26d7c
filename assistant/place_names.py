"""A covered region's name for readers of English: Shaoxing (绍兴)."""

from __future__ import annotations

from functools import cache

from index.divisions import Divisions

__all__ = ["named", "romanised"]

NATION = "全国"


@cache
def romanised(city: str) -> str:
    """The pinyin of a region's name, written as a name; the name itself where the table has none.

    >>> romanised("绍兴")
    'Shaoxing'
    """
    if city == NATION:
        return "China"
    found = Divisions.load().named(city)
    best = min(found, key=lambda place: (place.level not in ("prefecture", "province"), place.code), default=None)
    return best.pinyin.title() if best and best.pinyin else city


def named(city: str, language: str) -> str:
    """The region's name in the language of the answer; in English with the Chinese one beside it."""
    latin = romanised(city) if language == "en" and city else city
    return f"{latin} ({city})" if latin != city else city
