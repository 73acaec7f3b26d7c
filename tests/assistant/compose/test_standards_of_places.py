"""Sums by a rate of a table's standard, for the class of places and the years that the asker tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

DAY = dt.date(2026, 11, 20)
RULES = """铜陵市人力资源和社会保障局关于发布铜陵市最低生活工资标准和有关待遇的通知

铜人社〔2026〕8号

现将有关标准通知如下。本通知自2026年1月1日起施行，有效期至2028年12月31日。

一、高温作业津贴标准
各类地区津贴标准见下表：

地区类别	室外月津贴标准	室内月津贴标准
一类	480元	300元
二类	360元	220元
三类	240元	150元

二、地区划分
铜官区、义安区为一类地区；枞阳县、郊区为二类地区；其他乡镇为三类地区。

三、待遇计算
（一）因病停工的劳动者，按室外月津贴标准的50%发放停工津贴。
（二）工龄满2年不满5年的，按室内月津贴标准的30%加发工龄津贴；工龄满5年不满15年的，按60%加发；工龄满15年及以上的，按100%加发。
"""


@pytest.fixture(scope="module")
def tongling(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        # the row by the place
        ("铜陵枞阳县室外干活，高温作业津贴每月多少", "360元"),
        # a rate of that row's standard
        ("铜陵义安区因病停工，停工津贴发多少", "240元"),
        # the rate by the years
        ("铜陵枞阳县工龄八年，工龄津贴加发多少", "132元"),
        ("铜陵铜官区工龄16年，工龄津贴加发多少", "300元"),
    ],
)
def test_a_rate_of_the_standard_of_a_place(tongling: Assistant, question: str, result: str) -> None:
    answer = tongling.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.result == result
    assert {i.citation for i in answer.calculation.inputs} - {None} <= {c.n for c in answer.citations}


def test_without_a_place_no_standard_holds(tongling: Assistant) -> None:
    assert tongling.ask("铜陵工龄三年，工龄津贴加发多少").calculation is None
