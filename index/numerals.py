"""Numbers as Chinese texts and citizens write them, read into exact decimals (15%、一千万、1.3、两万三、六百来万).

Reading never changes a text's length: full-width digits are folded one character to one character, so that every
offset stays an offset into the text as given.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

__all__ = ["Quantity", "fold_digits", "parse_number", "read_quantities"]

_FOLD = str.maketrans("０１２３４５６７８９．％／～", "0123456789.%/~")
_DIGITS = {c: Decimal(i) for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": Decimal(0),
    "两": Decimal(2),
    "俩": Decimal(2),
    "仨": Decimal(3),
}
_SMALL = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_LARGE = {"万": Decimal(10**4), "亿": Decimal(10**8)}

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:，000)+(?!\d)|\d+(?:\.\d+)?)"
CHINESE = r"[一二两俩仨三四五六七八九十](?:[零〇一二两三四五六七八九十百千万亿]*)(?:点[零〇一二三四五六七八九]+)?"
SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)"

_ARABIC_SCALED = re.compile(rf"({ARABIC})\s*[多余来几]?\s*({SCALE})?")


def fold_digits(text: str) -> str:
    """`text` with full-width digits, point, percent sign and slash made half-width; the length stays the same."""
    return text.translate(_FOLD)


def parse_number(words: str) -> Decimal | None:
    """The exact value of a number in Arabic or Chinese digits, or `None` where `words` is not one number.

    A last digit after 百, 千, 万 or 亿 stands for the next lower place, as people say it.

    >>> parse_number("1,000万"), parse_number("两万三"), parse_number("六百来万")
    (Decimal('10000000'), Decimal('23000'), Decimal('6000000'))
    """
    words = fold_digits(words).strip()
    arabic = _ARABIC_SCALED.fullmatch(words)
    if arabic:
        value = Decimal(arabic[1].replace(",", "").replace("，", ""))
        return value * _scale(arabic[2] or "")
    return _parse_chinese(re.sub(r"[多余来几](?=[百千万亿]|$)", "", words))


def _scale(words: str) -> Decimal:
    factor = Decimal(1)
    for char in words:
        factor *= _SMALL.get(char) or _LARGE[char]
    return factor


def _parse_chinese(words: str) -> Decimal | None:
    whole, _, fraction = words.partition("点")
    if not whole or any(c not in _DIGITS and c not in _SMALL and c not in _LARGE for c in whole):
        return None
    if fraction and any(c not in _DIGITS for c in fraction):
        return None
    if len(whole) > 1 and all(c in _DIGITS for c in whole):
        total = Decimal("".join(str(_DIGITS[c]) for c in whole))
    else:
        total = _places(whole)
    if fraction:
        total += Decimal("0." + "".join(str(_DIGITS[c]) for c in fraction))
    return total


def _places(words: str) -> Decimal:
    total = section = digit = Decimal(0)
    last_place = Decimal(1)
    trailing = False
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
            trailing = digit != 0 and last_place > 10
            if digit == 0:
                last_place = Decimal(1)
            continue
        if char in _SMALL:
            section += (digit or Decimal(1)) * _SMALL[char]
            last_place = _SMALL[char]
        else:
            if total > _LARGE[char]:
                total += (section + digit) * _LARGE[char]
            else:
                total = (total + section + digit or Decimal(1)) * _LARGE[char]
            section, last_place = Decimal(0), _LARGE[char]
        digit, trailing = Decimal(0), False
    return total + section + (digit * last_place / 10 if trailing else digit)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that somebody typed, with what it counts.

    `unit` is `元` for money in any wording, `人`, `孩`, `岁`, `年`, `月`, `%` or a measure word as typed (`台`, `个`),
    and empty where none was typed. `about` marks 两千多万 and 六百来万. `end` is exclusive.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    text: str
    about: bool = False


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of anything that a citizen may type, in Chinese or English, in order.

    Telephone and identity numbers, document numbers and days (6月30日, 2023年) are left out; so is 二 before a measure
    word, which tells which and not how many (二套房).

    >>> [(str(q.value), q.unit) for q in read_quantities("两台共9000，26个娃，3200块")]
    [('2', '台'), ('9000', ''), ('26', '孩'), ('3200', '元')]
    """
    folded = fold_digits(text)
    words = _words()
    found: list[Quantity] = []
    for match in _quantity_pattern().finditer(_without_dates(folded)):
        groups = {k: v for k, v in match.groupdict().items() if v}
        number = groups.get("half") or groups.get("chinese") or groups.get("hundredths") or groups.get("arabic") or ""
        number = groups.get("mixed") or number
        number = number or words.numbers[groups["word"].lower()]
        value = _mixed(number) if "mixed" in groups else parse_number(re.sub(r"[多余来几]", "", number))
        value = Decimal("0.5") if number == "半" else value
        us = "unit" not in groups and bool(_US.search(folded[: match.end()] + "│" + folded[match.end() :]))
        if (
            value is None
            or ("chinese" in groups and _vague(number))
            or (
                number == "二"
                and groups.get("unit", "孩") in words.kept
                and groups["unit"] not in ("年", "天", "倍", "折")
            )
            or ("chinese" in groups and not us and "unit" not in groups and "uniten" not in groups and _idle(number))
        ):
            continue
        if "scale" in groups:
            value *= _scale(groups["scale"])
        if "english" in groups:
            value *= words.scales[groups["english"].lower()]
        unit = "%" if "hundredths" in groups else "元" if "sign" in groups else "人" if us else ""
        typed = groups.get("unit") or groups.get("uniten") or ""
        unit = unit or words.units.get(typed.lower(), typed)
        start, end = match.start(), match.start() + len(match[0].rstrip())
        about = bool(re.search(r"[多余来几]", match[0].removesuffix(typed)))
        found.append(Quantity(value, unit, start, end, text[start:end], about))
    return tuple(found)


