"""What a sentence grants, and its tiers; telephone numbers; places of facts in any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts import read_facts, read_telephones
from index.facts.rules import Rule, RuleKind, rules


def _rules(text: str) -> tuple[Rule, ...]:
    return rules(text, read_facts(text))


def _pairs(text: str) -> list[tuple[str | None, str | None, str]]:
    (rule,) = _rules(text)
    return [
        (str(s.low) if s.low is not None else None, str(s.high) if s.high is not None else None, s.grant.value)
        for s in rule.steps
    ]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "对营业额首次突破1000万元、3000万元、5000万元的企业，分别给予10万元、20万元、30万元奖励。",
            [("10000000", None, "100000"), ("30000000", None, "200000"), ("50000000", None, "300000")],
        ),
        (
            "举办单场售票3000人至1万人的，按售票收入的3%给予奖励，1万人以上的，按售票收入的4%给予奖励。",
            [("3000", "10000", "3"), ("10000", None, "4")],
        ),
        (
            "年销售额2000万元以上的，奖励5万元；年销售额5000万元以上的，奖励12万元。",
            [("20000000", None, "50000"), ("50000000", None, "120000")],
        ),
        (
            "按发票金额分三档给予3000元、5000元、8000元补贴。",
            [(None, None, "3000"), (None, None, "5000"), (None, None, "8000")],
        ),
    ],
)
def test_tiers_pair_what_is_reached_with_what_is_paid(
    text: str, pairs: list[tuple[str | None, str | None, str]]
) -> None:
    assert _pairs(text) == pairs


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("城区按2400元/年/孩补助，其他地区按1800元/年/孩补助。", ["城区", "其他地区"]),
        ("购买新能源、燃油乘用车的，分别给予2万元、1.5万元补贴。", ["新能源", "燃油乘用车"]),
        ("城市助老餐厅每年不超过2万元、农村助老餐厅每年不超过1万元。", ["城市助老餐厅", "农村助老餐厅"]),
    ],
)
def test_alternatives_keep_their_labels(text: str, labels: list[str]) -> None:
    (rule,) = _rules(text)
    assert [s.label for s in rule.steps] == labels


@pytest.mark.parametrize(
    ("text", "kind", "base", "caps"),
    [
        ("按最终销售价格的15%给予补贴，每件最高不超过500元。", RuleKind.RATE, "最终销售价格", [("500", "件", False)]),
        ("给予门票价格的10%-50%补贴。", RuleKind.RATE, "门票价格", []),
        (
            "按成交价的20%补贴，单件上限1500元。每人累计不超过8000元。",
            RuleKind.RATE,
            "成交价",
            [("1500", "件", False), ("8000", "人", True)],
        ),
        ("对个体工商户最高发放贷款30万元。", RuleKind.CAP, "", [("300000", "", False)]),
        ("政企按照2:1的出资比例，发放75万元消费券。", RuleKind.SHARES, "", []),
        ("发放110.5万元消费券（含门票补贴17.5万）。", RuleKind.TOTAL, "", []),
        ("公积金贷款额度上浮20%。", RuleKind.UPLIFT, "公积金贷款额度", []),
        ("提取额度为家庭实际承担部分。", RuleKind.ACTUAL, "家庭实际承担部分", []),
    ],
)
def test_what_a_sentence_grants(text: str, kind: RuleKind, base: str, caps: list[tuple[str, str, bool]]) -> None:
    (rule,) = _rules(text)
    assert (rule.kind, rule.base) == (kind, base)
    assert [(str(c.value), c.per, c.cumulative) for c in rule.caps] == caps


def test_what_decides_between_rates_is_named() -> None:
    (rule,) = _rules("根据能耗等级分别给予15%、20%补贴。")
    assert rule.decided_by == "能耗等级"


@pytest.mark.parametrize(
    "text", ["社会消费品零售总额增长6%。", "活动不少于50场次。", "", "加强组织领导。", "覆盖率达到94%。"]
)
def test_targets_grant_nothing(text: str) -> None:
    assert _rules(text) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("咨询电话：0574-12345678、87654321。", ("0574-12345678", "87654321")),
        ("请拨打12345热线或12315平台投诉。", ("12345", "12315")),
        ("客服热线400-820-8820", ("400-820-8820",)),
        ("补贴2000000元，编号20230401", ()),
    ],
)
def test_telephones(text: str, numbers: tuple[str, ...]) -> None:
    assert read_telephones(text) == numbers


@given(
    st.text(
        alphabet="0123456789０．%％、，。；（）()〔〕-—至每件人年月日前底一二三十百千万亿元最高不超过补贴按的市商务局责任单位：牵头负责分别或 \n",
        max_size=80,
    )
)
def test_facts_of_any_text_stand_where_they_say(text: str) -> None:
    for fact in read_facts(text, year=2024):
        assert text[fact.start : fact.end] == fact.text
        assert fact.value
    _rules(text)
