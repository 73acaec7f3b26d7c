"""The words of the terminal's pages, by language, from words.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

__all__ = ["words"]


@cache
def words(language: str = "zh") -> Mapping[str, str]:
    """Every label of the terminal's pages in a language (`zh` or `en`)."""
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tomllib.load(file)[language]
