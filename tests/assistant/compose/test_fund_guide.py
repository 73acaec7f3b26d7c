"""A guide of questions on withdrawing and borrowing: how long to have paid, what one did before, what is charged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

TEXT = """# 泰安市住房公积金业务指南

## 一、贷款

### 1. 申请条件

申请贷款的职工应当连续缴存满9个月，信用良好。已经使用过两次公积金贷款的，不予受理。贷款期限最长25年。

### 2. 逾期

未按时还款的，对逾期部分按日加收万分之二点四的罚息。

## 二、提取

### 3. 购房提取

职工购买自住住房的，可以提取住房公积金，自网签之日起3年内提出。购买第三套住房的，不予提取。提取申请2个工作日内办结。

本指南自2026年3月1日起执行，有效期至2028年2月29日。
"""


@pytest.fixture(scope="module")
def taian(reading: Callable[..., Assistant]) -> Assistant:
    return reading(TEXT, "md")


@pytest.mark.parametrize("asks", ["交了多久公积金能贷款", "公积金交几个月才能贷款"])
def test_how_long_until_it_is_allowed_is_no_longest_time(taian, asks):
    answer = taian.ask(f"泰安{asks}").answer
    assert answer.startswith("申请贷款的职工应当连续缴存满9个月")


def test_how_long_at_most_is(taian):
    assert "25年" in taian.ask("泰安公积金贷款最长能贷几年").answer


def test_what_one_did_before_asks_nothing_of_the_standing_of_a_text(taian):
    answer = taian.ask("泰安用过两次公积金贷款还能再贷吗").answer
    assert "不予受理" in answer and "有效期" not in answer


def test_an_ordinal_with_its_measure_is_no_word_of_its_own(taian):
    answer = taian.ask("泰安买第三套房能提公积金吗").answer
    assert "不予提取" in answer and "没有提到" not in answer


def test_a_charge_that_is_not_spoken_of(taian):
    assert "没有写明具体收费规定" in taian.ask("泰安提公积金要手续费吗").answer
