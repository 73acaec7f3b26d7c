"""发文字号, the official number of a document, in the forms of GB/T 9704-2012 and those that offices use beside it."""

from __future__ import annotations

import re

__all__ = ["find_number", "line_number", "plain_figures"]

_FIGURES = str.maketrans("０１２３４５６７８９", "0123456789")
_HAN = "㐀-鿿"
_YEAR = r"[〔\[【（(﹝〖［{]\s*(?:19|20)\d\d\s*[〕\]】）)﹞〗］}]"
_NUMBER = re.compile(
    rf"[{_HAN}]{{1,16}}(?:[（(][{_HAN}]{{1,6}}[）)])?[{_HAN}]{{0,4}}\s*{_YEAR}\s*第?\s*\d+\s*号"
    rf"|[{_HAN}]{{2,20}}令\s*(?:[（(](?:19|20)\d\d[）)]\s*)?第?\s*\d+\s*号"
    rf"|(?:[{_HAN}、 　]{{2,60}}(?:公告|通告|令))?\s*20\d\d\s*年\s*第?\s*\d+\s*号"
)
_BARE = re.compile(r"^第\s*(\d+)\s*号$")
_DECREE = re.compile(rf"^[{_HAN}]{{2,20}}(?:令|公告|通告)$")


def plain_figures(text: str) -> str:
    """`text` with full-width figures as ordinary ones; as long as it was."""
    return text.translate(_FIGURES)


def find_number(text: str) -> str:
    """The first official number in `text`, with the standard's brackets 〔〕 and without spaces; empty where none is.

    >>> find_number("国发﹝2022﹞ 12 号")
    '国发〔2022〕12号'
    """
    match = _NUMBER.search(plain_figures(text))
    return _normal(match[0]) if match else ""


def line_number(line: str, before: str = "") -> str:
    """The number that a head line is, alone or with few words beside it; a decree's 第5号 needs the line `before`."""
    text = plain_figures(line.strip())
    bare = _BARE.match(text)
    if bare and _DECREE.match(before.strip()):
        return f"{before.strip()}第{bare[1]}号"
    match = _NUMBER.search(text)
    return _normal(match[0]) if match and len(match[0].strip()) >= 0.6 * len(text) else ""


def _normal(number: str) -> str:
    number = re.sub(r"[\[【（(﹝〖［{](?=\s*(?:19|20)\d\d)", "〔", number.strip())
    number = re.sub(r"(?<=\d\d\d\d)\s*[\]】）)﹞〗］}]", "〕", number)
    organs = re.sub(rf"(?<=[{_HAN}])[ 　]+(?!第)(?=[{_HAN}])", "、", number)
    return re.sub(r"\s", "", organs)
