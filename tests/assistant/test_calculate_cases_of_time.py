"""Places put in classes by lists, and cases told apart by a length of time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.calculate import calculate
from assistant.calculate.regions import region_of
from assistant.calculate.spans import span_of

LISTS = "石峰市城东区、城西区执行一档；江口市、河源市、海丰市的市辖区执行二档；其他县（市）执行三档。"
PENSION = "供养补助，服务满3年不满8年的，按工资的5%发放；服务满8年及以上的，按工资的9%发放。"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("我在石峰市城西区上班", "一档"),
        ("城东的工厂", "一档"),
        ("江口市区的店", "二档"),
        ("江口下面县里的店", None),  # only the inner districts are on the list
        ("白水县", None),
        ("石峰城东区和河源市区，哪边高", None),
    ],
)
def test_the_class_of_a_place(question: str, name: str | None) -> None:
    region = region_of(LISTS, question)
    assert (region.name if region else None) == name


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("缴费满1年不足5年的", (Decimal(12), Decimal(60))),
        ("满6个月的", (Decimal(6), None)),
        ("不满两年的", (Decimal(0), Decimal(24))),
        ("3年以上的", (Decimal(36), None)),
        ("每人每月300元", None),
    ],
)
def test_a_length_of_time_as_a_case(text: str, span: tuple[Decimal, Decimal | None] | None) -> None:
    assert span_of(text) == span


@pytest.mark.parametrize(("years", "result"), [("四", "300元"), ("8", "540元"), ("十二", "540元")])
def test_the_case_that_holds(years: str, result: str) -> None:
    outcome = calculate(f"服务了{years}年，工资6000元，供养补助多少", PENSION)
    assert outcome is not None
    assert outcome.result == result
