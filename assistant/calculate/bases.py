"""Whether a sum that the asker gives is what a rate is of, and what of a rule is multiplied."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.calculate.asked import Asked, words
from assistant.calculate.choose import shared_pairs
from index.facts.rules import Rule, RuleKind
from index.facts.tiers import Tier

__all__ = ["counted", "is_of", "of_base", "of_other"]


def of_base(rule: Rule, asked: Asked) -> Asked:
    """Of several sums, those that are told in the words of a rate's base (总共2000万，设备800万; 按设备投资额的10%)."""
    given = asked.items or asked.others
    base = re.sub(words()["matching"]["any_base"], " ", rule.base)
    named = tuple(item for item in given if shared_pairs(item.label, base))
    if rule.kind is not RuleKind.RATE or not named or (len(named) == len(given) and not asked.others):
        return asked
    return replace(asked, items=named, total=None, others=())


def of_other(rule: Rule, asked: Asked) -> bool:
    """Whether the sum given is of something else than the rate: the price of a flat, where the rate is of the tax."""
    nouns = words()["matching"]["own_noun"]
    noun = re.search(nouns, rule.base)
    labels = " ".join(item.label for item in asked.items)
    if not noun or re.search(nouns, labels) or len(asked.items) != 1:
        return False
    return bool(re.search(words()["matching"]["bought"], labels))


def counted(rule: Rule) -> Rule:
    """A total's whole, or ceilings so much a head or year, as amounts to be multiplied."""
    if rule.kind is RuleKind.TOTAL:
        return replace(rule, kind=RuleKind.AMOUNT, steps=rule.steps[:1])
    if rule.kind is RuleKind.CAP:
        each = [c for c in rule.caps if c.per and not c.cumulative]
        steps = rule.steps if len(each) == len(rule.steps) else ()
        single = (Tier(each[0].fact),) if len(each) == 1 else ()
        own = {s.grant for s in steps or single}
        return replace(rule, steps=steps or single, caps=tuple(c for c in rule.caps if c.fact not in own))
    return rule


def is_of(rule: Rule, question: str, clause: str, asked: Asked) -> bool:
    """Whether a sum of money in the question can be what the rate is of: a price, or what the base names."""
    if rule.daily or rule.deduct is not None:
        return True
    at = rule.steps[0].grant.start
    if re.search(r"[利费税]率$", rule.base) and clause[at - 1 : at] == "的":
        return False  # half of an interest rate is no share of the loan
    if re.search(r"标准$", rule.base) and any(re.search(words()["matching"]["income"], i.label) for i in asked.items):
        return False  # 20% of a standard is no share of an income
    if (own := re.search(words()["matching"]["base_of_its_own"], rule.base)) and own[0][0] not in question:
        return False  # 50% of an insurance premium is no share of a price
    if rule.base:
        return bool(re.search(words()["matching"]["price_base"], rule.base)) or shared_pairs(rule.base, question) > 0
    pieces = any(c.per in words()["units"]["pieces"] for c in rule.caps)
    passage = clause[rule.start : rule.end]
    return pieces or bool(re.search(r"购|买|消费", passage)) or shared_pairs(passage, question) > 1
