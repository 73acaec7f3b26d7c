"""Calculations from a clause's own figures and those that the asker gives: exact, shown, and never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.calculate.alternatives import alternatives, beside, named_by, undenied, with_children
from assistant.calculate.asked import Asked, read_asked, words
from assistant.calculate.besides import by_full, inner_rise
from assistant.calculate.caps import own_limits, with_own_caps
from assistant.calculate.case import Case
from assistant.calculate.ceilings import price_ceilings
from assistant.calculate.choose import pairs, ranked
from assistant.calculate.explained import explained, upmost
from assistant.calculate.fees import by_fee, is_fee
from assistant.calculate.floors import at_least, granting, in_doubt, lifted
from assistant.calculate.formula import by_formula, has_formula
from assistant.calculate.graduated import by_graduation
from assistant.calculate.instalments import by_instalment, one_part
from assistant.calculate.outcome import Outcome, OutcomeKind
from assistant.calculate.per_head import by_area_per_head
from assistant.calculate.points import in_case, points, raised_rules, shown
from assistant.calculate.price_share import held_to_price
from assistant.calculate.progressive import by_bands, without_bands
from assistant.calculate.segments import by_segments, without_segments
from assistant.calculate.spans import highest_reached, within_sentences
from assistant.calculate.stepwise import by_steps
from assistant.calculate.surcharge import Surcharge, on_top, surcharges, with_base
from assistant.calculate.wording import Wording
from index.facts import read_facts
from index.facts.rules import Rule, RuleKind, rules
from index.numerals import Quantity, read_quantities
from index.values import Fact

__all__ = ["Outcome", "OutcomeKind", "adds_up", "calculate", "fits", "wording"]

_LEAST_NAMED = 2  # pairs of characters by which a question names a rule that others outrank


def calculate(
    question: str,
    clause: str,
    selected: Sequence[tuple[int, int]] = (),
    *,
    facts: Sequence[Fact] | None = None,
    quantities: tuple[Quantity, ...] | None = None,
    about: str = "",
    language: str = "zh",
    heads: Sequence[tuple[int, int, str]] = (),
) -> Outcome | None:
    """The sum that `question` asks for under `clause`, or `None` when its figures give nothing to work out.

    `selected` are spans of the clause's sentences that answer best, as the caller judges; `about` further words for
    the question's subject (家电 for 冰箱), `heads` the headings that sentences go on from, with where these stand.
    `facts` and `quantities` save reading them again. Money is in 元, exact, rounded half up to 分. A rough figure
    (一百多万) settles a sum only where its whole range comes to the same.

    >>> outcome = calculate("平板2600能补多少", "购买手机、平板，按最终销售价格的15%给予补贴，每件最高不超过500元。")
    >>> outcome.result, outcome.steps[0]
    ('390元', '2600元 × 15% = 390元')
    """
    read = read_quantities(question) if quantities is None else quantities
    facts = granting(read_facts(clause) if facts is None else facts, clause)
    least, floor = lifted(read, clause, question)
    if floor is None and in_doubt(read, clause):
        return None
    outcome = _calculated(question, clause, selected, facts, least, about, language, heads)
    outcome = at_least(outcome, clause, floor, read, wording(language)) if outcome else None
    if outcome is None or not any(q.about for q in read):
        return outcome
    most = tuple(upmost(q) for q in read)
    other = _calculated(question, clause, selected, facts, most, about, language, heads)
    return outcome if other is not None and other.result == outcome.result else None


def _calculated(
    question: str,
    clause: str,
    selected: Sequence[tuple[int, int]],
    facts: Sequence[Fact],
    quantities: tuple[Quantity, ...],
    about: str,
    language: str,
    heads: Sequence[tuple[int, int, str]],
) -> Outcome | None:
    met = in_case(points(clause), clause, f"{question} {about}")
    known = rules(clause, facts)
    if len(met) > 1:
        return None  # which of them it is, or whether both, is not told
    if not met:
        return _ruled(question, clause, selected, facts, known, quantities, about, language, heads)
    (by,) = met
    more = tuple(raised_rules(known, by, clause))
    at = frozenset(s.grant.start for r, old in zip(more, known, strict=True) if r != old for s in r.steps)
    return shown(
        _ruled(question, clause, selected, facts, more, quantities, about, language, heads), by, at, Wording(language)
    )


def _ruled(
    question: str,
    clause: str,
    selected: Sequence[tuple[int, int]],
    facts: Sequence[Fact],
    known: Sequence[Rule],
    quantities: tuple[Quantity, ...],
    about: str,
    language: str,
    heads: Sequence[tuple[int, int, str]],
) -> Outcome | None:
    say = Wording(language)
    asked = read_asked(question, quantities)
    ceilings = price_ceilings(known, clause)
    if asked.money is not None and any(most is not None and asked.money > most for most in ceilings.values()):
        return None
    known = tuple(r for r in known if r not in ceilings)
    if has_formula(clause):
        worked = by_formula(clause, facts, known, asked, question, say)
        return worked if worked and explained(worked, asked, known, facts) else None
    if outcome := by_area_per_head(clause, known, asked, f"{question} {about}", say):
        return outcome
    if outcome := by_graduation(clause, facts, asked, say) or by_segments(clause, facts, asked, question, say):
        return outcome
    if outcome := by_steps(clause, facts, asked, question, say) or by_bands(clause, facts, asked, question, say):
        return outcome
    if outcome := by_fee(clause, facts, asked, question, say) or by_full(clause, facts, asked, question, say):
        return outcome
    children = asked.head("孩")
    subject = with_children(f"{question} {about}", int(children.value) if children else None)
    extra = surcharges(clause)
    based = with_base(known, extra, asked, question, say) if extra else None
    if based and (held := held_to_price(based, known, clause, asked, say)):
        return held
    known = tuple(_worth(known, clause, question))
    on_top_only = {one.fact.start for one in extra}
    known = tuple(r for r in known if r.adds or not r.steps or r.steps[0].grant.start not in on_top_only)
    known_here = [own_limits(r, clause, subject) for r in undenied(known, clause, subject)]
    known_here = with_own_caps(known_here, clause, subject)
    known_here = highest_reached(within_sentences(known_here, clause, quantities), clause, asked)
    tied = ranked(known_here, clause, subject, selected, asked, heads)
    case = Case(known_here, clause, asked, subject, say)
    done: set[Rule] = set()
    named = [r for r in known_here if r not in tied and named_by(r, known_here, clause, subject) >= _LEAST_NAMED]
    reached = [
        r for r in known_here if asked.reached and "whole" in asked.wants and any(s.unit == "元" for s in r.steps)
    ]
    for rule in dict.fromkeys((*tied, *named, *reached)):
        if rule not in done:
            group = alternatives(rule, known_here, tied, clause, subject)
            done.update(group, (rule,))
            outcome = case.of_any(group) or case.of_one(group)
            outcome = _with_extra(outcome, extra, asked, subject, say, known)
            outcome = inner_rise(outcome, known_here, clause, subject, say)
            outcome = held_to_price(outcome, known_here, clause, asked, say)
            left = _left(outcome, known_here, clause, subject, asked) if outcome else []
            outcome = case.with_others(outcome, left) if outcome and left else outcome
            if outcome and explained(outcome, asked, known, facts):
                return one_part(outcome, clause, question, asked, say)
    return by_instalment(known_here, clause, asked, question, say)


def _worth(known: Sequence[Rule], clause: str, question: str) -> list[Rule]:
    """The rules without those for a part of a measure only, and without fees where what is taken off is wanted."""
    less = re.search(words()["wants"]["taken_off"], question)
    left = without_segments(without_bands(known, clause), clause)
    return [r for r in left if not (less and r.steps and is_fee(clause, r.steps[0].grant))]


def _left(outcome: Outcome, known: Sequence[Rule], clause: str, question: str, asked: Asked) -> list[Rule]:
    """The other rules of the clause that a question names beside those used, where all of something is asked for."""
    if "whole" not in asked.wants:
        return []
    used = [r for r in known if any(s < r.end and r.start < e for s, e in outcome.sentences)]
    told = "".join(clause[r.start : r.end] for r in used)
    left = [r for r in known if r not in used and r.kind in (RuleKind.AMOUNT, RuleKind.RATE) and r.steps]
    left = [r for r in left if not any(beside(r, one, clause) for one in used)]
    wanted = pairs(question) - pairs(told)
    return [r for r in left if len(pairs(clause[r.start : r.end]) & wanted) >= _LEAST_NAMED]


def _with_extra(
    outcome: Outcome | None,
    extra: Sequence[Surcharge],
    asked: Asked,
    question: str,
    say: Wording,
    known: Sequence[Rule],
) -> Outcome | None:
    """`outcome` with what is paid on top of it; what is paid on top alone is no whole sum."""
    if outcome is None or not extra:
        return outcome
    read = {(g.start, g.end) for g in outcome.inputs if g.cited}
    if any((one.fact.start, one.fact.end) in read for one in extra):
        return outcome if "whole" in asked.wants and len(read) > 1 else None
    return on_top(outcome, extra, asked, question, say, known)


def adds_up(question: str) -> bool:
    """Whether a question without figures asks for the whole of what a text pays by and by (几年加起来)."""
    return "whole" in read_asked(question, ()).wants


def fits(question: str, clause: str) -> bool:
    """Whether a clause pays for what is crossed for the first time and a question tells of that (头一回过了三千万)."""
    asked = read_asked(question)
    if asked.reached is None or "first_time" not in asked.wants:
        return False
    return any(r.first_time and any(s.unit == "元" for s in r.steps) for r in rules(clause, read_facts(clause)))


def wording(language: str) -> Wording:
    """The words in which a calculation is told in `language` (`zh` or `en`)."""
    return Wording(language)
