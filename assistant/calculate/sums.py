"""Sums over figures of the text itself: what is left of a total, shares of a ratio, ceilings, break-even prices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculate.alternatives import best_fitting, named_by
from assistant.calculate.asked import Asked
from assistant.calculate.choose import shared_pairs, steps_for
from assistant.calculate.counts import Worked, hold
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.rates import finish, piece_caps, whole_caps
from assistant.calculate.tellings import given_cap, given_step
from assistant.calculate.wording import Wording, number
from index.facts.rules import Cap, Rule, RuleKind
from index.facts.tiers import Tier

_HUNDRED = Decimal(100)
_MOST_CASES = 6
_RAISED = re.compile(r"上浮|增发|加发|提高|上调|叠加|rais|increas", re.IGNORECASE)
_PARTIES = re.compile(r"(?:.*由)?(?P<a>[一-龥]{2,8}?)[和与、](?P<b>[一-龥]{2,8}?)(?:双方|共同|联合)?按(?:照)?$")
_LENT = re.compile(r"贷|借款|loan|borrow", re.IGNORECASE)
_PAID = re.compile(r"贴息|利息|补|奖")
_PAID_OR_LENT = re.compile(
    r"(?P<paid>贴息|补[贴助]|奖励|补偿|利息|资助)|(?P<lent>贷|借款|额度|授信|担保|融资|loan|borrow)", re.IGNORECASE
)
_SHORT_PARTIES = {
    "政企": ("政府", "企业"),
    "校企": ("学校", "企业"),
    "银企": ("银行", "企业"),
    "市县": ("市", "县"),
    "市区": ("市", "区"),
}


def rest(rule: Rule, asked: Asked, say: Wording) -> Outcome | None:
    """What is left of a total when a named part (or what the asker says is gone) is taken off."""
    total = rule.steps[0].grant
    inputs = [Given(say.say("name_total_budget"), total.value, total.unit, True, total.start, total.end)]
    if asked.gone is not None:
        part = asked.gone
        inputs.append(Given(say.say("name_part"), number(part), "元", cited=False))
    elif rule.kind is RuleKind.TOTAL:
        fact = rule.steps[1].grant
        part = Decimal(fact.value)
        inputs.append(Given(say.say("name_part"), fact.value, fact.unit, True, fact.start, fact.end))
    else:
        return None
    value = Decimal(total.value) - part
    if value < 0:
        return None
    line = say.say("rest", total=say.money(Decimal(total.value)), part=say.money(part), result=say.money(value))
    return _settled(rule, tuple(inputs), (line,), say.money(value), value)


def shares(rule: Rule, clause: str, say: Wording) -> Outcome | None:
    """How a sum divides by the text's ratio (2:1)."""
    if len(rule.steps) != 2:
        return None
    ratio, total = rule.steps[0].grant, rule.steps[1].grant
    parts = [Decimal(p) for p in ratio.value.split(":")]
    names = _parties(clause[rule.start : ratio.start], say)
    if len(parts) != len(names):
        return None
    whole = sum(parts, Decimal(0))
    amounts = [cents(Decimal(total.value) * p / whole) for p in parts]
    lines = tuple(
        say.say(
            "share",
            party=n,
            total=say.money(Decimal(total.value)),
            part=number(p),
            whole=number(whole),
            amount=say.money(a),
        )
        for n, p, a in zip(names, parts, amounts, strict=True)
    )
    inputs = (
        Given(say.say("name_ratio"), ratio.value, "", True, ratio.start, ratio.end),
        Given(say.say("name_total_budget"), total.value, total.unit, True, total.start, total.end),
    )
    result = "、".join(f"{n}{say.money(a)}" for n, a in zip(names, amounts, strict=True))
    return Outcome(OutcomeKind.DETERMINED, inputs, lines, result, None, sentences=((rule.start, rule.end),))


def _parties(before: str, say: Wording) -> tuple[str, ...]:
    before = before.rstrip()
    for short, names in _SHORT_PARTIES.items():
        if re.search(rf"{short}(?:双方|联合|共同|合作)*按(?:照)?$", before):
            return names
    match = _PARTIES.search(re.split(r"[，,。；]", before)[-1])
    return (match["a"], match["b"]) if match else (say.say("first"), say.say("second"))


def claimed(rule: Rule, clause: str, asked: Asked, question: str, say: Wording) -> Outcome | None:
    """A subsidy added up by the asker (or a loan asked for) against the ceiling of the whole.

    What is borrowed is held only to a ceiling of loans: one of interest paid back (累计贴息最高30万元) limits no loan.
    """
    claim = asked.claim if asked.claim is not None else asked.loan
    if claim is None:
        return None
    caps = whole_caps(rule)
    if rule.kind is RuleKind.CAP and len(rule.steps) > 1:
        facts = [s.grant for s in steps_for(rule, asked, question)]
        caps = tuple(c for c in rule.caps if c.fact in facts)
    if not caps and asked.pieces == 1:
        caps = piece_caps(rule)
    if len(caps) != 1:
        caps = tuple(c for c in caps if c.cumulative)
    if len(caps) != 1 or not _limits_claim(caps[0], clause, asked, question):
        return None
    lines: list[str] = []
    value = hold(claim, caps[0], lines, say)
    inputs = (Given(say.say("name_claim"), number(claim), "元", cited=False), given_cap(caps[0], say))
    return _settled(rule, inputs, tuple(lines), say.money(value), value)


