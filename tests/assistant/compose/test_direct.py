"""The plain answer from one city's finding, on three small documents."""

from __future__ import annotations

import pytest

from assistant.compose.direct import answer_parts, wanted
from assistant.compose.units import unit_words
from assistant.messages import message


@pytest.fixture
def told(weighed, towns):
    def tell(text: str, *earlier: str, budget: int = 0) -> list[str]:
        question, evidence = weighed(text, *earlier)
        return [part.text for part in answer_parts(question, evidence.answering()[0], towns, budget=budget)]

    return tell


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("绵阳换热水器补多少", ["12%", "300元"]),
        ("绵阳给老人装扶手补多少", ["800元"]),
        ("绵阳夜间市集几点收摊", ["次日1时"]),
        ("绵阳占用消防通道摆摊会怎么处罚", ["取消摊位资格"]),
        ("湛江渔船更新补多少", ["12万元"]),
        ("丽水骑行消费券每人几张", ["2张"]),
    ],
)
def test_the_sentence_that_says_it(told, text, says):
    whole = "".join(told(text))
    assert all(each in whole for each in says)


def test_no_more_than_what_answers(told):
    assert told("绵阳换热水器补多少") == [
        "居民更换一级能效燃气热水器的，按销售价格的12%给予补贴，每台最高不超过300元，每户限2台。"
    ]


def test_steps_come_in_the_order_of_the_text(told):
    whole = "".join(told("绵阳托育补贴怎么申请"))
    assert -1 < whole.find("提交备案证明") < whole.find("10个工作日") < whole.find("公示5日")


@pytest.mark.parametrize(
    ("text", "bureaus"),
    [
        ("绵阳换热水器谁负责", "责任单位：市住房城乡建设委。"),
        ("绵阳装扶手哪个部门管", "责任单位：市民政局、市残联。"),
        ("绵阳普惠托育谁牵头", "牵头：市卫生健康委；配合：市财政局。"),
    ],
)
def test_who_is_responsible_and_who_leads(told, text, bureaus):
    assert told(text)[-1] == bureaus


def test_a_clause_without_bureaus_names_none(told):
    assert not any("责任单位" in text or "牵头" in text for text in told("绵阳托育补贴申请流程找谁"))


def test_until_when_is_answered_by_the_document_where_the_clause_says_nothing(told):
    assert any("2027年12月31日" in text for text in told("绵阳换热水器补贴到什么时候截止"))


def test_a_period_of_the_clause_goes_before_that_of_the_document(told):
    whole = "".join(told("丽水骑行消费券什么时候发放"))
    assert "2022年6月至9月" in whole


def test_what_is_left_open_is_said_first(told):
    first, second, *_ = told("丽水新评定的民宿奖励多少钱")
    assert first == message("zh", "compose.no_figure", what=message("zh", "compose.amount"))
    assert "具体标准另行制定" in second


def test_a_budget_is_kept_but_for_the_first_statement(told):
    assert len(told("绵阳托育补贴怎么申请", budget=30)) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("绵阳换热水器补多少，谁负责", "amount"),
        ("绵阳换热水器什么时候截止", "when"),
        ("绵阳换热水器谁负责", "who"),
        ("绵阳换热水器怎么办", "procedure"),
        ("绵阳换热水器", "amount"),
    ],
)
def test_what_was_wanted_has_a_name(asked, text, name):
    question = asked(text)
    if text != "绵阳换热水器怎么办":
        assert wanted(question) == name
    assert message("zh", f"compose.{wanted(question)}")


def test_bureaus_in_english_keep_their_chinese_names(towns):
    clause = towns.search("普惠托育", cities=("绵阳",), k=1)[0].clause
    words = unit_words(clause, "en")
    assert "市卫生健康委" in words and "市财政局" in words and words.startswith("Lead")


def test_a_period_that_a_companion_document_sets_is_told(assistant):
    answer = assistant.ask("同江消费券最晚用到哪天")
    assert "2023年全年" in answer.answer
    assert any("发放时间" in citation.path[-1] for citation in answer.citations)
