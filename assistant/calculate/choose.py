"""Which rule of a clause a question is about, and which of a rule's steps hold for the asker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from assistant.calculate.asked import Asked, words
from index.facts.rules import Rule, RuleKind
from index.facts.tiers import Tier
from index.numerals import Quantity

_SELECTED_BONUS = 2
_WHOLE_LABEL = 4  # characters from which a label is not cut short for being said before
_GRADE = re.compile(r"(?<!\d)[1-5](?=[级类档星等孩胎])")
_CHINESE = "一二三四五"
_ROMAN = {"I": "一", "II": "二", "III": "三", "IV": "四", "V": "五", **dict(zip("ⅠⅡⅢⅣⅤ", _CHINESE, strict=True))}
_ROMAN_GRADE = re.compile(r"(?<![A-Za-z])(?:III|II|IV|I|V|[ⅠⅡⅢⅣⅤ])(?=[级类档型])")
_LETTER = re.compile(r"(?<![A-Za-z])[A-H][类级档]")
_PLACE = re.compile(r"^[一-龥]{2,4}?市?(?=(?:中心)?(?:城区|市区|主城区|市辖区)$)")  # 长春市城区: the city is no case
_BORROWS = re.compile(
    r"[贷借](?:款|到|出来?)?[^，。？]{0,4}(?:多少|几)|最[高多](?:能|可以?)?[贷借]|贷款?(?:的?额度|上限)"
)
_GOES_ON = re.compile(r"(?:每|按|给予|一次性|补|奖|最高|标准)[^，。；\d]{0,8}\d")  # without a subject of its own
_RAISED = re.compile(r"上浮|增发|加发|提高|上调|加上|[二三四五]孩|叠加|raise|increase")


def shared_pairs(one: str, other: str) -> int:
    """How many pairs of neighbouring Chinese characters two texts share, generic ones left out."""
    return len(pairs(one) & pairs(other))


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring Chinese characters of a text, generic ones left out."""
    text = _ROMAN_GRADE.sub(lambda match: _ROMAN[match[0]], text)
    text = _GRADE.sub(lambda match: _CHINESE[int(match[0]) - 1], text)
    found = {a + b for a, b in pairwise(text) if "一" <= a <= "龥" and "一" <= b <= "龥"}
    return frozenset({*found, *_LETTER.findall(text)}.difference(words()["matching"]["generic"]))


def ranked(
    rules: Sequence[Rule],
    clause: str,
    question: str,
    selected: Sequence[tuple[int, int]],
    asked: Asked,
    heads: Sequence[tuple[int, int, str]] = (),
) -> list[Rule]:
    """The rules that the question may be about, best first; ties are all kept, weaker ones are dropped.

    `heads` are the headings of clauses, with where the sentence stands that goes on from them.
    """
    scored = []
    borrows = bool(_BORROWS.search(question))
    for rule in rules:
        chosen = any(start < rule.end and rule.start < end for start, end in selected)
        text = clause[rule.start : rule.end]
        if _GOES_ON.match(text):
            text = " ".join((text, *(h for start, end, h in heads if start < rule.end and rule.start < end)))
        score = shared_pairs(question, text) + (_SELECTED_BONUS if chosen else 0)
        fits = (
            (rule.kind is RuleKind.TOTAL and "rest" in asked.wants)
            or (rule.kind is RuleKind.SHARES and "shares" in asked.wants)
            or _by_reach(rule, asked)
            or (rule.kind is RuleKind.UPLIFT and bool(_RAISED.search(question)))
        )
        lends = borrows and any(s.grant.unit == "元" for s in rule.steps)
        scored.append((score + (2 * _SELECTED_BONUS if lends else _SELECTED_BONUS if fits else 0), rule))
    best = max((score for score, _ in scored), default=0)
    if best == 0:
        return list(rules) if len(rules) == 1 else []
    return [rule for score, rule in scored if score == best]


def _by_reach(rule: Rule, asked: Asked) -> bool:
    return asked.reached is not None and any(s.unit == "元" for s in rule.steps)


def steps_for(rule: Rule, asked: Asked, question: str, price: Decimal | None = None) -> list[Tier]:
    """The steps of `rule` that may hold for the asker: one when it is settled, several when it is open, none when
    the figures given stay below the lowest threshold.
    """
    steps = list(rule.steps)
    if any(s.low is not None or s.high is not None for s in steps):
        measure = measured(rule, asked, price)
        return steps if measure is None else _reached(steps, measure.value, asked.beyond)
    labelled = [s for s in steps if s.label]
    if len(labelled) > 1:
        if "whole" in asked.wants and len(several := _named(labelled, question)) > 1:
            return several
        return _by_label(labelled, question) or ([] if _of_another(labelled, question) else labelled)
    return steps


def _of_another(steps: Sequence[Tier], question: str) -> bool:
    """Whether the question names a case of a series of which the steps have only other ones (头胎; 二孩…, 三孩…)."""
    for series in words()["matching"]["series"]:
        meant = [w for w in series if re.search(words()["labels"][w], question, re.IGNORECASE)]
        told = [w for w in series if any(w in s.label for s in steps)]
        if meant and told and not set(meant) & set(told):
            return True
    return False


