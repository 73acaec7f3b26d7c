"""The word lists of `words.toml`, compiled once when they are first needed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that matches any of `words`, longer ones first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) + ")"


@dataclass(frozen=True, slots=True)
class Words:
    """Regular expressions (uncompiled) for the classes of words that `words.toml` lists."""

    count: str
    money: str
    money_context: tuple[str, ...]
    max_before: str
    max_after: str
    min_before: str
    min_after: str
    barrier: str
    duration: str
    bureau: dict[str, str]
    suffixes: tuple[str, ...]


@lru_cache(maxsize=1)
def words() -> Words:
    """The word lists, read from the file beside this module."""
    with (Path(__file__).parent / "words.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    bound = data["bound"]
    bureau = data["bureau"]
    return Words(
        count=alternatives(data["count"]["units"]),
        money=alternatives(data["money"]["units"]),
        money_context=tuple(data["money"]["context"]),
        max_before=alternatives(bound["max_before"]),
        max_after=alternatives(bound["max_after"]),
        min_before=alternatives(bound["min_before"]),
        min_after=alternatives(bound["min_after"]),
        barrier=alternatives(bound["barrier"]),
        duration=alternatives(data["period"]["duration_units"]),
        bureau={role: alternatives(bureau[role]) for role in ("lead", "with", "duty")},
        suffixes=tuple(sorted(set(bureau["suffixes"]), key=len, reverse=True)),
    )
