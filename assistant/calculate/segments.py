"""Rates of the parts of one sum (1.5万元至5万元的部分支付60%，5万元至10万元的部分支付65%…): each part by its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.calculate.asked import Asked
from assistant.calculate.choose import denied, pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.wording import Wording, number
from index.facts.rules import Rule, RuleKind
from index.numerals import parse_number
from index.values import Fact, FactKind

__all__ = ["by_segments", "without_segments"]

_MONEY = r"\d[\d,.]*\s?(?:万|千|百)?"
_IN = r"(?:[（(]不?含[^（）()]{0,8}[）)])?"
_SEGMENT = re.compile(
    rf"(?:(?:超过|超出|高于)?(?P<low>{_MONEY})"
    rf"(?:元?{_IN}(?:以上)?[，,]?(?:至|到|[—–~～\-－]+|不超过|低于|不足){{1,2}}|元{_IN}以上[，,]?)"
    rf"(?P<high>{_MONEY})元{_IN}(?:以下|以内)?"
    rf"|起付(?:线|标准)(?:以上)?(?:至|到|[—–~～\-－]+)(?P<first>{_MONEY})元{_IN}"
    rf"|(?:超过|超出|高于)(?P<over>{_MONEY})元{_IN}(?:以上|以外)?|(?P<from>{_MONEY})元{_IN}(?:以上|以外)"
    rf"|(?P<to>{_MONEY})元{_IN}(?:及?以下|以内))的?(?:费用)?部分[^。；;\d%]{{0,16}}?(?P<rate>\d+(?:\.\d+)?)%"
)
_DEDUCTIBLE = re.compile(rf"起付(?:线|标准|额)[^，。；\d]{{0,6}}(?P<sum>{_MONEY})元")
_CHANGED = re.compile(r"[^。；\n]*(?:起付|比例)[^。；\n]*(?:降低|提高|减半|上浮|下调)[^。；\n]*")
_NAMED = 1  # pairs of characters by which a question names such a case


@dataclass(frozen=True, slots=True)
class _Segment:
    """`rate` percent of what lies between `low` and `high`, at `start`–`end`; the rate itself stands at `at`."""

    low: Decimal
    high: Decimal | None
    rate: str
    start: int
    end: int
    at: tuple[int, int]


def by_segments(clause: str, facts: Sequence[Fact], asked: Asked, question: str, say: Wording) -> Outcome | None:
    """What the segments of a sentence come to for the one sum that is asked about; `None` where they leave gaps."""
    given = asked.money
    for sentence in re.finditer(r"[^。\n]+", clause):
        segments = _segments(sentence[0], sentence.start(), clause[: sentence.end()])
        if given is None or not segments or not pairs(clause[: sentence.end()]) & pairs(question):
            continue
        if _changed(clause, sentence.span(), question):
            return None
        caps = [f for f in facts if f.kind is FactKind.CAP and segments[-1].end <= f.start < sentence.end()]
        return _worked(segments, given, caps[:1], sentence.span(), say)
    return None


def without_segments(known: Sequence[Rule], clause: str) -> list[Rule]:
    """The rules but those whose rates are of parts of a sum only."""
    spans = [match.span() for match in _SEGMENT.finditer(clause)]
    parts = [r for r in known if r.kind is RuleKind.RATE and len(r.steps) > 1]
    return [r for r in known if r not in parts or not any(r.start <= start < r.end for start, _ in spans)]


def _segments(text: str, offset: int, told: str) -> list[_Segment]:
    """Segments that follow one another; empty where they do not, or what is taken off first is told apart from them.

    `told` is what the clause says up to their end.
    """
    deductible = _DEDUCTIBLE.search(told)
    off = parse_number(deductible["sum"].strip()) if deductible else None
    found = []
    for m in _SEGMENT.finditer(text):
        low = m["low"] or m["over"] or m["from"]
        least = parse_number(low.strip()) if low else off if m["first"] else Decimal(0)
        top = m["high"] or m["first"] or m["to"]
        most = parse_number(top.strip()) if top else None
        if least is None or (top and most is None):
            return []
        found.append(
            _Segment(least, most, m["rate"], offset + m.start(), offset + m.end(),
                     (offset + m.start("rate"), offset + m.end("rate") + 1))
        )  # fmt: skip
    joined = all(one.high == two.low for one, two in pairwise(found))
    begins = bool(found) and (off is None or found[0].low == off)
    return found if len(found) > 1 and joined and begins else []


def _changed(clause: str, span: tuple[int, int], question: str) -> bool:
    """Whether another sentence changes what is taken off, or the rates, for a case that the question tells."""
    told = pairs(clause[span[0] : span[1]])
    for match in _CHANGED.finditer(clause):
        own = (pairs(match[0]) - told) & pairs(question)
        if match.start() >= span[1] and len(own) >= _NAMED and not denied(own, question):
            return True
    return False


def _worked(
    segments: Sequence[_Segment], given: Decimal, caps: Sequence[Fact], span: tuple[int, int], say: Wording
) -> Outcome:
    lines: list[str] = []
    parts: list[Decimal] = []
    inputs = [Given(say.say("name_price"), number(given), "元", cited=False)]
    for one in segments:
        if given <= one.low:
            break
        top = given if one.high is None else min(given, one.high)
        base = top - one.low
        part = cents(base * Decimal(one.rate) / 100)
        if one.low:
            lines.append(say.say("rest", total=say.money(top), part=say.money(one.low), result=say.money(base)))
        rate = say.rate(one.rate, "%")
        lines.append(say.say("of", label="", base=say.money(base), rate=rate, amount=say.money(part)))
        parts.append(part)
        inputs.append(Given(say.say("name_rate"), one.rate, "%", True, *one.at))
    value = sum(parts, Decimal(0))
    if not parts:
        low = say.money(segments[0].low)
        lines.append(say.say("none_reached", given=say.money(given), low=low))
    if len(parts) > 1:
        lines.append(say.say("sum", parts=" + ".join(map(say.money, parts)), amount=say.money(value)))
    for cap in caps:
        most = Decimal(cap.value)
        key = "over" if value > most else "under"
        limit = say.money(most)
        lines.append(say.say(key, amount=say.money(value), cap=say.say("cap_all", limit=limit), limit=limit))
        value = min(value, most)
        inputs.append(Given(say.say("name_cap"), cap.value, cap.unit, True, cap.start, cap.end))
    spans = (span,)
    return Outcome(OutcomeKind.DETERMINED, tuple(inputs), tuple(lines), say.money(value), value, sentences=spans)
