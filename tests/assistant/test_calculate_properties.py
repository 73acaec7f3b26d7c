"""What holds of every calculation, and that its words exist in both languages."""

from __future__ import annotations

import re
import tomllib
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import assistant.calculate
from assistant.calculate import OutcomeKind, calculate
from assistant.calculate.asked import read_asked

_MONEY_ONLY = {"wan", "yi"}  # English writes large sums out
prices = st.decimals(min_value=100, max_value=10**7, places=2)


@given(price=prices, rate=st.integers(min_value=1, max_value=99), limit=st.integers(min_value=1, max_value=10**6))
def test_a_piece_gets_the_rate_or_the_ceiling_exactly(price: Decimal, rate: int, limit: int) -> None:
    clause = f"购买手机的，按销售价格的{rate}%给予补贴，每件最高不超过{limit}元。"
    outcome = calculate(f"手机{price}元补多少", clause)
    assert outcome is not None
    exact = (price * rate / 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert outcome.value == min(exact, Decimal(limit))


@given(st.lists(prices, min_size=2, max_size=5))
def test_pieces_add_up_and_stay_under_the_ceiling_of_the_whole(each: list[Decimal]) -> None:
    clause = "购买家具的，按销售价格的20%给予补贴，每件补贴不超过1500元，每人累计最高5000元。"
    outcome = calculate("家具" + "，".join(f"一件{p}元" for p in each), clause)
    assert outcome is not None
    parts = [min((p / 5).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), Decimal(1500)) for p in each]
    assert outcome.value == min(sum(parts), Decimal(5000))


@given(count=st.integers(min_value=2, max_value=9), total=st.decimals(min_value=1000, max_value=10**5, places=0))
def test_pieces_of_unknown_price_are_never_settled_when_the_split_matters(count: int, total: Decimal) -> None:
    clause = "购买手机的，按销售价格的15%给予补贴，每件最高不超过500元。"
    outcome = calculate(f"{count}台手机共{total}元补多少", clause)
    assert outcome is not None
    if total * 15 / 100 <= 500:
        assert outcome.kind is OutcomeKind.DETERMINED
    else:
        assert [p.value for p in outcome.possibilities][1] == 500
        assert outcome.possibilities[0].value <= 500 * count


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_question_and_clause_end_quietly(question: str, clause: str) -> None:
    calculate(question, clause)


def test_both_languages_have_the_same_messages_and_slots() -> None:
    file = Path(assistant.calculate.__file__).parent / "messages.toml"
    messages = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(messages["zh"]) - _MONEY_ONLY == set(messages["en"])
    for name, words in messages["en"].items():
        assert set(re.findall(r"{(\w+)}", words)) == set(re.findall(r"{(\w+)}", messages["zh"][name])), name


def test_figures_of_a_question_by_their_roles() -> None:
    asked = read_asked("前年两千多万流水，去年头一回过了三千万")
    assert asked.earlier is not None and asked.earlier.value == 20_000_000
    assert asked.reached is not None and asked.reached.value == 30_000_000
    assert read_asked("每样没超两千，加起来该补两万三").claim == 23_000
    assert [(i.price, i.count) for i in read_asked("三台4000的空调").items] == [(4000, 3)]
    assert read_asked("两台共9000").total == 9_000
    assert [h.unit for h in read_asked("收了26个娃，两年").heads] == ["孩", "年"]


# --- Rules and questions made up at random ------------------------------------------------------------------------

shares = st.decimals(min_value="0.5", max_value=90, places=1)
ceilings = st.integers(min_value=100, max_value=5 * 10**5)
counts = st.integers(min_value=2, max_value=400)


