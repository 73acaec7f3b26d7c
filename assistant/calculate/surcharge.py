"""What a text pays on top of another of its rules for some (…在第一条标准上每辆增加1000元), and for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculate.asked import Asked
from assistant.calculate.choose import shared_pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind
from assistant.calculate.tellings import given_sum
from assistant.calculate.wording import Wording
from index.facts import read_facts
from index.numerals import parse_number
from index.values import Fact, FactKind

__all__ = ["Surcharge", "on_top", "surcharges"]

_ON_TOP = re.compile(
    r"(?:在(?:第[一二三四五六七八九十]+[条项款]|前款|前条|前项|上述|以上)[^，。；]{0,10}(?:标准|基础|补贴|金额)(?:上|之上|的基础上)?，?|"
    r"(?:每[^，。；\d]{1,4})?(?:另外?|再))[^，。；\d]{0,8}(?:增加|增发|加发|加补|另加|加|补贴|补助|奖励|发放)[^，。；\d]{0,3}$"
)
_CHILDREN = re.compile(
    r"([一二两三四五\d])(?:个|名|孩)?(?P<more>及以上|以上)?[^，。；\d]{0,4}(?:子女|孩子|小孩|儿童|孩)(?P<more2>及以上|以上)?"
)


@dataclass(frozen=True, slots=True)
class Surcharge:
    """An amount (`fact`) that is paid on top for the case in `words`; `start`–`end` is its part of the sentence."""

    fact: Fact
    words: str
    start: int
    end: int


def surcharges(text: str) -> list[Surcharge]:
    """The amounts of a text that are paid on top of others."""
    facts = [f for f in read_facts(text) if f.kind is FactKind.AMOUNT and f.unit == "元"]
    found = []
    for part in re.finditer(r"[^。；;！？\n]+", text):
        for fact in facts:
            inside = part.start() <= fact.start < part.end()
            if inside and _ON_TOP.search(text[part.start() : fact.start]):
                found.append(Surcharge(fact, text[part.start() : fact.start], part.start(), part.end()))
    return found


def on_top(outcome: Outcome, extra: Sequence[Surcharge], asked: Asked, question: str, say: Wording) -> Outcome | None:
    """`outcome` with the amounts on top that the question meets.

    `None` where it is open whether it meets one of them: then no sum is told.
    """
    met = [one for one in extra if _meets(one, asked, question)]
    if not met:
        return outcome
    if len(met) > 1 or outcome.kind is not OutcomeKind.DETERMINED or outcome.value is None:
        return None
    more = met[0]
    added = Decimal(more.fact.value)
    value = outcome.value + added
    parts = f"{say.money(outcome.value)} + {say.money(added)}"
    lines = (*outcome.steps, say.say("sum", parts=parts, amount=say.money(value)))
    inputs: tuple[Given, ...] = (*outcome.inputs, given_sum(more.fact, say))
    spans = (*outcome.sentences, (more.start, more.end))
    return Outcome(OutcomeKind.DETERMINED, inputs, lines, say.money(value), value, sentences=spans)


def _meets(one: Surcharge, asked: Asked, question: str) -> bool:
    children = _CHILDREN.search(one.words)
    head = asked.head("孩")
    if children:
        number = parse_number(children[1])
        if head is None or number is None:
            return False
        more = children["more"] or children["more2"]
        return head.value >= number if more else head.value == number
    return shared_pairs(re.sub(r"在第.*", "", one.words), question) > 1
