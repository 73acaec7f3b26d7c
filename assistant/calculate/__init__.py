"""Calculations from a clause's own figures and those that the asker gives: exact, shown, and never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculate.amounts import by_amount
from assistant.calculate.asked import Asked, Item, read_asked, words
from assistant.calculate.choose import ranked, shared_pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, Possibility
from assistant.calculate.rates import by_rate
from assistant.calculate.sums import actual, break_even, claimed, raised, rest, shares
from assistant.calculate.wording import Wording
from index.facts import read_facts
from index.facts.rules import Rule, RuleKind, rules
from index.numerals import Quantity
from index.values import Fact

__all__ = ["Outcome", "OutcomeKind", "Possibility", "calculate"]


def calculate(
    question: str,
    clause: str,
    selected: Sequence[tuple[int, int]] = (),
    *,
    facts: Sequence[Fact] | None = None,
    quantities: tuple[Quantity, ...] | None = None,
    about: str = "",
    language: str = "zh",
) -> Outcome | None:
    """The sum that `question` asks for under `clause`, or `None` when its figures give nothing to work out.

    `selected` are spans of the clause's sentences that answer best, as the caller judges; `about` further words for
    the question's subject (家电 for 冰箱). `facts` and `quantities` save reading them again. Money is in 元, exact,
    rounded half up to 分.

    >>> outcome = calculate("平板2600能补多少", "购买手机、平板，按最终销售价格的15%给予补贴，每件最高不超过500元。")
    >>> outcome.result, outcome.steps[0]
    ('390元', '2600元 × 15% = 390元')
    """
    say = Wording(language)
    asked = read_asked(question, quantities)
    known = rules(clause, read_facts(clause) if facts is None else facts)
    subject = f"{question} {about}"
    candidates = ranked(known, clause, subject, selected, asked)
    for rule in candidates:
        groups = _divided(rule, known, asked, clause)
        outcomes = [_work(r, a, subject, clause, say) for r, a in groups]
        found = [o for o in outcomes if o is not None]
        if found and len(found) == len(groups):
            return found[0] if len(found) == 1 else _merged(found, say)
    return None


def _work(rule: Rule, asked: Asked, question: str, clause: str, say: Wording) -> Outcome | None:
    if "rest" in asked.wants and rule.kind in (RuleKind.TOTAL, RuleKind.AMOUNT):
        return rest(rule, asked, say)
    if rule.kind is RuleKind.SHARES:
        return shares(rule, clause, say) if "shares" in asked.wants else None
    if "break_even" in asked.wants and not asked.items:
        return break_even(rule, asked, question, say)
    if asked.claim is not None and not asked.items and asked.total is None:
        return claimed(rule, asked, question, say)
    if rule.kind is RuleKind.RATE and _is_of(rule, question, clause):
        return by_rate(rule, asked, question, say)
    if rule.kind is RuleKind.AMOUNT:
        return by_amount(rule, asked, question, say)
    if rule.kind in (RuleKind.UPLIFT, RuleKind.MULTIPLE):
        return raised(rule, asked, question, say)
    return actual(rule, asked, say) if rule.kind is RuleKind.ACTUAL else None


def _is_of(rule: Rule, question: str, clause: str) -> bool:
    """Whether a sum of money in the question can be what the rate is of: a price, or what the base names."""
    if rule.base:
        return bool(re.search(words()["matching"]["price_base"], rule.base)) or shared_pairs(rule.base, question) > 0
    pieces = any(c.per in words()["units"]["pieces"] for c in rule.caps)
    passage = clause[rule.start : rule.end]
    return pieces or bool(re.search(r"购|买|消费", passage)) or shared_pairs(passage, question) > 1


def _divided(rule: Rule, known: Sequence[Rule], asked: Asked, clause: str) -> list[tuple[Rule, Asked]]:
    """Items that another rule of the clause names (冰箱 beside 手机) are worked out under that one."""
    if len(asked.items) < 2:
        return [(rule, asked)]
    grouped: dict[Rule, list[Item]] = {}
    for item in asked.items:
        own = shared_pairs(item.label, clause[rule.start : rule.end])
        better = [
            r for r in known if r.kind is RuleKind.RATE and shared_pairs(item.label, clause[r.start : r.end]) > own
        ]
        grouped.setdefault(better[0] if better and not own else rule, []).append(item)
    return [(r, replace(asked, items=tuple(items))) for r, items in grouped.items()]


def _merged(found: list[Outcome], say: Wording) -> Outcome:
    """Several sums under several rules: added up when all are settled, else shown beside each other."""
    inputs = tuple(g for o in found for g in o.inputs)
    lines = tuple(line for o in found for line in o.steps)
    spans = tuple(s for o in found for s in o.sentences)
    values = [o.value for o in found]
    if all(v is not None for v in values):
        total = sum((v for v in values if v is not None), Decimal(0))
        parts = " + ".join(say.money(v) for v in values if v is not None)
        lines += (say.say("sum", parts=parts, amount=say.money(total)),)
        return Outcome(OutcomeKind.DETERMINED, inputs, lines, say.money(total), total, sentences=spans)
    fixed = sum((v for v in values if v is not None), Decimal(0))
    still_open = [o for o in found if o.value is None]
    if fixed and len(still_open) == 1 and still_open[0].possibilities:
        return _on_top(still_open[0], fixed, inputs, lines, spans, say)
    possible = tuple(p for o in found for p in o.possibilities)
    decided = "、".join(o.decided_by for o in found if o.decided_by)
    result = say.say("join").join(o.result for o in found)
    return Outcome(OutcomeKind.DEPENDS, inputs, lines, result, None, possible, decided, spans)


def _on_top(
    one: Outcome, fixed: Decimal, inputs: tuple[Given, ...], lines: tuple[str, ...], spans: tuple[tuple[int, int], ...],
    say: Wording,
) -> Outcome:  # fmt: skip
    """The cases of an open sum, each with what is settled already added."""
    possible = tuple(Possibility(p.condition, p.value + fixed, say.money(p.value + fixed)) for p in one.possibilities)
    for before, after in zip(one.possibilities, possible, strict=True):
        line = say.say("sum", parts=f"{before.result} + {say.money(fixed)}", amount=after.result)
        lines += (say.say("depends", condition=before.condition, result=line),)
    result = say.say("join").join(say.say("depends", condition=p.condition, result=p.result) for p in possible)
    if one.decided_by:
        result += say.say("open", decided_by=one.decided_by)
    return Outcome(OutcomeKind.DEPENDS, inputs, lines, result, None, possible, one.decided_by, spans)
