"""Layouts whose format has to be made: Word with its own numbering, headings by style alone, typeset pages, UTF-16."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.coverage import coverage
from index.documents import read_documents
from index.reading import read_source
from index.values import Document
from tests.index.reading.docx_maker import docx, numbering, paragraph, style, table
from tests.index.reading.pdf_maker import pdf, show


@pytest.fixture
def read(tmp_path: Path):
    def _read(name: str, content: bytes) -> Document:
        path = tmp_path / name
        path.write_bytes(content)
        source = read_source(path)
        documents = read_documents(source)
        assert coverage(source, documents).whole
        (document,) = documents
        return document

    return _read


def paths(document: Document) -> list[str]:
    return [" > ".join(clause.path[1:]) for clause in document.clauses]


def test_word_with_automatic_numbering_bold_headings_and_a_table(read) -> None:
    document = read(
        "notice.docx",
        docx(
            paragraph("保定市人力资源和社会保障局", center=True),
            paragraph("关于开展职业技能提升补贴工作的通知", center=True, bold=True),
            paragraph("保人社字〔2024〕31号", center=True),
            paragraph("各县（市、区）人力资源和社会保障局："),
            paragraph("为提升劳动者技能，现就有关事项通知如下。"),
            paragraph("补贴对象", number=1),
            paragraph("累计缴纳失业保险费满12个月的企业职工。"),
            paragraph("补贴标准", number=1),
            paragraph("初级工", number=1, depth=1),
            paragraph("每人1000元。"),
            paragraph("中级工", number=1, depth=1),
            paragraph("每人1500元。"),
            paragraph("补贴标准一览表", center=True),
            table(["等级", "标准（元/人）"], ["初级工", "1000"], ["中级工", "1500"], header=True),
            paragraph("本通知自2024年5月1日起执行，有效期至2026年12月31日。"),
            paragraph("保定市人力资源和社会保障局"),
            paragraph("2024年4月18日"),
            numbers=numbering(
                [("chineseCountingThousand", "%1、", "nothing"), ("chineseCountingThousand", "（%2）", "nothing")]
            ),
        ),
    )
    assert document.title == "保定市人力资源和社会保障局关于开展职业技能提升补贴工作的通知"
    assert (document.issuer, document.number, document.city) == (
        "保定市人力资源和社会保障局", "保人社字〔2024〕31号", "保定",
    )  # fmt: skip
    assert str(document.date) == "2024-04-18"
    assert paths(document)[:4] == ["引言", "一、补贴对象", "二、补贴标准 > （一）初级工", "二、补贴标准 > （二）中级工"]
    rows = [clause for clause in document.clauses if clause.kind == "row"]
    assert [row.path[-3:] for row in rows[1:]] == [
        ("补贴标准一览表", "初级工", "等级　标准（元/人）"), ("补贴标准一览表", "中级工", "等级　标准（元/人）"),
    ]  # fmt: skip
    assert str(max(term.end for term in document.terms if term.end)) == "2026-12-31"


def test_word_with_headings_by_style_alone(read) -> None:
    document = read(
        "guide.docx",
        docx(
            paragraph("惠州市个人创业担保贷款办事指南", style="T"),
            paragraph("贷款对象", style="H1"),
            paragraph("在本市创业的登记失业人员、返乡农民工。"),
            paragraph("贷款额度", style="H1"),
            paragraph("个人贷款", style="H2"),
            paragraph("最高50万元，期限最长3年。"),
            paragraph("合伙贷款", style="H2"),
            paragraph("每人最高50万元，合计不超过300万元。"),
            paragraph("联系方式", style="H1"),
            paragraph("市创业服务中心，0752-2000000。"),
            styles=style("T", "Title") + style("H1", "heading 1") + style("H2", "heading 2"),
        ),
    )
    assert document.title == "惠州市个人创业担保贷款办事指南"
    assert paths(document) == ["贷款对象", "贷款额度 > 个人贷款", "贷款额度 > 合伙贷款", "联系方式"]
    assert document.city == "惠州"


def test_html_with_headings_by_tag_and_bold_lines(read) -> None:
    page = """<html><head><meta charset="utf-8"><meta name="ArticleTitle" content="十堰市电动自行车以旧换新实施细则">
    <meta name="ContentSource" content="十堰市商务局"><meta name="PubDate" content="2025-02-10"></head><body>
    <div id="zoom"><h2>补贴范围</h2><p>2025年1月1日至2025年12月31日期间，个人消费者交回老旧电动自行车并购买新车的。</p>
    <h2>补贴标准</h2><h3>基础补贴</h3><p>按新车售价的20%给予补贴，每辆不超过500元。</p><h3>加补</h3><p>交回锂电池旧车的，再补100元。</p>
    <p><b>申领流程</b></p><p>消费者登录“湖北消费”平台提交申请，经审核后7个工作日内拨付到账。</p></div></body></html>"""
    document = read("page.html", page.encode())
    assert paths(document)[:3] == ["补贴范围", "补贴标准 > 基础补贴", "补贴标准 > 加补"]
    assert paths(document)[-1].endswith("申领流程")
    assert (document.title, document.issuer, str(document.date)) == (
        "十堰市电动自行车以旧换新实施细则", "十堰市商务局", "2025-02-10",
    )  # fmt: skip


def test_typeset_pages_of_a_statute(read) -> None:
    lines = [
        "淮北市居家养老服务办法", "第一章 总 则", "第一条 为了规范居家养老服务，根据有关法律、", "法规，制定本办法。",
        "第二条 本办法所称居家养老服务，是指下列服务：", "（一）助餐、助浴服务；", "（二）日间照料服务，每人每月补贴不超过",
        "300元；",
    ]  # fmt: skip
    more = ["（三）紧急救援服务。", "第二章 附 则", "第三条 本办法自2025年1月1日起施行。"]
    pages = [
        [show(line, 80, 110 + 29 * row, 15) for row, line in enumerate(part)] + [show(f"— {number} —", 270, 800, 14)]
        for number, part in enumerate((lines, more), 1)
    ]
    document = read("statute.pdf", pdf(*pages))
    assert paths(document) == [
        "第一章 总则 > 第一条 为了规范居家养老服务",
        "第一章 总则 > 第二条 本办法所称居家养老服务，是指下列服务",
        "第一章 总则 > 第二条 本办法所称居家养老服务，是指下列服务 > （一）助餐、助浴服务",
        "第一章 总则 > 第二条 本办法所称居家养老服务，是指下列服务 > （二）日间照料服务",
        "第一章 总则 > 第二条 本办法所称居家养老服务，是指下列服务 > （三）紧急救援服务",
        "第二章 附则 > 第三条 本办法自2025年1月1日起施行",
    ]
    assert "每人每月补贴不超过300元" in document.clauses[3].text


def test_utf16_with_a_notice_that_has_measures_of_its_own(tmp_path: Path) -> None:
    text = (
        "衢州市民政局关于印发《衢州市老年助餐服务办法》的通知\r\n衢民发〔2025〕3号\r\n各县（市、区）民政局：\r\n"
        "现将《衢州市老年助餐服务办法》印发给你们，并就有关事项通知如下，请一并贯彻执行。\r\n"
        "一、各地应当于2025年6月底前建成镇街助餐点，每个补助5万元。\r\n二、市民政局每季度通报一次，对排名末位的予以约谈。\r\n"
        "衢州市民政局\r\n2025年1月6日\r\n\r\n衢州市老年助餐服务办法\r\n第一条 为规范助餐服务，制定本办法。\r\n"
        "第二条 70周岁以上老年人每餐补助3元。\r\n第三条 本办法自2025年3月1日起施行。\r\n"
    )
    path = tmp_path / "notice.txt"
    path.write_bytes(text.encode("utf-16"))
    source = read_source(path)
    notice, rules = read_documents(source)
    assert notice.title == "衢州市民政局关于印发《衢州市老年助餐服务办法》的通知"
    assert [clause.kind for clause in notice.clauses] == ["preamble", "clause", "clause"]
    assert rules.title == "衢州市老年助餐服务办法"
    assert [clause.path[1].split()[0] for clause in rules.clauses] == ["第一条", "第二条", "第三条"]
    assert notice.date == rules.date
    assert notice.issuer == rules.issuer == "衢州市民政局"
    assert coverage(source, (notice, rules)).whole
