"""What a document is worth on a day: its own terms, what is repealed, what is not in force yet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from index.documents import read_documents
from index.reading import read_source
from index.repeals import with_repeals
from index.standing import begins, document_standing, standing_on
from index.values import Document, Standing

HEAD = "海东市促进汽车消费若干措施\n东政办〔2023〕18号\n"
BODY = "一、对购买新能源汽车的居民，给予每辆3000元补贴。\n二、补贴由市商务局发放，{own}每人限申领一次。\n"
SIGNED = "海东市人民政府办公室\n{signed}\n"


@pytest.fixture
def read(tmp_path: Path):
    def _read(text: str, name: str = "document.txt") -> Document:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        (document,) = read_documents(read_source(path))
        return document

    return _read


def measures(closing: str = "", own: str = "", signed: str = "2023年5月8日") -> str:
    return HEAD + BODY.format(own=own) + closing + ("\n" if closing else "") + SIGNED.format(signed=signed)


@pytest.mark.parametrize(
    ("closing", "on", "standing"),
    [
        ("本措施自印发之日起施行，有效期1年。", dt.date(2024, 5, 7), Standing.IN_FORCE),
        ("本措施自印发之日起施行，有效期1年。", dt.date(2024, 5, 8), Standing.EXPIRED),
        ("本措施自2023年6月1日起施行。", dt.date(2023, 5, 20), Standing.UNKNOWN),
        ("本措施自2023年6月1日起施行。", dt.date(2033, 5, 20), Standing.IN_FORCE),
        ("本措施执行至2023年12月31日。", dt.date(2023, 12, 31), Standing.IN_FORCE),
        ("本措施执行至2023年12月31日。", dt.date(2024, 1, 1), Standing.EXPIRED),
        ("本措施有效期为2年。", dt.date(2025, 5, 8), Standing.EXPIRED),
        (
            "以上措施确保2023年目标任务完成。",
            dt.date(2026, 1, 1),
            Standing.UNKNOWN,
        ),  # a year that is aimed at ends nothing
        ("各县区要在2023年6月30日前出台细则。", dt.date(2026, 1, 1), Standing.UNKNOWN),  # nor does a deadline
        ("", dt.date(2026, 1, 1), Standing.UNKNOWN),
        ("本措施自印发之日起施行。", dt.date(2023, 5, 1), Standing.UNKNOWN),  # not issued yet
    ],
)
def test_a_document_holds_as_long_as_it_says(read, closing: str, on: dt.date, standing: Standing) -> None:
    assert document_standing(read(measures(closing)), on) is standing


def test_a_measure_with_a_period_of_its_own_ends_before_its_document(read) -> None:
    document = read(measures("本措施自印发之日起施行，有效期3年。", own="2023年12月31日前购车的可以申领，"))
    clause = next(clause for clause in document.clauses if "商务局" in clause.text)
    assert standing_on(document, clause.terms, dt.date(2023, 12, 31)) is Standing.IN_FORCE
    assert standing_on(document, clause.terms, dt.date(2024, 1, 1)) is Standing.EXPIRED
    assert document_standing(document, dt.date(2024, 1, 1)) is Standing.IN_FORCE


def test_a_draft_says_until_when_comments_are_taken(read) -> None:
    text = "海东市汽车消费若干措施（征求意见稿）\n现公开征求意见，请于2023年6月8日前反馈。\n" + BODY.format(own="")
    document = read(text + SIGNED.format(signed="2023年5月8日"))
    assert document_standing(document, dt.date(2030, 1, 1)) is Standing.DRAFT
    assert [(term.words, term.end) for term in document.comments] == [("2023年6月8日前", dt.date(2023, 6, 8))]
    assert document.terms == ()


NEWER = """海东市扩大汽车消费实施方案
东政办〔2024〕7号
一、对购买新能源汽车的居民，给予每辆5000元补贴。
二、补贴由市商务局发放，每人限申领一次。
{closing}
海东市人民政府办公室
2024年3月1日
"""


@pytest.mark.parametrize(
    "closing",
    [
        "本方案自2024年4月1日起施行。《海东市促进汽车消费若干措施》（东政办〔2023〕18号）同时废止。",
        "本方案自2024年4月1日起施行，《海东市促进汽车消费若干措施》停止执行。",
        "本方案自2024年4月1日起施行。原《关于汽车消费的措施》（东政办〔2023〕18号）、《海东市家电措施》（东政办〔2022〕1号）同时废止。",
    ],
)
def test_what_a_newer_document_repeals_ends_the_day_before(read, closing: str) -> None:
    old, new = with_repeals(
        [read(measures("本措施自印发之日起施行。"), "old.txt"), read(NEWER.format(closing=closing), "new.txt")]
    )
    assert document_standing(old, dt.date(2024, 3, 31)) is Standing.IN_FORCE
    assert document_standing(old, dt.date(2024, 4, 1)) is Standing.EXPIRED
    assert old.terms[-1].words in closing  # the very words
    assert document_standing(new, dt.date(2024, 4, 1)) is Standing.IN_FORCE


@pytest.mark.parametrize(
    "closing",
    [
        "本方案自2024年4月1日起施行。《海东市促进汽车消费若干措施》第二条同时废止。",
        "本方案自2024年4月1日起施行。《海东市促进汽车消费若干措施》（东政办〔2021〕3号）同时废止。",  # another number
        "本方案自2024年4月1日起施行。《海东市促进汽车消费若干措施》继续有效。",
    ],
)
def test_what_is_not_repealed_as_a_whole_stays(read, closing: str) -> None:
    old, _ = with_repeals(
        [read(measures("本措施自印发之日起施行。"), "old.txt"), read(NEWER.format(closing=closing), "new.txt")]
    )
    assert document_standing(old, dt.date(2024, 6, 1)) is Standing.IN_FORCE


def test_a_draft_repeals_nothing(read) -> None:
    closing = "本方案自2024年4月1日起施行。《海东市促进汽车消费若干措施》同时废止。"
    draft = NEWER.format(closing=closing).replace("实施方案\n", "实施方案（征求意见稿）\n", 1)
    old, _ = with_repeals([read(measures("本措施自印发之日起施行。"), "old.txt"), read(draft, "new.txt")])
    assert document_standing(old, dt.date(2025, 1, 1)) is Standing.IN_FORCE


def test_a_list_of_repealed_documents_repeals_each(read) -> None:
    text = (
        "海东市人民政府关于废止部分规范性文件的决定\n东政〔2024〕2号\n经研究，决定废止下列规范性文件：\n"
        "一、《海东市促进汽车消费若干措施》（东政办〔2023〕18号）\n二、《海东市夜市管理办法》（东政〔2015〕9号）\n"
        "本决定自公布之日起施行。\n海东市人民政府\n2024年3月1日\n"
    )
    decision = read(text, "decision.txt")
    assert [repeal.number for repeal in decision.repeals] == ["东政办〔2023〕18号", "东政〔2015〕9号"]
    old, _ = with_repeals([read(measures("本措施自印发之日起施行。"), "old.txt"), decision])
    assert document_standing(old, dt.date(2024, 3, 1)) is Standing.EXPIRED


def test_a_lengthened_period_holds(read) -> None:
    text = (
        "海东市人民政府办公室关于延长《海东市促进汽车消费若干措施》有效期的通知\n东政办〔2023〕60号\n"
        "经市政府同意，将《海东市促进汽车消费若干措施》（东政办〔2023〕18号）有效期延长至2025年12月31日。\n"
        "海东市人民政府办公室\n2023年12月1日\n"
    )
    old, _ = with_repeals([read(measures("本措施执行至2023年12月31日。"), "old.txt"), read(text, "longer.txt")])
    assert document_standing(old, dt.date(2025, 12, 31)) is Standing.IN_FORCE
    assert document_standing(old, dt.date(2026, 1, 1)) is Standing.EXPIRED


def test_begins_is_silent_where_the_text_is(read) -> None:
    assert begins(read(measures()), dt.date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    "text",
    [
        "本措施自2023年6月1日起施行。各县区于2023年9月30日前将细则报市商务局备案。",
        "本措施自2023年6月1日起施行。各单位应于2023年7月15日前完成衔接。",
    ],
)
def test_a_deadline_under_the_day_of_effect_does_not_end_the_document(read, text: str) -> None:
    document = read(measures(f"三、施行日期\n{text}"))
    assert document_standing(document, dt.date(2024, 1, 1)) is not Standing.EXPIRED
