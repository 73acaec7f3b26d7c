"""Sums from a clause's own figures and those that the asker gives."""

from __future__ import annotations

import pytest

from assistant.compose.calculated import calculated_parts


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("绵阳换热水器花了2000元，补多少", "240元"),
        ("绵阳换热水器花了2500元，补多少", "300元"),  # exactly the cap
        ("绵阳换热水器花了2499元，补多少", "299.88元"),
        ("绵阳换热水器花了5000元，补多少", "300元"),
        ("绵阳换了两台热水器，每台1000元，一共补多少", "240元"),
        ("湛江三名渔民参加转产培训拿了证，一共补多少", "4500元"),
        ("湛江新建普惠托育30个托位补多少", "240000元"),
    ],
)
def test_hand_worked_sums(weighed, text, result):
    question, evidence = weighed(text)
    found = calculated_parts(question, evidence.answering()[0])
    assert found is not None
    given = found.calculation.result.replace("24万元", "240000元").replace("0.45万元", "4500元")
    assert result in given
    assert result in found.parts[0].text.replace("24万元", "240000元")
    assert all(part.statements for part in found.parts if "%" in part.text and "算法" not in part.text)


@pytest.mark.parametrize("text", ["绵阳换热水器补多少", "绵阳夜间市集几点收摊", "绵阳换热水器谁负责"])
def test_nothing_is_calculated_where_nothing_was_given(weighed, text):
    question, evidence = weighed(text)
    assert calculated_parts(question, evidence.answering()[0]) is None


def test_the_working_is_shown_with_each_input_cited_or_given(weighed):
    question, evidence = weighed("绵阳换热水器花了2000元，补多少")
    found = calculated_parts(question, evidence.answering()[0])
    inputs = {(each.value, each.citation) for each in found.calculation.inputs}
    assert ("2000", None) in inputs and ("12", 1) in inputs
    assert any("2000" in step and "12%" in step and "240" in step for step in found.calculation.steps)


def test_what_was_said_before_counts(weighed):
    question, evidence = weighed("那要是5000块的呢", "绵阳换热水器花2000元能补多少")
    assert "300元" in calculated_parts(question, evidence.answering()[0]).calculation.result


def test_the_price_of_the_question_before_is_kept(weighed):
    question, evidence = weighed("那如果换两台呢", "绵阳换一台1000元的热水器能补多少")
    found = calculated_parts(question, evidence.answering()[0])
    assert found is not None and "240元" in found.calculation.result
