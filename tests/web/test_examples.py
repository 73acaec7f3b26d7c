"""The questions offered are such as people ask, and the documents answer them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.pipeline import Assistant, open_assistant
from assistant.settings import Settings
from web.empty import nobody
from web.examples import Examples

DAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def assistant(data_dir: Path) -> Assistant:
    return open_assistant(Settings(data_dir=data_dir, as_of=DAY))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_example_is_answered_with_a_citation_of_its_city(assistant: Assistant, language: str) -> None:
    examples = Examples(assistant, lambda: DAY)
    for city in assistant.library.cities:
        offered = examples.of(city, language)
        assert 3 <= len(offered) <= 6 and len(set(offered)) == len(offered)
        for question in offered:
            answer = assistant.ask(question, city=city)
            assert answer.status is Status.ANSWERED, question
            assert {citation.city for citation in answer.citations} == {city}
            assert answer.language == language


def test_where_no_city_is_chosen_each_has_its_turn_on_another_topic(assistant: Assistant) -> None:
    offered = Examples(assistant, lambda: DAY).of("")
    cities = assistant.library.cities
    assert len(offered) == 6
    assert {city for city in cities if any(city in question for question in offered)} == set(cities)
    topics = [question.replace(city, "") for question in offered for city in cities if city in question]
    assert len(set(topics)) == len(topics)


def test_without_documents_there_are_none() -> None:
    assert Examples(nobody()).of("") == []
