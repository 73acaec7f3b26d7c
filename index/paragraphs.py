"""Physical lines of a source into the paragraphs that a reader sees.

Lines broken by page ends or by a hard wrap are joined, debris of word processors and page numbers is set aside, stray
spaces go, and every character that is left knows where it stands in the source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.numbering import read_label
from index.values import Block, SetAside, Source, Span, Text

__all__ = ["Paragraph", "read_paragraphs"]

_PAGE_NUMBER = re.compile(r"[-—–－_·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/共,，]\s*(?:共)?\s*\d{1,4}\s*页?)?[-—–－_·\s]*")
_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]|\[(?:endif|if [^\]]*)\]|_GoBack")
_HAN = "㐀-鿿豈-﫿"
_WIDE = rf"[{_HAN}，。、；：？！（）《》〈〉“”‘’【】〔〕—…·％]"
_TERMINAL = re.compile(r"[。！？；：…!?;:]$")
_TITLE_END = re.compile(
    r"(?:通知|方案|办法|意见|措施|细则|规定|条例|公告|通告|决定|决议|批复|规划|纲要|计划|预案|指南|规程|标准|目录|清单|名单|政策|章程|函)"
    r"(?:（[^（）]*）)?$"
)
_PAIRS = {"（(": "）)", "《": "》", "〔": "〕", "【": "】"}  # a full-width bracket is often closed by a half-width one
_CLOSING_START = re.compile(r"^[，。、；：？！）)》〉”’】〕％%]|^\.\.")
_STANDALONE = re.compile(r"^(?:附件|附表|附录|附：|抄送|主送|（此件|\(此件|目\s*录$|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?:\s*印发)?$)")


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
    hidden = _covered(aside)
    lines: list[Paragraph] = []
    for block in source.blocks:
        line, debris = _clean(source.text, block, hidden)
        aside.extend(debris)
        if line is not None:
            lines.append(line)
    return tuple(_join(_tables(lines))), tuple(aside)


def _tables(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines, those that make a table in plain text (the same number of tabs or strokes in a row) marked as its rows."""
    marked = list(lines)
    number = max((line.table for line in lines if line.table is not None), default=0)
    at = 0
    while at < len(marked):
        end = at
        while end < len(marked) and _columns(marked[end]) == _columns(marked[at]) >= 2:
            end += 1
        if end - at >= 2:
            number += 1
            marked[at:end] = [replace(line, table=number, header=row == 0) for row, line in enumerate(marked[at:end])]
        at = max(end, at + 1)
    return marked


def _columns(line: Paragraph) -> int:
    """How many separators of columns a plain line has."""
    return 0 if line.table is not None or line.level is not None else len(re.findall(r"\t+|(?<=\S)\s*[|｜]\s*", line.text))


def _covered(aside: Iterable[SetAside]) -> set[int]:
    return {offset for item in aside for offset in range(item.span.start, item.span.end)}


def _clean(text: str, block: Block, hidden: set[int]) -> tuple[Paragraph | None, list[SetAside]]:
    raw = text[block.start : block.end]
    if block.table is None and raw.strip() and _PAGE_NUMBER.fullmatch(raw) and not _is_year(raw):
        return None, [SetAside(Span(block.start, block.end), "page number")]
    debris = [
        SetAside(Span(block.start + match.start(), block.start + match.end()), "word processor's mark")
        for match in _BOOKMARK.finditer(raw)
    ]
    drop = hidden | _covered(debris) if debris else hidden
    kept = [
        offset
        for offset in range(block.start, block.end)
        if offset not in drop and (text[offset].isprintable() or text[offset] in "\t\u3000\xa0")
    ]
    tabs = block.table is not None or "\t" in raw.strip()
    content = tidy(Text("".join(text[offset] for offset in kept), tuple(kept)), keep_tabs=tabs)
    if not content.text:
        return None, debris
    hints = {"level": block.level, "bold": block.bold, "centered": block.centered}
    return Paragraph(content, table=block.table, header=block.header, **hints), debris  # type: ignore[arg-type]


def _is_year(raw: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:19|20)\d\d\s*", raw))


