"""Which figures of a sentence are given, and which are conditions or shares of something else."""

from __future__ import annotations

import re
from itertools import pairwise

from index.facts.limits import moved, priced
from index.facts.tiers import is_grant
from index.values import Fact, FactKind

__all__ = ["SHARE_OF_PRICE", "gives", "listed_too", "paid_too", "within"]

_SHARE_ASKED = re.compile(r"(?:不少于|不低于|不得低于|至少|超过|达到?|占|不足|有)[^，。；\d]{0,3}$")
_OTHER_SHARE = re.compile(
    r"(?:首付款?|自筹|自有|持股|出资|裁员|覆盖|参保|回收|利用|空置|入住)(?:比例|率|资金)[^，。；\d]{0,5}$"
)
_OF_THING = re.compile(r"(?:以上)?的?(?![的标比补奖给确执发计收缴支报返承贴享优减免扣以左])[一-龥]")
# 补贴金额不得超过销售价格的30%, …元，且不超过售价的30%: that share limits what is paid, and is not paid itself
SHARE_OF_PRICE = (
    r"(?:(?:补[贴助]|奖励|资助)(?:金额|总?额度?|资金)?|[，；](?:且|但|并且)(?:补[贴助](?:金额|额度?)?)?)"
    r"(?:最高|最多|均)?(?:不得|不|未)(?:超过|高于|超出)[^，。；\d]{2,16}的"
)
_SHARE_OF_PRICE = re.compile(SHARE_OF_PRICE + "$")


def gives(text: str, fact: Fact) -> bool:
    """Whether a rate or an amount is what a text grants or charges."""
    if fact.kind is FactKind.RATE:
        before = text[max(0, fact.start - 14) : fact.start]
        grows = re.search(
            r"(?:增长|增速|占比|覆盖率|达到|达|比重)[^，。；]{0,4}$|[率比](?:不[高低]于|不超过|低于|高于|超过|在)[^，。；]{0,3}$",
            before,
        )
        if _SHARE_OF_PRICE.search(text[max(0, fact.start - 32) : fact.start]):
            return False
        asked_for = re.search(r"(?:不[高低]于|不超过|低于|高于|超过)[^，。；\d]{0,10}$", before)
        if _OTHER_SHARE.search(before) or (asked_for and re.match(r"的(?:[，,、]|$)", text[fact.end : fact.end + 2])):
            return False
        share = _SHARE_ASKED.search(before) and _OF_THING.match(text[fact.end : fact.end + 6])
        return fact.unit in ("%", "倍", "‰") and not grows and not share
    return fact.kind is FactKind.AMOUNT and is_grant(text, fact) and not moved(text, fact)


def within(text: str, fact: Fact) -> bool:
    """A ceiling that is a condition (5000元以下的, 价格不超过5000元的手机) and not a limit on what is paid."""
    return re.match(r"\s*(?:（含）)?(?:以下|以内)(?:的|、|，)", text[fact.end : fact.end + 8]) is not None or priced(
        text, fact
    )


def listed_too(text: str, facts: list[Fact], grants: list[Fact]) -> list[Fact]:
    """`grants` with the amounts that a list goes on with (标准为：初级工800元、中级工1300元)."""
    found = list(grants)
    for before, fact in pairwise([f for f in facts if f.kind is FactKind.AMOUNT]):
        goes_on = re.fullmatch(r"[、，][^，。；、\d]{1,14}", text[before.end : fact.start])
        if before in found and fact not in found and goes_on and fact.unit == before.unit and not moved(text, fact):
            found.append(fact)
    return sorted(found, key=lambda f: (f.start, f.end))


def paid_too(text: str, start: int, end: int) -> int:
    """Where between two grants the sentence says that the second is paid too (，另按…); 0 where it does not."""
    match = re.search(
        r"[，,](?=(?:另|并(?!不|非)|同时|此外|还可|再(?:按|给|奖|补|发|一次性))[^，。；、]*$)", text[start:end]
    )
    return start + match.start() if match else 0
