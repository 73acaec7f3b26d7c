"""Amounts a head that change with the number: 前3人每人3000元，自第4人起每人4000元; 超过3人的，每增加1人再给2000元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.calculate.asked import Asked
from assistant.calculate.counts import hold
from assistant.calculate.outcome import Given, Outcome, OutcomeKind
from assistant.calculate.wording import Wording, number
from index.facts.rules import Cap
from index.numerals import parse_number
from index.values import Fact, FactKind

__all__ = ["by_graduation"]

_UNIT = r"人|名|户|台|辆|套|家|个|张|间|亩|孩|部|件"
_MONEY = r"\d[\d,.]*\s?(?:万|千|百)?"
_COUNT = r"\d+|[一二两三四五六七八九十]+"
_FIRST_MANY = re.compile(
    rf"前(?P<n>{_COUNT})(?P<unit>{_UNIT})[^，。；\d]{{0,6}}每(?:{_UNIT})[^，。；\d]{{0,8}}(?P<first>{_MONEY})元"
    rf"[^。；\d]{{0,6}}[，,；;、][^。；\d]{{0,4}}(?:第(?P<next>{_COUNT})(?:{_UNIT})(?:及以后|以后|开始|起)|超过部分|超出部分|之后|其余)"
    rf"[^。；\d]{{0,8}}每(?:增加)?(?:1|一)?(?:{_UNIT})[^，。；\d]{{0,8}}(?P<more>{_MONEY})元"
)
_UP_TO = re.compile(
    rf"(?P<n>{_COUNT})(?P<unit>{_UNIT})(?:[（(]含[^）)]*[）)])?(?:及)?(?:以下|以内)[^。；\d]{{0,12}}每(?:{_UNIT})[^，。；\d]{{0,8}}"
    rf"(?P<first>{_MONEY})元[^。；\d]{{0,10}}[，,；;。][^。；\d]{{0,10}}(?:超过|超出|多于)?(?P<next>{_COUNT})(?:{_UNIT})(?:以上)?[^。；\d]{{0,8}}"
    rf"每(?:再)?(?:增加|多)(?:{_COUNT})?(?:{_UNIT})[^，。；\d]{{0,10}}(?P<more>{_MONEY})元"
)
_LUMP = re.compile(
    rf"(?P<n>{_COUNT})(?P<unit>{_UNIT})(?:[（(]含[^）)]*[）)])?(?:及)?(?:以下|以内)?的?[，,]?[^，。；\d每]{{0,12}}"
    rf"(?P<first>{_MONEY})元[^。；\d]{{0,10}}[，,；;。][^。；\d]{{0,10}}(?:超过|超出|多于)?(?P<next>{_COUNT})(?:{_UNIT})(?:以上)?[^。；\d]{{0,8}}"
    rf"每(?:再)?(?:增加|多)(?:{_COUNT})?(?:{_UNIT})[^，。；\d]{{0,10}}(?P<more>{_MONEY})元"
)
_EVERY_MORE = re.compile(
    rf"(?P<n>{_COUNT})(?P<unit>{_UNIT})(?:[（(]含[^）)]*[）)])?(?:及)?以上(?P<next>)[^。；;]{{0,40}}?(?P<first>{_MONEY})元[^。；\d]{{0,12}}"
    rf"[，,；;。][^。；\d]{{0,12}}每(?:再)?(?:增加|多|新增)(?P<step>{_COUNT})?(?:{_UNIT})[^，。；\d]{{0,10}}(?P<more>{_MONEY})元"
)
_LUMPS = (_LUMP, _EVERY_MORE)  # one sum for all of the first, and not for each of them


def by_graduation(clause: str, facts: Sequence[Fact], asked: Asked, say: Wording) -> Outcome | None:
    """What a text pays for the first few and for every further one comes to; `None` where it has no such rule.

    Held to the one ceiling of the clause, where it sets one.
    """
    for pattern in (_FIRST_MANY, _UP_TO, *_LUMPS):
        for match in pattern.finditer(clause):
            head = asked.head(match["unit"])
            if head and not head.about and (outcome := _worked(match, pattern in _LUMPS, head.value, facts, say)):
                return outcome
    return None


def _worked(match: re.Match[str], lump: bool, value: Decimal, facts: Sequence[Fact], say: Wording) -> Outcome | None:
    most, unit = parse_number(match["n"]), match["unit"]
    after = parse_number(match["next"]) if match["next"] else None
    first, more = parse_number(match["first"].strip()), parse_number(match["more"].strip())
    if most is None or first is None or more is None or (after is not None and after not in (most, most + 1)):
        return None
    if lump and value < most:
        return None  # 3人的补1万元 says nothing of 2
    lines, parts = [], []
    held = Decimal(1) if lump else min(value, most)
    parts.append(first * held)
    base = say.say("part", label=say.count(most, unit), amount=say.money(first))
    lines.append(base if lump else _times(first, held, unit, say))
    step = parse_number(match["step"]) if "step" in match.groupdict() and match["step"] else Decimal(1)
    further = (value - most) // (step or Decimal(1))
    if further > 0:
        parts.append(more * further)
        lines.append(_more(more, further, step or Decimal(1), unit, say))
    total = sum(parts, Decimal(0))
    if len(parts) > 1:
        lines.append(say.say("sum", parts=" + ".join(say.money(p) for p in parts), amount=say.money(total)))
    inputs = [Given(say.say("name_count"), number(value), unit, cited=False), _cited(match, "first", first, say)]
    inputs += [_cited(match, "more", more, say)] if further > 0 else []
    caps = [f for f in facts if f.kind is FactKind.CAP and f.unit == "元"]
    if len(caps) == 1:
        total = hold(total, Cap(caps[0], cumulative=False), lines, say)
        inputs.append(Given(say.say("name_cap"), caps[0].value, caps[0].unit, True, caps[0].start, caps[0].end))
    elif caps:
        return None
    return Outcome(
        OutcomeKind.DETERMINED, tuple(inputs), tuple(lines), say.money(total), total, sentences=(match.span(),)
    )  # fmt: skip


def _times(amount: Decimal, count: Decimal, unit: str, say: Wording) -> str:
    return say.say("times", amount=say.money(amount), counts=say.count(count, unit), result=say.money(amount * count))


def _more(amount: Decimal, times: Decimal, step: Decimal, unit: str, say: Wording) -> str:
    """What is paid for every further one, or every further `step` of them."""
    if step == 1:
        return _times(amount, times, unit, say)
    counts = f"{number(times)}（{say.count(step, unit)}）" if say.language == "zh" else number(times)
    return say.say("times", amount=say.money(amount), counts=counts, result=say.money(amount * times))


def _cited(match: re.Match[str], group: str, value: Decimal, say: Wording) -> Given:
    return Given(say.say("name_amount"), number(value), "元", True, match.start(group), match.end(group))