def tidy(content: Text, *, keep_tabs: bool = False) -> Text:
    """`content` without the spaces that stand for nothing.

    White space beside Chinese punctuation or between a Chinese character and a figure goes; between two Chinese
    characters one space stays (it separates a name from an office), except inside a padded two-character word
    (`组  长`, `张 延`).
    """
    text = content.text
    drop: set[int] = set()
    for match in re.finditer(r"[ \u3000\xa0\u200b\ufeff\t]+", text):
        before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
        if keep_tabs and "\t" in match[0]:
            continue
        if not before or not after or _space_is_void(text, match.start(), match.end(), before, after):
            drop.update(range(match.start(), match.end()))
        else:
            drop.update(range(match.start() + 1, match.end()))
    drop.update(match.start() for match in re.finditer(rf"(?<=[{_HAN}])\.+(?=[{_HAN}])", text))
    kept = [index for index in range(len(text)) if index not in drop]
    letters = ["\t" if keep_tabs and text[i] == "\t" else " " if text[i] in "\u3000\xa0\t" else text[i] for i in kept]
    return Text("".join(letters), tuple(content.origins[index] for index in kept))


def _space_is_void(text: str, start: int, end: int, before: str, after: str) -> bool:
    han_before, han_after = re.match(_WIDE, before), re.match(_WIDE, after)
    if han_before and han_after:
        if not (re.match(rf"[{_HAN}]", before) and re.match(rf"[{_HAN}]", after)):
            return True
        lone_before = start < 2 or not re.match(rf"[{_HAN}]", text[start - 2])
        lone_after = end + 1 >= len(text) or not re.match(rf"[{_HAN}]", text[end + 1])
        return lone_before and lone_after
    return bool(han_before or han_after)


def _join(lines: Sequence[Paragraph]) -> list[Paragraph]:
    width = _wrap_width(lines)
    ended = _styles_that_end(lines)
    joined: list[Paragraph] = []
    last_length = 0
    for line in lines:
        if joined and _continues(joined[-1], last_length, line, width, ended):
            joined[-1] = _append(joined[-1], line)
        else:
            joined.append(line)
        last_length = len(line.text)
    return joined


def _wrap_width(lines: Sequence[Paragraph]) -> int:
    """The line length of a hard-wrapped file in characters; 0 where lines are whole paragraphs."""
    lengths = sorted(len(line.text) for line in lines if line.table is None)
    if len(lengths) < 12:
        return 0
    full = lengths[int(len(lengths) * 0.85)]
    near = sum(1 for length in lengths if full - 4 <= length <= full + 4)
    return full if full >= 16 and lengths[-1] <= full * 2 and near >= 0.3 * len(lengths) else 0


def _styles_that_end(lines: Sequence[Paragraph]) -> set[str]:
    """Label styles whose paragraphs mostly end in a full stop here: one that does not was broken off."""
    seen: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    for line in lines:
        label = read_label(line.text)
        if label:
            seen[label.style] += 1
            ended[label.style] += bool(_TERMINAL.search(line.text) or line.text[-1] in "）)")
    return {style for style, count in seen.items() if ended[style] >= 0.6 * count and count >= 3}


def _continues(before: Paragraph, last_length: int, line: Paragraph, width: int, ended: set[str]) -> bool:
    """Whether `line` goes on where `before` was broken off."""
    if line.table is not None or before.table is not None or line.level is not None or before.level is not None:
        return False
    if _CLOSING_START.match(line.text):
        return True
    if _is_open(before.text):
        return not _TERMINAL.search(before.text) or read_label(line.text) is None
    if _TERMINAL.search(before.text) or before.text[-1] in "）)" or _STANDALONE.match(line.text):
        return False
    if read_label(line.text) or line.centered or _STANDALONE.match(before.text):
        return False
    label = read_label(before.text)
    if _TITLE_END.search(before.text) and not (label or "。" in before.text):
        return False
    if width:
        return last_length >= 0.85 * width
    return "。" in before.text or len(before.text) > 60 or (label is not None and label.style in ended)


def _is_open(text: str) -> bool:
    """Whether a bracket opened in the last 400 characters of `text` is still open at its end.

    A quotation mark counts only where no sentence has ended since: printed texts lose the closing one now and then.
    """
    tail = text[-400:]
    brackets = any(
        sum(map(tail.count, opening)) > sum(map(tail.count, closing)) for opening, closing in _PAIRS.items()
    )
    return brackets or (tail.count("“") > tail.count("”") and not _TERMINAL.search(text))


def _append(before: Paragraph, line: Paragraph) -> Paragraph:
    space = bool(re.search(r"[A-Za-z]$", before.text) and re.match(r"[A-Za-z]", line.text))
    glue = (" ", (line.content.origins[0],)) if space else ("", ())
    text = before.text + glue[0] + line.text
    content = Text(text, before.content.origins + glue[1] + line.content.origins)
    return replace(before, content=tidy(content))
