"""The figures of a statement in a few words, to stand first in the answer."""

from __future__ import annotations

import datetime as dt
import re

from assistant.evidence import FIGURES, Statement
from index.values import Fact, FactKind

__all__ = ["english_facts", "headline"]

MONTHS = "January February March April May June July August September October November December".split()
COUNTED = {"家": "businesses", "人": "people", "名": "people", "场": "events", "个": "items", "张": "sheets",
           "户": "households", "套": "sets", "条": "lines", "人次": "visits", "次": "times", "平方米": "square metres",
           "公里": "km"}  # fmt: skip
_END = re.compile(r"[年月][底末](?!\d)")
MOST = 3  # a statement with more figures than this speaks for itself


def headline(statement: Statement, language: str) -> str:
    """`补贴15%，每件最高500元` for a statement with a rate and a cap; empty where figures are many or none."""
    facts = [fact for fact in statement.facts if fact.kind in FIGURES]
    texts = list(dict.fromkeys(_words(fact, language) for fact in facts))
    return ("，" if language != "en" else "; ").join(texts) if 0 < len(texts) <= MOST else ""


def _words(fact: Fact, language: str) -> str:
    if language == "en":
        return _english(fact)
    per = f"每{fact.per}" if fact.per and "/" not in fact.per and f"/{fact.per}" not in fact.text else ""
    bound = {"max": "最高", "min": "不低于"}.get(fact.bound, "")
    if (fact.kind is FactKind.RATE and "-" in fact.text) or "—" in fact.text:
        return f"{per}{fact.text}"
    return f"{per}{bound}{fact.text}"


def english_facts(statement: Statement) -> list[str]:
    """What a statement states, in English: `15%`, `at most 500 yuan per item`, `by 30 June 2023`."""
    found = [_english(fact) for fact in statement.facts if fact.kind in FIGURES]
    days = [fact for fact in statement.facts if fact.kind in (FactKind.DATE, FactKind.PERIOD)]
    found += [english_period(fact, yearly=_yearly(statement, fact)) for fact in days]
    counts = [f"{fact.text} ({COUNTED[fact.unit]})" for fact in statement.facts if fact.unit in COUNTED]
    return list(dict.fromkeys(words for words in (*found, *counts) if words))


def _yearly(statement: Statement, fact: Fact) -> bool:
    """Whether a day without a year comes round every year (每年4月1日至6月30日)."""
    return "年" not in fact.text and "每年" in statement.text[: fact.end - statement.start]


def english_period(fact: Fact, *, yearly: bool = False) -> str:
    """A day or period in English, without its year where it is a `yearly` one; empty for no calendar date."""
    said = _english_period(fact)
    return re.sub(r" (?:19|20)\d{2}\b", "", said) + ", every year" if yearly and said else said


def _english_period(fact: Fact) -> str:
    days = [_day(part) for part in fact.value.split("/")]
    if not all(days):
        return ""
    if len(days) == 2:
        start, end = days
        if months := _months(fact.value):
            return months
        return (
            f"in {start[-4:]}"
            if start.startswith("1 January") and end.startswith("31 December")
            else f"from {start} to {end}"
        )
    until = "until " if fact.bound == "max" else ""
    if _END.search(fact.text):  # 2月底 names no day
        month = days[0].split(" ", 1)[1]
        return f"{until}the end of {month if '月' in fact.text else month[-4:]}"
    return f"{until}{days[0]}"


def _months(value: str) -> str:
    """`from June to September 2023` for a period of whole months of one year, but not the whole year; else empty."""
    first, last = (dt.date.fromisoformat(part) for part in value.split("/"))
    whole = first.day == 1 and (last + dt.timedelta(days=1)).day == 1 and first.year == last.year
    if not whole or (first.month, last.month) == (1, 12):
        return ""
    if first.month == last.month:
        return f"in {MONTHS[first.month - 1]} {first.year}"
    return f"from {MONTHS[first.month - 1]} to {MONTHS[last.month - 1]} {first.year}"


def _day(value: str) -> str:
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _english(fact: Fact) -> str:
    bound = {"max": "at most ", "min": "at least "}.get(fact.bound, "")
    per = f" per {PER[fact.per]}" if fact.per in PER else ""
    if fact.kind is FactKind.RATE:
        return f"{bound}{fact.value}%{per}" if fact.unit == "%" else f"{bound}{fact.text}{per}"
    return f"{bound}{_money(fact.value)}{per}"


PER = {"件": "item", "人": "person", "年": "year", "户": "household", "台": "unit", "辆": "vehicle", "月": "month",
       "次": "time", "场": "event", "家": "business", "张": "ticket", "孩": "child",
       "年/孩": "child and year"}  # fmt: skip


def _money(value: str) -> str:
    """Every digit, so that whoever compares it with 120万元 needs no words for scales."""
    number = float(value)
    return f"{number:,.0f} yuan" if number == int(number) else f"{number:,} yuan"
