"""Sums from tables whose ceilings and numbers of pieces stand in columns of their own, and shares of a price as limit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

DAY = dt.date(2026, 11, 20)
DECREE = """铜陵市商务局关于印发铜陵市2026年绿色消费补贴办法的通知

铜商〔2026〕3号

现将办法印发给你们，请遵照执行。本办法自2026年1月1日起施行，有效期至2028年12月31日。

一、绿色家装补贴
居民购买下列家装产品的，按成交价补贴：

产品名称	环保等级	补贴标准	每件最高补贴	每户限购
木地板、墙板	一等	20%	800元	不限
木地板、墙板	二等	10%	400元	不限
智能马桶	一等	15%	1000元	2件
净水机	一等	12%	500元	1台

二、绿色厨具补贴
按照发票价格分档补贴，见下表：

发票价格	补贴比例	补贴封顶
2000元（含）至5000元	8%	300元
5000元（含）以上	10%	900元

三、高温岗位补助
用人单位按下表发放补助：

岗位	一般岗位	特殊岗位
露天作业	300元/月	420元/月
车间作业	200元/月	260元/月

四、更新农用机械
补贴额见下表：

机具名称	马力	单台补贴额（元）	每人限报数量
旋耕机	30—50马力	2400	2台
旋耕机	50马力及以上	3600	2台
插秧机	不限	5800	1台

五、持证上岗
取得证书的，按下表发放：

证书	补贴标准（元）	紧缺职业补贴标准（元）
电工证	900	1200
焊工证	1100	1500

六、旧电动三轮车置换
交回旧车并购买新车的，新车为氢燃料的每辆补贴900元，为锂电的每辆补贴700元；补贴额不得超过新车销售价格的40%。每户限补1辆。
购买助行器的，每台定额补贴400元，且不超过实际购买价的60%。
"""


@pytest.fixture(scope="module")
def tongling(reading: Callable[..., Assistant]) -> Assistant:
    return reading(DECREE)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        # a ceiling and a number of pieces in columns of their own
        ("铜陵买一等木地板5000元、净水机6000元，一共补多少", "1300元"),
        ("铜陵装三个智能马桶，每个8000，补多少", "2000元"),
        ("铜陵木地板6000元补多少", "一等：800元；二等：400元"),
        ("铜陵买厨具，发票4500，能补多少", "300元"),
        ("铜陵买厨具花了12000，补多少", "900元"),
        # by month, by piece
        ("铜陵露天作业的特殊岗位，一年补多少", "5040元"),
        ("铜陵露天岗位补助一个月多少", "一般岗位：每月300元；特殊岗位：每月420元"),
        ("铜陵买两台60马力的旋耕机，补贴多少", "7200元"),
        # the plain column, and the one that the question names
        ("铜陵考了焊工证补多少", "1100元"),
        ("铜陵考了紧缺职业的焊工证，补多少", "1500元"),
        # a share of the price as limit
        ("旧电动三轮车换一辆锂电的，1500块，铜陵补多少", "600元"),
        ("旧电动三轮车换氢燃料的，5000块，铜陵实际补我多少", "900元"),
        ("铜陵买助行器500元补多少", "300元"),
    ],
)
def test_a_sum_within_the_limits_of_its_columns(tongling: Assistant, question: str, result: str) -> None:
    answer = tongling.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.result == result
    assert {i.citation for i in answer.calculation.inputs} - {None} <= {c.n for c in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "铜陵买三台插秧机补多少",  # one is the most
        "铜陵买一等净水机两台，总价9000，补多少",  # which of the two is not told
    ],
)
def test_no_sum_beyond_the_limits(tongling: Assistant, question: str) -> None:
    assert tongling.ask(question).calculation is None
