"""Fixed amounts: by head, household and year; by tier; by a label; and tiers whose thresholds the text leaves out."""

from __future__ import annotations

from decimal import Decimal

from assistant.calculate.asked import Asked
from assistant.calculate.choose import measured, steps_for
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, Possibility
from assistant.calculate.rates import Worked, _below, finish, hold
from assistant.calculate.tellings import condition_of, given_step, threshold
from assistant.calculate.wording import Wording, number
from index.facts.rules import Rule
from index.facts.tiers import Tier
from index.values import FactKind

_MONTHS_A_YEAR = 12


def by_amount(rule: Rule, asked: Asked, question: str, say: Wording) -> Outcome | None:
    """What fixed amounts come to for the numbers asked about; `None` when nothing given bears on them."""
    if any(s.low is not None or s.high is not None for s in rule.steps):
        return _tiered(rule, asked, question, say)
    steps = steps_for(rule, asked, question)
    if not steps:
        return None
    if not steps[0].grant.per:
        return _unknown_tiers(rule, steps, asked, say)
    worked: list[tuple[Tier, str, Worked]] = []
    counts: tuple[Given, ...] = ()
    for step in steps:
        found = _multiply(step, asked, question, say)
        if found is None:
            return None
        work, counts = found
        lines = list(work.lines)
        value = work.value
        for cap in rule.caps:
            value = hold(value, cap, lines, say)
        worked.append((step, "", Worked(value, tuple(lines))))
    return finish(rule, worked, tuple(given_step(s, say) for s in steps) + counts, say)


def _multiply(step: Tier, asked: Asked, question: str, say: Wording) -> tuple[Worked, tuple[Given, ...]] | None:
    amount = Decimal(step.grant.value)
    factors: list[Decimal] = []
    words: list[str] = []
    inputs: list[Given] = []
    given = False
    for unit in step.grant.per.split("/"):
        head = asked.head(unit)
        value = head.value if head else None
        if head is None and unit in ("年", "月"):
            value, known = _time(unit, asked)
            given = given or known
        elif head is not None:
            given = True
        if value is None:
            return None
        if value != 1 or (head is not None and unit not in ("年", "月")):
            factors.append(value)
            words.append(say.count(value, unit))
            inputs.append(Given(say.say("name_count"), number(value), unit, cited=False))
    if not given or not factors:
        return None
    result = amount
    for factor in factors:
        result *= factor
    line = say.say("times", amount=step.grant.text.replace(" ", ""), counts=" × ".join(words), result=say.money(result))
    return Worked(result, (line,)), tuple(inputs)


def _time(unit: str, asked: Asked) -> tuple[Decimal, bool]:
    """How many years or months, from either; one where none is given."""
    months, years = asked.head("月"), asked.head("年")
    if unit == "月" and years:
        return years.value * _MONTHS_A_YEAR, True
    if unit == "年" and months and months.value % _MONTHS_A_YEAR == 0:
        return months.value / _MONTHS_A_YEAR, True
    return Decimal(1), False


def _tiered(rule: Rule, asked: Asked, question: str, say: Wording) -> Outcome | None:
    measure = measured(rule, asked)
    if measure is None:
        return None
    unit = next(s.unit for s in rule.steps if s.unit)
    shown = say.money(measure.value) if unit == "元" else say.count(measure.value, unit)
    given = say.say("more", amount=shown) if measure is asked.reached else shown
    inputs: tuple[Given, ...] = (Given(say.say("name_threshold"), number(measure.value), unit, cited=False),)
    edge = next((s for s in rule.steps if s.strict and s.low == measure.value and measure is not asked.reached), None)
    steps = steps_for(rule, asked, question)
    if edge is not None:
        return _edge(rule, edge, steps, inputs, say)
    if not steps:
        return _below(rule, asked, None, inputs, say)
    step = steps[0]
    inputs = (given_step(step, say), *inputs)
    spans = ((rule.start, rule.end),)
    if rule.first_time and asked.earlier and step.low is not None and asked.earlier.value > step.low:
        shown = say.money(step.low) if unit == "元" else say.count(step.low, unit)
        line = say.say("before_too", low=shown)
        return Outcome(OutcomeKind.DETERMINED, inputs, (line,), say.money(Decimal(0)), Decimal(0), sentences=spans)
    value = Decimal(step.grant.value)
    amount = say.money(value)
    if len(steps) > 1:
        return _open(rule, steps, say)
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
