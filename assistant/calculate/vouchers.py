"""Vouchers that take so much off a bill of so much (满200元减60元): the best one, or all that a bill allows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from itertools import combinations

from assistant.calculate.asked import Asked, words
from assistant.calculate.choose import pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.wording import Wording, number
from index.numerals import parse_number

__all__ = ["by_vouchers", "tells_of_vouchers"]

_MONEY = r"\d[\d,.]*\s?(?:万|千|百)?"
_VOUCHER = re.compile(
    rf"(?P<each>每)?满\s?(?P<least>{_MONEY})\s?元?(?P<tier>的)?(?:[，,]?可?(?:返还?|送|赠送?|立减|直减|减免?|抵扣?|优惠|省)|[，,]?使用)\s?(?P<off>{_MONEY})\s?元"
)
_SINGLE = re.compile(
    r"(?:单笔|每笔|每单|单次|每次|一笔)[^，。；]{0,8}(?:只能|仅能|仅限|最多|限|可)[^，。；]{0,8}(?:1|一)张[^，。；]*"
    r"|不(?:可|得|能|予|支持)[^，。；]{0,8}(?:叠加|同时使用|合并使用|累加)[^，。；]*"
)
_STACKED = re.compile(r"(?<!不)(?:可以?|允许|支持)[^，。；不]{0,6}(?:叠加|同时使用|合并使用)[^，。；]*")
_EXAMPLE = re.compile(r"例如|举例|比如|示例|(?:应付|消费)金额为\d")
_NAMED = re.compile(rf"满\s?({_MONEY})\s?元?(?=的|那|减|档|券|用)")
_DISCOUNT = re.compile(
    r"(?:打|折扣|优惠|享受?)\s?(?P<n>\d{1,2}(?:\.\d)?|[一二三四五六七八九](?:点?[一二三四五六七八九])?)折(?!后)"
)
_MOST = 8  # vouchers up to which all sets of them are tried


@dataclass(frozen=True, slots=True)
class _Voucher:
    """So much `off` a bill of `least`; for `each` such part of it where a text says so.

    `tier` says that it is for bills of that size (满1000元的返200元), `text` how it is written.
    """

    least: Decimal
    off: Decimal
    each: bool
    tier: bool
    text: str
    start: int
    end: int

    def of(self, bill: Decimal) -> Decimal:
        """What it takes off a bill that reaches it."""
        times = (bill / self.least).to_integral_value(rounding=ROUND_FLOOR) if self.each else Decimal(1)
        return self.off * times


def tells_of_vouchers(text: str) -> bool:
    """Whether a sentence sets vouchers, or says how many of them may be used at once."""
    return bool(_vouchers(text) or _rule(text))


def by_vouchers(
    text: str, asked: Asked, question: str, say: Wording, heading: Callable[[int], str] = lambda _: ""
) -> Outcome | None:
    """What vouchers take off the one bill that a question gives, or leave to pay; `None` where that is open.

    `text` has the vouchers and what is said of using several of them at once, `heading` tells under which one a place
    of it stands.
    """
    lines: list[str] = []
    bill, found = _bill(asked, question, lines, say), _of_kind(_vouchers(text), question, heading)
    named = [v for v in found if v.least in _thresholds(question)]
    found = named or found
    if bill is None or asked.pieces > 1 or not found or len(found) > _MOST:
        return None
    rule = _rule(text)
    usable = [v for v in found if v.least <= bill]
    single = sorted(usable, key=lambda v: v.of(bill))[-1:]
    one = bool(rule and _SINGLE.match(rule[0])) or all(v.tier for v in found)
    together = single if one else _together(usable, single, bill)
    if together is None:
        return None
    off = sum((v.of(bill) for v in together), Decimal(0))
    for v in together:
        lines.append(say.say("tier", given=say.money(bill), condition=v.text, amount=say.money(v.of(bill))))
    if not together:
        low = say.money(min(v.least for v in found))
        lines.append(say.say("none_reached", given=say.money(bill), low=low))
    if len(together) > 1:
        lines.append(say.say("sum", parts=" + ".join(say.money(v.of(bill)) for v in together), amount=say.money(off)))
    value, result = off, say.money(off)
    if re.search(words()["wants"]["to_pay"], question):
        value, result = bill - off, say.money(bill - off)
        lines.append(say.say("rest", total=say.money(bill), part=say.money(off), result=result))
    used = together or found[:1]
    given = _price(asked, question)
    inputs = [Given(say.say("name_price"), number(bill if given is None else given), "元", cited=False)]
    inputs += [Given(say.say("name_threshold"), number(v.least), "元", True, v.start, v.end) for v in used]
    inputs += [Given(say.say("name_amount"), number(v.off), "元", True, v.start, v.end) for v in used]
    if rule and len(usable) > 1 and (said := re.search(r"1张", rule[0])):
        at = rule.start() + said.start()
        inputs.append(Given(say.say("name_count"), "1", "张", True, at, at + 2))
    spans = (*((v.start, v.end) for v in used), *((rule.span(),) if rule and len(usable) > 1 else ()))
    return Outcome(OutcomeKind.DETERMINED, tuple(inputs), tuple(lines), result, value, sentences=spans)


def _thresholds(question: str) -> set[Decimal]:
    """The vouchers that a question names by the bill that they are for (那张满500的)."""
    return {_money(match[1]) for match in _NAMED.finditer(question)}


def _price(asked: Asked, question: str) -> Decimal | None:
    """The one price that a question gives beside the thresholds of the vouchers that it names."""
    left = [i.price for i in asked.items if i.price not in _thresholds(question)]
    return asked.money if asked.money is not None else left[0] if len(left) == 1 else None


def _bill(asked: Asked, question: str, lines: list[str], say: Wording) -> Decimal | None:
    """What is to be paid before vouchers: the price, less the shop's own discount (打九折)."""
    price, match = _price(asked, question), _DISCOUNT.search(question)
    tenths = parse_number(match["n"]) if match else None
    if price is None or match is None or tenths is None:
        return price if match is None else None
    share = tenths / 100 if tenths > 10 else tenths / 10
    bill = cents(price * share)
    rate = say.rate(number(share * 100), "%")
    lines.append(say.say("of", label="", base=say.money(price), rate=rate, amount=say.money(bill)))
    return bill


