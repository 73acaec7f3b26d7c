"""Questions about a document itself: its official number, day of issue, issuer, title."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from assistant.mention import speaks_of_document
from assistant.question import Question

__all__ = ["asked_of_document"]

_DATA = Path(__file__).with_name("data") / "imprint.toml"


@cache
def _words() -> dict[str, re.Pattern[str]]:
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in rows.items()}


def asked_of_document(question: Question) -> tuple[str, ...]:
    """Which of `number`, `date`, `issuer` and `title` of a document a question asks for; empty where of none."""
    words, text = _words(), question.text
    found = tuple(name for name in ("number", "date", "issuer", "title") if words[name].search(text))
    if found in (("date",), ("issuer",), ("date", "issuer")):  # of a list or a payment as well
        return found if speaks_of_document(text) and not words["else"].search(text) else ()
    return found
