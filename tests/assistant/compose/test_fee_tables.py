"""Sums from tables of fees: by the month and the household, for a part of the fee, and where the hours are open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

DAY = dt.date(2026, 11, 20)
RULES = """# 铜陵市城市公共服务收费和优惠目录

铜发改价〔2026〕10号

（铜陵市发展和改革委员会 2026年1月5日印发，自2026年2月1日起施行，有效期至2031年1月31日）

## 一、停车收费

| 区域 | 首小时（元） | 之后每小时（元） | 全天最高（元） |
| --- | --- | --- | --- |
| 核心商圈 | 6 | 4 | 40 |
| 一般区域 | 3 | 2 | 20 |

新能源汽车停车费减半收取。

## 二、生活垃圾处理费

| 类别 | 标准 |
| --- | --- |
| 城镇居民 | 每户每月6元 |
| 暂住人口 | 每人每月2元 |
| 餐饮业 | 每平方米每月1.2元 |

低保户免收。

## 三、体育场馆

| 项目 | 工作日 | 周末 |
| --- | --- | --- |
| 羽毛球 | 30元/小时 | 45元/小时 |
| 游泳 | 25元/次 | 35元/次 |

60周岁以上老年人工作日按标准的50%收取。学生持证按标准的80%收取。

## 四、公租房租金

| 住房类型 | 月租金标准（元/平方米） | 补贴上限（元/月） |
| --- | --- | --- |
| 普通公租房 | 9 | 300 |
| 人才公寓 | 15 | 600 |

低收入家庭按应缴租金的60%给予补贴。
"""


@pytest.fixture(scope="module")
def tongling(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES, "md")


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("铜陵城镇居民垃圾处理费一年多少", "72元"),
        ("铜陵65岁老人工作日游泳一次多少", "12.5元"),
        ("铜陵学生周末游泳一次多少钱", "28元"),
        # what limits a subsidy does not limit the rent
        ("铜陵普通公租房50平月租金多少", "每月450元"),
        ("铜陵人才公寓60平一年租金多少", "10800元"),
    ],
)
def test_a_fee_of_a_table(tongling: Assistant, question: str, result: str) -> None:
    answer = tongling.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.result == result


@pytest.mark.parametrize("question", ["铜陵核心商圈停车5小时多少钱", "铜陵低收入家庭住普通公租房50平，租金补贴多少"])
def test_a_fee_that_is_open(tongling: Assistant, question: str) -> None:
    assert tongling.ask(question).calculation is None