def _rule(text: str) -> re.Match[str] | None:
    return _SINGLE.search(text) or _STACKED.search(text)


def _vouchers(text: str) -> list[tuple[str, list[_Voucher]]]:
    """The vouchers of each sentence, with the words that stand before the first of them (餐饮券：)."""
    found = []
    for sentence in re.finditer(r"[^。；\n]+", text):
        vouchers = [
            _Voucher(_money(m["least"]), _money(m["off"]), bool(m["each"]), bool(m["tier"]), m[0], m.start(), m.end())
            for m in _VOUCHER.finditer(text, sentence.start(), sentence.end())
        ]
        vouchers = [v for v in vouchers if v.least > v.off > 0]
        if vouchers and not _EXAMPLE.search(sentence[0]):
            found.append((text[sentence.start() : vouchers[0].start], vouchers))
    return found


def _of_kind(
    kinds: Sequence[tuple[str, list[_Voucher]]], question: str, heading: Callable[[int], str]
) -> list[_Voucher]:
    """The vouchers of the one kind that the question names, or of the only one."""
    if len(kinds) < 2:
        return kinds[0][1] if kinds else []
    leads = [pairs(f"{heading(vouchers[0].start)} {lead}") for lead, vouchers in kinds]
    own = [lead.difference(*(other for other in leads if other is not lead)) for lead in leads]
    named = [vouchers for (_, vouchers), mine in zip(kinds, own, strict=True) if mine & pairs(question)]
    return named[0] if len(named) == 1 else []


def _together(usable: list[_Voucher], single: list[_Voucher], bill: Decimal) -> list[_Voucher] | None:
    """The vouchers used at once where a text does not forbid it: settled only where every reading ends alike."""
    if len(usable) < 2:
        return single
    sets = [s for n in range(1, len(usable) + 1) for s in combinations(usable, n)]
    within = [s for s in sets if sum(v.least for v in s) <= bill]
    best = max(within, key=lambda s: sum(v.of(bill) for v in s), default=())
    return list(best) if sum(v.of(bill) for v in best) == sum(v.of(bill) for v in usable) else None


def _money(text: str) -> Decimal:
    return parse_number(text.strip()) or Decimal(0)
