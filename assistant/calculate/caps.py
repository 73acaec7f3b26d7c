"""Ceilings and limits of one rule that are for different cases (高血压每年最高3000元，糖尿病每年最高4000元)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from assistant.calculate.choose import mentions, pairs
from index.facts.labels import labelled
from index.facts.rules import Cap, Rule, RuleKind
from index.numerals import read_quantities

__all__ = ["own_limits", "with_own_caps"]

_OTHERS = re.compile(  # 小微企业最高400万元, beside 合伙创业的按每人30万元计算
    r"\s*(?!每|单|总|累计|合计|最|全|年|同一|一次|上限|封顶|补[贴助]|奖励|期限|金额|额度|贷款|标准|且|但|不超|其|各|按)"
    r"[一-龥]{2,10}?(?:的)?(?:最[高多]|不超过)"
)


def with_own_caps(known: Sequence[Rule], clause: str, question: str) -> list[Rule]:
    """The rules with the ceilings of the asker's case alone; without those of which the case is not told."""
    return [own for rule in known if (own := _own(rule, clause, question)) is not None]


def _own(rule: Rule, clause: str, question: str) -> Rule | None:
    if rule.kind is RuleKind.AMOUNT and len(rule.steps) == 1 and rule.steps[0].grant.per:
        return replace(rule, caps=tuple(c for c in rule.caps if not _of_others(c, rule, clause)))
    if rule.kind is not RuleKind.RATE or not rule.steps:
        return rule
    alike = [c for c in rule.caps if any(o is not c and _alike(o, c) and o.value != c.value for o in rule.caps)]
    alike = [c for c in alike if c.fact.start > rule.steps[0].grant.end and c.fact.end <= rule.end]
    if len(alike) < 2:
        return rule
    if len(rule.steps) > 1:
        joined = [a for a, b in pairwise(alike) if re.fullmatch(r"\s*[、和]\s*", clause[a.fact.end : b.fact.start])]
        return None if joined else rule  # 按30%、20%补助，最高80万元、40万元: which goes with which is not read
    labels = [step.label for step in labelled(clause, [c.fact for c in alike], rule.steps[0].grant.end)]
    own = [pairs(label).difference(*(pairs(o) for o in labels if o != label)) for label in labels]
    if not own[0] and all(own[1:]):
        return _general_or(rule, alike, clause, question)
    if not all(own):
        return rule
    named = [c for c, mine, label in zip(alike, own, labels, strict=True) if mentions(mine, label, question)]
    if len(named) != 1:
        return None
    return replace(rule, caps=tuple(c for c in rule.caps if c not in alike or c in named))


def _of_others(cap: Cap, rule: Rule, clause: str) -> bool:
    """Whether a ceiling stands in a part of the sentence that names others than those who get the amount for each."""
    part = re.split(r"[，,；;。]", clause[rule.start : cap.fact.start])[-1]
    start, grant = cap.fact.start - len(part), rule.steps[0].grant
    return not start <= grant.start <= cap.fact.end and bool(_OTHERS.match(part))


def _general_or(rule: Rule, alike: Sequence[Cap], clause: str, question: str) -> Rule | None:
    """The rule with its general ceiling, or the one for a narrower case that the question names.

    `None` where it is open whether that case is met (100马力以上拖拉机, the power not told).
    """
    general, *special = alike
    cases = [clause[a.fact.end : b.fact.start] for a, b in pairwise(alike)]
    chosen = general
    for cap, case in zip(special, cases, strict=True):
        for part in re.split(r"[、，,；;]", case):
            if not mentions(pairs(part) - pairs(clause[rule.start : general.fact.end]), part, question):
                continue
            met = _reaches(part, question)
            if met is None:
                return None
            chosen = cap if met else chosen
    return replace(rule, caps=tuple(c for c in rule.caps if c not in alike or c is chosen))


def _reaches(case: str, question: str) -> bool | None:
    """Whether what a case asks for (100马力以上) is met; `None` where the question does not tell."""
    asked = re.search(r"(\d+(?:\.\d+)?)([一-龥]{1,3}?)(?:[（(]含[）)])?及?以上", case)
    if asked is None:
        return True
    told = [q.value for q in read_quantities(question) if q.unit == asked[2]]
    return max(told) >= Decimal(asked[1]) if told else None


def _alike(one: Cap, other: Cap) -> bool:
    return one.per == other.per and one.cumulative == other.cumulative


def own_limits(rule: Rule, clause: str, question: str) -> Rule:
    """`rule` without limits of another case: in 补贴1件（空调最多3件） what stands in the bracket is of 空调 alone."""
    if len(rule.limits) < 2:
        return rule
    named = {
        f: re.search(r"[（(](?:其中)?([一-龥]{2,8}?)(?:最多|至多|不超过|限|可)?[^（）()一-龥]{0,2}$", clause[: f.start])
        for f in rule.limits
    }
    kept = [f for f in rule.limits if (m := named[f]) is None or m[1] in question]
    special = [f for f in kept if named[f]]
    kept = [f for f in kept if f in special or not any(s.unit == f.unit for s in special)]
    return replace(rule, limits=tuple(kept))
