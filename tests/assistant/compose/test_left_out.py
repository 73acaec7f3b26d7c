"""What another sentence takes from a sum: prices it leaves out, a share for some, an age that is not the asker's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

RULES = """桂林市2026年消费品换新和托育扶持办法

一、家电换新
（一）补贴标准。

商品品类      补贴比例      单件上限
电视机        15%           1500元
智能手表      15%           500元
空调          20%           2000元

（二）购买要求。
1. 购买空调的，须交售旧机一台。
2. 智能手表单件售价超过5000元的，不予补贴。

二、托育扶持
（一）建设补助。公办托育机构新增托位，按每个托位1万元的标准给予补助。营利性托育机构按以上标准的60%执行。
（二）托育券。1岁以下的婴儿每人每月发放托育券200元，1至2周岁的幼儿每人每月发放托育券400元。

三、附则
本办法自2026年1月1日起施行，有效期至2028年12月31日。
"""


@pytest.fixture(scope="module")
def guilin(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("桂林买块智能手表5800元能补多少", "0元"),
        ("桂林买块智能手表2000元能补多少", "300元"),
        ("桂林买台空调5800元能补多少", "1160元"),
        ("桂林公办托育机构新增20个托位补助多少", "20万元"),
        ("桂林营利性托育机构新增20个托位补助多少", "12万元"),
    ],
)
def test_what_another_sentence_changes(guilin: Assistant, question: str, result: str) -> None:
    answer = guilin.ask(question)
    assert answer.calculation is not None, answer.answer
    assert answer.calculation.result == result


def test_the_price_left_out_is_cited(guilin: Assistant) -> None:
    answer = guilin.ask("桂林买块智能手表5800元能补多少")
    assert "不予补贴" in answer.answer
    assert answer.citations[0].path[-1].startswith("2.")


def test_the_age_of_the_child(guilin: Assistant) -> None:
    answer = guilin.ask("桂林孩子1岁半，托育券每月多少")
    assert "400元" in answer.answer
