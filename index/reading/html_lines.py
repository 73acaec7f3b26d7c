"""The lines and tables of an article in HTML."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from index.reading.html_article import is_around
from index.reading.html_metadata import is_record, words
from index.reading.numerals import numeral
from index.reading.page import Sheet

__all__ = ["Writer"]

CENTER = re.compile(r"text-align\s*:\s*center")
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
# A line break of the page's code between two Chinese characters is no space (CSS Text 4, segment breaks).
WRAPPED = re.compile(r"(?<=[\u2e80-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\uffef])")
LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# A cell longer than this is a part of the page, not of a table.
CELL = 1500
SPAN = 64


class Writer:
    """Writes an element's lines onto a sheet, with what its markup says of them."""

    def __init__(self, sheet: Sheet, rules: Mapping[str, Any]) -> None:
        self._sheet = sheet
        self._rules = rules
        self._site = re.compile("|".join(f"(?:{line})" for line in rules["lines"]))
        self._parts: list[str] = []
        self._bold: list[bool] = []

    def write(self, element: Any) -> None:
        """Write everything in the element."""
        self._inside(element, centered=False, bold=False, level=None)
        self._end(centered=False, level=None)

    def _inside(self, element: Any, *, centered: bool, bold: bool, level: int | None) -> None:
        tag, style = element.tag, element.get("style") or ""
        centered = centered or tag == "center" or element.get("align") == "center" or bool(CENTER.search(style))
        bold = bold or tag in ("b", "strong", "th") or bool(BOLD.search(style))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            level, bold = int(tag[1]), True
        self._text(element.text, bold)
        for number, inner in enumerate(element):
            self._child(inner, number, centered=centered, bold=bold, level=level)
            self._text(inner.tail, bold)

    def _child(self, element: Any, number: int, *, centered: bool, bold: bool, level: int | None) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in self._rules["never"]:
            return
        if is_around(element, self._rules):
            self._end(centered=centered, level=level)
            self._sheet.line(words(element), aside="the site around the document")
        elif tag == "br":
            self._end(centered=centered, level=level)
        elif tag == "table" and (rows := _rows(element, self._rules["breaking"])):
            self._end(centered=centered, level=level)
            self._table(element, rows)
        elif tag in self._rules["breaking"]:
            self._end(centered=centered, level=level)
            if tag == "li":
                self._text(_list_number(element), bold)
            self._inside(element, centered=centered, bold=bold, level=level)
            inner_center = element.get("align") == "center" or bool(CENTER.search(element.get("style") or ""))
            inner_level = int(tag[1]) if len(tag) == 2 and tag[1].isdigit() else level
            self._end(centered=centered or inner_center or tag == "center", level=inner_level)
        else:
            self._inside(element, centered=centered, bold=bold, level=level)

    def _text(self, text: str | None, bold: bool) -> None:
        if text:
            self._parts.append(text)
            if text.strip():
                self._bold.append(bold)

    def _end(self, *, centered: bool, level: int | None) -> None:
        line = " ".join(WRAPPED.sub("", "".join(self._parts)).split())
        bold = bool(self._bold) and all(self._bold)
        self._parts, self._bold = [], []
        if line:
            aside = "the site around the document" if self._site.fullmatch(line) else ""
            self._sheet.line(line, level=level, bold=bold, centered=centered, aside=aside)

    def _table(self, table: Any, rows: list[list[str]]) -> None:
        if sum(is_record("\t".join(row), self._rules) for row in rows) * 2 > len(rows):
            for row in rows:
                self._sheet.line(" ".join(row), aside="the site's record of the document")
            return
        heads = sum(1 for row in table.iter("tr") if _is_head(row))
        self._sheet.table(rows, min(heads, len(rows) - 1) or 1)


def _is_head(row: Any) -> bool:
    above = row.getparent()
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    return (above is not None and above.tag == "thead") or bool(cells and all(cell.tag == "th" for cell in cells))


def _rows(table: Any, breaking: Collection[str]) -> list[list[str]]:
    """The cells' words, spanning cells repeated downwards; empty for a table that only places parts of the page."""
    if any(inner is not table for inner in table.iter("table")):
        return []
    rows: list[list[str]] = []
    down: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row.iter("td", "th"):
            _fill(cells, down)
            text = _cell(cell, breaking)
            if len(text) > CELL:
                return []
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for offset in range(width):
                if height > 1:
                    down[len(cells)] = (height - 1, text if not offset else "")
                cells.append(text if not offset else "")
        _fill(cells, down)
        rows.append(cells)
    return rows if max((len(row) for row in rows), default=0) > 1 else []


def _cell(cell: Any, breaking: Collection[str]) -> str:
    """A cell's words on one line, with a space where a line ends in it."""
    parts = [cell.text or ""]
    for inner in cell.iterdescendants():
        broken = inner.tag == "br" or inner.tag in breaking
        parts += [" " if broken else "", (inner.text or "") if isinstance(inner.tag, str) else ""]
        parts += [" " if broken else "", inner.tail or ""]
    return " ".join(WRAPPED.sub("", "".join(parts)).split())


def _fill(cells: list[str], down: dict[int, tuple[int, str]]) -> None:
    """Add the cells that reach down into this row at its present place."""
    while len(cells) in down:
        left, text = down.pop(len(cells))
        if left > 1:
            down[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), SPAN)) if value.isascii() and value.isdigit() else 1


def _list_number(item: Any) -> str:
    """The number that a browser writes before an item of an ordered list."""
    above = item.getparent()
    if above is None or above.tag != "ol" or "none" in (above.get("style") or ""):
        return ""
    start = above.get("start") or "1"
    first = int(start) if start.isascii() and start.isdigit() else 1
    place = sum(1 for before in item.itersiblings("li", preceding=True))
    return numeral(first + place, LIST_TYPES.get(above.get("type") or "1", "decimal")) + ". "
