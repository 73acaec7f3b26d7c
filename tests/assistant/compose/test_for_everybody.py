"""A rule for all is for whoever asks; a child is among pupils and minors; what is counted is told by its unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

TEXT = """韶关市惠民文体活动方案

一、发放对象
体育消费券的发放对象为所有在韶关参加健身活动的人员，凭手机号领取。

二、使用规则
领券后在合作场馆付款时自动抵扣，退款的不退还体育消费券，体育消费券不得转让。

三、公益场次
学生和青少年观看爱国影片每张票不超过12元，由中小学校统一组织。

四、赛事活动
全年举办群众赛事60场以上，对举办大型赛事的单位最高奖励80万元，培育体育品牌15个。举办篮球赛、舞龙赛等村镇赛事30场以上。
"""


@pytest.fixture(scope="module")
def shaoguan(reading: Callable[..., Assistant]) -> Assistant:
    return reading(TEXT)


@pytest.mark.parametrize("who", ["外地人", "大学生", "退休工人"])
def test_a_rule_for_all_is_for_whoever_asks(shaoguan, who):
    answer = shaoguan.ask(f"韶关体育消费券{who}能领吗").answer
    assert "所有在韶关参加健身活动的人员" in answer and "没有提到" not in answer


def test_a_child_is_among_pupils(shaoguan):
    answer = shaoguan.ask("韶关小孩看爱国电影一张票多少钱").answer
    assert "12元" in answer and "没有提到" not in answer


def test_how_many_is_told_by_what_is_counted(shaoguan):
    answer = shaoguan.ask("韶关村镇篮球赛一年办多少场").answer
    assert "30场" in answer and "80万元" not in answer
