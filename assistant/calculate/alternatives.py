"""Rules that stand beside one another for different cases: the asker's, or all of them where it is not said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.calculate.choose import denied, mentions, narrower, pairs
from index.facts.rules import Rule, RuleKind

__all__ = ["alternatives", "beside", "best_fitting", "named_by", "undenied", "with_children"]

_CHILDREN = "一二三四五"


def with_children(question: str, count: int | None) -> str:
    """The question with the children it counts in the words of documents (三个娃 → 三孩)."""
    if count is None or not 1 <= count <= len(_CHILDREN):
        return question
    named = [f"{_CHILDREN[n - 1]}孩" for n in (count, min(count, 3))]
    return " ".join([question, *dict.fromkeys(named)])


def alternatives(rule: Rule, known: Sequence[Rule], tied: Sequence[Rule], clause: str, question: str) -> list[Rule]:
    """The rules among those that stand for the same thing as `rule` in other cases which the question may be about.

    Those are the rules of the same sentence, or as near to the question (`tied`), that grant in the same way.
    """
    same = [r for r in tied if _alike(rule, r) and _tiered(rule) == _tiered(r)]
    near = [r for r in known if r is rule or beside(rule, r, clause) or r in same]
    return best_fitting(near, clause, question)


def best_fitting(rules: Sequence[Rule], clause: str, question: str) -> list[Rule]:
    """Those of `rules` whose own words the question has most of; all of them where it has none."""
    if len(rules) < 2:
        return list(rules)
    passages = _cases(rules, clause)
    own = {r: _own(r, passages) for r in rules}
    left = [r for r in rules if not denied(own[r], question)] or list(rules)
    named = {r: mentions(own[r], _case(passages[r]), question) for r in left}
    best = max(named.values())
    return [r for r in left if named[r] == best]


def undenied(rules: Sequence[Rule], clause: str, question: str) -> list[Rule]:
    """`rules` without those whose own words the question denies (不属困难户), or that are for a narrower case.

    All where that leaves none.
    """
    passages = {r: _own_part(r, clause) for r in rules}
    wide = [r for r in rules if len(r.steps) != 1 or not narrower(_case(passages[r]), question)]
    return [r for r in wide if not denied(_own(r, passages), question)] or list(rules)


def label_of(rule: Rule) -> str:
    """The case that a rule of one step is for, in the text's words."""
    return rule.steps[0].label if rule.steps else ""


def _own(rule: Rule, passages: dict[Rule, str]) -> frozenset[str]:
    return pairs(passages[rule]).difference(*(pairs(text) for r, text in passages.items() if r is not rule))


def _cases(rules: Sequence[Rule], clause: str) -> dict[Rule, str]:
    """The passages of rules of one sentence without what the first of them says for all: as many parts before each
    figure as the shortest has.
    """
    passages = {r: _own_part(r, clause) for r in rules}
    leads = {clause[r.start : r.end - len(passages[r])] for r in rules}
    if len(leads) > 1 and all(leads):
        passages = {r: clause[r.start : r.end] for r in rules}  # 首套：…；二套：…: the lead-ins tell them apart
    together = not re.search(r"[。\n]", clause[min(r.start for r in rules) : max(r.start for r in rules)])
    if not together or not all(r.steps for r in rules):
        return passages
    parts = {r: re.split(r"[，,]", clause[r.end - len(passages[r]) : r.steps[0].grant.start]) for r in rules}
    fewest = min(len(part) for part in parts.values())
    short = {r: "，".join(parts[r][-fewest:]) + clause[r.steps[0].grant.start : r.end] for r in rules}
    return (
        passages
        if any(
            re.match(r"\s*(?:分别|一次性|可|再)*(?:按|给予|每|奖励|补|最高|发放|享受)", text) for text in short.values()
        )
        else short
    )


def _own_part(rule: Rule, clause: str) -> str:
    """The passage of a rule without the lead-in that it shares with the rules behind it (…可以申请补贴：博士…)."""
    passage = clause[rule.start : rule.end]
    lead = re.match(r"(?:[^：:\d（(]|[（(][^（）()]*[）)]){6,}[：:]", passage)
    return passage[lead.end() :] if lead else passage


def _case(passage: str) -> str:
    """The words of a passage before its figure."""
    return re.split(r"\d", passage)[0]


def beside(one: Rule, other: Rule, clause: str) -> bool:
    """Whether two rules of one sentence grant in the same way, each for its own case."""
    between = clause[min(one.end, other.end) : max(one.start, other.start)]
    return _alike(one, other) and not re.search(r"[。\n]", between)


def _alike(one: Rule, other: Rule) -> bool:
    if one.kind is not other.kind or one.adds or other.adds or not one.steps or not other.steps:
        return False
    if one.kind is RuleKind.AMOUNT:
        return one.steps[0].grant.per == other.steps[0].grant.per
    return one.kind in (RuleKind.RATE, RuleKind.UPLIFT, RuleKind.MULTIPLE)


def _tiered(rule: Rule) -> bool:
    """Whether what a rule pays depends on a number that the asker has (营收首次突破1亿元的)."""
    return any(s.low is not None or s.high is not None for s in rule.steps)


def named_by(rule: Rule, known: Sequence[Rule], clause: str, question: str) -> int:
    """How strongly a question names a rule by words that no other rule has."""
    passages = {r: clause[r.start : r.end] for r in known}
    return mentions(_own(rule, passages), _case(passages[rule]), question)
