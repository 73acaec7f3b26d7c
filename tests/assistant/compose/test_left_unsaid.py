"""A clause on the subject that leaves the particular asked for unsaid: the hour, the face value, the permit, a subsidy."""

from __future__ import annotations

import pytest

TEXT = """铜陵市繁荣夜间消费若干措施

一、发放观剧消费券
市财政安排300万元发放观剧消费券，2026年12月31日前在“铜都文旅”小程序领取，合作剧场凭券减收票款。（责任单位：市文旅局）

二、夜间市集
鼓励在滨江广场设置夜间市集，营业时间为每天18:30至23:00，摊位由街道办事处统一编号。（责任单位：市城管局）

三、水上旅游
鼓励开发江豚湾游船线路，完善码头导览、候船和应急服务。（责任单位：市交通运输局）

四、骑行驿站
新建骑行驿站的，每座补贴2万元；骑行消费券面额20元，每人每月限领2张。（责任单位：市体育局）
"""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("铜陵观剧券每天几点开始抢", "没有写明具体钟点"),
        ("铜陵观剧消费券一张抵多少钱", "没有写明具体面额"),
        ("铜陵观剧消费券一个人能领几张", "没有写明具体每人（户）的限额"),
        ("铜陵观剧消费券每人能领多少", "没有写明具体每人（每件）的标准"),
        ("铜陵夜间市集摆摊要找谁批", "没有写明具体由谁审批"),
        ("铜陵开游船线路有没有补贴", "没有写明具体补贴或优惠"),
    ],
)
def test_a_particular_left_unsaid_is_said_to_be(reading, text, line):
    said = reading(TEXT).ask(text)
    assert said.answer.startswith("原文提到这一事项") and line in said.answer
    assert [notice.kind.value for notice in said.notices] == ["not_determined"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("铜陵夜间市集几点收摊", "23:00"),
        ("铜陵骑行消费券一张抵多少钱", "面额20元"),
        ("铜陵骑行消费券一个人能领几张", "限领2张"),
        ("铜陵建骑行驿站有没有补贴", "每座补贴2万元"),
        ("铜陵观剧消费券安排了多少钱", "300万元"),
    ],
)
def test_one_that_is_stated_is_told(reading, text, says):
    said = reading(TEXT).ask(text)
    assert says in said.answer and "没有写明" not in said.answer


def test_what_is_left_unsaid_is_told_with_who_to_ask(reading):
    assert "责任单位：市城管局。" in reading(TEXT).ask("铜陵夜间市集摆摊要找谁批").answer
