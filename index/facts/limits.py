"""What bounds the numbers that an amount is multiplied by: so many pieces, so many days, so many years at most."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.values import Fact, FactKind

__all__ = ["daily", "deducted", "grown", "least_of", "limits_of", "moved", "of_principal", "priced", "untold"]

_LIMITED = re.compile(
    r"(?:最长|最多|至多|不超过|不得超过|连续(?:补[助贴]|奖励|支持|发放|享受|资助)?|期限(?:为|是)?|"
    r"限(?:购|补|领|定|报|买)?|可(?:以)?(?:补[助贴]|享受|申[请领]|领取?)|仅(?:补|限|可)[^，。；\d]{0,4}|累计)[^，。；\d]{0,4}$"
)
_LEAST = re.compile(r"(?:满|以上|超过|不少于|不低于|至少)[^，。；\d]{0,3}$")
_GROWS = re.compile(
    r"每(?:再)?(?:增加|多|超出|超过|增|新增加)(?:[招聘录]用|吸纳|带动|安置|培训)?[^，。；、\d]{0,2}[1一]?\s?"
    r"(?P<unit>人|名|位|户|家|个|台|辆|场|次|项|亩|吨|张|件|平方米)[^，。；]{0,12}$"
)
_DAILY = re.compile(
    r"(?:按日|按天|每日|每天|逐日|日息|日费率|每(?:逾期|延迟|迟延|延期|超期|超过?)(?:一|1)?[日天])[^，。；、]{0,16}$"
)
_PRINCIPAL = re.compile(r"(?:金额|额度|贷款|授信|规模|投资额?|总价|单价|面积)[^，。；、\d]{0,8}$")
_PRICE = re.compile(
    r"(?:价格?|房价|票价|总价|单价|售价|发票金额|税合计)[^，。；、\d]{0,4}(?:不超过|不高于|低于|在|为)?[^，。；、\d补奖]{0,2}$"
)
_PAID = re.compile(r"补贴|补助|奖励|资助|贴息|奖补|费用补|返还")


def limits_of(text: str, facts: Sequence[Fact], first: Fact) -> tuple[Fact, ...]:
    """The counts and periods that a grant is limited to (连续补助3年, 每人限1台), not those that are to be reached."""
    found = []
    for fact in facts:
        if fact.kind not in (FactKind.COUNT, FactKind.PERIOD) or "/" in fact.value or fact.bound == "min":
            continue
        before = text[max(0, fact.start - 14) : fact.start]
        ranged = any(other is not fact and other.start == fact.start for other in facts)
        if ranged or re.match(r"(?:（含）)?以下", text[fact.end : fact.end + 5]):
            continue
        if _LEAST.search(before) and fact.bound != "max":
            continue
        bound = _LIMITED.search(before) or (fact.bound == "max" and fact.start > first.start)
        ahead = bound and re.match(r"(?:给予|发放|标准|计算|，|、)", text[fact.end : fact.end + 3])
        if bound and (ahead or fact.kind is FactKind.PERIOD or fact.start > first.start or first is facts[0] is fact):
            found.append(fact)
    return tuple(found)


def least_of(facts: Sequence[Fact], grant: Fact) -> Fact | None:
    """The smallest count for which an amount for each of them is paid (每平方米500元, 面积不低于100平方米)."""
    units = grant.per.split("/")
    found = (f for f in facts if f.kind is FactKind.COUNT and f.bound == "min" and f.unit in units)
    return next((f for f in found if not any(o is not f and o.start == f.start for o in facts)), None)


def grown(text: str, fact: Fact) -> str:
    """The unit by each more of which `fact` is added (每增加1人再给予1000元); empty where it is not."""
    match = _GROWS.search(text[max(0, fact.start - 32) : fact.start])
    return {"名": "人", "位": "人"}.get(match["unit"], match["unit"]) if match else ""


def daily(text: str, fact: Fact) -> bool:
    """Whether a rate is charged for every day (按日收取万分之二)."""
    return bool(_DAILY.search(text[max(0, fact.start - 20) : fact.start]))


def moved(text: str, fact: Fact) -> bool:
    """Whether a figure is only where a change starts (由55万元提高至65万元)."""
    changes = re.match(r"[^，。；\d]{0,2}(?:提高|上调|调整|增加|降|下调|调)", text[fact.end : fact.end + 4])
    return bool(changes and text[max(0, fact.start - 1) : fact.start] in ("由", "从"))


def of_principal(text: str, fact: Fact) -> bool:
    """Whether a ceiling limits a loan, a purchase or an area and not what is paid (单笔金额最高1000万元)."""
    segment = re.split(r"[，,。；;：:、]", text[max(0, fact.start - 24) : fact.start])[-1]
    match = re.search(r"(?:不超过|不得超过|最高|上限)[^，。；\d]{0,4}$", segment)
    return bool(match and _PRINCIPAL.search(segment[: match.start()] or segment) and not _PAID.search(segment))


def priced(text: str, fact: Fact) -> bool:
    """Whether a ceiling is what a thing may cost to be paid for at all (单件价格不超过5000元的手机, 4000元以下手机)."""
    if fact.kind is not FactKind.CAP or fact.per not in ("", "件", "台", "部", "辆", "套", "个", "张"):
        return False
    before = re.split(r"[，,。；;：:、]", text[max(0, fact.start - 24) : fact.start])[-1]
    if not _PRICE.search(before):
        return False
    return bool(
        re.match(
            r"\s*(?:（含）|\(含\))?(?:以下|以内|及以下)?的?(?!补|奖|标准|资助|金额|额度|限额)[一-龥]",
            text[fact.end : fact.end + 12],
        )
    )


def deducted(text: str, facts: Sequence[Fact], start: int, end: int) -> Fact | None:
    """The sum that is taken off before a rate applies (起付线800元，起付线以上部分按85%报销), if the text names one."""
    if not (_PART_ABOVE.search(text[start:end]) or _THEN_PAID.search(text[start:end])):
        return None
    for fact in facts:
        money = fact.kind in (FactKind.AMOUNT, FactKind.CAP) and fact.unit == "元"
        if money and _DEDUCTIBLE.search(text[max(0, fact.start - 10) : fact.start]):
            return fact
    return None


def untold(text: str, facts: Sequence[Fact], start: int, end: int) -> bool:
    """Whether a passage pays in a way that is not worked out here: by every so much money, in foreign money."""
    money = [f for f in facts if f.kind in (FactKind.AMOUNT, FactKind.CAP)]
    quantum = any(_QUANTUM.search(text[max(start, f.start - 12) : f.start]) for f in money)
    return quantum or any(f.unit != "元" for f in money)


_PART_ABOVE = re.compile(r"(?:以上|以外|超过|超出|高出)[^，。；\d]{0,8}部分|超[过出][^，。；]{0,12}的?部分")
_THEN_PAID = re.compile(
    r"起付(?:线|标准|额)[^，；。]{0,6}元[，,、][^，；。\d]{0,6}(?:报销|支付|补偿)[^，；。\d]{0,8}\d[\d.]*[%％]"
)
_DEDUCTIBLE = re.compile(r"(?:起付线|起付标准|起付额|免赔额|门槛费|超过|超出|高于)[^，。；\d]{0,4}$")
_QUANTUM = re.compile(r"每(?:再)?(?:增加|新增|增长|满|投资|超过|超出|多|达到?|完成|实现)[^，。；\d]{0,6}$")
