"""The periods that a text names: 自…起施行, 有效期N年, 执行至…, …前, …至…期间, 全年, 上半年, 今年6月30日前."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from index.numbering import HAN_YEAR, han_number, han_year
from index.official_number import plain_figures
from index.values import Term

__all__ = ["VALIDITY", "after", "read_terms"]

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_Y = rf"(?:(?:19|20)\d\d|{HAN_YEAR})"
_YEAR = rf"(?P<year>{_Y}年|今年|本年度?|当年|明年|次年)?"
_DAY = rf"(?P<month>{_N})月份?(?:(?P<day>{_N})日|(?P<tail>底|末))?(?:24时|24:00)?"
_TO = r"\s*(?:至|到|—|－|-|–|~|～)+\s*"
_RANGE = re.compile(rf"(?P<start>(?:{_Y}年)?{_N}月(?:{_N}日)?)\s*(?:起|始|零时|0时)?{_TO}{_YEAR}{_DAY}(?:止|期间)?")
_DAYS = re.compile(rf"(?P<start>(?:{_Y}年)?(?P<month>{_N})月{_N}日){_TO}(?P<day>{_N})日")
_MONTHS = re.compile(rf"(?<![\d.])(?P<year>{_Y}年|今年)?(?P<first>\d{{1,2}}){_TO}(?P<last>\d{{1,2}})月(?!\d)")
_NOW_TO = re.compile(
    rf"(?:自|从)?(?:即日|(?:印发|发布|公布|公告|通告|下发)之日)起\s*(?:施行|实施|执行)?[，,]?\s*(?:至"
    rf"|到|—)+\s*{_YEAR}{_DAY}(?:止)?"
)
_UNTIL = re.compile(
    rf"(?:执行(?:期限)?|实施(?:期限)?|施行|试行|有效期(?:限)?|期限|延长|延续|顺延|截止"
    rf"|截至|缓缴期限|活动时间|时间)?(?:相应|继续)?(?:执行|延长|延续)?(?:至|到|截至"
    rf"|截止到?|截止(?:日期|时间)?[为：])\s*{_YEAR}{_DAY}(?:止|前|为止)?"
)
_ENDS = re.compile(rf"{_YEAR}{_DAY}\s*(?:起)?(?:截止|到期|失效|自动失效|期满|终止)")
_BEFORE = re.compile(rf"{_YEAR}{_DAY}(?:之)?(?:前|以前|止)")
_YEAR_END = re.compile(rf"(?P<year>{_Y})\s*年?\s*年?(?:年底|底|年末|末)(?:前)?|(?P<this>今年|本)?年底前?")
_YEARS = re.compile(rf"(?P<first>{_Y})年?{_TO}(?P<last>{_Y})年(?!{_N}月)")
_WHOLE_YEAR = re.compile(
    rf"(?<![较比同与自从])(?P<year>(?:19|20)\d\d)年(?:度|全年|内|期间)?(?![\d月底末]"
    rf"|印发|发布|公布|出台|制定|颁布|修订|第|版|以来|以前|以后|之前|之后|起|前|后|{_N}月)"
)
_THIS_YEAR = re.compile(
    r"全年(?!最高|最多|累计|合计|不超过|不少于|不低于|补[贴助]|奖励|享受|限|每|总额|[平均])|今年(?:内)?|本年度"
    r"|(?<![一二两三四五六七八九十\d个])年内(?!累计|最高|不超过)"
)  # 三年内 is a length of time, 全年最高 a ceiling for any year
_HALF = re.compile(rf"(?P<year>{_Y}年|今年)?(?:第)?(?P<half>上半年|下半年|[一二三四]季度)")
_BEGIN = r"(?:施行|实施|执行|生效|试行|起执行)"
_FROM = re.compile(
    rf"(?:自|从|于)?\s*(?P<date>{_Y}年{_N}月(?:{_N}日)?)\s*(?:零时|0时|零点|0:00)?\s*(?:起"
    rf"|开始)\s*(?:正式|全面)?{_BEGIN}"
    rf"|(?:自|从|于)\s*(?P<day>{_Y}年{_N}月{_N}日)\s*(?:正式)?{_BEGIN}"
    rf"|(?:自|从)\s*(?P<relative>印发|发布|公布|颁布|下发|公告|通告)(?:之日)?(?:起|后)?(?:满"
    rf"|第)?(?P<days>\d{{1,3}})?(?:个?(?:工作)?日)?(?:后|之日)?\s*起?(?:正式)?{_BEGIN}"
)
_COUNT = r"(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2})"
_FOR = re.compile(
    rf"(?:有效期(?:限)?|试行期(?:限)?|执行期(?:限)?|实施期(?:限)?|施行期(?:限)?|政策期限"
    rf"|暂定|试行|期限)\s*(?:暂定|暂)?(?:执行|实施|试行)?(?:为|是|：)?\s*{_COUNT}\s*(?P<unit>年|个月)(?P<half>半)?"
)
VALIDITY = re.compile(r"施行|实施|执行|生效|有效|试行|延长|延续|失效|至|到|止")
"""What the words of a term that limits a document say; a mere deadline (6月30日前) or year (全年) has none of it."""


def read_terms(text: str, issued: dt.date | None) -> tuple[Term, ...]:
    """The periods of validity that `text` names, each with its words and their offset, in reading order.

    Relative years (今年, 全年, a month without a year) are those of `issued`; without it they are left alone. What was
    over when the text was issued (2020年8月31日前出生) is no period that it sets, nor is what recurs (每年4月30日前).

    >>> read_terms("自2023年7月1日起施行，有效期5年。", None)[0].end
    datetime.date(2028, 6, 30)
    """
    if "年" not in text and "月" not in text and "起" not in text and "季度" not in text:
        return ()
    plain = plain_figures(text)
    found: list[Term] = []
    recurring: list[tuple[int, int]] = []
    for pattern, reader in _READERS:
        for match in pattern.finditer(plain):
            spans = [*recurring, *((term.at, term.at + len(term.words)) for term in found)]
            if any(start < match.end() and match.start() < end for start, end in spans) or _is_name(plain, match):
                continue
            if _recurs(plain, match):
                recurring.append(match.span())
                continue
            term = reader(match, issued)
            if term and not (issued and term.end and term.end < issued):
                found.append(Term(text[match.start() : match.end()], term.start, term.end, match.start()))
    return tuple(sorted((_with_length(term, text, plain) for term in found), key=lambda term: term.at))


_QUALIFIES = re.compile(
    r"^[^，。；、]{0,8}?(?:竣工|建成|投产|出生|登记|注册|成立|取得|购[买置]|毕业|入职"
    r"|参加工作|签订|缴纳|备案|落户|退役|开工|施工|生产|上牌|投保)"
    r"[^，。；]{0,16}?的"
)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """A year inside 《…》 or a document number is no period, nor a day that qualifies (2010年底前竣工的建筑)."""
    if _QUALIFIES.match(text[match.end() : match.end() + 40]) and not match[0].startswith(("有效", "执行", "实施")):
        return True
    before = text[max(0, match.start() - 200) : match.start()]
    return before.count("《") > before.count("》") or before.count("〔") > before.count("〕")


_EVERY = re.compile(r"(?:每(?:一个?|个|逢)?(?:年|年度)|历年|逐年)(?:的|在|于|自|从|度)*$")
_YEARLY = re.compile(r"(?:每(?:一)?年度?|每季度?)[^。；;\n]{0,40}$")
_OWN_YEAR = re.compile(rf"^{_Y}年")


def _recurs(text: str, match: re.Match[str]) -> bool:
    """Whether the period comes round every year."""
    before = text[max(0, match.start() - 60) : match.start()]
    dated = re.match(rf"(?:{_Y}年)?{_N}月", match[0])  # 每年集中受理两次：3月1日至3月31日
    own = match[0].startswith("次年") or bool(_EVERY.search(before)) or bool(dated and _YEARLY.search(before))
    return own and not _OWN_YEAR.match(match[0])


def _figure(word: str) -> int:
    return int(word) if word.isdigit() else han_number(word)


def _year(word: str | None, issued: dt.date | None) -> int | None:
    """The year that a word names; a relative one counts from `issued`."""
    figures = (word or "").rstrip("年")
    if len(figures) == 4:
        return han_year(figures)
    if issued is None:
        return None
    return issued.year + (1 if word in ("明年", "次年") else 0)


def _day(year: int, month: int, day: int | None) -> dt.date | None:
    """That day, the month's last where it has fewer or none is given; `None` for a month that does not exist."""
    if not 1 <= month <= 12 or not 1 <= year <= 9998:
        return None
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, max(1, min(day or last, last)))


