"""Rents by a share, cells that hold a rule, exemptions by size, offices and counties of their own, days of payment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

RENTS = """# 安康市保障性租赁和公租房租金问答

**1. 租金怎么收？**

租金按市场租金的一定比例收取：低保家庭按20%，低收入家庭按40%，新就业大学生按60%。2026年市场租金参考价为每平方米每月15元。

**2. 哪些家庭可以申请公租房，有什么条件？**

家庭人均月收入不超过2400元，人均住房面积不超过15平方米，在市区有户籍满1年。

**3. 户型怎么定？**

2人户配租一居室，3人及以上户配租两居室。

**4. 电话多少？**

市住房保障中心0915-3218861；汉滨区0915-3206633；投诉举报12345。

**5. 各县怎么办？**

石泉县、宁陕县由当地另行规定。

**6. 怎么申请？**

持身份证、户口簿向街道办事处提交申请，街道12个工作日内初审。
"""
AIDS = """阳江市残疾人服务事项一览

一、辅助器具
按照下表补贴：

品种	补贴标准	使用年限
普通轮椅	全额，最高800元	3年
电动轮椅	按价格的50%，最高3000元	5年
助听器	按价格的60%，最高2500元	4年
盲杖	免费发放	2年

低保家庭的残疾人按表中比例提高15个百分点，最高补贴额不变。

二、就业
用人单位应当安排残疾人就业，未达到比例的缴纳残疾人就业保障金。超比例安排的给予奖励。在职职工40人（含）以下的企业免征。

三、生活补贴
对象：低保家庭中的残疾人。发放：按月发放，每月18日前通过社会保障卡发放。

四、办证
申领残疾人证的，到镇街残联申请，评定后20个工作日内发证。残疾人证有效期10年，到期前2个月换证。

五、出行
机动轮椅车燃油补贴每辆每年240元，于每年5月31日前申报，7月底前发放。

六、咨询
市残联维权科：0662-3386385；康复科：0662-3318822；教就科：0662-3306386。

本一览自2026年1月1日起执行至2028年12月31日。
"""


@pytest.fixture(scope="module")
def ankang(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RENTS, "md")


@pytest.fixture(scope="module")
def yangjiang(reading: Callable[..., Assistant]) -> Assistant:
    return reading(AIDS)


@pytest.mark.parametrize(
    ("question", "rent"),
    [("安康低保户住40平，一个月租金多少", "120元"), ("安康新就业大学生30平一个月租金多少", "270元")],
)
def test_a_share_of_a_rent_that_is_collected_is_the_rent(ankang: Assistant, question: str, rent: str) -> None:
    assert rent in ankang.ask(question).answer.splitlines()[0]


def test_whether_a_family_may_apply_is_told_by_the_conditions(ankang: Assistant) -> None:
    answer = ankang.ask("安康我们家三口人，一个月一共6900，能申请公租房不").answer
    assert "2400元" in answer


def test_a_county_has_its_own_number_and_no_other_countys(ankang: Assistant) -> None:
    assert "3206633" in ankang.ask("安康汉滨区公租房电话多少").answer
    other = ankang.ask("安康旬阳县公租房电话多少").answer
    assert "3206633" not in other and "3218861" in other


def test_a_county_left_out_is_told_that_alone(ankang: Assistant) -> None:
    answer = ankang.ask("石泉县公租房怎么申请", city="安康").answer
    assert "另行规定" in answer and "初审" not in answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("阳江买个4500的电动轮椅补多少", "2250元"),
        ("阳江低保户买3000块的助听器补多少", "2250元"),
        ("阳江低保户买9000块的助听器补多少", "2500元"),
    ],
)
def test_a_cell_may_hold_a_rate_and_its_ceiling(yangjiang: Assistant, question: str, told: str) -> None:
    answer = yangjiang.ask(question).answer
    assert told in answer.splitlines()[0] and "2515%" not in answer


def test_what_is_paid_in_full_is_quoted(yangjiang: Assistant) -> None:
    answer = yangjiang.ask("阳江普通轮椅700块补多少").answer
    assert "全额" in answer and "按原文计算" not in answer


def test_an_exemption_whose_bound_holds_is_told(yangjiang: Assistant) -> None:
    assert "免征" in yangjiang.ask("阳江公司30个人要交残保金吗").answer


def test_the_day_of_payment_is_not_that_of_another_paper(yangjiang: Assistant) -> None:
    answer = yangjiang.ask("阳江残疾人补贴几号到账").answer
    assert "18日" in answer and "20个工作日" not in answer


def test_one_office_is_named_by_its_number_alone(yangjiang: Assistant) -> None:
    answer = yangjiang.ask("阳江康复科电话").answer
    assert "3318822" in answer and "3386385" not in answer


def test_what_follows_a_yearly_deadline_comes_round_too(yangjiang: Assistant) -> None:
    answer = yangjiang.ask("阳江机动轮椅车燃油补贴什么时候申报", as_of=dt.date(2026, 11, 20))
    assert "5月31日" in answer.answer and not answer.notices


PRICES = """阳泉市便民服务和车辆补贴规定

