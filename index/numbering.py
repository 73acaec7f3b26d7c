"""The grammar of Chinese official numbering, in one place.

The forms are those of GB/T 9704-2012 (一、 （一） 1. （1）), of statutes (第一章 第一节 第一条, 立法技术规范) and those
that offices use beside them (1、 1） ① 第一， 1.1 1.1.1 措施一：). Levels are *not* fixed here: what encloses what is
inferred from each document by `index.outline`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["HAN_YEAR", "Label", "han_number", "han_year", "read_label"]

HAN_YEAR = "[一二][〇○OＯo0零一二三四五六七八九]{3}"  # the zero is written in many ways
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN = "[一二三四五六七八九十百千零〇两]"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"  # one character each: （1） to （20）
_BRACKETED_HAN = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
# 第五条规定的… cites an article, it opens none.
_CITED = "(?!(?:和|、|或者?|及|至|到)?第|[款项]|规定|所称|所列|所述|中的|明确)"

_PART, _DOT = r"\d{1,2}", "[.．]"
_NO_FIGURE = (
    r"(?![\d%％.．]|\s*(?:[万亿千百倍元折个户家人名米度]|平方|公里|立方|毫米|千克|公斤|周?岁|小时|分钟|个?工作日))"
)
_FIGURE_NEXT = r"[.．](?=\d{2,3}\s*(?:周?岁|小时|分钟|个?工作日))"  # 3．60周岁以上: the third, on people over 60

# style, pattern; group 1 is the ordinal. Tried in this order.
_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"第({_HAN}+|\d+)(?:部分|编|篇)[：:、\s]*")),
    ("subpart", re.compile(rf"第({_HAN}+|\d+)分编[：:、\s]*")),
    ("chapter", re.compile(rf"第({_HAN}+|\d+)章[：:、\s]*")),
    ("section", re.compile(rf"第({_HAN}+|\d+)节[：:、\s]*")),
    ("article", re.compile(rf"第({_HAN}+|\d+)条(?:之{_HAN}+)?{_CITED}[：:、\s]*")),
    ("ordinal", re.compile(rf"第({_HAN}{{1,3}})[，,、：:]\s*")),
    ("han", re.compile(rf"({_HAN}+)\s*[、．.](?!\d)\s*")),
    ("han_paren", re.compile(rf"[（(]\s*({_HAN}+)\s*[）)][、.．]?\s*")),
    ("han_paren", re.compile(rf"([{_BRACKETED_HAN}])[、.．]?\s*")),
    ("decimal4", re.compile(rf"({_PART}{_DOT}{_PART}{_DOT}{_PART}{_DOT}{_PART}){_NO_FIGURE}[、.．\s]*")),
    ("decimal3", re.compile(rf"({_PART}{_DOT}{_PART}{_DOT}{_PART}){_NO_FIGURE}[、.．\s]*")),
    ("decimal2", re.compile(rf"({_PART}{_DOT}{_PART}){_NO_FIGURE}[、.．\s]*")),
    ("arabic", re.compile(rf"(\d{{1,3}})(?:[.．](?!\d)|{_FIGURE_NEXT}|[、]|\s+(?=[一-鿿“《]))\s*")),
    ("arabic_paren", re.compile(r"[（(]\s*(\d{1,3})\s*[）)][、.．]?\s*")),
    ("arabic_paren", re.compile(rf"([{_BRACKETED}])[、.．]?\s*")),
    ("arabic", re.compile(rf"([{_DOTTED}])\s*")),
    ("arabic_half", re.compile(r"(\d{1,3})[）)][、.．]?\s*")),
    ("circled", re.compile(rf"([{_CIRCLED}])[、.．]?\s*")),
    ("named", re.compile(rf"(?:措施|任务|举措|行动|专栏|政策)({_HAN}+|\d+)[：:、\s]\s*")),
)
_FIRST = frozenset(f"第（(措任举行专政一二三四五六七八九十百千零〇两{_CIRCLED}{_BRACKETED}{_BRACKETED_HAN}{_DOTTED}")
_UNIT_AFTER = re.compile(r"\s*(?:年|月|日|元|万|亿|%|％|个|家|人|名|户|倍|折|时|点|号)")


@dataclass(frozen=True, slots=True)
class Label:
    """A number at the head of a paragraph: its style, its ordinal, and how many characters it takes."""

    style: str
    ordinal: int
    length: int
    text: str


def read_label(text: str) -> Label | None:
    """The number that `text` begins with, or `None`.

    >>> read_label("（十五）加力扩围实施消费品以旧换新。")
    Label(style='han_paren', ordinal=15, length=4, text='（十五）')
    >>> read_label("1.5倍") is None
    True
    """
    if text[:1] not in _FIRST and not text[:1].isdecimal():
        return None
    for style, pattern in _STYLES:
        match = pattern.match(text)
        if match is None:
            continue
        if (
            style == "arabic"
            and match[1].isdecimal()
            and (_UNIT_AFTER.match(text, match.end(1)) or (len(match[1]) == 3 and int(match[1]) > 300))
        ):
            return None
        return Label(style, _ordinal(style, match[1]), match.end(), match[0].strip())
    return None


def _ordinal(style: str, numeral: str) -> int:
    for row in (_CIRCLED, _BRACKETED, _BRACKETED_HAN, _DOTTED):
        if numeral in row:
            return row.index(numeral) + 1
    if style.startswith("decimal"):
        return int(re.split(r"[.．]", numeral)[-1])
    return int(numeral) if numeral.isdigit() else han_number(numeral)


def han_number(numeral: str) -> int:
    """The value of a Chinese ordinal below ten thousand.

    >>> han_number("二十八"), han_number("一百零三")
    (28, 103)
    """
    total, digit = 0, 0
    for char in numeral:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
    return total + digit


def han_year(numeral: str) -> int:
    """The year that four characters write digit by digit, in figures or not.

    >>> han_year("二○二四"), han_year("2024")
    (2024, 2024)
    """
    return int("".join(char if char.isdigit() else str(_DIGITS.get(char, 0)) for char in numeral))
