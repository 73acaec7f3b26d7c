"""The frames in which an answer appears, and what stands there when none can."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.pipeline import Assistant, open_assistant
from assistant.settings import Settings
from web.conversation import converse, shown
from web.desk import Desk, NotTaken
from web.measures import Measures

QUESTION = "长春买手机以旧换新能补多少钱？"


@pytest.fixture(scope="module")
def assistant(data_dir: Path) -> Assistant:
    return open_assistant(Settings(data_dir=data_dir, as_of=dt.date(2026, 11, 20)))


def desk(assistant: Assistant, rate_limit: str = "1000/minute") -> Desk:
    return Desk(assistant, Settings(rate_limit=rate_limit), Measures())


class Failing(Assistant):
    """An assistant whose index breaks half-way through an answer."""

    def stream(self, *asked: object, **more: object) -> Iterator[Answer]:
        yield from list(super().stream(QUESTION))[:1]
        raise OSError("disk gone")


def test_an_answer_is_searched_for_grows_and_is_complete(assistant: Assistant) -> None:
    frames = list(converse(desk(assistant), QUESTION, (), "", "here"))
    assert "正在查阅文件" in frames[0][0]
    assert all(turn is None for _, turn in frames[:-1])
    texts = [html for html, _ in frames[1:]]
    assert len(texts) >= 2 and "wc-citation" not in texts[0] and "wc-citation" in texts[-1]
    finished = frames[-1][1]
    assert finished is not None and "15%" in finished.answer.answer


def test_a_finished_conversation_can_be_shown_again(assistant: Assistant) -> None:
    here = desk(assistant)
    turn = list(converse(here, QUESTION, (), "", "here"))[-1][1]
    assert turn is not None
    html = shown([turn, turn], here)
    assert 'id="t0-1"' in html and 'id="t1-1"' in html


def test_a_failure_is_met_with_kind_words_and_no_turn(assistant: Assistant) -> None:
    failing = Failing(assistant.library, assistant._vocabulary)
    frames = list(converse(desk(failing), QUESTION, (), "", "here"))
    assert "抱歉" in frames[-1][0] and "disk gone" not in frames[-1][0]
    assert frames[-1][1] is None


def test_a_failure_is_counted(assistant: Assistant) -> None:
    here = desk(Failing(assistant.library, assistant._vocabulary))
    list(converse(here, QUESTION, (), "", "here"))
    assert b'wence_questions_total{status="error",via="page"} 1.0' in here.measures.page(0)


def test_an_address_that_asks_too_often_is_told_so_and_others_are_not(assistant: Assistant) -> None:
    here = desk(assistant, "1/minute")
    here.ask(QUESTION, address="one")
    here.ask(QUESTION, address="two")
    with pytest.raises(NotTaken) as refused:
        here.ask(QUESTION, address="one")
    assert refused.value.status == 429
    assert "太频繁" in list(converse(here, QUESTION, (), "", "one"))[-1][0]
