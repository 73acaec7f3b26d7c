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
from tests.web.readers import agents as look_up
from tests.web.readers import ask as put
from tests.web.readers import merchants as list_duties
from tests.web.readers import show_tab
from tests.web.serving import CHROMIUM, DESKTOP, FLAGS, PHONE, served

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
QUESTION = "长春买手机以旧换新能补多少钱？"
SUM = "我在长春买了两台手机，一台2999一台5000，一共能补多少？"
PASSWORD = "for pictures only"
COLOURS = 128
"""Enough for a page of few colours; keeps each picture under 300 KB."""


def ask(page: Page, question: str) -> None:
    """Ask, and leave the question at the top."""
    put(page, question)
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
    """A look-up with what to say to the caller."""
    look_up(page, "手机 以旧换新")
    page.press("#wc-search textarea", "Enter")
    page.locator(".wc-agent-answer").wait_for()
    page.evaluate("document.activeElement.blur()")


def compare(page: Page) -> None:
    """Two cities side by side."""
    look_up(page, "消费券")
    for field, city in ((0, "宁波"), (5, "同江")):
        page.locator("#wc-filters input").nth(field).click()
        page.get_by_role("option", name=city).last.click()
    page.locator(".wc-beside .wc-result-card").nth(1).wait_for()
    page.evaluate("document.querySelector('.wc-beside').scrollIntoView()")


def merchants(page: Page) -> None:
    """A checklist for those who would take part."""
    list_duties(page, "同江", "消费券")


def about(page: Page) -> None:
    """The page about the service."""
    show_tab(page, "about")
    page.locator(".wc-about").wait_for()


def larger(page: Page) -> None:
    """Larger type."""
    page.click("[data-set='type']")


def contrast(page: Page) -> None:
    """High contrast."""
    page.click("[data-set='contrast']")
    ask(page, QUESTION)


def english(page: Page) -> None:
    """The page in English."""
    page.click("[data-language]")
    page.wait_for_url("**/en/**")
    page.wait_for_selector("#wc-start .wc-chip")
    ask(page, "What is the trade-in subsidy for a phone in Changchun?")


def operators(page: Page) -> None:
    """What operators see of their documents."""
    page.goto(page.url.partition("?")[0] + "operator")
    page.fill("input[name='password']", PASSWORD)
    page.click(".wc-button")
    page.wait_for_selector(".wc-menu")


SCENES: tuple[Callable[[Page], None], ...] = (
    start,
    answer,
    calculation,
    citation,
    agents,
    compare,
    merchants,
    about,
    larger,
    contrast,
    english,
    operators,
)


def main() -> None:
    """Every scene at both widths, as small PNG files."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), as_of=dt.date(2026, 11, 20), operator_password=PASSWORD)
        app = create_app(settings)
        with served(app) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for width, size in {"desktop": DESKTOP, "phone": PHONE}.items():
                for scene in SCENES:
                    take(browser, address, size, scene, PICTURES / f"{scene.__name__}-{width}.png")
            browser.close()


def take(browser: Browser, address: str, size: tuple[int, int], scene: Callable[[Page], None], file: Path) -> None:
    """One picture."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="zh-CN")
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("#wc-start .wc-chip")
    page.wait_for_function("document.getElementById('wc-current')?.getAttribute('aria-live')")
    scene(page)
    page.wait_for_timeout(500)
    taken = Image.open(io.BytesIO(page.screenshot()))
    taken.convert("RGB").quantize(COLOURS).save(file, optimize=True)
    context.close()


if __name__ == "__main__":
    main()
