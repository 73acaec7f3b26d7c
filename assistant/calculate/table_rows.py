"""The rows of a table with its columns: which of them hold for the asker, and what a row comes to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculate.amounts import by_amount
from assistant.calculate.asked import Asked, words
from assistant.calculate.choose import denied, mentions, pairs
from assistant.calculate.couples import Couple, of_couple
from assistant.calculate.deductibles import Lessened, shown, taken_off
from assistant.calculate.merge import merged, side_by_side
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, Possibility, cents
from assistant.calculate.points import Points, raised
from assistant.calculate.rates import by_rate
from assistant.calculate.table import (
    Columns,
    Row,
    exactly,
    facts_of,
    holds,
    is_nothing,
    is_whole,
    members,
    named_cells,
    range_of,
    within,
)
from assistant.calculate.tellings import given_step
from assistant.calculate.wording import Wording, number
from index.facts.rules import Cap, Rule, RuleKind
from index.facts.tiers import Tier
from index.values import Fact, FactKind

__all__ = ["TableRows"]

_MOST_ROWS = 4  # rows that may stand open beside each other
_EXTRA = re.compile(r"[（(]?(?:另外?|再|额外)?(?:另加|加补|另补|再加|增发|加发|加奖|追加)")
_CHILDREN = re.compile(r"多孩|多子女|二孩|三孩")
_WHOLE = re.compile(r"每?[人户家年]|累计|合计|总额")
_EACH_KIND = re.compile(r"每[类种品]|各")
_TIMES = {"月", "年", "天"}
_MONTHLY = re.compile(r"每个?月|一个?月(?:能|给|补|发|领|拿|可以)|按月|月月")
_ONCE = re.compile(r"一次性")
_TIME = re.compile(r"(?<=.)每[月年天](?=$|[（(])|[（(][^（）()]*[/每][^（）()]*[）)]$")


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table: the titles of its columns, its rows, how sums are worded, and what raises or shares its rates."""

    titles: Sequence[str]
    rows: list[Row]
    say: Wording
    by: Points | None = None
    two: Couple | None = None
    less: Lessened | None = None

    @property
    def columns(self) -> Columns:
        """What its columns are for."""
        return Columns.of(self.titles, self.rows)

    def fitting(self, asked: Asked, text: str) -> list[Row]:
        """The rows that may hold for the asker; none where nothing that he says settles any column."""
        left, told = list(self.rows), False
        for c in self.columns.cases:
            cells = [r.cells[c] for r in left]
            if len(set(cells)) < 2:
                continue
            tiers = [(r, t) for r in left if (t := self._tier(r.cells[c], c)) is not None]
            if len(tiers) == len(left):
                value = self._value(tiers[0][1], asked)
                if value is None:
                    continue
                left, told = _holding(tiers, value, c), True
            elif named := named_cells(cells, text):
                left, told = [r for r in left if r.cells[c] in named], True
        return left if told and len(left) <= _MOST_ROWS else []

    def _tier(self, cell: str, column: int) -> Tier | None:
        """The range that a cell names; a number of people is one beside ranges of these (3人, 4人及以上)."""
        title = self.titles[column]
        known = [t.unit for r in self.rows if (t := range_of(r.cells[column], title)) is not None]
        return range_of(cell, title) or (exactly(cell, title) if "人" in known else None)

    def _value(self, tier: Tier, asked: Asked) -> Decimal | None:
        if tier.unit == "元":
            return asked.money
        head = asked.head(tier.unit)
        return head.value if head else None

    def worked(self, rows: Sequence[Row], asked: Asked, text: str) -> Outcome | None:
        """The sum of one row, or of each of several that stand open."""
        cases = []
        for row in rows:
            outcome = self._of_row(row, asked, text)
            if outcome is None:
                return None
            open_ = [c for c in self.columns.cases if len({r.cells[c] for r in rows}) > 1]
            apart = [row.cells[c] for c in open_ if not re.fullmatch(r"[\d.,]+", row.cells[c])]
            cases.append(("，".join(apart), outcome))
        if len(cases) == 1 or len({o.result for _, o in cases}) == 1:
            return cases[0][1]
        if self.two and (both := of_couple(cases, self.two, self.say)):
            return both
        return side_by_side(cases, self.say)

    def _of_row(self, row: Row, asked: Asked, text: str) -> Outcome | None:
        grants = [c for c in self.columns.grants if row.cells[c] and not is_nothing(row.cells[c])]
        if any(is_whole(row.cells[c]) for c in grants):
            return None
        rated = [c for c in grants if facts_of(row, c, self.titles[c])[0].kind is FactKind.RATE]
        if 0 < len(rated) < len(grants):
            return None  # a rate of an amount beside it: how they go together is not read
        extra = [c for c in grants if _EXTRA.search(self.titles[c])]
        grants = [c for c in grants if c not in extra] or grants
        named = named_cells([self.titles[c] for c in grants], text) if len(grants) > 1 else []
        chosen = [c for c in grants if self.titles[c] in named] or grants
        if _MONTHLY.search(text) and all(_ONCE.search(self.titles[c]) for c in chosen):
            return None
        found = [(c, self._shared(row, self._of_cell(row, c, asked, text), text)) for c in chosen]
        outcomes = [(c, o) for c, o in found if o is not None]
        if not outcomes or len(outcomes) < len(found):
            return None
        if len(outcomes) == 1:
            return self._with_extra(row, outcomes[0][1], [c for c in extra if c not in chosen], asked, text)
        if any(o.value is None for _, o in outcomes):
            return None
        say = self.say
        possible = tuple(
            Possibility(_TIME.sub("", self.titles[c]), o.value or Decimal(0), o.result) for c, o in outcomes
        )
        result = say.say("join").join(say.say("depends", condition=p.condition, result=p.result) for p in possible)
        inputs = tuple(dict.fromkeys(g for _, o in outcomes for g in o.inputs))
        lines = tuple(line for _, o in outcomes for line in o.steps)
        return Outcome(OutcomeKind.DEPENDS, inputs, lines, result, None, possible, "", outcomes[0][1].sentences)

    def _with_extra(self, row: Row, outcome: Outcome, extra: Sequence[int], asked: Asked, text: str) -> Outcome | None:
        """The sum with what further columns pay on top (多孩家庭另加) to somebody in their case."""
        children = asked.head("孩")
        many = children is not None and children.value > 1
        for c in extra:
            case = _EXTRA.sub("", self.titles[c])
            met = (many and bool(_CHILDREN.search(case))) or mentions(pairs(case), case, text)
            if not met or denied(pairs(case), text):
                continue
            more = self._of_cell(row, c, replace(asked, items=()), text)
            if more is None or more.value is None or outcome.value is None:
                return None
            outcome = merged([outcome, more], self.say)
        return outcome

    def _shared(self, row: Row, outcome: Outcome | None, text: str) -> Outcome | None:
        """The part of a standard that the case of a further column gets, where the question names that case."""
        others = frozenset(p for c, t in enumerate(self.titles) if c not in self.columns.shares for p in pairs(t))
        for c in self.columns.shares:
            own = pairs(self.titles[c]) - others
            if not own & pairs(text) or denied(own, text):
                continue
            facts = [f for f in facts_of(row, c, self.titles[c]) if f.kind is FactKind.RATE]
            if outcome is None or outcome.value is None or len(facts) != 1:
                return None
            value = cents(outcome.value * Decimal(facts[0].value) / 100)
            rate = self.say.rate(facts[0].value, facts[0].unit)
            base, amount = self.say.money(outcome.value), self.say.money(value)
            line = self.say.say("of", label="", base=base, rate=rate, amount=amount)
            given = Given(self.say.say("name_rate"), facts[0].value, "%", True, facts[0].start, facts[0].end)
            return replace(
                outcome, value=value, result=outcome.result.replace(base, amount), steps=(*outcome.steps, line),
                inputs=(*outcome.inputs, given),
            )  # fmt: skip
        return outcome

    def _of_cell(self, row: Row, column: int, asked: Asked, text: str) -> Outcome | None:
        facts = facts_of(row, column, self.titles[column])
        grants = [f for f in facts if f.kind in (FactKind.RATE, FactKind.AMOUNT)] or facts
        if len(grants) != 1 or (grants[0].kind is FactKind.RATE and grants[0].unit == "折"):
            return None
        own_caps = [f for f in facts if f.kind is FactKind.CAP and f is not grants[0]]
        grants = [replace(g, per=self._per(g, asked)) for g in grants]
        grants = [raised(g, self.by) for g in grants] if self.by else grants
        if re.search(words()["table"]["hours"], text) and "小时" not in grants[0].per:
            return None  # how many hours it is for is told, and not how they are counted
        rule = self._rule(row, grants[0], self.titles[column], own_caps, asked)
        if rule is None:
            return None
        given, line = self._told(row, column, asked)
        if grants[0].kind is FactKind.RATE:
            outcome = by_rate(rule, asked, text, self.say)
        else:
            pieces = max((h.value for h in asked.heads if h.unit in words()["units"]["pieces"]), default=Decimal(1))
            people = None if self._by_people(row) else asked.head("人")
            outcome = by_amount(rule, asked, text, self.say)
            if outcome is None and (asked.pieces > 1 or pieces > 1 or (people and people.value > 1)):
                return None
            if outcome is None and any(
                not h.unit and h.value > 1 and not self._names(row, h.value) for h in asked.heads
            ):
                return None  # so many of what the price is for, in a unit that is not known
            outcome = outcome or self._lump(rule)
        if outcome is None:
            return None
        if self.less and rule.deduct is not None:
            outcome = shown(outcome, self.less, self._deduct(row) or rule.deduct, self.say)
        lines = (line, *outcome.steps) if line else outcome.steps
        inputs = tuple(dict.fromkeys((*outcome.inputs, *given)))
        return replace(outcome, inputs=inputs, steps=lines)

    def _names(self, row: Row, value: Decimal) -> bool:
        """Whether the case of a row is told by a number (5层)."""
        cells = (row.cells[c] for c in self.columns.cases)
        return any(re.search(rf"(?<![\d.]){re.escape(number(value))}(?![\d.])", cell) for cell in cells)

    def _by_people(self, row: Row) -> bool:
        """Whether the case of a row is a number of people, who are then not what its amount is counted by."""
        return any((t := self._tier(row.cells[c], c)) is not None and t.unit == "人" for c in self.columns.cases)

    def _per(self, grant: Fact, asked: Asked) -> str:
        """What an amount is counted by: a household is one where none are counted."""
        return "/".join(u for u in grant.per.split("/") if u != "户" or asked.head("户"))

    def _lump(self, rule: Rule) -> Outcome:
        """The amount of a cell for one, or for a month or a year where it is counted by these."""
        grant = rule.steps[0].grant
        value = Decimal(grant.value)
        result = self.say.each("/".join(u for u in grant.per.split("/") if u in _TIMES), self.say.money(value))
        result = self.say.say("most", amount=result) if grant.kind is FactKind.CAP else result
        inputs = (given_step(rule.steps[0], self.say),)
        return Outcome(OutcomeKind.DETERMINED, inputs, (), result, value, sentences=((rule.start, rule.end),))

    def _told(self, row: Row, column: int, asked: Asked) -> tuple[tuple[Given, ...], str]:
        """The asker's figure that a range holds, as an input, and the line that says so."""
        say = self.say
        for c in self.columns.cases:
            tier = self._tier(row.cells[c], c)
            value = self._value(tier, asked) if tier else None
            if tier is None or value is None:
                continue
            unit = tier.unit
            name = say.say("name_price" if unit == "元" else "name_threshold")
            shown = say.money(value) if unit == "元" else say.count(value, unit)
            amount = f"{self.titles[column]} {row.cells[column]}"
            line = say.say("tier", given=shown, condition=row.cells[c], amount=amount)
            return (Given(name, number(value), unit, cited=False),), line
        named = "，".join(row.cells[c] for c in self.columns.cases if row.cells[c])
        if facts_of(row, column, self.titles[column])[0].kind is FactKind.RATE:
            return (), ""
        return (), say.say("part", label=named, amount=f"{self.titles[column]} {row.cells[column]}")

    def _rule(self, row: Row, grant: Fact, granted: str, own_caps: Sequence[Fact], asked: Asked) -> Rule | None:
        """A row as a rule: what it grants (under the title `granted`), with the limits of its other cells."""
        caps = [Cap(f, cumulative=False) for f in own_caps]
        dearest: Fact | None = None
        charged = bool(re.search(words()["table"]["charge"], granted)) and "补" not in granted
        for c in self.columns.caps:
            title = self.titles[c]
            if charged and "补" in title:
                continue  # what limits a benefit does not limit a rent
            for fact in (f for f in facts_of(row, c, title) if f.kind in (FactKind.AMOUNT, FactKind.CAP)):
                if re.search(words()["table"]["price"], title):
                    dearest = fact
                elif re.search(r"[单每][件台个部套辆张只]", title):
                    caps.append(Cap(replace(fact, kind=FactKind.CAP, per="件"), cumulative=False))
                else:
                    caps.append(Cap(replace(fact, kind=FactKind.CAP), cumulative=bool(_WHOLE.search(title))))
        limits = []
        for c in self.columns.limits:
            counts = [f for f in facts_of(row, c, self.titles[c]) if f.kind is FactKind.COUNT]
            if not (_EACH_KIND.search(row.cells[c] + self.titles[c]) and self._of_different_kinds(row, asked)):
                limits += counts[:1]
        kind = RuleKind.RATE if grant.kind is FactKind.RATE else RuleKind.AMOUNT
        return Rule(
            kind, row.start, row.start + len(row.text), (Tier(grant),), caps=tuple(caps), limits=tuple(limits),
            dearest=dearest,
            deduct=taken_off(off, self.less) if (off := self._deduct(row)) and self.less else off,
        )  # fmt: skip

    def _deduct(self, row: Row) -> Fact | None:
        """What a row takes off before its rate applies."""
        return next((f for c in self.columns.deducts for f in facts_of(row, c, self.titles[c])), None)

    def _of_different_kinds(self, row: Row, asked: Asked) -> bool:
        """Whether each of several things asked about is another one of those that the row lists."""
        kinds = [m for c in self.columns.cases for m in members(row.cells[c])]
        named = [[m for m in kinds if m in i.label] for i in asked.items]
        return len(named) > 1 and all(named) and len({m for ms in named for m in ms}) >= len(named)


def _holding(tiers: Sequence[tuple[Row, Tier]], value: Decimal, column: int) -> list[Row]:
    found = [(row, tier) for row, tier in tiers if within(tier, value)]
    said = any(re.search(r"含|以上|以下|超过|不足|低于", row.cells[column]) for row, _ in found)
    if len({row.cells[column] for row, _ in found}) > 1 and said:
        found = [(row, tier) for row, tier in found if holds(tier, value)]
    return [row for row, _ in found]
