"""An answer given out sentence by sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answer import Answer
from assistant.stream import in_sentences


def answer(text: str) -> Answer:
    return Answer(status="answered", answer=text, as_of=dt.date(2026, 11, 20))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("补15%。[1]每件500元。[1][2]", ["补15%。[1]", "补15%。[1]每件500元。[1][2]"]),
        ("一行\n两行", ["一行\n", "一行\n两行"]),
        ("没有句号", ["没有句号"]),
        ("", [""]),
    ],
)
def test_it_grows_by_a_sentence_with_its_marks(text, shown):
    assert [each.answer for each in in_sentences(answer(text))] == shown


def test_the_last_value_is_the_answer_itself():
    whole = answer("一。二；三！四？五")
    *growing, last = in_sentences(whole)
    assert last is whole and len(growing) == 4
    assert all(whole.answer.startswith(each.answer) for each in growing)
