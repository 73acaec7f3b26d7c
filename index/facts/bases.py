"""What a rate is of: the price, the cost, the standard that the words around it name."""

from __future__ import annotations

import re

__all__ = ["base_of"]

_BASE = (
    re.compile(r"(?:按照|按(?!照)|依据|按其)(?P<base>[^，,。；:：]{2,28}?)的?\s*$"),
    re.compile(r"(?:给予|补贴|补助|奖励|返还|发放|提取|承担|报销)(?P<base>[^，,。；:：]{2,20}?)的\s*$"),
    re.compile(r"(?:不得?低于|不得?少于|不超过|最高为?|达到)(?P<base>[^，,。；:：]{2,24}?)的\s*$"),
    re.compile(
        r"(?:^|[，,。；对])(?P<base>[一-龥]{0,4}(?:税|费|利息|租金))(?:给予)?(?:补[贴助]|返还|减免|报销|奖补)[^，。；\d]{0,3}$"
    ),
    re.compile(r"(?:^|[，,。；])(?P<base>[^，,。；:：]{2,20}?)的\s*$"),
)
_WHOSE = re.compile(
    r"(?:家庭|职工|[一-龥]人|人员|者|户|企业|单位|机构|子女|孩)$"
)  # 二孩家庭上浮20%: whose, not of what


def base_of(before: str, after: str, raises: bool) -> str:
    """The words for what a rate is of, from those before and after it; `raises`: the rate lifts a standard."""
    segment = re.split(r"[，,。；]", before)[-1]
    if raises:
        match = re.search(
            r"(?:在|给予)?(?P<base>[^，,。；在]{2,26}?)(?:的)?(?:基础上)?(?:上浮|提高|上调|增发|加发|增补|增加|增长|下浮|下调|降低)[^，。；]{0,4}$",
            segment,
        )
        named = match["base"].removeprefix("给予") if match else ""
        return "" if _WHOSE.search(named) else named
    for pattern in _BASE:
        match = pattern.search(segment)
        if match:
            base = re.sub(r"^(?:其|不超过|最高|不低于|日|天)", "", match["base"])
            return re.sub(r"^(?:加收|收取|计收|征收|缴纳|支付)", "", base)
    priced = re.match(r"\s*的?([价费票][一-龥]|补贴)", after)
    return priced[1] if priced and priced[1] != "补贴" else ""
