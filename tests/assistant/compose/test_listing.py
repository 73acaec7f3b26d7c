"""Lists of measures: a line and a citation each, counted."""

from __future__ import annotations

import re

import pytest

from assistant.compose.listing import BUDGET, MOST, list_parts


@pytest.fixture
def listed(weighed, towns):
    def tell(text: str):
        question, evidence = weighed(text)
        return list_parts(question, evidence.answering()[0], towns)

    return tell


@pytest.mark.parametrize(
    "text", ["绵阳有哪些补贴措施", "湛江渔业提升有哪些措施", "绵阳关于托育有哪些规定", "湛江民生保障有哪些内容"]
)
def test_a_list_says_how_many_lines_it_has(listed, text):
    head, *lines = listed(text)
    assert lines and not head.statements
    assert re.search(r"\d+", head.text).group() == str(len(lines))
    assert [line.text.split(". ")[0] for line in lines] == [str(n) for n in range(1, len(lines) + 1)]
    assert all(line.statements for line in lines)
    assert len(lines) <= MOST and sum(len(line.text) for line in lines) <= BUDGET + 60


def test_measures_come_in_the_order_of_the_text(listed):
    orders = [part.statements[0].clause.order for part in listed("绵阳有哪些补贴措施")[1:]]
    assert orders == sorted(orders)


def test_a_heading_that_is_named_brings_all_its_clauses(listed):
    headings = [part.statements[0].clause.heading for part in listed("湛江渔业提升有哪些措施")[1:]]
    assert [heading[3:] for heading in headings] == ["渔船更新改造", "渔民转产培训"]


def test_one_measure_is_said_without_a_number(listed):
    (only,) = listed("丽水骑行消费券都有哪些规定")
    assert "骑行消费券" in only.text and not only.text.startswith("1.")


def test_the_subsidies_of_a_city_are_listed_once_each(listed):
    whole = "".join(part.text for part in listed("绵阳有哪些补贴"))
    assert "12%" in whole and "800元" in whole and "5000元" in whole
    assert whole.count("托育补贴申请流程") <= 1
