"""Tables with what other clauses add for some people, how many one gets, least figures, and words that a row is named by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.calculate import calculate
from assistant.pipeline import Assistant

RULES = """通化市2026年家电焕新和社区厨房补贴细则

二、补贴标准
（一）家电类
1. 补贴品类。冰柜、烘干机、电视机、空调共4类。

2. 补贴标准。按扣除优惠后的价格计算，见表1。

表1 家电焕新标准

品类 | 能效等级 | 补贴比例 | 单件最高补贴
冰柜、烘干机、电视机 | 1级 | 18% | 1800元
冰柜、烘干机、电视机 | 2级 | 12% | 1200元
空调 | 1级 | 20% | 2000元
空调 | 2级 | 14% | 1400元

3. 限购数量。每位消费者每类产品补贴1件，其中空调最多补贴4件。

（二）山区加补
柳河县、辉南县林区户籍消费者购买家电的，在表1标准之外每件再加补80元，不受单件最高补贴限制。

三、社区厨房
（一）建设补贴。按类型一次性发放，见下表。

类型 | 使用面积 | 一次性建设补贴
街道厨房 | 150平方米以上 | 12万元
村屯厨房 | 40平方米以上 | 4万元
送餐点 | 15平方米以上 | 6000元

补贴分两次拨付：验收后拨付70%，运营满1年后拨付30%。

（二）适老产品
对老年人购买防走失手表、跌倒报警器等智能产品的，按价格的40%补贴，最高1500元。

（三）就餐补贴
老年人在社区厨房吃午餐的，按下列标准补贴：
- 65至79周岁：每餐3元；
- 80周岁以上：每餐5元。

本细则自2026年2月1日起施行，有效期至2027年12月31日。
"""


@pytest.fixture(scope="module")
def tonghua(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("通化买台一级能效的烘干机，折后价5000，能减多少", "900元"),  # the uplift is for others
        ("我是柳河县林区户口，在通化买台二级能效冰柜3000元，一共能补多少", "440元"),
    ],
)
def test_an_uplift_is_paid_to_whom_it_is_for(tonghua: Assistant, question: str, result: str) -> None:
    answer = tonghua.ask(question)
    assert answer.calculation is not None, answer.answer
    assert answer.calculation.result == result


def test_a_sum_is_of_what_is_bought_whoever_it_is_for(tonghua: Assistant) -> None:
    answer = tonghua.ask("家里老人在通化想换台空调，4000一台一级能效的，能补多少")
    assert answer.calculation is not None and answer.calculation.result == "800元", answer.answer


@pytest.mark.parametrize("thing", ["沙发", "眼镜", "摩托车"])
def test_no_sum_for_what_the_text_does_not_pay_for(tonghua: Assistant, thing: str) -> None:
    assert tonghua.ask(f"家里老人在通化想买{thing}，4000一件能补多少").calculation is None


def test_how_many_is_answered_from_the_limit(tonghua: Assistant) -> None:
    answer = tonghua.ask("那一个人最多能补几台？", history=["通化买一级能效空调补多少"])
    assert "4件" in answer.answer and any("3." in cited.path[-1] for cited in answer.citations)
    assert "4件" not in tonghua.ask("通化买一级能效空调补多少").answer


def test_a_row_is_chosen_by_its_own_words(tonghua: Assistant) -> None:
    answer = tonghua.ask("通化村里想办个厨房给老人做饭，四十五平，建设补贴给多少")
    assert "4万元" in answer.answer
    assert answer.calculation is None or answer.calculation.result != "6000元"


def test_what_is_paid_once_is_not_told_by_the_month(tonghua: Assistant) -> None:
    answer = tonghua.ask("我妈83，一个月在社区厨房吃20顿午饭，每月给补多少", city="通化")
    assert answer.calculation is not None and answer.calculation.result == "100元"  # 20 at 5元, not 12万元


def test_the_tiers_of_a_list_hold_for_their_ages_only(tonghua: Assistant) -> None:
    assert "每餐5元" in tonghua.ask("83岁在社区厨房吃午饭每餐补多少", city="通化").answer
    young = tonghua.ask("我爸60岁，在社区厨房吃20顿午饭补多少", city="通化")
    assert young.calculation is None or young.calculation.result not in ("60元", "100元")


def test_how_a_sum_is_paid_out(tonghua: Assistant) -> None:
    answer = tonghua.ask("这笔钱是一次给齐还是分几次给？", history=["通化村屯厨房建设补贴多少钱"])
    assert "70%" in answer.answer and "30%" in answer.answer


@pytest.mark.parametrize(
    ("question", "clause", "result"),
    [
        ("账户余额一万二，能贷多少", "贷款额度为账户余额的15倍，账户余额不足2万元的按2万元计算。", "30万元"),
        ("账户余额四万，能贷多少", "贷款额度为账户余额的15倍，账户余额不足2万元的按2万元计算。", "60万元"),
        ("发票700元补多少", "按购买价格的8%给予补贴，补贴金额不足100元的，按100元发放。", "100元"),
        ("发票5000元补多少", "按购买价格的8%给予补贴，补贴金额不足100元的，按100元发放。", "400元"),
        ("消费金额80元返多少", "按消费金额的10%返还，消费金额不足100元的按100元计算。", "10元"),
        ("缴费基数3500元，每月交多少", "按缴费基数的8%缴纳，缴费基数低于4200元的按4200元计算。", "336元"),
    ],
)
def test_the_least_that_a_text_counts_with(question: str, clause: str, result: str) -> None:
    outcome = calculate(question, clause)
    assert outcome is not None and outcome.result == result


def test_a_small_sum_that_may_count_as_more_is_not_worked_out() -> None:
    assert calculate("一单80元补多少", "按消费金额的10%给予补贴，消费金额不足100元的按100元计算。") is None
