"""Answers in English, with the Chinese words beside them."""

from __future__ import annotations

import pytest

from assistant.compose.bureaus import english_bureau
from assistant.compose.english import in_english
from assistant.compose.figures import english_facts, english_period, headline
from assistant.draft import Part
from assistant.evidence import statements
from index.values import Fact, FactKind


@pytest.fixture(scope="module")
def heater(towns):
    return statements(towns.search("更换燃气热水器", cities=("绵阳",), k=1)[0])[0]


def test_the_sentence_is_led_by_what_it_states(asked, heater):
    question = asked("How much is the subsidy for a water heater in Mianyang?")
    (part,) = in_english([Part(heater.text, (heater,))], question)
    assert "12%" in part.text and "300 yuan" in part.text and heater.text in part.text
    assert "热水器" in part.text and part.statements == (heater,)


def test_a_part_that_quotes_nothing_stays(asked, heater):
    part = Part("Responsible: 市商务局.", (heater,))
    assert in_english([part], asked("Who is responsible in Mianyang?")) == [part]
    assert in_english([], asked("Who is responsible in Mianyang?")) == []


def fact(kind: FactKind, text: str, value: str, unit: str = "", per: str = "", bound: str = "") -> Fact:
    return Fact(kind, text, value, unit, 0, len(text), per, bound)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (fact(FactKind.DATE, "2027年12月31日", "2027-12-31", bound="max"), "until 31 December 2027"),
        (fact(FactKind.DATE, "2025年3月1日", "2025-03-01"), "1 March 2025"),
        (fact(FactKind.PERIOD, "2023年", "2023-01-01/2023-12-31"), "in 2023"),
        (fact(FactKind.PERIOD, "10个工作日", "P10D"), ""),
        (fact(FactKind.DATE, "", ""), ""),
    ],
)
def test_days_and_periods(given, words):
    assert english_period(given) == words


def test_a_period_of_months_names_no_day_that_the_text_does_not(towns):
    first = statements(towns.search("发放骑行消费券", cities=("丽水",), k=1)[0])[0]
    assert not any("30" in words for words in english_facts(first))


def test_the_facts_of_a_statement(heater):
    assert english_facts(heater)[:2] == ["12%", "at most 300 yuan per unit"]


def test_a_headline_has_few_figures_or_none(heater, towns):
    assert headline(heater, "zh") == "12%，每台最高300元"
    bare = statements(towns.search("发展乡村民宿", cities=("丽水",), k=1)[0])[0]
    assert headline(bare, "zh") == "" == headline(bare, "en")


@pytest.mark.parametrize("name", ["市商务局", "县商务局", "省商务厅", "市卫生健康委员会"])
def test_a_known_bureau_has_its_english_name_beside_the_chinese_one(name):
    assert english_bureau(name).endswith(f"({name})") and english_bureau(name)[0].isascii()


def test_an_unknown_one_keeps_the_chinese():
    assert english_bureau("市某某某") == "市某某某"
