"""The page in headless Chromium, at desktop and phone width."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import open_page
from tests.web.serving import DESKTOP, PHONE

pytestmark = pytest.mark.web

desktop_only = pytest.mark.parametrize("page", [DESKTOP], ids=["desktop"], indirect=True)  # the width changes nothing
PHONE_QUESTION = "长春买手机以旧换新能补多少钱？"
HOSTILE = [
    "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">",
    "${document.title='taken'} {{document.title}} `${1+1}` {{{constructor}}}",
    "# 标题\n**粗体** [链接](javascript:document.title='taken') ![图](http://example.invalid/x.png)",
    "\u202e倒过来\u2066隔离\u0007\u0000响铃",
]


def ask(page: Page, question: str) -> None:
    page.fill("#wc-question textarea", question)
    page.click("#wc-send")


def test_the_main_question_is_answered_with_its_proof(page: Page) -> None:
    ask(page, PHONE_QUESTION)
    answer = page.locator("#wc-current .wc-answer")
    expect(answer.locator(".wc-foot")).to_be_visible()
    expect(answer.locator(".wc-text strong", has_text="15%").first).to_be_visible()
    expect(answer.locator(".wc-text strong", has_text="500元").first).to_be_visible()
    expect(answer.locator(".wc-notice-draft")).to_be_visible()
    card = answer.locator(".wc-citation").first
    expect(card.locator(".wc-badge")).to_have_text("征求意见稿")
    card.locator("summary").click()
    marked = card.locator("mark")
    expect(marked).to_be_visible()
    assert "15%" in marked.inner_text() and "500元" in marked.inner_text()


@desktop_only
def test_a_mark_in_the_text_opens_its_citation(page: Page) -> None:
    ask(page, PHONE_QUESTION)
    page.locator("#wc-current .wc-foot").wait_for()
    page.locator("#wc-current .wc-text a.wc-mark").first.click()
    expect(page.locator("#wc-current .wc-citation[open]")).to_have_count(1)


def test_the_page_never_scrolls_sideways(page: Page) -> None:
    ask(page, PHONE_QUESTION)
    page.locator("#wc-current .wc-foot").wait_for()
    page.locator("#wc-current .wc-citation summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_examples_work_and_follow_the_city(page: Page) -> None:
    page.locator("#wc-city label", has_text="宁波").click()
    chips = page.locator("#wc-start .wc-chip")
    expect(chips.first).to_contain_text("宁波")
    assert 1 <= chips.count() <= 6
    chips.first.click()
    expect(page.locator("#wc-current .wc-answer")).to_have_attribute("data-status", "answered")
    page.locator("#wc-current .wc-foot").wait_for()
    page.reload()
    expect(page.locator("#wc-city label.selected")).to_contain_text("宁波")


def test_a_follow_up_and_a_new_conversation(page: Page) -> None:
    ask(page, PHONE_QUESTION)
    page.locator("#wc-current .wc-foot").wait_for()
    ask(page, "由谁负责？")
    expect(page.locator(".wc-turn")).to_have_count(2)
    page.locator("#wc-current .wc-foot").wait_for()
    ids = page.evaluate("[...document.querySelectorAll('.wc-citation')].map(card => card.id)")
    assert len(ids) == len(set(ids))
    page.click("#wc-fresh")
    expect(page.locator(".wc-turn")).to_have_count(0)
    expect(page.locator("#wc-start .wc-chip").first).to_be_visible()


@desktop_only
def test_hostile_input_is_shown_as_text(page: Page) -> None:
    for number, text in enumerate(HOSTILE, 1):
        ask(page, text)
        expect(page.locator(".wc-turn")).to_have_count(number)
        page.locator("#wc-current .wc-foot").wait_for()
        shown = page.locator("#wc-current .wc-asked h2").inner_text()
        kept = re.sub(r"[\u202e\u2066\u0007\u0000]", "", text)
        assert "".join(shown.split()) == "".join(kept.split())
    assert page.title() == "问策"
    assert page.locator(".wc-turn :is(script, img, iframe)").count() == 0


@desktop_only
def test_a_question_far_too_long_is_met_with_kind_words(page: Page) -> None:
    ask(page, "补" * 100_000)
    expect(page.locator("#wc-current .wc-message")).to_contain_text("最多 500 个字")


@desktop_only
def test_an_empty_question_is_met_with_kind_words(page: Page) -> None:
    ask(page, "   ")
    expect(page.locator("#wc-current .wc-message")).to_contain_text("还没有写问题")


@desktop_only
def test_what_a_screen_reader_needs_is_there(page: Page) -> None:
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.get_attribute("#wc-current", "role") == "log"
    ask(page, PHONE_QUESTION)
    page.locator("#wc-current .wc-foot").wait_for()
    unnamed = page.evaluate(
        """[...document.querySelectorAll('button, a, input, textarea, select')]
        .filter(e => e.offsetParent && !(e.innerText || e.ariaLabel || e.title || e.labels?.[0]?.innerText
                 || e.closest('[aria-label]')))
        .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert unnamed == []


def test_the_line_that_the_official_document_prevails_is_always_in_view(page: Page) -> None:
    line = page.locator(".wc-disclaimer")
    expect(line).to_be_in_viewport()
    ask(page, PHONE_QUESTION)
    page.locator("#wc-current .wc-foot").wait_for()
    expect(line).to_be_in_viewport()


@desktop_only
def test_an_agent_needs_only_the_keyboard(page: Page) -> None:
    page.locator('#wc-tabs button[role="tab"]', has_text="坐席查询").click()
    expect(page.locator("#wc-search textarea")).to_be_visible()
    page.locator("#wc-tabs button[aria-selected='true']").focus()
    page.keyboard.press("/")
    page.keyboard.type("以旧换新 手机")
    results = page.locator(".wc-result-card")
    expect(results.first).to_be_visible()
    expect(results.first.locator("mark").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == "wc-result-card"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert "tab=agents" in page.url
    page.go_back()
    expect(page.locator("#wc-question textarea")).to_be_visible()


def test_a_link_may_carry_a_question(browser: Browser, address: str) -> None:
    page, watch = open_page(browser, address, PHONE)
    page.goto(f"{address}/?q={PHONE_QUESTION}")
    expect(page.locator("#wc-current .wc-text strong", has_text="15%").first).to_be_visible()
    page.context.close()
    assert watch.outside == [] and watch.complaints == []


@desktop_only
def test_feedback_is_thanked_for(page: Page) -> None:
    ask(page, PHONE_QUESTION)
    button = page.locator("#wc-current [data-vote='helpful']")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