def _parse(text: str, issued: dt.date | None = None) -> dt.date | None:
    match = re.match(rf"(?:(?P<year>{_Y})年)?(?P<month>{_N})月(?:(?P<day>{_N})日)?", text)
    year = _year(match["year"], issued) if match else None
    if match is None or year is None:
        return None
    return _day(year, _figure(match["month"]), _figure(match["day"]) if match["day"] else 1)


def _read_day(match: re.Match[str], issued: dt.date | None) -> Term | None:
    groups = match.groupdict()
    start = _parse(groups["start"], issued) if groups.get("start") else None
    year = start.year if start and not groups.get("year") else _year(groups.get("year"), issued)
    if year is None:
        return None
    month = _figure(groups["month"])
    end = _day(year, month, _figure(groups["day"]) if groups["day"] else None)
    if end and not groups["day"] and match[0].endswith(("前", "以前")) and not groups.get("tail"):
        end = end.replace(day=1) - dt.timedelta(days=1)
    if end and start and end < start and not groups.get("year"):
        end = _day(year + 1, month, end.day)
    return Term(match[0], start, end) if end else None


def _read_months(match: re.Match[str], issued: dt.date | None) -> Term | None:
    year, first, last = _year(match["year"], issued), int(match["first"]), int(match["last"])
    start, end = (_day(year, first, 1), _day(year, last, None)) if year and first < last else (None, None)
    return Term(match[0], start, end) if start and end else None


