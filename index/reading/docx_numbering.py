"""Automatic numbering of a DOCX, counted as Word counts it (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from index.reading.docx_styles import Styles
from index.reading.numerals import numeral
from index.reading.xml import attribute, child, local

__all__ = ["Numbering"]

PLACE = re.compile(r"%(\d)")
# After these a reader sees no gap, whatever follows the number in the file.
CLOSED = tuple("、，．）】〕》：①②③④⑤⑥⑦⑧⑨⑩")
DEFAULT_TEXT = "%1."


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts and what stands around the number."""

    start: int
    form: str
    text: str
    gap: str
    restart: int | None
    legal: bool
    style: str


class Numbering:
    """The numbering part of a DOCX and its running counters: ask for labels in reading order."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._numbers: dict[str, tuple[str, dict[int, int], dict[int, Level]]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in [] if root is None else root:
            if local(element) == "abstractNum":
                name = attribute(element, "abstractNumId")
                self._lists[name] = _levels(element)
                link = child(element, "numStyleLink")
                if link is not None:
                    self._links[name] = attribute(link, "val")
            elif local(element) == "num":
                self._add(element)

    def _add(self, number: Any) -> None:
        of = child(number, "abstractNumId")
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for override in number:
            if local(override) == "lvlOverride":
                start = child(override, "startOverride")
                if start is not None:
                    starts[_integer(attribute(override, "ilvl"))] = _integer(attribute(start, "val"), 1)
                levels.update(_levels(override))
        self._numbers[attribute(number, "numId")] = ("" if of is None else attribute(of, "val"), starts, levels)

    def label(self, properties: Any | None, style: str) -> str:
        """The number that Word shows before this paragraph, with the gap after it; empty where there is none."""
        where = self._where(properties, style)
        if where is None:
            return ""
        number, depth = where
        base, starts, overrides = self._numbers[number]
        base = self._follow(base)
        levels = self._lists.get(base, {}) | overrides
        level = levels.get(depth)
        if level is None:
            return ""
        self._count(base, number, depth, levels, starts)
        if level.form == "bullet":
            return ""
        label = PLACE.sub(lambda place: self._shown(base, int(place[1]) - 1, levels, level.legal), level.text)
        return label if not label or label.endswith(CLOSED) else label + level.gap

    def _where(self, properties: Any | None, style: str) -> tuple[str, int] | None:
        numbered = self._styles.find(properties, style, "pPr", "numPr")
        identity = None if numbered is None else child(numbered, "numId")
        if identity is None:
            return None
        number = attribute(identity, "val")
        if number not in self._numbers:
            return None
        depth = child(numbered, "ilvl")
        if depth is not None:
            return number, _integer(attribute(depth, "val"))
        base = self._follow(self._numbers[number][0])
        return number, next((at for at, level in self._lists.get(base, {}).items() if level.style == style != ""), 0)

    def _follow(self, base: str) -> str:
        """The list that holds the levels: a list may point to a style whose numbering it borrows."""
        if base in self._links and not self._lists.get(base):
            numbered = self._styles.find(None, self._links[base], "pPr", "numPr", "numId")
            number = "" if numbered is None else attribute(numbered, "val")
            return self._numbers[number][0] if number in self._numbers else base
        return base

    def _count(self, base: str, number: str, depth: int, levels: dict[int, Level], starts: dict[int, int]) -> None:
        counters = self._counters.setdefault(base, {})
        if depth in starts and (number, depth) not in self._begun:
            counters[depth] = starts[depth]
        else:
            counters[depth] = counters.get(depth, levels[depth].start - 1) + 1
        self._begun.add((number, depth))
        for deeper in [at for at in counters if at > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and depth < restart):
                del counters[deeper]

    def _shown(self, base: str, depth: int, levels: dict[int, Level], legal: bool) -> str:
        level = levels.get(depth)
        if level is None or level.form == "bullet":
            return ""
        count = self._counters[base].get(depth, level.start)
        return numeral(count, "decimal" if legal else level.form)


def _levels(element: Any) -> dict[int, Level]:
    return {_integer(attribute(inner, "ilvl")): _level(inner) for inner in element if local(inner) == "lvl"}


def _level(element: Any) -> Level:
    def value(name: str, default: str) -> str:
        found = child(element, name)
        return default if found is None else attribute(found, "val", default)

    return Level(
        start=_integer(value("start", "0")),
        form=value("numFmt", "decimal"),
        text=value("lvlText", DEFAULT_TEXT if child(element, "lvlText") is None else ""),
        gap="" if value("suff", "tab") == "nothing" else " ",
        restart=_integer(value("lvlRestart", "0")) if child(element, "lvlRestart") is not None else None,
        legal=child(element, "isLgl") is not None,
        style=value("pStyle", ""),
    )


def _integer(text: str, default: int = 0) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else default
