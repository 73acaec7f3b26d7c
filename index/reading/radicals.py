"""Characters that only look like the ones meant: radicals and compatibility ideographs in extracted text."""

from __future__ import annotations

import functools
import unicodedata
from pathlib import Path

__all__ = ["unify"]

COMPATIBILITY = range(0xF900, 0xFB00)


def unify(text: str) -> str:
    """The text with plain characters in place of look-alikes, of the same length.

    >>> unify("⻓期⽀持居⺠")
    '长期支持居民'
    """
    return text.translate(_table())


@functools.cache
def _table() -> dict[int, str]:
    lines = Path(__file__).with_name("radicals.csv").read_text(encoding="utf-8").splitlines()
    table = {ord(line[0]): line[2] for line in lines if line and not line.startswith("#")}
    for code in COMPATIBILITY:
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and ord(plain) != code:
            table[code] = plain
    return table
