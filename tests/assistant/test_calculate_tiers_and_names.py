"""Which figure of a text is meant: tiers in lines of their own, names behind figures, tickets, shares, conditions."""

from __future__ import annotations

import pytest

from assistant.calculate import calculate
from index.facts import read_facts
from index.facts.rules import rules

FLATS = """购买改善型住房的，按下列标准补贴：
建筑面积100平方米以下的，每平方米80元；
建筑面积超过100平方米、不超过160平方米的，每平方米120元；
建筑面积超过160平方米的，定额补贴3万元。
每套补贴最高不超过1.8万元。"""
PARK = "入驻产业园的企业，每年最高补助2万元场地补贴、6000元宽带补贴。"
SHOWS = "单场售票2000人至5000人的话剧演出，按单场售票收入的2%奖励，单场售票5000人以上的，按单场售票收入的5%奖励。"
CROSSED = "对营业额首次突破2000万元、6000万元的餐饮企业，分别给予8万元、16万元奖励。"
KITCHEN = "购买厨卫改造产品的，按销售价格的20%给予补贴，每件补贴不超过1500元，每位消费者累计补贴最高12000元。"
POOR = "因病致贫人员，是指上一年度自付医疗费用超过家庭年收入的40%，且家庭财产符合规定的人员。"


@pytest.mark.parametrize(
    ("text", "question", "result"),
    [
        (FLATS, "买套90平的改善型住房补多少", "7200元"),
        (FLATS, "买套120平的改善型住房补多少", "14400元"),
        (FLATS, "买套158平的改善型住房补多少", "18000元"),
        (PARK, "产业园场地补贴四年能拿多少", "最高8万元"),
        (PARK, "产业园宽带补贴两年多少", "最高12000元"),
        (SHOWS, "一场话剧卖了3000张票，收入90万，奖励多少", "18000元"),
        (SHOWS, "话剧演出卖出6000张票，收入200万，奖励多少", "10万元"),
        (CROSSED, "餐饮营业额第一次过6000万，奖多少", "16万元"),
        (KITCHEN, "厨卫改造买个龙头3000块补多少", "600元"),
    ],
)
def test_the_figure_that_is_meant(text: str, question: str, result: str) -> None:
    outcome = calculate(question, text)
    assert outcome is not None
    assert outcome.result.replace("1.8万元", "18000元") == result


def test_many_things_bought_at_once_are_not_one_piece() -> None:
    assert calculate("厨卫翻新总共花了9万，能补多少", KITCHEN) is None


def test_a_share_that_only_says_who_is_meant_pays_nothing() -> None:
    assert calculate("自付了2万医疗费用，能给多少", POOR) is None
    assert not any(rule.steps for rule in rules(POOR, read_facts(POOR)))


def test_people_in_an_english_question_are_no_price() -> None:
    outcome = calculate(
        "A theatre show with 3,000 ticket holders took 900,000 yuan, what reward?", SHOWS, language="en"
    )
    assert outcome is None or "60 yuan" not in outcome.result


STAYS = (
    "住院起付线和报销比例按医院级别确定：\n一级医院：起付线150元，报销88%；\n二级医院：起付线400元，报销75%；\n"
    "三级医院：起付线900元，报销60%。\n年度最高支付限额为12万元。同一年度第二次及以后住院的，起付线减半。"
)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("三级医院住院，费用10900元，能报多少", "6000元"),
        ("二级医院住院，可报费用8400元，报多少", "6000元"),
        ("二级医院花了300元报多少", "0元"),
        ("三级医院费用一共两万一，能报多少", "12060元"),
        ("三级医院花了40万报多少", "12万元"),
    ],
)
def test_what_is_taken_off_before_a_share_is_paid(question: str, result: str) -> None:
    outcome = calculate(question, STAYS)
    assert outcome is not None and outcome.result == result


def test_a_second_stay_is_not_worked_out_like_the_first() -> None:
    assert calculate("今年第二次住三级医院，花了8000元报多少", STAYS) is None
