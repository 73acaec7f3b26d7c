"""A street office's letter in questions and answers: ages, hours, bare answers, fees beside days."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

TEXT = """绵竹市剑南街道办事处
致居民的一封信：寒假托管和养鸽登记

各位居民朋友：

问得比较多的几件事，统一答复如下。

一、寒假托管

问：今年寒假托管什么时候开班？收多少钱？
答：1月19日开班，2月6日结束。小学生每周210元，含午餐；不吃午餐的，每周140元。

问：几岁的孩子能报？
答：收7至11周岁、在本市小学就读的学生。户口在本街道的优先。每班不超过25人。

问：早上几点送、下午几点接？
答：8:40至17:00。17:00以后接的，免费看护到18:00，再晚每半小时收8元。

二、养鸽登记

问：养信鸽要不要办证？
答：要办。鸽舍先经街道同意，再到市信鸽协会登记，每羽脚环5元。
"""


@pytest.fixture(scope="module")
def mianzhu(reading: Callable[..., Assistant]) -> Assistant:
    return reading(TEXT)


@pytest.mark.parametrize("text", ["绵竹5岁的孩子能报寒假托管吗", "绵竹寒假托管9岁能报吗"])
def test_the_ages_that_decide_are_told_to_whoever_asks_whether_one_may(mianzhu, text):
    assert "7至11周岁" in mianzhu.ask(text).answer


def test_an_hour_that_is_stated_is_not_said_to_be_left_open(mianzhu):
    answer = mianzhu.ask("绵竹寒假托管早上几点能送").answer
    assert "8:40" in answer and "没有写明" not in answer


def test_a_child_that_is_brought_is_no_word_that_the_text_lacks(mianzhu):
    assert "没有提到" not in mianzhu.ask("绵竹寒假托管下午六点半才去接孩子要加钱吗").answer


def test_a_bare_answer_is_told_with_its_question(mianzhu):
    assert "“养信鸽要不要办证？”——要办。" in mianzhu.ask("绵竹养信鸽要办证吗").answer


def test_a_day_is_told_without_the_fees_beside_it(mianzhu):
    answer = mianzhu.ask("绵竹寒假托管哪天开班").answer
    assert "1月19日" in answer and "元" not in answer