def _limits_claim(cap: Cap, clause: str, asked: Asked, question: str) -> bool:
    """Whether a ceiling is of what is claimed: of a loan where one is meant."""
    if not _LENT.search(question):
        return True
    if _PAID.search(question):
        return False  # what is paid for a loan is asked for, and not how much is lent
    before = re.split(r"[。；;\n]", clause[: cap.fact.start])[-1]
    named = list(_PAID_OR_LENT.finditer(before))
    return bool(named) and named[-1]["lent"] is not None


def break_even(rule: Rule, asked: Asked, question: str, say: Wording) -> Outcome | None:
    """The price at which a rate reaches its ceiling."""
    caps: tuple[Cap, ...] = piece_caps(rule) or whole_caps(rule)
    steps = steps_for(rule, asked, question)
    if rule.kind is not RuleKind.RATE or not caps or not steps:
        return None
    cap = caps[0]
    worked: list[tuple[Tier, str, Worked]] = []
    for step in steps:
        price = cents(cap.value / Decimal(step.grant.value) * _HUNDRED)
        rate = say.rate(step.grant.value, step.grant.unit)
        line = say.say(
            "break_even", limit=say.money(cap.value), rate=rate, price=say.say("about", amount=say.money(price))
        )
        worked.append((step, "", Worked(price, (line,))))
    outcome = finish(rule, worked, (*(given_step(s, say) for s in steps), given_cap(cap, say)), say)
    if outcome.value is None:
        return outcome
    result = say.say("break_even_result", price=say.money(outcome.value), limit=say.money(cap.value))
    return _settled(rule, outcome.inputs, outcome.steps, result, outcome.value)


def raised(rule: Rule, known: Sequence[Rule], clause: str, asked: Asked, question: str, say: Wording) -> Outcome | None:
    """A base that the asker names (or the text, 在前款基础上), raised by a rate (上浮20%) or multiplied (1.3倍)."""
    if asked.money is None:
        return _raised_from_text(rule, known, clause, asked, question, say)
    if not shared_pairs(rule.base, question):
        return None
    name = rule.base or say.say("name_base")
    worked = [(step, "", _raise(rule, step, asked.money, (), say)) for step in rule.steps]
    inputs = (Given(name, number(asked.money), "元", cited=False),)
    return finish(rule, worked, tuple(given_step(s, say) for s in rule.steps) + inputs, say)


def _raised_from_text(
    rule: Rule, known: Sequence[Rule], clause: str, asked: Asked, question: str, say: Wording
) -> Outcome | None:
    """A sum that another rule of the text sets, raised by a rate of it."""
    before = [r for r in known if r.start < rule.start and r.kind in (RuleKind.AMOUNT, RuleKind.CAP) and r.steps]
    before = [r for r in before if all(s.low is None and s.high is None for s in r.steps)]
    if rule.kind is not RuleKind.UPLIFT or not before or (rule.base and not _refers(rule, before, clause)):
        return None
    if not named_by(rule, [*before, rule], clause, question) and not _RAISED.search(question):
        return None
    worked: list[tuple[Tier, str, Worked]] = []
    bases = best_fitting(before, clause, question)
    raises = steps_for(rule, asked, question) or list(rule.steps)
    inputs: tuple[Given, ...] = tuple(given_step(s, say) for s in raises)
    for base in bases:
        for one in steps_for(base, asked, question):
            line = say.say("part", label=one.label or say.say("name_base"), amount=say.money(Decimal(one.grant.value)))
            for step in raises:
                work = _raise(rule, step, Decimal(one.grant.value), (line,), say)
                worked.append((replace(step, label=one.label), "", work))
            inputs += (given_step(one, say),)
    if not worked or len(worked) > _MOST_CASES:
        return None
    spans = ((rule.start, rule.end), *((b.start, b.end) for b in bases))
    return replace(finish(rule, worked, inputs, say), sentences=spans)


def _refers(rule: Rule, before: Sequence[Rule], clause: str) -> bool:
    """Whether an uplift is of what the text set before (前款, 上述标准), or names it in its words."""
    if re.search(r"前款|前述|上述|前项|以上标准|该标准|此标准|原标准|规定标准", rule.base):
        return True
    return any(shared_pairs(rule.base, clause[r.start : r.end]) for r in before)


def _raise(rule: Rule, step: Tier, base: Decimal, lines: tuple[str, ...], say: Wording) -> Worked:
    rate, figure = say.rate(step.grant.value, step.grant.unit), Decimal(step.grant.value)
    if rule.kind is RuleKind.MULTIPLE:
        value = cents(base * figure)
        line = say.say("of", label="", base=say.money(base), rate=rate, amount=say.money(value))
    else:
        value = cents(base * (1 + figure / _HUNDRED))
        line = say.say("uplift", base=say.money(base), rate=rate, amount=say.money(value))
    shown = [*lines, line]
    for cap in rule.caps:
        value = hold(value, cap, shown, say)
    return Worked(value, tuple(shown))


def actual(rule: Rule, asked: Asked, say: Wording) -> Outcome | None:
    """What the text sets at the asker's own actual expense, held to its ceilings."""
    if asked.money is None:
        return None
    lines = [say.say("actual", base=rule.base, amount=say.money(asked.money))]
    value = asked.money
    for cap in rule.caps:
        value = hold(value, cap, lines, say)
    inputs = (Given(rule.base, number(asked.money), "元", cited=False), *(given_cap(c, say) for c in rule.caps))
    return _settled(rule, inputs, tuple(lines), say.money(value), value)


def _settled(rule: Rule, inputs: tuple[Given, ...], lines: tuple[str, ...], result: str, value: Decimal) -> Outcome:
    spans = ((rule.start, rule.end),)
    return Outcome(OutcomeKind.DETERMINED, inputs, lines, result, value, sentences=spans)