一、器具目录
参加评估的居民可以购买康复辅助器具。各类器具的目录价分别为：轮椅1100元、护理床3200元、助听器4100元，按目录价的50%补贴。

二、电动自行车换新
交回旧电动自行车并购买新车的，按新车价格的15%补贴，每辆最高400元。

三、新车补贴
个人购买新能源乘用车的，每辆一次性补贴5000元。
"""


@pytest.fixture(scope="module")
def yangquan(reading: Callable[..., Assistant]) -> Assistant:
    return reading(PRICES)


def test_what_a_price_list_leaves_out_is_said_to_be_missing(yangquan: Assistant) -> None:
    assert "没有提到“拐杖”" in yangquan.ask("阳泉买拐杖，目录价多少").answer


def test_a_car_for_tens_of_thousands_is_no_electric_bicycle(yangquan: Assistant) -> None:
    answer = yangquan.ask("阳泉买了台二十万的电车，能领多少").answer
    assert "400元" not in answer and "5000元" in answer


HEAT = """# 昌吉市供热收费指南

## 收费标准

| 用户类别 | 单价（元/平方米·采暖期） |
| --- | --- |
| 居民住宅 | 22.00 |
| 商铺等非居民 | 30.00 |

## 报停与恢复

居民用户需要停热的，应当在9月20日前申请。停热用户缴纳25%的基础热费。擅自启封的，承担800元违约责任。
"""


def test_a_share_of_a_fee_that_the_question_does_not_name_is_worked_out(reading: Callable[..., Assistant]) -> None:
    answer = reading(HEAT, "md").ask("昌吉的住宅空着，100平，办了停热，一冬要交多少").answer
    assert "550元" in answer.splitlines()[0]


SUBSIDY = """遂昌县公租房租赁补贴办法

一、补贴标准
轮候家庭可以领取租赁补贴。每人保障面积18平方米，1人户按25平方米计算。低保家庭每平方米每月11元，低收入家庭每平方米每月8元。补贴面积最高72平方米。

二、发放
补贴按季度发放。
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("遂昌低收入三口人租赁补贴一个月多少", "每月432元"),
        ("遂昌低保，就我一个人，租赁补贴一个月多少", "每月275元"),
        ("遂昌低保家庭5口人租赁补贴一个月多少", "每月792元"),
        ("遂昌低收入两口人租赁补贴一年多少", "3456元"),
    ],
)
def test_an_area_for_each_head_makes_the_rent_subsidy(
    reading: Callable[..., Assistant], question: str, told: str
) -> None:
    assert told in reading(SUBSIDY).ask(question).answer.splitlines()[0]


def test_where_the_own_area_is_taken_off_nothing_is_worked_out(reading: Callable[..., Assistant]) -> None:
    text = SUBSIDY.replace("补贴面积最高72平方米。", "补贴面积为保障面积减去现有住房面积。")
    assert reading(text).ask("遂昌低收入三口人租赁补贴一个月多少").calculation is None
