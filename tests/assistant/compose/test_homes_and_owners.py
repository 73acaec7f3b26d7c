"""Rules on housing estates: who pays, how many must agree, what is due, what is punished, each told without the others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

RULES = """咸宁市住宅小区物业和电梯管理规定

第一章　收费

第一条　本规定适用于本市城区的住宅小区。村民自建房不适用。

第二条　物业服务费可以按月或者按季预收，预收最长不超过6个月。业主逾期不交的，自逾期之日起按日加收万分之四的违约金。

第三条　物业服务人不得向业主收取装修保证金。

第四条　市住房和城乡建设局负责物业服务的监督管理。市发展和改革委员会负责制定物业服务收费标准。

第二章　电梯

第五条　电梯维修费用由相关业主按房屋面积分摊。电梯维修资金余额不足的，不足部分由相关业主交存。

第六条　加装电梯按照下列程序办理：
（一）由单元业主提出方案，公示10日；
（二）经单元面积四分之三以上且人数四分之三以上的业主同意；
（三）持方案向街道办事处申请，街道办事处在7个工作日内审核，先拨付60%补助；
（四）验收合格后，凭发票申请拨付余款。

第七条　房屋转让时，电梯维修资金结余随房屋转移，不予退还。

第三章　法律责任

第八条　物业服务人违反第二条规定预收的，由住房城乡建设部门责令退还，处2000元以上1万元以下罚款。

第九条　物业服务人违反第三条规定的，由市场监督管理部门责令退还，处5000元以上2万元以下罚款。

第十条　挪用电梯维修资金的，没收违法所得，处挪用数额1倍以下罚款。

本规定自2026年3月1日起施行，有效期至2031年2月28日。
"""


@pytest.fixture(scope="module")
def xianning(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


def test_the_first_sentence_of_an_article_is_text_where_it_rules(xianning: Assistant) -> None:
    assert "按房屋面积分摊" in xianning.ask("咸宁修电梯的钱谁出钱").answer


def test_how_many_must_agree_is_a_share(xianning: Assistant) -> None:
    answer = xianning.ask("咸宁装电梯要多少户同意").answer
    assert "四分之三" in answer and "没有写明" not in answer


def test_a_penalty_that_nobody_asked_for_is_left_out(xianning: Assistant) -> None:
    answer = xianning.ask("咸宁物业费能一次收一年的吗").answer
    assert "6个月" in answer and "罚款" not in answer


def test_one_act_of_a_chapter_on_penalties_is_told_alone(xianning: Assistant) -> None:
    answer = xianning.ask("咸宁物业挪用电梯维修资金怎么处罚").answer
    assert "1倍" in answer and "2万元" not in answer and "1万元" not in answer


def test_who_sets_a_price_is_not_asked_how_much(xianning: Assistant) -> None:
    answer = xianning.ask("咸宁物业费标准是哪个部门定的").answer
    assert "发展和改革委员会" in answer and "万分之四" not in answer


def test_when_the_rest_is_paid_is_not_when_the_rules_begin(xianning: Assistant) -> None:
    answer = xianning.ask("余款什么时候能拨", history=["咸宁加装电梯的补助怎么申请"]).answer
    assert "3月1日" not in answer


def test_what_becomes_of_a_fund_is_a_question_of_policy(xianning: Assistant) -> None:
    assert "不予退还" in xianning.ask("咸宁卖房子了维修基金能退给我吗").answer
