"""Rules for two cases beside each other, columns that pay on top, annexes in the same file, numbers that are no price."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

RULES = """安庆市汽车更新和加装电梯补助实施细则

一、汽车更新
1.1 报废更新。个人消费者报废本人名下2013年6月30日前注册登记的汽油乘用车并购买新车的：购买新能源乘用车补贴11%，最高1.9万元；购买燃油乘用车补贴9%，最高1.4万元。
1.2 转让更新。个人消费者转让本人名下乘用车（登记满1年）并购买新车的：购买新能源乘用车补贴7%，最高1.4万元；购买燃油乘用车补贴5%，最高1.1万元。
1.3 购车券。没有旧车可以报废或者转让的，可以申领购车券：

新车价格（含税）      燃油车      新能源车      多孩家庭另加
10万元以下            1000元      2000元        300元
10万元（含）—20万元   2000元      3500元        800元
20万元（含）以上      3000元      5000元        1200元

二、加装电梯
（一）竣工并取得使用登记证的，按停靠层数给予补助，标准见附件1。
（二）一层住户不同意的，由街道组织协商，协商不少于2次。
（三）办理流程。第一步，业主推选代表；第二步，向街道提交申请书；第三步，住建部门联合审查；第四步，竣工后申领补助。
（四）本细则自2026年1月1日起施行，有效期至2028年12月31日。

附件1：加装电梯补助标准

停靠层数        补助（万元/部）   低保户所在单元另加（万元/部）
4层             10                    0.4
5层             12                    0.4
6层             15                    0.6

附件2：费用分摊参考

二层9%；三层16%；四层22%。
"""


@pytest.fixture(scope="module")
def anqing(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("安庆卖掉旧车，买了辆12万的燃油车补多少", "6000元"),
        ("安庆把旧车报废了，买辆15万的新能源车补多少", "16500元"),
        ("安庆没有旧车，买15万的新能源车能领多少券", "3500元"),
        ("安庆没有旧车，家里两个孩子，买15万的新能源车能领多少券", "4300元"),
        ("安庆5层的楼装电梯补助多少", "12万元"),
        ("安庆6层楼装电梯，低保户所在单元，补助多少", "156000元"),
    ],
)
def test_the_rule_of_the_case(anqing: Assistant, question: str, result: str) -> None:
    answer = anqing.ask(question)
    assert answer.calculation is not None, answer.answer
    assert answer.calculation.result == result


def test_what_to_do_when_somebody_refuses_is_no_procedure(anqing: Assistant) -> None:
    answer = anqing.ask("安庆加装电梯一层住户不同意怎么办").answer
    assert "协商不少于2次" in answer and "推选代表" not in answer


def test_a_hotline_is_no_price(anqing: Assistant) -> None:
    answer = anqing.ask("12345您好，问下安庆报废旧车买新能源车怎么补")
    assert answer.calculation is None
    assert "11%" in answer.answer
