"""Take the pictures of `docs/pictures`: `python -m tests.web.pictures` (a Chromium and the index of the corpus needed)."""

from __future__ import annotations

import datetime as dt
import io
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from app import create_app
from assistant.settings import Settings
from tests.web.conftest import CHROMIUM, DESKTOP, FLAGS, PHONE

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
QUESTION = "长春买手机以旧换新能补多少钱？"
SUM = "我在长春买了两台手机，一台2999一台5000，一共能补多少？"
COLOURS = 128
"""Enough for a page of few colours; keeps each picture under 300 KB."""


def ask(page: Page, question: str) -> None:
    """Ask, wait for the whole answer, and leave the question at the top."""
    page.fill("#wc-question textarea", question)
    page.click("#wc-send")
    page.locator("#wc-current .wc-foot").wait_for()
    page.evaluate("document.activeElement.blur()")


def start(page: Page) -> None:
    """The page as it opens."""


def answer(page: Page) -> None:
    """An answer with its notice and citation."""
    ask(page, QUESTION)


def calculation(page: Page) -> None:
    """A calculation with its working."""
    ask(page, SUM)


def citation(page: Page) -> None:
    """A citation opened to its clause."""
    ask(page, QUESTION)
    page.locator("#wc-current .wc-citation summary").first.click()
    page.locator("#wc-current .wc-citation").first.evaluate("card => card.scrollIntoView({block: 'start'})")


def agents(page: Page) -> None:
    """A search as agents do it."""
    page.locator('#wc-tabs button[role="tab"]').nth(1).click()
    page.fill("#wc-search textarea", "手机 以旧换新")
    page.locator(".wc-result-card").first.wait_for()
    page.evaluate("document.activeElement.blur()")


def about(page: Page) -> None:
    """The page about the service."""
    page.locator('#wc-tabs button[role="tab"]').nth(2).click()
    page.locator(".wc-about").wait_for()


SCENES: tuple[Callable[[Page], None], ...] = (start, answer, calculation, citation, agents, about)


@contextmanager
def served() -> Iterator[str]:
    """The application over the corpus, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data_dir=Path(folder), as_of=dt.date(2026, 11, 20)))
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(timeout=20)


def main() -> None:
    """Every scene at both widths, as small PNG files."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for width, (across, down) in {"desktop": DESKTOP, "phone": PHONE}.items():
            for scene in SCENES:
                page = browser.new_page(viewport={"width": across, "height": down}, locale="zh-CN")
                page.goto(address)
                page.wait_for_selector("#wc-start .wc-chip")
                page.wait_for_function("document.getElementById('wc-current')?.getAttribute('aria-live')")
                scene(page)
                page.wait_for_timeout(500)
                taken = Image.open(io.BytesIO(page.screenshot()))
                taken.convert("RGB").quantize(COLOURS).save(PICTURES / f"{scene.__name__}-{width}.png", optimize=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
