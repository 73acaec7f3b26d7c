"""Fixed amounts: by head, household and year; by tier; by a label; and tiers whose thresholds the text leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from assistant.calculate.asked import Asked
from assistant.calculate.choose import measured, steps_for
from assistant.calculate.counts import Worked, multiply
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, Possibility
from assistant.calculate.rates import below, finish
from assistant.calculate.tellings import condition_of, given_cap, given_step, threshold
from assistant.calculate.wording import Wording, number
from index.facts.rules import Rule, RuleKind
from index.facts.tiers import Tier
from index.numerals import Quantity
from index.values import Fact, FactKind

_SHOWN = {"月", "年", "天", "餐", "顿", "次", "课时", "学时"}  # by which an amount is told where no number of them is


def by_amount(rule: Rule, asked: Asked, question: str, say: Wording) -> Outcome | None:
    """What fixed amounts come to for the numbers asked about; `None` when nothing given bears on them."""
    if any(s.low is not None or s.high is not None for s in rule.steps):
        if len(rule.steps) > 1 or measured(rule, asked) is not None:
            return _tiered(rule, asked, question, say)
        rule = replace(rule, steps=(replace(rule.steps[0], low=None, high=None),))  # a condition taken as met
    steps = steps_for(rule, asked, question)
    if not steps:
        return None
    if not steps[0].grant.per:
        return _unknown_tiers(rule, steps, asked, say)
    few = asked.head(rule.least.unit) if rule.least else None
    if rule.least and few and few.value < Decimal(rule.least.value):
        return _too_few(rule, rule.least, few, say)
    worked: list[tuple[Tier, str, Worked]] = []
    counts: tuple[Given, ...] = ()
    for step in steps:
        found = multiply(step, rule, asked, say)
        if found is None:
            return None
        worked.append((step, "", found[0]))
        counts = found[1]
    own = {s.grant for s in steps}
    caps = tuple(given_cap(c, say) for c in rule.caps if c.fact not in own)
    return finish(rule, worked, tuple(given_step(s, say) for s in steps) + counts + caps, say)


def _too_few(rule: Rule, least: Fact, few: Quantity, say: Wording) -> Outcome:
    """Nothing is due: there are fewer than the text asks for."""
    inputs = (
        Given(say.say("name_threshold"), least.value, least.unit, True, least.start, least.end),
        Given(say.say("name_count"), number(few.value), few.unit, cited=False),
    )
    shown, low = say.count(few.value, few.unit), say.count(Decimal(least.value), least.unit)
    nothing = Decimal(0)
    line = say.say("none_reached", given=shown, low=low)
    spans = ((rule.start, rule.end),)
    return Outcome(OutcomeKind.DETERMINED, inputs, (line,), say.money(nothing), nothing, sentences=spans)


def lump(
    rule: Rule, asked: Asked, question: str, say: Wording, pers: Iterable[str] = ("", "户", "家", "年")
) -> Outcome | None:  # fmt: skip
    """One sum that is paid whatever the numbers (一次性奖励5万元), as a part of several; `pers` count as one."""
    steps = steps_for(rule, asked, question) if rule.kind is RuleKind.AMOUNT else []
    if len(steps) != 1 or steps[0].low is not None or (set(steps[0].grant.per.split("/")) - set(pers)):
        return None
    value = Decimal(steps[0].grant.value)
    line = say.say("part", label=steps[0].label or say.say("name_amount"), amount=say.money(value))
    worked = [(steps[0], "", Worked(value, (line,)))]
    return finish(rule, worked, (given_step(steps[0], say),), say)


def _tiered(rule: Rule, asked: Asked, question: str, say: Wording) -> Outcome | None:
    measure = measured(rule, asked)
    if measure is None:
        return None
    unit = next(s.unit for s in rule.steps if s.unit)
    shown = say.money(measure.value) if unit == "元" else say.count(measure.value, unit)
    given = say.say("more", amount=shown) if measure is asked.reached and asked.beyond else shown
    inputs: tuple[Given, ...] = (Given(say.say("name_threshold"), number(measure.value), unit, cited=False),)
    edge = next((s for s in rule.steps if s.strict and s.low == measure.value and not asked.beyond), None)
    steps = steps_for(rule, asked, question)
    if edge is not None:
        return _edge(rule, edge, steps, inputs, say)
    if not steps:
        return below(rule, asked, None, inputs, say)
    step = steps[0]
    inputs = (given_step(step, say), *inputs)
    spans = ((rule.start, rule.end),)
    if rule.first_time and asked.earlier and step.low is not None and asked.earlier.value > step.low:
        shown = say.money(step.low) if unit == "元" else say.count(step.low, unit)
        line = say.say("before_too", low=shown)
        return Outcome(OutcomeKind.DETERMINED, inputs, (line,), say.money(Decimal(0)), Decimal(0), sentences=spans)
    if len(steps) > 1:
        return _open(rule, steps, say)
    times = multiply(step, rule, asked, say) if step.grant.per else None
    if times:
        line = say.say("tier", given=given, condition=threshold(step, say), amount=step.grant.text)
        return finish(rule, [(step, "", replace(times[0], lines=(line, *times[0].lines)))], (*inputs, *times[1]), say)
    value = Decimal(step.grant.value)
    amount = say.each(step.grant.per if set(step.grant.per.split("/")) & _SHOWN else "", say.money(value))
    result = say.say("most", amount=amount) if step.grant.kind is FactKind.CAP else amount
    line = say.say("tier", given=given, condition=threshold(step, say), amount=result)
    return Outcome(OutcomeKind.DETERMINED, inputs, (line,), result, value, sentences=spans)


def _edge(rule: Rule, edge: Tier, lower: list[Tier], inputs: tuple[Given, ...], say: Wording) -> Outcome:
    """A figure that equals a threshold to be exceeded: the text does not say which side it falls on."""
    show = say.money(edge.low or Decimal(0)) if edge.unit == "元" else say.count(edge.low or Decimal(0), edge.unit)
    below = lower[0] if lower else None
    cases = [(edge, Decimal(edge.grant.value))] + ([(below, Decimal(below.grant.value))] if below else [])
    possible = tuple(Possibility(threshold(s, say), v, say.money(v)) for s, v in cases)
    result = say.say("join").join(say.say("depends", condition=p.condition, result=p.result) for p in possible)
    return Outcome(
        OutcomeKind.DEPENDS, inputs, (say.say("edge", low=show),), result, None, possible, "", ((rule.start, rule.end),)
    )


def _unknown_tiers(rule: Rule, steps: list[Tier], asked: Asked, say: Wording) -> Outcome | None:
    if len(steps) < 2:
        return None
    ranged = steps[0].grant.start == steps[1].grant.start
    if not (asked.items or asked.total or asked.heads) or ranged:
        return None
    return _open(rule, steps, say)


def _open(rule: Rule, steps: list[Tier], say: Wording) -> Outcome:
    """Amounts of which the text does not say which holds: all are shown, and what decides is named."""
    possible = tuple(
        Possibility(condition_of(s, say), Decimal(s.grant.value), say.money(Decimal(s.grant.value))) for s in steps
    )
    groups = sorted({s.group for s in steps})
    listed = [
        "、".join(
            say.say("listed", condition=p.condition, result=p.result)
            for s, p in zip(steps, possible, strict=True) if s.group == g
        )
        for g in groups
    ]  # fmt: skip
    result = say.say("join").join(listed) if any(p.condition for p in possible) else say.say("or").join(listed)
    if rule.decided_by:
        result += say.say("open", decided_by=rule.decided_by)
    unknown = not any(s.label or s.low is not None for s in steps)
    kind = OutcomeKind.NOT_DETERMINED if unknown else OutcomeKind.DEPENDS
    lines = (say.say("text_open"),) if unknown else ()
    return Outcome(
        kind, tuple(given_step(s, say) for s in steps), lines, result, None, possible, rule.decided_by,
        ((rule.start, rule.end),),
    )  # fmt: skip
