"""Rates, amounts, caps, counts and lengths of time of a text.

A range gives two facts over the same words, its lower end bound `min`, its upper end bound `max` (15%—20%, 1-10万元).
In a list the members share what is written once: unit and scale (10、20万元), bound and per
(最高3万元房租、5000元管理补贴).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from index.facts.surroundings import bound_of, per_of
from index.facts.words import Words, words
from index.numerals import ARABIC, CHINESE, SCALE, fold_digits, parse_number
from index.values import Fact, FactKind

_RANGE = re.compile(r"\s*(?:[（(]不?含[）)])?\s*(?:[-—–－~～]{1,2}|至|到)\s*")
_LIST = re.compile(r"\s*[、和或及与]\s*|\s*以及\s*|\s*[/／]\s*")
_SAME_BREATH = re.compile(r"[^，,。；;：:、]{0,8}(?:、|和|或|及|以及)(?:最高|分别)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit as written; `family` is `%`, `元`, `count`, `time` or empty for a bare number."""

    start: int
    end: int
    number: Decimal
    scale: str
    unit: str
    family: str
    after: str = ""

    @property
    def value(self) -> Decimal:
        """The number with its scale (万, 亿) worked in."""
        return self.number * (parse_number("1" + self.scale) or Decimal(1)) if self.scale else self.number


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    w = words()
    slash = rf"(?P<slash>(?:\s*[/／·]\s*(?:年|月|日|天|次|{w.count}))+|每(?:年|月|人|户|{w.count})|一(?:张|人|次|件))?"
    return re.compile(
        rf"(?:百分之(?P<hundredths>{CHINESE}|{ARABIC})|(?P<whole>[千万])分之(?P<parts>{CHINESE}|{ARABIC})"
        rf"|(?P<cnum>{CHINESE})\s?(?:(?P<cmoney>{w.money})|(?P<ctimes>倍|折|成)|(?P<ctime>(?!周岁){w.duration})|(?P<ccount>{w.count}))"
        rf"|(?P<num>(?<![\dA-Za-z.]){ARABIC})\s?[多余]?\s?(?P<scale>(?:(?!千[瓦米克]){SCALE})?)[多余]?\s?"
        rf"(?:(?P<rate>个?百分点|%|‰|倍|折)|(?P<money>{w.money})|(?P<time>(?!周岁){w.duration})|(?P<count>(?<!次){w.count}))?"
        rf"|(?P<one>(?<=[额达过资满]))(?P<onescale>亿|千万|百万)(?P<onemoney>元)(?=（?含?）?以上)"
        rf"){slash}"
    )


_NOT_FIGURES = (
    r"[〔\[［(（【]\s*(?:19|20)\d{2}\s*[〕\]］)）】]\s*第?\s*\d+\s*号",  # 发文字号
    r"第\s*[\d一二三四五六七八九十百]+\s*[届次号条款项章节批期轮年天个]",
    r"\d+\s*号(?:文|令|公告|楼|线|馆|厅|门|院|地块)?",
    r"(?<![A-Za-z\d])\d+[A-Z]{1,2}(?![a-zA-Z])(?:级|技术|网络)?|[A-Za-z]+[-+]?\d+",  # 4A级, 5G, T1, 8+N
    r"\d+\s*\+\s*[A-Za-z\d]+",
    r"1[3-9]\d{9}|(?<!\d)0\d{2,3}[-—]\d{7,8}|(?<!\d)\d{3,4}-\d{3}-\d{4}|(?<!\d)[48]00-?\d{3,4}-?\d{3,4}",
    r"(?<!\d)1(?:2\d{3}|0\d{4})(?=热线|平台|投诉|消费者|政务|电话|全国|、12\d{3}|等)",
    r"[\d一二两三四五]+\s*(?:分钟|刻钟)(?=[^，。；、]{0,10}圈)|一刻钟",
    r"(?<!\d)24\s*小时|7\s*[×xX*]\s*24\s*小时",
    r"[“”][^“”]{0,12}?[“”](?=工程|行动|计划|专项)",
    r"\d+工程",
    r"GB\s?/?T?\s?[\d.—-]+",
    r"每[一-龥]{0,4}?\s?1\s?(?:人|名|户|家|件|辆|个|次|场|台)(?=\s?\d|[^，。；\d]{0,12}(?:给予|补|奖|按|最高)|的标准|，)",
    r"(?<![\d.])\d{1,2}[:：]\d{2}(?!\d)",
    r"(?m:^\s*\d+[.．、](?!\d))",
)


