"""Sums of farmers: their own share of a premium, tiers that a lead-in names once more, ceilings of narrower cases."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from assistant.calculate import calculate
from assistant.pipeline import Assistant

RULES = """# 安阳市农业保险和种粮补贴实施方案

安农〔2026〕12号

## 一、种植业保险

（一）标准。保费由财政和农户共同承担，标准如下表：

| 险种 | 每亩保额 | 每亩保费 | 财政补贴比例 |
| --- | --- | --- | --- |
| 小麦保险 | 900元 | 36元 | 75% |
| 花生保险 | 600元 | 30元 | 70% |

## 二、种粮补贴

（二）耕地地力保护补贴。对拥有耕地承包权的种地农民，按每亩90元发放。

（三）种粮大户补贴。对种植小麦、玉米60亩以上的大户，60亩以上200亩以下的每亩补贴50元，200亩以上600亩以下的每亩补贴70元，600亩以上的每亩补贴90元，单户最高不超过8万元。

（四）玉米大豆带状复合种植补贴。每亩补贴180元，其中省级130元、市级50元。净作大豆每亩补贴110元。两项不重复享受。

（五）流转土地种粮的，种粮补贴补给承租方，不补给流出方。

## 三、农机

（六）购置目录内农机的，按同档产品价格的30%补贴，单机补贴最高4万元，烘干机、120马力以上拖拉机单机最高12万元。
"""


@pytest.fixture(scope="module")
def anyang(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES, "md")


@pytest.mark.parametrize(
    ("question", "result"),
    [
        # what the farmer pays of a premium, and the whole of it
        ("安阳种了40亩小麦，保险自己要交多少钱", "360元"),
        ("安阳种了40亩小麦，保费一共多少", "1440元"),
        # tiers behind a lead-in that names the lowest of them
        ("安阳种了300亩小麦，大户补贴多少", "21000元"),
        ("安阳承包了2000亩地种玉米，大户补贴能领多少", "8万元"),
        # a sentence goes on from its heading
        ("安阳玉米大豆带状种植50亩补多少", "9000元"),
        ("安阳净作大豆30亩补多少", "3300元"),
        # a ceiling for some machines, and for all others
        ("安阳买了台30万的拖拉机，140马力，补多少", "9万元"),
        ("安阳买了台30万的烘干机补多少", "9万元"),
        ("安阳买了台30万的收割机补多少", "4万元"),
    ],
)
def test_what_a_farmer_pays_and_gets(anyang: Assistant, question: str, result: str) -> None:
    answer = anyang.ask(question)
    assert answer.calculation is not None, answer.answer
    assert answer.calculation.result == result, answer.calculation.steps


def test_who_gets_it_where_land_is_let(anyang: Assistant) -> None:
    assert "承租方" in anyang.ask("地租给别人种了，安阳种粮补贴给谁").answer


def test_a_ceiling_is_open_where_its_case_is() -> None:
    clause = "购置农机的，按价格的30%补贴，单机补贴最高4万元，120马力以上拖拉机单机最高12万元。"
    assert calculate("买了台30万的拖拉机补多少", clause) is None


def test_fewer_than_the_lowest_tier_get_nothing() -> None:
    clause = "对60亩以上的大户，60亩以上200亩以下的每亩补贴50元，200亩以上的每亩补贴70元。"
    outcome = calculate("种了40亩，大户补贴多少", clause)
    assert outcome is not None
    assert outcome.value == Decimal(0)
