"""The lines and table rows of a PDF's pages, and which of them recur on its pages."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from index.reading.pdf_letters import Box, Leaf, Letter
from index.reading.radicals import unify

__all__ = ["Line", "Table", "joined", "lay_out"]

EDGE = r"[\s—–―─\-_·•~～|]*"
NUMBER = re.compile(
    rf"{EDGE}(?:第\s*)?\d{{1,4}}(?:\s*页)?(?:\s*[,，/|]?\s*共\s*\d{{1,4}}\s*页|\s*/\s*\d{{1,4}})?{EDGE}"
    r"|[Pp]age\s*\d+(?:\s*of\s*\d+)?|第\s*[一二三四五六七八九十百]+\s*页"
)
BOLD = re.compile(r"bold|heavy|black|simhei|heiti|黑体|xiaobiaosong|小标宋|fzxbs|[-_]hei")
DIGITS = re.compile(r"\d+")
# Heads and footers stand in this share of a page's height, above and below.
MARGIN = 0.12
# On this share of the pages, and on this many at least, the same words in the same place are none of the text.
RECURRING, AT_LEAST = 0.5, 3
# A gap between letters wider than this share of their size is a space; justified lines draw Chinese letters apart.
GAP, WIDE_GAP = 0.3, 0.75


# In a cell, a line that ends this many letters before the edge ends there for good.
SHORT = 2.2
# The first of the Chinese characters and their punctuation.
WIDE = "\u2e80"


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; `aside` says why it is none of the text."""

    text: str
    leaf: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table on one page."""

    leaf: int
    top: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]


def lay_out(leaves: list[Leaf]) -> list[list[Line | Table]]:
    """For each page its lines and tables from top to bottom, what recurs marked as set aside."""
    body = statistics.median(letter.size for leaf in leaves for letter in leaf.letters)
    marks = _marks(leaves, body)
    pages = [_page(leaf, body, marks) for leaf in leaves]
    heads = _recurring(leaves, pages)
    return [[_judged(item, leaf, heads) for item in page] for leaf, page in zip(leaves, pages, strict=True)]


def _marks(leaves: list[Leaf], body: float) -> set[tuple[str, int, int]]:
    """Letters of watermarks: large or pale ones that recur in the same place."""
    seen: Counter[tuple[str, int, int]] = Counter()
    for leaf in leaves:
        seen.update({_place(letter) for letter in leaf.letters if letter.light or letter.size > 1.5 * body})
    return {place for place, times in seen.items() if times >= max(2, RECURRING * len(leaves))}


def _place(letter: Letter) -> tuple[str, int, int]:
    return letter.text, round(letter.x0 / 2), round(letter.top / 2)


def _page(leaf: Leaf, body: float, marks: set[tuple[str, int, int]]) -> list[Line | Table]:
    plain: list[Letter] = []
    watermark: list[Letter] = []
    for letter in leaf.letters:
        marked = letter.slanted or ((letter.light or letter.size > 1.5 * body) and _place(letter) in marks)
        (watermark if marked else plain).append(letter)
    items: list[Line | Table] = []
    for rows in leaf.tables:
        table, plain = _table(leaf, rows, plain)
        if table is not None:
            items.append(table)
    items += [_line(leaf, letters) for letters in _grouped(plain)]
    items.sort(key=lambda item: item.top)
    words = "".join(letter.text for letter in watermark).strip()
    if words:
        items.append(Line(words, leaf.number, 0, 0, leaf.height, leaf.height, body, False, "watermark"))
    return [item for item in items if isinstance(item, Table) or item.text]


def _table(
    leaf: Leaf, rows: tuple[tuple[Box | None, ...], ...], letters: list[Letter]
) -> tuple[Table | None, list[Letter]]:
    """The table with its words, and the letters that are not in it; no table where it only frames text."""
    boxes = [box for row in rows for box in row if box is not None]
    if len(rows) < 2 or max(len(row) for row in rows) < 2 or not boxes:
        return None, letters
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    within: dict[Box, list[Letter]] = {box: [] for box in boxes}
    outside: list[Letter] = []
    for letter in letters:
        x, y = letter.middle
        home = None
        if top <= y <= bottom:
            home = next((box for box in boxes if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)
        (outside if home is None else within[home]).append(letter)
    words = {box: _cell(box, _grouped(inside)) for box, inside in within.items()}
    if not any(words.values()):
        return None, letters
    written: list[tuple[str, ...]] = []
    above: dict[int, Box] = {}
    for row in rows:
        end = max(box[3] for box in row if box is not None) if any(row) else bottom
        cells = []
        for column, box in enumerate(row):
            if box is not None:
                above[column] = box
                cells.append(words[box])
            else:
                over = above.get(column)
                # A merged cell stands beside every row that it spans.
                cells.append(words[over] if over is not None and over[3] >= end - 2 else "")
        written.append(tuple(cells))
    return Table(leaf.number, top, bottom, tuple(written)), outside


def _grouped(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Letters by printed line, from top to bottom, each from left to right."""
    lines: list[list[Letter]] = []
    for letter in sorted((letter for letter in letters if letter.text.strip()), key=lambda one: one.middle[1]):
        last = lines[-1] if lines else None
        if last and letter.middle[1] - last[-1].middle[1] < 0.4 * min(letter.size, last[-1].size):
            last.append(letter)
        else:
            lines.append([letter])
    return [sorted(line, key=lambda one: one.x0) for line in lines]