@st.composite
def rated(draw: st.DrawFn) -> tuple[str, str, Decimal, Decimal]:
    """A clause with a rate and a ceiling, words for a question of it, and its two figures."""
    rate, limit = draw(shares), draw(ceilings)
    clause = draw(
        st.sampled_from(
            (
                "购买农机的，按销售价格的{rate}%给予补贴，每台最高{limit}元。",
                "对农机购置按成交价的{rate}%予以补助，单台补助上限{limit}元。",
                "农机报废更新的，按购机价格的{rate}%补贴，最高不超过{limit}元。",
            )
        )
    )
    asks = draw(
        st.sampled_from(("农机{price}元，补多少", "买了台{price}块的农机能补多少钱", "农机花了{price}元，给补贴多少"))
    )
    return clause.format(rate=rate, limit=limit), asks, rate, Decimal(limit)


def _numbers(text: str) -> set[Decimal]:
    scale = {"万": 10**4, "亿": 10**8, "": 1}
    return {Decimal(n) * scale[s] for n, s in re.findall(r"(\d+(?:\.\d+)?)(万|亿|)", text)}


@given(case=rated(), price=st.integers(min_value=101, max_value=10**6), more=st.integers(min_value=1, max_value=10**5))
def test_a_rate_is_exact_held_to_its_ceiling_and_never_less_for_a_higher_price(
    case: tuple[str, str, Decimal, Decimal], price: int, more: int
) -> None:
    clause, asks, rate, limit = case
    low, high = calculate(asks.format(price=price), clause), calculate(asks.format(price=price + more), clause)
    assert low is not None and low.value is not None and high is not None and high.value is not None
    assert low.value == min((price * rate / 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), limit)
    assert low.value <= high.value <= limit


@given(case=rated(), price=st.integers(min_value=101, max_value=10**6))
def test_no_figure_is_told_that_is_neither_given_nor_worked_out(
    case: tuple[str, str, Decimal, Decimal], price: int
) -> None:
    clause, asks, rate, limit = case
    outcome = calculate(asks.format(price=price), clause)
    assert outcome is not None and outcome.value is not None
    product = (price * rate / 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    known = {Decimal(price), rate, limit, product, outcome.value}
    assert _numbers(" ".join((*outcome.steps, outcome.result))) <= known
    assert {Decimal(g.value) for g in outcome.inputs} == {Decimal(price), rate, limit}


@given(each=st.integers(min_value=1, max_value=5000), limit=ceilings, heads=counts, more=counts)
def test_so_much_a_head_grows_with_the_heads_up_to_the_ceiling(each: int, limit: int, heads: int, more: int) -> None:
    clause = f"对吸纳就业的企业，按每人{each}元给予补助，每家企业最高{limit}元。"
    fewer, many = calculate(f"招了{heads}个工人补多少", clause), calculate(f"招了{heads + more}个工人补多少", clause)
    assert fewer is not None and fewer.value == min(each * heads, limit)
    assert many is not None and many.value is not None and fewer.value <= many.value <= limit


@given(each=st.integers(min_value=1, max_value=5000), years=st.integers(2, 9), term=st.integers(2, 5))
def test_no_year_is_counted_beyond_the_term(each: int, years: int, term: int) -> None:
    outcome = calculate(f"便民食堂办{years}年补多少", f"便民食堂每年补助{each}元，连续补助{term}年。")
    assert outcome is not None and outcome.value == each * min(years, term)


@given(price=st.integers(min_value=101, max_value=10**6), rates=st.lists(shares, min_size=2, max_size=4, unique=True))
def test_cases_that_the_asker_does_not_tell_apart_are_all_shown(price: int, rates: list[Decimal]) -> None:
    names = ("甲级场馆", "乙级场馆", "丙级场馆", "丁级场馆")
    clause = "；".join(f"{name}按维修费用的{rate}%补助" for name, rate in zip(names, rates, strict=False)) + "。"
    outcome = calculate(f"维修费用{price}元，补助多少", clause)
    exact = {(price * r / 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) for r in rates}
    assert outcome is not None
    assert ({p.value for p in outcome.possibilities} or {outcome.value}) == exact
    named = calculate(f"乙级场馆维修费用{price}元，补助多少", clause)
    assert named is not None
    assert named.value == (price * rates[1] / 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
