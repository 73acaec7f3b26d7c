"""Take the pictures of `docs/pictures`: `python -m tests.web.pictures` (a Chromium and the index of the corpus needed)."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from app import create_app
from assistant.settings import Settings
from tests.web.serving import CHROMIUM, DESKTOP, FLAGS, PHONE, served

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


def main() -> None:
    """Every scene at both widths, as small PNG files."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data_dir=Path(folder), as_of=dt.date(2026, 11, 20)))
        with served(app) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for width, size in {"desktop": DESKTOP, "phone": PHONE}.items():
                for scene in SCENES:
                    take(browser, address, size, scene, PICTURES / f"{scene.__name__}-{width}.png")
            browser.close()


def take(browser: Browser, address: str, size: tuple[int, int], scene: Callable[[Page], None], file: Path) -> None:
    """One picture."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    page.goto(address)
    page.wait_for_selector("#wc-start .wc-chip")
    page.wait_for_function("document.getElementById('wc-current')?.getAttribute('aria-live')")
    scene(page)
    page.wait_for_timeout(500)
    taken = Image.open(io.BytesIO(page.screenshot()))
    taken.convert("RGB").quantize(COLOURS).save(file, optimize=True)
    page.close()


if __name__ == "__main__":
    main()