def _mixed(number: str) -> Decimal | None:
    """1万8, 3千5, 2万3千, 1万8000: a scale within, what stands behind it counted in the next lower place."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([亿万千])(\d+)([千百]?)", number)
    if match is None:
        return None
    scale = _scale(match[2])
    single = len(match[3]) == 1 and not match[4]
    return Decimal(match[1]) * scale + Decimal(match[3]) * (scale / 10 if single else _scale(match[4]))


_US = re.compile(r"[们我咱俺他她哥姐弟妹爷娘](?:仨│|俩│(?=合|搭伙|一起开|一块开))")  # 哥仨, 我俩合伙
_SAID = re.compile(r"(?<=[\d一二两三四五六七八九十百])个(亿|[百千]万)")  # 5个亿, 两个百万

_NEVER = re.compile(
    r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9}|\d{12,})(?!\d)|[〔\[（(【](?:19|20)\d{2}[〕\]）)】]\s*第?\s*\d*\s*号?"
    r"|(?<!\d)(?:19|20)\d{2}\s*[-—~至到]\s*(?:19|20)\d{2}\s*年?|(?<!\d)(?:19|20)\d{2}\s*年(?:度)?(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*[日号])?"
    r"|\d{1,2}\s*月(?:份)?\s*(?:\d{1,2}\s*[日号])?|\d{1,2}[:：]\d{2}|第[\d一二三四五六七八九十百]+[条款项届次章节号]?|\d+\s*号(?:文)?"
    r"|[A-Za-z]+\d+[A-Za-z]*|\d+[GgAaKk](?=级|网|手机|的网|套餐)|123\d{2}(?=热线|平台|电话)|一刻钟|一下子?|一起|一共|一块儿?|一样|一般|一定|一直"
    r"|一次性|一些|一点|一旦|一户一|头一回|第一次|一件事|两口子|一老一小|双?十一(?=期间|假期|前|后|大促)|双十[一二]|(?<!十)五一(?!百)|一家(?=人|子)|\d+强(?![度烈])|千万别|(?<![\d.一二两三四五六七八九十百千几])万一|百货|十分"
)


def _without_dates(text: str) -> str:
    text = _SAID.sub(lambda match: f"{match[1]}□", text)
    return _NEVER.sub(lambda match: "□" * len(match[0]), text)


def _idle(number: str) -> bool:
    """A single Chinese digit without a unit counts nothing (三亚, 五一)."""
    return len(number) < 2


def _vague(number: str) -> bool:
    """Two digits side by side (三五个人) are a guess, not a number."""
    return len(number) > 1 and all(c in _DIGITS for c in number)


@dataclass(frozen=True, slots=True)
class _Words:
    units: dict[str, str]
    kept: tuple[str, ...]
    scales: dict[str, Decimal]
    numbers: dict[str, str]
    adjectives: tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        data = tomllib.load(file)
    english = data["english"]
    return _Words(
        units={word: unit for unit, typed in data["units"].items() for word in typed},
        kept=tuple(data["measures"]["kept"]),
        scales={word: Decimal(factor) for word, factor in english["scales"].items()},
        numbers=english["numbers"],
        adjectives=tuple(english["adjectives"]),
    )


@lru_cache(maxsize=1)
def _quantity_pattern() -> re.Pattern[str]:
    words = _words()
    known = sorted({*words.units, *words.kept}, key=lambda w: (-len(w), w))
    adjectives = f"(?:(?:{'|'.join(words.adjectives)})\\s+){{0,2}}"
    english = "|".join(re.escape(w) for w in known if re.match(r"[a-z]", w))
    chinese_unit = "|".join(re.escape(w) for w in known if not re.match(r"[a-z]", w))
    scales = "|".join(words.scales)
    others = "|".join(re.escape(w) for w in known if words.units.get(w) != "元" and not re.match(r"[a-z]", w))
    chinese = (
        r"[一二两俩仨三四五六七八九十百](?:[零〇一二两三四五六七八九十百千万亿]|[多余来几](?=[百千万亿]))*"
        r"(?:点[零〇一二三四五六七八九]+[万亿]?)?[多余来几]?"
    )
    return re.compile(
        rf"(?P<sign>[¥￥]|RMB\s?|CNY\s?)?(?:百分之(?P<hundredths>{CHINESE}|{ARABIC})|(?P<half>半)(?=年|个月)"
        rf"|(?P<mixed>(?<![\d.A-Za-z])\d+(?:\.\d+)?[亿万千](?:\d{{3,4}}|\d[千百]?)(?![\d.万千百]))(?!\s*(?:{others}))"
        rf"|(?P<arabic>(?<![\d.A-Za-z]){ARABIC})\s*[多余来几]?(?:(?P<scale>{SCALE})(?![瓦克])|\s?(?P<english>{scales})(?![A-Za-z]))?[多余来几]?"
        rf"|(?P<word>\b(?:{'|'.join(words.numbers)}))(?=\s+{adjectives}(?:{english})\b)"
        rf"|(?P<chinese>{chinese}))(?:\s*(?P<unit>{chinese_unit})|\s*{adjectives}(?P<uniten>(?:{english})(?![a-z])))?",
        re.IGNORECASE,
    )
