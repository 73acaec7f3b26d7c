"""Bounds that a sentence sets (在职职工30人以下的, 20万元以上的), and whether what the asker gives is within them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from index.numerals import Quantity, parse_number

__all__ = ["within_bounds"]

_UNITS = {
    "人": "人", "名": "人", "口": "人", "个人": "人",
    "平方米": "平方米", "平米": "平方米", "平": "平方米", "㎡": "平方米",
    "元": "元", "天": "天", "日": "天", "小时": "小时", "年": "年", "公里": "公里", "吨": "吨", "亩": "亩", "张": "张",
    "台": "台", "辆": "辆", "户": "户", "公斤": "公斤", "米": "米",
}  # fmt: skip
_BOUND = re.compile(
    r"(?P<n>\d[\d.,]*\s?[万亿]?)\s?(?P<unit>平方米|平米|小时|公里|公斤|个?工作日|个?月|[人名元天日年吨亩张台辆户米])"
    r"(?:[（(](?P<held>不?含)(?:本数)?[）)])?(?P<side>以下|以内|及以下|以上|及以上)"
)
_BEFORE = re.compile(r"(?P<side>不足|不满|少于|低于|超过|高于|多于|大于|达到|满)$")


def within_bounds(text: str, quantities: Iterable[Quantity]) -> bool | None:
    """Whether what the asker gives is within the one bound in the same unit that `text` sets; `None` without such.

    >>> from index.numerals import read_quantities
    >>> within_bounds("在职职工30人（含）以下的免征", read_quantities("公司25个人"))
    True
    >>> within_bounds("结算金额在10万元以上的应当审价", read_quantities("结算8万元"))
    False
    """
    given = {unit: q.value for q in quantities if (unit := _UNITS.get(q.unit)) and q.value > 1}
    found = [
        holds
        for match in _BOUND.finditer(text)
        if (holds := _holds(match, text, given)) is not None
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _holds(match: re.Match[str], text: str, given: dict[str, Decimal]) -> bool | None:
    unit, limit = _UNITS.get(match["unit"]), parse_number(match["n"].strip())
    if unit is None or limit is None or unit not in given or _BEFORE.search(text[: match.start()]):
        return None
    value, least = given[unit], match["side"].endswith("以上")
    if match["held"] == "不含":
        return value > limit if least else value < limit
    return value >= limit if least else value <= limit
