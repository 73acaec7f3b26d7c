"""A rate of a price, with ceilings for each piece, for each buyer and in all."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.calculate.asked import Asked, Item, words
from assistant.calculate.choose import measured, steps_for
from assistant.calculate.counts import Worked, hold, limited
from assistant.calculate.months import for_heads, for_months, for_the_year, monthly
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, Possibility, cents
from assistant.calculate.tellings import condition_of, given_cap, given_step, given_sum
from assistant.calculate.wording import Wording, number
from index.facts.rules import Cap, Rule
from index.facts.tiers import Tier
from index.values import Fact, FactKind

_HUNDRED = Decimal(100)
_WHOLE = {"倍": Decimal(1), "‰": Decimal(1000)}  # what a rate is a part of, by its sign


_TOTALS = re.compile(r"投资|投入|支出|费|租金|成本|总额|收入|利息|税")


def by_rate(rule: Rule, asked: Asked, question: str, say: Wording) -> Outcome | None:
    """What a rate grants on the prices asked about; `None` when no price is given."""
    if asked.total is not None and asked.pieces > 1 and not asked.equal:
        kept = [f for f in rule.limits if f.unit in words()["units"]["pieces"] and Decimal(f.value) < asked.pieces]
        return None if kept else _undivided(rule, asked, question, say)
    items = asked.items
    if asked.total is not None:
        items = (Item(asked.total / asked.pieces, asked.pieces, ""),)
    if not items and asked.reached and measured(rule, asked) is None:
        items = (Item(asked.reached.value, 1, ""),)
    years = asked.head("年")
    if not items and asked.loan is not None and _of_loan(rule) and (years is None or years.value == 1):
        items = (Item(asked.loan, 1, ""),)
    if not items:
        return None
    if years and years.value > 1 and any("年" in c.per.split("/") for c in rule.caps):
        return None  # what falls to each of the years is not told
    if _of_many(rule, asked, question):
        return None
    held: list[str] = []
    given = items
    items = for_the_year(rule, items, asked, question, held, say)
    inputs = tuple(Given(say.say("name_price"), number(i.price), "元", cited=False) for i in given)
    if rule.deduct is not None:
        inputs += (given_sum(rule.deduct, say),)
        off = Decimal(rule.deduct.value)
        if all(item.price <= off for item in items):
            line = say.say("none_reached", given=say.money(items[0].price), low=say.money(off))
            zero, spans = Decimal(0), ((rule.start, rule.end),)
            return Outcome(OutcomeKind.DETERMINED, inputs, (line,), say.money(zero), zero, sentences=spans)
        rests = [replace(i, price=max(i.price - off, Decimal(0))) for i in items]
        for item, left in zip(items, rests, strict=True):
            held.append(say.say("rest", total=say.money(item.price), part=say.money(off), result=say.money(left.price)))
        items = tuple(rests)
    if rule.daily:
        return _by_day(rule, items, asked, question, say)
    dearest = Decimal(rule.dearest.value) if rule.dearest else None
    dear = [i for i in items if dearest is not None and i.price > dearest and not i.loose]
    if dear and rule.dearest:
        return _too_dear(rule, rule.dearest, dear[0], inputs[:1], say) if len(items) == 1 else None
    limit = next((f for f in rule.limits if f.unit in words()["units"]["pieces"]), None)
    if limit and sum(i.count for i in items) > Decimal(limit.value):
        if len(items) > 1:
            return None
        count = limited(Decimal(items[0].count), limit.unit, (limit,), held, say)
        items = (replace(items[0], count=int(count), loose=False),)
    price = items[0].price if len(items) == 1 else None
    steps = steps_for(rule, asked, question, price)
    inputs += tuple(given_cap(c, say) for c in rule.caps)
    if not steps:
        return below(rule, asked, price, inputs, say)
    cases = [(s, *variant) for s in steps for variant in _variants(rule, items, say)]
    inputs = tuple(given_step(s, say) for s in steps) + inputs
    worked = [(step, condition, apply_rate(step, pieces, caps, say)) for step, condition, pieces, caps in cases]
    worked = [(step, condition, Worked(w.value, (*held, *w.lines))) for step, condition, w in worked]
    heads = asked.head("人")
    if heads and heads.value > 1 and len(items) == 1 and re.search(r"工资|低保标准|生活保障标准", rule.base):
        worked = [(step, condition, for_heads(w, heads, say)) for step, condition, w in worked]
        inputs += (Given(say.say("name_count"), number(heads.value), "人", cited=False),)
    if monthly(rule, question):
        worked = [(step, condition, for_months(w, rule, asked, say)) for step, condition, w in worked]
    return finish(rule, worked, inputs, say)


def _of_many(rule: Rule, asked: Asked, question: str) -> bool:
    """Whether a price is of many things at once and the text has a ceiling for each of them (装修花了10万)."""
    counted = any(head.unit in words()["units"]["pieces"] for head in asked.heads)
    caps = piece_caps(rule)
    if counted or not caps or not whole_caps(rule) or not re.search(words()["wants"]["collective"], question, re.I):
        return False
    rates = [Decimal(s.grant.value) for s in rule.steps if s.grant.unit == "%"]
    prices = [*(item.price for item in asked.items), *((asked.total,) if asked.total is not None else ())]
    return any(price * rate / _HUNDRED > min(c.value for c in caps) for price in prices for rate in rates)


def _too_dear(rule: Rule, dearest: Fact, item: Item, inputs: tuple[Given, ...], say: Wording) -> Outcome:
    """Nothing is due: the thing costs more than the text pays for."""
    given = Given(say.say("name_threshold"), dearest.value, dearest.unit, True, dearest.start, dearest.end)
    line = say.say("too_dear", price=say.money(item.price), limit=say.money(Decimal(dearest.value)))
    spans = ((rule.start, rule.end),)
    nothing = Decimal(0)
    return Outcome(OutcomeKind.DETERMINED, (given, *inputs), (line,), say.money(nothing), nothing, sentences=spans)


def _of_loan(rule: Rule) -> bool:
    """Whether a rate is of money borrowed."""
    return rule.daily or bool(re.search(r"利率|本金|贷款(?:额|金额|总额|规模)", rule.base))


def _by_day(rule: Rule, items: tuple[Item, ...], asked: Asked, question: str, say: Wording) -> Outcome | None:
    """A rate for every day: of all the money, times the days given (one where none are)."""
    if len(items) > 1:
        return None
    price, days = items[0].price * items[0].count, asked.head("天")
    worked: list[tuple[Tier, str, Worked]] = []
    steps = steps_for(rule, asked, question)
    for step in steps:
        lines: list[str] = []
        count = limited(days.value, "天", rule.limits, lines, say) if days else Decimal(1)
        value = cents(price * Decimal(step.grant.value) / _WHOLE.get(step.grant.unit, _HUNDRED) * count)
        base = f"{say.money(price)} × {_rate(step, say)}"
        counts = say.count(count, "天")
        lines.append(say.say("times", amount=base, counts=counts, result=say.money(value)))
        worked.append((step, "", Worked(value, tuple(lines))))
    inputs: tuple[Given, ...] = (Given(say.say("name_base"), number(price), "元", cited=False),)
    inputs += (Given(say.say("name_count"), number(days.value), "天", cited=False),) if days else ()
    outcome = finish(rule, worked, tuple(given_step(s, say) for s in steps) + inputs, say)
    if days or outcome.value is None:
        return outcome
    return replace(outcome, result=say.say("a_day", amount=outcome.result))


def _rate(step: Tier, say: Wording) -> str:
    """A rate as the text writes it where it is no percentage (万分之二)."""
    grant = step.grant
    return grant.text if "分之" in grant.text and say.language == "zh" else say.rate(grant.value, grant.unit)


def finish(rule: Rule, worked: list[tuple[Tier, str, Worked]], inputs: tuple[Given, ...], say: Wording) -> Outcome:
    """One case settles the sum; several become possibilities, unless all end alike."""
    spans = ((rule.start, rule.end),)
    values = {cents(w.value) for _, _, w in worked}
    if len(worked) == 1 or (len(values) == 1 and len({c for _, c, _ in worked if c}) == 0):
        value = cents(worked[0][2].value)
        result = amount_of(rule, worked[0][0], worked[0][2], say)
        return Outcome(OutcomeKind.DETERMINED, inputs, worked[0][2].lines, result, value, sentences=spans)
    many_steps = len({s for s, _, _ in worked}) > 1
    possibilities = []
    lines: list[str] = []
    for step, extra, work in worked:
        condition = "、".join(c for c in (condition_of(step, say) if many_steps else "", extra) if c)
        possibilities.append(Possibility(condition, cents(work.value), amount_of(rule, step, work, say)))
        lines.extend(say.say("depends", condition=condition, result=line) for line in work.lines)
    result = say.say("join").join(say.say("depends", condition=p.condition, result=p.result) for p in possibilities)
    ends = [s for s, _, _ in worked]
    ranged = (
        len(ends) == 2 and many_steps and ends[0].grant.start == ends[1].grant.start and ends[0].grant != ends[1].grant
    )
    if ranged:
        low, high = possibilities
        words_for = {"first": low.condition, "last": high.condition}
        result = say.say("ends", low=low.result, high=high.result, **words_for)
    if rule.decided_by and many_steps:
        result += say.say("open", decided_by=rule.decided_by)
    return Outcome(
        OutcomeKind.DEPENDS, inputs, tuple(lines), result, None, tuple(possibilities),
        rule.decided_by if many_steps else "", spans, ranged,
    )  # fmt: skip


def amount_of(rule: Rule, step: Tier, work: Worked, say: Wording) -> str:
    """A result in words: a sum, 最高… where the text grants up to so much, 不低于… where it grants at least so much."""
    amount = say.each(work.per, say.money(work.value))
    if step.grant.kind is FactKind.CAP:
        return say.say("most", amount=amount)
    return say.say("least", amount=amount) if rule.minimum else amount


def piece_caps(rule: Rule) -> tuple[Cap, ...]:
    """The ceilings that hold for each piece."""
    return tuple(c for c in rule.caps if not c.cumulative and c.per in words()["units"]["pieces"])


def whole_caps(rule: Rule) -> tuple[Cap, ...]:
    """The ceilings that hold for all pieces of one buyer together."""
    return tuple(c for c in rule.caps if c not in piece_caps(rule))


def _variants(
    rule: Rule, items: tuple[Item, ...], say: Wording
) -> list[tuple[str, tuple[Item, ...], tuple[tuple[Cap, ...], tuple[Cap, ...]]]]:
    """Readings that the question or the text leaves open: each or together; a ceiling without 每件 or 累计."""
    whole = whole_caps(rule)
    unclear = [c for c in whole if not c.per and not c.cumulative]
    pieces = sum(i.count for i in items)
    if not piece_caps(rule) and _TOTALS.search(rule.base):
        items = tuple(replace(i, count=1, loose=False) if i.loose else i for i in items)  # 6间房投了260万
        pieces = sum(i.count for i in items)
    loose = next((i for i in items if i.loose), None)
    caps = (piece_caps(rule), whole)
    if loose is not None:
        together = Item(loose.price / loose.count, loose.count, loose.label)
        others = tuple(i for i in items if i is not loose)
        price = say.money(loose.price)
        return [
            (say.say("if_each", price=price), (*others, loose), caps),
            (say.say("if_all", price=price), (*others, together), caps),
        ]
    if unclear and pieces > 1:
        limit = say.money(unclear[0].value)
        rest = tuple(c for c in whole if c not in unclear)
        return [
            (say.say("if_cap_each", limit=limit), items, (caps[0] + tuple(unclear), rest)),
            (say.say("if_cap_all", limit=limit), items, caps),
        ]
    if pieces == 1:
        return [("", items, (caps[0] + whole, ()))]
    return [("", items, caps)]


def apply_rate(
    step: Tier, items: tuple[Item, ...], caps: tuple[tuple[Cap, ...], tuple[Cap, ...]], say: Wording
) -> Worked:
    """The rate of each price, held to the ceilings of a piece, added up and held to those of the whole."""
    share = Decimal(step.grant.value) / _WHOLE.get(step.grant.unit, _HUNDRED)
    lines: list[str] = []
    parts: list[Decimal] = []
    for item in items:
        amount = cents(item.price * share)
        lines.append(
            say.say("of", label="", base=say.money(item.price), rate=_rate(step, say), amount=say.money(amount))
        )  # fmt: skip
        for cap in caps[0]:
            amount = hold(amount, cap, lines, say)
        parts.extend([amount] * item.count)
    total = sum(parts, Decimal(0))
    if len(parts) > 1:
        lines.append(say.say("sum", parts=" + ".join(say.money(p) for p in parts[:12]), amount=say.money(total)))
    for cap in caps[1]:
        total = hold(total, cap, lines, say)
    return Worked(total, tuple(lines))


def below(rule: Rule, asked: Asked, price: Decimal | None, inputs: tuple[Given, ...], say: Wording) -> Outcome | None:
    """Nothing is due: the figure given stays below the lowest threshold."""
    measure = measured(rule, asked, price)
    lows = [s.low for s in rule.steps if s.low is not None]
    if measure is None or not lows:
        return None
    unit = next(s.unit for s in rule.steps if s.unit)
    show = say.money if unit == "元" else lambda v: say.count(v, unit)
    line = say.say("none_reached", given=show(measure.value), low=show(min(lows)))
    return Outcome(
        OutcomeKind.DETERMINED, inputs, (line,), say.money(Decimal(0)), Decimal(0), sentences=((rule.start, rule.end),)
    )


def _undivided(rule: Rule, asked: Asked, question: str, say: Wording) -> Outcome | None:
    """Several pieces of which only the sum is given: settled when no split reaches a ceiling, else both ends shown."""
    total = asked.total or Decimal(0)
    inputs = (
        Given(say.say("name_total"), number(total), "元", cited=False),
        *tuple(given_cap(c, say) for c in rule.caps),
    )
    worked: list[tuple[Tier, str, Worked]] = []
    caps = (piece_caps(rule), whole_caps(rule))
    steps = steps_for(rule, asked, question)
    for step in steps:
        one = apply_rate(step, (Item(total, 1, ""),), caps, say)
        even = apply_rate(step, (Item(total / asked.pieces, asked.pieces, ""),), caps, say)
        plain = apply_rate(step, (Item(total, 1, ""),), ((), caps[1]), say)
        if one.value == plain.value:
            worked.append((step, "", plain))
        else:
            worked.append((step, say.say("if_equal"), even))
            worked.append((step, say.say("if_one_dear"), one))
    return finish(rule, worked, tuple(given_step(s, say) for s in steps) + inputs, say) if worked else None
