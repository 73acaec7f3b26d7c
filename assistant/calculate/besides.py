"""What stands beside a rule in its own sentence for another case: 全额补贴 for some, …的上浮50% for others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculate.asked import Asked
from assistant.calculate.choose import denied, pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.wording import Wording, number
from index.facts.rules import Rule
from index.values import Fact, FactKind

__all__ = ["by_full", "inner_rise"]

_FULL = re.compile(
    r"(?P<case>[^，。；\n]{2,24}?)(?:的|，)?(?:给予|予以|由[^，。；]{2,10})?全额(?:补[贴助]|报销|减免|免除|承担|资助)"
)
_NAMED = 2  # pairs of characters by which a question names such a case
_RISE = re.compile(
    r"[，；](?P<case>[^，。；\n\d]{2,20}?)(?:的)?，?(?:再|另|可)?(?:上浮|提高|增发|加发|上调)(?P<rate>\d+(?:\.\d+)?)%"
)


def by_full(clause: str, facts: Sequence[Fact], asked: Asked, question: str, say: Wording) -> Outcome | None:
    """All that was spent, within its ceiling, for those of whom a text says so (困难家庭全额补贴、最高6000元)."""
    if asked.money is None or asked.pieces != 1:
        return None
    for match in _FULL.finditer(clause):
        start = max(clause.rfind(mark, 0, match.start()) for mark in "。\n") + 1
        end = min([e for m in "。\n" if (e := clause.find(m, match.end())) >= 0], default=len(clause))
        own = pairs(match["case"]) - pairs(clause[start : match.start()]) - pairs(clause[match.end() : end])
        if len(own & pairs(question)) < _NAMED or denied(own & pairs(question), question):
            continue
        tail = re.split(r"[，。；\n]", clause[match.end() : end])[0]
        caps = [f for f in facts if f.kind is FactKind.CAP and match.end() <= f.start < match.end() + len(tail)]
        value = asked.money
        lines = [say.say("actual", base=match["case"], amount=say.money(value))]
        inputs = [Given(say.say("name_price"), number(value), "元", cited=False)]
        for cap in caps[:1]:
            most = Decimal(cap.value)
            name = say.say("cap_all", limit=say.money(most))
            key = "over" if value > most else "at" if value == most else "under"
            lines.append(say.say(key, amount=say.money(value), cap=name, limit=say.money(most)))
            value = min(value, most)
            inputs.append(Given(say.say("name_cap"), cap.value, cap.unit, True, cap.start, cap.end))
        span = (match.start(), match.end() + len(tail))
        return Outcome(OutcomeKind.DETERMINED, tuple(inputs), tuple(lines), say.money(value), value, sentences=(span,))
    return None


def inner_rise(
    outcome: Outcome | None, known: Sequence[Rule], clause: str, question: str, say: Wording
) -> Outcome | None:  # fmt: skip
    """`outcome` with what its own sentence adds for a case that the question names (收住失能老人的上浮50%)."""
    if outcome is None or outcome.kind is not OutcomeKind.DETERMINED or outcome.value is None:
        return outcome
    used = [r for r in known if r.steps and any(s < r.end and r.start < e for s, e in outcome.sentences)]
    if len(used) != 1 or any(line and "+" in line for line in outcome.steps if "%" in line):
        return outcome
    rule = used[0]
    at = rule.steps[-1].grant.end
    match = _RISE.search(clause, at, rule.end)
    if match is None or any(g.cited and g.start == match.start("rate") for g in outcome.inputs):
        return outcome
    own = pairs(match["case"]) - pairs(clause[rule.start : at])
    if not own & pairs(question) or denied(own & pairs(question), question):
        return outcome
    value = cents(outcome.value * (1 + Decimal(match["rate"]) / 100))
    rate = say.rate(match["rate"], "%")
    line = say.say("uplift", base=say.money(outcome.value), rate=rate, amount=say.money(value))
    given = Given(say.say("name_rate"), match["rate"], "%", True, match.start("rate"), match.end("rate") + 1)
    return replace(
        outcome,
        value=value,
        result=outcome.result.replace(say.money(outcome.value), say.money(value)),
        steps=(*outcome.steps, line),
        inputs=(*outcome.inputs, given),
    )
