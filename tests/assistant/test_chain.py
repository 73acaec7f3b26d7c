"""The steps as a LangChain Runnable: the same outcome, each step under its name."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answer import Answer
from assistant.composer import Prepared
from assistant.pipeline import Assistant, Case, open_assistant
from assistant.question import Inquiry
from assistant.settings import Settings

DAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def assistant(data_dir) -> Assistant:
    return open_assistant(Settings(data_dir=data_dir))


@pytest.mark.parametrize(("question", "kind"), [("长春买手机以旧换新能补多少钱？", Prepared), ("今天天气好吗", Answer)])
def test_it_comes_to_what_the_steps_come_to(assistant, question, kind):
    case = Case(Inquiry(question, (), "", DAY))
    prepared, invoked = assistant.prepare(case), assistant.chain.invoke(case)
    assert isinstance(prepared, kind) and isinstance(invoked, kind)
    assert getattr(prepared, "answer", prepared) == getattr(invoked, "answer", invoked)


def test_each_step_is_traced_by_its_name(assistant):
    from langchain_core.callbacks import BaseCallbackHandler

    class Names(BaseCallbackHandler):
        seen: list[str] = []

        def on_chain_start(self, *_, name: str = "", **__) -> None:
            self.seen.append(name)

    assistant.chain.invoke(Case(Inquiry("长春买手机能补多少", (), "", DAY)), {"callbacks": [Names()]})
    assert [name for name in Names.seen if name in "guard understand retrieve judge prepare".split()] == [
        "guard", "understand", "retrieve", "judge", "prepare",
    ]  # fmt: skip
