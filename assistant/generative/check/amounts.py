"""The figures of a text with what hangs on each: what it counts, by what, whether it is a limit, the words around."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from index.facts.dates import read_dates
from index.numerals import Quantity, parse_number, read_quantities

__all__ = ["Amount", "read_amounts", "same_measure"]

_DATA = Path(__file__).with_name("data") / "figures.toml"
_STOP = re.compile(r"[，,；;。、：:！!？?\n(（)）]")
_AND = re.compile(r"[和与及或]|\band\b|\bor\b")
_ASIDE = re.compile(
    r"[(（](?!含)[^()（）\d]{1,12}[)）](?!$)"
)  # 初级（五级）补贴: what a figure is of goes on behind it
_ANY_YEAR = 2000  # days are only looked for here
_LISTED = re.compile(r"[\s、，,和与及或至到—–~～-]*|\s*(?:and|or|to)\s*")
_ITEMS = re.compile(r"[、和与及或]")
_HARD_STOP = re.compile(r"[；;。！!？?\n]")
_IDLE_ONE = re.compile(r"[一1](?:个|种|项|类|样|件事|份)|一(?:年|个?月|天|日|部|台|件|户|辆|套|名|位|家)")
_ENGLISH_ONE = re.compile(r"^one\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?P<half>晚上?|傍晚|夜里|下午|早上?|上午|凌晨|中午)?\s*(?P<hour>\d{1,2}|[一二三四五六七八九十]{1,2})(?:[:：](?P<minute>\d{2})|[点时](?![间代])(?:半)?)\s*(?P<half2>[ap]\.?m\.?)?|(?P<hour2>\d{1,2})\s*(?P<half3>[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?m)^\s*(?:[(（][一二三四五六七八九十百\d]{1,4}[)）]|[一二三四五六七八九十百]{1,4}、|\d{1,3}[.．、](?!\d))|第[零〇一二两三四五六七八九十百\d]+[条款项章节号]?|[〔\[(（](?:19|20)\d\d[〕\])）]\s*第?\d*\s*号?"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure: `value` with `unit` (元, %, a measure word, or empty), `bound` `max`, `min` or empty.

    `per` are the classes of what it is counted by (`person`, `thing`, `year`, …), `around` the words that say what it
    is a figure of.
    """

    value: Decimal
    unit: str
    bound: str
    per: frozenset[str]
    around: str
    beside: frozenset[Decimal]
    text: str


@lru_cache(maxsize=2048)  # the evidence's statements are read again for each sentence
def read_amounts(text: str) -> tuple[Amount, ...]:
    """Every figure of `text` but days, clock times, and numbers of clauses and documents."""
    text = _ASIDE.sub(_blank, text)
    hidden = _NUMBERED.sub(_blank, _CLOCK.sub(_blank_clock, text))
    for day in read_dates(hidden, _ANY_YEAR):
        hidden = f"{hidden[: day.start]}{'□' * (day.end - day.start)}{hidden[day.end :]}"
    found = [quantity for quantity in read_quantities(hidden) if not _idle(quantity)]
    amounts: list[Amount] = []
    for number in range(len(found)):
        amount, item = _amount(text, found, number), _respectively(text, found, number)
        if item:
            amount = replace(amount, around=f"{amount.around}\n{item}")
        elif amounts and _LISTED.fullmatch(text[found[number - 1].end : found[number].start]):
            both = f"{amounts[-1].around}\n{amount.around}"  # the second of 15%、20% is of what the first is
            amount = replace(amount, around=both)
        amounts.append(amount)
    for number in reversed(range(len(amounts) - 1)):  # 15 of 15-20% is a share too
        between = text[found[number].end : found[number + 1].start]
        if not amounts[number].unit and _LISTED.fullmatch(between):
            amounts[number] = replace(amounts[number], unit=amounts[number + 1].unit)
    return tuple(amounts)


def clock_times(text: str) -> frozenset[str]:
    """Times of day, as `HH:MM`.

    >>> sorted(clock_times("晚上8点后，20:30前"))
    ['20:00', '20:30']
    """
    return frozenset(time for _, time in clock_matches(text))


def clock_matches(text: str) -> list[tuple[re.Match[str], str]]:
    """Where times of day stand, each as `HH:MM`, in order."""
    return [(match, time) for match in _CLOCK.finditer(text) if (time := _clock(match))]


def same_measure(one: str, other: str) -> bool:
    """Whether figures in these units can be the same figure: 家 and 个 count alike, 元 and % do not; a figure without
    a unit may count anything but shares.
    """
    kinds = _measures()
    first, second = kinds.get(one, "count" if one else ""), kinds.get(other, "count" if other else "")
    return first == second or ("share" not in (first, second) and not (first and second))


