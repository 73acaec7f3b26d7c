"""Accessibility by axe-core on every tab, in both themes: nothing serious, nothing critical."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pydantic import SecretStr

from app import create_app
from assistant.settings import Settings
from tests.web.conftest import open_page
from tests.web.readers import agents, ask, merchants, show_tab
from tests.web.serving import DESKTOP, PHONE, served

pytestmark = pytest.mark.web

AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"


def resident(page: Page) -> None:
    ask(page, "我在长春买了两台手机，一台2999一台5000，一共能补多少？")
    page.click("#wc-current [data-vote='unhelpful']")
    page.locator("#wc-current .wc-citation summary").first.click()


def agent(page: Page) -> None:
    agents(page, "以旧换新 手机")
    page.press("#wc-search textarea", "Enter")
    page.locator(".wc-agent-answer").wait_for()


def merchant(page: Page) -> None:
    merchants(page, "同江")


def about(page: Page) -> None:
    show_tab(page, "about")


READERS: tuple[Callable[[Page], None], ...] = (resident, agent, merchant, about)


axe = pytest.mark.skipif(not AXE.is_file(), reason="no axe-core here (make test installs it where npm is at hand)")


@axe
@pytest.mark.parametrize(
    ("size", "contrast", "path"),
    [(DESKTOP, False, "/"), (PHONE, True, "/"), (PHONE, False, "/en/")],
    ids=["desktop", "phone-contrast", "phone-english"],
)
def test_nothing_serious_stands_in_anybodys_way(
    browser: Browser, address: str, size: tuple[int, int], contrast: bool, path: str
) -> None:
    page, _ = open_page(browser, address, size)
    page.goto(address + path)
    page.wait_for_selector("#wc-start .wc-chip")
    if contrast:
        page.click("[data-set='contrast']")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    grave = []
    for reader in READERS:
        reader(page)
        grave += found(page, reader.__name__)
    page.context.close()
    assert grave == []


@axe
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_serious_stands_in_an_operators_way(
    browser: Browser, web_settings: Settings, size: tuple[int, int]
) -> None:
    grave = []
    with served(create_app(web_settings.model_copy(update={"operator_password": SecretStr("a pass phrase")}))) as here:
        page, _ = open_page(browser, here, size)
        page.goto(f"{here}/operator")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        grave += found(page, "login")
        page.fill("input[name='password']", "a pass phrase")
        page.click(".wc-button")
        page.wait_for_selector(".wc-menu")
        for name in ("", "/questions", "/use", "/quality"):
            assert page.goto(f"{here}/operator{name}").status == 200  # type: ignore[union-attr]
            assert page.locator(".wc-menu").is_visible()
            page.evaluate(AXE.read_text(encoding="utf-8"))
            grave += found(page, name or "/documents")
        page.context.close()
    assert grave == []


def found(page: Page, where: str) -> list[tuple[str, str, list[str], str]]:
    """What axe-core calls serious or critical on the page as it stands."""
    violations = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        (where, one["id"], node["target"], node["html"][:120])
        for one in violations
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
