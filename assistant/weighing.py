"""How evidence is weighed: the settings of `data/judge.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Weighing", "weighing"]

_DATA = Path(__file__).with_name("data") / "judge.toml"


@dataclass(frozen=True, slots=True)
class Weighing:
    """See `data/judge.toml`."""

    ignore: float
    frame: float
    heading: float
    wording: float
    preamble: float
    note: float
    closing: float
    row: float
    rare: float
    measure: float
    another: float
    cover: float


@cache
def weighing() -> Weighing:
    """The settings in force."""
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return Weighing(**{name: value for name, value in rows.items() if name != "answers"})
