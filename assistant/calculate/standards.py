"""What a text sets in parts of another sum of its own: 按同级标准的60%, and a standard raised for some (提高50%)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculate.alternatives import named_by
from assistant.calculate.asked import Asked
from assistant.calculate.choose import steps_for
from assistant.calculate.counts import Worked, hold, multiply
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, Possibility, cents
from assistant.calculate.rates import finish
from assistant.calculate.tellings import given_step
from assistant.calculate.wording import Wording
from index.facts.rules import Rule, RuleKind
from index.facts.tiers import Tier

__all__ = ["is_of_standard", "of_standard", "raised_too"]

_HUNDRED = Decimal(100)
_STANDARD = re.compile(
    r"(?:同级|同档|同类|同等|上述|前款|前述|前项|以上|规定|该|原|相应|对应|本)[^，。]{0,6}(?:标准|金额|额度)$"
)
_RAISED = re.compile(r"标准|奖励|补[贴助]|额度|限额|津贴|金额")
_NAMED = 2  # how strongly a question names the case of an uplift for it to be shown beside the plain sum


def is_of_standard(rule: Rule) -> bool:
    """Whether a rate is of a sum that the text itself sets."""
    return rule.kind is RuleKind.RATE and bool(_STANDARD.search(rule.base))


def of_standard(rule: Rule, known: Sequence[Rule], asked: Asked, question: str, say: Wording) -> Outcome | None:
    """A part of what the rule before sets, for the numbers given; `None` where that settles nothing."""
    before = [r for r in known if r.end <= rule.start and r.kind is RuleKind.AMOUNT and r.steps]
    if not before or asked.money is not None or len(rule.steps) != 1:
        return None
    base, share = before[-1], rule.steps[0]
    worked: list[tuple[Tier, str, Worked]] = []
    inputs: tuple[Given, ...] = (given_step(share, say),)
    for step in steps_for(base, asked, question):
        counted = multiply(step, base, asked, say) if step.grant.per else None
        if step.grant.per and counted is None:
            return None
        work = counted[0] if counted else Worked(Decimal(step.grant.value), ())
        value = cents(work.value * Decimal(share.grant.value) / _HUNDRED)
        rate = say.rate(share.grant.value, share.grant.unit)
        line = say.say("of", label="", base=say.money(work.value), rate=rate, amount=say.money(value))
        worked.append((step, "", Worked(value, (*work.lines, line), work.per)))
        inputs += (given_step(step, say), *(counted[1] if counted else ()))
    if not worked:
        return None
    outcome = finish(rule, worked, tuple(dict.fromkeys(inputs)), say)
    return replace(outcome, sentences=((base.start, base.end), (rule.start, rule.end)))


def raised_too(
    rule: Rule, outcome: Outcome, known: Sequence[Rule], clause: str, question: str, say: Wording
) -> Outcome:  # fmt: skip
    """`outcome`, with what it comes to where the text raises it for a case that the question hints at."""
    if outcome.kind is not OutcomeKind.DETERMINED or not outcome.value or rule.kind is RuleKind.UPLIFT:
        return outcome
    for other in known:
        near = other.kind is RuleKind.UPLIFT and other.start > rule.start and len(other.steps) == 1
        if not near or not _RAISED.search(other.base) or named_by(other, known, clause, question) < _NAMED:
            continue
        step = other.steps[0]
        lines = list(outcome.steps)
        value = cents(outcome.value * (1 + Decimal(step.grant.value) / _HUNDRED))
        rate = say.rate(step.grant.value, step.grant.unit)
        lines.append(say.say("uplift", base=say.money(outcome.value), rate=rate, amount=say.money(value)))
        for cap in (*rule.caps, *other.caps):
            value = hold(value, cap, lines, say)
        case = re.split(r"[，,]", clause[other.start : step.grant.start])[0].strip()
        possible = (
            Possibility(case, value, say.money(value)),
            Possibility(say.say("otherwise"), outcome.value, outcome.result),
        )
        result = say.say("join").join(say.say("depends", condition=p.condition, result=p.result) for p in possible)
        spans = (*outcome.sentences, (other.start, other.end))
        inputs = (*outcome.inputs, given_step(step, say))
        return Outcome(OutcomeKind.DEPENDS, inputs, tuple(lines), result, None, possible, "", spans)
    return outcome
