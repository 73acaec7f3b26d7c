"""The official administrative divisions of China: which places a text names, and what lies within what.

Codes are those of GB/T 2260: two digits province, two prefecture, two county; `000000` stands for the nation. A county
whose code begins like no prefecture's (省直辖县级) lies directly in its province.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

__all__ = ["Divisions", "Place", "within"]

DATA = Path(__file__).with_name("data")
NATION = "000000"
LEVELS = ("nation", "province", "prefecture", "county", "abroad")
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})

_NATIONAL = re.compile(r"^(国务院|国家|中共中央|中央|全国|中华人民共和国|最高人民)|^[^省市县区州盟]{2,8}部(?![分门])")
_LONGER_WORD = {"市": "场面值容民", "区": "域别间块", "县": "处", "州": "", "省": "心钱电力事"}
_BEFORE = re.compile(r"(在|到|去|住|从|回|来|我们|咱们|咱|家住|搬到|位于|户口是)$")
_AFTER = re.compile(
    r"(这边|这里|这儿|那边|那里|那儿|本地|当地|人(?![才民员口力身社工均])|市民|居民|户口|户籍|买|开|住|上班|工作|打工|做生意|办|换"
    r"|领|交|缴|参保|落户|租|上学|读书|生活|养老|有|能|可以|怎么|咋|哪|旅游|创业|申请|[，,。？?！!、]|$)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a text; `start`/`end` are offsets into that text (end exclusive), 0 outside a text.

    `level` is one of `LEVELS`; `province` and `city` are the official names of what it lies in (empty where nothing).
    """

    name: str
    short: str
    level: str
    code: str
    province: str = ""
    city: str = ""
    pinyin: str = ""
    start: int = 0
    end: int = 0


def within(place: Place, other: Place) -> bool:
    """Whether `place` is `other` or lies in it."""
    if other.level == "nation":
        return place.level != "abroad"
    if "abroad" in (place.level, other.level):
        return place.name == other.name
    return place.code.startswith(other.code[: {"province": 2, "prefecture": 4}.get(other.level, 6)])


class Divisions:
    """The table, with a finder over it.

    >>> [place.name for place in Divisions.load().find("宁波市江北区的消费券")]
    ['宁波市', '江北区']
    """

    def __init__(self, places: list[tuple[Place, bool]], aliases: dict[str, str]) -> None:
        """`places` with whether the short name alone counts as one; `aliases` maps a name to an official one."""
        self.places = tuple(place for place, _ in places)
        self._free: dict[str, list[Place]] = defaultdict(list)  # names that always count
        self._bound: dict[str, list[Place]] = defaultdict(list)  # short names that need a context
        for place, free in places:
            for name in _full_names(place):
                (self._free if len(name) > 2 or place.level == "abroad" else self._bound)[name].append(place)
            if place.short and place.short != place.name:
                (self._free if free else self._bound)[place.short].append(place)
        for alias, name in aliases.items():
            self._free[alias].extend(self._free[name])
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in (*self._free, *self._bound):
            lengths[name[0]].add(len(name))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    @staticmethod
    @cache
    def load() -> Divisions:
        """The table that ships, read once."""
        return Divisions(list(_read_table()), dict(_rows("place_aliases.csv")))

    def named(self, name: str) -> tuple[Place, ...]:
        """The places that are called exactly `name`, officially, in short or by an alias."""
        found = {place.code or place.name: place for place in (*self._free.get(name, ()), *self._bound.get(name, ()))}
        return tuple(sorted(found.values(), key=lambda place: place.code))

    def find(self, text: str) -> list[Place]:
        """The places named in `text`, in reading order, the longest name at each point.

        An ambiguous name gives every place it may mean, with the same offsets, unless another place named in the text
        encloses some of them. Short names that are ordinary words count only in the context of a place (在朝阳买).
        """
        found: list[list[Place]] = []
        at = 0
        while at < len(text):
            places = self._at(text, at, found[-1] if found and found[-1][0].end == at else [])
            if places:
                found.append(places)
                at = places[0].end
            else:
                at += 1
        return [place for places in _settled(found) for place in places]

    def region_of(self, text: str) -> Place | None:
        """The region an issuer or a title speaks for; `None` where it names none or an ambiguous one.

        >>> Divisions.load().region_of("吉林省长春市朝阳区人民政府").name
        '朝阳区'
        """
        groups = _grouped(self.find(text))
        if (not groups or groups[0][0].start > 0) and _NATIONAL.search(text.strip()):
            return Place("全国", "全国", "nation", NATION)
        region: Place | None = None
        for group in groups:
            if region is not None and (group[0].start != region.end or not within(group[0], region)):
                break
            if len(group) > 1:
                whole = [place for place in group if text[place.start : place.end] == place.name]
                if len(whole) != 1:
                    break
                group = whole
            region = group[0]
        return region

    def _at(self, text: str, at: int, before: list[Place]) -> list[Place]:
        """The places whose name begins at `at`; `before` are those whose name ends there."""
        for length in self._lengths.get(text[at], ()):
            name = text[at : at + length]
            if len(name) < length:
                continue
            places = self._free.get(name, []) if not _runs_on(name, text[at + length : at + length + 1]) else []
            if not places and name in self._bound:
                inside = [place for place in self._bound[name] if any(within(place, outer) for outer in before)]
                places = inside or (self._bound[name] if _in_context(text, at, at + length, self._bound[name]) else [])
            if places:
                return [replace(place, start=at, end=at + length) for place in places]
        return []


