"""The figures of a statement in a few words, to stand first in the answer."""

from __future__ import annotations

from assistant.evidence import FIGURES, Statement
from index.values import Fact, FactKind

__all__ = ["headline"]

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
    if fact.kind is FactKind.RATE and "-" in fact.text or "—" in fact.text:
        return f"{per}{fact.text}"
    return f"{per}{bound}{fact.text}"


def _english(fact: Fact) -> str:
    bound = {"max": "at most ", "min": "at least "}.get(fact.bound, "")
    per = f" per {PER[fact.per]}" if fact.per in PER else ""
    if fact.kind is FactKind.RATE:
        return f"{bound}{fact.value}%{per}" if fact.unit == "%" else f"{bound}{fact.text}{per}"
    return f"{bound}{_money(fact.value)}{per}"


PER = {"件": "item", "人": "person", "年": "year", "户": "household", "台": "unit", "辆": "vehicle", "月": "month",
       "次": "time", "场": "event", "家": "business", "张": "ticket", "孩": "child", "年/孩": "child and year"}  # fmt: skip


def _money(value: str) -> str:
    number = float(value)
    for scale, name in ((1e9, "billion"), (1e6, "million")):
        if number >= scale:
            return f"{number / scale:g} {name} yuan"
    return f"{number:,.0f} yuan" if number == int(number) else f"{number:,} yuan"