def _amount(text: str, found: Sequence[Quantity], number: int) -> Amount:
    """The quantity with the words of its part of the sentence and the other figures in it."""
    quantity = found[number]
    start, end = _part(text, quantity, _STOP)
    start = max(
        [start, *(m.end() for one in found[:number][-1:] for m in _AND.finditer(text, one.end, quantity.start))]
    )
    for after in found[number + 1 :][:1]:
        end = min([end, *(match.start() for match in _AND.finditer(text, quantity.end, after.start))])
    sentence, _ = _part(text, quantity, _HARD_STOP)
    around = text[start : quantity.start] + text[quantity.end : end]
    value, unit = (quantity.value * 10, "%") if quantity.unit == "折" else (quantity.value, quantity.unit)
    return Amount(
        value,
        unit,
        _bound(text[max(start, quantity.start - 24) : quantity.start], text[quantity.end : quantity.end + 8]),
        _per(text[sentence : quantity.start], text[quantity.end : end]),
        around,
        frozenset(one.value for one in found if start <= one.start < end and one is not quantity),
        quantity.text,
    )


def _part(text: str, quantity: Quantity, stop: re.Pattern[str]) -> tuple[int, int]:
    start = max((match.end() for match in stop.finditer(text, 0, quantity.start)), default=0)
    after = stop.search(text, quantity.end)
    return start, after.start() if after else len(text)


def _respectively(text: str, found: Sequence[Quantity], number: int) -> str:
    """What a figure in a list behind 分别 belongs to: the item in the same place of the list before it."""
    start, _ = _part(text, found[number], _HARD_STOP)
    at = text.rfind("分别", start, found[number].start)
    if at < 0:
        return ""
    _, end = _part(text, found[number], re.compile(r"[，；。\n]"))
    listed = [one for one in found if at < one.start < end]
    items = _ITEMS.split(re.split(r"[，；。\n]", text[:at].rstrip("，"))[-1])
    place = listed.index(found[number]) if found[number] in listed else -1
    return items[place] if place >= 0 and len(items) == len(listed) else ""


def _bound(before: str, after: str) -> str:
    words = _words()
    for bound in ("max", "min"):
        if re.search(rf"(?:{words[bound + '_before']})[^，,；;。\d]{{0,10}}$", before, re.IGNORECASE):
            return bound
    for bound in ("max", "min"):
        if re.match(rf"\s*(?:元|块|人民币|yuan|RMB)?\s*(?:{words[bound + '_after']})", after, re.IGNORECASE):
            return bound
    return ""


def _per(before: str, after: str) -> frozenset[str]:
    near = before[-30:]
    return frozenset(
        name
        for name, (earlier, later) in _counted().items()
        if re.search(earlier, near, re.IGNORECASE) or re.match(later, after, re.IGNORECASE)
    )


def _idle(quantity: Quantity) -> bool:
    """一个, 一种, one of: an article, not a figure."""
    return quantity.value == 1 and bool(
        _IDLE_ONE.fullmatch(quantity.text.strip()) or _ENGLISH_ONE.match(quantity.text.strip())
    )


def _blank(match: re.Match[str]) -> str:
    return "□" * len(match[0])


def _blank_clock(match: re.Match[str]) -> str:
    return _blank(match) if _clock(match) else match[0]


def _clock(match: re.Match[str]) -> str:
    hour = parse_number(match["hour"] or match["hour2"])
    part = (match["half"] or match["half2"] or match["half3"] or "").lower()
    if hour is None or hour > 24 or not (part or match["minute"] or match[0].rstrip().endswith(("点", "时", "半"))):
        return ""
    if hour < 12 and part[:1] in ("晚", "傍", "夜", "下", "p"):
        hour += 12
    minute = match["minute"] or ("30" if match[0].rstrip().endswith("半") else "00")
    return f"{int(hour):02d}:{minute}"


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _words() -> dict[str, str]:
    return _data()["bounds"]


@cache
def _measures() -> dict[str, str]:
    return {unit: kind for kind, units in _data()["measures"].items() for unit in units.split()}


@cache
def _counted() -> dict[str, tuple[str, str]]:
    """For each class the expressions that name it before a figure and after it."""
    earlier = r"(?:每|单|一|单个|按)(?:一|个|名|位)?"
    later = r"\s*(?:元|块|yuan|RMB)?\s*(?:/|每|一|per |a |an |each |for each |for every )[\w/]{0,3}?"
    return {name: (f"{earlier}(?:{words})", f"{later}(?:{words})") for name, words in _data()["per"].items()}


@cache
def common_words() -> re.Pattern[str]:
    """The words that say nothing of what a figure belongs to."""
    return re.compile(_data()["words"]["common"])


@cache
def incidental_words() -> re.Pattern[str]:
    """The words that two statements may share without being about the same thing."""
    return re.compile(_data()["words"]["incidental"])
