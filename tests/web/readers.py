"""What each reader does on the page, step by step."""

from __future__ import annotations

from playwright.sync_api import Page

TABS = ("ask", "agents", "merchants", "about")


def ask(page: Page, question: str) -> None:
    """Ask, and wait for the whole answer."""
    asked = page.locator(".wc-turn").count() + 1
    page.fill("#wc-question textarea", question)
    page.click("#wc-send")
    page.wait_for_function(
        "(asked) => document.querySelectorAll('.wc-turn').length === asked && document.querySelector('#wc-current .wc-foot')",
        arg=asked,
    )


def show_tab(page: Page, name: str) -> None:
    """Open a tab by its button."""
    page.locator('#wc-tabs button[role="tab"]').nth(TABS.index(name)).click()


def agents(page: Page, words: str) -> None:
    """Look clauses up as an agent does."""
    show_tab(page, "agents")
    page.fill("#wc-search textarea", words)
    page.locator("#wc-results .wc-result-card").first.wait_for()


def merchants(page: Page, city: str, words: str = "") -> None:
    """List what taking part asks of a merchant in `city`."""
    show_tab(page, "merchants")
    page.click("#wc-merchant-city input")
    page.locator(
        f'#wc-merchant-city [role="option"][aria-label="{city}"], [role="option"][aria-label="{city}"]'
    ).first.click()
    page.locator('[role="option"]').first.wait_for(state="hidden")
    if words:
        page.fill("#wc-merchant-question :is(textarea, input)", words)
    page.click("#wc-merchant-show")
    page.locator("#wc-checklist .wc-checklist").wait_for()
