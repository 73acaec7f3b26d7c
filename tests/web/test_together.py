"""Several people ask at once; nobody waits for another's answer to end, and nothing jumps meanwhile."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from assistant.answer import Answer
from assistant.pipeline import Assistant, open_assistant
from assistant.settings import Settings
from tests.web.conftest import open_page
from tests.web.serving import DESKTOP, PHONE, served
from web.serve import build_app

pytestmark = pytest.mark.web

QUESTION = "长春买手机以旧换新能补多少钱？"
LONG_QUESTION = "长春对老年人有什么补贴？"


class Meeting(Assistant):
    """Answers only while two questions are being answered at the same time."""

    both = threading.Barrier(2)

    def stream(self, *asked: Any, **more: Any) -> Iterator[Answer]:
        self.both.wait(timeout=20)
        yield from super().stream(*asked, **more)


class Slow(Assistant):
    """Answers a sentence each half second."""

    def stream(self, *asked: Any, **more: Any) -> Iterator[Answer]:
        for answer in super().stream(*asked, **more):
            time.sleep(0.5)
            yield answer


@contextmanager
def served_by(kind: type[Assistant], data_dir: Path, tmp_path: Path) -> Iterator[str]:
    records = f"sqlite:///{tmp_path / 'records.sqlite'}"
    settings = Settings(data_dir=data_dir, database_url=records, as_of=dt.date(2026, 11, 20))
    usual = open_assistant(settings)
    with served(build_app(kind(usual.library, usual._vocabulary), settings)) as address:
        yield address


def test_two_people_are_served_at_once(browser: Browser, data_dir: Path, tmp_path: Path) -> None:
    with served_by(Meeting, data_dir, tmp_path) as address:
        pages = [open_page(browser, address, DESKTOP)[0] for _ in range(2)]
        for page in pages:
            page.goto(address)
            page.fill("#wc-question textarea", QUESTION)
        for page in pages:
            page.click("#wc-send")
        for page in pages:
            expect(page.locator("#wc-current .wc-answer")).to_have_attribute("data-status", "answered", timeout=25_000)
            page.context.close()


def test_an_answer_grows_and_what_is_typed_meanwhile_stays(browser: Browser, data_dir: Path, tmp_path: Path) -> None:
    with served_by(Slow, data_dir, tmp_path) as address:
        page, _ = open_page(browser, address, DESKTOP)
        page.goto(address)
        page.fill("#wc-question textarea", LONG_QUESTION)
        page.click("#wc-send")
        expect(page.locator("#wc-current .wc-searching")).to_be_visible()
        expect(page.locator("#wc-question textarea")).to_have_value("")
        page.fill("#wc-question textarea", "下一个问题")
        expect(page.locator("#wc-current .wc-text")).to_be_visible()
        assert page.locator("#wc-current .wc-foot").count() == 0
        page.locator("#wc-current .wc-foot").wait_for()
        assert page.input_value("#wc-question textarea") == "下一个问题"
        page.context.close()


SHIFTS = """window.shifts = 0; new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts += shift.value;
}).observe({type: 'layout-shift'});"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_jumps_while_an_answer_grows(browser: Browser, address: str, size: tuple[int, int]) -> None:
    """Cumulative layout shift stays under 0.1, what web.dev/articles/cls calls good."""
    page, _ = open_page(browser, address, size)
    page.goto(address)
    page.fill("#wc-question textarea", QUESTION)
    page.wait_for_timeout(600)  # shifts within half a second of typing are put down to it and not counted
    page.evaluate(SHIFTS)
    page.evaluate("document.querySelector('#wc-send').click()")
    page.locator("#wc-current .wc-foot").wait_for()
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts") < 0.1
    top = page.evaluate("document.querySelector('#wc-current .wc-asked').getBoundingClientRect().top")
    assert 0 <= top < 120  # the question just asked stands at the top
    page.context.close()
