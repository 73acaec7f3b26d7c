"""Lines that a page end or a hard wrap has broken, joined again into paragraphs."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.numbering import Label, read_label
from index.values import Text

if TYPE_CHECKING:
    from index.paragraphs import Paragraph

__all__ = ["rejoin"]

LOOK_BACK = 400  # characters in which an open bracket is looked for
_TERMINAL = frozenset("。！？；：…!?;:")
_TITLE_END = re.compile(
    r"(?:通知|方案|办法|意见|措施|细则|规定|条例|公告|通告|决定|决议|批复|规划|纲要"
    r"|计划|预案|指南|规程|标准|目录|清单|名单|政策|章程|函)"
    r"(?:（[^（）]*）)?$"
)
_PAIRS = {"（(": "）)", "《": "》", "〔": "〕", "【": "】"}  # a full-width bracket is often closed by a half-width one
_CLOSING_START = re.compile(r"^[，。、；：？！）)》〉”’】〕％%]|^\.\.")
_STANDALONE = re.compile(
    r"^(?:附件|附表|附录|附：|抄送|主送|（此件|\(此件|目\s*录$|特此(?:公告|通告|通知"
    r"|批复|函|说明)|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?:\s*印发)?$)"
)
_ORGAN = re.compile(r"[㐀-鿿（）()、· ]{3,40}(?:政府|办公厅|办公室|委员会|管委会|[局厅部署院]|中心|银行)$")


def rejoin(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs that the lines make."""
    width = _wrap_width(lines)
    ended = _styles_that_end(lines)
    open_: _Open | None = None
    for line in lines:
        if open_ is not None and _continues(open_, line, width, ended):
            open_.add(line)
            continue
        if open_ is not None:
            yield open_.closed()
        open_ = _Open(line)
    if open_ is not None:
        yield open_.closed()


@dataclass(slots=True)
class _Open:
    """A paragraph to which lines may still be added; only its end is looked at, however long it grows."""

    first: Paragraph
    label: Label | None = None
    parts: list[Text] = field(default_factory=list)
    tail: str = ""
    length: int = 0
    last_length: int = 0
    stopped: bool = False

    def __post_init__(self) -> None:
        self.label = read_label(self.first.text)
        self.add(self.first)

    def add(self, line: Paragraph) -> None:
        """Add a line; between two Latin words there is a space."""
        if (
            self.tail[-1:].isascii()
            and self.tail[-1:].isalpha()
            and line.text[:1].isascii()
            and line.text[:1].isalpha()
        ):
            self.parts.append(Text(" ", array("I", [line.content.origins[0]])))
        self.parts.append(line.content)
        self.tail = (self.tail + line.text)[-LOOK_BACK:]
        self.length += len(line.text)
        self.last_length = len(line.text)
        self.stopped = self.stopped or "。" in line.text

    def closed(self) -> Paragraph:
        """The paragraph of all lines added."""
        if len(self.parts) == 1:
            return self.first
        origins = array("I")
        for part in self.parts:
            origins.extend(part.origins)
        return replace(self.first, content=Text("".join(part.text for part in self.parts), origins))


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
            ended[label.style] += line.text[-1] in _TERMINAL or line.text[-1] in "）)"
    return {style for style, count in seen.items() if ended[style] >= 0.6 * count and count >= 3}


def _continues(before: _Open, line: Paragraph, width: int, ended: set[str]) -> bool:
    """Whether `line` goes on where `before` was broken off."""
    first, text, end = before.first, line.text, before.tail[-1]
    if line.table is not None or first.table is not None or line.level is not None or first.level is not None:
        return False
    if _CLOSING_START.match(text):
        return True
    if _is_open(before.tail):
        return end not in _TERMINAL or read_label(text) is None
    if end in _TERMINAL or end in "）)" or _STANDALONE.match(text):
        return False
    if read_label(text) or line.centered or _STANDALONE.match(first.text):
        return False
    if _TITLE_END.search(before.tail[-60:]) and not (before.label or before.stopped):
        return False
    if width:
        return before.last_length >= 0.85 * width
    if _ORGAN.match(text):
        return False
    return before.stopped or before.length > 60 or (before.label is not None and before.label.style in ended)


def _is_open(tail: str) -> bool:
    """Whether a bracket opened in the last characters of a text is still open at its end.

    A quotation mark counts only where no sentence has ended since: printed texts lose the closing one now and then.
    """
    brackets = any(sum(map(tail.count, opening)) > sum(map(tail.count, closing)) for opening, closing in _PAIRS.items())
    return brackets or (tail.count("“") > tail.count("”") and tail[-1] not in _TERMINAL)
