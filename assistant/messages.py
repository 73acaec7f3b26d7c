"""What the reader is told, by language: every wording lives in `data/messages.*.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

__all__ = ["message"]

_DATA = Path(__file__).with_name("data")


@cache
def _messages(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((_DATA / f"messages.{language}.toml").read_text(encoding="utf-8"))


def message(language: str, key: str, /, **values: object) -> str:
    """The wording of `key` (`section.name`) with its slots filled.

    Raises:
        KeyError: no such key, or a slot without a value.
    """
    section, name = key.split(".")
    return _messages(language)[section][name].format(**values)
