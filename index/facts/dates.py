"""Days and periods of a text, as ISO dates and `start/end`.

A day without a year (6月30日前) takes the document's year; where that is not known it is written `--06-30`
(ISO 8601:2000, truncated). A year, quarter or month is a period; a month's or year's end (2022年底) is its last day.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from index.numerals import fold_digits, parse_number
from index.values import Fact, FactKind

_YEAR = (
    r"(?:(?P<y{0}>(?<!\d)(?:19|20)\d{{2}}|[二一][〇○零一二三四五六七八九]{{3}})\s*年?度?"
    r"|(?P<r{0}>今年|本年度?|当年|明年|次年|去年|上年))"
)
_RELATIVE = {"今": 0, "本": 0, "当": 0, "明": 1, "次": 1, "去": -1, "上": -1}
_MONTH = r"(?P<m{0}>\d{{1,2}})\s*月份?"
_DAY = r"(?P<d{0}>\d{{1,2}})\s*[日号]"
_TO = r"\s*(?:[-—–－~～]{1,2}|至|到|起至)\s*"
_QUARTERS = "一二三四"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    year, month, day = _YEAR.format, _MONTH.format, _DAY.format
    start = rf"(?:{year('')}\s*年?\s*)?"
    sources = (
        # 2023年1月1日至2023年12月31日, 5月1日—10月31日, 6月1日至15日
        rf"{start}(?<!\d){month('')}\s*{day('')}{_TO}(?:{year('2')}\s*年?\s*)?(?:{month('2')}\s*)?{day('2')}",
        # 2023年1月至6月, 1—6月
        rf"{start}(?<![\d.])(?P<m>\d{{1,2}})\s*月?{_TO}(?:{year('2')}\s*年?\s*)?(?P<m2>\d{{1,2}})\s*月份?(?!\s*\d{{1,2}}\s*日)",
        # 2022-2023年, 2022年至2024年
        rf"(?P<y>(?<!\d)(?:19|20)\d{{2}})\s*年?{_TO}(?P<y2>(?:19|20)\d{{2}})\s*年",
        # 2023年4月30日, 6月30日
        rf"{start}(?<!\d){month('')}\s*{day('')}",
        # 二〇二四年三月五日
        r"(?P<cy>[一二][〇○零一二三四五六七八九]{3})年(?P<cm>[一二三四五六七八九十]{1,2})月(?P<cd>[一二三四五六七八九十]{1,3})日",
        # 2023年3月底, 2月底
        rf"{start}(?<!\d){month('')}\s*(?P<part>底|末|初|上旬|中旬|下旬)",
        # 2022年底, 2022年年底, 今年底, 年底前
        rf"(?:{year('')}\s*年?\s*)?(?P<yearend>年底|年末|底(?=前|之前|$|[，。；、）)]))",
        # 2023年一季度, 第三季度, 首季
        rf"{start}(?P<quarter>第?[一二三四1-4]季度|首季)",
        # 2023年上半年
        rf"{start}(?P<half>上半年|下半年)",
        # 2022年9月
        rf"{year('')}\s*年?\s*{month('')}",
        # 2025年, 2023年全年, 全年, 2024年度
        r"(?:(?P<y>(?<!\d)(?:19|20)\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年(?!来)度?(?:全年)?|(?P<r>今年|本年度|明年)(?:全年)?|(?P<whole>全年))",
        # 每天20:00后
        r"(?P<daily>每[天日晚])\s*(?P<clock>\d{1,2}[:：]\d{2})\s*(?:[-—–~～至到]\s*(?P<clock2>\d{1,2}[:：]\d{2})|(?P<side>以?之?[后前]))?",
    )
    return tuple(re.compile(source) for source in sources)


def read_dates(text: str, year: int | None = None) -> Iterator[Fact]:
    """The days and periods of `text`, not overlapping. `year` completes what the text leaves out."""
    folded = fold_digits(text)
    taken = [False] * len(folded)
    for pattern in _patterns():
        for match in pattern.finditer(folded):
            if any(taken[match.start() : match.end()]):
                continue
            value = _value(match, year)
            if value is None:
                continue
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            end = match.end() - (len(match[0]) - len(match[0].rstrip()))
            for i in range(start, end):
                taken[i] = True
            period = "/" in value
            per = "天" if match.re.groupindex.get("daily") else ""
            yield Fact(
                FactKind.PERIOD if period else FactKind.DATE,
                text[start:end], value, "", start, end, per=per,
                bound="" if period else _bound(folded, start, end),
            )  # fmt: skip


def _bound(text: str, start: int, end: int) -> str:
    after = text[end : end + 2]
    if re.match(r"[（(]?含?[）)]?(?:以?之?前|止|为止)", after) or re.search(
        r"(?:至|到|截止|截至|不超过|不晚于|不迟于)\s*$", text[max(0, start - 8) : start]
    ):
        return "max"
    if re.match(r"(?:[以之]?后|[开]?始|起)", after) or re.search(r"(?:自|从)\s*$", text[max(0, start - 4) : start]):
        return "min"
    return ""


def _value(match: re.Match[str], year: int | None) -> str | None:
    found = {k: v for k, v in match.groupdict().items() if v}
    if "daily" in found:
        return _daily(found)
    if "cy" in found:
        y, m, d = (int(parse_number(found[k].replace("○", "〇")) or 0) for k in ("cy", "cm", "cd"))
        return _day(y, m, d)
    first = _year(found, "", year)
    month, day = int(found.get("m", 0)), int(found.get("d", 0))
    if "d2" in found:
        second = _year(found, "2", first)
        return _join(_day(first, month, day), _day(second, int(found.get("m2", month)), int(found["d2"])))
    if "m2" in found:
        return _join(_day(first, month, 1), _month_end(_year(found, "2", first), int(found["m2"])))
    if "y2" in found:
        return f"{found['y']}-01-01/{found['y2']}-12-31"
    if "yearend" in found:
        return _day(first, 12, 31) if first else None
    if day:
        return _day(first, month, day)
    if "part" in found:
        return _part(first, month, found["part"])
    return _span(found, first, month)


def _span(found: dict[str, str], year: int | None, month: int) -> str | None:
    if year is None:
        return None
    if "quarter" in found:
        mark = found["quarter"].removeprefix("第")[0]
        number = 1 if mark == "首" else (int(mark) if mark.isdigit() else _QUARTERS.index(mark) + 1)
        return _join(_day(year, number * 3 - 2, 1), _month_end(year, number * 3))
    if "half" in found:
        return f"{year}-01-01/{year}-06-30" if found["half"][0] == "上" else f"{year}-07-01/{year}-12-31"
    if month:
        return _join(_day(year, month, 1), _month_end(year, month))
    return f"{year}-01-01/{year}-12-31"


def _part(year: int | None, month: int, part: str) -> str | None:
    if part in "底末":
        return _month_end(year, month)
    first, last = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0)}[part]
    return _join(_day(year, month, first), _day(year, month, last) if last else _month_end(year, month))


def _daily(found: dict[str, str]) -> str | None:
    clock = found["clock"].replace("：", ":").zfill(5)
    if "clock2" in found:
        return f"{clock}/{found['clock2'].replace('：', ':').zfill(5)}"
    return f"/{clock}" if found.get("side", "").endswith("前") else f"{clock}/"


def _year(found: dict[str, str], which: str, default: int | None) -> int | None:
    written = found.get(f"y{which}")
    if written:
        return int(written) if written.isdigit() else int(parse_number(written.replace("○", "〇")) or 0)
    relative = found.get(f"r{which}")
    if relative and default:
        return default + _RELATIVE[relative[0]]
    return None if relative else default


def _month_end(year: int | None, month: int) -> str | None:
    if not 1 <= month <= 12:
        return None
    return _day(year, month, calendar.monthrange(year or 2001, month)[1])


def _day(year: int | None, month: int, day: int) -> str | None:
    try:
        date = dt.date(year or 2000, month, day)
    except ValueError:
        return None
    return date.isoformat() if year else f"--{month:02d}-{day:02d}"


def _join(start: str | None, end: str | None) -> str | None:
    return f"{start}/{end}" if start and end else None
