"""What a sentence of a clause grants, in the terms that a calculation needs: base, rate, amounts, caps, tiers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from index.facts.bases import base_of
from index.facts.grants import gives, listed_too, paid_too, within
from index.facts.labels import labelled
from index.facts.limits import daily, deducted, grown, least_of, limits_of, of_principal, priced, untold
from index.facts.tiers import Tier, thresholds_of, tiers
from index.values import Fact, FactKind


class RuleKind(StrEnum):
    """How a rule works out what is paid."""

    RATE = "rate"
    AMOUNT = "amount"
    UPLIFT = "uplift"
    MULTIPLE = "multiple"
    SHARES = "shares"
    TOTAL = "total"
    CAP = "cap"
    ACTUAL = "actual"
    GROWTH = "growth"


@dataclass(frozen=True, slots=True)
class Cap:
    """A ceiling in 元: for each `per` (件, 人, 年; empty: in all), or over several pieces when `cumulative` (累计)."""

    fact: Fact
    cumulative: bool

    @property
    def value(self) -> Decimal:
        """The ceiling in 元."""
        return Decimal(self.fact.value)

    @property
    def per(self) -> str:
        """What it is counted by."""
        return self.fact.per


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a text grants. `start`–`end` is the passage it stands in (offsets into the clause's text).

    `base` are the words for what a rate is taken of (最终销售价格), `decided_by` what chooses between several steps
    where the text does not say how (能耗等级), `first_time` that a threshold counts only when first crossed, `limits`
    the counts and periods that it is paid for at most, `daily` that a rate is due for every day, `deduct` what is
    taken off before a rate applies (起付线), `least` the
    smallest number that an amount for each is paid from (面积不低于100平方米), `adds` that it is
    paid on top of the rule before it (另按…), `dearest` the price above which nothing is paid (单价不超过5000元的).
    Of a GROWTH rule the second step is paid for each more than the first
    step's `low`.
    """

    kind: RuleKind
    start: int
    end: int
    steps: tuple[Tier, ...] = ()
    base: str = ""
    caps: tuple[Cap, ...] = ()
    decided_by: str = ""
    first_time: bool = False
    minimum: bool = False
    limits: tuple[Fact, ...] = ()
    daily: bool = False
    adds: bool = False
    dearest: Fact | None = None
    deduct: Fact | None = None
    least: Fact | None = None


_ONCE = re.compile(r"一次性|总共|合计|累计|每")  # counted in another way than the tier before
_SENTENCE = re.compile(r"[^。！？\n]+(?:(?<=[；;])\n[^。！？\n]+)*")  # items that end in ； go on in the next line
_HEADS = frozenset(("人", "名", "位", "人次"))
_LIMIT_SENTENCE = 80  # characters up to which a sentence of ceilings belongs to the one before it

_DECIDED = re.compile(
    r"(?:根据|按照|按|区分|依据|视)(?P<what>[^，。；、\d]{2,16}?)(?:的不同|不同|情况|标准|等因素|高低|大小|多少)?(?:，)?(?:分别|分[二两三四五六七八\d]?[档类级]|分档|给予|按|确定)"
)
_UPLIFT = re.compile(r"(?:上浮|提高|上调|增发|加发|增补|增加|增长)(?:幅度)?(?:不超过|最高)?\s*$")
_LOWERED = re.compile(r"(?:下浮|下调|降低|降幅)(?:幅度)?(?:不超过|最高)?\s*$")  # what is left is not worked out
_TOTAL = re.compile(
    r"[（(]\s*(?:其中)?\s*(?:含|包含|包括)(?P<what>[^（）()]{2,40})[）)]|其中，?(?P<what2>[^，。；]{2,30})"
)
_ACTUAL = re.compile(
    r"(?:额度|金额|标准|数额|补贴|补助)(?:为|按)(?P<base>[^，。；]{0,12}实际[^，。；]{1,12}?(?:部分|支出|金额|费用|额))"
)


def rules(text: str, facts: Sequence[Fact]) -> tuple[Rule, ...]:
    """The rules of a clause's `text`, in order; `facts` are the clause's own (`read_facts(text)`).

    >>> from index.facts import read_facts
    >>> text = "按照最终销售价格的15%给予补贴，每件最高不超过500元。"
    >>> rule, = rules(text, read_facts(text))
    >>> rule.kind.value, rule.base, [str(c.value) for c in rule.caps]
    ('rate', '最终销售价格', ['500'])
    """
    found: list[Rule] = []
    for start, end in _passages(text, facts):
        inside = [f for f in facts if start <= f.start and f.end <= end]
        new = _read(text, inside, start, end)
        cap_only = len(new) == 1 and new[0].kind is RuleKind.CAP
        dependent = re.match(
            r"\s*(?:[-•·●]\s*)?(?:同一|每|单|最高|累计|补贴|补助|年度|合计|总|各项|上浮后|提高后|以上各项|上述各项)",
            text[start:end],
        )
        if cap_only and dependent and found and end - start < _LIMIT_SENTENCE:
            found = _limited_by(found, new[0], text, end)
        else:
            found.extend(_with_base(new, found, text))
    return tuple(found)


