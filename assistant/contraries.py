"""Things of which one is not the other: a text that names only the others is of something else (报废 for 转让)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

__all__ = ["of_another"]

_DATA = Path(__file__).with_name("data") / "contraries.toml"


@cache
def _groups(kind: str) -> tuple[tuple[tuple[str, re.Pattern[str]], ...], ...]:
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))[kind]
    return tuple(tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in row.items()) for row in rows)


def of_another(said: str, told: str, *, measured: bool = False) -> bool:
    """Whether `told` names only things that stand for something else than what `said` names.

    `measured` looks at what a figure may be of as well (营业额 beside 投资).

    >>> of_another("旧车卖掉了买新车", "报废旧车并购买新车的，补贴2万元")
    True
    """
    for group in (*_groups("cases"), *(_groups("measures") if measured else ())):
        asked = {name for name, pattern in group if pattern.search(said)}
        text = {name for name, pattern in group if pattern.search(told)} if asked else set()
        if asked and text and not asked & text:
            return True
    return False
