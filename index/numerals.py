"""Numbers as Chinese texts and citizens write them, read into exact decimals (15%、一千万、1.3、两万三、六百来万).

Reading never changes a text's length: full-width digits are folded one character to one character, so that every
offset stays an offset into the text as given.
"""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["ARABIC", "CHINESE", "SCALE", "fold_digits", "parse_number"]

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
