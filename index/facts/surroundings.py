"""What stands around a figure: whether it is a bound, and what it is counted by (per)."""

from __future__ import annotations

import re
from functools import lru_cache

from index.facts.words import words

_SEGMENT = re.compile(r"[，,。；;：:！？\n]")
_PER = {"位": "人", "名": "人", "个人": "人", "天": "天", "日": "天", "对夫妻": "户", "户家庭": "户"}
_EVERY = re.compile(
    r"(?:每(?:[一-龥]{2,4}(?=\s?[1一])|[吸纳新增引进购买培训举办招用安置录]{2,4})?\s?[1一]?\s?|单|按)"
    r"(个人|航次|艘次|人|位|名|年度?|月|季度|天|日|户|家|件|台|套|辆|张|场|次|个|项|对夫妻|平方米|立方米|吨|亩|公顷|千瓦时|千瓦|兆瓦|瓦|马力|公斤|千克|公里|株|棵|桩|度|孩|床|笔|车|只|头|份|岗|店|部|单|季|学年|学期|周|餐|顿|具|课时|学时|层|间|艘|根|桌|列|班|趟|栋|幢|座|处|条|篇|支|枚|眼)"
)
# Behind a comma of a list a total begins anew: 每人50万元、总额最高300万元 is not 300万元 a head.
_SUMMED = re.compile(r"、(?=[^、\d]{0,4}(?:总额|累计|合计|总计|总共))")
_NO_UNIT = {"单": ("位", "项", "一", "独", "个体")}


@lru_cache(maxsize=1)
def _bounds() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    w = words()
    return (
        re.compile(rf"(?:.*){w.max_before}(?P<gap>[^，,。；;]{{0,16}})$"),
        re.compile(
            rf"(?:.*)(?<!不)(?<!不得)(?<!未)(?:(?:{w.min_before})(?P<gap>[^，,。；;]{{0,3}})|(?:不低于|不少于|不得低于|不得少于)(?P<far>[^，,。；;\d]{{0,16}}))$"
        ),
        re.compile(rf"(?:的|收入|[一-龥]{{0,2}})?{w.max_after}"),
        re.compile(rf"{w.min_after}"),
        re.compile(w.barrier),
    )


def _before(text: str, start: int) -> str:
    """The words of the same segment before `start`, at most 40 characters."""
    window = text[max(0, start - 40) : start]
    cuts = list(_SEGMENT.finditer(window))
    return window[cuts[-1].end() :] if cuts else window


def bound_of(text: str, start: int, end: int) -> str:
    """`max`, `min` or empty for the figure at `start`–`end`, from the words beside it."""
    above, below, up_to, from_on, barrier = _bounds()
    after = text[end : end + 12].lstrip()
    if re.match(rf"{words().max_after}", after) or (up_to.match(after) and "封顶" in after[:4]):
        return "max"
    if from_on.match(after) or re.match(r"(?:场次|人次|[一-龥]{1,2})?(?:（含）)?(?:以上|及以上)", after):
        return "min"
    before = _before(text, start)
    if re.match(r"(?:提高|上调|调整|增加|降低|下调|调)[至到为]", after):
        return ""
    match = above.search(before)
    if match and not barrier.search(match["gap"]) and not re.search(r"[\d）)]", match["gap"]):
        return "max"
    match = below.search(before)
    if match and not barrier.search(match["gap"] or match["far"] or "") and not re.search(r"\d", match["gap"] or ""):
        return "min"
    return ""


def per_of(text: str, start: int, after: str) -> str:
    """What the figure at `start` is counted by (`件`, `人/年`), from its own `/年/孩` or from 每… and 单… before it."""
    found = re.findall(r"[一-龥]+", after.replace("每", "/")) if after else []
    if after.startswith("一"):
        found = [text[start:].split("一", 1)[1][:1]]
    if not found:
        before = _SUMMED.split(_before(text, start))[-1]
        last = before.split("元、")[-1]
        before = last if _EVERY.search(last) else before  # 冷藏费每日80元、寄存费每年100元
        found = [_counted(m, before) for m in _EVERY.finditer(before) if _counts(m, before)]
        if not found and re.search(
            r"(?<!上|同|当|全)年(?:均|度?最高|度?累计|度?内?补|度[^，。；\d]{0,6}(?:不超过|最高|限额))", before
        ):
            found = ["年"]
    named: list[str] = []
    for word in found:
        word = _PER.get(
            word.removesuffix("度") if word == "年度" else word, word.removesuffix("度") if word == "年度" else word
        )
        if word not in named:
            named.append(word)
    return "/".join(named)


def _counted(match: re.Match[str], before: str) -> str:
    """What is counted: children where the text says so (每名儿童)."""
    child = match[1] in "名个位" and re.match(
        r"(?:普惠|在[园托])?(?:儿童|幼儿|婴幼儿|孩子|婴儿)", before[match.end() :]
    )
    return "孩" if child else match[1]


def _counts(match: re.Match[str], before: str) -> bool:
    following = before[match.end() : match.end() + 2]
    if match[0].startswith("按"):
        return False
    return not (
        match[0].startswith("单") and ((match[1] in "位项个" and match[1] != "个") or following.startswith("体"))
    )
