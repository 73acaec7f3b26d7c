"""What other sentences change about a sum that a table sets: a part of it, or more of it, for some."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculate.choose import denied, pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.wording import Wording, number

__all__ = ["Proviso", "changed", "provisos"]

_REFERS = (
    r"(?P<ref>上表|下表|表列|表内|本表|上述|以上|对应|相应|同类|同档|同等|规定|前款|该|原)?"
    r"(?:档次?|档位|补贴|补助|奖励|津贴)?标准"
)
_PARTS = (
    re.compile(rf"(?:按照?|以){_REFERS}的?(?P<rate>\d+(?:\.\d+)?)(?P<sign>%|倍)"),
    re.compile(r"(?P<ref>)(?:标准|补[贴助]|奖励|津贴)?(?P<rate>减半)(?:执行|发放|享受|给予|计算|补[贴助])"),
)
_RISES = re.compile(
    rf"(?:在)?{_REFERS}(?:的)?(?:基础上)?(?:再)?(?:上浮|提高|增发|上调|增加|加发)(?P<rate>\d+(?:\.\d+)?)%"
)
_BREAKS = "。；;！？\n"


@dataclass(frozen=True, slots=True)
class Proviso:
    """A sentence that for the case in `words` pays another part of a standard: `rate` percent of it, or that much more.

    `start`–`end` is where it stands, `at` where the rate does; `wide` that it refers to a table by name.
    """

    words: str
    rate: Decimal
    rises: bool
    start: int
    end: int
    at: tuple[int, int]
    wide: bool


def provisos(text: str) -> list[Proviso]:
    """The provisos of a text, in order."""
    found = []
    for pattern in (*_PARTS, _RISES):
        for match in pattern.finditer(text):
            start = max(text.rfind(mark, 0, match.start()) for mark in _BREAKS) + 1
            case = text[start : match.start()].strip("，, ")
            rate = Decimal(50) if match["rate"] == "减半" else Decimal(match["rate"])
            rate *= 100 if match.groupdict().get("sign") == "倍" else 1
            rises = pattern is _RISES
            if case and not (rises and match["ref"] is None and "基础上" not in match[0] and "标准" not in match[0]):
                wide = "表" in (match["ref"] or "")
                found.append(Proviso(case, rate, rises, start, match.end(), match.span("rate"), wide))
    return sorted(found, key=lambda one: one.start)


def changed(
    outcome: Outcome, known: Sequence[Proviso], context: str, question: str, say: Wording
) -> Outcome | None:  # fmt: skip
    """`outcome` under the one proviso whose case the question names; `None` where it names several.

    `context` is what is said of every case: the words of it tell no case apart.
    """
    told = pairs(question)
    met = []
    for one in known:
        own = pairs(one.words) - pairs(context)
        if own & told and not denied(own & told, question):
            met.append(one)
    if not met:
        return outcome
    if len(met) > 1 or outcome.kind is not OutcomeKind.DETERMINED or outcome.value is None:
        return None
    one = met[0]
    share = (100 + one.rate if one.rises else one.rate) / 100
    value = cents(outcome.value * share)
    times = one.rate / 100 if not one.rises and one.rate > 100 else None
    base, rate = say.money(outcome.value), say.rate(number(times or one.rate), "倍" if times else "%")
    line = (
        say.say("uplift", base=base, rate=rate, amount=say.money(value))
        if one.rises
        else say.say("of", label="", base=base, rate=rate, amount=say.money(value))
    )
    result = outcome.result.replace(say.money(outcome.value), say.money(value))
    given = Given(say.say("name_rate"), number(times or one.rate), "倍" if times else "%", True, *one.at)
    spans = (*outcome.sentences, (one.start, one.end))
    return replace(
        outcome, value=value, result=result, inputs=(*outcome.inputs, given), steps=(*outcome.steps, line),
        sentences=spans,
    )  # fmt: skip
