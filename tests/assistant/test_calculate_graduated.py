"""Amounts a head that change with the number of heads."""

from __future__ import annotations

import pytest

from assistant.calculate import calculate

FIRST_AND_NEXT = "吸纳就业的，前3人每人3000元，自第4人起每人4000元，最高5万元。"
UP_TO_AND_MORE = "带动3人（含3人）以下就业的，每人补贴2000元；带动3人以上就业的，每增加1人再补贴3000元。"
LUMP_AND_MORE = "带动就业3人的，给予一次性奖励1万元；超过3人的，每增加1人奖励2000元，最高3万元。"
MACHINES = "更新农机的，前2台每台补贴8000元，第3台起每台补贴5000元。"


@pytest.mark.parametrize(
    ("text", "question", "result"),
    [
        (FIRST_AND_NEXT, "我们招了2个人，能领多少", "6000元"),
        (FIRST_AND_NEXT, "我们招了3个人，能领多少", "9000元"),
        (FIRST_AND_NEXT, "我们招了6个人，能领多少", "21000元"),
        (FIRST_AND_NEXT, "我们招了20个人，能领多少", "5万元"),
        (UP_TO_AND_MORE, "带动了5个人就业补多少", "12000元"),
        (UP_TO_AND_MORE, "带动了1个人就业补多少", "2000元"),
        (LUMP_AND_MORE, "带动6人就业奖励多少", "16000元"),
        (LUMP_AND_MORE, "带动30人就业奖励多少", "3万元"),
        (MACHINES, "一口气换了4台，农机补贴一共多少", "26000元"),
    ],
)
def test_what_every_further_one_is_paid(text: str, question: str, result: str) -> None:
    outcome = calculate(question, text)
    assert outcome is not None
    assert outcome.result == result


def test_fewer_than_a_lump_sum_is_paid_for_get_no_figure() -> None:
    assert calculate("带动2人就业奖励多少", LUMP_AND_MORE) is None
