"""How Word writes the numbers of its lists (ST_NumberFormat, ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

__all__ = ["numeral"]

DIGITS = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
COUNTING = frozenset(
    {
        *("chineseCounting", "chineseCountingThousand", "japaneseCounting"),
        *("taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting"),
    }
)
DIGITAL = frozenset({"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital2"})
# Number forms that Unicode has as single characters: format → (character of 1, how many there are).
SINGLE = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
}


def numeral(number: int, form: str) -> str:
    """The number in one of Word's formats; decimal for formats that Chinese documents do not use.

    >>> [numeral(12, form) for form in ("chineseCounting", "ideographDigital", "lowerLetter", "decimalEnclosedCircle")]
    ['十二', '一二', 'l', '⑫']
    """
    if form == "none":
        return ""
    if number < 1 or number > 99_999:
        return str(number)
    if form in COUNTING:
        return counting(number)
    if form in DIGITAL:
        return "".join(DIGITS[int(digit)] for digit in str(number))
    if form in ("chineseLegalSimplified", "japaneseLegal", "ideographLegalTraditional"):
        return counting(number, LEGAL, "拾佰仟")
    if form in SINGLE:
        first, count = SINGLE[form]
        return chr(ord(first) + number - 1) if number <= count else str(number)
    return _other(number, form)


def counting(number: int, digits: str = DIGITS, units: str = "十百千") -> str:
    """A number from 1 to 99,999 in Chinese words (十二, 一百〇三, 二千〇二十).

    >>> [counting(number) for number in (10, 21, 103, 110, 2020)]
    ['十', '二十一', '一百〇三', '一百一十', '二千〇二十']
    """
    if number >= 10_000:
        rest = number % 10_000
        gap = digits[0] if 0 < rest < 1000 else ""
        return counting(number // 10_000, digits, units) + "万" + (gap + counting(rest, digits, units) if rest else "")
    written = ""
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            written += digits[digit] + (units[place - 1] if place else "")
        elif written and not written.endswith(digits[0]):
            written += digits[0]
    written = written.rstrip(digits[0])
    return written.removeprefix(digits[1]) if 10 <= number < 20 and digits is DIGITS else written


def _other(number: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            written = ""
            for value, sign in ROMAN:
                times, number = divmod(number, value)
                written += sign * times
            return written if form == "lowerRoman" else written.upper()
        case "decimalZero":
            return f"{number:02d}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
        case "ideographTraditional":
            return STEMS[number - 1] if number <= len(STEMS) else str(number)
        case "ideographZodiac":
            return BRANCHES[number - 1] if number <= len(BRANCHES) else str(number)
        case _:
            return str(number)
