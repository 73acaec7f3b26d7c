"""Characters made plain: width folded, invisible ones removed, traditional ones simplified, over-long text cut."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

__all__ = ["LIMIT", "plain", "simplified"]

LIMIT = 500  # characters of a question that are read
REGIONAL = Path(__file__).parents[1] / "data" / "regional.tsv"
_KEPT = frozenset("，。？！：；（）【】“”‘’、…—～《》￥")  # Chinese punctuation, which NFKC would make Latin


def plain(text: str, limit: int = LIMIT) -> tuple[str, bool]:
    r"""The text without control and direction characters, width folded, white space single; and whether it was cut.

    >>> plain("Ａ１\u200b２％ \u202e补贴")
    ('A12% 补贴', False)
    """
    cut = len(text) > 8 * limit
    folded = "".join(char if char in _KEPT else unicodedata.normalize("NFKC", char) for char in text[: 8 * limit])
    visible = "".join(" " if char.isspace() else char for char in folded if char.isspace() or _visible(char))
    single = re.sub(r" +", " ", visible).strip()
    return single[:limit], cut or len(single) > limit


def _visible(char: str) -> bool:
    """No control, format, surrogate, private or unassigned character, no mark stacked on Chinese text, no picture."""
    return char in "°℃" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Me", "Mn", "So", "Sk")


def simplified(text: str) -> str:
    """Traditional characters and the wordings of Taiwan and Hong Kong in those of the mainland.

    >>> simplified("機車汰舊換新補助幾多")
    '摩托车以旧换新补助多少'
    """
    if not any("一" <= char <= "鿿" for char in text):
        return text
    plainer = _converter("t2s").convert(text)  # not by phrases: Taiwan's 執行 is what computers do, here it is 执行
    for regional, mainland, always in _regional():
        if regional in plainer and (always or plainer != text):
            plainer = plainer.replace(regional, mainland)
    return plainer


@cache
def _converter(name: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(name)


@cache
def _regional() -> tuple[tuple[str, str, bool], ...]:
    lines = REGIONAL.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((row[0], row[1], row[2:] == ["always"]) for row in sorted(rows, key=lambda row: -len(row[0])))
