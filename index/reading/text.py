"""Plain text: the file's own characters, a block for every line that is not blank."""

from __future__ import annotations

import re

from index.reading.encoding import decode
from index.reading.page import Page
from index.values import Block, SetAside, Span

__all__ = ["read_text"]

LINE = re.compile(r"[^\n\f]*[^\s\ufeff][^\n\f]*")
MARK = "\ufeff"


def read_text(content: bytes) -> Page:
    r"""Read plain text; blocks are physical lines (a form feed ends one too), offsets are those of the decoded file.

    >>> read_text("一、总则\n\n适用本市。".encode()).blocks[1].start
    6
    """
    text, warnings = decode(content)
    aside = (SetAside(Span(0, 1), "byte order mark"),) if text.startswith(MARK) else ()
    first = len(aside)
    blocks = tuple(Block(max(first, match.start()), match.end()) for match in LINE.finditer(text))
    return Page(text, blocks, set_aside=aside, warnings=warnings)
