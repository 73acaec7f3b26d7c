"""What a household pays for what it used under tiered prices, of a table or of a sentence; and what others pay."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

RULES = """资阳市发展和改革委员会关于城区居民用水和管道天然气阶梯价格的通知

资发改价〔2026〕7号

为促进节约，现就有关价格通知如下。本通知自2026年1月1日起执行，有效期5年。

一、居民用水阶梯价格
（一）居民生活用水实行年度阶梯水价，各级水量和水价见下表：

级次	年用水量（立方米/户）	综合水价（元/立方米）	其中：污水处理费
第一级	0—200（含）	2.80	0.80
第二级	200—320（含）	3.90	0.80
第三级	320以上	7.00	0.80

（二）一户人口5人（含）以上的，每增加1人，第一级、第二级年用水量各增加36立方米。
（三）非居民用水综合水价为每立方米4.50元，其中污水处理费1.20元。
（四）洗车、洗浴等特种用水综合水价为每立方米11元。

二、管道天然气阶梯价格
（一）第一档年用气量400立方米（含）以内，每立方米2.20元；第二档400立方米至640立方米（含），每立方米2.60元；第三档640立方米以上，每立方米3.30元。
（二）商业用气价格为每立方米4.00元。

三、居民用电
每户每月用电量180度以内，每度0.50元；181度至350度，每度0.55元；351度以上，每度0.80元，按月阶梯计价。

四、计费
（一）水表检定费每只60元，由申请人先垫付，检定不合格的由供水企业承担。
（二）因房屋拆改移动水表的，收取工时费150元。
"""


@pytest.fixture(scope="module")
def ziyang(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("资阳三口人一年用了260方水，水费一共多少", "794元"),  # 200 × 2.8 + 60 × 3.9
        ("资阳一年用水150吨要交多少钱", "420元"),
        ("资阳去年用了400立方水，水费多少", "1588元"),
        ("资阳一年烧了500方天然气，要交多少气费", "1140元"),
        ("资阳这个月用了300度电，电费多少", "156元"),
        ("资阳洗车店用了50方水多少钱", "550元"),
    ],
)
def test_each_part_at_the_price_of_its_tier(ziyang: Assistant, question: str, result: str) -> None:
    answer = ziyang.ask(question)
    assert answer.calculation is not None, answer.answer
    assert answer.calculation.result == result, answer.calculation.steps


@pytest.mark.parametrize(
    "question",
    [
        "资阳六口人一年用了350立方水，水费多少",  # more of each tier for larger households
        "资阳一个月用了20方水，水费多少",  # the tiers are of a year
        "资阳六口人一年用了700方天然气，气费多少钱，商铺呢",
    ],
)
def test_no_sum_where_the_tiers_are_not_the_askers(ziyang: Assistant, question: str) -> None:
    assert ziyang.ask(question).calculation is None


def test_gas_is_not_answered_from_the_table_of_water(ziyang: Assistant) -> None:
    answer = ziyang.ask("资阳天然气第二档多少钱一方")
    assert "2.60元" in answer.answer and "3.90" not in answer.answer
