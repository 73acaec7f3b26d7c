"""An answer's text in the pieces in which it is shown."""

from __future__ import annotations

import re

__all__ = ["sentences"]

# A sentence ends at its punctuation, closing quotes and the citation marks that follow it.
_END = re.compile(r"(?:[。！？；]|[.!?](?=\s))[”’」』）)]*(?:\s*\[\d+\])*\s*|\n+")


def sentences(text: str) -> list[str]:
    """Split `text` so that joining the pieces gives it back.

    >>> sentences("最高500元。[1]要新机。[2]")
    ['最高500元。[1]', '要新机。[2]']
    """
    pieces, begin = [], 0
    for match in _END.finditer(text):
        pieces.append(text[begin : match.end()])
        begin = match.end()
    if begin < len(text):
        pieces.append(text[begin:])
    return [piece for piece in pieces if piece]
