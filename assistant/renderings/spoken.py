"""Written answers as they are said aloud: no brackets, marks or markup, units and shares in words."""

from __future__ import annotations

import re
from functools import cache

from assistant.renderings.words import pattern, table

__all__ = ["in_chinese", "spoken", "spoken_english"]

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_ITEM = re.compile(r"^\s*(\d{1,2})[.、)）]\s*(?!\d)")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*([%％‰])")
_CJK = r"[㐀-鿿，。、！？]"
_SPACE = re.compile(rf"(?<={_CJK})\s+|\s+(?={_CJK})")
_MARK = re.compile(r"\[\d+\]")


def spoken(text: str) -> str:
    """A line of Chinese as an agent reads it to a caller.

    >>> spoken("按2400元/年/孩补助，最高不超过15%—20%。[1]")
    '按每孩每年2400元补助，最高不超过百分之十五到百分之二十。'
    """
    text = _ITEM.sub(lambda found: f"第{in_chinese(found[1])}，", text)
    text = _counted().sub(_per, text)
    for write, say in _saying():
        text = write.sub(say, text)
    text = _SPACE.sub("", _SHARE.sub(_share, text).replace("%", "百分点"))
    text = re.sub(r"[，、]+(?=[。！？，])|，(?=$)", "", re.sub(r"(?<=[。？！])[，、。]+", "", text))
    return text.strip("，、 ").replace("，，", "，")


def spoken_english(text: str) -> str:
    """A line of English without marks, the quoted Chinese sentence and the Chinese terms in brackets."""
    text = _MARK.sub("", text)
    for key in ("quoted_en", "chinese_in_brackets"):
        text = pattern("speech", key).sub("", text)
    text = re.sub(r"[《》“”\[\]()]", "", re.sub(r"^\s*(?:[-*•]|\d{1,2}\.)\s+", "", text))
    return re.sub(r"\s+", " ", text).strip()


def in_chinese(number: str) -> str:
    """A decimal number below ten thousand in Chinese words; digits are kept above that.

    >>> in_chinese("15"), in_chinese("110"), in_chinese("0.7")
    ('十五', '一百一十', '零点七')
    """
    whole, _, fraction = number.partition(".")
    if len(whole) > len(_PLACES):
        return number
    digits = [int(digit) for digit in whole]
    words = ""
    for at, digit in enumerate(digits):
        place = _PLACES[len(digits) - 1 - at]
        words += f"{_DIGITS[digit]}{place}" if digit else "零"
    words = re.sub("零+", "零", words)
    words = words.rstrip("零") or "零"
    words = re.sub("^一十", "十", words)
    return f"{words}点{''.join(_DIGITS[int(digit)] for digit in fraction)}" if fraction else words


def _share(found: re.Match[str]) -> str:
    return f"{'千分之' if found[2] == '‰' else '百分之'}{in_chinese(found[1])}"


def _per(found: re.Match[str]) -> str:
    units = found[2].strip("/").split("/")
    return "".join(f"每{unit}" for unit in reversed(units)) + found[1]


@cache
def _counted() -> re.Pattern[str]:
    per = table("speech")["per"]
    return re.compile(rf"(\d[\d,.]*[百千万亿]*元)((?:/(?:{per}))+)")


@cache
def _saying() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["write"]), row["say"]) for row in table("speech")["say"])
