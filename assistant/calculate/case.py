"""What a question gives and a clause rules, worked out rule by rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.calculate.alternatives import beside, best_fitting
from assistant.calculate.amounts import by_amount, lump
from assistant.calculate.asked import Asked, words
from assistant.calculate.bases import counted, is_of, of_base, of_other
from assistant.calculate.choose import pairs
from assistant.calculate.counts import by_growth
from assistant.calculate.merge import divided, merged, side_by_side
from assistant.calculate.outcome import Outcome
from assistant.calculate.price_share import of_one_piece
from assistant.calculate.rates import by_rate
from assistant.calculate.standards import is_of_standard, of_standard, raised_too
from assistant.calculate.sums import actual, break_even, claimed, raised, rest, shares
from assistant.calculate.wording import Wording
from index.facts.rules import Rule, RuleKind

__all__ = ["Case"]

_DEDUCTIBLE = re.compile(r"起付|免赔|门槛费")
_EASED = re.compile(
    r"(?P<case>[^，。；\n]{2,30})[，,]?起付(?:线|标准|额)[^，。；\d]{0,4}(?:减半|降低|下降|取消|不设|减免|为0)"
)
_ANY_STAY = frozenset(("住院", "医院", "年度", "同一", "参保", "人员", "对象", "一个", "以后", "一年"))


@dataclass(frozen=True, slots=True)
class Case:
    """What a question gives and a clause rules, to be worked out rule by rule."""

    known: Sequence[Rule]
    clause: str
    asked: Asked
    question: str
    say: Wording

    def of_any(self, group: Sequence[Rule]) -> Outcome | None:
        """The sum under the one rule, or the cases where several stand open."""
        found = [(r, o) for r in group if (o := self._with_added(r)) is not None]
        if len(found) < 2 or (len({o.value for _, o in found}) == 1 and found[0][1].value is not None):
            return found[0][1] if found else None
        return side_by_side([(r.steps[0].label, o) for r, o in found], self.say)

    def of_one(self, group: Sequence[Rule]) -> Outcome | None:
        """The fixed amount of the one rule for one piece, where the text holds it to a share of the price."""
        if len(group) != 1:
            return None
        return of_one_piece(group[0], self.known, self.clause, self.asked, self.question, self.say)

    def with_others(self, outcome: Outcome, left: Sequence[Rule]) -> Outcome | None:
        """`outcome` and the sums of the rules `left` added up; `None` where one is open, or only one of them is paid.

        Rules for other cases of one thing count once: the one that the question names.
        """
        if outcome.value is None or re.search(words()["matching"]["either"], self.clause):
            return None
        groups = [
            best_fitting([r for r in left if r is one or beside(one, r, self.clause)], *self._told) for one in left
        ]
        chosen = list(dict.fromkeys(r for group in groups for r in group))
        parts = [self._divided(r) or lump(r, self.asked, self.question, self.say) for r in chosen]
        settled = [p for p in parts if p is not None and p.value is not None]
        return merged([outcome, *settled], self.say) if len(settled) == len(parts) else None

    @property
    def _told(self) -> tuple[str, str]:
        return self.clause, self.question

    def _with_added(self, rule: Rule) -> Outcome | None:
        """The sum under `rule` and, where all of it is asked for, under those that it says are paid on top."""
        bundle = self._bundle(rule) if "whole" in self.asked.wants else [rule]
        if len(bundle) < 2:
            return self._divided(rule)
        worked = [self._divided(r) for r in bundle]
        parts = [w or lump(r, self.asked, self.question, self.say) for r, w in zip(bundle, worked, strict=True)]
        if not any(worked) or any(p is None for p in parts):
            return self._divided(rule)
        return merged([p for p in parts if p is not None], self.say)

    def _bundle(self, rule: Rule) -> list[Rule]:
        at = self.known.index(rule)
        while at > 0 and self.known[at].adds and self._goes_on(at):
            at -= 1
        until = at + 1
        while until < len(self.known) and self.known[until].adds and self._goes_on(until):
            until += 1
        return list(self.known[at:until])

    def _goes_on(self, at: int) -> bool:
        """Whether a rule stands in the sentence of the one before it."""
        return not re.search(r"[。\n]", self.clause[self.known[at - 1].end : self.known[at].start])

    def _divided(self, rule: Rule) -> Outcome | None:
        groups = divided(rule, self.known, self.asked, self.clause)
        outcomes = [self._worked(r, a) for r, a in groups]
        found = [o for o in outcomes if o is not None]
        if not found or len(found) < len(groups):
            return None
        return found[0] if len(found) == 1 else merged(found, self.say)

    def _worked(self, rule: Rule, asked: Asked) -> Outcome | None:
        outcome = self._work(rule, asked)
        return outcome and raised_too(rule, outcome, self.known, self.clause, self.question, self.say)

    def _work(self, rule: Rule, asked: Asked) -> Outcome | None:
        question, clause, say = self.question, self.clause, self.say
        asked = of_base(rule, asked)
        if rule.kind is RuleKind.RATE and rule.deduct is None and _DEDUCTIBLE.search(clause[rule.start : rule.end]):
            return None  # what is taken off first is told in a way that is not read
        if rule.deduct is not None and _eased(clause, question):
            return None  # less is taken off in this case, and how much is told apart
        if "rest" in asked.wants and rule.kind in (RuleKind.TOTAL, RuleKind.AMOUNT):
            return rest(rule, asked, say)
        if rule.kind is RuleKind.SHARES:
            return shares(rule, clause, say) if "shares" in asked.wants else None
        if rule.kind is RuleKind.GROWTH:
            return by_growth(rule, asked, say)
        if "break_even" in asked.wants and not asked.items:
            return break_even(rule, asked, question, say)
        alone = not asked.items and asked.total is None
        if alone and (asked.claim is not None or (asked.loan is not None and rule.kind is RuleKind.CAP)):
            return claimed(rule, clause, asked, question, say)
        if is_of_standard(rule):
            return of_standard(rule, self.known, asked, question, say)
        if rule.kind is RuleKind.RATE and is_of(rule, question, clause, asked) and not of_other(rule, asked):
            return by_rate(rule, asked, question, say)
        if rule.kind in (RuleKind.AMOUNT, RuleKind.TOTAL, RuleKind.CAP):
            one = counted(rule)
            return by_amount(one, asked, question, say) if one.steps else None
        if rule.kind in (RuleKind.UPLIFT, RuleKind.MULTIPLE) and not of_other(rule, asked):
            return raised(rule, self.known, clause, asked, question, say)
        return actual(rule, asked, say) if rule.kind is RuleKind.ACTUAL else None


def _eased(clause: str, question: str) -> bool:
    """Whether the text eases what is taken off first for the asker's case (第二次及以后住院的，起付线减半)."""
    told = pairs(question) - _ANY_STAY
    return any(pairs(match["case"]) & told for match in _EASED.finditer(clause))
