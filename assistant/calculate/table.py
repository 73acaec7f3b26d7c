"""A table of a text: what its columns are, the ranges that cells name, and the figures of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculate.asked import words
from assistant.calculate.choose import denied, mentions, narrower, pairs, refused
from index.facts import read_facts
from index.facts.tiers import Tier
from index.values import Fact, FactKind

__all__ = [
    "Columns",
    "Row",
    "exactly",
    "facts_of",
    "holds",
    "is_nothing",
    "is_whole",
    "members",
    "named_cells",
    "range_of",
    "within",
]

_LOWEST = re.compile(r"低于|不足|未满|以下|小于")
_UNIT = re.compile(r"[（(](?:单位[：:])?(万元|元|%)(?:/[^（）()]*)?[）)]")
_PER = re.compile(
    r"[（(]?[每单/·]\s?(月|年|人|户|[台件辆套个部张只孩]|平方米|立方米|千瓦时|千瓦|度|亩|吨|公里|公斤|天|日|课时|餐|次|场|头|趟)(?:[/·每](月|年))?"
)
_MONTHLY = re.compile(r"每?月(?!份)|.{2,8}（每月")
_MONEY = (FactKind.AMOUNT, FactKind.CAP)
_NOTHING = re.compile(r"(?:不享受|不发放?|不予|不补|不适用|无|—+|-+|/|－+)(?:[补享发给支][一-龥]{0,4})?$")
_WHOLE = re.compile(r"全额|免费|据实|实报实销")
_SHARE = re.compile(r"按[^，。；\d]{0,10}标准的?\d+(?:\.\d+)?%")
_VERBATIM = 2  # how much more a cell counts for each character of it that the question has as it stands


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, and where its text begins in the passage that is read."""

    start: int
    text: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by what stands in them.

    Those are the cases, what is granted, its ceilings, how many pieces, what is taken off before a rate applies, and
    the share of the standard that others get (居民：按职工标准的60%).
    """

    cases: tuple[int, ...]
    grants: tuple[int, ...]
    caps: tuple[int, ...]
    limits: tuple[int, ...]
    deducts: tuple[int, ...] = ()
    shares: tuple[int, ...] = ()

    @classmethod
    def of(cls, titles: Sequence[str], rows: Sequence[Row]) -> Columns:
        """The columns under `titles`, judged by their words and by the figures of all `rows`."""
        known = words()["table"]
        kinds: dict[str, list[int]] = {"case": [], "grant": [], "cap": [], "limit": [], "deduct": [], "share": []}
        for c, title in enumerate(titles):
            paid = [r for r in rows if r.cells[c] and not is_nothing(r.cells[c]) and not is_whole(r.cells[c])]
            cells = [facts_of(r, c, title) for r in paid]
            money = bool(cells) and all(len([f for f in fs if f.kind in _MONEY]) == 1 for fs in cells)
            rated = bool(cells) and all(fs and fs[0].kind is FactKind.RATE for fs in cells)
            either = bool(cells) and all(len(fs) == 1 and fs[0].kind in (FactKind.RATE, *_MONEY) for fs in cells)
            money = money or (either and not rated)  # 比例或者金额
            counted = any(f.kind is FactKind.COUNT for fs in cells for f in fs)
            if re.search(known["nothing"], title):
                continue
            if all(_SHARE.search(r.cells[c]) or is_nothing(r.cells[c]) for r in rows):
                kinds["share"].append(c)
                continue
            ranged = c == 0 and all(range_of(r.cells[c], title) for r in rows)
            if money and re.search(known["deduct"], title):
                kinds["deduct"].append(c)
            elif money and not ranged and re.search(known["cap"], title):
                kinds["cap"].append(c)
            elif (money or rated) and not ranged:
                kinds["grant"].append(c)
            elif counted and re.search(known["limit"], title):
                kinds["limit"].append(c)
            else:
                kinds["case"].append(c)
        rates = any(f.kind is FactKind.RATE for r in rows for c in kinds["case"] for f in facts_of(r, c, titles[c]))
        if not kinds["grant"] and not rates:  # 最高补贴额 alone is what is granted
            kinds["grant"], kinds["cap"] = kinds["cap"], []
        return cls(*(tuple(kinds[k]) for k in ("case", "grant", "cap", "limit", "deduct", "share")))


def is_nothing(cell: str) -> bool:
    """Whether a cell says that nothing is given in its case."""
    return bool(_NOTHING.match(cell.strip()))


def is_whole(cell: str) -> bool:
    """Whether a cell says that all is paid (全额，最高900元; 免费发放), so that no rate or amount works it out."""
    return bool(_WHOLE.match(cell.strip()))


def range_of(cell: str, title: str) -> Tier | None:
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
    if not re.search(r"以上|超过|大于|不含|高于|及|起|满|达", text):
        return None  # 3台 is a number and no range
    strict = bool(re.search(r"超过|大于|不含|高于", text))
    return Tier(facts[0], low=values[0], high=None, unit=facts[0].unit, strict=strict)


def exactly(cell: str, title: str) -> Tier | None:
    """The one number that a cell names, as a range that ends where it begins (3人户)."""
    facts = [f for f in read_facts(f"{cell}人" if cell.isdigit() and "人" in title else cell) if f.unit == "人"]
    if len(facts) != 1 or facts[0].kind is not FactKind.COUNT:
        return None
    value = Decimal(facts[0].value)
    return Tier(facts[0], low=value, high=value, unit="人", closed=True)


def within(tier: Tier, value: Decimal) -> bool:
    """Whether a range may hold a value, both ends counted."""
    return (tier.low is None or value >= tier.low) and (tier.high is None or value <= tier.high)


def holds(tier: Tier, value: Decimal) -> bool:
    """Whether a range holds a value, its ends as the text says."""
    above = tier.low is None or value > tier.low or (value == tier.low and not tier.strict)
    return above and (tier.high is None or value < tier.high or (value == tier.high and tier.closed))


def facts_of(row: Row, column: int, title: str) -> list[Fact]:
    """The figures of a cell, with the unit of its column's title where it has none, at the place of the cell."""
    cell = row.cells[column]
    unit = _UNIT.search(title)
    text = cell + unit[1] if unit and re.fullmatch(r"[\d.,，]+", cell) else cell
    at = row.text.find(cell, sum(len(c) + 1 for c in row.cells[:column]) if "\t" in row.text else 0)
    per = _PER.search(title)
    found = []
    for fact in read_facts(text) if at >= 0 else ():
        fact = replace(fact, start=row.start + at, end=row.start + at + len(cell))
        money = fact.kind in _MONEY and per is not None and not fact.per
        named = "/".join({"日": "天"}.get(u, u) for u in per.groups() if u) if per else ""
        fact = replace(fact, per=named) if money else fact
        monthly = fact.kind in _MONEY and _MONTHLY.match(title) and not {"月", "年"} & set(fact.per.split("/"))
        found.append(replace(fact, per=f"{fact.per}/月".strip("/")) if monthly else fact)
    return found


