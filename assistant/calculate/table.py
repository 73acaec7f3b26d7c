"""A table of a text: the row by the asker's price or number, the column by the asker's words, the cell as the sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculate.asked import Asked
from assistant.calculate.choose import steps_for
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, Possibility, cents
from assistant.calculate.wording import Wording, number
from index.facts import read_facts
from index.facts.rules import Rule, RuleKind
from index.facts.tiers import Tier
from index.values import Fact, FactKind

__all__ = ["Row", "by_table"]

_NO_HEADING = re.compile(r"^(?:序号|备注|档次|说明)$")
_LOWEST = re.compile(r"低于|不足|未满|以下|小于")
_UNIT = re.compile(r"[（(](?:单位[：:])?(万元|元|%)(?:/[^（）()]*)?[）)]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, and where its text begins in the passage that is read."""

    start: int
    text: str
    cells: tuple[str, ...]


def by_table(
    titles: Sequence[str], rows: Sequence[Row], asked: Asked, question: str, say: Wording
) -> Outcome | None:  # fmt: skip
    """What a table sets for the figure and the words of a question; `None` where they do not settle its row."""
    ranges = [(row, _range(row.cells[0], titles[0])) for row in rows if len(row.cells) == len(titles)]
    known = [(row, tier) for row, tier in ranges if tier is not None]
    if len(known) < 2 or len(known) < len(rows):
        return None
    unit = known[0][1].unit
    value = asked.money if unit == "元" else head.value if (head := asked.head(unit)) else None
    if value is None or len(asked.items) > 1 or any(i.count > 1 for i in asked.items):
        return None
    given = Given(say.say("name_price" if unit == "元" else "name_threshold"), number(value), unit, cited=False)
    found = [(row, tier) for row, tier in known if _within(tier, value)]
    if len(found) > 1 and any(re.search(r"含|以上|以下|超过|不足|低于", row.cells[0]) for row, _ in found):
        found = [(row, tier) for row, tier in found if _holds(tier, value)]
    if len(found) != 1:
        return None
    row = found[0][0]
    cells = {c: fact for c in range(1, len(titles)) if (fact := _cell(row, c, titles[c])) and _paid(titles[c])}
    columns = _columns(titles, list(cells), question)
    if not columns:
        return None
    shown = say.money(value) if unit == "元" else say.count(value, unit)
    cases: list[tuple[str, Decimal]] = []
    lines: list[str] = []
    for column in columns:
        fact = cells[column]
        amount = Decimal(fact.value)
        line = say.say("tier", given=shown, condition=row.cells[0], amount=f"{titles[column]} {row.cells[column]}")
        lines.append(line)
        if fact.unit == "%":
            if unit != "元":
                return None
            amount = cents(value * amount / 100)
            rate = say.rate(fact.value, "%")
            lines.append(say.say("of", label="", base=shown, rate=rate, amount=say.money(amount)))
        cases.append((titles[column], amount))
    inputs = (*(_given(cells[c], say) for c in columns), given)
    spans = ((row.start, row.start + len(row.text)),)
    if len(cases) == 1:
        amount = cases[0][1]
        return Outcome(
            OutcomeKind.DETERMINED, inputs, tuple(lines), say.money(amount), amount, sentences=spans
        )  # fmt: skip
    possible = tuple(Possibility(title, amount, say.money(amount)) for title, amount in cases)
    result = say.say("join").join(say.say("depends", condition=p.condition, result=p.result) for p in possible)
    return Outcome(OutcomeKind.DEPENDS, inputs, tuple(lines), result, None, possible, "", spans)


def _given(fact: Fact, say: Wording) -> Given:
    name = "name_rate" if fact.kind is FactKind.RATE else "name_amount"
    return Given(say.say(name), fact.value, fact.unit, True, fact.start, fact.end)


def _range(cell: str, title: str) -> Tier | None:
    """The range that a cell names, its lower end within unless it is said to be beyond (10万元（含）至20万元)."""
    unit = _UNIT.search(title)
    text = re.sub(r"(?<=\d)(?![\d.万亿元人台平%])", unit[1], cell) if unit and not re.search("元", cell) else cell
    facts = [f for f in read_facts(text) if f.kind in (FactKind.AMOUNT, FactKind.CAP, FactKind.COUNT)]
    if not facts or len(facts) > 2 or len({f.unit for f in facts}) > 1:
        return None
    values = [Decimal(f.value) for f in facts]
    if len(values) == 2:
        tail = text[facts[1].end :]
        head = text[: facts[0].end + 4] if facts[1].start != facts[0].start else text[: facts[0].start]
        closed = bool(re.match(r"\s*[（(]含", tail))
        strict = bool(re.search(r"不含|超过|大于", head)) or (closed and "含" not in head)
        return Tier(facts[0], low=values[0], high=values[1], unit=facts[0].unit, strict=strict, closed=closed)
    if _LOWEST.search(text):
        closed = bool(re.search(r"[（(]含|及以下", text))
        return Tier(facts[0], low=None, high=values[0], unit=facts[0].unit, closed=closed)
    strict = bool(re.search(r"超过|大于|不含|高于", text))
    return Tier(facts[0], low=values[0], high=None, unit=facts[0].unit, strict=strict)


def _within(tier: Tier, value: Decimal) -> bool:
    """Whether a range may hold a value, both ends counted."""
    return (tier.low is None or value >= tier.low) and (tier.high is None or value <= tier.high)


def _holds(tier: Tier, value: Decimal) -> bool:
    above = tier.low is None or value > tier.low or (value == tier.low and not tier.strict)
    return above and (tier.high is None or value < tier.high or (value == tier.high and tier.closed))


def _cell(row: Row, column: int, title: str) -> Fact | None:
    """The one amount or rate of a cell, with the unit of its column's title where it has none."""
    cell = row.cells[column]
    unit = _UNIT.search(title)
    text = cell + unit[1] if unit and re.fullmatch(r"[\d.,，]+", cell) else cell
    facts = [f for f in read_facts(text) if f.kind in (FactKind.AMOUNT, FactKind.CAP, FactKind.RATE)]
    at = row.text.find(cell, sum(len(c) + 1 for c in row.cells[:column]) if "\t" in row.text else 0)
    if len(facts) != 1 or at < 0:
        return None
    return replace(facts[0], start=row.start + at, end=row.start + at + len(cell))


def _paid(title: str) -> bool:
    return not _NO_HEADING.match(title)


def _columns(titles: Sequence[str], columns: list[int], question: str) -> list[int]:
    """The columns that the question names; all of them where it names none."""
    if len(columns) < 2:
        return columns
    steps = tuple(Tier(Fact(FactKind.AMOUNT, str(c), str(c), "元", c, c), titles[c]) for c in columns)
    named = steps_for(Rule(RuleKind.AMOUNT, 0, 0, steps), Asked(), question)
    return [int(s.grant.value) for s in named]
