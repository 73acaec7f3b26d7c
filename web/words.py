"""The page's own words, from `words.toml`."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path

__all__ = ["LANGUAGES", "client_words", "say"]

LANGUAGES = {"zh": "/", "en": "/en/"}
"""The languages of the page and where each has its own."""

_FILE = Path(__file__).with_name("words.toml")
_CLIENT = "say_"
"""What the names of words that the browser says itself begin with."""


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


@cache
def client_words(language: str) -> str:
    """JSON of the words that scripts in the browser say, without what could end a script element."""
    names = [key.removeprefix(_CLIENT) for key in _words()["zh"] if key.startswith(_CLIENT)]
    told = {name: say(f"{_CLIENT}{name}", language) for name in names}
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
