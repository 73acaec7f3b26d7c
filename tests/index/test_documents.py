"""The five documents that ship, outlined as a person would outline them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from index.documents import read_documents
from index.reading import read_source
from index.standing import document_standing, standing_on
from index.values import Document, Standing

CORPUS = Path(__file__).parents[2] / "corpus"
HAN = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十".split()


def documents(name: str) -> tuple[Document, ...]:
    return read_documents(read_source(CORPUS / name))


def only(name: str) -> Document:
    (document,) = documents(name)
    return document


def headings(document: Document, depth: int) -> list[str]:
    """The headings at one depth below the title, each once, in order."""
    return list(dict.fromkeys(clause.path[depth] for clause in document.clauses if len(clause.path) > depth))


def test_lianyungang_has_twenty_measures_a_preamble_and_a_closing_paragraph() -> None:
    document = only("lianyungang-2022-61.txt")
    measures = [clause for clause in document.clauses if clause.kind == "clause"]
    assert [clause.heading.split("、")[0] for clause in measures] == HAN
    assert measures[0].heading == "一、举办“苏新消费·惠购港城”促消费活动"
    assert [clause.kind for clause in document.clauses if clause.kind != "clause"] == ["preamble", "closing"]
    assert document.clauses[-1].text.startswith("本政策自印发之日起实施")
    assert (document.number, document.issuer) == ("连政办发〔2022〕61号", "连云港市人民政府办公室")
    assert (document.date, document.city, document.draft) == (dt.date(2022, 9, 5), "连云港", False)
    assert document.title == "关于进一步释放消费潜力促进消费加快恢复和高质量发展的若干政策措施"


def test_tongjiang_is_two_documents_each_with_its_own_clauses() -> None:
    plan, vouchers = documents("tongjiang-2023.txt")
    assert plan.title == "实施促消费扩内需行动工作方案"
    assert vouchers.title == "2023年同江市消费券发放工作实施方案"
    assert headings(plan, 1) == [
        "引言", "一、指导思想", "二、工作目标", "三、开展品牌活动促进消费", "四、出台鼓励政策促进消费",
        "五、搭建发展平台促进消费", "六、组织机构", "七、工作要求",
    ]  # fmt: skip
    assert headings(vouchers, 1) == [
        "引言", "一、工作目标", "二、发放时间", "三、发放领域及对象", "四、发放金额", "五、发放形式", "六、发放规则",
        "七、参与商户确定方式", "八、保障措施",
    ]  # fmt: skip
    assert all(document.date == dt.date(2023, 4, 4) and document.city == "同江" for document in (plan, vouchers))
    assert not {clause.id for clause in plan.clauses} & {clause.id for clause in vouchers.clauses}


def test_ningbo_has_ten_actions_guarantees_and_an_annex_of_members() -> None:
    document = only("ningbo-2023-4.txt")
    actions = [clause.path[2] for clause in document.clauses if clause.path[1] == "二、主要工作任务"]
    counts = [actions.count(action) for action in dict.fromkeys(actions)]
    assert counts == [3, 6, 4, 4, 3, 3, 5, 4, 5, 5]
    assert document.clauses[-2].heading == "三、工作保障措施"
    assert document.clauses[-1].kind == "annex"
    assert document.clauses[-1].heading.endswith("工作专班成员名单")
    assert "李关定 副市长" in document.clauses[-1].text
    assert "张延 市商务局局长" in document.clauses[-1].text
    assert document.date == dt.date(2023, 2, 7)


def test_changchun_is_a_draft_of_twenty_eight_measures() -> None:
    document = only("changchun-draft.txt")
    measures = [clause for clause in document.clauses if clause.kind == "clause"]
    assert len(measures) == 28
    assert len(headings(document, 1)) == 9  # seven parts, preamble and closing
    assert measures[14].heading == "（十五）加力扩围实施消费品以旧换新"
    assert document.clauses[-1].text.endswith("本文件自公布之日起施行。")
    assert (document.draft, document.draft_words) == (True, "征求意见稿")
    assert not any("bookmark" in clause.text or "bookmark" in "".join(clause.path) for clause in document.clauses)


def test_jincheng_has_sixty_six_items_under_nineteen_headings_under_five_parts() -> None:
    document = only("jincheng-2022-33.txt")
    items = [clause for clause in document.clauses if clause.kind == "clause"]
    assert [int(clause.heading.split(".")[0]) for clause in items] == list(range(1, 67))
    assert len({clause.path[2] for clause in items}) == 19
    assert len({clause.path[1] for clause in items}) == 5
    assert items[3].text.startswith("延续执行阶段性降低失业保险费率政策，失业保险总费率继续按照1%")


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_span_is_exact_and_no_character_belongs_to_two_clauses(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    last = 0
    for document in documents(file.name):
        for clause in document.clauses:
            assert clause.span.start >= last, clause.path
            last = clause.span.end
            assert clause.raw == text[clause.span.start : clause.span.end]
            for sentence in clause.sentences:
                quote = clause.quote(sentence.span)
                shown = clause.text[sentence.start : sentence.end]
                assert quote == text[sentence.span.start : sentence.span.end]
                assert "".join(quote.split()).replace(".", "") == "".join(shown.split()).replace(".", "")


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_character_is_in_a_clause_a_heading_or_set_aside(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    found = documents(file.name)
    covered = {at for one in found for clause in one.clauses for at in range(clause.span.start, clause.span.end)}
    covered |= {at for one in found for item in one.set_aside for at in range(item.span.start, item.span.end)}
    seen = {heading.replace(" ", "") for one in found for clause in one.clauses for heading in clause.path}
    lines = [
        "".join(line.split())
        for line in "".join(char if at not in covered else "\n" for at, char in enumerate(text)).splitlines()
    ]
    assert [line for line in lines if line and line not in seen] == []


@pytest.mark.parametrize(
    ("file", "day", "standing"),
    [
        ("changchun-draft.txt", dt.date(2026, 11, 20), Standing.DRAFT),
        ("lianyungang-2022-61.txt", dt.date(2022, 10, 1), Standing.IN_FORCE),
        ("lianyungang-2022-61.txt", dt.date(2023, 1, 1), Standing.EXPIRED),
        ("ningbo-2023-4.txt", dt.date(2023, 3, 1), Standing.UNKNOWN),
        ("jincheng-2022-33.txt", dt.date(2026, 11, 20), Standing.UNKNOWN),
    ],
)
def test_standing_of_a_document_on_a_day(file: str, day: dt.date, standing: Standing) -> None:
    assert document_standing(only(file), day) is standing


def test_standing_of_a_clause_follows_its_own_period() -> None:
    document = only("ningbo-2023-4.txt")
    metro = next(clause for clause in document.clauses if "繁荣地铁经济" in clause.heading)
    assert metro.terms[0].end == dt.date(2023, 6, 30)
    assert standing_on(document, metro.terms, dt.date(2023, 3, 17)) is Standing.UNKNOWN
    assert standing_on(document, metro.terms, dt.date(2023, 7, 1)) is Standing.EXPIRED
