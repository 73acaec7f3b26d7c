"""Physical lines of a source into the paragraphs that a reader sees.

Lines broken by page ends or by a hard wrap are joined, debris of word processors, page numbers and tables of contents
are set aside, stray spaces go, and every character that is left knows where it stands in the source.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from index.contents import contents_lines
from index.plain_tables import aligned_blocks, is_rule, mark_tables, tabbed
from index.rejoin import rejoin
from index.values import Block, SetAside, Source, Span, Text

__all__ = ["Paragraph", "read_paragraphs", "tidy"]

_PAGE_NUMBER = re.compile(
    r"[-—–－_·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/共,，]\s*(?:共)?\s*\d{1,4}\s*页?)?[-—–－_·\s]*"
)
_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]|\[(?:endif|if [^\]]*)\]|_GoBack")
_HAN = "㐀-鿿豈-﫿"
_IS_HAN = re.compile(f"[{_HAN}]")
_IS_WIDE = re.compile(rf"[{_HAN}，。、；：？！（）《》〈〉“”‘’【】〔〕—…·％]")
_VOID = re.compile(rf"[ \u3000\xa0\u200b\ufeff\t]+|(?<=[{_HAN}])\.+(?=[{_HAN}])")
_DECIMAL = re.compile(rf"[ \u3000\t]*\d{{1,2}}[.．]\d{{1,2}}[ \u3000\t]*[{_HAN}]")
_WHOLE = re.compile(rf"[ \u3000\t]*\d{{1,2}}[ \u3000\t]+(?=[{_HAN}])")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of clean text with its layout hints (see `Block`)."""

    content: Text
    level: int | None = None
    bold: bool = False
    centered: bool = False
    table: int | None = None
    header: bool = False

    @property
    def text(self) -> str:
        """The clean text."""
        return self.content.text

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.content.span()


def read_paragraphs(source: Source) -> tuple[tuple[Paragraph, ...], tuple[SetAside, ...]]:
    """The paragraphs of `source` in reading order, and what was set aside on the way."""
    aside = list(source.set_aside)
    hidden = _Hidden(aside)
    numbered = sum(1 for block in source.blocks if _DECIMAL.match(source.text, block.start, block.end)) >= 2
    aligned = aligned_blocks(source)
    lines: list[Paragraph] = []
    for at, block in enumerate(source.blocks):
        line, debris = _clean(source.text, block, hidden, numbered, aligned=at in aligned)
        aside.extend(debris)
        if line is not None:
            lines.append(line)
    contents = contents_lines([line.text for line in lines])
    aside += [SetAside(lines[at].span, "table of contents") for at in sorted(contents)]
    return tuple(rejoin(mark_tables([line for at, line in enumerate(lines) if at not in contents]))), tuple(aside)


class _Hidden:
    """Which stretches of the source are set aside already; found by bisection."""

    def __init__(self, aside: Sequence[SetAside]) -> None:
        self._spans = sorted((item.span.start, item.span.end) for item in aside if item.span.end > item.span.start)
        self._starts = [start for start, _ in self._spans]

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The hidden stretches that reach into `start` to `end`, in order."""
        found = []
        for at in range(bisect_right(self._starts, end) - 1, -1, -1):
            first, last = self._spans[at]
            if last <= start:
                break
            found.append((max(first, start), min(last, end)))
        return found[::-1]


def _clean(
    text: str, block: Block, hidden: _Hidden, numbered: bool, *, aligned: bool = False
) -> tuple[Paragraph | None, list[SetAside]]:
    raw = text[block.start : block.end]
    if block.table is None and len(raw) < 40 and raw.strip() and _PAGE_NUMBER.fullmatch(raw) and not _is_year(raw):
        return None, [SetAside(Span(block.start, block.end), "page number")]
    if block.table is None and is_rule(raw):
        return None, [SetAside(Span(block.start, block.end), "rule")]
    debris = []
    if "[" in raw or "_" in raw:
        debris = [
            SetAside(Span(block.start + match.start(), block.start + match.end()), "word processor's mark")
            for match in _BOOKMARK.finditer(raw)
        ]
    drop = hidden.within(block.start, block.end) + [(item.span.start, item.span.end) for item in debris]
    content = _seen(text, block, drop)
    if aligned:
        content = tabbed(content)
    tabs = block.table is not None or "\t" in content.text.strip()
    content = tidy(content, keep_tabs=tabs, keep_after=_WHOLE.match(content.text) if numbered else None)
    if not content.text:
        return None, debris
    hints = {"level": block.level, "bold": block.bold, "centered": block.centered}
    return Paragraph(content, table=block.table, header=block.header, **hints), debris  # type: ignore[arg-type]


def _seen(text: str, block: Block, drop: Sequence[tuple[int, int]]) -> Text:
    """A block's characters without what is dropped and without those that print nothing."""
    raw = text[block.start : block.end]
    if not drop and raw.replace("\u3000", "").replace("\xa0", "").replace("\t", "").isprintable():
        return Text(raw, array("I", range(block.start, block.end)))
    gone = {offset for start, end in drop for offset in range(start, end)}
    kept = array(
        "I",
        (
            offset
            for offset in range(block.start, block.end)
            if offset not in gone and (text[offset].isprintable() or text[offset] in "\t\u3000\xa0")
        ),
    )
    return Text("".join(text[offset] for offset in kept), kept)


def _is_year(raw: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:19|20)\d\d\s*", raw))


def tidy(content: Text, *, keep_tabs: bool = False, keep_after: re.Match[str] | None = None) -> Text:
    """`content` without the spaces that stand for nothing.

    White space beside Chinese punctuation or between a Chinese character and a figure goes; between two Chinese
    characters one space stays (it separates a name from an office), except inside a padded two-character word
    (`组  长`, `张 延`). So it does where `keep_after` ends: behind a heading's number that is a figure alone.
    """
    text = content.text
    pieces: list[str] = []
    origins = array("I")
    last = 0

    def take(start: int, end: int) -> None:
        pieces.append(text[start:end])
        origins.extend(content.origins[start:end])

    for match in _VOID.finditer(text):
        start, end = match.span()
        if keep_tabs and "\t" in match[0]:
            continue
        take(last, start)
        last = end
        before, after = text[:start][-1:] if start < 2 else text[start - 1], text[end : end + 1]
        void = match[0][0] == "." or not before or not after or _space_is_void(text, start, end, before, after)
        if not void or (keep_after is not None and before and end == keep_after.end()):
            pieces.append(" ")
            origins.append(content.origins[start])
    take(last, len(text))
    kept = "".join(pieces)
    if keep_tabs:
        kept = kept.replace("\u3000", " ").replace("\xa0", " ")
    return Text(kept, origins)


def _space_is_void(text: str, start: int, end: int, before: str, after: str) -> bool:
    wide_before, wide_after = _IS_WIDE.match(before), _IS_WIDE.match(after)
    if wide_before and wide_after:
        if not (_IS_HAN.match(before) and _IS_HAN.match(after)):
            return True
        lone_before = start < 2 or not _IS_HAN.match(text[start - 2])
        lone_after = end + 1 >= len(text) or not _IS_HAN.match(text[end + 1])
        return lone_before and lone_after
    return bool(wide_before or wide_after)
