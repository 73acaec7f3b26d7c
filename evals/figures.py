"""Figures and dates that stand in a text, compared by value: 五百元 = 500元, 百分之十五 = 15%, 1,000万 = 10000000."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["Figure", "dates", "figures", "fold", "holds"]

SCALES = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}

# What may follow a Chinese numeral for it to count as a figure; 一些, 十分 and 三农 are words, not figures.
COUNTERS = (
    "%|个百分点|元|块|万|亿|千|百|折|倍|年|个月|月|日|天|岁|周岁|人|家|户|张|件|场|次|台|套|个|名|项|公里|平方米|吨|辆"
)
_SCALE = "万亿|千万|百万|亿|万|千|百"
_FIGURE = re.compile(rf"(?P<number>\d+(?:\.\d+)?)(?P<scale>{_SCALE})?(?P<percent>%|percent)?")
_RANGE = re.compile(
    rf"(?P<low>\d+(?:\.\d+)?)(?P<scale>{_SCALE})?(?P<percent>%)?元?[-—–~至到]{{1,2}}"
    rf"\d+(?:\.\d+)?(?P<scale2>{_SCALE})?(?P<percent2>%)?"
)
_PER_HUNDRED = re.compile(r"百分之([零〇一二两三四五六七八九十百]+)")
_NUMERAL = re.compile(rf"[零〇一二两三四五六七八九十百千万亿]+(?={COUNTERS})")
_DATE = re.compile(r"(\d{4})[年\-./](\d{1,2})(?:[月\-./](\d{1,2})日?)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_FIRST = re.compile(rf"({'|'.join(_MONTHS)})[a-z]*\.?(\d{{1,2}})(?:st|nd|rd|th)?,?(\d{{4}})")
_ISO = re.compile(r"\d{4}-\d{2}(-\d{2})?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure's value, and whether it is a percentage (15% is `Figure(15.0, True)`)."""

    value: float
    percent: bool = False


def fold(text: str) -> str:
    """The text without differences of width, case, white space and thousands separators."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).lower())
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)


def numeral(words: str) -> int:
    """The value of a Chinese numeral: 一万五千 is 15000."""
    total = section = digit = 0
    for char in words:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in TENS:
            section += (digit or 1) * TENS[char]
            digit = 0
        elif char == "万":
            total += (section + digit) * SCALES[char]
            section = digit = 0
        else:
            total = (total + section + digit) * SCALES[char]
            section = digit = 0
    return total + section + digit


def _in_digits(text: str) -> str:
    """A folded text with its Chinese numerals written in digits."""
    text = _PER_HUNDRED.sub(lambda found: f"{numeral(found[1])}%", text)
    return _NUMERAL.sub(lambda found: str(numeral(found[0]) or found[0]) if found[0] not in SCALES else found[0], text)


def figures(text: str) -> set[Figure]:
    """Every figure of a text. One with a scale word also counts plain: 11万 is 110000, and 11 of something."""
    folded = fold(text)
    found: set[Figure] = set()
    for variant in {folded, _in_digits(folded)}:
        for match in _FIGURE.finditer(variant):
            number, percent = float(match["number"]), bool(match["percent"])
            found.add(Figure(round(number * SCALES.get(match["scale"], 1), 4), percent))
            found.add(Figure(number, percent))
        for match in _RANGE.finditer(variant):
            scale = SCALES.get(match["scale"] or match["scale2"], 1)
            found.add(Figure(round(float(match["low"]) * scale, 4), bool(match["percent"] or match["percent2"])))
    return found


def dates(text: str) -> set[str]:
    """Every date of a text in ISO form, days also as their month: 2022年5月1日 gives 2022-05-01 and 2022-05."""
    folded = fold(text)
    found = set()
    parts = [(year, int(month), day) for year, month, day in _DATE.findall(folded)]
    parts += [(year, _MONTHS.index(name) + 1, day) for name, day, year in _MONTH_FIRST.findall(folded)]
    for year, month, day in parts:
        found.add(f"{year}-{month:02d}")
        if day:
            found.add(f"{year}-{month:02d}-{int(day):02d}")
    return found


def holds(figure: str, text: str) -> bool:
    """Whether a text states a figure (`15%`, `1000万元`) or an ISO date or month (`2022-12-31`).

    >>> holds("500元", "每件最高补贴五百元")
    True
    >>> holds("15%", "补15元")
    False
    """
    if _ISO.fullmatch(figure):
        return figure in dates(text)
    wanted = fold(figure)
    match = _FIGURE.match(wanted) or _FIGURE.match(_in_digits(wanted))
    if match is None:
        return wanted in fold(text)
    value = round(float(match["number"]) * SCALES.get(match["scale"], 1), 4)
    return Figure(value, bool(match["percent"])) in figures(text)
