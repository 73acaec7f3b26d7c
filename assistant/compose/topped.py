"""A sum with what a clause near it pays on top (在前款基础上，再按5%加补), where both are settled."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from assistant.calculate import Outcome, OutcomeKind, calculate, wording
from assistant.calculate.asked import read_asked, words
from assistant.calculate.merge import merged
from assistant.calculate.surcharge import surcharges
from assistant.calculate.tellings import given_sum
from assistant.compose.fitting import additions, in_case, only_addition
from assistant.compose.passages import Passage, of_clause
from assistant.compose.tabled import Tabled
from assistant.evidence import FIGURES, Statement
from assistant.question import Question
from index.library import Library

__all__ = ["topped"]

_NEVER = re.compile(r"不(?:得|可|能|予)?(?:同时|重复|叠加|兼)|择[一高优]|其一|合计|总额(?:不|最)|累计(?:不|最)")
_RATE_RAISED = re.compile(r"提高|百分点|上浮|上调")
_RAISED = re.compile(r"提高|百分点|上浮|上调|前[两二三四几]")
_NAMED = re.compile(r"[（(][一二三四五六七八九十]+[）)]")


def topped(question: Question, outcome: Outcome, passage: Passage, library: Library) -> Tabled | None:
    """`outcome` with the one addition that the question meets, or the addition with what it is paid on top of.

    The sum as it is where there is none; `None` where it cannot be told.
    """
    used = passage.within(outcome.sentences)
    if not used:
        return Tabled(outcome, passage)
    if only_addition(question, used):
        base = _base(question, used[0], library)
        if base and not in_case(question, used[0], base.passage.within(base.outcome.sentences)):
            return base
        return _together(question, base, Tabled(outcome, passage)) if base else None
    more = additions(question, used, library)
    if not more:
        return Tabled(outcome, passage)
    added = _added(question, more[0]) if len(more) == 1 else None
    return _together(question, Tabled(outcome, passage), added) if added else None


def _base(question: Question, addition: Statement, library: Library) -> Tabled | None:
    """The sum under the clause right before an addition, where that pays a share of a price or the like."""
    before, _ = library.neighbours(addition.clause)
    if before is None or before.path[:-1] != addition.clause.path[:-1] or before.kind != addition.clause.kind:
        return None
    named = _NAMED.findall(addition.text.removeprefix(addition.clause.path[-1]))
    if _RAISED.search(addition.text) or (named and not any(n in before.path[-1] for n in named)):
        return None  # 在前两款基础上: more than one clause is meant
    held = of_clause(addition, before)
    return _worked(question, held) if any(f.kind in FIGURES for f in before.facts) else None


def _added(question: Question, addition: Statement) -> Tabled | None:
    """What an addition alone comes to: a rate of the price, or a fixed amount for one piece."""
    if _RATE_RAISED.search(addition.text):
        return None
    if worked := _worked(question, [addition]):
        return worked
    passage = Passage.of([addition], [addition])
    fixed = [one.fact for one in surcharges(passage.text)]
    if len(fixed) != 1 or set(fixed[0].per.split("/")) - {"", "户", *words()["units"]["pieces"]}:
        return None
    say = wording("en" if question.language == "en" else "zh")
    value = Decimal(fixed[0].value)
    line = say.say("part", label=say.say("name_amount"), amount=say.money(value))
    span = ((0, len(passage.text)),)
    given = (given_sum(fixed[0], say),)
    return Tabled(Outcome(OutcomeKind.DETERMINED, given, (line,), say.money(value), value, sentences=span), passage)


def _worked(question: Question, statements: list[Statement]) -> Tabled | None:
    passage = Passage.of(statements, statements)
    language = "en" if question.language == "en" else "zh"
    about = " ".join(word for _, official in question.everyday for word in official)
    outcome = calculate(question.text, passage.text, about=about, language=language)
    return Tabled(outcome, passage) if outcome else None


def _together(question: Question, base: Tabled, more: Tabled) -> Tabled | None:
    """Both sums added up, for one piece of a price that is given."""
    asked = read_asked(question.text, question.quantities)
    both = (base.outcome, more.outcome)
    used = [one for each in (base, more) for one in each.passage.within(each.outcome.sentences)]
    if asked.pieces != 1 or asked.money is None or any(_NEVER.search(one.clause.text) for one in used):
        return None
    if any(o.kind is not OutcomeKind.DETERMINED or not o.value or o.result != _plain(o, question) for o in both):
        return None
    passage = Passage.of((*base.passage.statements, *more.passage.statements), base.passage.first)
    moved = [_moved(one.outcome, _places(one.passage, passage)) for one in (base, more)]
    return Tabled(merged(moved, wording("en" if question.language == "en" else "zh")), passage)


def _plain(outcome: Outcome, question: Question) -> str:
    return wording("en" if question.language == "en" else "zh").money(outcome.value or Decimal(0))


def _places(old: Passage, new: Passage) -> Callable[[int], int]:
    def at(offset: int) -> int:
        for one, begins in zip(old.statements, old.starts, strict=True):
            if begins <= offset <= begins + len(one.text):
                return new.span(one)[0] + offset - begins
        return offset

    return at


def _moved(outcome: Outcome, at: Callable[[int], int]) -> Outcome:
    inputs = tuple(replace(g, start=at(g.start), end=at(g.end)) if g.cited else g for g in outcome.inputs)
    return replace(outcome, inputs=inputs, sentences=tuple((at(s), at(e)) for s, e in outcome.sentences))
