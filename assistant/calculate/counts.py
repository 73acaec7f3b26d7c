"""Amounts times what they are counted by: heads, areas, days and years, within the limits that the text sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculate.asked import Asked
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.tellings import cap_name, given_cap, given_step
from assistant.calculate.wording import Wording, number
from index.facts.rules import Cap, Rule
from index.facts.tiers import Tier
from index.numerals import Quantity
from index.values import Fact, FactKind

__all__ = ["Worked", "by_growth", "hold", "limited", "multiply"]

_TIMES = ("年", "月", "天")
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Worked:
    """A sum in 元 with the lines that led to it; `per` is what it is still for each of (月, 人/月)."""

    value: Decimal
    lines: tuple[str, ...]
    per: str = ""


def hold(amount: Decimal, cap: Cap, lines: list[str], say: Wording) -> Decimal:
    """`amount` or the ceiling, whichever is less; a line says which."""
    name, limit = cap_name(cap, say), say.money(cap.value)
    message = "over" if amount > cap.value else "at" if amount == cap.value else "under"
    lines.append(say.say(message, amount=say.money(amount), cap=name, limit=limit))
    return min(amount, cap.value)


def limited(value: Decimal, unit: str, limits: Sequence[Fact], lines: list[str], say: Wording) -> Decimal:
    """`value` of what `unit` counts, or the most that the text pays for; a line says so where it is the latter."""
    for fact in limits:
        most = _in(unit, fact)
        if most is not None and value > most:
            lines.append(say.say("over_limit", given=say.count(value, unit), limit=say.count(most, unit)))
            value = most
    return value


def _in(unit: str, fact: Fact) -> Decimal | None:
    """A limit counted in `unit` (3年 are 36月); `None` where it counts something else."""
    value = Decimal(fact.value)
    if fact.unit == unit:
        return value
    if (fact.unit, unit) == ("年", "月"):
        return value * _MONTHS_A_YEAR
    return value / _MONTHS_A_YEAR if (fact.unit, unit) == ("月", "年") and value % _MONTHS_A_YEAR == 0 else None


def multiply(step: Tier, rule: Rule, asked: Asked, say: Wording) -> tuple[Worked, tuple[Given, ...]] | None:
    """What an amount comes to for the numbers given, with these as inputs; `None` where none of them is given."""
    lines: list[str] = []
    factors: list[tuple[Decimal, str]] = []
    inputs: list[Given] = []
    left: list[str] = []
    given = False
    units = step.grant.per.split("/")
    for unit in units:
        head = asked.head(unit)
        value, known, source = (head.value, True, ()) if head else _time(unit, units, asked, rule, say)
        if (
            value is None
            and unit == "人"
            and any(u in _TIMES and (asked.head(u) or _time(u, units, asked, rule, say)[1]) for u in units)
        ):
            value = Decimal(1)  # 6个月能拿多少: the asker alone
        if value is None:
            return None
        if not known:
            left.append(unit)
        given = given or known
        value = limited(value, unit, rule.limits, lines, say)
        inputs.extend(source or ([Given(say.say("name_count"), number(value), unit, cited=False)] if known else []))
        if value != 1 or (head is not None and unit not in _TIMES):
            factors.append((value, unit))
    if not given or all(value == 1 for value, _ in factors):
        return None
    value = _held(Decimal(step.grant.value), step, factors, rule.caps, lines, say)
    return Worked(value, tuple(lines), "/".join(left)), tuple(inputs)


def _held(
    amount: Decimal, step: Tier, factors: list[tuple[Decimal, str]], caps: Sequence[Cap], lines: list[str], say: Wording
) -> Decimal:  # fmt: skip
    """The product; a ceiling for a year holds before the years are counted."""
    yearly = [c for c in caps if "年" in c.per.split("/") and not c.cumulative]
    years = [f for f in factors if f[1] == "年"] if yearly else []
    first = [f for f in factors if f not in years]
    text = step.grant.text.replace(" ", "") if say.language == "zh" else say.money(amount)
    value = amount
    if first:
        value = cents(_product(amount, first))
        counts = " × ".join(say.count(n, u) for n, u in first)
        lines.append(say.say("times", amount=text, counts=counts, result=say.money(value)))
    for cap in yearly:
        if cap.fact is not step.grant:
            value = hold(value, cap, lines, say)
    if years:
        total = cents(_product(value, years))
        counts = " × ".join(say.count(n, u) for n, u in years)
        lines.append(say.say("times", amount=say.money(value), counts=counts, result=say.money(total)))
        value = total
    for cap in caps:
        if cap not in yearly and cap.fact is not step.grant:
            value = hold(value, cap, lines, say)
    return value


def _product(value: Decimal, factors: Sequence[tuple[Decimal, str]]) -> Decimal:
    for factor, _ in factors:
        value *= factor
    return value


def _time(
    unit: str, units: Sequence[str], asked: Asked, rule: Rule, say: Wording
) -> tuple[Decimal | None, bool, tuple[Given, ...]]:
    """How many years, months or days an amount runs, whether that is known, and the inputs that it follows from.

    One where nothing is said, the text's own length where the whole sum is asked for; `None` for other units.
    """
    if unit not in _TIMES:
        return None, False, ()
    months, years = asked.head("月"), asked.head("年")
    if unit == "月" and years:
        return years.value * _MONTHS_A_YEAR, True, (_given(years, say),)
    if unit == "年" and months and months.value % _MONTHS_A_YEAR == 0:
        return months.value / _MONTHS_A_YEAR, True, (_given(months, say),)
    term = next((f for f in rule.limits if f.kind is FactKind.PERIOD and _in(unit, f)), None)
    if term and "whole" in asked.wants:
        given = Given(say.say("name_term"), term.value, term.unit, True, term.start, term.end)
        return _in(unit, term), True, (given,)
    return Decimal(1), False, ()


def _given(quantity: Quantity, say: Wording) -> Given:
    return Given(say.say("name_count"), number(quantity.value), quantity.unit, cited=False)


def by_growth(rule: Rule, asked: Asked, say: Wording) -> Outcome | None:
    """So much for the first few and so much for each more (带动3人2000元，每增加1人再给予1000元)."""
    base, more = rule.steps
    head = asked.head(more.unit)
    if head is None:
        return None
    first = base.low or Decimal(1)
    inputs = (
        given_step(base, say), given_step(more, say),
        Given(say.say("name_count"), number(head.value), more.unit, cited=False),
        *(given_cap(c, say) for c in rule.caps),
    )  # fmt: skip
    spans = ((rule.start, rule.end),)
    if head.value < first:
        shown, low = say.count(head.value, more.unit), say.count(first, more.unit)
        line = say.say("none_reached", given=shown, low=low)
        return Outcome(OutcomeKind.DETERMINED, inputs, (line,), say.money(Decimal(0)), Decimal(0), sentences=spans)
    beyond = head.value - first
    value = cents(Decimal(base.grant.value) + beyond * Decimal(more.grant.value))
    parts = (say.money(Decimal(base.grant.value)), say.money(Decimal(more.grant.value)), say.count(beyond, more.unit))
    lines = [say.say("growth", first=parts[0], more=parts[1], counts=parts[2], result=say.money(value))]
    for cap in rule.caps:
        value = hold(value, cap, lines, say)
    years = asked.head("年")
    if years and years.value > 1 and "年" in base.grant.per.split("/"):
        counted = limited(years.value, "年", rule.limits, lines, say)
        total = cents(value * counted)
        counts = say.count(counted, "年")
        lines.append(say.say("times", amount=say.money(value), counts=counts, result=say.money(total)))
        value = total
    return Outcome(OutcomeKind.DETERMINED, inputs, tuple(lines), say.money(value), value, sentences=spans)
