"""The record above a document that was copied from a site as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.contents import contents_lines
from index.documents import read_documents
from index.paragraphs import read_paragraphs
from index.reading import read_source
from index.site_record import read_record

TEXT = "\n关于调整收费标准的通知\n各县区水利局：\n现就收费标准有关事项通知如下。\n一、每立方米0.2元。\n"


@pytest.mark.parametrize(
    "record",
    [
        "索引号：014/2025-31\n发布机构：盐城市水利局\n发文字号：盐水资〔2025〕4号\n成文日期：2025-03-07",
        "• 索引号:\n\n014/2025-31\n• 发布机构:\n\n盐城市水利局\n• 发文字号:\n\n盐水资〔2025〕4号\n• 成文日期:\n\n2025-03-07",
        "索 引 号：\t014/2025-31\t发布机构：\t盐城市水利局\n文　　号：\t盐水资〔2025〕4号\t成文日期：\t2025-03-07",
        "发布机构：盐城市水利局　文号：盐水资〔2025〕4号　成文日期：2025年3月7日\n【字体：大 中 小】\n首页 > 政务公开 > 文件",
    ],
    ids=["a line each", "value below", "in columns", "on one line"],
)
def test_a_record_in_any_shape_says_the_same(tmp_path: Path, record: str) -> None:
    path = tmp_path / "copied.txt"
    path.write_text(record + TEXT, encoding="utf-8")
    (document,) = read_documents(read_source(path))
    assert (document.title, document.issuer, document.number, str(document.date), document.city) == (
        "关于调整收费标准的通知", "盐城市水利局", "盐水资〔2025〕4号", "2025-03-07", "盐城",
    )  # fmt: skip
    assert [clause.kind for clause in document.clauses] == ["preamble", "clause"]


def test_one_labelled_line_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("来源：市财政专项资金\n一、每户补贴500元。\n", encoding="utf-8")
    paragraphs, _ = read_paragraphs(read_source(path))
    assert read_record(paragraphs) == ({}, paragraphs, ())


def test_contents_are_known_by_leaders_or_by_what_comes_again() -> None:
    assert contents_lines(
        ["目 录", "一、总则", "二、附则", "一、总则", "为了规范。", "二、附则", "自今日起施行。"]
    ) == {0, 1, 2}
    assert contents_lines(["一、总则……1", "二、标准……2", "三、附则……9", "一、总则", "为了规范。"]) == {0, 1, 2}
    assert contents_lines(["目录管理办法", "一、总则", "二、附则"]) == frozenset()
    assert contents_lines([]) == frozenset()
