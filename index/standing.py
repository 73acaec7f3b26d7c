"""What a text is worth on a given day (效力), read from its own words."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable

from index.numbering import han_number
from index.values import Clause, Document, Standing, Term

__all__ = ["TERM_HEADING", "document_standing", "document_terms", "read_terms", "standing_on"]

_YEAR = r"(?P<year>(?:19|20)\d\d年|今年|本年度?|当年)?"
_DAY = r"(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|(?P<tail>底|末))?"
_UNTIL = re.compile(
    rf"(?:执行(?:期限)?|实施(?:期限)?|有效期|期限|延长|延续|截止|截至|实施|执行|缓缴期限|活动时间)?(?:相应)?(?:延长|延续)?(?:至|到|于|截至|截止)\s*{_YEAR}{_DAY}(?:止|前|为止)?"
)
_BEFORE = re.compile(rf"{_YEAR}{_DAY}(?:之)?(?:前|以前|止)")
_RANGE_DAYS = re.compile(
    rf"(?P<start>(?:19|20)\d\d年\d{{1,2}}月(?:\d{{1,2}}日)?)\s*(?:起)?\s*(?:至|到|—|－|-|~|～)+\s*{_YEAR}{_DAY}"
)
_YEAR_END = re.compile(r"(?P<year>(?:19|20)\d\d)\s*年?\s*年?(?:年底|底|年末|末)(?:前)?|(?P<this>今年|本)?年底前?")
_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)年?\s*(?:-|—|－|～|~|至|到)+\s*(?P<last>(?:19|20)\d\d)年")
_WHOLE_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:度|全年|内|期间)?(?![\d月底末])")
_THIS_YEAR = re.compile(r"全年|今年(?:内)?|本年度|年内")
_HALF = re.compile(r"(?P<year>(?:19|20)\d\d年|今年)?(?P<half>上半年|下半年|[一二三四]季度)")
_FROM = re.compile(
    r"自\s*(?:(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)|(?P<relative>印发|发布|公布|颁布|下发)(?:之日|后\d+日)?)\s*起?(?:正式)?(?:施行|实施|执行|生效|起执行)"
)
_FOR_YEARS = re.compile(r"有效期(?:限)?(?:为|至|是)?\s*(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2})\s*年")
TERM_HEADING = re.compile(r"(?:发放|活动|实施|政策|执行|申报|补贴|有效|办理|申领|开展)(?:的)?(?:时间|期限|期|日期)|有效期限?|施行日期|时间安排")


def read_terms(text: str, issued: dt.date | None) -> tuple[Term, ...]:
    """The periods of validity that `text` names, each with its words and their offset, in reading order.

    Relative years (今年, 全年, a month without a year) are those of `issued`; without it they are left alone.
    """
    found: list[Term] = []
    for pattern, reader in (
        (_RANGE_DAYS, _read_day), (_UNTIL, _read_day), (_BEFORE, _read_day), (_FROM, _read_from),
        (_YEARS, _read_years), (_YEAR_END, _read_year_end), (_HALF, _read_half), (_WHOLE_YEAR, _read_whole),
        (_THIS_YEAR, _read_this),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            taken = any(term.at <= match.start() < term.at + len(term.words) for term in found)
            term = None if taken or _is_name(text, match) else reader(match, issued)
            if term:
                found.append(term)
    found = [_with_years(term, text, issued) for term in found]
    return tuple(sorted(found, key=lambda term: term.at))


def _is_name(text: str, match: re.Match[str]) -> bool:
    """A year inside 《…》, a document number or the name of an event is no period."""
    before = text[: match.start()]
    return before.count("《") > before.count("》") or before.count("〔") > before.count("〕")


def _year(word: str | None, issued: dt.date | None) -> int | None:
    if word and word[:4].isdigit():
        return int(word[:4])
    return issued.year if issued else None


def _read_day(match: re.Match[str], issued: dt.date | None) -> Term | None:
    groups = match.groupdict()
    start = _parse(groups["start"]) if groups.get("start") else None
    year = _year(groups["year"], issued) if groups["year"] or start is None else start.year
    if year is None or not 1 <= int(groups["month"]) <= 12:
        return None
    month = int(groups["month"])
    last = calendar.monthrange(year, month)[1]
    day = min(int(groups["day"]), last) if groups["day"] else last
    if not groups["day"] and match[0].endswith(("前", "以前")) and not groups["tail"]:
        return Term(match[0], start, dt.date(year, month, 1) - dt.timedelta(days=1), match.start())
    return Term(match[0], start, dt.date(year, month, day), match.start())


def _parse(text: str) -> dt.date | None:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    try:
        return dt.date(*(numbers + [1, 1])[:3])
    except ValueError:
        return None


def _read_from(match: re.Match[str], issued: dt.date | None) -> Term | None:
    start = _parse(match["date"]) if match["date"] else issued
    return Term(match[0], start, None, match.start())


def _read_years(match: re.Match[str], issued: dt.date | None) -> Term | None:
    return Term(match[0], dt.date(int(match["first"]), 1, 1), dt.date(int(match["last"]), 12, 31), match.start())


def _read_year_end(match: re.Match[str], issued: dt.date | None) -> Term | None:
    year = int(match["year"]) if match["year"] else issued.year if issued else None
    return Term(match[0], None, dt.date(year, 12, 31), match.start()) if year else None


def _read_half(match: re.Match[str], issued: dt.date | None) -> Term | None:
    year = _year(match["year"], issued)
    if year is None:
        return None
    months = {"上半年": (1, 6), "下半年": (7, 12)}
    first, last = months.get(match["half"], (0, 0))
    if not first:
        quarter = han_number(match["half"][0])
        first, last = 3 * quarter - 2, 3 * quarter
    return Term(match[0], dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]), match.start())


def _read_whole(match: re.Match[str], issued: dt.date | None) -> Term | None:
    year = int(match["year"])
    return Term(match[0], dt.date(year, 1, 1), dt.date(year, 12, 31), match.start())


def _read_this(match: re.Match[str], issued: dt.date | None) -> Term | None:
    if issued is None:
        return None
    return Term(match[0], dt.date(issued.year, 1, 1), dt.date(issued.year, 12, 31), match.start())


def _with_years(term: Term, text: str, issued: dt.date | None) -> Term:
    """A start with `有效期N年` after it ends N years later, the day before."""
    match = _FOR_YEARS.search(text)
    if term.start is None or term.end is not None or match is None or match.start() < term.at:
        return term
    count = int(match["count"]) if match["count"].isdigit() else han_number(match["count"])
    words = text[term.at : match.end()]
    year = term.start.year + count
    day = min(term.start.day, calendar.monthrange(year, term.start.month)[1])
    return Term(words, term.start, dt.date(year, term.start.month, day) - dt.timedelta(days=1), term.at)


def document_terms(clauses: Iterable[Clause], notice: str, issued: dt.date | None) -> tuple[Term, ...]:
    """The terms that hold for the whole document: its closing words, 附则, a notice's own, a heading that names them."""
    terms: list[Term] = []
    for clause in clauses:
        closing = clause.kind == "closing" or "附则" in "".join(clause.path[1:])
        sets_whole = bool(TERM_HEADING.search(clause.heading)) and len(clause.path) == 2
        speaks = re.search(r"本(?:政策|文件|办法|方案|通知|意见|措施|规定|细则|通告|公告|条例|实施)[^。]{0,60}(?:起(?:施行|实施|执行)|有效期|执行至)", clause.text)
        if closing or sets_whole or speaks:
            terms += [term for term in read_terms(clause.text, issued) if closing or sets_whole or _FROM.search(term.words)]
    terms += [term for term in read_terms(notice, issued) if _FROM.search(term.words)]
    return tuple(terms)


def document_standing(document: Document, day: dt.date) -> Standing:
    """Draft, in force, expired or unknown on `day`, by the document's own words."""
    if document.draft:
        return Standing.DRAFT
    ends = [term.end for term in document.terms if term.end]
    if ends and max(ends) < day:
        return Standing.EXPIRED
    starts = [term.start for term in document.terms if term.start]
    if starts and min(starts) <= day:
        return Standing.IN_FORCE
    return Standing.UNKNOWN


def standing_on(document: Document, terms: Iterable[Term], day: dt.date) -> Standing:
    """The standing of a statement with its own `terms` in `document`."""
    whole = document_standing(document, day)
    if whole is Standing.DRAFT:
        return whole
    own = [term for term in terms if term.end]
    if own and all(term.over(day) for term in own):
        return Standing.EXPIRED
    return whole
