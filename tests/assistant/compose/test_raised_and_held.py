"""Rates raised by points, additions to every tier, and ceilings and multiples that stand beside a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

RULES = """# 汉中市推动文旅消费和小微企业稳定增长若干措施

汉政办〔2026〕9号

## 一、引客奖励

**1. 旅行社引客。** 旅行社组织市外游客来汉过夜的，按下表给予奖励；组织境外游客的，按下表标准的1.5倍给予奖励。单家旅行社年度奖励最高20万元。

| 年度组织游客人数 | 奖励标准（元/人） |
| --- | --- |
| 500人以上不足2000人 | 20 |
| 2000人以上 | 30 |

## 二、贷款贴息

**2. 小微贴息。** 对小微企业新增的流动资金贷款给予贴息，单户企业累计贴息最高10万元。标准如下：

| 新增贷款额度 | 年贴息率 |
| --- | --- |
| 200万元（含）以下 | 2% |
| 200万元至1000万元（含） | 1.5% |

## 三、公租房

**3. 租金补贴。** 住房困难家庭按下表领取租金补贴。

| 家庭人口 | 每月补贴 |
| --- | --- |
| 1人 | 300元 |
| 2人 | 450元 |
| 3人及以上 | 600元 |

## 四、家电换新

**4. 补贴比例。** 个人购买家电的，按成交价补贴，标准见表1。

| 品类 | 补贴比例 | 每件最高补贴 |
| --- | --- | --- |
| 冰箱 | 15% | 1500元 |
| 油烟机 | 10% | 600元 |

**5. 山区加补。** 收货地址在佛坪县、留坝县的，家电类补贴比例在表1基础上提高4个百分点，每件最高补贴不变。

**6. 交旧加补。** 同时交回同品类旧家电的，每件另加补80元。

## 五、住院报销

**7. 报销比例。** 在职职工住院费用按80%报销，退休人员报销比例提高5个百分点。

## 六、购车券

**8. 档次。** 按购车发票金额分档：10万元（含）以上20万元以下的，补贴2000元；20万元（含）以上的，补贴4000元。购买新能源汽车的，每档另加1500元。每人限领1张。
"""


@pytest.fixture(scope="module")
def hanzhong(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES, "md")


@pytest.mark.parametrize(
    ("question", "result"),
    [
        # so much for each visitor, a multiple of it, and the most that one agency gets
        ("旅行社今年往汉中送了1500个客人过夜，奖励多少", "3万元"),
        ("旅行社今年往汉中送了1500个境外游客，奖励多少", "45000元"),
        ("旅行社往汉中送了9000名游客，奖励多少", "20万元"),
        # a rate of a loan by how large it is
        ("汉中小微企业新增贷款300万，一年贴息多少", "45000元"),
        ("汉中小微企业新增贷款900万用满一年，贴息多少", "10万元"),
        # how many people there are tells the row, and is no factor
        ("汉中我家两口人，公租房租金补贴每月多少", "每月450元"),
        ("汉中一家五口，租金补贴一年多少", "7200元"),
        # points on top of a table's rate for some, within its ceiling
        ("我住佛坪县，在汉中买台冰箱5000元补多少", "950元"),
        ("我住佛坪县，在汉中买两台冰箱，一台5000一台9000，没有旧的交，补多少", "2450元"),
        ("住汉中市区，买台冰箱5000元补多少", "750元"),
        ("住汉中市区，买台冰箱5000元，旧的给拉走，补多少", "830元"),
        # …and of a sentence's rate
        ("汉中退休人员住院花了2万元，报销多少", "17000元"),
        ("汉中在职职工住院花了2万元，报销多少", "16000元"),
        # an addition to every tier is for the cars that it names
        ("汉中买辆电车，发票25万，购车券给多少", "5500元"),
        ("汉中买了辆25万的汽车，购车券给多少", "4000元"),
    ],
)
def test_what_stands_beside_a_rate_or_a_table_counts(hanzhong: Assistant, question: str, result: str) -> None:
    answer = hanzhong.ask(question)
    assert answer.calculation is not None, answer.answer
    assert answer.calculation.result == result, answer.calculation.steps


def test_part_of_a_year_is_not_reckoned_as_a_year(hanzhong: Assistant) -> None:
    answer = hanzhong.ask("汉中小微企业新增贷款900万，用了8个月，贴息多少")
    assert answer.calculation is None
