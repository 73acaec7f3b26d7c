"""Plain words for residents: what changes what to do, then the answer, then where it stands."""

from __future__ import annotations

import re

import pytest

from assistant.renderings import resident


@pytest.mark.parametrize(
    ("question", "in_order"),
    [
        (
            "长春买手机补多少",
            [
                "征求意见稿",
                "15%",
                "500元",
                "出处：《长春市提振消费专项行动实施方案（征求意见稿）》第四部分第（十五）项",
            ],
        ),
        ("西安首次贷款贴息多少", ["已过", "50%", "出处：", "（市工信发〔2022〕86号）第2条"]),
        ("贵阳课后服务费最高多少", ["180元", "（筑教发〔2026〕15号）第五部分第（二）项"]),
        (
            "宁波买冰箱补多少",
            ["没有写明", "出处：《“双促双旺”促消费稳增长实施方案》（甬政办发〔2023〕4号）第二部分第（一）项第3点"],
        ),
        ("How much is the phone subsidy in Changchun?", ["draft", "15%", "Source: 《长春市"]),
        ("南京买手机补多少", ["没有收录南京"]),
    ],
)
def test_what_changes_what_to_do_comes_first_and_the_source_last(asked, question, in_order):
    text = resident(asked(question))
    places = [text.index(words) for words in in_order]
    assert places == sorted(places)


def test_no_marks_are_left(asked, questions):
    for question in questions:
        assert not re.search(r"\[\d+\]", resident(asked(question)))


def test_a_document_is_named_once_for_all_its_clauses(asked):
    for question in ("同江消费券怎么领", "成都租房补贴怎么申请"):
        last = resident(asked(question)).splitlines()[-1]
        assert last.count("《") == len({citation.document.id for citation in asked(question).citations})


def test_the_working_is_shown_where_the_answer_does_not_show_it(asked):
    answer = asked("长春两台空调一共9000元补多少")
    assert answer.calculation is not None
    text = resident(answer)
    assert all(step.rstrip("。") in text for step in answer.calculation.steps)


def test_a_question_without_an_answer_gets_others_to_ask(asked):
    answer = asked("你好")
    assert resident(answer).splitlines()[-1].startswith("还可以问：")
