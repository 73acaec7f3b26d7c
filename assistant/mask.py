"""Identity, phone, bank-card and plate numbers, and the name somebody gives as their own, taken out of what a citizen
types, before any model, log or database.

Word boundaries fail beside Chinese characters, so digits are bounded by look-arounds. Sources: GB 11643 (identity
numbers), ISO/IEC 7812 with the Luhn check (bank cards), GA 36 (plates), the national numbering plan (telephones);
the surnames are common ones, collected by hand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Masked", "mask", "without_marks"]

_NOT_MONEY = r"(?!\s*(?:元|块|万|亿|人民币|家|人|户|个|台|平方|\.\d))"
_GAP = r"[ \t\u00a0\-–—.·]?"
_PLATE = (
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-HJ-NP-Z][·• ]?"
    r"[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![0-9A-Za-z])"
)
_SURNAME = (
    "(?:欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐"
    "许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎"
    "段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂焦柳邢岳])"
)
_INTRODUCED = "(?:(?<=我叫)|(?<=本人叫)|(?<=我的名字是)|(?<=我的名字叫)|(?<=我名字叫)|(?<=姓名)|(?<=姓名是))[:： ]?"
_AFTER_NAME = r"(?![一-龥])|(?=身份证|手机|电话|号码|户口|今年|[想要是住在来有家买刚])"


@dataclass(frozen=True, slots=True)
class Masked:
    """The text with numbers replaced by the names of their kinds, and those kinds in order of first appearance."""

    text: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    pattern: re.Pattern[str]
    holds: Callable[[str], bool] = lambda _: True


def without_marks(text: str) -> str:
    """`text` without the marks and what leads to them, no words of the question; all of it if nothing else is left.

    >>> without_marks("地铁票价多少？我手机［手机号］")
    '地铁票价多少？'
    """
    rest = _MARK.sub("", text).strip()
    return rest if any(char.isalnum() for char in rest) else text


def mask(text: str) -> Masked:
    """`text` without the numbers and the own name that identify a person; amounts and public hotlines stay.

    >>> mask("我手机13800138000，补贴到账没").text
    '我手机［手机号］，补贴到账没'
    """
    kinds: dict[int, str] = {}
    for kind in _KINDS:
        replaced = []
        at = 0
        for match in kind.pattern.finditer(text):
            if kind.holds(match.group()):
                replaced += [text[at : match.start()], f"［{kind.name}］"]
                at = match.end()
        if replaced:
            text = "".join([*replaced, text[at:]])
    for kind in _KINDS:
        found = text.find(f"［{kind.name}］")
        if found >= 0:
            kinds[found] = kind.name
    return Masked(text, tuple(kinds[at] for at in sorted(kinds)))


def _digits(text: str) -> str:
    return re.sub(r"[^0-9Xx]", "", text)


def _identity(text: str) -> bool:
    """Whether 18 (or 15) characters hold a region and a birthday; the check digit need not be right, people mistype."""
    digits = _digits(text)
    birthday = digits[6:14] if len(digits) == 18 else "19" + digits[6:12]
    try:
        born = dt.datetime.strptime(birthday, "%Y%m%d").date()
    except ValueError:
        return False
    return "11" <= digits[:2] <= "91" and dt.date(1900, 1, 1) <= born <= dt.date(2100, 1, 1)


def _luhn(text: str) -> bool:
    digits = [int(digit) for digit in _digits(text)]
    if not 16 <= len(digits) <= 19 or len(set(digits)) == 1:
        return False
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _bounded(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9A-Za-z])(?<![0-9][.,]){pattern}(?![0-9A-Za-z])", flags)


def _told(names: str, pattern: str) -> re.Pattern[str]:
    """A number that the words before it call by its kind (身份证号是…), whatever its check digit."""
    before = (
        f"(?<={name}{link})" for name in names.split("|") for link in ("", "号", "号码", "是", "号是", "号码是", "号为")
    )
    return re.compile(f"(?:{'|'.join(before)})[:： ]?{pattern}")


_KINDS = (
    _Kind(
        "邮箱",
        re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"),
    ),
    _Kind("身份证号", _bounded(rf"[1-9](?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx]"), _identity),
    _Kind("身份证号", _bounded(rf"[1-9][0-9]{{14}}{_NOT_MONEY}"), _identity),
    _Kind("身份证号", _told("身份证", r"[0-9]{17}[0-9Xx](?![0-9])")),
    _Kind("统一社会信用代码", _bounded(r"(?=[0-9A-Z]{0,17}[A-Z])[1-9ANY][1-9][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")),
    _Kind("银行卡号", _bounded(rf"[3-9](?:{_GAP}[0-9]){{15,18}}"), _luhn),
    _Kind("银行卡号", _told("银行卡|卡|账户|帐户|账|帐", r"[0-9]{16,19}(?![0-9])")),
    _Kind("手机号", _bounded(rf"(?:(?:\+|00)?86{_GAP})?1[3-9][0-9](?:{_GAP}[0-9]{{4}}){{2}}{_NOT_MONEY}")),
    _Kind("手机号", _bounded(rf"(?:(?:\+|00)?86{_GAP})?1[3-9](?:{_GAP}[0-9]){{9}}{_NOT_MONEY}")),
    _Kind("座机号", _bounded(rf"(?:\(?0(?:10|2[0-9]|[3-9][0-9]{{2}})\)?[ \-–—]?)[2-8][0-9]{{6,7}}{_NOT_MONEY}")),
    _Kind("车牌号", re.compile(_PLATE)),
    _Kind("护照号", _bounded(r"(?:[EG][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[DSP]E?[0-9]{7,8})")),
    _Kind("通行证号", _bounded(r"[HMC][0-9]{8,10}")),
    _Kind("姓名", re.compile(f"{_INTRODUCED}{_SURNAME}[一-龥]{{1,2}}?(?:{_AFTER_NAME})")),
    _Kind("姓名", re.compile(r"(?<=\b[Mm]y name is )[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}")),
)
_LEAD = (
    "(?:(?:我|本人)的?|(?<![一-龥]))(?:姓名|名字|身份证|手机|电话|座机|邮箱|护照|通行证|车牌|银行卡|卡)?"
    "(?:号码|号|码)?[是为]?[:： ]?"
)
_ANY = "［(?:" + "|".join(dict.fromkeys(kind.name for kind in _KINDS)) + ")］"
_MARK = re.compile(  # what leads to a mark goes with it where it says nothing else: not in 补办身份证［身份证号］要多久
    rf"(?:我|本人)的?(?:名字)?[叫是]+［姓名］[，,、 ]?|{_LEAD}{_ANY}(?![一-龥0-9A-Za-z])[，,、 ]?|{_ANY}"
)