def _limited_by(found: list[Rule], limit: Rule, text: str, end: int) -> list[Rule]:
    """The rules of the sentence before with the ceilings of the one that follows it."""
    last = found[-1]
    first = len(found) - 1
    while first and not re.search(r"[。！？\n]", text[found[first - 1].end : found[first].start]):
        first -= 1
    held = [replace(r, caps=r.caps + limit.caps, limits=r.limits + limit.limits) for r in found[first:-1]]
    last = replace(last, caps=last.caps + limit.caps, limits=last.limits + limit.limits)
    last = last if held else replace(last, end=end)  # the words of a limit of all tell none of them apart
    return [*found[:first], *held, last]


def _with_base(new: list[Rule], found: list[Rule], text: str) -> list[Rule]:
    """A rate without a base of its own is of what the rate before it in the sentence is (…按新车价格的8%；…按6%)."""
    last = found[-1] if found else None
    if last is None or last.kind is not RuleKind.RATE or not new or re.search(r"[。\n]", text[last.end : new[0].start]):
        return new
    return [replace(r, base=last.base) if r.kind is RuleKind.RATE and not r.base else r for r in new]


def _passages(text: str, facts: Sequence[Fact]) -> list[tuple[int, int]]:
    """Sentences, divided at semicolons unless the parts are tiers of one rule (…以上的，…；…以上的，…).

    Items of a list in lines of their own are parts like others.
    """
    found = []
    for match in _SENTENCE.finditer(text):
        start = match.start()
        parts = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^；;]+", match[0])]
        figures = [f for f in facts if f.kind not in (FactKind.PERIOD, FactKind.DATE, FactKind.UNIT)]
        conditions = [thresholds_of(text, [f for f in figures if s <= f.start and f.end <= e]) for s, e in parts]
        at = 0
        while at < len(parts):
            until = at + 1
            while until < len(parts) and _tiered(conditions[at : until + 1]):
                until += 1
            found.append((parts[at][0], parts[until - 1][1]))
            at = until
    return found


def _tiered(conditions: Sequence[Sequence[Fact]]) -> bool:
    """Whether parts of a sentence with these thresholds are tiers of one rule: all of one measure, none twice."""
    units = {"/".join(sorted({f.unit for f in c})) for c in conditions}
    reached = [{(f.value, f.bound) for f in c} for c in conditions]
    apart = all(not one & other for one, other in pairwise(reached))  # the same twice: one for each of two cases
    return all(conditions) and len(units) == 1 and apart


def _read(text: str, facts: list[Fact], start: int, end: int) -> list[Rule]:
    passage = text[start:end]
    several = any(f.kind in (FactKind.RATE, FactKind.AMOUNT) for f in facts)
    caps = tuple(
        Cap(f, "累计" in text[max(start, f.start - 16) : f.start])
        for f in facts
        if f.kind is FactKind.CAP and not within(text, f) and not (several and of_principal(text, f))
    )
    shares = next((f for f in facts if f.kind is FactKind.RATE and f.unit == "比"), None)
    if shares:
        amounts = tuple(Tier(f) for f in facts if f.kind is FactKind.AMOUNT)
        return [Rule(RuleKind.SHARES, start, end, (Tier(shares), *amounts))]
    part = _TOTAL.search(passage)
    amounts_only = [f for f in facts if f.kind is FactKind.AMOUNT]
    if part and len(amounts_only) >= 2 and amounts_only[0].end <= start + part.start():
        inner = [f for f in amounts_only if f.start >= start + part.start() and f.end <= start + part.end()]
        if inner:
            label = re.sub(r"\d.*$", "", part["what"] or part["what2"])
            return [Rule(RuleKind.TOTAL, start, end, (Tier(amounts_only[0]), Tier(inner[0], label)))]
    if untold(text, facts, start, end):
        return []
    actual = _ACTUAL.search(passage)
    conditions = thresholds_of(text, facts)
    grants = listed_too(text, facts, [f for f in facts if f not in conditions and gives(text, f)])
    if actual and not any(f.kind is FactKind.RATE for f in grants):
        return [Rule(RuleKind.ACTUAL, start, end, base=actual["base"], caps=caps)]
    return _grant_rules(text, facts, grants, caps, start, end)


