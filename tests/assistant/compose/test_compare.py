"""Cities side by side."""

from __future__ import annotations

import pytest

from assistant.compose.compare import brief_parts, compare_parts, shortened


def test_each_city_has_its_own_line_and_its_own_citation(weighed, towns):
    question, evidence = weighed("绵阳和湛江的普惠托育每个托位补多少")
    one, other = compare_parts(question, evidence, towns)
    assert one.text.startswith("绵阳") and "5000元" in one.text and "8000元" not in one.text
    assert other.text.startswith("湛江") and "8000元" in other.text and "5000元" not in other.text
    assert {each.document.city for each in one.statements} == {"绵阳"}
    assert {each.document.city for each in other.statements} == {"湛江"}


def test_a_city_that_says_nothing_is_said_to_say_nothing(weighed, towns):
    question, evidence = weighed("丽水和湛江渔船更新各补多少")
    first, second = compare_parts(question, evidence, towns)
    assert first.text.startswith("丽水") and not first.statements
    assert "12万元" in second.text


def test_only_those_that_answer(weighed, towns):
    question, evidence = weighed("哪些城市有夜间市集")
    lines = compare_parts(question, evidence, towns, only_answering=True)
    assert {part.statements[0].document.city for part in lines} == {"绵阳", "湛江"}


def test_briefly_where_no_city_was_named(weighed):
    question, evidence = weighed("夜间市集营业到几点")
    lines = brief_parts(question, evidence)
    assert {part.statements[0].document.city for part in lines} == {"绵阳", "湛江"}
    assert all(len(part.statements) == 1 for part in lines)


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("短句。", 10, "短句。"),
        ("", 5, ""),
        ("一二三四五六七八九十一二三四五六七八九十，甲乙丙丁。", 22, "一二三四五六七八九十一二三四五六七八九十……"),
        ("一" * 50, 30, "一" * 30 + "……"),
    ],
)
def test_long_lines_are_cut_at_a_comma(text, limit, short):
    assert shortened(text, limit) == short


def test_no_figure_is_cut_in_two():
    text = "对符合条件的企业按照实际投入的比例给予最高1234567元补助，并按每人8900元标准奖励"
    for limit in range(21, 60):
        figures = [figure for figure in ("1234567元", "8900元") if figure[:3] in shortened(text, limit)]
        assert all(figure in shortened(text, limit) for figure in figures)
