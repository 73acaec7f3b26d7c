"""Answers, quotes and citations as HTML."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.answer import Answer, Calculation, Citation, Notice, NoticeKind, Status
from index.values import Clause, Sentence, Span, Standing
from web.answer_card import answer_card, copy_text
from web.answer_text import answer_text
from web.citation_card import citation_line, clause_address
from web.escape import visible
from web.notes import Note
from web.passage import locate, marked_clause, marked_words
from web.words import say

TEXT = "个人购买节能灯的，给予补贴。按售价的 10% 给予，每盏最高20元。"
CLAUSE = Clause(
    id="lamp#1",
    document_id="lamp",
    path=("关于灯具的若干措施", "一、支持换新"),
    text=TEXT,
    span=Span(100, 100 + len(TEXT)),
    sentences=(Sentence(0, 14, Span(100, 114)), Sentence(14, len(TEXT), Span(114, 100 + len(TEXT)))),
)


class OneClause:
    def clause(self, clause_id: str) -> Clause:
        return {CLAUSE.id: CLAUSE}[clause_id]

    def neighbours(self, clause: Clause) -> tuple[Clause | None, Clause | None]:
        return None, None


def answer(**changed: object) -> Answer:
    citation = Citation.model_validate(
        {
            "n": 1,
            "document": {
                "id": "lamp",
                "title": "关于灯具的若干措施<b>",
                "issuer": "云州市人民政府",
                "number": "云政发〔2024〕8号",
                "date": "2024-02-20",
                "city": "云州",
                "standing": "draft",
            },
            "city": "云州",
            "path": list(CLAUSE.path),
            "quote": "按售价的10%给予，每盏最高20元。",
            "source": {"file": "lamp.txt", "start": 114, "end": 130},
            "clause_id": CLAUSE.id,
        }
    )
    values = {
        "status": Status.ANSWERED,
        "answer": "按售价的10%补贴，每盏最高20元。[1]",
        "citations": [citation],
        "as_of": dt.date(2026, 11, 20),
    }
    return Answer.model_validate(values | changed)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("最高500元。[1]", "<strong>500元</strong>。&#8288;<sup><a"),
        ("- 甲\n- 乙", "<ul><li>甲</li><li>乙</li></ul>"),
        ("1. 先登记\n2. 再领取", "<ol><li>先登记</li><li>再领取</li></ol>"),
        ("| 城市 | 比例 |\n| --- | --- |\n| 甲 | 15% |", "<td><strong>15%</strong></td>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("[x](javascript:1) **y**", "<p>[x](javascript:1) **y**</p>"),
    ],
)
def test_the_text_of_an_answer(text: str, html: str) -> None:
    assert html in answer_text(text)


def test_a_mark_leads_to_the_card_of_its_own_answer() -> None:
    html = answer_card("灯", answer(), OneClause(), anchor="t3")
    assert 'href="#t3-1"' in html and 'id="t3-1"' in html


def test_the_quote_is_marked_in_its_clause_whatever_the_spaces() -> None:
    html = answer_card("灯", answer(), OneClause())
    assert "<mark>按售价的 10% 给予，每盏最高20元。</mark>" in html


def test_a_citation_whose_clause_is_gone_still_shows_its_quote() -> None:
    gone = answer().citations[0].model_copy(update={"clause_id": "gone"})
    html = answer_card("灯", answer(citations=[gone]), OneClause())
    assert "<mark>按售价的10%给予，每盏最高20元。</mark>" in html


def test_text_of_a_document_is_escaped() -> None:
    assert "措施<b>" not in answer_card("灯", answer(), OneClause())


@pytest.mark.parametrize("kind", list(NoticeKind))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_notice_has_its_words(kind: NoticeKind, language: str) -> None:
    html = answer_card("灯", answer(notices=[Notice(kind=kind, text="请留意")], language=language), OneClause())
    assert say(f"notice_{kind.value}", language) in html and "请留意" in html


def test_notices_of_a_kind_share_a_banner() -> None:
    notices = [Notice(kind=NoticeKind.EXPIRED, text=text) for text in ("甲过期", "乙过期")]
    html = answer_card("灯", answer(notices=notices), OneClause())
    assert html.count("wc-notice-expired") == 1 and "甲过期" in html and "乙过期" in html


@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_standing_has_its_words(standing: Standing, language: str) -> None:
    assert say(f"standing_{standing.value}", language)


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ANSWERED])
def test_every_outcome_has_its_words(status: Status) -> None:
    assert say(status.value) in answer_card("灯", answer(status=status, citations=[]), OneClause())


def test_a_growing_answer_shows_notices_and_text_before_what_stands_below() -> None:
    notice = Notice(kind=NoticeKind.DRAFT, text="尚未施行")
    html = answer_card("灯", answer(notices=[notice]), OneClause(), growing=True)
    assert "尚未施行" in html and "wc-citation" not in html


def test_the_working_of_a_calculation_is_shown() -> None:
    calculation = Calculation.model_validate(
        {
            "inputs": [
                {"name": "售价", "value": "100", "unit": "元"},
                {"name": "比例", "value": "10", "unit": "%", "citation": 1},
            ],
            "steps": ["100元 × 10% = 10元"],
            "result": "补贴 10元",
            "citation": 1,
        }
    )
    html = answer_card("灯", answer(calculation=calculation), OneClause())
    assert "100元 × 10% = 10元" in html and "您提供" in html and "补贴 10元" in html


def test_what_is_copied_can_stand_alone() -> None:
    notice = Notice(kind=NoticeKind.DRAFT, text="尚未施行")
    copied = copy_text("灯怎么补？", answer(notices=[notice]))
    for part in ("灯怎么补？", "10%", "尚未施行", "云政发〔2024〕8号", "2024年2月20日", "参考答复，以正式文件为准"):
        assert part in copied


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>", "&lt;b&gt;"),
        ("{{x}} ${y} `z`", "&#123;&#123;x&#125;&#125; &#36;&#123;y&#125; &#96;z&#96;"),
        ("a\u202eb\u2066c\u0007d\u0000", "abcd"),
        ("一\n二\t三", "一\n二\t三"),
        ('" onclick="x', "&quot; onclick=&quot;x"),
    ],
)
def test_text_is_shown_as_what_it_is(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "quote", "span"),
    [("甲乙丙", "乙", (1, 2)), ("甲 乙\n丙", "乙丙", (2, 5)), ("甲", "乙", None), ("甲", "", None)],
)
def test_where_a_quote_stands(text: str, quote: str, span: tuple[int, int] | None) -> None:
    assert locate(text, quote) == span


def test_a_span_of_the_source_marks_the_sentences_it_touches() -> None:
    assert marked_clause(CLAUSE, start=120, end=121).startswith("个人购买节能灯的，给予补贴。<mark>")
    assert "<mark>" not in marked_clause(CLAUSE, start=0, end=1)


@pytest.mark.parametrize(
    ("query", "html"),
    [
        ("节能灯", "个人购买<mark>节能灯</mark>的"),
        ("节能灯补贴多少", "给予<mark>补贴</mark>。"),
        ("无关", "个人购买节能灯的，给予补贴。"),
        ("", "个人购买节能灯的，给予补贴。"),
    ],
)
def test_the_words_of_a_query_are_marked(query: str, html: str) -> None:
    assert html in marked_words("个人购买节能灯的，给予补贴。", query)


def test_the_line_to_paste_names_title_number_clause_issuer_and_date() -> None:
    line = citation_line(answer().citations[0])
    for part in ("《关于灯具的若干措施<b>》", "云政发〔2024〕8号", "云州市人民政府", "2024年2月20日"):
        assert part in line


def test_a_clause_address_survives_any_id() -> None:
    assert clause_address("a/b#1?", 3, 9) == "/clause/a%2Fb%231%3F?q=3-9#here"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_model_wrote_is_labelled_on_the_page_and_in_what_is_copied(language: str) -> None:
    written = answer(mode="generative", language=language)
    assert html_of(written).count("wc-notice-generated") == 1
    told = answer(mode="generative", notices=[Notice(kind=NoticeKind.GENERATED, text="模型所写")], language=language)
    assert html_of(told).count("wc-notice-generated") == 1
    assert say("generated_hint", language) in copy_text("灯", written)
    assert "wc-notice-generated" not in html_of(answer()) and say("generated_hint") not in copy_text("灯", answer())


def html_of(shown: Answer) -> str:
    return answer_card("灯", shown, OneClause())


def test_the_answer_of_staff_stands_beside_with_its_dates_and_as_text() -> None:
    day, until = dt.date(2026, 11, 1), dt.date(2026, 12, 31)
    note = Note(1, "灯", "", "请到<b>社区</b>登记。", "小王", day, until)
    html = answer_card("灯", answer(), OneClause(), note=note)
    assert "人工答复" in html and "2026-12-31" in html and "请到&lt;b&gt;社区" in html
    assert "小王" not in html  # who reviewed it is the office's matter


def test_lines_that_only_repeat_the_working_stand_below_and_not_in_the_text() -> None:
    steps = ["100元 × 10% = 10元", "10元 未超过上限 20元"]
    calculation = Calculation(inputs=[], steps=steps, result="10元", citation=1)
    text = "按原文计算：10元。[1]\n算法：100元 × 10% = 10元；10元 未超过上限 20元。\n按售价的10%补贴。[1]"
    html = html_of(answer(answer=text, calculation=calculation))
    shown = html.partition('<div class="wc-text">')[2].partition("</div>")[0]
    assert "×" not in shown and "按原文计算" in shown and "按售价的" in shown
    assert "<li>100元 × 10% = 10元</li>" in html