def _runs_on(name: str, following: str) -> bool:
    """Whether the name's last character begins another word: 大同市|场."""
    return bool(following) and following in _LONGER_WORD.get(name[-1], "")


def _in_context(text: str, start: int, end: int, places: list[Place]) -> bool:
    if not _AFTER.match(text, end):
        return False
    if _BEFORE.search(text, max(0, start - 4), start):
        return True
    if start and places[0].level == "county":
        return False
    return (start == 0 or text[start - 1] in "，,。？?！! ") and text[end : end + 1] not in ("", "，", "。", "？", "?")


def _settled(found: list[list[Place]]) -> list[list[Place]]:
    """Ambiguous names narrowed to the places within another one named in the same text (宁波江北区, 江北区（宁波）)."""
    settled = []
    for places in found:
        if len(places) > 1:
            others = [other[0] for other in found if other is not places and len(other) == 1]
            inside = [place for place in places if any(within(place, other) for other in others)]
            holding = [place for place in places if any(within(other, place) for other in others)]
            places = inside or holding or places
        settled.append(places)
    return settled


def _grouped(places: list[Place]) -> list[list[Place]]:
    groups: list[list[Place]] = []
    for place in places:
        if groups and groups[-1][0].start == place.start:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _full_names(place: Place) -> Iterator[str]:
    yield place.name
    for suffix, plain in (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗")):
        if place.name.endswith(suffix) and place.short != place.name:
            yield place.short + plain


def _rows(file: str) -> Iterator[list[str]]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    body = (line.split(",") for line in lines if line and not line.startswith("#"))
    next(body)  # the header
    return body


def _read_table() -> Iterator[tuple[Place, bool]]:
    provinces: dict[str, str] = {}
    cities: dict[str, str] = {}
    for code, name, short, pinyin, free in _rows("divisions.csv"):
        province, city = provinces.get(code[:2], ""), cities.get(code[:4], "")
        if code.endswith("0000"):
            level, provinces[code[:2]] = "province", name
        elif code.endswith("00"):
            level, cities[code[:4]] = "prefecture", name
        else:
            level = "county"
            if code[:2] in MUNICIPALITIES:
                city = province
        yield Place(name, short or name, level, code, province, city, pinyin), free == "1"
    for name, short, english, level, code in _rows("elsewhere.csv"):
        yield Place(name, short or name, level, code, pinyin=english), True