def measured(rule: Rule, asked: Asked, price: Decimal | None = None) -> Quantity | None:
    """The asker's figure that a rule's thresholds are about."""
    unit = next((s.unit for s in rule.steps if s.unit), "")
    if unit != "元":
        tickets = asked.head("张") if unit in words()["units"]["people"] and "票" in rule.base else None
        return asked.head(unit) or tickets  # 卖了8000张票 are 8000人 of 单场售票
    if asked.reached:
        return asked.reached
    value = price if price is not None else asked.money
    return None if value is None else Quantity(value, "元", 0, 0, "")


def _reached(steps: list[Tier], value: Decimal, crossed: bool) -> list[Tier]:
    """The highest step whose threshold `value` reaches.

    What is said to be `crossed` (过了, 突破) also satisfies a strict threshold that it equals.
    """
    found: list[Tier] = []
    for step in steps:
        low = step.low if step.low is not None else Decimal(0)
        enough = value > low or (value == low and (not step.strict or crossed))
        if enough and (step.high is None or value <= step.high):
            found.append(step)
    if not found:
        return []
    closed = [s for s in found if s.high == value and s.closed]
    if closed:
        return closed  # 30—60马力（含）: 60 is still of this step
    top = max((s.low or Decimal(0)) for s in found)
    return [s for s in found if (s.low or Decimal(0)) == top]


def narrower(case: str, question: str) -> bool:
    """Whether a case is a narrower one that the question does not speak of (低保边缘家庭 for 低保户)."""
    pattern = words()["matching"]["narrower"]
    return bool(re.search(pattern, case)) and not re.search(pattern, question)


def _by_label(steps: list[Tier], question: str) -> list[Tier]:
    """The steps whose label the question names; a label that it denies (不在城区) leads to 其他."""
    steps = [s for s in steps if not narrower(s.label, question)] or steps
    if verbatim := _verbatim(steps, question):
        return verbatim
    matching = words()["matching"]
    shortest = min(len(_PLACE.sub("", s.label).rstrip("的")) for s in steps)
    cut = max(shortest, 2) if shortest < _WHOLE_LABEL else None
    names = {s: _PLACE.sub("", s.label) for s in steps}
    heads = {
        s: name[:cut] for s, name in names.items()
    }  # 新建养老机构 beside 改建: what the second leaves out is of both
    own = {s: _own_words(heads[s], list(heads.values())) for s in steps}
    refused = [s for s in steps if denied(own[s], question)]
    others = [s for s in steps if re.search(matching["others"], s.label)]
    named = {s: mentions(own[s], s.label, question) for s in steps if s not in refused and s not in others}
    whole = re.compile(matching["whole_label"])
    if not whole.search(question):
        named = {s: n for s, n in named.items() if not whole.search(s.label)}  # 总费率 beside 单位部分
    named = {s: n for s, n in named.items() if n}
    if refused or (not named and re.search(matching["elsewhere"], question, re.IGNORECASE)):
        left = [s for s in steps if s not in refused]
        return others if others else left if refused else []
    best = max(named.values(), default=0)
    return [s for s, n in named.items() if n == best]


def _named(steps: list[Tier], question: str) -> list[Tier]:
    """The steps of which the question has words that no other step's label has."""
    labels = [s.label for s in steps]
    return [s for s in steps if mentions(_own_words(s.label, labels), s.label, question)]


def _verbatim(steps: list[Tier], question: str) -> list[Tier]:
    """The one step whose whole label the question has, a longer one first (技师 is not 高级技师)."""
    names = {s: re.sub(r"[（(][^（）()]*[）)]", "", s.label) for s in steps}
    left = question
    found: list[Tier] = []
    for step in sorted(steps, key=lambda s: -len(names[s])):
        if len(names[step]) > 1 and names[step] in left and not denied(frozenset({names[step]}), question):
            found.append(step)
            left = left.replace(names[step], "□")
    return found if len(found) == 1 else []


def _own_words(label: str, labels: list[str]) -> frozenset[str]:
    """The pairs of characters of a label that no other label has."""
    return pairs(label) - {p for other in labels if other != label for p in pairs(other)}


def mentions(own: frozenset[str], label: str, question: str) -> int:
    """How strongly a question names a label: by the label's `own` pairs, or by everyday words for it."""
    known = sum(
        1
        for word, pattern in words()["labels"].items()
        if word in label and (not pairs(word) or pairs(word) & own) and meant(pattern, question) is True
    )
    first = label[:2] in own and label[:2] in question  # 改建的 beside 新建养老机构: what tells cases apart leads
    return len(own & pairs(question)) + 2 * known + 2 * first


def meant(pattern: str, question: str) -> bool | None:
    """Whether a question means what `pattern` stands for: `False` where it says no to it, `None` where it is silent."""
    no = re.compile(words()["matching"]["not_here"], re.IGNORECASE)
    found = [not no.search(question[: m.start()]) for m in re.finditer(pattern, question, re.IGNORECASE)]
    return any(found) if found else None


def refused(label: str, question: str) -> bool:
    """Whether a question says no to what a label means, in everyday words (不是低保)."""
    return any(w in label and meant(p, question) is False for w, p in words()["labels"].items())


def denied(own: frozenset[str], question: str) -> bool:
    """Whether a question names any of the `own` pairs and says no to it wherever it does."""
    no = re.compile(words()["matching"]["not_here"], re.IGNORECASE)
    ends = {pair: [i for i in range(len(question)) if question.startswith(pair, i)] for pair in own if pair in question}
    found = [[bool(no.search(question[:end])) for end in each] for each in ends.values()]
    return any(each and all(each) for each in found)
