"""Rows of tables that are for other ages than the asker's."""

from __future__ import annotations

import pytest

from assistant.ages import for_other_ages
from index.numerals import read_quantities
from index.values import Clause, Span


def row(text: str, kind: str = "row") -> Clause:
    return Clause("c", "d", ("文件", "年龄　每月"), text, Span(0, len(text)), (), kind=kind)


@pytest.mark.parametrize(
    ("text", "asked", "other"),
    [
        ("70—79周岁\t40元", "我妈74岁", False),
        ("70—79周岁\t40元", "我妈81岁", True),
        ("100周岁及以上\t800元", "老人92岁", True),
        ("80周岁（含）以上\t90元", "a 92 year old", False),
        ("70至79岁\t40元", "我妈几岁能领", False),
        ("普通老年人\t40元", "我妈81岁", False),
    ],
)
def test_a_row_is_for_other_ages(text: str, asked: str, other: bool) -> None:
    assert for_other_ages(row(text), read_quantities(asked)) is other
    assert not for_other_ages(row(text, "clause"), read_quantities(asked))
