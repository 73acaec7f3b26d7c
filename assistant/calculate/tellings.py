"""Names for the inputs, ceilings and conditions of a calculation, in the reader's language."""

from __future__ import annotations

from decimal import Decimal

from assistant.calculate.outcome import Given
from assistant.calculate.wording import Wording
from index.facts.rules import Cap
from index.facts.tiers import Tier
from index.values import Fact, FactKind


def cap_name(cap: Cap, say: Wording) -> str:
    """每件上限 500元, 累计上限 15000元, or the like."""
    limit = say.money(cap.value)
    if cap.cumulative:
        return say.say("cap_sum", limit=limit)
    if not cap.per:
        return say.say("cap_all", limit=limit)
    per = "每" + cap.per.replace("/", "每") if say.language == "zh" else say.unit(cap.per)
    return say.say("cap", per=per, limit=limit)


def given_cap(cap: Cap, say: Wording) -> Given:
    """A ceiling as an input that the clause gives."""
    return Given(say.say("name_cap"), cap.fact.value, cap.fact.unit, True, cap.fact.start, cap.fact.end)


def given_sum(fact: Fact, say: Wording) -> Given:
    """A sum that the clause takes off before a rate applies, as an input."""
    return Given(say.say("name_part"), fact.value, fact.unit, True, fact.start, fact.end)


def given_step(step: Tier, say: Wording) -> Given:
    """A step's rate or amount as an input that the clause gives."""
    fact = step.grant
    name = "name_rate" if fact.kind is FactKind.RATE else "name_amount"
    return Given(say.say(name), fact.value, fact.unit, True, fact.start, fact.end)


def condition_of(step: Tier, say: Wording) -> str:
    """When a step holds: its thresholds, its label, or (where the text gives neither) its rate."""
    if step.low is not None or step.high is not None:
        return threshold(step, say)
    if step.label:
        return step.label
    if step.grant.kind is FactKind.RATE:
        return say.say("if_rate", rate=say.rate(step.grant.value, step.grant.unit))
    return ""


def threshold(step: Tier, say: Wording) -> str:
    """The thresholds of a step in words: 突破3000万元, 3000人至1万人."""

    def show(value: Decimal | None) -> str:
        if value is None:
            return ""
        return say.money(value) if step.unit == "元" else say.count(value, step.unit)

    if step.low is None:
        return say.say("threshold_below", high=show(step.high))
    if step.high is not None:
        return say.say("threshold_range", low=show(step.low), high=show(step.high))
    return say.say("threshold_over" if step.strict else "threshold_from", low=show(step.low))
