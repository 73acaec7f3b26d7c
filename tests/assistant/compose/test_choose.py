"""Choosing statements, and making them sentences of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.compose.choose import choose, in_order, naming, ranked, readable
from assistant.evidence import Statement
from index.facts import read_facts
from index.outline import HEADER_JOINT
from index.values import Clause, Span


def statement(
    text: str, *, kind: str = "clause", path: tuple[str, ...] = ("文件", "一、事项"), start: int = 0
) -> Statement:
    span = Span(start, start + len(text))
    whole = " " * start + text
    clause = Clause(
        id="c", document_id="d", path=path, text=whole, span=span, sentences=(), kind=kind, facts=read_facts(whole)
    )
    return Statement(clause, None, start, start + len(text), span, 0.5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("每台补300元。", "每台补300元。"),
        ("每台补300元；", "每台补300元。"),
        ("每台补300元，", "每台补300元。"),
        ("答：可以申请。", "可以申请。"),
        ("A: 可以申请。", "可以申请。"),
        ("每台\n补300元。", "每台 补300元。"),
        ("补贴标准为：", "补贴标准为："),
    ],
)
def test_a_statement_as_a_sentence_of_its_own(text, read):
    assert readable(statement(text)) == read


def test_a_table_row_is_read_with_its_columns():
    row = statement("拖拉机\t3000元\t每户1台", kind="row", path=("文件", HEADER_JOINT.join(["机具", "补贴", "限制"])))
    assert readable(row) == "机具：拖拉机；补贴：3000元；限制：每户1台。"


def test_a_row_that_does_not_fit_its_header_loses_no_cell():
    row = statement("拖拉机\t3000元", kind="row", path=("文件", HEADER_JOINT.join(["机具", "补贴", "限制"])))
    assert readable(row) == "拖拉机，3000元"


def test_ranking_keeps_the_order_of_ties(asked):
    one, other = statement("甲。"), statement("乙。", start=5)
    assert ranked([one, other], asked("绵阳换热水器补多少")) == [one, other]
    assert ranked([other, one], asked("绵阳换热水器补多少")) == [other, one]
    assert ranked([], asked("绵阳换热水器补多少")) == []


def test_support_and_nearness_rank(asked):
    question = asked("绵阳换热水器")
    low, high = statement("甲。"), replace(statement("乙。", start=5), support=0.9)
    assert ranked([low, high], question)[0] == high


def test_the_best_statement_is_chosen_whatever_the_budget(weighed, towns):
    question, evidence = weighed("绵阳换热水器补多少")
    (only,) = choose(evidence.findings[0], question, towns, budget=1, at_most=1)
    assert "12%" in only.text


def test_nothing_is_chosen_from_nothing(weighed, towns):
    question, evidence = weighed("绵阳换热水器补多少")
    empty = replace(evidence.findings[0], statements=((),))
    assert choose(empty, question, towns, budget=100, at_most=3) == []


def test_in_order_is_the_order_of_the_text(weighed, towns):
    question, evidence = weighed("绵阳托育补贴怎么申请")
    group = list(evidence.findings[0].statements[0])
    assert in_order(group[::-1]) == group
    assert choose(evidence.findings[0], question, towns, budget=900, at_most=9) == in_order(
        choose(evidence.findings[0], question, towns, budget=900, at_most=9)
    )


def test_the_figure_of_another_thing_in_the_same_clause_stays_out(asked):
    question = asked("换轮椅能补多少")
    other, own = (
        statement("助听器按30%补贴，每副不超过900元。"),
        statement("轮椅按20%补贴，每台不超过600元。", start=30),
    )
    condition = statement("每人只能申领一次。", start=60)
    assert naming(question, [other, own, condition]) == [own, condition]
    assert naming(asked("能补多少"), [other, own]) == [other, own]
    assert naming(asked("轮椅和助听器各补多少"), [other, own]) == [other, own]