@lru_cache(maxsize=1)
def _masks() -> re.Pattern[str]:
    return re.compile("|".join(_NOT_FIGURES))


def _masked(text: str, taken: list[tuple[int, int]]) -> str:
    chars = list(text)
    spans = taken + [m.span() for m in _masks().finditer(text)]
    for start, end in spans:
        chars[start:end] = "□" * (end - start)
    return "".join(chars)


def read_figures(text: str, taken: list[tuple[int, int]]) -> Iterator[Fact]:
    """The rates, amounts, caps, counts and lengths of time of `text` outside the spans in `taken`."""
    folded = fold_digits(text)
    yield from _ratios(text, folded)
    figures = _shared(list(_figures(_masked(folded, taken))), folded)
    previous: Fact | None = None
    skip = -1
    for i, figure in enumerate(figures):
        if i == skip or not figure.family:
            continue
        following = figures[i + 1] if i + 1 < len(figures) else None
        if following and following.family == figure.family and _RANGE.fullmatch(folded[figure.end : following.start]):
            skip = i + 1
            facts = [_fact(folded, text, figure, None, figure.start, following.end, following)]
            facts.append(_fact(folded, text, following, None, figure.start, following.end, following))
            facts = [replace(facts[0], bound="min"), replace(facts[1], bound="max")]
        else:
            facts = [_fact(folded, text, figure, previous, figure.start, figure.end)]
        yield from facts
        previous = facts[-1]


def _ratios(text: str, folded: str) -> Iterator[Fact]:
    for match in re.finditer(
        r"(?<!\d)(\d{1,2}(?:\s?[:：∶]\s?\d{1,2}){1,3})(?=\s?的?(?:[一-龥]{0,4})?(?:比例|比))|(?<=比例为)(\d+[:：∶]\d+)",
        folded,
    ):
        value = re.sub(r"\s", "", match[0]).replace("：", ":").replace("∶", ":")
        yield Fact(FactKind.RATE, text[match.start() : match.end()], value, "比", match.start(), match.end())


def _figures(text: str) -> Iterator[Figure]:
    for match in _pattern().finditer(text):
        found = {k: v for k, v in match.groupdict().items() if v}
        figure = _figure(text, match, found, words())
        if figure is not None:
            yield figure


def _figure(text: str, match: re.Match[str], found: dict[str, str], w: Words) -> Figure | None:
    start, end = match.span()
    slash = found.get("slash", "")
    if "onescale" in found:
        return Figure(start, end, Decimal(1), found["onescale"], "元", "元", slash)
    if "hundredths" in found:
        number = parse_number(found["hundredths"])
        return None if number is None else Figure(start, end, number, "", "%", "%")
    if "parts" in found:
        number = parse_number(found["parts"])
        whole = parse_number("1" + found["whole"])
        return Figure(start, end, number * 100 / whole, "", "%", "%") if number is not None and whole else None
    if "cnum" in found:
        return _chinese_figure(text, start, end, found, slash)
    number = parse_number(found["num"])
    if number is None:
        return None
    scale = found.get("scale", "")
    if "rate" in found:
        return Figure(start, end, number, scale, found["rate"], "%")
    if "money" in found:
        unit = "元" if found["money"] in ("元人民币", "块", "块钱") else found["money"]
        return Figure(start, end, number, scale, unit, "元", slash)
    if "time" in found:
        return Figure(start, end, number, scale, found["time"].removeprefix("个"), "time", slash)
    if "count" in found:
        unit = found["count"]
        scaled = scale + "万" if unit[0] == "万" and len(unit) > 1 else scale
        return Figure(start, end, number, scaled, unit.removeprefix("万") if scaled != scale else unit, "count", slash)
    stop = match.start("num") + len(text[match.start("num") : end].rstrip())
    segment = re.split(r"[，。；]", text[max(0, start - 24) : start])[-1]
    if scale and re.search(r"(?:人数|游客|客流|人口)[^，]{0,6}$", segment):
        return Figure(start, stop, number, scale, "人", "count")
    if scale in ("万", "亿", "千万", "百万") and any(c in segment + text[end : end + 12] for c in w.money_context):
        return Figure(start, stop, number, scale, "元", "元")
    return Figure(start, stop, number, scale, "", "")


