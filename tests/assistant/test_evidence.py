"""Statements, and what stands in them."""

from __future__ import annotations

import pytest

from assistant.evidence import Evidence, Finding, Sufficiency, statements, units_of


@pytest.fixture(scope="module")
def childcare(towns):
    return towns.search("新增普惠托育机构建设补助", cities=("绵阳",), k=1)[0]


def test_a_statement_has_the_facts_and_periods_that_stand_in_it(towns):
    hit = towns.search("发放骑行消费券", cities=("丽水",), k=1)[0]
    first = statements(hit)[0]
    assert [fact.text for fact in first.facts] == ["2022年6月至9月", "200万元", "2张", "50元"]
    assert [term.words for term in first.terms] == ["2022年6月至9月"]
    assert first.has_figure and not first.only_units


def test_a_bracket_of_bureaus_is_only_units(childcare):
    *body, bracket = statements(childcare)
    assert bracket.only_units and not bracket.has_figure
    assert not any(one.only_units for one in body)


def test_statements_are_the_sentences_of_the_clause(childcare):
    assert [one.text for one in statements(childcare)] == [
        childcare.clause.text[each.start : each.end] for each in childcare.clause.sentences
    ]


def test_who_leads_and_who_helps(childcare):
    assert units_of(childcare.clause) == {"lead": ("市卫生健康委",), "with": ("市财政局",), "duty": ()}


def test_answering_leaves_out_what_says_nothing():
    finds = [Finding(city, (), sufficiency=value) for city, value in zip("甲乙丙丁", Sufficiency, strict=True)]
    assert [found.city for found in Evidence(tuple(finds)).answering()] == ["甲", "乙", "丙"]
