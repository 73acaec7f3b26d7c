"""The grammar of official numbering: what a line begins with, and what only looks like a number."""

from __future__ import annotations

import pytest

from index.numbering import han_number, han_year, read_label


@pytest.mark.parametrize(
    ("line", "style", "ordinal"),
    [
        ("第一章　总则", "chapter", 1),
        ("第二节 处置", "section", 2),
        ("第二十五条 本办法自公布之日起施行。", "article", 25),
        ("第一条为了加强管理", "article", 1),
        ("第一部分 工作目标", "part", 1),
        ("一、总体要求", "han", 1),
        ("十二、附则", "han", 12),
        ("（二十八）完善配套", "han_paren", 28),
        ("(三)放宽条件", "han_paren", 3),
        ("㈡做好保障", "han_paren", 2),
        ("1.鼓励申报", "arabic", 1),
        ("１．鼓励申报", "arabic", 1),
        ("2、限行区域", "arabic", 2),
        ("⒊公交车", "arabic", 3),
        ("3 应急响应", "arabic", 3),
        ("1.1 编制目的", "decimal2", 1),
        ("2.1.3 职责", "decimal3", 3),
        ("（1）居民身份证", "arabic_paren", 1),
        ("⑵户口簿", "arabic_paren", 2),
        ("3）银行卡", "arabic_half", 3),
        ("④公交车", "circled", 4),
        ("第三，落实政策", "ordinal", 3),
        ("措施五：加大支持", "named", 5),
    ],
)
def test_a_number_is_read(line: str, style: str, ordinal: int) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.style, label.ordinal) == (style, ordinal)


@pytest.mark.parametrize(
    "line",
    [
        "第五条规定的人员", "第三条和第四条", "第二条第一款", "1.5倍", "12.5平方米", "2024年1月1日", "2023.5%", "12 月底前",
        "3000元以下", "一是加强领导", "二〇二三年", "", "十分重要", "100 个",
    ],
)  # fmt: skip
def test_what_only_looks_like_one_is_not(line: str) -> None:
    assert read_label(line) is None


def test_numerals() -> None:
    assert [han_number(word) for word in ("十", "二十八", "一百零三", "两")] == [10, 28, 103, 2]
    assert [han_year(word) for word in ("二〇二三", "二OO六", "二○一○", "2024")] == [2023, 2006, 2010, 2024]
