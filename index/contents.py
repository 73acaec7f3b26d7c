"""A document's table of contents, which repeats its headings and is therefore set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["contents_lines"]

_TITLE = re.compile(r"目\s*[录次]$")
_LEADER = re.compile(r"(?:[.…·．。・‥_]{3,}|…|\t|\s)[\s.…·．・‥_]*[-—–(（]?\s*\d{1,4}\s*[-—–)）]?$")
LONGEST = 70  # characters of an entry


def contents_lines(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that make a table of contents.

    Below 目录 stand entries; each comes again further down as a heading, or ends in a leader and a page number. Three
    lines with leaders and page numbers in a row make one without that title, too.

    >>> sorted(contents_lines(["目 录", "第一章 总则…………1", "第一章 总则", "第一条 为了…，制定本办法。"]))
    [0, 1]
    """
    found: set[int] = set()
    titles = {at for at, line in enumerate(lines) if len(line) <= 8 and _TITLE.match(line)}
    leaders = {at for at, line in enumerate(lines) if _leads(line)}
    if titles:
        last = {_name(line): at for at, line in enumerate(lines) if len(line) <= LONGEST}
        for title in sorted(titles):
            end = title + 1
            while end < len(lines) and (end in leaders or _comes_again(lines[end], end, last)):
                end += 1
            if end > title + 1:
                found.update(range(title, end))
    run: list[int] = []
    for at in sorted(leaders - found):
        run = [*run, at] if run and at == run[-1] + 1 else [at]
        if len(run) >= 3:
            found.update(run)
    return frozenset(found)


def _leads(line: str) -> bool:
    """Whether a line ends in dots and a page number."""
    match = _LEADER.search(line[-40:]) if line[-1:].isdigit() or line[-1:] in "-—–)）" else None
    return bool(match) and len(line) <= 2 * LONGEST and any(char in "….·．・‥_" for char in match[0])  # type: ignore[index]


def _comes_again(line: str, at: int, last: dict[str, int]) -> bool:
    return len(line) <= LONGEST and not line.endswith(("。", "；", "：")) and last.get(_name(line), -1) > at


def _name(line: str) -> str:
    return re.sub(r"\s", "", _LEADER.sub("", line))
