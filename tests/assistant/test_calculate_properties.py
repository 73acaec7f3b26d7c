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