def _grant_rules(
    text: str, facts: list[Fact], grants: list[Fact], caps: tuple[Cap, ...], start: int, end: int
) -> list[Rule]:
    passage = text[start:end]
    decided = _DECIDED.search(passage)
    decided_by = decided["what"].removesuffix("的") if decided else ""
    decided_by = "" if decided_by in ("比例", "标准", "一定比例", "规定") else decided_by
    for later in grants[1:]:
        comma = paid_too(text, grants[0].end, later.start)
        if comma and not grown(text, later):
            one = _read(text, [f for f in facts if f.end <= comma], start, comma)
            two = _read(text, [f for f in facts if f.start > comma], comma + 1, end)
            return [*one, *(replace(rule, adds=True) for rule in two)]
    comma = _half(text, grants, caps)
    if comma:
        one = _read(text, [f for f in facts if f.end <= comma], start, comma)
        return [*one, *_with_base(_read(text, [f for f in facts if f.start > comma], comma + 1, end), one, text)]
    growing = [g for g in grants if grown(text, g)]
    if growing and len(grants) > 1 and grants[0] not in growing:
        return [_growth(text, facts, grants[grants.index(growing[0]) - 1], growing[0], caps, start, end)]
    steps = tiers(text, facts, start, end)
    if not grants and not (steps and steps[0].grant.kind is FactKind.CAP):
        steps = labelled(text, [c.fact for c in caps], start) if len(caps) > 1 else ()
        limits = limits_of(text, facts, facts[0]) if caps else ()
        return [Rule(RuleKind.CAP, start, end, steps, caps=caps, limits=limits)] if caps else []
    if not steps:
        steps = labelled(text, grants, start)
    first = steps[0].grant
    before = text[max(start, first.start - 30) : first.start]
    kind = RuleKind.AMOUNT
    base = ""
    if first.kind is FactKind.RATE and _LOWERED.search(before):
        return []
    if first.kind is FactKind.RATE:
        kind = RuleKind.MULTIPLE if first.unit == "倍" else RuleKind.UPLIFT if _UPLIFT.search(before) else RuleKind.RATE
        base = base_of(before, text[first.end : first.end + 6], kind is RuleKind.UPLIFT)
        steps = tuple(s for s in steps if s.grant.kind is FactKind.RATE)
    else:
        steps = _counted_alike(text, tuple(s for s in steps if s.grant.kind is not FactKind.RATE))
    own = {s.grant for s in steps}
    return [
        Rule(
            kind, start, end, steps, base, tuple(c for c in caps if c.fact not in own), decided_by,
            first_time="首次" in passage, minimum=first.bound == "min" and not _ranged(steps),
            limits=limits_of(text, facts, first), daily=kind is RuleKind.RATE and daily(text, first),
            least=least_of(facts, first), dearest=next((f for f in facts if priced(text, f)), None),
            deduct=deducted(text, facts, start, end) if kind is RuleKind.RATE else None,
        )
    ]  # fmt: skip


def _counted_alike(text: str, steps: tuple[Tier, ...]) -> tuple[Tier, ...]:
    """Tiers with what the first is counted by, where those after it leave it out (每餐补2元；80周岁以上补4元)."""
    first, between = steps[0], text[steps[0].grant.end : steps[-1].grant.start]
    tiers_too = all(s.low is not None and s.unit == first.unit and not s.grant.per for s in steps[1:])
    if not first.grant.per or first.low is None or not tiers_too or _ONCE.search(between):
        return steps
    return (first, *(replace(s, grant=replace(s.grant, per=first.grant.per)) for s in steps[1:]))


def _half(text: str, grants: Sequence[Fact], caps: Sequence[Cap]) -> int:
    """Where the first grant with a ceiling of its own ends and the next begins (…6%、最高1万元，…4%、最高8000元)."""
    for one, other in pairwise(grants):
        own = [c.fact for c in caps if one.end <= c.fact.start and c.fact.end <= other.start]
        theirs = [c for c in caps if c.fact.start >= other.end]
        if not own or not theirs or grown(text, other):
            continue
        comma = re.search(
            r"[；;，,](?!(?:每|单|最高|累计|全年|年度|合计|同一|总额|最长|期限))", text[own[-1].end : other.start]
        )
        if comma:
            return own[-1].end + comma.start()
    return 0


def _growth(
    text: str, facts: Sequence[Fact], first: Fact, more: Fact, caps: tuple[Cap, ...], start: int, end: int
) -> Rule:
    unit = grown(text, more)
    alike = [f for f in facts if f.unit == unit or {f.unit, unit} <= _HEADS]
    count = next((f for f in alike if f.kind is FactKind.COUNT and f.end <= first.start), None)
    low = Decimal(count.value) if count else Decimal(1)
    steps = (Tier(first, low=low, unit=unit), Tier(more, unit=unit))
    return Rule(RuleKind.GROWTH, start, end, steps, caps=caps, limits=limits_of(text, facts, first))


def _ranged(steps: tuple[Tier, ...]) -> bool:
    return len(steps) > 1 and steps[0].grant.start == steps[1].grant.start