def members(cell: str) -> list[str]:
    """The things that a cell lists (冰箱、洗衣机、电视机)."""
    parts = re.split(r"[、，,/／;；]|(?<=[一-龥]{2})[或和及](?=[一-龥]{2})", re.sub(r"[（(][^（）()]*[）)]", "", cell))
    return [p.strip() for p in parts if p.strip()]


def named_cells(cells: Sequence[str], question: str) -> list[str]:
    """Those of `cells` that the question names best, 其他 where it denies another; none where it names none."""
    wide = [cell for cell in dict.fromkeys(cells) if not narrower(cell, question)]
    listed = {cell: members(cell) for cell in wide or dict.fromkeys(cells)}
    scores: dict[str, int] = {}
    no = [cell for cell, own in _own(listed) if denied(own, question) or refused(cell, question)]
    for cell, own in _own(listed):
        if cell not in no:
            scores[cell] = max((mentions(own & pairs(m), m, question) for m in listed[cell]), default=0)
    for member, cell in sorted(((m, c) for c, ms in listed.items() for m in ms), key=lambda p: -len(p[0])):
        longer = [c for c, ms in listed.items() if any(member in m and member != m for m in ms)]
        if any(scores.get(c, 0) for c in longer):
            continue  # 紧缺工种补贴标准 is meant and not 补贴标准
        if len(member) > 1 and member in question and cell in scores:
            scores[cell] += _VERBATIM * len(member)
            question = question.replace(member, "□")  # 技师 is not named by 高级技师
    best = max(scores.values(), default=0)
    if best:
        return [cell for cell, score in scores.items() if score == best]
    if no:
        return [c for c in listed if c not in no and re.search(words()["matching"]["others"], c)]
    labels = [(w, p) for w, p in words()["labels"].items() if re.search(p, question, re.IGNORECASE)]
    return [c for c in listed if any(w in c for w, _ in labels)]


def _own(listed: dict[str, list[str]]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each cell with the pairs of characters that no other cell has."""
    for cell in listed:
        others = frozenset(p for other in listed if other != cell for p in pairs(other))
        yield cell, frozenset(p for m in listed[cell] for p in pairs(m)) - others
