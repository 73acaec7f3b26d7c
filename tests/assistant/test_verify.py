"""The last step catches what breaks a promise, and lets honest answers through."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assistant.answer import Answer, Calculation, CalculationInput, Citation, DocumentReference, SourceReference
from assistant.verify import unsourced_figures, violations

DAY = dt.date(2026, 11, 20)


def cited(quote: str, *, n: int = 1, city: str = "绵阳", number: str = "绵府办发〔2025〕9号") -> Citation:
    return Citation(
        n=n,
        document=DocumentReference(
            id="d",
            title="改善生活若干措施",
            issuer="市政府",
            number=number,
            date="2025-02-18",
            city=city,
            standing="in_force",
        ),
        city=city,
        path=["改善生活若干措施", "（七）更换热水器"],
        quote=quote,
        source=SourceReference(file="a.txt", start=0, end=len(quote)),
    )


def said(text: str, *citations: Citation, **other: object) -> Answer:
    return Answer(status="answered", answer=text, citations=list(citations), as_of=DAY, **other)


@pytest.fixture(scope="module")
def question(asked):
    return asked("绵阳换热水器补多少")


HONEST = [
    ("补贴1,000万元。[1]", "安排补贴1000万元。"),
    ("补贴1000万元。[1]", "安排补贴1,000万元。"),
    ("补贴10000000元。[1]", "安排补贴1000万元。"),
    ("A total of 7 million yuan.[1]", "安排 700 万元专项资金。"),
    ("补贴20万元。[1]", "给予 10-20 万元补贴。"),
    ("按15%补贴。[1]", "按百分之十五给予补贴。"),
    ("按百分之十五补贴。[1]", "按15%给予补贴。"),
    ("每台300元。[1]", "每台三百元。"),
    ("共１２台。[1]", "共12台。"),
    ("共 2 项：\n1. 每台300元。[1]\n2. 每户2台。[1]", "每台300元，每户2台。"),
    ("建成1200个。[1]", "建成1200个，新增365条公交线路。"),
    ("给予3万元补贴。[1]", "给予1-3万元补贴。"),
    ("第9号文件规定的。[1]", "有规定。"),
    ("按2026年11月20日看在施行。[1]", "在施行。"),
    ("一些居民可以申请，十分方便。[1]", "居民可以申请。"),
]


@pytest.mark.parametrize(("text", "quote"), HONEST)
def test_an_honest_answer_passes(question, text, quote):
    assert violations(said(text, cited(quote)), question) == ()


@pytest.mark.parametrize(
    ("text", "quote", "figure"),
    [
        ("每台补400元。[1]", "每台补300元。", "400"),
        ("按25%补贴。[1]", "按15%给予补贴。", "25"),
        ("按百分之三十补贴。[1]", "按百分之十五给予补贴。", "三十"),
        ("补贴1500万元。[1]", "补贴1000万元。", "1500万"),
        ("补贴三千元。[1]", "补贴两千元。", "三千"),
        ("有效期至2028年12月31日。[1]", "有效期至2027年12月31日。", "2028"),
        ("拨打0816-2345678。[1]", "拨打12345。", "2345678"),
    ],
)
def test_a_figure_that_no_source_has_is_caught(question, text, quote, figure):
    answer = said(text, cited(quote))
    assert figure in unsourced_figures(answer, question)
    assert any(figure in line for line in violations(answer, question))


def test_a_figure_of_another_citation_is_a_source(question):
    assert violations(said("每台300元，每户2台。[1][2]", cited("每台300元。"), cited("每户2台。", n=2)), question) == ()


def test_figures_that_the_asker_gave_or_the_working_shows_have_a_source(asked):
    question = asked("绵阳换热水器花了2000元补多少")
    worked = Calculation(
        inputs=[CalculationInput(name="价格", value="2000", unit="元")],
        steps=["2000元 × 12% = 240元"],
        result="240元",
        citation=1,
    )
    answer = said("按原文计算：240元。2000元按12%。[1]", cited("按12%补贴。"), calculation=worked)
    assert violations(answer, question) == ()
    assert violations(said("240元。[1]", cited("按12%补贴。")), question) != ()


def test_an_answer_without_a_citation_is_caught(question):
    assert "answered without a citation" in violations(said("可以申请。"), question)


@pytest.mark.parametrize("text", ["可以申请。[2]", "可以申请。[0]", "可以申请。[1][9]"])
def test_a_mark_that_points_at_nothing_is_caught(question, text):
    assert any("points at nothing" in line for line in violations(said(text, cited("可以申请。")), question))


def test_another_city_is_caught_and_only_where_one_was_asked_about(question):
    answer = said("可以申请。[1]", cited("可以申请。", city="湛江"))
    assert "cites 湛江" in violations(answer, question)
    assert violations(answer, replace(question, cities=())) == ()
    assert violations(answer, replace(question, cities=("绵阳", "湛江"))) == ()


def test_what_was_not_answered_needs_no_citation(question):
    answer = Answer(status="no_evidence", answer="没有查到。", as_of=DAY)
    assert violations(answer, question) == ()


@pytest.mark.parametrize(
    ("text", "quote"), [("举办活动100项。[1]", "举办活动100项。"), ("新增365条。[1]", "新增365条线路。")]
)
def test_three_digits_before_a_counter_are_one_figure(question, text, quote):
    assert violations(said(text, cited(quote)), question) == ()


def test_the_scale_of_a_range_counts_for_both_ends(question):
    assert violations(said("给予10000元到30000元补贴。[1]", cited("给予1-3万元补贴。")), question) == ()


def test_millions_are_compared_by_value(question):
    assert violations(said("At most 30 million yuan.[1]", cited("发放3000万元补贴。")), question) == ()


@pytest.mark.parametrize("text", ["按20%补贴。[1]", "按百分之二十补贴。[1]", "每台11元。[1]"])
def test_a_part_of_a_date_is_no_source(question, text):
    assert violations(said(text, cited("按15%给予补贴。")), question) != ()
