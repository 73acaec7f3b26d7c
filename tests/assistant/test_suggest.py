"""Questions offered are questions that are answered."""

from __future__ import annotations

import pytest

from assistant.suggest import examples, suggestions
from tests.assistant.conftest import DAY


@pytest.mark.parametrize("city", ["", "绵阳", "湛江", "丽水"])
def test_every_example_is_answered(clerk, city):
    offered = clerk.examples(city)
    assert offered and len(offered) == len(set(offered)) <= 6
    for question in offered:
        answer = clerk.ask(question, as_of=DAY)
        assert answer.status == "answered", question
        assert not city or {citation.city for citation in answer.citations} == {city}


def test_every_example_of_the_documents_that_ship_is_answered(assistant):
    for city in ("", *assistant.library.cities):
        for question in assistant.examples(city):
            assert assistant.ask(question).status == "answered", question


def test_examples_of_all_cities_take_turns(towns):
    offered = examples(towns, count=3)
    assert [next(city for city in towns.cities if question.startswith(city)) for question in offered] == list(
        towns.cities
    )


@pytest.mark.parametrize(("city", "count"), [("绵阳", 0), ("没有这个市", 6)])
def test_no_examples(towns, city, count):
    assert examples(towns, city, count) == []


@pytest.mark.parametrize("text", ["绵阳换热水器补多少", "湛江渔船更新补多少", "夜间市集几点收摊"])
def test_what_to_ask_next_is_not_what_was_asked(weighed, text):
    question, evidence = weighed(text)
    offered = suggestions(question, evidence)
    assert 0 < len(offered) <= 3 and text not in offered and len(set(offered)) == len(offered)


def test_every_suggestion_is_answered(clerk):
    for text in ("绵阳换热水器补多少", "湛江渔船更新补多少", "丽水骑行券怎么领", "绵阳渔船更新补多少"):
        for offered in clerk.ask(text, as_of=DAY).suggestions:
            assert clerk.ask(offered, as_of=DAY).status == "answered", offered


def test_what_is_offered_beside_an_english_answer_is_english_and_answered(clerk):
    for text in ("How much is the subsidy for a water heater in Mianyang?", "Who runs the night markets in Mianyang?"):
        offered = clerk.ask(text, as_of=DAY).suggestions
        assert offered and all(question.startswith(("How", "Who", "What")) for question in offered)
        for question in offered:
            answer = clerk.ask(question, as_of=DAY)
            assert (answer.language, answer.status) == ("en", "answered"), question
