"""Sums under vouchers: the best of one kind, all of them where they go together, what is left to pay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.calculate.asked import read_asked
from assistant.calculate.vouchers import by_vouchers
from assistant.calculate.wording import Wording
from assistant.pipeline import Assistant

DAY = dt.date(2026, 11, 20)
ONE_AT_A_TIME = """铜陵市商务局关于发放2026年“铜都欢购”消费券的公告

铜商〔2026〕12号

为促进消费，现将消费券发放事项公告如下。本公告自2026年1月1日起施行，有效期至2028年12月31日。

一、票面金额
（一）超市券：满80元减20元、满150元减45元、满300元减100元。
（二）家电券：满1000元减120元、满3000元减450元、满6000元减1000元。
（三）加油券：每满200元减15元。

二、使用办法
（一）单笔消费限用一张消费券，不找零。
（二）消费券有效期为领取后7天。
"""
TOGETHER = """铜陵市文化和旅游局关于发放文旅惠民券的通告

铜文旅〔2026〕2号

现将文旅惠民券发放事项通告如下。本通告自2026年1月1日起施行，有效期至2028年12月31日。

一、票面金额
每人可领文旅惠民券一套：满100元减20元、满200元减50元、满400元减120元。

二、使用办法
同一订单可以叠加使用多张文旅惠民券。
"""


@pytest.fixture(scope="module")
def single(reading: Callable[..., Assistant]) -> Assistant:
    return reading(ONE_AT_A_TIME)


@pytest.fixture(scope="module")
def together(reading: Callable[..., Assistant]) -> Assistant:
    return reading(TOGETHER)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("铜陵超市买东西320元，用券实际付多少", "220元"),
        ("铜陵超市消费200，消费券能减多少", "45元"),
        ("铜陵家电券，冰箱5999元用券后付多少", "5549元"),
        ("铜陵加油500块用加油券省多少", "30元"),
        ("铜陵超市买了60块东西能用券减多少", "0元"),
        # the shop's own discount goes first, and a voucher may be named by its threshold
        ("铜陵超市买了200元东西，超市先打七折，再用券，最后付多少", "120元"),
        ("铜陵家电券，冰箱6500元打九折，用满3000的券后付多少", "5400元"),
        ("铜陵超市买了320元东西，用那张满150的券减多少", "45元"),
    ],
)
def test_the_best_voucher_of_its_kind(single: Assistant, question: str, result: str) -> None:
    answer = single.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.result == result
    assert {i.citation for i in answer.calculation.inputs} - {None} <= {c.n for c in answer.citations}


def test_vouchers_of_a_kind_that_is_not_told(single: Assistant) -> None:
    assert single.ask("铜陵买单800元用券减多少").calculation is None


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("铜陵门票加住宿一共750元，文旅惠民券叠加能减多少", "190元"),
        ("铜陵订单350元，文旅惠民券能减多少", "70元"),
        ("铜陵订单150元，文旅惠民券减完付多少", "130元"),
    ],
)
def test_all_vouchers_that_go_together(together: Assistant, question: str, result: str) -> None:
    answer = together.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.result == result


def test_a_bill_for_which_thresholds_may_not_add_up(together: Assistant) -> None:
    assert together.ask("铜陵订单450元，文旅惠民券能减多少").calculation is None


@pytest.mark.parametrize(("bill", "result"), [(1600, "150元"), (3200, "400元"), (900, "0元")])
def test_what_bills_of_a_size_give_back(bill: int, result: str) -> None:
    text = "单桌消费满1500元的返150元代金券，满3000元的返400元代金券。"
    question = f"一桌吃了{bill}元，返多少代金券"
    outcome = by_vouchers(text, read_asked(question), question, Wording("zh"))
    assert outcome is not None
    assert outcome.result == result
