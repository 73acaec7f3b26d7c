"""Rates that a text raises by percentage points for some (退休人员报销比例提高5个百分点)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculate.choose import denied, mentions, pairs
from assistant.calculate.outcome import Given, Outcome
from assistant.calculate.wording import Wording, number
from index.facts.rules import Rule, RuleKind
from index.values import Fact, FactKind

__all__ = ["Points", "in_case", "points", "raised", "raised_rules", "shown"]

_POINTS = re.compile(
    r"(?P<case>[^。；\n]{2,60}?)(?P<verb>提高|增加|上浮|上调|再加|另加|降低|下调|下浮|减少|扣减)(?P<rate>\d+(?:\.\d+)?)个百分点"
)
_TELLS_NOTHING = re.compile(
    r"的?在[^，。；]{1,24}基础上|(?:报销|补[贴助]|支付|减免|贴息|资助|奖励)?(?:比例|标准|费率|利率)|(?:上述|前款|前述|原|表\d*|此|该)+|相应|分别|各段?"
)
_LOWERED = re.compile(r"降|下|减")
_TOLD_WHOLE = re.compile(r"\s*[，,（(]?(?:即|也就是|达到?|至|为)")  # 提高10个百分点，即按40%补贴


@dataclass(frozen=True, slots=True)
class Points:
    """So many points by which rates change for the case in `words`, at `start`–`end`; `at` is where the figure is."""

    words: str
    value: Decimal
    start: int
    end: int
    at: tuple[int, int]


def points(text: str) -> list[Points]:
    """The changes of rates that a text tells, in order.

    >>> [(one.words, str(one.value)) for one in points("住院报销85%，退休人员报销比例提高5个百分点。")]
    [('退休人员', '5')]
    """
    found = []
    for match in _POINTS.finditer(text):
        start = max(text.rfind(mark, 0, match.start("verb")) for mark in "。；;\n") + 1
        parts = [p for p in re.split(r"[，,]", text[start : match.start("verb")]) if p.strip()]
        told = [p for p in parts if len(_TELLS_NOTHING.sub("", p)) > 1 and not re.search(r"\d+(?:\.\d+)?%", p)]
        value = Decimal(match["rate"]) * (-1 if _LOWERED.match(match["verb"]) else 1)
        case = "，".join(_TELLS_NOTHING.sub("", p) for p in told)
        if case and not _TOLD_WHOLE.match(text[match.end() :]):
            found.append(Points(case, value, start, match.end(), match.span("rate")))
    return found


def in_case(known: Sequence[Points], text: str, question: str) -> list[Points]:
    """The changes whose case the question tells in words that `text`, but for these, does not have."""
    met = []
    for one in known:
        own = pairs(one.words) - pairs(text.replace(one.words, "，"))
        if mentions(own, one.words, question) and not denied(own & pairs(question), question):
            met.append(one)
    return met


def raised(fact: Fact, by: Points) -> Fact:
    """A rate in percent with the points added; any other figure as it is."""
    if fact.kind is not FactKind.RATE or fact.unit != "%":
        return fact
    value = number(Decimal(fact.value) + by.value)
    return replace(fact, value=value, text=f"{value}%")


def raised_rules(known: Sequence[Rule], by: Points, text: str) -> list[Rule]:
    """The rules, the points added to the rates that they are of: those of the same line of `text`, or the one before.

    Unchanged where there are none.
    """
    rates = [r for r in known if r.kind is RuleKind.RATE and r.start < by.at[0]]
    lines = {r: text.count("\n", 0, r.start) for r in rates}
    nearest = max(lines.values(), default=-1)
    near = {r for r in rates if lines[r] == nearest and nearest >= text.count("\n", 0, by.at[0]) - 1}
    return [
        replace(r, steps=tuple(replace(s, grant=raised(s.grant, by)) for s in r.steps)) if r in near else r
        for r in known
    ]


def shown(outcome: Outcome | None, by: Points, at: frozenset[int], say: Wording) -> Outcome | None:
    """`outcome` with the points that were added to the rates at the offsets `at`: the rate of the text, and the line.

    As it is where none of them went into it: then the points are of something else.
    """
    given = [g for g in outcome.inputs if g.cited and g.unit == "%" and g.start in at] if outcome else []
    rates = dict.fromkeys(Decimal(g.value) for g in given)
    if outcome is None or not rates:
        return outcome
    sign = "+" if by.value > 0 else "−"
    lines = [
        say.say(
            "points", rate=f"{number(r - by.value)}%", sign=sign, points=number(abs(by.value)), result=f"{number(r)}%"
        )
        for r in rates
    ]
    plain = tuple(replace(g, value=number(Decimal(g.value) - by.value)) if g in given else g for g in outcome.inputs)
    more = Given(say.say("name_points"), number(abs(by.value)), "%", True, *by.at)
    return replace(
        outcome, inputs=(*plain, more), steps=(*lines, *outcome.steps),
        sentences=(*outcome.sentences, (by.start, by.end)),
    )  # fmt: skip