def _chinese_figure(text: str, start: int, end: int, found: dict[str, str], slash: str) -> Figure | None:
    number = parse_number(found["cnum"])
    if number is None or re.search(r"[一二三四五六七八九]{2}", found["cnum"]):
        return None  # 三四十万 is a guess, not a figure
    before = text[max(0, start - 3) : start]
    if "cmoney" in found:
        return Figure(start, end, number, "", "元", "元", slash) if found["cmoney"].startswith("元") else None
    if "ctimes" in found:
        known = found["ctimes"] in "倍折" and not before.endswith(("翻", "打"))
        return Figure(start, end, number, "", found["ctimes"], "%") if known else None
    if "ctime" in found:
        unit = found["ctime"].removeprefix("个")
        plain = re.match(r"(?:以?之?内|期|（含）|以上|以下)", text[end : end + 3]) or re.search(
            r"(?:连续|不超过|满|为期|有效期|期限|不少于|不足|为|近|前)$", before
        )
        named = re.match(r"(?:行动|攻坚|计划|规划|提升|改造|滚动)", text[end : end + 2])
        return (
            Figure(start, end, number, "", unit, "time", slash)
            if (plain or "个" in found["ctime"]) and not named
            else None
        )
    unit = found["ccount"]
    if number < 10 or unit == "分" or (text[end : end + 1] in "大老化" and text[end : end + 1]):
        return None
    return Figure(start, end, number, "", unit, "count", slash)


def _shared(figures: list[Figure], text: str) -> list[Figure]:
    """Bare members of a list or range take unit and scale from their neighbour (1-10万元; 7000元、11000、13000元)."""
    shared = list(figures)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        gap = text[this.end : following.start]
        if not this.family and following.family and (_RANGE.fullmatch(gap) or _LIST.fullmatch(gap)):
            ranged = bool(_RANGE.fullmatch(gap))
            # 8000、1.2万元 is not 8000万元: a member above its neighbour keeps its own scale
            scale = this.scale or (following.scale if this.number <= following.number or not ranged else "")
            if not ranged and this.number >= 1000:
                scale = this.scale
            shared[i] = replace(this, family=following.family, unit=following.unit, scale=scale)
        elif this.family == following.family and this.unit == following.unit and _RANGE.fullmatch(gap):
            pass
    for i in range(1, len(shared)):
        this, previous = shared[i], shared[i - 1]
        gap = text[previous.end : this.start]
        tail = text[this.end : this.end + 1]
        if not this.family and previous.family == "元" and _LIST.fullmatch(gap) and tail in "、，。；）)和或":
            shared[i] = replace(this, family="元", unit=previous.unit)
    return shared


def _fact(
    folded: str, text: str, figure: Figure, previous: Fact | None, start: int, end: int, last: Figure | None = None
) -> Fact:
    breath = previous is not None and _SAME_BREATH.fullmatch(folded[previous.end : start]) is not None
    bound = bound_of(folded, start, end)
    per = per_of(folded, start, (last or figure).after) if figure.family in ("元", "count") else ""
    if breath and previous is not None:
        same = (
            previous.kind in (FactKind.CAP, FactKind.AMOUNT) and figure.family == "元"
        ) or previous.unit == figure.unit
        bound = bound or (previous.bound if same else "")
        per = per or (previous.per if same else "")
    if figure.family == "time" and re.match(r"\s?(?:以?之?内)", folded[end : end + 4]):
        bound = "max"
    kind = {"%": FactKind.RATE, "元": FactKind.AMOUNT, "count": FactKind.COUNT, "time": FactKind.PERIOD}[figure.family]
    if kind is FactKind.AMOUNT and bound == "max":
        kind = FactKind.CAP
    return Fact(kind, text[start:end], plain(figure.value), figure.unit, start, end, per=per, bound=bound)


def plain(value: Decimal) -> str:
    """`value` in plain decimal digits without trailing zeros."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
