"""PDF with a text layer: printed lines rejoined into paragraphs, tables as rows, the pages' own words set aside."""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from index.numbering import read_label
from index.reading.page import Page, Sheet
from index.reading.pdf_letters import Leaf, leaves
from index.reading.pdf_lines import Line, Table, joined, lay_out

__all__ = ["read_pdf", "write_pages"]

SECONDS = 60.0
# Indents and short ends, in letters: a paragraph's first line is indented by two.
INDENT, SHORT, RAGGED = 1.2, 2.0, 7.0
# A column of text is at least this wide, in letters; the standard page (GB/T 9704) has 28.
COLUMN = 20
# A gap that is wider than the usual one by this many letters parts paragraphs.
APART = 0.6
# Paragraphs are parted by gaps where so many of a text's lines have one before them.
SPACED = 0.12
ENDING = re.compile(r"[。；：;:！？!?）)]\s*$")


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the text of a page begins and ends, and the usual gap between its lines, in points.

    `spaced` is whether paragraphs are parted by a wider gap; their lines then may end anywhere.
    """

    left: float
    right: float
    gap: float
    spaced: bool


def read_pdf(content: bytes, *, seconds: float = SECONDS) -> Page:
    """Read a PDF in this process; `seconds` is checked between pages (see `index.reading.apart`)."""
    return write_pages(leaves(content, seconds))


def write_pages(pages: list[Leaf], metadata: Mapping[str, str] | None = None) -> Page:
    """The paragraphs and tables of pages that are known letter by letter."""
    writer = _Writer()
    layout = lay_out(pages)
    for page, measure in zip(layout, _measures(pages, layout), strict=True):
        writer.page(page, measure)
    writer.end()
    bare = [str(leaf.number) for leaf in pages if leaf.pictures and not leaf.letters]
    if bare:
        shown = ", ".join(bare[:10]) + ("…" if len(bare) > 10 else "")
        writer.sheet.warnings.append(f"page(s) {shown} are pictures without text: recognise them with ocrmypdf")
    nameless = sum(letter.nameless for leaf in pages for letter in leaf.letters)
    if nameless:
        writer.sheet.warnings.append(f"{nameless} letter(s) whose font does not say which character they show")
    return writer.sheet.page(metadata)


class _Writer:
    def __init__(self) -> None:
        self.sheet = Sheet()
        self._paragraph: list[Line] = []
        self._table: list[tuple[str, ...]] = []
        self._asides: list[Line] = []
        self._measure = Measure(0, 0, 0, False)

    def page(self, items: list[Line | Table], measure: Measure) -> None:
        for item in items:
            if isinstance(item, Table):
                self._rows(item)
            elif item.aside:
                self._asides.append(item)
            else:
                self._line(item, measure)

    def _line(self, line: Line, measure: Measure) -> None:
        self._end_table()
        if self._paragraph and _begins(line, self._paragraph, measure, self._measure):
            self._end_paragraph()
        self._paragraph.append(line)
        self._measure = measure

    def _rows(self, table: Table) -> None:
        rows = list(table.rows)
        if self._paragraph:
            self._end_paragraph()
        continued = self._table and len(self._table[0]) == len(rows[0])
        if not continued:
            self._end_table()
        elif rows[0] == self._table[0]:
            # A table that runs over pages prints its head on each.
            del rows[0]
        self._table += rows

    def end(self) -> None:
        """Write what is still open."""
        self._end_paragraph()
        self._end_table()
        self._end_page()

    def _end_paragraph(self) -> None:
        if not self._paragraph:
            return
        text = joined(line.text for line in self._paragraph)
        first, measure = self._paragraph[0], self._measure
        middle = abs((first.x0 + first.x1) - (measure.left + measure.right)) < 3 * first.size
        centered = len(self._paragraph) == 1 and middle and first.x0 > measure.left + 2.5 * first.size
        self.sheet.line(text, bold=all(line.bold for line in self._paragraph), centered=centered)
        self._paragraph = []
        self._end_page()

    def _end_table(self) -> None:
        if self._table:
            self.sheet.table([list(row) for row in self._table])
            self._table = []
            self._end_page()

    def _end_page(self) -> None:
        """Write the pages' own words that came within the last paragraph or table."""
        for line in self._asides:
            self.sheet.line(line.text, aside=line.aside)
        self._asides = []


def _measures(pages: list[Leaf], layout: list[list[Line | Table]]) -> list[Measure]:
    """For each page where its text begins and ends, found from all pages of that width."""
    lines: dict[int, list[Line]] = {}
    for leaf, items in zip(pages, layout, strict=True):
        plain = [item for item in items if isinstance(item, Line) and not item.aside]
        lines.setdefault(round(leaf.width), []).extend(plain)
    edges = {width: _edges(width, found) for width, found in lines.items()}
    return [edges[round(leaf.width)] for leaf in pages]


def _edges(width: float, lines: list[Line]) -> Measure:
    """The leftmost place where several lines begin and the rightmost that several reach.

    Where hardly any line reaches as far as the longest, the right edge is taken to mirror the left one.
    """
    if not lines:
        return Measure(0, width, 0, False)
    few = max(2, round(0.02 * len(lines)))
    starts = sorted(line.x0 for line in lines)
    ends = sorted((line.x1 for line in lines), reverse=True)
    left, right = starts[min(few, len(starts)) - 1], ends[min(few, len(ends)) - 1]
    size = lines[0].size
    left = starts[0] if left - starts[0] < 1.5 * size else left
    reached = sum(line.x1 > right - SHORT * line.size for line in lines)
    right = right if reached >= 3 and right - left > COLUMN * size else max(right, width - left)
    gaps = [below.top - line.bottom for line, below in pairwise(lines) if line.leaf == below.leaf]
    gap = statistics.median(gaps) if gaps else 0
    wider = sum(one > gap + APART * size for one in gaps)
    return Measure(left, right, gap, wider > SPACED * len(lines))


def _begins(line: Line, paragraph: list[Line], measure: Measure, before: Measure) -> bool:
    """Whether a line begins a new paragraph after the lines of the one above."""
    last, size = paragraph[-1], line.size
    if abs(last.size - size) > 0.12 * size or last.bold != line.bold:
        return True
    short = RAGGED if before.spaced else SHORT
    labelled = read_label(line.text) is not None or line.text.startswith("附件")
    if last.x1 < before.right - short * size or (labelled and ENDING.search(last.text)):
        return True
    if line.leaf == last.leaf and line.top - last.bottom > measure.gap + APART * size:
        return True
    indented = line.x0 > measure.left + INDENT * size
    hanging = line.leaf == last.leaf and line.x0 > paragraph[0].x0 + 0.5 * size
    return indented and not hanging
