"""Tables in plain text: columns parted by tabs, by strokes, or by two spaces and more."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.values import Source, Text

if TYPE_CHECKING:
    from index.paragraphs import Paragraph

__all__ = ["aligned_blocks", "is_rule", "mark_tables", "tabbed"]

_RULE = re.compile(r"[—―─━═=_－\-－┄┈┅┉+＋┼├┤┌┐└┘┬┴│|\s]{5,}")
CELL = 30  # characters that a cell parted by spaces has at most
_GAP = re.compile(r"(?<=\S)(?:[ \u3000\xa0]{2,}|\u3000)(?=\S)")


def aligned_blocks(source: Source) -> frozenset[int]:
    """The numbers of the blocks that make tables whose columns are parted by spaces.

    Two lines or more, one below the other, with the same number of columns, at least three; two columns make no table,
    since a signature looks like that. Lines drawn between them count for nothing.
    """
    lines = [
        (number, 0 if block.table is not None or block.level is not None else _gaps(words))
        for number, block in enumerate(source.blocks)
        if not is_rule(words := source.text[block.start : block.end])
    ]
    found: set[int] = set()
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end][1] >= 2 and lines[end][1] == lines[at][1]:
            end += 1
        if end - at >= 2:
            found.update(number for number, _ in lines[at:end])
        at = max(end, at + 1)
    return frozenset(found)


def is_rule(line: str) -> bool:
    """Whether a line is one that is drawn (————, ──────, =====), above and below the rows of a table.

    >>> is_rule("——————————"), is_rule("——")
    (True, False)
    """
    return bool(_RULE.fullmatch(line.strip()))


def _gaps(line: str) -> int:
    """How many gaps part a line into short cells; 0 where it is prose or has its own separators."""
    line = line.strip()
    if "\t" in line or "|" in line or "｜" in line:
        return 0
    cells = _GAP.split(line)
    prose = any(len(cell) > CELL or cell.endswith(("。", "；", "：")) for cell in cells)
    return 0 if prose or all(len(cell) == 1 for cell in cells) else len(cells) - 1


def tabbed(content: Text) -> Text:
    """The line with one tab for every gap between its cells."""
    pieces: list[str] = []
    origins = array("I")
    last = 0
    for match in _GAP.finditer(content.text):
        pieces += [content.text[last : match.start()], "\t"]
        origins.extend(content.origins[last : match.start()])
        origins.append(content.origins[match.start()])
        last = match.end()
    origins.extend(content.origins[last:])
    return Text("".join((*pieces, content.text[last:])), origins)


def mark_tables(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines, those that make a table in plain text (two tabs or strokes or more each) marked as its rows."""
    marked = list(lines)
    number = max((line.table for line in lines if line.table is not None), default=0)
    columns = [_columns(line) for line in lines]
    at = 0
    while at < len(marked):
        end = at
        while end < len(marked) and columns[end] >= 2 and abs(columns[end] - columns[at]) <= 2:
            end += 1
        if end - at >= 2:
            number += 1
            header = _heads(marked[at].text)
            marked[at:end] = [
                replace(line, table=number, header=header and row == 0) for row, line in enumerate(marked[at:end])
            ]
        at = max(end, at + 1)
    return marked


def _columns(line: Paragraph) -> int:
    """How many separators of columns a plain line has."""
    if (
        line.table is not None
        or line.level is not None
        or not ("\t" in line.text or "|" in line.text or "｜" in line.text)
    ):
        return 0
    return len(re.findall(r"\t+|(?<=\S)\s*[|｜]\s*", line.text))


def _heads(text: str) -> bool:
    """Whether a row of plain text names columns: short cells without figures, none of them to be filled in."""
    cells = [cell.strip() for cell in re.split(r"[\t|｜]", text.strip().strip("|｜"))]
    return all(
        0 < len(cell) <= 16 and not re.search(r"[\d。；、]", re.sub(r"[（(].*?[）)]", "", cell)) for cell in cells
    )
