"""Which class of places a text puts a place in (长沙市岳麓区…执行一档; 甲县、乙县为二类地区)."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Region", "region_of"]

_LIST = re.compile(
    r"(?P<places>[一-龥、，（）()]{4,160}?)(?:执行|适用|属于?|划为|列为|归入|列入|为)"
    r"(?P<name>[一二三四五六]类?[档类级](?:地区|区域|区|标准)?|[一二三四五六]类(?:地区|区域|区)?)(?=[，。；、的标]|$)"
)
_DEFINED = re.compile(  # 市区指东昌区、二道江区；主城区是指……
    r"(?:^|[，：:]|所称|其中)(?P<name>[一-龥]{2,6}?)，?(?:是指|指|包括|为)(?P<places>(?:[一-龥]{1,8}[市区县镇旗]?[、和及])+[一-龥]{2,10}[市区县镇旗])"
)
_CLASS = re.compile(r"[一二三四五六]类?[档类级]")
_INNER = re.compile(r"的?(?:市辖区|主城区|城区|市区)$")
_INNER_ASKED = re.compile(r"市区|城区|主城|市里|市辖区")
_SUFFIX = re.compile(r"(?:自治县|县级市|市|区|县|旗)$")
_REST = re.compile(r"其他|其余|以外")


@dataclass(frozen=True, slots=True)
class Region:
    """The class that a text puts a place in; `start`–`end` is where it says so, `place` how the asker names it."""

    name: str
    place: str
    start: int
    end: int


def region_of(text: str, question: str) -> Region | None:
    """The one class of a text that the place in a question belongs to; `None` where none or several may hold it.

    >>> region_of("东川区、安宁市执行一档；富民县、嵩明县执行二档。", "我在嵩明上班").name
    '二档'
    >>> region_of("市区指东昌区、二道江区；县级市指梅河口市、集安市。", "我在集安上班").name
    '县级市'
    """
    found: dict[str, Region] = {}
    for sentence in re.finditer(r"[^。；;\n]+", text):
        if "、" not in sentence[0]:
            continue
        match = _LIST.search(sentence[0]) if _CLASS.search(sentence[0]) else _DEFINED.search(sentence[0].strip())
        if match is None or "、" not in match["places"]:
            continue
        places = match["places"]
        inner = bool(_INNER.search(places))
        if _REST.search(places.split("、")[0]):
            continue
        names = [_INNER.sub("", p) for p in re.split(r"[、，和及]", places)]
        named = [said for p in names if (said := _named(p, question))]
        if named and (not inner or _within(named, question)):
            found[match["name"]] = Region(match["name"], named[0], sentence.start(), sentence.end())
    return next(iter(found.values())) if len(found) == 1 else None


def _named(place: str, question: str) -> str:
    """A place's name as a question has it, without what stands before it (长沙市芙蓉区) or its kind; or empty."""
    last = re.split(r"(?<=[市州])(?=[一-龥]{2})", place)[-1] if len(place) > 4 else place
    short = _SUFFIX.sub("", last)
    if len(last) > 1 and last in question:
        return last
    known = len(short) > 1 and re.search(re.escape(short) + r"(?![区县州旗]|[一-龥]县)", question)
    return short if known else ""


def _within(places: list[str], question: str) -> bool:
    """Whether a question is about the inner districts of one of the places, and not about a county of it."""
    return bool(_INNER_ASKED.search(question)) and not re.search(r"县|农村|乡", question)
