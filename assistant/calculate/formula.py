"""A formula that a text writes in words: 每平方米补贴标准×（人均15平方米−现有人均面积）×家庭人数."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculate.asked import Asked
from assistant.calculate.choose import steps_for
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.tellings import given_step
from assistant.calculate.wording import Wording, number
from index.facts.rules import Rule, RuleKind
from index.values import Fact, FactKind

__all__ = ["by_formula", "has_formula"]

_FORMULA = re.compile(
    r"(?P<name>[^，。；：:\n＝=]{2,20})(?:按(?:照)?(?:下列|以下|如下)?(?:方式|公式|方法)?计算[：:]|[＝=])\s*(?P<terms>[^。；;\n]*[×✕*＊][^。；;\n]*)"
)
_HAS = re.compile(r"[×✕＊÷]|计算公式|(?:下列|以下|如下)(?:方式|公式|方法)计算")
_UNITS = {"人": r"人数|人口", "平方米": r"面积|平方米", "天": r"天数|日数", "月": r"月数", "年": r"年数|年限"}
_NONE = re.compile(r"[没无](?:有)?(?:自有)?(?:住?房|房子|房产)|名下没")


@dataclass(frozen=True, slots=True)
class _Term:
    """A value of a formula with its unit and where it is from."""

    value: Decimal
    unit: str
    given: Given


def has_formula(clause: str) -> bool:
    """Whether a text works something out by a formula of its own, so that its amounts alone say nothing."""
    return bool(_HAS.search(clause))


def by_formula(
    clause: str, facts: Sequence[Fact], known: Sequence[Rule], asked: Asked, question: str, say: Wording
) -> Outcome | None:
    """What a clause's formula comes to for the asker's figures; `None` where one of its terms is not told."""
    match = _FORMULA.search(clause)
    if match is None:
        return None
    at = match.start("terms")
    money: _Term | None = None
    counts: list[tuple[Decimal, str]] = []
    inputs: list[Given] = []
    for part in re.finditer(r"[（(][^（）()]*[）)]|[^×✕*＊]+", match["terms"]):
        text = part[0].strip("（）() ")
        if not text:
            continue
        value, unit, sources = _factor(text, at + part.start(), known, asked, question, say)
        if value is None:
            return None
        inputs += sources
        if unit == "元":
            if money is not None:
                return None
            money = _Term(value, unit, sources[0])
        else:
            counts.append((value, unit))
    if money is None or not counts or any(v < 0 for v, _ in counts):
        return None
    product = Decimal(1)
    for value, _ in counts:
        product *= value
    lines: list[str] = []
    area = [f for f in facts if f.kind is FactKind.COUNT and f.bound == "max" and f.unit == "平方米"]
    if any(unit == "平方米" for _, unit in counts) and area and product > Decimal(area[0].value):
        most = Decimal(area[0].value)
        lines.append(say.say("over_limit", given=say.count(product, "平方米"), limit=say.count(most, "平方米")))
        product = most
        inputs.append(Given(say.say("name_cap"), area[0].value, area[0].unit, True, area[0].start, area[0].end))
        shown = say.count(most, "平方米")
    else:
        shown = " × ".join(say.count(v, u) for v, u in counts)
    value = cents(money.value * product)
    lines.append(say.say("times", amount=say.money(money.value), counts=shown, result=say.money(value)))
    for cap in (f for f in facts if f.kind is FactKind.CAP and f.start > match.end()):
        most = Decimal(cap.value)
        name = say.say("cap_all", limit=say.money(most))
        key = "over" if value > most else "under"
        lines.append(say.say(key, amount=say.money(value), cap=name, limit=say.money(most)))
        value = min(value, most)
        inputs.append(Given(say.say("name_cap"), cap.value, cap.unit, True, cap.start, cap.end))
    per = "月" if re.search(r"[每按]?月", match["name"]) else "年" if "年" in match["name"] else ""
    cited = [g for g in inputs if g.cited]
    spans = ((match.start(), match.end()), *((g.start, g.end) for g in cited if g.start > match.end()))
    return Outcome(
        OutcomeKind.DETERMINED, tuple(inputs), tuple(lines), say.each(per, say.money(value)), value, sentences=spans
    )  # fmt: skip


def _factor(
    text: str, at: int, known: Sequence[Rule], asked: Asked, question: str, say: Wording
) -> tuple[Decimal | None, str, list[Given]]:
    """A factor's value, unit and sources: a difference or sum of terms, or one term."""
    parts = re.split(r"([−–—\-－+＋])", text)
    total: Decimal | None = None
    unit = ""
    sources: list[Given] = []
    for i in range(0, len(parts), 2):
        value, own, given = _term(parts[i].strip(), at, known, asked, question, say)
        if value is None:
            return None, "", []
        sources += given
        unit = unit or own
        sign = parts[i - 1] if i else "+"
        total = value if total is None else total + value if sign in "+＋" else total - value
    return total, unit, sources


def _term(
    text: str, at: int, known: Sequence[Rule], asked: Asked, question: str, say: Wording
) -> tuple[Decimal | None, str, list[Given]]:
    written = re.search(r"(\d+(?:\.\d+)?)\s?(平方米|人|天|月|元|年|%)", text)
    if written:
        value = Decimal(written[1]) / (100 if written[2] == "%" else 1)
        return value, written[2], [Given(say.say("name_base"), written[1], written[2], True, at, at + 1)]
    per = re.match(r"每(平方米|人|户|天|月|亩)", text)
    if per:
        rules = [
            r for r in known if r.kind is RuleKind.AMOUNT and r.steps and per[1] in r.steps[0].grant.per.split("/")
        ]
        steps = steps_for(rules[0], asked, question) if len(rules) == 1 else []
        if len(steps) != 1:
            return None, "", []
        return Decimal(steps[0].grant.value), "元", [given_step(steps[0], say)]
    for unit, pattern in _UNITS.items():
        if re.search(pattern, text):
            if unit == "平方米" and re.search("现有|自有", text) and _NONE.search(question):
                return Decimal(0), unit, []
            head = asked.head(unit)
            if head is None:
                return None, "", []
            return head.value, unit, [Given(say.say("name_count"), number(head.value), unit, cited=False)]
    return None, "", []
