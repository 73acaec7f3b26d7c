"""From a draft to an answer: numbers, quotes and spans."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.cite import cite
from assistant.draft import Draft, Part
from assistant.evidence import Statement

TOWNS = Path(__file__).parent / "documents"


@pytest.fixture(scope="module")
def of(towns):
    """The statements of a clause, by words of its heading."""

    def find(words: str) -> tuple[Statement, ...]:
        for document in towns.documents:
            for clause in towns.clauses(document.id):
                if words in clause.heading:
                    return tuple(Statement(clause, document, s.start, s.end, s.span, 1.0) for s in clause.sentences)
        raise AssertionError(words)

    return find


def draft(*parts: Part) -> Draft:
    return Draft(Status.ANSWERED, parts)


def test_sentences_that_follow_one_another_share_a_citation(of, asked):
    first, second, third = of("托育补贴申请流程")
    answer = cite(draft(Part("甲", (first,)), Part("乙", (second,)), Part("丙", (third,))), asked("绵阳托育"))
    assert [citation.n for citation in answer.citations] == [1]
    assert answer.answer == "甲[1]\n乙[1]\n丙[1]"
    assert answer.citations[0].quote.startswith("1.机构") and answer.citations[0].quote.endswith("拨付资金。")


def test_a_gap_makes_two(of, asked):
    first, _, third = of("托育补贴申请流程")
    answer = cite(draft(Part("甲", (first, third))), asked("绵阳托育"))
    assert answer.answer == "甲[1][2]"
    assert "10个工作日" not in "".join(citation.quote for citation in answer.citations)


def test_backwards_makes_two(of, asked):
    first, second, _ = of("托育补贴申请流程")
    answer = cite(draft(Part("甲", (second,)), Part("乙", (first,))), asked("绵阳托育"))
    assert answer.answer == "甲[1]\n乙[2]"


def test_another_clause_makes_two(of, asked):
    answer = cite(draft(Part("甲", (of("燃气热水器")[0], of("适老扶手")[0]))), asked("绵阳"))
    assert [citation.path[-1] for citation in answer.citations] == ["（一）更换燃气热水器", "（二）加装适老扶手"]


def test_the_same_statement_twice_is_cited_once(of, asked):
    one = of("燃气热水器")[0]
    answer = cite(draft(Part("甲", (one,)), Part("乙", (one,))), asked("绵阳"))
    assert answer.answer == "甲[1]\n乙[1]" and len(answer.citations) == 1


def test_a_part_without_statements_has_no_mark(asked):
    answer = cite(draft(Part("没有查到")), asked("绵阳"))
    assert answer.answer == "没有查到" and answer.citations == []


def test_every_quote_is_the_source_s_own_text(towns, asked):
    question = asked("绵阳")
    for document in towns.documents:
        text = (TOWNS / document.file).read_text(encoding="utf-8")
        for clause in towns.clauses(document.id):
            parts = [Statement(clause, document, s.start, s.end, s.span, 1.0) for s in clause.sentences]
            for citation in cite(draft(Part("甲", tuple(parts))), question).citations:
                assert text[citation.source.start : citation.source.end] == citation.quote
                assert citation.clause_id == clause.id and citation.city == document.city


def test_facts_point_at_the_citation_they_stand_in(of, asked):
    answer = cite(draft(Part("甲", (of("适老扶手")[0], of("燃气热水器")[0]))), asked("绵阳"))
    for fact in answer.facts:
        assert fact.text in answer.citations[fact.citation - 1].quote
    assert {(fact.kind, fact.value, fact.citation) for fact in answer.facts} >= {
        ("amount", "800", 1),
        ("cap", "300", 2),
    }


def test_the_bureau_that_leads_comes_first(of, asked):
    answer = cite(draft(Part("甲", of("扩大普惠托育"))), asked("绵阳"))
    assert answer.citations[0].units == ["市卫生健康委", "市财政局"]


@pytest.mark.parametrize(
    ("words", "standing"), [("燃气热水器", "in_force"), ("渔船更新", "draft"), ("山货直播", "expired")]
)
def test_the_standing_is_that_of_the_day_asked_about(of, asked, words, standing):
    answer = cite(draft(Part("甲", of(words))), asked("绵阳"))
    assert answer.citations[0].document.standing == standing
