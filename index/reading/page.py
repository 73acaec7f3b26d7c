"""What a reader hands over, and the sheet on which it is written line by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.reading.radicals import unify
from index.values import Block, SetAside, Span

__all__ = ["Page", "Sheet"]


@dataclass(frozen=True, slots=True)
class Page:
    """A file's text with its blocks, before it is known by name and digest (see `Source`)."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()


class Sheet:
    r"""Collects lines in reading order and counts their offsets.

    >>> sheet = Sheet()
    >>> sheet.line("一、总体要求", level=1)
    >>> sheet.line("— 1 —", aside="page number")
    >>> sheet.page().text
    '一、总体要求\n— 1 —'
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._blocks: list[Block] = []
        self._set_aside: list[SetAside] = []
        self._tables = 0
        self._end = 0
        self.warnings: list[str] = []

    @property
    def empty(self) -> bool:
        """Whether nothing has been written yet."""
        return not self._lines

    def line(
        self,
        text: str,
        *,
        level: int | None = None,
        bold: bool = False,
        centered: bool = False,
        table: int | None = None,
        header: bool = False,
        aside: str = "",
    ) -> None:
        """Write one line; line breaks within it become separate lines, empty ones are dropped.

        `aside` says why the line belongs to no clause; such a line stays in the text but is no block.
        """
        for part in unify(text).splitlines():
            trimmed = part.strip() if table is None else part.strip(" \r\n")
            if not trimmed.strip():
                continue
            start, self._end = self._end, self._end + len(trimmed) + 1
            span = Span(start, start + len(trimmed))
            self._lines.append(trimmed)
            if aside:
                self._set_aside.append(SetAside(span, aside))
            else:
                self._blocks.append(Block(span.start, span.end, level, bold, centered, table, header))

    def table(self, rows: list[list[str]], headers: int = 1) -> None:
        """Write a table, a line a row with its cells joined by tabs; the first `headers` rows are its header."""
        kept = [[" ".join(cell.split()) for cell in row] for row in rows]
        kept = [row for row in kept if any(row)]
        if not kept:
            return
        self._tables += 1
        for number, row in enumerate(kept):
            self.line("\t".join(row), table=self._tables, header=number < headers and len(kept) > headers)

    def page(self, metadata: Mapping[str, str] | None = None) -> Page:
        """Everything written so far."""
        return Page(
            "\n".join(self._lines),
            tuple(self._blocks),
            metadata or {},
            tuple(self._set_aside),
            tuple(self.warnings),
        )
