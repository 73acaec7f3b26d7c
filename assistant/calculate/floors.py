"""Smallest figures that a text counts with: 账户余额不足2万元的按2万元计算, 每户补贴不足100元的，按100元发放."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculate.choose import pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind
from assistant.calculate.wording import Wording, number
from index.numerals import Quantity, read_quantities
from index.values import Fact

__all__ = ["Floor", "at_least", "floors", "granting", "in_doubt", "lifted"]

_SUM = r"\d[\d,.]*\s*[百千万亿]?元"
_FLOOR = re.compile(
    rf"(?P<what>[一-龥]{{2,12}})(?:不足|低于|少于|不满)(?P<sum>{_SUM})的?[，,]?(?:一律|均|都|可)?(?:按照?|以|补足(?:到|至)|补到)"
    rf"(?:最低)?(?P<again>{_SUM})?(?:的?标准)?(?:计算|计发|计|算|发放|执行|补[贴助足]|给付|保障|核定)?"
)
_BARE = 100  # a smaller figure without a unit is hardly a sum
_PAID = re.compile(r"补贴|补助|奖[励补]|津贴|保障金|救助金|待遇|发放|应[发补]")


@dataclass(frozen=True, slots=True)
class Floor:
    """A sum in 元 that `what` counts as at least; `paid` where it is what is paid out; `start`–`end` is its figure.

    `begin` is where the words for the floor begin: no figure from there to `end` grants anything.
    """

    what: str
    value: Decimal
    paid: bool
    start: int
    end: int
    begin: int = 0


def floors(text: str) -> list[Floor]:
    """The smallest figures that a text sets: both sums must be the same.

    >>> [(f.what, str(f.value), f.paid) for f in floors("账户余额不足2万元的按2万元算。")]
    [('账户余额', '20000', False)]
    """
    found = []
    for match in _FLOOR.finditer(text):
        low, again = (read_quantities(match[group] or "") for group in ("sum", "again"))
        if not low or not again or low[0].value != again[0].value:
            continue
        paid = bool(_PAID.search(match["what"]))
        found.append(Floor(match["what"], low[0].value, paid, *match.span("again"), match.start("sum")))
    return found


def granting(facts: Sequence[Fact], text: str) -> tuple[Fact, ...]:
    """The facts of a text without the figures of its floors."""
    known = floors(text)
    return tuple(f for f in facts if not any(one.begin <= f.start < one.end for one in known))


def lifted(quantities: Sequence[Quantity], text: str, question: str) -> tuple[tuple[Quantity, ...], Floor | None]:
    """The asker's figures with the one raised that the text counts as more, and the floor that raised it."""
    bases = [one for one in floors(text) if not one.paid and pairs(one.what) & pairs(question)]
    money = [q for q in quantities if _is_money(q)]
    if len(bases) != 1 or len(money) != 1 or money[0].value >= bases[0].value:
        return tuple(quantities), None
    return tuple(replace(q, value=bases[0].value) if q is money[0] else q for q in quantities), bases[0]


def in_doubt(quantities: Sequence[Quantity], text: str) -> bool:
    """Whether a sum of the asker's is under one that the text counts at least, of this or of something else."""
    bases = [one.value for one in floors(text) if not one.paid]
    return any(_is_money(q) and q.value < base for q in quantities for base in bases)


def at_least(outcome: Outcome, text: str, base: Floor | None, asked: Sequence[Quantity], say: Wording) -> Outcome:
    """`outcome` with the floor under the asker's figure (`base`) told, and held to the least that is paid out."""
    value = outcome.value
    if outcome.kind is not OutcomeKind.DETERMINED or value is None:
        return outcome
    if base:
        given = next(q for q in asked if _is_money(q))
        line = say.say("floor", given=say.money(given.value), limit=say.money(base.value))
        outcome = _with(outcome, base, line, say, before=True)
    least = [one for one in floors(text) if one.paid]
    if len(least) != 1 or not 0 < value < least[0].value:
        return outcome
    shown = say.money(value), say.money(least[0].value)
    line = say.say("floor", given=shown[0], limit=shown[1])
    return replace(
        _with(outcome, least[0], line, say), value=least[0].value, result=outcome.result.replace(shown[0], shown[1])
    )


def _is_money(quantity: Quantity) -> bool:
    """Whether it is a sum, with its unit or as people say it (一万五)."""
    return quantity.unit == "元" or (not quantity.unit and quantity.value >= _BARE)


def _with(outcome: Outcome, floor: Floor, line: str, say: Wording, before: bool = False) -> Outcome:
    steps = (line, *outcome.steps) if before else (*outcome.steps, line)
    given = Given(say.say("name_floor"), number(floor.value), "元", True, floor.start, floor.end)
    kept = tuple(g for g in outcome.inputs if g.cited or Decimal(g.value) != floor.value)
    spans = outcome.sentences
    if not any(start <= floor.start < end for start, end in spans):
        spans = (*spans, (floor.start, floor.end))
    return replace(outcome, inputs=(*kept, given), steps=steps, sentences=spans)
