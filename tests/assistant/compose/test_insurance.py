"""Sums of a health insurance: deductibles, shares by the class of hospital, what some get more, parts of one bill."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from assistant.calculate import calculate
from assistant.pipeline import Assistant

RULES = """# 咸宁市基本医疗保险待遇办法

咸医保规〔2026〕3号

## 第一章 住院

第一条 参保人员住院的政策范围内医疗费用，起付线以上的部分按下表支付：

| 医疗机构级别 | 起付线 | 职工医保支付比例 | 居民医保支付比例 |
| --- | --- | --- | --- |
| 一级医院 | 200元 | 92% | 85% |
| 二级医院 | 500元 | 88% | 75% |
| 三级医院 | 900元 | 82% | 62% |

退休人员的支付比例在职工医保支付比例基础上提高4个百分点。年度内第二次及以后住院的，起付线减半。

第二条 办理转诊备案到市外住院的，支付比例降低8个百分点；未备案自行到市外就医的，支付比例降低15个百分点。

## 第二章 门诊

第三条 普通门诊不设起付线，按55%支付，每人每年最高支付350元。

## 第三章 大病保险

第四条 大病保险起付线为1.2万元，分段支付：1.2万元至6万元（含）的部分支付60%，6万元至12万元（含）的部分支付70%，12万元以上的部分支付80%，年度最高支付30万元。特困人员、低保对象起付线降低50%，各段支付比例提高5个百分点。

## 第四章 经办

第五条 居民医保集中缴费期为2026年9月10日至2026年12月25日。个人账户可以用于支付本人及其配偶、父母、子女在定点医药机构的费用，可以为其缴纳居民医保费。

第六条 应当由第三人负担的医疗费用，不纳入基金支付范围。
"""


@pytest.fixture(scope="module")
def xianning(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES, "md")


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("咸宁居民医保，二级医院住院花了8500，报多少", "6000元"),
        ("咸宁在职职工三级医院住院花了20900元，报多少", "16400元"),
        # points on top of the column that they are of
        ("咸宁退休职工三级医院住院花了20900元，报多少", "17200元"),
        # half of what is taken off
        ("咸宁居民医保今年第二次住院，三级医院花了10450元，报多少", "6200元"),
        # each part of the bill by its own share
        ("咸宁大病花了8万，大病保险能报多少", "42800元"),
        ("咸宁大病花了1万，大病保险能报多少", "0元"),
    ],
)
def test_what_the_insurance_pays(xianning: Assistant, question: str, result: str) -> None:
    answer = xianning.ask(question)
    assert answer.calculation is not None, answer.answer
    assert answer.calculation.result == result, answer.calculation.steps


@pytest.mark.parametrize(
    "question",
    [
        "咸宁低保对象大病花了8万，大病保险能报多少",  # less is taken off, and more is paid
        "没备案自己去武汉三级医院住院，咸宁职工医保，花了2万报多少",  # two cases with 备案
    ],
)
def test_no_sum_of_another_case(xianning: Assistant, question: str) -> None:
    assert xianning.ask(question, city="咸宁").calculation is None


def test_a_visit_is_not_paid_by_the_table_of_stays_in_hospital(xianning: Assistant) -> None:
    answer = xianning.ask("咸宁三级医院门诊花了1500，能报多少")
    assert "起付线：900元" not in answer.answer
    assert "55%" in answer.answer


def test_a_city_that_one_goes_to_for_treatment_is_not_asked_about(xianning: Assistant) -> None:
    answer = xianning.ask("没备案去武汉住院，少报多少", city="咸宁")
    assert "15个百分点" in answer.answer
    assert "武汉" not in answer.answer


@pytest.mark.parametrize(
    ("question", "clause", "value"),
    [
        (
            "违法所得4万元罚多少",
            "违法所得1万元以下的部分按10%罚款，1万元以上3万元以下的部分按20%，3万元以上的部分按30%。",
            "8000",
        ),
        (
            "大病花了7万，大病保险报多少",
            "大病保险起付标准1万元。起付标准以上至5万元部分支付60%，超过5万元部分支付70%。",
            "38000",
        ),
        (
            "大病花了20万，大病保险报多少",
            "大病保险起付线1万元，1万元至5万元部分支付60%，5万元以上部分支付80%，年度最高支付10万元。",
            "100000",
        ),
    ],
)
def test_each_part_of_a_sum_by_its_own_rate(question: str, clause: str, value: str) -> None:
    outcome = calculate(question, clause)
    assert outcome is not None
    assert outcome.value == Decimal(value)


def test_what_is_lowered_by_a_rate_is_not_raised_by_it() -> None:
    assert calculate("低保对象起付线1.2万，降低以后多少", "低保对象起付线降低50%。") is None
