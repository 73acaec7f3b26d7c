"""An endpoint that fails in whatever way costs the reader nothing but the wording: the documents are quoted in time."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from assistant.answer import Answer, NoticeKind, Status
from assistant.composer import Extractive
from assistant.pipeline import Assistant, open_assistant
from assistant.settings import Settings
from tests.assistant.generative.staging import TODAY, token
from tests.scripted_server import Reply, ScriptedServer, prompt_of

QUESTION = "长春买手机能补多少钱？"
PHONE = "实施手机、平板"
TIMEOUT = 0.6
SLACK = 3.0  # seconds that a busy machine may take beside: a hanging endpoint would take thirty


@pytest.fixture
def opened(data_dir: Path, server: ScriptedServer) -> Callable[..., Assistant]:
    """Opens an assistant that speaks to the scripted model, with short timeouts."""

    def open_with(**settings: Any) -> Assistant:
        given = {"llm_timeout": TIMEOUT, "llm_pause": 60.0, "llm_base_url": server.url, **settings}
        assistant = open_assistant(Settings(data_dir=data_dir, as_of=TODAY, llm_model="scripted", **given))
        assistant.composer.model.warm()  # type: ignore[attr-defined]
        return assistant

    return open_with


def quoted(assistant: Assistant) -> Answer:
    """The extractive answer to the question."""
    return Assistant(assistant.library, assistant._vocabulary, lambda: TODAY, Extractive()).ask(QUESTION)


def kinds(answer: Answer) -> set[str]:
    return {notice.kind.value for notice in answer.notices}


FAILURES = {
    "server error": Reply(status=500),
    "bad gateway with a page": Reply(status=502, body="<html>Bad gateway</html>"),
    "too many requests": Reply(status=429),
    "wrong key": Reply(status=401),
    "unknown model": Reply(status=404),
    "a page in place of an answer": Reply(body="<html><body>login</body></html>"),
    "JSON of another kind": Reply(body='{"unexpected": true}'),
    "nothing said": Reply(()),
    "white space said": Reply(("  ", "\n\n")),
    "hangs before the first word": Reply(before=30.0),
    "hangs after half a sentence": Reply(("买新手机按最终销售",), hang=True),
    "breaks off in the first sentence": Reply(("买新手机按最终销售",), drop=True),
    "ends without a reason": Reply(("买新手机按最终销售价的15%补",), finish=""),
    "ignores the format": Reply(("根据政策，买新手机按最终销售价格的15%补贴，每件最高500元。",)),
    "answers as JSON": Reply(('{"answer": "15%", "citations": []}',)),
    "speaks of something else": Reply(("今天天气很好。", "祝您生活愉快！")),
    "a letter at a time, too slowly": Reply(tuple("买新手机按最终销售价格的百分之十五补贴") * 3, between=0.1),
}


@pytest.mark.parametrize("reply", FAILURES.values(), ids=FAILURES.keys())
def test_the_documents_are_quoted_in_time(
    opened: Callable[..., Assistant], server: ScriptedServer, reply: Reply, caplog: pytest.LogCaptureFixture
) -> None:
    assistant = opened()
    plain = quoted(assistant)
    server.script = lambda body: reply
    begun = time.monotonic()
    with caplog.at_level(logging.WARNING):
        answer = assistant.ask(QUESTION)
    assert time.monotonic() - begun < TIMEOUT + SLACK
    assert answer.status is Status.ANSWERED
    assert answer.answer == plain.answer
    assert answer.citations == plain.citations
    assert answer.mode == "extractive"
    assert kinds(answer) == kinds(plain) | {NoticeKind.FALLBACK}
    assert len(server.bodies) <= 2, "one retry at most"


@pytest.mark.parametrize("name", ["server error", "wrong key", "hangs before the first word", "nothing said"])
def test_the_log_says_why_and_the_citizen_reads_a_kind_line(
    opened: Callable[..., Assistant], server: ScriptedServer, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.script = lambda body: FAILURES[name]
    patient = TIMEOUT if name.startswith("hangs") else 10.0
    with caplog.at_level(logging.WARNING):
        answer = opened(llm_timeout=patient).ask(QUESTION)
    cause = {"server error": "server", "wrong key": "key", "nothing said": "empty"}.get(name, "timeout")
    assert any(f"language model: {cause}" in record.getMessage() for record in caplog.records)
    line = next(notice.text for notice in answer.notices if notice.kind is NoticeKind.FALLBACK)
    assert "原文摘录" in line
    assert not any(word in line for word in ("500", "401", "Error", "timeout"))


def test_an_endpoint_that_is_not_there_is_not_waited_for(opened: Callable[..., Assistant]) -> None:
    assistant = opened(llm_base_url="http://127.0.0.1:9/v1")
    begun = time.monotonic()
    assert "fallback" in kinds(assistant.ask(QUESTION))
    assert time.monotonic() - begun < TIMEOUT + SLACK


def test_one_passing_error_is_tried_once_more(opened: Callable[..., Assistant], server: ScriptedServer) -> None:
    replies = [Reply(status=503)]
    server.script = lambda body: replies.pop() if replies else _honest(body)
    answer = opened(llm_timeout=5.0).ask(QUESTION)
    assert answer.mode == "generative"
    assert len(server.bodies) == 2


def test_what_was_shown_before_the_break_stays_and_quotes_complete_it(
    opened: Callable[..., Assistant], server: ScriptedServer
) -> None:
    def half(body: dict[str, Any]) -> Reply:
        mark = token(prompt_of(body), PHONE)
        return Reply((f"买新手机按最终销售价格的15%补贴{mark}。", "每件最"), drop=True)

    server.script = half
    assistant = opened(llm_timeout=10.0)
    answers = list(assistant.stream(QUESTION))
    assert answers[0].answer.startswith("买新手机按最终销售价格的15%补贴。")
    assert all(later.answer.startswith(answers[0].answer) for later in answers)
    assert "每件最高不超过500元" in answers[-1].answer, "the document's own sentence"
    assert {"generated", "fallback"} <= kinds(answers[-1])


def test_the_hundredth_question_after_the_break_is_as_fast_as_without_a_model(
    opened: Callable[..., Assistant], server: ScriptedServer
) -> None:
    assistant = opened()
    alone = Assistant(assistant.library, assistant._vocabulary, lambda: TODAY, Extractive())
    server.script = lambda body: Reply(before=30.0)
    for _ in range(3):
        assistant.ask(QUESTION)
    without: list[float] = []
    with_model: list[float] = []
    for turn in range(97):  # turn by turn: a busy machine slows both
        with_model.append(_timed(assistant))
        without += [_timed(alone)] if turn % 4 == 0 else []
    assert len(server.bodies) == 2, "after two failures in a row nobody waits"
    assert median(with_model) < 1.5 * median(without) + 0.05


def test_an_endpoint_that_comes_back_is_found_at_nobodys_cost(
    opened: Callable[..., Assistant], server: ScriptedServer
) -> None:
    assistant = opened(llm_pause=0.2)
    server.script = lambda body: Reply(status=401)
    assistant.ask(QUESTION)
    server.script = lambda body: Reply(("pong",)) if "ping" in prompt_of(body) else _honest(body)
    assert "fallback" in kinds(assistant.ask(QUESTION)), "too early to try again"
    time.sleep(0.25)
    begun = time.monotonic()
    assert "fallback" in kinds(assistant.ask(QUESTION)), "the probe runs behind this question"
    assert time.monotonic() - begun < TIMEOUT
    for _ in range(40):
        if (answer := assistant.ask(QUESTION)).mode == "generative":
            break
        time.sleep(0.05)
    assert answer.mode == "generative"


def _timed(assistant: Assistant) -> float:
    begun = time.monotonic()
    assistant.ask(QUESTION)
    return time.monotonic() - begun


def _honest(body: dict[str, Any]) -> Reply:
    mark = token(prompt_of(body), PHONE)
    return Reply((f"买新手机按最终销售价格的15%补贴，每件最高500元{mark}。",))
