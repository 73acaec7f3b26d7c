"""Headings and sentences that are the place to say what is asked for."""

from __future__ import annotations

import pytest

from assistant.aspects import KIND_ALONE, heading_fits, text_fits


@pytest.mark.parametrize(
    ("question", "heading", "fit"),
    [
        ("绵阳托育补贴怎么申请", "（四）申请流程", KIND_ALONE),
        ("绵阳外地户口能申请托育补贴吗", "第三条 补贴对象", 1.0),
        ("绵阳骗补会怎么处罚", "第五章 法律责任", 1.0),
        ("绵阳托育补多少", "（二）补助标准", KIND_ALONE),
        ("绵阳托育补多少", "（五）夜间市集", 0.0),
        ("绵阳夜间市集谁负责", "三、组织领导", 0.0),
        ("绵阳夜间市集领导小组组长是谁", "三、组织领导", 1.0),
        ("绵阳措施什么时候到期", "第九条 有效期", KIND_ALONE),
    ],
)
def test_a_heading_fits_by_the_words_or_only_by_the_kind(asked, question, heading, fit):
    assert heading_fits(asked(question), heading) == fit


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("绵阳托育补贴怎么申请", "登录政务服务网提交材料。", True),
        ("绵阳托育补贴怎么申请", "每个托位补助5000元。", False),
        ("绵阳乱收费会怎么处罚", "情节严重的，责令停业。", True),
        ("绵阳措施有效期到哪天", "本措施自印发之日起施行。", False),
        ("绵阳措施有效期到哪天", "有效期两年。", True),
    ],
)
def test_a_sentence_states_what_is_asked_for(asked, question, text, fits):
    assert (text_fits(asked(question), text) > 0) is fits


def test_words_that_the_question_itself_asks_for_count_more(asked):
    own = text_fits(asked("绵阳乱收费会怎么处罚"), "情节严重的，责令停业。")
    assert own > text_fits(asked("绵阳托育补贴怎么申请"), "登录政务服务网提交材料。") > 0
