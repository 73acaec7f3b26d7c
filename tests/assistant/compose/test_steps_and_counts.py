"""Procedures told whole, lists counted up in a sentence each, rows for an age, tables between drawn lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

RULES = """宣城市养老和家电消费支持措施

一、家电补贴
（一）补贴标准
按成交价计算，各品类比例和上限见下表：

————————————————————————————
品类            等级        比例      单件上限
————————————————————————————
空调、冰箱      1级         18%       1600元
洗碗机          1级         10%       700元
————————————————————————————

（二）券种。一是零售券，满300元减50元。二是餐饮券，满200元减40元。三是文旅券，满500元减100元。四是家装券，满2000元减300元。
（三）农村加补。本市行政村户籍的消费者购买空调、冰箱的，在上述标准之外另按成交价的4%加补，单件最高200元。

二、高龄补贴
80至89周岁的老人每月发放70元，90至99周岁的每月发放160元，100周岁以上的每月发放450元。

三、申请程序
1.申请人登录“宣城通”填写申请表并上传发票；
2.街道5个工作日内初审；
3.区商务局10个工作日内复核；
4.公示5日无异议的，由市财政局拨付到银行卡。

四、失能护理
经评估的失能老人按下表享受护理待遇：

等级　　居家护理（元/月）　　机构护理（元/月）　　居民参保人
重度Ⅰ级　　800　　1100　　按职工标准的50%
重度Ⅱ级　　1300　　1700　　按职工标准的50%
中度　　400　　500　　不享受
"""


@pytest.fixture(scope="module")
def xuancheng(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


def test_no_step_is_left_out(xuancheng: Assistant) -> None:
    answer = xuancheng.ask("宣城这些补贴怎么申请，一步步说").answer
    assert all(word in answer for word in ("宣城通", "初审", "复核", "拨付"))


def test_all_that_a_clause_counts_up_is_listed(xuancheng: Assistant) -> None:
    answer = xuancheng.ask("宣城有哪些种类的券").answer
    assert all(word in answer for word in ("零售券", "餐饮券", "文旅券", "家装券"))


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("宣城买台5000元的1级空调补多少，城里户口", "900元"),
        ("宣城农村户口买台5000元的1级空调，连加补能补多少", "1100元"),
        ("我外婆今年九十三岁，宣城每个月给她多少钱", "每月160元"),
        ("太爷爷一百零二了，宣城每个月能领多少", "每月450元"),
        ("宣城重度Ⅱ级失能的职工，居家护理每月多少", "每月1300元"),
        ("宣城居民参保人重度Ⅰ级，居家护理每月多少", "每月400元"),
    ],
)
def test_sums(xuancheng: Assistant, question: str, result: str) -> None:
    answer = xuancheng.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.result == result
