"""A rate of prices that a text lists by name (目录价分别为：轮椅1200元、助听器（单耳）4500元)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculate.asked import words
from assistant.calculate.outcome import Given, Outcome, OutcomeKind
from assistant.calculate.table import named_cells
from assistant.calculate.wording import Wording, number
from index.numerals import Quantity, parse_number

__all__ = ["Listed", "by_list", "listed_prices"]

_WORD = r"目录价|指导价|核定价|最高限价|限价|标准价|基准价|参考价|统一价|协议价|评估价"
_LIST = re.compile(rf"(?P<word>{_WORD})格?[^，。；：:\d]{{0,4}}?(?:分别)?(?:为|是|如下)?[：:]?(?P<items>[^。；]+)")
_ITEM = re.compile(r"(?P<name>[^、，,：:；。\d]{2,18}?)(?:每[台个只件张副套]|为)?(?P<amount>\d[\d.,]*\s?万?)元")
_ONE_OF_TWO = re.compile(r"单[耳眼侧只边]")
_BOTH = re.compile(r"[两双俩][只个边侧耳眼]|两边|左右[两都]|双侧")
_NEAR = 6  # characters between a number of pieces and the name of what is counted


@dataclass(frozen=True, slots=True)
class Listed:
    """A thing with its price in 元; `start`–`end` is where that stands."""

    name: str
    price: Decimal
    start: int
    end: int

    @property
    def plain(self) -> str:
        """The name without brackets."""
        return re.sub(r"[（(][^（）()]*[）)]", "", self.name).strip()


def listed_prices(text: str) -> tuple[str, list[Listed]]:
    """The word for the prices of the first list of a text, and what it lists; empty where it has none."""
    for match in _LIST.finditer(text):
        at = match.start("items")
        items = [
            Listed(
                m["name"].strip("和及与 "),
                parse_number(m["amount"]) or Decimal(0),
                at + m.start("amount"),
                at + m.end(),
            )
            for m in _ITEM.finditer(match["items"])
        ]
        if len(items) > 1:
            return match["word"], items
    return "", []


def by_list(
    question: str,
    text: str,
    quantities: Sequence[Quantity],
    calculate: Callable[[str, tuple[Quantity, ...]], Outcome | None],
    say: Wording,
) -> Outcome | None:
    """What a rate of listed prices comes to.

    `calculate` works it out for a question that names the list for the things in it, and for their prices together.
    """
    word, items = listed_prices(text)
    if not items or any(q.unit == "元" or (not q.unit and q.value >= 100) for q in quantities):
        return None
    wanted = _wanted(items, question)
    counted = [(one, _count(one, question, quantities, alone=len(wanted) == 1)) for one in wanted]
    if not counted:
        return None
    total = sum((one.price * count for one, count in counted), Decimal(0))
    lines: list[str] = []
    for one, count in counted:
        price = say.money(one.price)
        if count > 1:
            result = say.money(one.price * count)
            lines.append(say.say("times", amount=f"{one.name}{price}", counts=number(count), result=result))
        else:
            lines.append(say.say("part", label=one.name, amount=price))
    if len(counted) > 1:
        parts = " + ".join(say.money(one.price * count) for one, count in counted)
        lines.append(say.say("sum", parts=parts, amount=say.money(total)))
    at = question.find(wanted[0].plain[:2])
    others = tuple(q for q in quantities if q.unit not in words()["units"]["pieces"])
    general = question
    for one in wanted:
        general = general.replace(one.plain, word.ljust(len(one.plain), "　")[: len(one.plain)])
    outcome = calculate(general, (*others, Quantity(total, "元", max(at, 0), max(at, 0) + 1, "")))
    if outcome is None or outcome.kind is not OutcomeKind.DETERMINED or not _of_list(outcome, text, word):
        return None
    inputs = [g for g in outcome.inputs if g.cited or Decimal(g.value) != total]
    inputs += [Given(one.name, number(one.price), "元", True, one.start, one.end) for one, _ in counted]
    inputs += [Given(say.say("name_count"), number(n), "", cited=False) for _, n in counted if n > 1]
    return replace(outcome, inputs=tuple(inputs), steps=(*lines, *outcome.steps))


def _of_list(outcome: Outcome, text: str, word: str) -> bool:
    """Whether a sum is by one rate, of what the text calls its listed prices."""
    rates = [g for g in outcome.inputs if g.cited and g.unit == "%"]
    return len(rates) == 1 and word in "".join(text[start:end] for start, end in outcome.sentences)


def _wanted(items: Sequence[Listed], question: str) -> list[Listed]:
    """The things that a question names by their whole names, or else the one that it means."""
    left, found = question, []
    for one in sorted(items, key=lambda i: -len(i.plain)):
        if one.plain in left:
            found.append(one)
            left = left.replace(one.plain, "□")
    if found:
        return [one for one in items if one in found]
    meant = named_cells([one.plain for one in items], question)
    return [one for one in items if one.plain in meant] if len(meant) == 1 else []


def _count(one: Listed, question: str, quantities: Sequence[Quantity], *, alone: bool) -> Decimal:
    """How many of a thing a question tells: the number beside its name, or two where it is one of a pair (单耳)."""
    pieces = [q for q in quantities if q.unit in words()["units"]["pieces"]]
    at = question.find(one.plain)
    for q in pieces:
        beside = 0 <= at - q.end <= 2 or 0 <= q.start - (at + len(one.plain)) <= _NEAR
        if at >= 0 and beside:
            return q.value
    if _ONE_OF_TWO.search(one.name) and _BOTH.search(question):
        return Decimal(2)
    return pieces[0].value if alone and len(pieces) == 1 else Decimal(1)