def _read_now_to(match: re.Match[str], issued: dt.date | None) -> Term | None:
    term = _read_day(match, issued)
    return Term(match[0], issued, term.end) if term else None


def _read_from(match: re.Match[str], issued: dt.date | None) -> Term | None:
    if date := match["date"] or match["day"]:
        return Term(match[0], _parse(date))
    days = int(match["days"] or 0)
    return Term(match[0], issued + dt.timedelta(days=days) if issued else None)


def _read_years(match: re.Match[str], issued: dt.date | None) -> Term | None:
    first, last = _year(match["first"], None), _year(match["last"], None)
    return Term(match[0], dt.date(first, 1, 1), dt.date(last, 12, 31)) if first and last and first <= last else None


def _read_year_end(match: re.Match[str], issued: dt.date | None) -> Term | None:
    year = _year(match["year"], None) if match["year"] else issued.year if issued else None
    return Term(match[0], None, dt.date(year, 12, 31)) if year else None


def _read_half(match: re.Match[str], issued: dt.date | None) -> Term | None:
    year = _year(match["year"], issued)
    if year is None:
        return None
    first, last = {"上半年": (1, 6), "下半年": (7, 12)}.get(match["half"], (0, 0))
    if not first:
        quarter = han_number(match["half"][0])
        first, last = 3 * quarter - 2, 3 * quarter
    return Term(match[0], dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))


def _read_whole(match: re.Match[str], issued: dt.date | None) -> Term | None:
    year = int(match["year"])
    return Term(match[0], dt.date(year, 1, 1), dt.date(year, 12, 31))


def _read_this(match: re.Match[str], issued: dt.date | None) -> Term | None:
    return Term(match[0], dt.date(issued.year, 1, 1), dt.date(issued.year, 12, 31)) if issued else None


_Reader = Callable[[re.Match[str], dt.date | None], Term | None]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (  # the more words a form has, the earlier it is tried
    (_NOW_TO, _read_now_to), (_RANGE, _read_day), (_DAYS, _read_day), (_FROM, _read_from), (_UNTIL, _read_day),
    (_ENDS, _read_day), (_BEFORE, _read_day), (_MONTHS, _read_months), (_YEARS, _read_years),
    (_YEAR_END, _read_year_end), (_HALF, _read_half), (_WHOLE_YEAR, _read_whole), (_THIS_YEAR, _read_this),
)  # fmt: skip


def _with_length(term: Term, text: str, plain: str) -> Term:
    """A start whose sentence says `有效期N年` ends N years later, the day before."""
    if term.start is None or term.end is not None:
        return term
    first = plain.rfind("。", 0, term.at) + 1
    last = plain.find("。", term.at)
    for match in _FOR.finditer(plain, first, last if last >= 0 else len(plain)):
        start, end = min(term.at, match.start()), max(term.at + len(term.words), match.end())
        return Term(text[start:end], term.start, after(term.start, match), start)
    return term


def after(start: dt.date, length: re.Match[str]) -> dt.date:
    """The last day of a period that begins on `start` and is as long as a match of `有效期N年` says."""
    months = _figure(length["count"]) * (12 if length["unit"] == "年" else 1)
    months += {"年": 6, "个月": 0}[length["unit"]] if length["half"] else 0
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, day) - dt.timedelta(days=1)


def length_of(text: str) -> re.Match[str] | None:
    """`有效期N年` in `text`, for `after`."""
    return _FOR.search(plain_figures(text))
