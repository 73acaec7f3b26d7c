"""Sums from tables, and from clauses that limit or name what others pay for, over an invented document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

DAY = dt.date(2026, 11, 20)
DECREE = """绵竹市人民政府关于促进农机更新和展会经济的若干措施

绵府发〔2026〕5号

各镇人民政府、街道办事处，市政府各部门：

现将若干措施印发给你们，请认真贯彻执行。本措施自2026年1月1日起施行，有效期至2028年12月31日。

第一条　新购拖拉机补贴
农户在本市购买新拖拉机的，按照下表给予一次性购机补贴。价格以发票金额为准。

新机价格	柴油拖拉机	电动拖拉机
3万元（含）至8万元	1200元	2600元
8万元（含）至15万元	2500元	4800元
15万元（含）以上	4000元	7500元

新机价格低于3万元的不予补贴。

第二条　多子女农户加补
育有两个未成年子女的农户购买新拖拉机的，在第一条标准上每台增加300元；育有三个及以上未成年子女的，每台增加700元。

第三条　车库建设
农户修建农机车库的，一次性给予900元补贴。

第四条　境内展会
（一）企业参加《绵竹市重点展会目录》内展会的，按展位费实际支出的60%给予补助；参加目录外展会的，按40%给予补助。
（二）每个标准展位最高补助1.2万元，单个企业每场展会最多补助3个标准展位。

第五条　家用电器
（一）购买单台价格不超过6000元的洗碗机，按售价的10%给予补贴，每台不超过500元。
（二）购买扫地机器人的，按售价的15%给予补贴，每台不超过300元。
"""


@pytest.fixture(scope="module")
def mianzhu(reading: Callable[..., Assistant]) -> Assistant:
    return reading(DECREE)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        # the row by the price, its lower end within; the column by the asker's words
        ("绵竹买台整8万的电动拖拉机，补多少", "4800元"),
        ("绵竹买台79999元的电动拖拉机，补多少", "2600元"),
        ("绵竹买台十八万的柴油拖拉机，购机补贴多少", "4000元"),
        ("绵竹买台12万的拖拉机，补多少", "柴油拖拉机：2500元；电动拖拉机：4800元"),
        # on top, as another clause says
        ("家里俩娃都没成年，绵竹买台10万的柴油拖拉机，总共补多少", "2800元"),
        ("家里仨娃，绵竹买台10万的柴油拖拉机，总共补多少", "3200元"),
        ("家里一个娃，绵竹买台10万的柴油拖拉机，总共补多少", "2500元"),
        # with the one sum of another clause
        ("家里仨娃，绵竹买了台10万的电动拖拉机，还修了农机车库，全加起来补多少", "6400元"),
        # limits and other things in the clause behind
        ("绵竹目录内展会订了一个标准展位，展位费3万，能补多少", "12000元"),
        ("绵竹买洗碗机4000元、扫地机器人2500元，一共补多少", "700元"),
    ],
)
def test_a_sum_from_tables_and_neighbouring_clauses(mianzhu: Assistant, question: str, result: str) -> None:
    answer = mianzhu.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.result == result
    assert {i.citation for i in answer.calculation.inputs} - {None} <= {c.n for c in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "绵竹买拖拉机能补多少",
        "绵竹买台2万的电动拖拉机补多少",  # below the table
        "绵竹买了台10万的电动拖拉机，还去展会订了展位，全加起来补多少",  # the table is only part of it
    ],
)
def test_a_table_alone_settles_no_other_sum(mianzhu: Assistant, question: str) -> None:
    assert mianzhu.ask(question).calculation is None
