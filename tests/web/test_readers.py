"""Each reader's main path from start to end, in headless Chromium."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import open_page
from tests.web.readers import agents, ask, merchants, show_tab
from tests.web.serving import DESKTOP, PHONE

pytestmark = pytest.mark.web

QUESTION = "长春买手机以旧换新能补多少钱？"
SUM = "我在长春买了两台手机，一台2999一台5000，一共能补多少？"
desktop_only = pytest.mark.parametrize("page", [DESKTOP], ids=["desktop"], indirect=True)  # the width changes nothing
phone_only = pytest.mark.parametrize("page", [PHONE], ids=["phone"], indirect=True)
HOSTILE = "<img src=x onerror=\"document.title='taken'\"> ${1+1} {{x}} \u202e倒\u0007 **粗** [l](javascript:1)"


@phone_only
def test_a_conversation_outlives_a_reload_and_ends_when_told(page: Page) -> None:
    ask(page, QUESTION)
    ask(page, "由谁负责？")
    page.wait_for_timeout(500)  # the last word of the stream, after which nothing is under way
    page.reload()
    expect(page.locator(".wc-turn")).to_have_count(2)
    expect(page.locator(".wc-turn .wc-text strong", has_text="15%").first).to_be_visible()
    ask(page, "那平板呢？")
    expect(page.locator(".wc-turn")).to_have_count(3)
    page.click("#wc-fresh")
    expect(page.locator(".wc-turn")).to_have_count(0)
    page.reload()
    expect(page.locator("#wc-start .wc-chip").first).to_be_visible()
    expect(page.locator(".wc-turn")).to_have_count(0)


def test_what_a_browser_kept_is_not_trusted(browser: Browser, address: str) -> None:
    page, watch = open_page(browser, address, DESKTOP)
    page.add_init_script("sessionStorage.setItem('wence.turns', '[{\"question\": 3}]')")
    page.goto(address)
    expect(page.locator("#wc-start .wc-chip").first).to_be_visible()
    page.context.close()
    assert watch.complaints == []


@phone_only
def test_the_working_is_shown_once(page: Page) -> None:
    ask(page, SUM)
    text = page.locator("#wc-current .wc-text").inner_text()
    assert "×" not in text and "949.85" in text
    expect(page.locator("#wc-current .wc-calculation li").first).to_contain_text("×")


def test_larger_type_and_high_contrast_are_remembered(browser: Browser, address: str) -> None:
    page, watch = open_page(browser, address, PHONE)
    page.goto(address)
    page.wait_for_selector("#wc-start .wc-chip")
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('#wc-start .wc-chip')).fontSize)")
    page.click("[data-set='type']")
    page.click("[data-set='contrast']")
    page.reload()
    page.wait_for_selector("#wc-start .wc-chip")
    after = page.evaluate("parseFloat(getComputedStyle(document.querySelector('#wc-start .wc-chip')).fontSize)")
    assert after >= 1.25 * before
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert page.get_attribute("[data-set='contrast']", "aria-pressed") == "true"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.goto(f"{address}/clause/nowhere")
    assert page.get_attribute("html", "data-contrast") == "on"
    page.context.close()
    assert watch.outside == []


def test_the_page_in_english(browser: Browser, address: str) -> None:
    page, watch = open_page(browser, address, DESKTOP)
    page.goto(address)
    page.wait_for_selector("#wc-start .wc-chip")  # leaving a page that still loads is a complaint of its own
    page.click("[data-language]")
    page.wait_for_url("**/en/**")
    page.wait_for_selector("#wc-start .wc-chip")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == "Wence"
    words = page.locator("body").inner_text()
    assert not any(chinese in words for chinese in ("提问", "坐席", "商户", "收录的文件", "您"))
    page.locator("#wc-start .wc-chip").first.click()
    expect(page.locator("#wc-current .wc-answer")).to_have_attribute("lang", "en")
    page.locator("#wc-current .wc-foot").wait_for()
    page.context.close()
    assert watch.outside == [] and watch.complaints == []


@phone_only
def test_why_an_answer_did_not_help_is_kept(page: Page) -> None:
    ask(page, QUESTION)
    page.click("#wc-current [data-vote='unhelpful']")
    page.locator("#wc-current .wc-reasons label", has_text="看不懂").click()
    page.fill("#wc-current .wc-reasons textarea", HOSTILE)
    with page.expect_response("**/api/v1/feedback") as sent:
        page.click("#wc-current [data-reasons]")
    told = json.loads(sent.value.request.post_data or "{}")
    assert sent.value.status == 201 and told["verdict"] == "unhelpful" and told["reason"].startswith("看不懂；<img")
    expect(page.locator("#wc-current [data-vote='unhelpful']")).to_have_attribute("aria-pressed", "true")
    assert page.title() == "问策"


def test_an_answer_is_copied_linked_read_aloud_saved_and_printed(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    page, watch = open_page(browser, address, DESKTOP)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(
        "window.heard = []; window.speechSynthesis.speak = (one) => window.heard.push([one.lang, one.text])"
    )
    page.goto(address)
    page.wait_for_selector("#wc-start .wc-chip")
    ask(page, QUESTION)
    here = page.locator("#wc-current")
    here.locator("[data-copy]").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "15%" in copied and "《长春市提振消费专项行动实施方案（征求意见稿）》" in copied and "尚未正式印发" in copied
    here.locator("[data-share]").click()
    expect(here.locator(".wc-said")).to_have_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{address}/?q=")
    here.locator("[data-speak]").click()
    ((language, spoken),) = page.evaluate("window.heard")
    assert language == "zh-CN" and "15%" in spoken and "[1]" not in spoken
    with page.expect_download() as saving:
        page.click("[data-do='export']")
    saved = tmp_path / "wence.md"
    saving.value.save_as(saved)
    assert QUESTION in saved.read_text(encoding="utf-8") and "15%" in saved.read_text(encoding="utf-8")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(here.locator(".wc-citation mark").first).to_be_visible()
    expect(page.locator("#wc-bar")).to_be_hidden()
    expect(page.locator(".wc-disclaimer")).to_be_visible()
    page.context.close()
    assert watch.outside == [] and watch.complaints == []


def test_an_agent_goes_from_search_to_copy_by_keyboard_alone(browser: Browser, address: str) -> None:
    page, watch = open_page(browser, address, DESKTOP)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/?tab=agents")
    page.wait_for_selector("#wc-search textarea")
    page.keyboard.press("/")
    page.keyboard.type("手机 以旧换新")
    page.locator("#wc-results .wc-result-card").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("#wc-told .wc-agent-answer").wait_for()
    page.keyboard.press("ArrowDown")
    for key, says in (("s", "百分之十五"), ("w", "依据"), ("c", "《长春市提振消费专项行动实施方案（征求意见稿）》")):
        page.keyboard.press(key)
        page.wait_for_function("(says) => navigator.clipboard.readText().then((text) => text.includes(says))", arg=says)
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('#wc-results') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    expect(page.locator(".wc-recent-list .wc-chip")).to_have_text(["手机 以旧换新"])
    page.reload()
    page.locator(".wc-recent-list .wc-chip").click()
    page.locator("#wc-results .wc-result-card").first.wait_for()
    page.click("[data-do='forget']")
    expect(page.locator(".wc-recent")).to_be_hidden()
    page.context.close()
    assert watch.outside == [] and watch.complaints == []


@desktop_only
def test_an_agent_compares_two_cities(page: Page) -> None:
    agents(page, "消费券")
    page.locator("#wc-filters input").nth(0).click()
    page.get_by_role("option", name="宁波").last.click()
    page.locator("#wc-filters input").nth(5).click()
    page.get_by_role("option", name="同江").last.click()
    sides = page.locator("#wc-results .wc-beside > section")
    expect(sides).to_have_count(2)
    for at, city in enumerate(("宁波", "同江")):
        expect(sides.nth(at).locator(".wc-result-card .wc-city").first).to_have_text(city)
        assert set(sides.nth(at).locator(".wc-result-card .wc-city").all_inner_texts()) == {city}


def test_a_merchant_gets_a_checklist_with_its_sources(page: Page) -> None:
    merchants(page, "同江", "消费券")
    sheet = page.locator(".wc-checklist")
    titles = sheet.locator(".wc-check h3").all_inner_texts()
    assert titles == ["谁可以参加", "怎么参加", "要做到什么", "不能做什么", "违反了会怎样", "时间", "找哪个单位"]
    expect(sheet.locator(".wc-check-prohibitions li").first).to_contain_text("不得")
    for line in sheet.locator(".wc-check li").all():
        assert line.locator("small a").get_attribute("href", timeout=1000).startswith("/clause/")  # type: ignore[union-attr]
    assert "tab=merchants" in page.url


@desktop_only
def test_hostile_text_stays_text_in_every_field(page: Page) -> None:
    show_tab(page, "agents")
    page.fill("#wc-search textarea", HOSTILE)
    page.press("#wc-search textarea", "Enter")
    page.locator("#wc-told :is(.wc-result-card, .wc-none)").first.wait_for()
    show_tab(page, "merchants")
    page.fill("#wc-merchant-city input", "宁波")
    page.keyboard.press("Enter")
    page.fill("#wc-merchant-question :is(textarea, input)", HOSTILE)
    page.click("#wc-merchant-show")
    page.locator("#wc-checklist :is(.wc-checklist, .wc-none)").first.wait_for()
    assert page.title() == "问策"
    assert page.locator("#wc-tabs :is(img, script, iframe)").count() == 0


def test_a_lost_connection_is_told_and_its_return_too(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, address, PHONE)
    page.goto(address)
    page.wait_for_selector("#wc-start .wc-chip")
    page.context.set_offline(True)
    expect(page.locator("#wc-presence")).to_contain_text("网络断开了")
    page.context.set_offline(False)
    expect(page.locator("#wc-presence")).to_contain_text("网络已恢复", timeout=10_000)
    page.context.close()


@pytest.mark.parametrize("tab", ["agents", "about"])
def test_each_tab_has_an_address_that_back_and_reload_keep(browser: Browser, address: str, tab: str) -> None:
    page, watch = open_page(browser, address, DESKTOP)
    page.goto(address)
    page.wait_for_selector("#wc-start .wc-chip")
    show_tab(page, tab)
    assert f"tab={tab}" in page.url
    page.reload()
    page.wait_for_selector("#wc-tabs")
    selected = page.locator('#wc-tabs button[role="tab"][aria-selected="true"]')
    expect(selected).not_to_have_text("问政策")
    page.go_back()
    expect(selected).to_have_text("问政策")
    page.context.close()
    assert watch.outside == [] and watch.complaints == []
