"""A rate of a price, with ceilings for each piece, for each buyer and in all."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.calculate.asked import Asked, Item, words
from assistant.calculate.choose import measured, steps_for
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, Possibility, cents
from assistant.calculate.tellings import cap_name, condition_of, given_cap, given_step
from assistant.calculate.wording import Wording, number
from index.facts.rules import Cap, Rule
from index.facts.tiers import Tier

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Worked:
    """A sum in 元 with the lines that led to it."""

    value: Decimal
    lines: tuple[str, ...]


def by_rate(rule: Rule, asked: Asked, question: str, say: Wording) -> Outcome | None:
    """What a rate grants on the prices asked about; `None` when no price is given."""
    if asked.total is not None and asked.pieces > 1 and not asked.equal:
        return _undivided(rule, asked, question, say)
    items = asked.items
    if asked.total is not None:
        items = (Item(asked.total / asked.pieces, asked.pieces, ""),)
    if not items and asked.reached and measured(rule, asked) is None:
        items = (Item(asked.reached.value, 1, ""),)
    if not items:
        return None
    price = items[0].price if len(items) == 1 else None
    steps = steps_for(rule, asked, question, price)
    inputs = tuple(Given(say.say("name_price"), number(i.price), "元", cited=False) for i in items)
    inputs += tuple(given_cap(c, say) for c in rule.caps)
    if not steps:
        return _below(rule, asked, price, inputs, say)
    cases = [(s, *variant) for s in steps for variant in _variants(rule, items, say)]
    inputs = tuple(given_step(s, say) for s in steps) + inputs
    worked = [(step, condition, apply_rate(step, pieces, caps, say)) for step, condition, pieces, caps in cases]
    return finish(rule, worked, inputs, say)


def finish(rule: Rule, worked: list[tuple[Tier, str, Worked]], inputs: tuple[Given, ...], say: Wording) -> Outcome:
    """One case settles the sum; several become possibilities, unless all end alike."""
    spans = ((rule.start, rule.end),)
    values = {cents(w.value) for _, _, w in worked}
    if len(worked) == 1 or (len(values) == 1 and len({c for _, c, _ in worked if c}) == 0):
        value = cents(worked[0][2].value)
        result = say.money(value)
        result = say.say("least", amount=result) if rule.minimum else result
        return Outcome(OutcomeKind.DETERMINED, inputs, worked[0][2].lines, result, value, sentences=spans)
    many_steps = len({s for s, _, _ in worked}) > 1
    possibilities = []
    lines: list[str] = []
    for step, extra, work in worked:
        condition = "、".join(c for c in (condition_of(step, say) if many_steps else "", extra) if c)
        possibilities.append(Possibility(condition, cents(work.value), say.money(work.value)))
        lines.extend(say.say("depends", condition=condition, result=line) for line in work.lines)
    result = say.say("join").join(say.say("depends", condition=p.condition, result=p.result) for p in possibilities)
    if rule.decided_by and many_steps:
        result += say.say("open", decided_by=rule.decided_by)
    return Outcome(
        OutcomeKind.DEPENDS, inputs, tuple(lines), result, None, tuple(possibilities),
        rule.decided_by if many_steps else "", spans,
    )  # fmt: skip


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
    share = Decimal(step.grant.value) / (1 if step.grant.unit == "倍" else _HUNDRED)
    lines: list[str] = []
    parts: list[Decimal] = []
    for item in items:
        amount = cents(item.price * share)
        lines.append(
            say.say("of", label="", base=say.money(item.price), rate=say.rate(step.grant.value, step.grant.unit),
                    amount=say.money(amount))
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


def hold(amount: Decimal, cap: Cap, lines: list[str], say: Wording) -> Decimal:
    """`amount` or the ceiling, whichever is less; a line says which."""
    name, limit = cap_name(cap, say), say.money(cap.value)
    message = "over" if amount > cap.value else "at" if amount == cap.value else "under"
    lines.append(say.say(message, amount=say.money(amount), cap=name, limit=limit))
    return min(amount, cap.value)


def _below(rule: Rule, asked: Asked, price: Decimal | None, inputs: tuple[Given, ...], say: Wording) -> Outcome | None:
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
