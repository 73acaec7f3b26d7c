"""Whether three small documents answer a question: they do, they leave it open, or they say nothing."""

from __future__ import annotations

import pytest

from assistant.evidence import Evidence, Sufficiency
from assistant.judge import _of_effect, judge

ANSWERS, OPEN, NOTHING = Sufficiency.ANSWERS, Sufficiency.NOT_DETERMINED, Sufficiency.NOTHING


@pytest.mark.parametrize(
    ("text", "wanted", "heading"),
    [
        ("绵阳换热水器补多少", ANSWERS, "更换燃气热水器"),
        ("绵阳给老人装扶手补多少", ANSWERS, "加装适老扶手"),
        ("绵阳托育机构补助多少", ANSWERS, "扩大普惠托育"),
        ("绵阳夜间市集谁管", ANSWERS, "规范夜间市集"),
        ("绵阳托育补贴怎么申请", ANSWERS, "申请流程"),
        ("湛江渔船更新补多少", ANSWERS, "渔船更新改造"),
        ("湛江渔民转产培训补多少", ANSWERS, "渔民转产培训"),
        ("丽水骑行消费券面额多少", ANSWERS, "骑行消费券"),
        ("丽水山货直播奖多少", ANSWERS, "山货直播"),
        ("丽水新评定的民宿奖励多少钱", OPEN, "乡村民宿"),
        ("绵阳夜间市集摊位费多少钱", OPEN, "规范夜间市集"),
    ],
)
def test_the_clause_is_found_and_weighed(weighed, text, wanted, heading):
    _, evidence = weighed(text)
    (finding,) = evidence.findings
    assert heading in finding.best.clause.heading
    assert finding.sufficiency is wanted


@pytest.mark.parametrize(
    "text",
    [
        "绵阳渔船更新补多少",  # 湛江 has it
        "绵阳骑行消费券怎么领",  # 丽水 has it
        "湛江换热水器补多少",  # 绵阳 has it
        "湛江民宿奖励多少",
        "丽水渔民培训补多少",
        "丽水装扶手补多少",
    ],
)
def test_what_only_another_city_treats_is_nothing_here(weighed, text):
    _, evidence = weighed(text)
    assert [finding.sufficiency for finding in evidence.findings] == [NOTHING]
    assert evidence.answering() == ()


@pytest.mark.parametrize("text", ["绵阳养猫补多少", "湛江买电脑补多少", "丽水高考状元奖多少", "绵阳考驾照补多少"])
def test_what_nobody_treats_is_nothing(weighed, text):
    _, evidence = weighed(text)
    assert evidence.answering() == ()


def test_where_no_city_is_named_each_is_judged_for_itself(weighed):
    _, evidence = weighed("渔船更新补多少")
    assert {finding.city for finding in evidence.answering()} == {"湛江"}


def test_two_cities_that_both_treat_it_both_answer(weighed):
    _, evidence = weighed("绵阳和湛江的普惠托育补助")
    assert [finding.city for finding in evidence.findings] == ["绵阳", "湛江"]
    assert len(evidence.answering()) == 2


def test_a_document_that_is_named_always_answers(weighed, towns):
    from dataclasses import replace

    question, evidence = weighed("绵阳养猫补多少")
    named = replace(question, documents=(towns.documents[0].id,))
    assert judge(named, evidence, towns).answering()


def test_no_evidence_stays_none(asked, towns):
    assert judge(asked("绵阳换热水器补多少"), Evidence(), towns) == Evidence()


def test_statements_know_their_support_and_stand_in_the_order_of_the_text(weighed):
    _, evidence = weighed("绵阳托育补贴怎么申请")
    (finding,) = evidence.findings
    assert len(finding.hits) == len(finding.ranks) == len(finding.statements)
    assert list(finding.ranks) == sorted(finding.ranks, reverse=True)
    for group in finding.statements:
        assert [one.start for one in group] == sorted(one.start for one in group)
        assert all(0 <= one.support <= 1.001 for one in group)


@pytest.mark.parametrize("text", ["绵阳托育建设补多少", "绵阳新建托育机构一个托位补多少钱"])
def test_a_figure_of_the_next_clause_on_the_subject_is_not_said_to_be_missing(weighed, text):
    _, evidence = weighed(text)
    assert evidence.findings[0].sufficiency is ANSWERS


def test_judging_twice_gives_the_same(weighed):
    assert weighed("绵阳换热水器补多少")[1] == weighed("绵阳换热水器补多少")[1]


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("热水器补贴发放到什么时候", True),
        ("这项补贴什么时候截止申请", True),
        ("托育补助几天到账", False),
        ("托育补助啥时候提交", False),
        ("托育补助给多少", False),
    ],
)
def test_closing_words_answer_how_long_and_not_when_to_come(asked, text, may):
    assert _of_effect(asked(text)) is may
