"""Rounds named in a question, tiers of one sentence, conditions of one clause, hours, and what is left to other rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

RULES = """抚州市2026年文体惠民若干规定

第一条　观影券
观影券分批发放，每批当日9:30开抢，抢完为止：

批次	发放日期	当批金额
第一批	2026年6月5日	120万元
第二批	2026年7月3日	90万元
第三批	2026年8月7日	60万元

观影券每批仅限当批使用，过期作废，余额并入下一批。

第二条　票价减免
2026年6月1日至6月20日预订的，剧场门票按票价的85%收取；6月21日至7月31日预订的，不打折、不退票。

第三条　场馆改造
对运动场馆改造，改造面积2000平方米以上的，按改造投入的25%给予最高40万元补助；改造面积5000平方米以上的，最高90万元。单位职工内部场馆改造按有关专项规定执行，不在本规定范围内。

第四条　开放时间
市体育馆周一休馆。游泳馆每场2小时。游泳馆每日13:30至21:00开放。未成年人免费时段由场馆公布。

第五条　参演团体
参演团体应当登记注册满一年，有固定排练场所，未被列入严重违法失信名单。民间剧团可以参加。

第六条　排练补贴
民间剧团排练大型剧目的，每场补贴1500元。

第七条　办理办法
（一）场馆改造补助和排练补贴通过“抚州文体通”小程序申请，申请人应当自完工或者演出之日起45日内上传合同、发票和照片。
（二）县区文旅部门8个工作日内初审，市文旅局10个工作日内复核。

第八条　不重复享受
已经享受省级排练补贴的，不再享受本规定的排练补贴。
"""


@pytest.fixture(scope="module")
def fuzhou(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


@pytest.mark.parametrize(
    ("question", "day", "told", "other"),
    [
        ("抚州观影券最后一批哪天发", dt.date(2026, 5, 20), "8月7日", "7月3日"),
        ("抚州观影券第二批是几号几点抢", dt.date(2026, 5, 20), "7月3日", "6月5日"),
        ("抚州观影券下一批什么时候", dt.date(2026, 7, 10), "8月7日", "7月3日"),
        ("When is the next round of film vouchers in Fuzhou?", dt.date(2026, 7, 10), "2026年8月7日", "7月3日"),
    ],
)
def test_the_round_that_is_named_is_told_alone(
    fuzhou: Assistant, question: str, day: dt.date, told: str, other: str
) -> None:
    answer = fuzhou.ask(question, city="抚州", as_of=day).answer
    assert told in answer and "9:30" in answer and other not in answer


def test_after_the_last_round_all_are_said_to_be_over(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州观影券下一批什么时候", as_of=dt.date(2026, 9, 1)).answer
    assert "都已经过了" in answer and "8月7日" in answer and "6月5日" not in answer


def test_a_tier_that_goes_on_with_figures_is_told_with_the_first(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州 运动场馆改造 补助 比例 上限").answer
    assert "25%" in answer and "40万元" in answer and "90万元" in answer


def test_the_day_for_a_discount_is_not_that_of_no_discount(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州剧场门票想打折，最晚哪天前预订").answer
    assert "6月20日" in answer.splitlines()[0]


def test_an_hour_is_told_where_an_hour_is_asked_for(fuzhou: Assistant) -> None:
    assert "13:30" in fuzhou.ask("抚州游泳馆几点开").answer


def test_a_short_clause_tells_all_its_conditions(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州我这种民间剧团够不够格参演，要哪些条件").answer
    assert "固定排练场所" in answer and "失信" in answer


def test_what_is_left_to_other_rules_is_said_without_the_figures_of_others(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州单位职工内部场馆改造补助百分之多少").answer
    assert "没有写明" in answer and "专项规定" in answer and "25%" not in answer


def test_an_article_on_applying_tells_place_days_and_papers(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州排练补贴在哪申请、多少天内交、要传什么").answer
    assert "文体通" in answer and "45日" in answer and "发票" in answer


def test_a_sum_that_is_not_spoken_of_is_said_to_be_missing(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州游泳馆办卡押金多少").answer
    assert "没有" in answer
