"""What a text sets for every so much: 每满1000万元奖励5万元, 每500平方米不少于1台, 首小时5元之后每半小时3元.

Also so much a day with the days that a month has (一个月按22天计算).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from assistant.calculate.asked import Asked
from assistant.calculate.choose import shared_pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind
from assistant.calculate.wording import Wording, number
from index.numerals import parse_number
from index.values import Fact, FactKind

__all__ = ["by_steps"]

_MONEY = r"(?:\d[\d,.]*\s?(?:亿|千万|百万|十万|万|千|百)?)\s?元"
_QUANTUM = re.compile(
    rf"(?P<of>[^，。；]{{0,10}})每(?:满|增加|增长|新增|完成|达到?)\s?(?P<quantum>{_MONEY})(?:的)?，?(?:给予|奖励|补[贴助]|再|各)*[^，。；\d]{{0,4}}(?P<amount>{_MONEY})"
)
_GROWN = re.compile(r"增量|增加|新增|增长|净增|超出|超过")
_ASKED_GROWN = re.compile(r"多[卖做销产完交]了?|增量|增加|新增|增长了?|净增|涨了|超[了出]|比去年多|比上年多|more")
_EVERY = re.compile(
    r"每(?P<n>\d+)(?P<unit>平方米|人|名|户|个|张|间|台|辆|亩|公里)(?:[建经营筑使用]{2,4}面积)?[^，。；\d]{0,4}"
    r"(?:不少于|不得少于|至少|配[备置]|设置?|安装)[^，。；\d]{0,6}(?P<m>\d+)(?P<what>台|个|名|人|处|套|间|张|辆|部)"
)
_FIRST = re.compile(
    r"首(?:个)?小时(?P<first>[\d.]+)元[，,、；]?(?:之后|以后|此后|后续|超过部分)?每(?P<step>半小时|半个小时|1?小时|30分钟|15分钟)(?:加收|收费?|为)?(?P<more>[\d.]+)元"
    r"(?:[，,、](?:每[日天]|24小时|当日|全天)(?:最高|封顶|不超过)(?P<cap>[\d.]+)元)?"
)
_STEP = {"半": Decimal("0.5"), "30": Decimal("0.5"), "15": Decimal("0.25")}
_HOURS = re.compile(
    r"(?P<n>[\d.]+|[一二两三四五六七八九十]+)个?(?P<half>半)?(?:小时|钟头|钟)(?P<after>半)?|(?P<m>\d+|[一二两三四五六七八九十]+)\s?分钟"
)
_DAYS = re.compile(r"(?:一个|每个?)月按(?P<days>\d+)(?:个工作日|天|日)")


def by_steps(clause: str, facts: Sequence[Fact], asked: Asked, question: str, say: Wording) -> Outcome | None:
    """The sum under a rule of a clause that counts by steps; `None` where it has none, or the figures do not fit."""
    return (
        _by_quantum(clause, facts, asked, question, say)
        or _by_every(clause, asked, question, say)
        or _by_hours(clause, question, say)
        or _by_days(clause, facts, asked, question, say)
    )


def _by_quantum(clause: str, facts: Sequence[Fact], asked: Asked, question: str, say: Wording) -> Outcome | None:
    """每满1000万元奖励5万元: whole quanta of the asker's sum, held to the ceiling of the sentence."""
    match = _QUANTUM.search(clause)
    given = asked.money
    if match is None or given is None or bool(_GROWN.search(match[0])) != bool(_ASKED_GROWN.search(question)):
        return None
    start, end = _sentence(clause, match.start())
    if shared_pairs(clause[start:end], question) < 2 or not _rates_met(clause[start:end], start, facts, asked):
        return None
    quantum, amount = _money(match["quantum"]), _money(match["amount"])
    times = (given / quantum).to_integral_value(rounding=ROUND_FLOOR)
    value = times * amount
    counts = say.count(times, "个")
    lines = [
        say.say("quanta", given=say.money(given), quantum=say.money(quantum), counts=counts),
        say.say("times", amount=say.money(amount), counts=counts, result=say.money(value)),
    ]
    inputs = [
        _cited("name_threshold", match, "quantum", quantum, say),
        _cited("name_amount", match, "amount", amount, say),
    ]
    for cap in (f for f in facts if f.kind is FactKind.CAP and match.end() <= f.start < end):
        most = Decimal(cap.value)
        key = "over" if value > most else "under"
        lines.append(
            say.say(key, amount=say.money(value), cap=say.say("cap_all", limit=say.money(most)), limit=say.money(most))
        )
        value = min(value, most)
        inputs.append(Given(say.say("name_cap"), cap.value, cap.unit, True, cap.start, cap.end))
    inputs.append(Given(say.say("name_base"), number(given), "元", cited=False))
    return _settled(tuple(inputs), lines, say.money(value), value, (start, end))


def _rates_met(sentence: str, start: int, facts: Sequence[Fact], asked: Asked) -> bool:
    """Whether the growth that a sentence asks for (增长10%以上) is not above the one that the asker tells."""
    least = [f for f in facts if f.unit == "%" and start <= f.start < start + len(sentence) and f.bound == "min"]
    told = [h.value for h in asked.heads if h.unit == "%"]
    return not least or not told or max(told) >= Decimal(least[0].value)


