"""Tiers of a text: what is paid at which threshold, or under which of several labels.

首次突破1000万元、3000万元…分别给予10万元、20万元… pairs in order; 1万人以上…4% pairs one by one;
分四档给予3000元、7000元… has amounts whose thresholds the text does not give.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.facts.limits import moved, priced
from index.values import Fact, FactKind

_THRESHOLD_BEFORE = re.compile(
    r"(?:突破|达到|超过|满|达|首次|超|大于|高于|不少于|不低于|至少|未达|不足|低于|小于|售票|营业额|销售额|产值|投资额|总额|规模|人数|面积|金额为?|价格?在?|收入|净增|增长|吸纳|增速)[^，。；、]{0,8}$"
)
_THRESHOLD_AFTER = re.compile(
    r"\s*(?:[（(]不?含[^）)]*[）)])?\s*(?:及以上|以上|及以下|以下|以内|（含）以上|的|（不含）|（含）)"
)
_GRANT_BEFORE = re.compile(
    r"(?:给予|奖励|补贴|补助|发放|奖补|资助|贴息|奖金|扶持|按(?:照)?|分别|依次|每年|每人|每月|每户|最高|不超过|一次性|补|返还|报销|的)[^，。；]{0,14}$"
)
# 超过家庭年收入的50%，且…
_SHARE_BEFORE = re.compile(r"(?<!不)(?<!得)(?:超过|超出|高于|低于|不足|占|占到)[^，。；\d]{1,14}的$")
_CASE_AFTER = re.compile(r"\s*(?:以上|以下)?(?:的(?![一-龥]{0,2}[补奖资贴])|[，,]?(?:且|并且|或者?|同时))")
_GIVEN_BEFORE = re.compile(
    r"(?:给予|奖励|补贴|补助|最高|每[件人年户台][^，。；]{0,6}不超过|补贴不超过)[^，。；：\n]{0,6}$"
)
_BETWEEN = re.compile(
    r"(?:以上|及以上|（含）|[（(]不?含[^（）()]{0,6}[）)])*的?\s*[、，,]?(?:且|并且|但|而)?(?:面积|价格|金额)?(?:不超过|不高于|不多于|不足|未满|未达|低于|小于|至|到|在)?\s*"
)
_JOINED = re.compile(r"\s*(?:[、和或及]|以及)\s*")


@dataclass(frozen=True, slots=True)
class Tier:
    """One step: `grant` is paid from `low` (and up to `high`) of what `unit` counts.

    `low` and `high` are `None` where the text gives no threshold; `label` are its words for the case then, if any.
    `strict` says that `low` itself is not enough (突破, 超过). `closed` that `high` belongs to it
    (50—80马力（含）). `group` numbers alternative series (…元或…元).
    """

    grant: Fact
    label: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    strict: bool = False
    group: int = 0
    closed: bool = False


def tiers(text: str, facts: Sequence[Fact], start: int, end: int) -> tuple[Tier, ...]:
    """The tiers of `text[start:end]`, empty where there are none; `facts` are those of all of `text`."""
    figures = [f for f in facts if start <= f.start and f.end <= end and f.kind in (*_MONEY, FactKind.COUNT)]
    conditions = thresholds_of(text, figures)
    grants = [f for f in figures if f not in conditions and f.kind is not FactKind.COUNT and is_grant(text, f)]
    grants = [f for f in grants if not moved(text, f)]
    if any(g.kind is not FactKind.CAP for g in grants):
        grants = [g for g in grants if g.kind is not FactKind.CAP]  # what limits the sum is no step of its own
    thresholds = [f for f in conditions if f.kind is not FactKind.RATE]
    if not thresholds and all(g.kind is not FactKind.RATE for g in grants):
        thresholds = [f for f in conditions if f.unit == "%"]  # 节能率达到20%以上的，按每平方米40元
    return _listed(text, thresholds, grants) or _alternating(text, thresholds, grants) or _unknown(text, grants, start)


_MONEY = (FactKind.AMOUNT, FactKind.CAP, FactKind.RATE)


def thresholds_of(text: str, facts: Sequence[Fact]) -> list[Fact]:
    """Those of `facts` that are conditions to be reached; the members of a list share what its first member is."""
    found: list[Fact] = []
    for fact in facts:
        follows = (
            found and found[-1].unit == fact.unit and found[-1].kind is not FactKind.RATE
            and (_JOINED.fullmatch(text[found[-1].end : fact.start]) or found[-1].start == fact.start)
        )  # fmt: skip
        if follows or _is_threshold(text, fact):
            found.append(fact)
    return found


def _is_threshold(text: str, fact: Fact) -> bool:
    """Whether a figure is a condition to be reached (突破3000万元, 1万人以上) rather than something given."""
    if fact.kind is FactKind.RATE and fact.unit == "折":
        return True
    before, after = text[max(0, fact.start - 16) : fact.start], text[fact.end : fact.end + 10]
    if _GIVEN_BEFORE.search(before):
        return False
    if (fact.kind in (FactKind.AMOUNT, FactKind.CAP) and fact.per) or priced(text, fact):
        return False
    if fact.kind is FactKind.COUNT:
        aimed = re.search(r"(?:不少于|不低于|至少|不得少于|不超过|最多|至多|限|最高)[^，。；]{0,4}$", before)
        return not aimed and (
            fact.bound != "" or bool(re.search(r"(?:突破|达到|超过|满|达|首次)[^，。；、]{0,6}$", before))
        )
    if fact.kind is FactKind.RATE:
        reached = bool(re.match(r"\s*(?:（含）|\(含\))?(?:及以上|以上|以下)的", after))
        return reached or bool(_SHARE_BEFORE.search(before) and _CASE_AFTER.match(after))
    return bool(_THRESHOLD_AFTER.match(after) and fact.bound != "" and after.lstrip()[:1] != "的") or bool(
        _THRESHOLD_BEFORE.search(before) and not re.search(r"按|给予", before[-6:])
    )


def is_grant(text: str, fact: Fact) -> bool:
    """Whether words that give something stand before (or right behind) a figure."""
    before, after = text[max(0, fact.start - 30) : fact.start], text[fact.end : fact.end + 8]
    return (
        bool(_GRANT_BEFORE.search(before))
        or bool(re.match(r"[^，。；、]{0,4}(?:奖励|补贴|补助|奖补|资助|贷款贴息|租金|价格)", after))
        or ("/" in fact.text or bool(re.search(r"[、或和]\s*$", before)))
        or (bool(fact.per) and bool(re.search(r"[，,：:]\s*每[^，。；\d]{1,5}$", before)))  # …的，每平方米100元
    )


def _listed(text: str, thresholds: list[Fact], grants: list[Fact]) -> tuple[Tier, ...]:
    ranges = _merge_ranges(text, thresholds)
    if len(ranges) != len(grants) or len(ranges) < 2 or ranges[-1][1] > grants[0].start:
        return ()
    measures = [_measure(text, r) for r in ranges]
    strict = measures[0][5]
    return tuple(Tier(g, "", m[2], m[3], m[4], strict) for m, g in zip(measures, grants, strict=True))


def _alternating(text: str, thresholds: list[Fact], grants: list[Fact]) -> tuple[Tier, ...]:
    """Threshold, grant, threshold, grant: each grant belongs to the threshold nearest before it."""
    ranges = _without_lead(text, _merge_ranges(text, thresholds), grants)
    found: list[Tier] = []
    used: set[int] = set()
    first: Fact | None = None
    for grant in grants:
        before = [(i, r) for i, r in enumerate(ranges) if r[1] <= grant.start and i not in used]
        if not before:
            first = first or grant
            continue
        i, nearest = before[-1]
        used.add(i)
        _, _, low, high, unit, strict = _measure(text, nearest)
        tail = text[nearest[1] : nearest[1] + 3]
        closed = len(nearest[2]) > 1 and re.match(r"[（(]含", tail) is not None
        closed = closed or (low is None and re.match(r"(?:[（(]含|及以下)", tail) is not None)
        found.append(Tier(grant, "", low, high, unit, strict, closed=closed))
    same_unit = len({t.unit for t in found}) == 1
    beside = same_unit and len(grants) == len(found) + 1
    if first and beside and found[0].low is not None and first.per == found[0].grant.per:
        found.insert(0, Tier(first, "", None, found[0].low, found[0].unit))  # 每头100元，500头以上的每头150元
        ranges = [ranges[0], *ranges]
    whole = len(found) == len(ranges) and len({g.start for g in grants}) == len(found)
    return tuple(found) if same_unit and whole else ()


def _without_lead(
    text: str, ranges: list[tuple[int, int, tuple[Fact, ...]]], grants: list[Fact]
) -> list[tuple[int, int, tuple[Fact, ...]]]:
    """The ranges but a first one that only says who is meant (对50亩以上的大户，50亩以上100亩以下的每亩…)."""
    if len(ranges) != len(grants) + 1 or len(ranges) < 3 or grants[0].start < ranges[1][1]:
        return ranges
    first, second = _measure(text, ranges[0]), _measure(text, ranges[1])
    return ranges[1:] if first[3] is None and (first[2], first[4]) == (second[2], second[4]) else ranges


def _merge_ranges(text: str, thresholds: list[Fact]) -> list[tuple[int, int, tuple[Fact, ...]]]:
    """Thresholds as ranges: 3000至5000元 is one figure with two ends, 超过90平方米、不超过144平方米 two figures."""
    merged: list[tuple[int, int, tuple[Fact, ...]]] = []
    for fact in thresholds:
        if merged and merged[-1][0] == fact.start and merged[-1][1] == fact.end:
            merged[-1] = (fact.start, fact.end, (*merged[-1][2], fact))
        elif merged and _both_ends(text, merged[-1], fact):
            merged[-1] = (merged[-1][0], fact.end, (*merged[-1][2], fact))
        else:
            merged.append((fact.start, fact.end, (fact,)))
    return merged


def _both_ends(text: str, before: tuple[int, int, tuple[Fact, ...]], fact: Fact) -> bool:
    """Whether `fact` is the upper end of what the figure before it is the lower end of."""
    low = before[2][-1]
    ends = len(before[2]) == 1 and low.bound == "min" and fact.bound == "max" and low.unit == fact.unit
    return ends and Decimal(low.value) < Decimal(fact.value) and bool(_BETWEEN.fullmatch(text[before[1] : fact.start]))


def _measure(
    text: str, threshold: tuple[int, int, tuple[Fact, ...]]
) -> tuple[int, int, Decimal | None, Decimal | None, str, bool]:
    start, end, facts = threshold
    before = text[max(0, start - 6) : start]
    strict = bool(re.search(r"(?:突破|超过|超|大于|高于|多于)[^，。；]{0,2}$", before)) or "不含" in text[end : end + 5]
    low: Decimal | None = Decimal(facts[0].value)
    high: Decimal | None = Decimal(facts[1].value) if len(facts) > 1 else None
    if len(facts) == 1 and facts[0].bound == "max":
        low, high = None, Decimal(facts[0].value)
    return start, end, low, high, facts[0].unit, strict


def _unknown(text: str, grants: list[Fact], start: int) -> tuple[Tier, ...]:
    """Amounts of a list (分四档给予…; 分别给予…) with the labels of a list of the same length before it, if any."""
    grants = [g for g in grants if g.kind is not FactKind.CAP or len(grants) > 1]
    groups: list[list[Fact]] = []
    for grant in grants:
        gap = text[groups[-1][-1].end : grant.start] if groups else ""
        if groups and groups[-1][-1].start == grant.start:
            continue
        if groups and gap.strip() == "或" and len(groups[-1]) > 1:
            groups.append([grant])
        elif groups and _JOINED.fullmatch(gap):
            groups[-1].append(grant)
        elif not groups:
            groups.append([grant])
        else:
            break
    if not groups or len(groups[0]) < 2:
        return ()
    labels = _labels(text, start, groups[0][0].start, len(groups[0]))
    return tuple(
        Tier(grant, labels[i] if labels and len(groups) == 1 else "", group=number)
        for number, group in enumerate(groups)
        for i, grant in enumerate(group)
    )


def _labels(text: str, start: int, end: int, wanted: int) -> tuple[str, ...]:
    """The members of the list of `wanted` members that stands nearest before `end` and belongs to 分别."""
    if "分别" not in text[max(start, end - 24) : end] and "依次" not in text[max(start, end - 24) : end]:
        return ()
    before = re.sub(r"(?:，)?(?:分别|依次)[^，。；]*$", "", text[start:end])
    for part in reversed(re.split(r"[，,；;。]", before)):
        members = re.split(r"[、和]", part)
        if len(members) == wanted:
            first = re.split(
                r"符合条件的|符合减免车辆购置税的|购买|对|为|给予|属于|评为|获得|认定为|的(?=[^的]{2,}$)", members[0]
            )[-1]
            last = re.sub(r"(?:的)?(?:企业|单位|个人|机构|项目|产品|的)?$", "", members[-1]) or members[-1]
            return (first, *members[1:-1], last)
    return ()