def _text(line: list[Letter]) -> str:
    parts: list[str] = []
    for number, letter in enumerate(line):
        if number:
            wide = letter.text > WIDE and line[number - 1].text > WIDE
            if letter.x0 - line[number - 1].x1 > (WIDE_GAP if wide else GAP) * letter.size:
                parts.append(" ")
        parts.append(letter.text)
    return unify("".join(parts).strip())


def _cell(box: Box, lines: list[list[Letter]]) -> str:
    """A cell's words on one line; a line that ends well before the cell's edge is not continued by the next."""
    parts: list[str] = []
    for number, line in enumerate(lines):
        above = lines[number - 1][-1] if number else None
        if above is not None and box[2] - above.x1 > SHORT * above.size:
            parts.append(" ")
        parts.append(_text(line))
    return joined(parts)


def joined(lines: Iterable[str]) -> str:
    """Printed lines as one: a space only where an English word ends or begins at the break, none within a figure.

    >>> joined(["给予补贴，共20", "22年，见 Annex", "B"])
    '给予补贴，共2022年，见 Annex B'
    """
    text = ""
    for line in lines:
        before, after = text[-1:], line[:1]
        latin = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
        text += " " + line if latin and not (before.isdigit() and after.isdigit()) else line
    return text


def _line(leaf: Leaf, letters: list[Letter]) -> Line:
    return Line(
        text=_text(letters),
        leaf=leaf.number,
        x0=letters[0].x0,
        x1=max(letter.x1 for letter in letters),
        top=min(letter.top for letter in letters),
        bottom=max(letter.bottom for letter in letters),
        size=statistics.median(letter.size for letter in letters),
        bold=all(BOLD.search(letter.font) for letter in letters),
    )


def _recurring(leaves: list[Leaf], pages: list[list[Line | Table]]) -> set[tuple[str, int]]:
    """Words and height of lines near the edge that stand on many pages; figures in them may differ."""
    seen: Counter[tuple[str, int]] = Counter()
    for leaf, page in zip(leaves, pages, strict=True):
        seen.update({_head(item) for item in page if isinstance(item, Line) and _at_edge(item, leaf)})
    return {head for head, times in seen.items() if times >= max(AT_LEAST, RECURRING * len(leaves))}


def _head(line: Line) -> tuple[str, int]:
    return DIGITS.sub("#", "".join(line.text.split())), round(line.top / 6)


def _at_edge(line: Line, leaf: Leaf) -> bool:
    return line.bottom < MARGIN * leaf.height or line.top > (1 - MARGIN) * leaf.height


def _judged(item: Line | Table, leaf: Leaf, heads: set[tuple[str, int]]) -> Line | Table:
    if isinstance(item, Table) or item.aside or not _at_edge(item, leaf):
        return item
    aside = "page number" if NUMBER.fullmatch(item.text) else "running head" if _head(item) in heads else ""
    if not aside:
        return item
    return Line(item.text, item.leaf, item.x0, item.x1, item.top, item.bottom, item.size, item.bold, aside)
