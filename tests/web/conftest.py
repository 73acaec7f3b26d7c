"""A server over the real index, and a real browser in front of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Response, expect, sync_playwright
from starlette.testclient import TestClient

from app import create_app
from assistant.settings import Settings
from tests.web.serving import CHROMIUM, DESKTOP, FLAGS, PHONE, served

expect.set_options(timeout=15_000)  # milliseconds: a busy machine starts a page's session more slowly
CUT_OFF = ("AbortError: signal is aborted without reason", "Unexpected error Connection errored out.")


@pytest.fixture(scope="session")
def web_settings(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    records = tmp_path_factory.mktemp("records") / "records.sqlite"
    return Settings(
        data_dir=data_dir,
        database_url=f"sqlite:///{records}",
        as_of=dt.date(2026, 11, 20),
        rate_limit="10000/minute",
    )


@pytest.fixture(scope="session")
def address(web_settings: Settings) -> Iterator[str]:
    """Where the application is served, on a free port."""
    with served(create_app(web_settings)) as started:
        yield started


@pytest.fixture(scope="session")
def client(web_settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(web_settings), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@dataclass
class Watch:
    """What a page did that it should not."""

    origin: str
    outside: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    loads: int = 0

    @property
    def complaints(self) -> list[str]:
        """What was heard, but for the stream that Gradio's client cuts off when its page is reloaded or left."""
        return [one for one in self.heard if self.loads < 2 or not one.startswith(CUT_OFF)]

    def on_load(self, _: Page) -> None:
        self.loads += 1

    def on_request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.outside.append(request.url)

    def on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.heard.append(f"{response.status} {response.url}")


def open_page(browser: Browser, origin: str, size: tuple[int, int]) -> tuple[Page, Watch]:
    """A fresh page of that size, watched."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    page, watch = context.new_page(), Watch(origin)
    page.on("domcontentloaded", watch.on_load)
    page.on("request", watch.on_request)
    page.on("response", watch.on_response)
    page.on("console", lambda message: watch.heard.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: watch.heard.append(str(error)))
    return page, watch


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page at both widths, at the start; nothing may leave the origin and nothing may be complained of."""
    opened, watch = open_page(browser, address, request.param)
    opened.goto(address)
    opened.wait_for_selector("#wc-question textarea")
    opened.wait_for_function("document.getElementById('wc-current')?.getAttribute('aria-live')")
    yield opened
    opened.context.close()
    assert watch.outside == []
    assert watch.complaints == []
