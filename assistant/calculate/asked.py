"""What the asker gives: prices with how many pieces, head counts, sums already worked out, turnovers crossed."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from index.numerals import Quantity, read_quantities

_BREAK = re.compile(r"[，,。；;？?！!、\n]")
_OF_GRADE = re.compile(r"\s*(?:级|类|档|等|号|星|孩|胎|代|期|楼|层|座|折|成)")
_HOTLINE = re.compile(r"12[0-9]{3}|1[12][0-9]|10086|10010|10000|9[56][0-9]{3}")  # numbers that people call
_CALLED = re.compile(r"(?:打|拨|致电|热线|电话|号码)[了过通给是]?$")
_GREETED = re.compile(r"\s*(?:您好|你好|热线|客服|电话|同志|平台|投诉|举报|工作人员)")
_US = re.compile(r"(?:[我咱俺他她你]们?|哥们?|姐|兄弟|姐妹|弟兄|[爷娘]儿?|父子|母女|同学|朋友)$")  # 哥仨, 我们四个
_TOGETHER = re.compile(r"\s*(?:人|合伙|合开|一起|一块|搭伙|凑|都|想|要|就|打算|准备|[，,。？?]|$)")
_LEAST_BARE_PRICE = Decimal(100)
_YEAR = re.compile(r"20[12]\d")
_COSTS = re.compile(r"(?:价|花了?|卖|标|付|交|掏|price|costs?|paid)\s?[^，。？\s]{0,2}$", re.IGNORECASE)
_OLD = Decimal(60)  # years from which a bare number with 了 behind it is an age where old people are spoken of
NOUN = 32  # characters behind a number in which its noun is looked for
_OLDEST = Decimal(120)  # years up to which a bare number can be an age


@dataclass(frozen=True, slots=True)
class Item:
    """Pieces of one price in 元.

    `label` are the words beside the price; `loose` says that it may be the sum of all pieces.
    """

    price: Decimal
    count: int
    label: str
    about: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The figures of a question by what they are; money in 元.

    `total` is the price of `pieces` pieces together, `claim` a subsidy that the asker has added up, `loan` a loan asked
    for, `reached` a turnover or the like (`beyond` where it is said to be more than that) and `earlier` the one before
    it, `gone` what is spent already, `others` prices given beside a total.
    """

    items: tuple[Item, ...] = ()
    total: Decimal | None = None
    pieces: int = 1
    equal: bool = False
    heads: tuple[Quantity, ...] = ()
    claim: Decimal | None = None
    loan: Decimal | None = None
    reached: Quantity | None = None
    earlier: Quantity | None = None
    gone: Decimal | None = None
    wants: frozenset[str] = frozenset()
    beyond: bool = False
    others: tuple[Item, ...] = ()

    @property
    def money(self) -> Decimal | None:
        """The one sum of money given, if there is just one."""
        sums = [i.price for i in self.items] + [s for s in (self.total,) if s is not None]
        sums += [self.reached.value] if self.reached else []
        return sums[0] if len(sums) == 1 else None

    def head(self, unit: str) -> Quantity | None:
        """The given number of what `unit` counts (人 also answers to 名 and 位)."""
        for group in [[unit], *(g for g in words()["units"]["same"] if g[0] == unit)]:
            found = [head for head in self.heads if head.unit in group]
            several = [head for head in found if head.value > 1] or found
            if len({head.value for head in found}) > 1 and any(head.text.startswith("1") for head in found):
                return None  # 2个脱贫户和1个残疾人
            if found:  # 2个应届生和3个退役军人: which of them is meant is not told
                return several[0] if len({head.value for head in several}) == 1 else None
        for smaller, factor in words()["scaled"].get(unit, {}).items():
            for head in self.heads:
                if head.unit == smaller:
                    return replace(head, value=head.value * Decimal(factor), unit=unit)
        return None


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The word lists of `asked.toml`."""
    with (Path(__file__).parent / "asked.toml").open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1)
def _roles() -> dict[str, re.Pattern[str]]:
    data = words()
    return {name: re.compile(p, re.IGNORECASE) for name, p in (data["roles"] | data["wants"]).items()}


def read_asked(question: str, quantities: tuple[Quantity, ...] | None = None) -> Asked:
    """The figures of `question` by their roles; `quantities` where the caller has read (or thinned) them already.

    >>> [(str(i.price), i.count) for i in read_asked("两台手机各3000").items]
    [('3000', 2)]
    """
    quantities = read_quantities(question) if quantities is None else quantities
    roles = _roles()
    quantities = tuple(_counted(question, q) for q in quantities)
    sums = [q for q in quantities if _is_money(question, q)]
    found: dict[str, Quantity] = {}
    prices: list[Quantity] = []
    heads: list[Quantity] = []
    for quantity in quantities:
        if not _is_money(question, quantity):
            if not _since(question, quantity):
                heads.append(_in_all(question, heads, quantity))
            continue
        role = _role(question, quantity)
        if role == "gone" and not roles["rest"].search(question):
            role = "total" if roles["total"].search(question[max(0, quantity.start - 28) : quantity.start]) else "price"
        if role == "earlier" and len(sums) < 2:
            role = "price"  # 改造花了25000, 上年交了80万
        if role == "this_year":
            role = "reached" if "earlier" in found else "price"
        if role == "price":
            prices.append(quantity)
        elif role != "limit":
            found[role] = quantity
    wants = frozenset(w for w in ("break_even", "rest", "shares", "whole", "first_time") if roles[w].search(question))
    pieces = [q for q in heads if q.unit in words()["units"]["pieces"] and q.value == int(q.value)]
    number = int(max((q.value for q in pieces), default=Decimal(1)))
    number = 2 if number == 1 and roles["couple"].search(question) else number
    total = found.get("total")
    items = _items(question, prices, pieces, number)
    return Asked(
        () if total else items,
        total.value if total else None,
        max(number, 1),
        bool(roles["equal"].search(question)),
        tuple(heads),
        found["claim"].value if "claim" in found else None,
        found["loan"].value if "loan" in found else None,
        found.get("reached"),
        found.get("earlier"),
        found["gone"].value if "gone" in found else None,
        wants,
        "reached" in found and bool(roles["beyond"].search(question[: found["reached"].start])),
        items if total else (),
    )


def _counted(question: str, quantity: Quantity) -> Quantity:
    """`quantity` counted in the noun behind it (8个应届生 are 人, 三个娃 are 孩), or in years of age (今年一百零二)."""
    if not quantity.unit and 0 < quantity.value <= _OLDEST and quantity.value == int(quantity.value):
        priced = _roles()["priced"].search(question[max(0, quantity.start - 8) : quantity.start])
        old = quantity.value >= _OLD and _roles()["aged_after"].search(question[quantity.end : quantity.end + 3])
        told = _roles()["aged"].search(question[max(0, quantity.start - 12) : quantity.start])
        if not priced and (told or (old and _roles()["elder"].search(question))):
            return replace(quantity, unit="岁")
    if quantity.unit not in ("", "个", "名", "位", "家"):
        return quantity
    if _US.search(question[: quantity.start]) and _TOGETHER.match(question[quantity.end :]):
        return replace(quantity, unit="人")
    after = _BREAK.split(question[quantity.end : quantity.end + NOUN])[0]
    for unit, pattern in words()["nouns"].items():
        if re.match(pattern, after, re.IGNORECASE):
            return replace(quantity, unit=unit)
    return quantity


def _is_money(question: str, quantity: Quantity) -> bool:
    if re.match(r"\s*(?:美元|美金|美刀|欧元|港币|港元|日元|英镑)", question[quantity.end :]):
        return False
    if quantity.unit == "元":
        return True
    if quantity.unit:
        return False
    if _OF_GRADE.match(question[quantity.end :]) or _is_hotline(question, quantity):  # 5000元的1级空调, 12345您好
        return False
    before = question[max(0, quantity.start - 8) : quantity.start]
    if _YEAR.fullmatch(quantity.text.strip()):
        return bool(_COSTS.search(before))  # 展会 2025, in 2026
    return quantity.value >= _LEAST_BARE_PRICE or bool(_roles()["priced"].search(before))


def _is_hotline(question: str, quantity: Quantity) -> bool:
    """Whether a number is one to call: greeted, or dialled."""
    called = _CALLED.search(question[: quantity.start]) or _GREETED.match(question[quantity.end :])
    return bool(called and _HOTLINE.fullmatch(quantity.text))


def _since(question: str, quantity: Quantity) -> bool:
    """Whether a length of time is a condition (毕业3年了, 社保满一年) and not how long something is paid."""
    if quantity.unit not in ("年", "月", "天"):
        return False
    roles = _roles()
    before, after = question[max(0, quantity.start - 8) : quantity.start], question[quantity.end : quantity.end + 4]
    return bool(roles["since"].search(before) or roles["since_after"].search(after))


def _in_all(question: str, before: list[Quantity], quantity: Quantity) -> Quantity:
    """A measure of each of several things as that of all (3个60千瓦的 is 180千瓦)."""
    last = before[-1] if before else None
    if last is None or last.value <= 1 or quantity.unit not in words()["units"]["measures"]:
        return quantity
    between = question[last.end : quantity.start]
    near = last.unit in words()["units"]["pieces"] and re.fullmatch(r"[^，。；、\d]{0,3}", between)
    return replace(quantity, value=last.value * quantity.value) if near else quantity


def _role(question: str, quantity: Quantity) -> str:
    roles = _roles()
    before = question[max(0, quantity.start - 28) : quantity.start]
    after = question[quantity.end : quantity.end + 14]
    for name in ("limit", "loan", "claim", "gone", "reached", "earlier", "this_year", "total"):
        if roles[name].search(before):
            return name
    return "total" if roles["total_after"].search(after) else "price"


def _items(question: str, prices: list[Quantity], pieces: list[Quantity], number: int) -> tuple[Item, ...]:
    several = [q for q in pieces if q.value > 1]
    items = []
    for i, price in enumerate(prices):
        since = prices[i - 1].end if i else 0
        own = [q for q in several if since <= q.start < price.start]
        count = int(own[-1].value) if own else (number if len(prices) == 1 else 1)
        before = question[max(since, price.start - 16) : price.start]
        after = question[price.end : price.end + 10]
        each = bool(_roles()["each"].search(before) or _roles()["each_after"].search(after))
        near = [q for q in pieces if since <= q.start < price.start]
        if len(prices) > 1 and near and near[-1].value == 1:
            count = 1  # 两台空调一台5000一台7000
        if len(prices) > 1 and len(several) == 1 and int(several[0].value) == len(prices):
            count = 1
        until = prices[i + 1].start if i + 1 < len(prices) else len(question)
        items.append(
            Item(
                price.value,
                count,
                _label(question[:until], since, price, last=until == len(question)),
                price.about,
                count > 1 and not each,
            )
        )
    return tuple(items)


def _label(question: str, since: int, price: Quantity, last: bool) -> str:
    before = _BREAK.split(question[since : price.start])[-1]
    if before and not last:
        return before[-14:]
    after = _BREAK.split(question[price.end : price.end + 12])[0]
    return before[-14:] + after
