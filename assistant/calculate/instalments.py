"""Sums that are paid in parts: 分3年发放，第一年发40%，第二年、第三年各发30%; 当年兑现60%，次年兑现剩余40%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculate.alternatives import best_fitting, named_by
from assistant.calculate.amounts import lump
from assistant.calculate.asked import Asked, words
from assistant.calculate.choose import pairs, shared_pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.wording import Wording, number
from index.facts.rules import Rule, RuleKind

__all__ = ["Instalment", "asked_part", "by_instalment", "instalments", "one_part"]

_PAID = re.compile(r"发放?|兑现|拨付|兑付|支付|给付|到账")
_SHARE = re.compile(r"(?P<rate>\d+(?:\.\d+)?)%")
_NTH = re.compile(
    r"第(?P<n>[一二三四五])[年期次笔批个阶]|(?P<first>首[年期笔批]|首次(?=发放|拨付|兑现|支付)|当年|先行?|签约后)|(?P<next>次年|翌年|来年|第二|满一年后|验收后|审[计核]后|考核|竣工后|尾款)"
)
_ORDER = "一二三四五"
_GENERAL = re.compile(r"奖励|奖补|补[贴助]|津贴|资金|款项|金额|经费|总额|上述|以上|全部|原则上")
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Instalment:
    """The `nth` part of a sum in percent, called `name` in the text; `start`–`end` is its figure."""

    nth: int
    name: str
    rate: Decimal
    start: int
    end: int


def instalments(text: str) -> list[list[Instalment]]:
    """The sets of parts that a text pays sums in, each making up the whole; those that do not are left out."""
    found: list[list[Instalment]] = []
    for sentence in re.finditer(r"[^。；;\n]*\d%[^。\n]*", text):
        parts: list[Instalment] = []
        at = sentence.start()
        for share in _SHARE.finditer(text, sentence.start(), sentence.end()):
            lead = text[at : share.start()]
            if _PAID.search(lead) or parts:
                for nth, name in _named(lead):
                    parts.append(Instalment(nth, name, Decimal(share["rate"]), *share.span()))
            at = share.end()
        whole = sum((p.rate for p in parts), Decimal(0)) == _WHOLE
        if whole and [p.nth for p in parts] == list(range(1, len(parts) + 1)):
            found.append(parts)
    return found


def _named(lead: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for match in _NTH.finditer(lead):
        nth = _ORDER.index(match["n"]) + 1 if match["n"] else 1 if match["first"] else 2
        if nth not in [n for n, _ in found]:
            found.append((nth, match[0]))
    return found


def asked_part(question: str) -> int | None:
    """Which part of a sum a question asks for; `None` where it asks for the whole."""
    patterns = words()["instalments"]
    found = [nth for nth, name in enumerate(("first", "second", "third"), 1) if re.search(patterns[name], question)]
    return found[0] if len(found) == 1 else None


def one_part(
    outcome: Outcome, text: str, question: str, asked: Asked, say: Wording, near: Sequence[tuple[int, int]] = ()
) -> Outcome:
    """`outcome` with the part of it that the question asks for, where the text pays it in parts of which it tells.

    Of several such sentences those in the spans of `near` come first, then the one that the question names.
    """
    nth, sets = asked_part(question), _fitting(instalments(text), text, question, near)
    if nth is None or len(sets) != 1 or outcome.kind is not OutcomeKind.DETERMINED or outcome.value is None:
        return outcome
    part = next((p for p in sets[0] if p.nth == nth), None)
    if part is None:
        return outcome
    value = cents(outcome.value * part.rate / _WHOLE)
    rate = say.rate(number(part.rate), "%")
    line = say.say("of", label="", base=say.money(outcome.value), rate=rate, amount=say.money(value))
    result = say.money(value)
    if "whole" in asked.wants:
        named = say.say("depends", condition=part.name, result=result)
        result = say.say("join").join((outcome.result, named))
    given = Given(say.say("name_rate"), number(part.rate), "%", True, part.start, part.end)
    spans = (*outcome.sentences, (part.start, part.end))
    return replace(
        outcome, value=value, result=result, inputs=(*outcome.inputs, given), steps=(*outcome.steps, line),
        sentences=spans,
    )  # fmt: skip


def _fitting(
    sets: list[list[Instalment]], text: str, question: str, near: Sequence[tuple[int, int]]
) -> list[list[Instalment]]:
    sets = [
        s for s in sets if _subject(text, s[0].start) <= pairs(question) or _subject(text, s[0].start) & pairs(question)
    ]
    if len(sets) < 2:
        return sets
    sets = [s for s in sets if any(start <= s[0].start < end for start, end in near)] or sets
    named = [shared_pairs(re.split(r"[。；\n]", text[: s[0].start])[-1], question) for s in sets]
    return [s for s, n in zip(sets, named, strict=True) if n == max(named) and (n or len(sets) == 1)]


def _subject(text: str, at: int) -> frozenset[str]:
    """The words for what is paid in parts (安家费分三年支付)."""
    sentence = re.split(r"[。；\n]", text[:at])[-1]
    return pairs(_GENERAL.sub(" ", re.split(r"[分按，,]", sentence)[0]))


def by_instalment(
    known: Sequence[Rule], clause: str, asked: Asked, question: str, say: Wording
) -> Outcome | None:  # fmt: skip
    """The part that is asked for of the one fixed amount that the question names, where no figure is given."""
    sets = _fitting(instalments(clause), clause, question, ())
    if asked_part(question) is None or len(sets) != 1 or asked.items or asked.total is not None:
        return None
    at = sets[0][0].start
    before = [r for r in known if r.end <= at and r.kind is RuleKind.AMOUNT and "\n" not in clause[r.end : at]]
    fitting = best_fitting(before, clause, question)
    if len(fitting) != 1 or (len(before) > 1 and not named_by(fitting[0], before, clause, question)):
        return None
    whole = lump(fitting[0], asked, question, say)
    return one_part(whole, clause, question, asked, say) if whole else None
