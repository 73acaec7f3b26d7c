"""What is taken off before a rate applies, where a text takes off less for some (第二次住院的，起付线减半)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculate.choose import denied, mentions, pairs
from assistant.calculate.outcome import Given, Outcome, cents
from assistant.calculate.wording import Wording, number
from index.values import Fact

__all__ = ["Lessened", "lessened", "lessened_for", "shown", "taken_off"]

_LESS = re.compile(
    r"(?P<case>[^。；\n]{2,60}?)[，,]?起付(?:线|标准|额)?(?:的)?"
    r"(?:(?P<half>减半)|(?:降低|下调|下降|减少)(?P<off>\d+(?:\.\d+)?)%|(?:降为|按)[^，。；\d]{0,6}(?P<left>\d+(?:\.\d+)?)%|(?P<none>免除|取消))"
)


@dataclass(frozen=True, slots=True)
class Lessened:
    """The part in percent that is still taken off for the case in `words`; the figure stands at `at`."""

    words: str
    share: Decimal
    start: int
    end: int
    at: tuple[int, int]


def lessened(text: str) -> list[Lessened]:
    """The cases of a text in which less is taken off.

    >>> [(one.words, str(one.share)) for one in lessened("年度内第二次住院的，起付线减半。")]
    [('年度内第二次住院的', '50')]
    """
    found = []
    for match in _LESS.finditer(text):
        name = next(name for name in ("half", "off", "left", "none") if match[name])
        given = Decimal(match[name]) if name in ("off", "left") else Decimal(0)
        share = {"half": Decimal(50), "off": 100 - given, "left": given, "none": Decimal(0)}[name]
        start = match.start("case") + max(match["case"].rfind(mark) for mark in "。；;\\n") + 1
        found.append(Lessened(match["case"].strip(), share, start, match.end(), match.span(name)))
    return found


def lessened_for(known: Sequence[Lessened], text: str, question: str) -> Lessened | None:
    """The one case that the question tells in words that `text`, but for these, does not have."""
    met = []
    for one in known:
        own = pairs(one.words) - pairs(text.replace(one.words, "，"))
        if mentions(own, one.words, question) and not denied(own & pairs(question), question):
            met.append(one)
    return met[0] if len(met) == 1 else None


def taken_off(fact: Fact, less: Lessened) -> Fact:
    """What is left of a sum that is taken off."""
    return replace(fact, value=number(cents(Decimal(fact.value) * less.share / 100)))


def shown(outcome: Outcome, less: Lessened, whole: Fact, say: Wording) -> Outcome:
    """`outcome` with the sum of the text, the part of it, and the line that says what is taken off."""
    value = Decimal(taken_off(whole, less).value)
    rate = say.rate(number(less.share), "%")
    line = say.say("of", label="", base=say.money(Decimal(whole.value)), rate=rate, amount=say.money(value))
    inputs = tuple(replace(g, value=whole.value) if g.cited and g.start == whole.start else g for g in outcome.inputs)
    more = Given(say.say("name_rate"), number(less.share), "%", True, *less.at)
    spans = (*outcome.sentences, (less.start, less.end))
    return replace(outcome, steps=(line, *outcome.steps), inputs=(*inputs, more), sentences=spans)
