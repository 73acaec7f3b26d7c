"""Grades, classes and ranks (三级残疾, 二孩, 四星级): a rule for one of them is none for another."""

from __future__ import annotations

import re

from index.numerals import fold_digits

__all__ = ["foreign_grades"]

_DIGITS = "零一二三四五六七八九十"
_ONE = "[一二三四五六七八九十]|[1-9]|10"
_GRADE = re.compile(rf"(?<![0-9一二三四五六七八九十])(?P<rank>{_ONE})(?P<kind>级|档|类|孩|胎|星级|等奖|等功|星)")
_SPAN = re.compile(
    rf"(?P<first>{_ONE})(?:级|档|类|孩|胎|星级|星)?(?:至|到|[-—–~～])(?P<last>{_ONE})(?P<kind>级|档|类|孩|胎|星级|星)"
)
_OPEN = re.compile(
    rf"(?P<rank>{_ONE})(?P<kind>级|档|类|孩|胎|星级|星)(?:[一-鿿]{{0,2}})?(?:\(含\)|（含）)?(?:及|或)?以(?P<way>上|下)"
)


def foreign_grades(question: str, text: str) -> tuple[str, ...]:
    """Grades that `question` names and `text` does not, where `text` names others of the same kind.

    >>> foreign_grades("三级残疾能补多少", "一级、二级残疾人家庭按50%补贴")
    ('三级',)
    >>> foreign_grades("四孩呢", "三孩及以上家庭每月500元，二孩家庭每月350元")
    ()
    """
    asked = _named(fold_digits(question))
    held = _named(fold_digits(text))
    kinds = {kind for kind, _ in held}
    return tuple(f"{_DIGITS[rank]}{kind}" for kind, rank in sorted(asked) if kind in kinds and (kind, rank) not in held)


def _named(text: str) -> set[tuple[str, int]]:
    found = {(match["kind"], _number(match["rank"])) for match in _GRADE.finditer(text)}
    for match in _SPAN.finditer(text):
        found |= {(match["kind"], rank) for rank in range(_number(match["first"]), _number(match["last"]) + 1)}
    for match in _OPEN.finditer(text):  # 二级以上 and 三级以下: which way a grade counts differs, so both
        found |= {(match["kind"], rank) for rank in range(1, 11)}
    return found


def _number(rank: str) -> int:
    return int(rank) if rank.isdigit() else _DIGITS.index(rank)
