"""The renderings' wordings by language and the patterns they are made with, from `assistant/data/renderings.*.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["pattern", "table", "wording"]

_DATA = Path(__file__).parents[1] / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """The data file `renderings.{name}.toml`."""
    return tomllib.loads((_DATA / f"renderings.{name}.toml").read_text(encoding="utf-8"))


@cache
def pattern(name: str, key: str) -> re.Pattern[str]:
    """The regular expression `key` of the data file `renderings.{name}.toml`."""
    return re.compile(table(name)[key])


def wording(language: str, key: str, /, **values: object) -> str:
    """The wording of `key` (`section.name`) with its slots filled.

    Raises:
        KeyError: no such key, or a slot without a value.
    """
    section, name = key.split(".")
    return table(language)[section][name].format(**values)
