"""A rate of a charge that is itself a price times a measure (应缴热费的90%, 每平方米38.32元, 不超过60平方米)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculate.asked import words
from assistant.calculate.choose import pairs, shared_pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.progressive import banded
from assistant.calculate.wording import Wording, number
from index.numerals import Quantity
from index.values import Fact, FactKind

__all__ = ["Charge", "by_charge", "measure_of", "most_of", "plain_charge", "prices", "related"]

_PRICE = re.compile(r"价|费|计收|收取|标准")
_GRANT = re.compile(r"补[贴助]|奖励|给予|资助|罚|滞纳|违约|退")
_CHARGED_BEFORE = re.compile(r"(?:缴纳|交纳|收取|支付|承担|计收)[^，。；\d]{0,6}$")
_CHARGED_AFTER = re.compile(r"[^，。；\d]{0,3}(?:缴纳|交纳|收取|支付|承担|计收)")
_SHARES_DUE = re.compile(r"(?:缴纳|交纳|收取|支付|承担|计收|收费)[^，。；]{0,6}[：:]")  # 按一定比例收取：低保家庭按10%…
_LESSENED = re.compile(r"补|减免|退")
_AREA = re.compile(r"面积|部分|用量|水量|电量|以内")


@dataclass(frozen=True, slots=True)
class Charge:
    """A price of each `unit` in 元, and the most of them that a benefit is paid for, with where both stand.

    `context` is what the headings above the price say: it tells no case of the charge apart.
    """

    price: Fact
    unit: str
    most: Fact | None = None
    context: str = ""


def measure_of(quantities: Sequence[Quantity]) -> Quantity | None:
    """The one measure (平方米, 立方米) that a question gives, where it gives no money."""
    same = {other: group[0] for group in words()["units"]["same"] for other in group}
    measured = [replace(q, unit=same.get(q.unit, q.unit)) for q in quantities if q.unit in words()["units"]["measures"]]
    if len(measured) != 1 or measured[0].value <= 1 or any(q.unit in ("元", "") and q.value >= 100 for q in quantities):
        return None
    return measured[0]


def prices(text: str, facts: Sequence[Fact], unit: str) -> list[Fact]:
    """The prices of each `unit` in a text, not what it grants for each."""
    found = []
    for fact in facts:
        sentence = re.split(r"[。；;\n]", text[: fact.start])[-1] + re.split(r"[。；;\n]", text[fact.end :])[0]
        money = fact.kind is FactKind.AMOUNT and fact.per.split("/")[0] == unit
        if money and _PRICE.search(sentence) and not _GRANT.search(sentence) and not banded(text, fact):
            found.append(fact)
    return found


def most_of(text: str, facts: Sequence[Fact], unit: str) -> Fact | None:
    """The most of a measure that a benefit is paid for (补贴面积每户最高不超过60平方米)."""
    held = [f for f in facts if f.kind is FactKind.COUNT and f.unit == unit and f.bound == "max"]
    near = [f for f in held if _AREA.search(re.split(r"[。；\n]", text[: f.start])[-1] + text[f.end : f.end + 6])]
    return near[0] if len({f.value for f in near}) == 1 else None


def by_charge(
    question: str,
    text: str,
    charge: Charge,
    measure: Quantity,
    others: Sequence[Quantity],
    calculate: Callable[[tuple[Quantity, ...]], Outcome | None],
    say: Wording,
) -> Outcome | None:
    """What a rate of the charge comes to: `calculate` works it out for the charge given as a sum of money.

    Where the asker wants what is left to pay, a benefit is taken off the whole charge.
    """
    price = Decimal(charge.price.value)
    full = cents(price * measure.value)
    outcome = calculate((*others, _as_money(measure, full)))
    rate = _rate(outcome, text)
    if outcome is None or rate is None or not names_case(question, text, rate.start, charge):
        return None
    charged = _is_charged(text, rate)
    most = Decimal(charge.most.value) if charge.most and not charged else measure.value
    held = min(most, measure.value)
    base = cents(price * held)
    if base != full:
        outcome = calculate((*others, _as_money(measure, base)))
    if outcome is None or outcome.kind is not OutcomeKind.DETERMINED or outcome.value is None:
        return None
    lines: list[str] = []
    wants = words()["wants"]
    pays = not charged and bool(re.search(wants["pays"], question) or not re.search(wants["benefit"], question))
    if pays:
        lines.append(_times(price, measure.value, full, measure.unit, say))
    if held < measure.value:
        shown, limit = say.count(measure.value, measure.unit), say.count(held, measure.unit)
        lines.append(say.say("over_limit", given=shown, limit=limit))
    if not pays or base != full:
        lines.append(_times(price, held, base, measure.unit, say))
    lines += outcome.steps
    value, result = outcome.value, outcome.result
    if pays:
        value = full - outcome.value
        lines.append(say.say("rest", total=say.money(full), part=say.money(outcome.value), result=say.money(value)))
        result = say.money(value)
    value, result = _for_months(value, result, charge, others, lines, say)
    inputs = [g for g in outcome.inputs if g.cited or Decimal(g.value) not in (base, full)]
    inputs.append(
        Given(say.say("name_unit_price"), charge.price.value, "元", True, charge.price.start, charge.price.end)
    )
    if charge.most and held < measure.value:
        most_fact = charge.most
        inputs.append(Given(say.say("name_cap"), most_fact.value, most_fact.unit, True, most_fact.start, most_fact.end))
    inputs.append(Given(say.say("name_count"), number(measure.value), measure.unit, cited=False))
    return replace(outcome, inputs=tuple(inputs), steps=tuple(lines), result=result, value=value)


def names_case(question: str, text: str, rate: int, charge: Charge) -> bool:
    """Whether a question has words for the case that the rate at `rate` is for, beyond those for the charge."""

    def part(at: int, marks: str) -> str:
        start = max(text.rfind(mark, 0, at) for mark in marks) + 1
        return text[start : min([e for m in marks if (e := text.find(m, at)) >= 0], default=len(text))]

    priced = part(charge.price.start, "。；\n") + charge.context
    usual = pairs(priced) | pairs(priced.replace("价", "费"))
    return bool(pairs(question) & (pairs(part(rate, "。；\n")) - usual))


def plain_charge(charge: Charge, measure: Quantity, others: Sequence[Quantity], say: Wording) -> Outcome:
    """The price times the measure, where nothing is taken off it."""
    price = charge.price
    value = cents(Decimal(price.value) * measure.value)
    lines = [_times(Decimal(price.value), measure.value, value, measure.unit, say)]
    value, result = _for_months(value, say.money(value), charge, others, lines, say)
    inputs = (
        Given(say.say("name_unit_price"), price.value, "元", True, price.start, price.end),
        Given(say.say("name_count"), number(measure.value), measure.unit, cited=False),
    )
    return Outcome(
        OutcomeKind.DETERMINED, inputs, tuple(lines), result, value, sentences=((price.start, price.end),)
    )  # fmt: skip


def _for_months(
    value: Decimal, result: str, charge: Charge, others: Sequence[Quantity], lines: list[str], say: Wording
) -> tuple[Decimal, str]:
    """A charge that is due every month, for the months or years given."""
    if "月" not in charge.price.per.split("/"):
        return value, result
    months = sum((q.value * (12 if q.unit == "年" else 1) for q in others if q.unit in ("年", "月")), Decimal(0))
    if months <= 1:
        return value, say.each("月", result)
    total = cents(value * months)
    lines.append(say.say("times", amount=result, counts=say.count(months, "月"), result=say.money(total)))
    return total, say.money(total)


def _as_money(measure: Quantity, value: Decimal) -> Quantity:
    return replace(measure, value=value, unit="元")


def _times(price: Decimal, count: Decimal, value: Decimal, unit: str, say: Wording) -> str:
    return say.say("times", amount=say.money(price), counts=say.count(count, unit), result=say.money(value))


def _rate(outcome: Outcome | None, text: str) -> Given | None:
    """The one rate of a charge that a sum was worked out with."""
    rates = [g for g in outcome.inputs if g.cited and g.unit in ("%", "‰")] if outcome else []
    if len(rates) != 1:
        return None
    start = max(text.rfind(mark, 0, rates[0].start) for mark in "。\n") + 1
    return rates[0] if re.search("费|价|款|租", text[start : rates[0].end + 12]) else None


def _is_charged(text: str, rate: Given) -> bool:
    """Whether a rate is what is to be paid (按97%收取) and not what is taken off."""
    before, after = text[max(0, rate.start - 10) : rate.start], text[rate.end : rate.end + 8]
    if _LESSENED.search(re.split(r"[，。；]", before)[-1]):
        return False
    sentence = text[max(text.rfind(mark, 0, rate.start) for mark in "。\n") + 1 : rate.start]
    if _SHARES_DUE.search(sentence) and not _LESSENED.search(sentence):
        return True
    return bool(_CHARGED_BEFORE.search(before) or _CHARGED_AFTER.match(after))


def related(price_text: str, rate_text: str) -> bool:
    """Whether a price and a rate are of the same charge (热价, 热费)."""
    return shared_pairs(price_text.replace("价", "费"), rate_text.replace("价", "费")) > 0
