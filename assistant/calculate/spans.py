"""Cases told apart by a length of time (缴费满1年不满10年的, 满10年及以上的): which of them holds for the asker."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from assistant.calculate.asked import Asked
from index.facts.rules import Rule
from index.numerals import Quantity, parse_number

__all__ = ["highest_reached", "in_span", "span_of", "within_sentences"]

_N = r"(?P<{0}>\d+|[一二两三四五六七八九十]+)\s?(?P<{0}u>年|个月|周年)"
_FROM, _TO = r"(?:（含）)?(?:及以上|以上)", r"(?:（含）)?(?:及以下|以下|以内)"
_BETWEEN = re.compile(
    _N.format("low")
    + r"(?:（含）|\(含\))?(?:及?以上)?[，、]?但?(?:不满|不足|未满|以下|至|到|—|-)满?\s?"
    + _N.format("high")
)
_OVER = re.compile(r"(?:满|超过|达到?)\s?" + _N.format("low") + "|" + _N.format("from") + _FROM)
_UNDER = re.compile(r"(?:不满|不足|未满|少于|低于)\s?" + _N.format("high") + "|" + _N.format("to") + _TO)
_MONTHS = Decimal(12)
_T = TypeVar("_T")


def span_of(text: str) -> tuple[Decimal, Decimal | None] | None:
    """The months from which, and up to but without which, a case holds; `None` where a text names no such case.

    >>> span_of("缴费满1年不满10年的")
    (Decimal('12'), Decimal('120'))
    """
    if match := _BETWEEN.search(text):
        return _months(match, "low"), _months(match, "high")
    if match := _UNDER.search(text):
        return Decimal(0), _months(match, "high" if match["high"] else "to")
    if match := _OVER.search(text):
        return _months(match, "low" if match["low"] else "from"), None
    return None


def _months(match: re.Match[str], name: str) -> Decimal:
    value = parse_number(match[name]) or Decimal(0)
    return value if match[f"{name}u"] == "个月" else value * _MONTHS


def in_span(cases: Sequence[_T], text_of: Callable[[_T], str], quantities: Sequence[Quantity]) -> list[_T]:
    """Those of `cases` whose span holds the one length of time that is given; all where that tells nothing.

    Only cases that all have a span of their own, and different ones, are told apart.
    """
    spans = [span_of(text_of(case)) for case in cases]
    given = {q.value * (_MONTHS if q.unit == "年" else 1) for q in quantities if q.unit in ("年", "月") and q.value > 0}
    years = {q.value * _MONTHS for q in quantities if q.unit == "年"}
    given = years or given
    if len(cases) < 2 or len(given) != 1 or any(s is None for s in spans) or len(set(spans)) < len(spans):
        return list(cases)
    value = next(iter(given))
    held = [c for c, s in zip(cases, spans, strict=True) if s and s[0] <= value and (s[1] is None or value < s[1])]
    top = max((span[0] for c, span in zip(cases, spans, strict=True) if span and c in held), default=None)
    return [c for c in held if (span := span_of(text_of(c))) and span[0] == top] or list(cases)


def within_sentences(rules: Sequence[Rule], clause: str, quantities: Sequence[Quantity]) -> list[Rule]:
    """`rules` without those that the same sentence tells apart from another by a length of time not given."""
    sentences = _by_sentence(rules, clause)

    def case(rule: Rule) -> str:
        return clause[rule.start : rule.steps[0].grant.start if rule.steps else rule.end]

    return [r for group in sentences for r in in_span(group, case, quantities)]


def highest_reached(rules: Sequence[Rule], clause: str, asked: Asked) -> list[Rule]:
    """`rules` without those of a sentence in which the asker's number reaches a higher one (5000人以上; 1万人以上)."""
    found: list[Rule] = []
    for group in _by_sentence(rules, clause):
        lows = [r.steps[0].low for r in group if len(r.steps) == 1 and r.steps[0].low is not None]
        units = {r.steps[0].unit for r in group if r.steps}
        head = asked.head(next(iter(units))) if len(units) == 1 else None
        if head is None or len(lows) < len(group) or len(group) < 2 or any(r.steps[0].high for r in group):
            found.extend(group)
            continue
        reached = [r for r in group if (r.steps[0].low or 0) <= head.value]
        best = max(reached, key=lambda r: r.steps[0].low or 0) if reached else group[0]
        found.append(replace(best, start=group[0].start))  # what the sentence says first is of all of them
    return found


def _by_sentence(rules: Sequence[Rule], clause: str) -> list[list[Rule]]:
    sentences: list[list[Rule]] = []
    for rule in rules:
        if sentences and not re.search(r"[。\n]", clause[sentences[-1][-1].end : rule.start]):
            sentences[-1].append(rule)
        else:
            sentences.append([rule])
    return sentences
