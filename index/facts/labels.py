"""The words of a text for the case that each of its grants is for (其他地区, 硕士研究生, 慢充桩)."""

from __future__ import annotations

import re

from index.facts.tiers import Tier
from index.values import Fact, FactKind

__all__ = ["labelled"]

_VERBS = re.compile(
    r"(?:的|最高|按照?|给予|补助|补贴|奖励|每[人户件家月台天年次]|一次性|标准|为|比例|提高|至|到|返还|不超过|分别|资金|发放|可|"
    r"\s)*$"
)
_BEHIND = re.compile(  # 3万元房租补贴、5000元管理服务补贴
    r"的?(?P<name>(?!一次性|资金|以上|以下|以内|定额|现金)[一-龥]{2,10}?(?:补[贴助]|奖励|津贴|资助))(?=[、，,；;。]|[和及与](?=\d)|$)"
)


def labelled(text: str, grants: list[Fact], start: int) -> tuple[Tier, ...]:
    """One step for each grant, labelled with the words of its own part of the sentence (其他地区按1800元/年/孩).

    Where each grant is named behind its figure (3万元房租补贴), with these names.
    """
    steps: list[Tier] = []
    at = start
    several = len({g.start for g in grants}) > 1
    if several and all(behind := [_BEHIND.match(text, grant.end) for grant in grants]):
        return tuple(Tier(grant, found["name"]) for grant, found in zip(grants, behind, strict=True) if found)
    for grant in grants:
        label = ""
        if several or len(grants) == 1:
            part = text[at : grant.start].lstrip("、，")
            listed = bool(steps) and bool(
                re.fullmatch(r"[^，,：:；;。\d]{1,12}(?:[、和][^，,：:；;。\d]{1,12})+", part)
            )
            last = re.split(r"[，,：:]", part)[-1]
            if not steps and several and re.fullmatch(r"[^、\d（）()]{2,8}(?:、[^、\d（）()]{2,24})+", last):
                part, listed = last, True  # 低保、特困家庭残疾人按目录价的100%
            segments = [s.strip("（( ") for s in ([part] if listed else re.split(r"[，,、：:]", part))]
            named = [re.sub(r"^按照?", "", s) for s in segments if _names_case(s, grant)]
            label = _short(_VERBS.sub("", (named or segments)[-1]))
            if steps and grant.start == steps[-1].grant.start:
                label = steps[-1].label
        steps.append(Tier(grant, label))
        at = grant.end
    return tuple(steps)


def _names_case(segment: str, grant: Fact) -> bool:
    """Whether a part of a sentence says for whom or what, and not how a figure is worked out or given."""
    if re.match(r"按", segment) and (grant.kind is FactKind.RATE or re.search(r"[积量数准]的?每?[^每]{0,4}$", segment)):
        return False
    how = r"(?:根据|最高|每(?!个|[名家])|给予|分别|区分|补贴|补助|上浮|提高|在(?:前|上)述|另|并)"
    return not re.match(how, segment) and bool(_VERBS.sub("", re.sub(r"^按照?", "", segment)))


def _short(label: str) -> str:
    """A label without what leads in (对, 每个) and without what is worked out under it (…按展位费用)."""
    label = re.sub(r"^(?:对(?:于)?|每[个名家户件台辆]|其中)", "", re.sub(r"^\d+[.．、]", "", label).strip())
    label = re.sub(r"(?<=[一-龥]{2})的(?:补[贴助]|给予|返还|减免|报销)[一-龥]{1,6}$", "", label)  # 首套住房的补贴契税
    label = re.sub(r"^[^，]{1,4}(?:为|属于)(?=[一-龥]{2})", "", label)  # 新车为铅酸蓄电池
    label = re.sub(r"的?每(?:[个名家户件台辆张床头亩项]|平方米)[^，]{0,4}$", "", label) or label
    cut = re.sub(r"(?:，|的)?(?:按(?:照)?[^按]*|(?:最高)?(?:贷款)?额度由?.*|由\d.*)$", "", label)
    return cut if len(cut) > 1 else label
