"""Sums over several provisions: two rewards of a clause, several things bought, a couple of whom each has a case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant
from assistant.several import several

RULES = """# 榆林市惠企安居若干措施

榆政办〔2026〕21号

## 一、企业成长

**1. 升规和增收。** 对首次升为规模以上的工业企业，一次性奖励15万元。对年营业收入首次突破2亿元、8亿元的工业企业，分别奖励30万元、70万元。升规奖励与增收奖励可以同时享受。

**2. 品牌。** 对新获得中国驰名商标的企业奖励40万元，对新认定的陕西老字号奖励20万元。同一企业只能享受其中一项，从高不重复。

## 二、住房

**3. 新房补贴。** 个人购买新建商品住房的，按合同总价的0.8%给予补贴，每套最高1万元。

**4. 卖旧买新。** 自出售本市自有住房之日起1年内购买新建商品住房的，在前款基础上，另给予每套4000元补贴。

**5. 车位补贴。** 购买新建商品房小区车位的，按合同价的4%给予补贴，每个最高2500元。

**6. 充电桩。** 在自有车位安装充电桩的，一次性给予500元补贴。

## 三、人才租房

**7. 标准。** 新引进人才租房的，按下表发放租房补贴：

| 人才类别 | 市区每月 | 县域每月 |
| --- | --- | --- |
| 博士 | 2000元 | 1500元 |
| 硕士 | 1200元 | 800元 |
| 本科 | 600元 | 400元 |

市区指榆阳区、横山区；县域指靖边县、定边县、绥德县。

**8. 夫妻。** 夫妻双方均符合条件的，标准高的一方全额发放，另一方按其标准的40%发放。
"""


@pytest.fixture(scope="module")
def yulin(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES, "md")


@pytest.mark.parametrize(
    ("question", "result"),
    [
        # two rewards of one clause, one of them by how much is reached
        ("榆林工业企业首次升规，营收也头一回突破了8.2亿，两笔奖励加起来多少", "85万元"),
        ("榆林工业企业营收头一回突破了8.2亿，奖励多少", "70万元"),
        # several things, each under its own clause; what is paid on top of one of them counts once
        ("榆林买套100万的新房，再买个5万的车位，一共补多少", "1万元"),
        ("我把旧房卖掉，在榆林买套100万的新房，又买了个5万的车位，加起来补多少", "14000元"),
        ("榆林买了个5万的车位，还装了充电桩，总共补多少", "2500元"),
        # the addition is to what stands before it
        ("旧房卖掉，在榆林买个5万的车位补多少", "2000元"),
        # a couple of whom each has a case, in the class of places that theirs belongs to
        ("我和老公来榆阳区上班，我博士他硕士，租房补贴俩人一个月共多少", "每月2480元"),
        ("我俩在靖边上班，一个硕士一个本科，租房补贴两个人每月共多少", "每月960元"),
        ("硕士在绥德上班，租房补贴一个月多少", "每月800元"),
    ],
)
def test_the_sum_of_all_that_is_told(yulin: Assistant, question: str, result: str) -> None:
    answer = yulin.ask(question, city="榆林")
    assert answer.calculation is not None, answer.answer
    assert answer.calculation.result == result, answer.calculation.steps


@pytest.mark.parametrize(
    "question",
    [
        "榆林企业新获得驰名商标，又新认定了老字号，两项一共奖励多少",  # only one of them is paid
        "榆林买套100万的新房，再买一辆20万的车，一共补多少",  # nothing is said of cars
    ],
)
def test_no_sum_where_not_all_of_it_is_paid(yulin: Assistant, question: str) -> None:
    assert yulin.ask(question, city="榆林").calculation is None


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("买了台8000的冰箱，还装了空调6000，一共补多少", ["买了台8000的冰箱", "还装了空调6000"]),
        ("低保户今年要买台轮椅，再配副助听器，总共补多少", ["低保户今年要买台轮椅", "再配副助听器"]),
        ("买了台8000的冰箱还装了空调6000一共补多少", ["买了台8000的冰箱", "还装了空调6000"]),
        ("买了台8000的冰箱，还装了空调6000，哪个补得多", []),
        ("没买过房，装修花了8万，一共补多少", []),
    ],
)
def test_several_things_are_asked_one_by_one(text: str, things: list[str]) -> None:
    assert [alone.removesuffix("，能补多少") for _, alone in several(text)] == things


CHOICE = """永州市购房补贴若干措施

永建〔2026〕4号

一、购房补贴
（一）新房补贴。个人购买新建商品住房的，按合同总价的1%给予补贴，每套最高1.2万元。
（二）多子女家庭补贴。生育二孩、三孩的家庭购买新建商品住房的，分别给予每套2万元、3万元定额补贴。多子女家庭补贴与新房补贴不重复享受，由购房人选择其一。
（三）车位补贴。购买新建商品房小区车位的，按合同价的5%给予补贴，每个最高3000元。
"""


def test_no_sum_is_told_where_the_asker_may_choose(reading: Callable[..., Assistant]) -> None:
    yongzhou = reading(CHOICE)
    settled = yongzhou.ask("永州买套100万的新房补多少").calculation
    assert settled is not None
    assert settled.result == "1万元"
    for question in (
        "永州两个孩子，买套100万的新房补多少",
        "永州两个孩子，买套100万的新房，再买个10万的车位，一共补多少",
    ):
        answer = yongzhou.ask(question)
        assert answer.calculation is None, answer.answer
        assert "没有写明" not in answer.answer