def _by_every(clause: str, asked: Asked, question: str, say: Wording) -> Outcome | None:
    """每500平方米不少于1台: as many as that for the asker's number, a part counted whole."""
    for match in _EVERY.finditer(clause):
        unit = match["unit"]
        head = asked.head(unit) or (asked.head("平方米") if unit == "平方米" else None)
        start, end = _sentence(clause, match.start())
        if head is None or shared_pairs(clause[start:end], question) < 2:
            continue
        every, each = Decimal(match["n"]), Decimal(match["m"])
        value = (head.value / every).to_integral_value(rounding=ROUND_CEILING) * each
        result = say.count(value, match["what"])
        line = say.say(
            "every", given=say.count(head.value, unit), every=say.count(every, unit),
            each=say.count(each, match["what"]), result=result,
        )  # fmt: skip
        inputs = (
            Given(say.say("name_amount"), match["m"], match["what"], True, match.start(), match.end()),
            Given(say.say("name_count"), number(head.value), unit, cited=False),
        )
        least = say.say("least", amount=result) if re.search(r"不[得]?少于|至少", match[0]) else result
        return _settled(inputs, [line], least, value, (start, end))
    return None


def _by_hours(clause: str, question: str, say: Wording) -> Outcome | None:
    """首小时5元，之后每半小时3元: for whole steps; what a part of a step costs is not told, so it is not worked out."""
    hours = _hours(question)
    found = []
    for match in _FIRST.finditer(clause):
        case = re.split(r"[；;。，,\n]", clause[: match.start()])[-1]
        found.append((shared_pairs(case, question), match, case))
    best = max((score for score, _, _ in found), default=0)
    fitting = [(m, case) for score, m, case in found if score == best]
    if len(fitting) != 1 or (len(found) > 1 and best == 0) or hours < 1:
        return None
    match = fitting[0][0]
    step = next((v for k, v in _STEP.items() if match["step"].startswith(k)), Decimal(1))
    steps = (hours - 1) / step
    if steps != int(steps):
        return None
    first, more = Decimal(match["first"]), Decimal(match["more"])
    value = first + steps * more
    lines = [
        say.say("growth", first=say.money(first), more=say.money(more), counts=number(steps), result=say.money(value))
    ]  # fmt: skip
    inputs = [
        _cited("name_amount", match, "first", first, say), _cited("name_amount", match, "more", more, say),
        Given(say.say("name_count"), number(hours), "小时", cited=False),
    ]  # fmt: skip
    if match["cap"]:
        most = Decimal(match["cap"])
        inputs.append(_cited("name_cap", match, "cap", most, say))
        if value > most:
            cap = say.say("cap_all", limit=say.money(most))
            lines.append(say.say("over", amount=say.money(value), cap=cap, limit=say.money(most)))
            value = most
    return _settled(tuple(inputs), lines, say.money(value), value, match.span())


def _hours(question: str) -> Decimal:
    """The hours that a question tells, minutes counted with them; 0 where it tells none."""
    total = Decimal(0)
    for match in _HOURS.finditer(question):
        if match["m"]:
            total += (parse_number(match["m"]) or Decimal(0)) / 60
        else:
            half = match["half"] or match["after"]
            total += (parse_number(match["n"]) or Decimal(0)) + (Decimal("0.5") if half else Decimal(0))
    return total


def _by_days(clause: str, facts: Sequence[Fact], asked: Asked, question: str, say: Wording) -> Outcome | None:
    """每人每天15元，一个月按22天计算: for the months asked about."""
    days, months = _DAYS.search(clause), asked.head("月")
    if days is None or months is None or asked.items or asked.total is not None:
        return None
    start, end = _sentence(clause, days.start())
    daily = [f for f in facts if start <= f.start < end and f.kind is FactKind.AMOUNT and "天" in f.per.split("/")]
    left = set(daily[0].per.split("/")) - {"天", "人"} if len(daily) == 1 else {"?"}
    if left or shared_pairs(clause[start:end], question) < 2:
        return None
    amount, count = Decimal(daily[0].value), Decimal(days["days"])
    heads = asked.head("人")
    people = heads.value if heads and "人" in daily[0].per else Decimal(1)
    value = amount * count * months.value * people
    shown = [say.count(count, "天")]
    shown += [say.count(months.value, "月")] if months.value != 1 else []
    shown += [say.count(people, "人")] if people != 1 else []
    line = say.say("times", amount=say.money(amount), counts=" × ".join(shown), result=say.money(value))
    inputs = (
        Given(say.say("name_amount"), daily[0].value, "元", True, daily[0].start, daily[0].end),
        _cited("name_count", days, "days", count, say, "天"),
        Given(say.say("name_count"), number(months.value), "月", cited=False),
    )
    return _settled(inputs, [line], say.money(value), value, (start, end))


def _money(text: str) -> Decimal:
    return parse_number(text.strip().removesuffix("元").strip()) or Decimal(0)


def _cited(name: str, match: re.Match[str], group: str, value: Decimal, say: Wording, unit: str = "元") -> Given:
    return Given(say.say(name), number(value), unit, True, match.start(group), match.end(group))


def _sentence(clause: str, at: int) -> tuple[int, int]:
    start = max(clause.rfind(mark, 0, at) for mark in "。\n；;") + 1
    ends = [e for e in (clause.find(mark, at) for mark in "。\n；;") if e >= 0]
    return start, min(ends, default=len(clause))


def _settled(
    inputs: tuple[Given, ...], lines: list[str], result: str, value: Decimal, span: tuple[int, int]
) -> Outcome:  # fmt: skip
    return Outcome(OutcomeKind.DETERMINED, inputs, tuple(lines), result, value, sentences=(span,))
