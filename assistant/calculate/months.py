"""What is paid month by month, or for each head, where a rate is of a rent, a wage or a standard."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.calculate.asked import Asked, Item
from assistant.calculate.counts import Worked, limited
from assistant.calculate.outcome import cents
from assistant.calculate.wording import Wording
from index.facts.rules import Rule
from index.numerals import Quantity

__all__ = ["for_heads", "for_months", "for_the_year", "monthly"]

_MONTHLY = r"每个?月|月租|一个?月|per month|a month"


def for_the_year(
    rule: Rule, items: tuple[Item, ...], asked: Asked, question: str, lines: list[str], say: Wording
) -> tuple[Item, ...]:  # fmt: skip
    """What is paid month by month, for the months of a year where the text limits what it pays in one."""
    yearly = [c for c in rule.caps if "年" in c.per.split("/")]
    if not yearly or len(items) != 1 or not re.search(_MONTHLY, question) or not re.search(r"租|费|薪|工资", rule.base):
        return items
    months = asked.head("月")
    count = min(months.value if months and months.value > 1 else Decimal(12), Decimal(12))
    price = items[0].price * count
    times = say.say(
        "times", amount=say.money(items[0].price), counts=say.count(count, "月"), result=say.money(price)
    )  # fmt: skip
    lines.append(times)
    return (replace(items[0], price=price),)


def monthly(rule: Rule, question: str) -> bool:
    """Whether a rate is of what is paid month by month, with a ceiling for a month or none."""
    held = [c.per.split("/") for c in rule.caps]
    monthly = any("月" in per for per in held) or (not held and bool(re.search("租", rule.base)))
    return monthly and bool(re.search(_MONTHLY, question))


def for_heads(work: Worked, heads: Quantity, say: Wording) -> Worked:
    """A sum that a wage or a standard sets for one person, for all of those given."""
    total = cents(work.value * heads.value)
    counts = say.count(heads.value, "人")
    line = say.say("times", amount=say.money(work.value), counts=counts, result=say.money(total))
    return Worked(total, (*work.lines, line))


def for_months(work: Worked, rule: Rule, asked: Asked, say: Wording) -> Worked:
    """A month's sum for the months given, or for all that the text pays for where the whole is asked for."""
    months, years = asked.head("月"), asked.head("年")
    count = months.value if months and months.value > 1 else years.value * 12 if years else None
    term = next((Decimal(f.value) for f in rule.limits if f.unit == "月"), None)
    if count is None and "whole" in asked.wants:
        count = term
    if count is None:
        return replace(work, per="月")
    lines = list(work.lines)
    count = limited(count, "月", rule.limits, lines, say)
    total = cents(work.value * count)
    counts = say.count(count, "月")
    lines.append(say.say("times", amount=say.money(work.value), counts=counts, result=say.money(total)))
    return Worked(total, tuple(lines))
