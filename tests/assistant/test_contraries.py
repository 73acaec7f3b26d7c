"""A text that names only what is not meant is of something else."""

from __future__ import annotations

import pytest

from assistant.contraries import of_another


@pytest.mark.parametrize(
    ("said", "told", "another"),
    [
        ("旧车卖掉了买辆新的", "报废旧车并购买新车的，补贴2万元", True),
        ("旧车卖掉了买辆新的", "报废或者转让旧车的，补贴1万元", False),
        ("旧车送去拆了", "转让本人名下乘用车的，补贴1万元", True),
        ("买辆燃油车补多少", "购买新能源乘用车的补贴8%", True),
        ("买辆燃油车补多少", "购买新能源或者购买燃油乘用车的补贴8%", False),
        ("买二手房有补贴吗", "购买新建商品住房的，给予补贴", True),
        ("租房能补多少", "首次购房的，给予补贴", True),
        ("手机补多少", "报废旧车的补贴2万元", False),
    ],
)
def test_what_is_not_meant(said: str, told: str, another: bool) -> None:
    assert of_another(said, told) is another


def test_what_a_figure_is_of_counts_for_sums_only() -> None:
    assert not of_another("投资5000万奖多少", "营业额突破5000万元的奖励20万元")
    assert of_another("投资5000万奖多少", "营业额突破5000万元的奖励20万元", measured=True)
