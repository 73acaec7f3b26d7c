"""Offices in English, the Chinese name always beside them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

__all__ = ["english_bureau"]

_BUREAUS = Path(__file__).parents[1] / "data" / "bureaus_en.tsv"
_SHELL = re.compile(r"^(?:省|市|县|区|各)*|(?:管理中心|中心|委员会|局|委|厅|办|集团)$")


def english_bureau(name: str) -> str:
    """A bureau's usual English name with the Chinese one in brackets; the Chinese alone where none is known.

    >>> english_bureau("市商务局")
    'Commerce Bureau (市商务局)'
    """
    core = _SHELL.sub("", name)
    english = _bureaus().get(core) or _bureaus().get(name)
    return f"{english} ({name})" if english else name


@cache
def _bureaus() -> dict[str, str]:
    lines = _BUREAUS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))
