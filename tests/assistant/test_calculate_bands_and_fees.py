"""Sums by bands of a measure, parts of a fee, and ceilings that are each for a case of its own."""

from __future__ import annotations

import pytest

from assistant.calculate import calculate

POWER = "居民阶梯电价：月用电量不超过200千瓦时的部分每千瓦时0.5元；超过200千瓦时至400千瓦时的部分每千瓦时0.6元；超过400千瓦时的部分每千瓦时0.9元。"
BOAT = "观光船起步价20元（含5公里），超过5公里的部分每公里3元。"
SURPLUS = "超过80平方米的部分，每平方米补交价款200元。"
SCHOOL = "夏令营托管费每月900元，低保家庭儿童减免60%，烈士子女免收，双职工家庭儿童按80%收取。"
CLINIC = "门诊透析费用按65%报销，血液透析每年最高3万元，腹膜透析每年最高2万元。"

TRUCKS = "新车价格8万元（含）至15万元的补贴3000元，15万元（含）以上的补贴5000元；新能源车每辆再增加800元。"
DUTY = "出售首套住房的补贴个人所得税的70%，出售二套住房的补贴40%，每户最高1.2万元。"
INTEREST = "按贷款利息的40%贴息，每户每年最高3万元。"

RAMPS = "坡道改造，特困供养人员全额补贴、最高5000元，其他居民按改造费用的30%补贴、最高2000元。"
BEDS = "托养补贴按实际入住人员每人每月200元，收住重度残疾人的上浮40%。"
ARREARS = "逾期不缴纳物业费的，每逾期一日按欠费金额的万分之三加收违约金。"
MEALS = "65周岁以上老人每餐补贴2元，75周岁以上每餐补贴4元。"

FAIRS = (
    "举办300人以上展会的，按场租的20%奖励，单场最高6万元；800人以上的，按30%奖励，单场最高12万元。"
    "奖励资金结束后先拨付60%，审计后拨付剩余40%。"
)


@pytest.mark.parametrize(
    ("question", "clause", "result"),
    [
        # the highest tier that is reached, with its own ceiling, and its first part
        ("办了场500人的展会，场租20万，奖多少", FAIRS, "4万元"),
        ("办了场1000人的展会，场租30万，奖多少", FAIRS, "9万元"),
        ("办了场1000人的展会，场租30万，先拨多少", FAIRS, "54000元"),
        # all that was spent for some, a part for the others
        ("特困供养人员坡道改造花了3500，补多少", RAMPS, "3500元"),
        ("特困供养人员坡道改造花了6500，补多少", RAMPS, "5000元"),
        ("普通居民坡道改造花了3000，补多少", RAMPS, "900元"),
        # more for some, in the same sentence
        ("托养中心住了10个重度残疾人，托养补贴一个月多少", BEDS, "2800元"),
        ("托养中心住了10个老人，托养补贴一个月多少", BEDS, "2000元"),
        # by the day
        ("物业费欠了2000元，逾期30天，违约金多少", ARREARS, "18元"),
        # so much a meal is no sum of a month
        ("78岁老人助餐补多少", MEALS, "每餐4元"),
        # a range with its end named as part of it, and more for one piece
        ("买20万的油车，购车补贴多少", TRUCKS, "5000元"),
        ("买10万的电车，购车补贴多少", TRUCKS, "3800元"),
        # what the rate is of tells no case apart
        ("二套房，个人所得税2万，补多少", DUTY, "8000元"),
        # interest is no loan
        ("贷款利息6万，贴多少", INTEREST, "24000元"),
        # bands of a measure, each at its own price
        ("这个月用电150度，电费多少", POWER, "75元"),
        ("这个月用电350度，电费多少", POWER, "190元"),
        ("这个月用电500度，电费多少", POWER, "310元"),
        ("坐观光船12公里多少钱", BOAT, "41元"),
        ("坐观光船4公里多少钱", BOAT, "20元"),
        # what is paid of a fee, and what is taken off it
        ("低保家庭儿童上夏令营，托管费一个月交多少", SCHOOL, "每月360元"),
        ("低保家庭儿童上夏令营两个月，托管费减免多少", SCHOOL, "1080元"),
        ("双职工家庭，夏令营托管费两个月交多少", SCHOOL, "1440元"),
        # a ceiling for each case
        ("腹膜透析一年花了4万，门诊报多少", CLINIC, "2万元"),
        ("血液透析一年花了4万，门诊报多少", CLINIC, "26000元"),
    ],
)
def test_a_settled_sum(question: str, clause: str, result: str) -> None:
    outcome = calculate(question, clause)
    assert outcome is not None
    assert outcome.result == result


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("房子100平方米，补交多少价款", SURPLUS),  # the part beyond 80 is meant
        ("夏令营托管费两个月减免多少", SCHOOL),  # for whom is not told
        ("承办省级展销会花了90万，补多少", "承办国家级、省级展销会的，按支出的30%、20%补助，最高50万元、20万元。"),
        ("透析一年花了4万，门诊报多少", CLINIC),  # which ceiling holds is not told
    ],
)
def test_no_sum(question: str, clause: str) -> None:
    assert calculate(question, clause) is None
