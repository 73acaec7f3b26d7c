"""Fees of so much a month (or a ticket), of which some pay only a part: 保教费每月600元，低保家庭减免50%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculate.asked import Asked, words
from assistant.calculate.choose import denied, pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.wording import Wording, number
from index.values import Fact, FactKind

__all__ = ["by_fee", "is_fee"]

_FEE = re.compile(r"费|票价|门票|租金|价格|收费|学费")
_GRANT = re.compile(r"补[贴助]|奖|给予|资助|津贴|发放|罚|减|免")
_LESS = re.compile(r"减免|减收|优惠|补贴|补助|免收|减")
_CHARGED = re.compile(r"收取|缴纳|交纳|支付|收费|计收")
_SHARE = re.compile(r"(?P<rate>\d+(?:\.\d+)?)%|(?P<half>减半|半价)|(?P<none>全免|免费|免收|全额减免)")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Share:
    """The part of a fee in percent that the case of `words` pays; `at` is where that stands."""

    words: str
    pays: Decimal
    at: tuple[int, int]
    span: tuple[int, int]


def is_fee(text: str, fact: Fact) -> bool:
    """Whether an amount is what has to be paid, and not what is given."""
    before = re.split(r"[。；;，,\n]", text[: fact.start])[-1]
    return fact.kind is FactKind.AMOUNT and bool(_FEE.search(before)) and not _GRANT.search(before)


def by_fee(clause: str, facts: Sequence[Fact], asked: Asked, question: str, say: Wording) -> Outcome | None:
    """What the asker pays of a fee, or what is taken off it, where the text has one case for that."""
    for sentence in re.finditer(r"[^。\n]+", clause):
        fees = [f for f in facts if sentence.start() <= f.start < sentence.end() and is_fee(clause, f) and f.per]
        if len(fees) != 1 or "/" in fees[0].per or asked.items or asked.total is not None:
            continue
        told = pairs(question)
        shares = _shares(clause, fees[0].end, sentence.end())
        fee_words = pairs(clause[sentence.start() : fees[0].start])
        met = [s for s in shares if (own := _own(s, shares) - fee_words) & told and not denied(own & told, question)]
        if len(met) == 1:
            return _worked(fees[0], met[0], asked, question, sentence.start(), say)
    return None


def _own(one: _Share, shares: Sequence[_Share]) -> frozenset[str]:
    """The pairs of characters by which a case is told from the others."""
    return pairs(one.words).difference(*(pairs(other.words) for other in shares if other is not one))


def _shares(text: str, start: int, end: int) -> list[_Share]:
    found = []
    for part in re.finditer(r"[^，,；;]+", text[start:end]):
        match = _SHARE.search(part[0])
        if match is None:
            continue
        case = re.sub(f"{_LESS.pattern}|{_CHARGED.pattern}", " ", part[0][: match.start()])
        around = part[0]
        if match["none"]:
            pays = Decimal(0)
        elif match["half"]:
            pays = Decimal(50)
        elif _CHARGED.search(around):
            pays = Decimal(match["rate"])
        elif _LESS.search(around):
            pays = _HUNDRED - Decimal(match["rate"])
        else:
            continue
        at = (start + part.start() + match.start(), start + part.start() + match.end())
        found.append(_Share(case, pays, at, (start + part.start(), start + part.end())))
    return found


def _worked(fee: Fact, share: _Share, asked: Asked, question: str, start: int, say: Wording) -> Outcome | None:
    wants = words()["wants"]
    pays = bool(re.search(wants["pays"], question)) or not re.search(wants["benefit"], question)
    rate = share.pays if pays else _HUNDRED - share.pays
    value = cents(Decimal(fee.value) * rate / _HUNDRED)
    base = say.money(Decimal(fee.value))
    lines = [say.say("of", label="", base=base, rate=say.rate(number(rate), "%"), amount=say.money(value))]
    inputs = [
        Given(say.say("name_unit_price"), fee.value, "元", True, fee.start, fee.end),
        Given(say.say("name_rate"), number(rate), "%", True, *share.at),
    ]
    count = _count(fee.per, asked)
    result = say.money(value)
    if count > 1:
        total = cents(value * count)
        shown = say.count(count, fee.per)
        lines.append(say.say("times", amount=result, counts=shown, result=say.money(total)))
        inputs.append(Given(say.say("name_count"), number(count), fee.per, cited=False))
        value, result = total, say.money(total)
    else:
        result = say.each(fee.per, result)
    spans = ((start, fee.end), share.span)
    return Outcome(OutcomeKind.DETERMINED, tuple(inputs), tuple(lines), result, value, sentences=spans)


def _count(per: str, asked: Asked) -> Decimal:
    head = asked.head(per)
    if head:
        return head.value
    years = asked.head("年")
    return years.value * 12 if per == "月" and years else Decimal(1)
