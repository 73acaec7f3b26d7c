"""Sums of charges: a price for each unit of a measure, the part of it that some pay, and what is taken off it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

DAY = dt.date(2026, 11, 20)
RULES = """铜陵市城市管理局关于印发铜陵市公用事业价格和困难群众优惠办法的通知

铜城管〔2026〕7号

现将办法印发给你们，请遵照执行。本办法自2026年1月1日起施行，有效期至2028年12月31日。

第一条　居民生活用水价格为每立方米3.2元。

第二条　低保家庭按应缴水费的50%减免，特困供养人员按80%减免；低保边缘家庭按30%减免。减免水量每户每月不超过10立方米。

第三条　物业服务费按建筑面积计收，标准见下表：

|物业类型|单价（元/平方米·月）|
|多层住宅|0.90|
|高层住宅|1.60|
|沿街商铺|3.00|

第四条　房屋连续空置六个月以上的，按应缴物业服务费的70%缴纳。

第五条　经济困难的高龄老人家庭，按应缴物业服务费的40%给予补贴，补贴面积不超过50平方米。
"""


@pytest.fixture(scope="module")
def tongling(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        # what is taken off, up to so many units, and what is left to pay
        ("铜陵低保家庭这个月用了16立方米水，水费减免多少", "16元"),
        ("铜陵低保家庭这个月用了16立方水，自己还要交多少水费", "35.2元"),
        ("铜陵低保家庭用水16立方米，水费多少", "35.2元"),
        ("铜陵低保边缘家庭用了12立方米水，水费减免多少", "9.6元"),
        ("铜陵特困户用了8立方米水，水费减免多少", "20.48元"),
        # a price of a table, by the month and by the year
        ("铜陵沿街商铺50平一个月物业费多少", "每月150元"),
        ("铜陵多层住宅80平一年物业费多少", "864元"),
        ("铜陵高龄老人经济困难，多层住宅70平，物业费补贴多少", "每月18元"),
        ("铜陵高龄老人经济困难，多层住宅70平，物业费一年补贴多少", "216元"),
        # a part of the whole that is to be paid
        ("铜陵高层住宅90平空置半年多了，物业费一个月交多少", "每月100.8元"),
        # the price alone, where nothing else is told
        ("铜陵每月用水20立方米，水费多少", "64元"),
    ],
)
def test_a_charge_is_worked_out_from_its_price(tongling: Assistant, question: str, result: str) -> None:
    answer = tongling.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.result == result
    assert {i.citation for i in answer.calculation.inputs} - {None} <= {c.n for c in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "铜陵高龄老人经济困难，房子70平，物业费补贴多少",  # which kind of house is not told
        "铜陵沿街商铺的物业服务费补贴一平米多少",  # a price is asked for, and not a sum
        "铜陵洗车店用水20立方米，水费多少",  # the price is for homes
    ],
)
def test_a_charge_that_is_open_is_not_worked_out(tongling: Assistant, question: str) -> None:
    assert tongling.ask(question).calculation is None
