"""Several sums in one: pieces under different rules, grants paid together, cases that stand open beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculate.asked import Asked, Item
from assistant.calculate.choose import shared_pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, Possibility
from assistant.calculate.wording import Wording
from index.facts.rules import Rule, RuleKind

__all__ = ["divided", "merged", "side_by_side"]


def side_by_side(cases: Sequence[tuple[str, Outcome]], say: Wording) -> Outcome:
    """The same thing worked out for every case that the text tells apart and the asker did not."""
    possible: list[Possibility] = []
    lines: list[str] = []
    for label, one in cases:
        inner = one.possibilities or (Possibility("", one.value or Decimal(0), one.result),)
        for each in inner:
            possible.append(replace(each, condition="、".join(c for c in (label, each.condition) if c)))
        lines += [say.say("depends", condition=label, result=line) for line in one.steps]
    result = say.say("join").join(say.say("depends", condition=p.condition, result=p.result) for p in possible)
    inputs = tuple(dict.fromkeys(g for _, o in cases for g in o.inputs))
    spans = tuple(s for _, o in cases for s in o.sentences)
    return Outcome(OutcomeKind.DEPENDS, inputs, tuple(lines), result, None, tuple(possible), "", spans)


def divided(rule: Rule, known: Sequence[Rule], asked: Asked, clause: str) -> list[tuple[Rule, Asked]]:
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


def merged(found: list[Outcome], say: Wording) -> Outcome:
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
