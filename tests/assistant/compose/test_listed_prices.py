"""Sums by a rate of prices that a text lists by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

DAY = dt.date(2026, 11, 20)
RULES = """铜陵市民政局关于印发铜陵市适老辅具租售补贴办法的通知

铜民〔2026〕15号

现将办法印发给你们，请遵照执行。本办法自2026年1月1日起施行，有效期至2028年12月31日。

第一条　失能老人购买适老辅具的，按指导价给予补贴，特困老人补贴100%，低保、低保边缘家庭老人补贴70%，其他老人补贴30%。

第二条　特殊困难老人购买康复器具的，低保老人按指导价的80%补贴，普通老人按指导价的40%补贴。器具指导价为：手动轮椅900元、电动护理床5200元、坐便椅300元、助行架240元、眼镜（单眼）150元。每人每年补贴不超过4000元。
"""


@pytest.fixture(scope="module")
def tongling(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("铜陵低保老人买手动轮椅和助行架，一共补多少", "912元"),
        ("铜陵低保老人买轮椅补多少", "720元"),
        ("铜陵普通老人买两个坐便椅，补多少", "240元"),
        ("铜陵低保老人配眼镜，两只眼睛都配，补多少", "240元"),
        # no more than the most of a year
        ("铜陵低保老人买一张电动护理床和两个助行架，能补多少", "4000元"),
    ],
)
def test_a_rate_of_listed_prices(tongling: Assistant, question: str, result: str) -> None:
    answer = tongling.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.result == result
    assert {i.citation for i in answer.calculation.inputs} - {None} <= {c.n for c in answer.citations}


def test_whose_rate_it_is_must_be_told(tongling: Assistant) -> None:
    assert tongling.ask("铜陵老人买助行架补多少").calculation is None
