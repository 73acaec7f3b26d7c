"""Different ways of writing one thing made one: days as 2023年6月30日, numerals simplified, English days and tens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from assistant.normalise.characters import simplified
from index.numerals import parse_number

__all__ = ["plain_words"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ENGLISH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_MONTH}\s+{_DAY}(?!\d)(?:,?\s+(?P<year>(?:19|20)\d\d))?",
        rf"(?<!\d){_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year>(?:19|20)\d\d))?",
        rf"\b{_MONTH},?\s+(?P<year>(?:19|20)\d\d)",
    )
)
_ISO = re.compile(r"(?<![\d.])((?:19|20)\d\d)\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?![\d.]|\s?[-/]\s?\d)")
_YEAR_END = re.compile(r"\b(?:the )?end of (?:the year )?((?:19|20)\d\d)\b", re.IGNORECASE)
_IN_YEAR = re.compile(
    r"\b((?:in|of|for|during|from|to|until|throughout|by|since)\s+)((?:19|20)\d\d)(?![\d年-])", re.IGNORECASE
)
_BANKERS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億两", "一二三四五六七八九十百千万亿两")
_TENTHS = re.compile(r"([一二三四五六七八九]|\d(?:\.\d)?)成(?![为立本员效功交长果型就人品都分])")
_HALF = re.compile(r"半价|一半|\bhalf(?: the)? price\b", re.IGNORECASE)
_PARTS = re.compile(r"(?P<of>[百千万])分之(?P<number>[\d.]+|[零〇一二三四五六七八九十点百]+)|(?P<per>\d+(?:\.\d+)?)‰")
_DIGIT = {char: str(value) for value, char in enumerate("零一二三四五六七八九")}
_LONG_NUMBER = re.compile(
    r"\b(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety)[ -](?P<scale>hundred|thousand|million|billion)\b",
    re.IGNORECASE,
)
_COUNTS = {
    **dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True)),
    **dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)),
    "twelve": 12,
    "fifteen": 15,
}


@lru_cache(maxsize=2048)
def plain_words(text: str) -> str:
    """`text` for comparison only: never shown.

    >>> plain_words("by June 30, 2023, 伍佰元, 2023-12-31, 三成")
    'by 2023年6月30日, 五百元, 2023年12月31日, 30%'
    """
    text = simplified(unicodedata.normalize("NFKC", text)).translate(_BANKERS)
    text = text.replace("，", ",").replace("：", ":").replace("；", ";").replace("（", "(").replace("）", ")")
    text = re.sub(r"(?<=[㐀-鿿]),|,(?=[㐀-鿿])", "，", text)
    for pattern in _ENGLISH:
        text = pattern.sub(_chinese_day, text)
    text = _ISO.sub(lambda m: f"{m[1]}年{int(m[2])}月{int(m[3])}日", text)
    text = _YEAR_END.sub(r"\1年底", text)
    text = _IN_YEAR.sub(r"\1\2年", text)
    text = _LONG_NUMBER.sub(lambda m: f"{_COUNTS[m['count'].lower()]} {m['scale']}", text)
    text = _PARTS.sub(_percent, _HALF.sub("50%", text))
    return _TENTHS.sub(lambda m: f"{_tens(m[1])}%", text)


def _percent(match: re.Match[str]) -> str:
    """千分之二 and 2‰ as 0.2%."""
    number = parse_number(match["number"] or match["per"])
    whole = {"百": 1, "千": 10, "万": 100}[match["of"] or "千"]
    return match[0] if number is None else f"{(number / whole).normalize():f}%"


def _chinese_day(match: re.Match[str]) -> str:
    groups = match.groupdict()
    month = _MONTHS.index(groups["month"][:3].lower()) + 1
    year = f"{groups['year']}年" if groups.get("year") else ""
    return f"{year}{month}月" + (f"{int(groups['day'])}日" if groups.get("day") else "")


def _tens(digit: str) -> str:
    return f"{float(_DIGIT.get(digit, digit)) * 10:g}"
