"""The page's own words, from `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

__all__ = ["say"]

_FILE = Path(__file__).with_name("words.toml")


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def say(key: str, language: str = "zh", **slots: object) -> str:
    """The words named `key`, with its slots filled; Chinese where the language has none.

    Raises:
        KeyError: if no language has the key.

    >>> say("as_of", day="2026-11-20")
    '按 2026-11-20 查询'
    """
    words = _words()
    template = words.get(language, {}).get(key)
    if template is None:
        template = words["zh"][key]
    return template.format(**slots) if slots else template
