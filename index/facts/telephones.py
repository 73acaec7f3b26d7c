"""Telephone numbers that a text publishes for inquiries; they are for the reader to call, not figures to compare."""

from __future__ import annotations

import re

from index.numerals import fold_digits

_NUMBER = re.compile(
    r"(?<![\d.])(?:(?:0\d{2,3}[-—－ ]?)?[1-9]\d{6,7}(?:[-—－转]\d{1,5})?|1[3-9]\d{9}"
    r"|[48]00[-—－ ]?\d{3,4}[-—－ ]?\d{3,4}"
    r"|1(?:2\d{3}|1[0-9]|00\d{2,3}|23\d{2}))(?![\d.])"
)
_CALLED = re.compile(r"(?:电话|热线|咨询|联系|拨打|传真|手机|客服)[^，。；;\n]{0,24}$")
_HOTLINE = re.compile(r"\s*(?:政务|便民|服务|投诉|消费|市民|举报|客服|全国)*(?:热线|平台|电话)")


def read_telephones(text: str) -> tuple[str, ...]:
    """The telephone numbers of `text` as written, each once: those named as such, and hotlines (12345热线).

    >>> read_telephones("咨询电话：0574-12345678、12345热线，补贴2000000元")
    ('0574-12345678', '12345')
    """
    folded = fold_digits(text)
    found: list[str] = []
    last = -1
    for match in _NUMBER.finditer(folded):
        listed = last >= 0 and re.fullmatch(r"\s*[、，,/;；或和]\s*", folded[last : match.start()]) is not None
        if listed or _CALLED.search(folded[: match.start()]) or _HOTLINE.match(folded, match.end()):
            last = match.end()
            if match[0] not in found:
                found.append(match[0])
    return tuple(found)
