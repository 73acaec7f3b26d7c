"""The sum of several things that a question tells, each under the provision for it (新房加车位, 电车加充电桩)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.calculate import Outcome, OutcomeKind, wording
from assistant.calculate.amounts import lump
from assistant.calculate.asked import read_asked, words
from assistant.calculate.merge import merged
from assistant.compose.choose import ranked
from assistant.compose.passages import Passage
from assistant.compose.tabled import Tabled
from assistant.evidence import Finding, Statement, Sufficiency
from assistant.judge import judge
from assistant.question import Question
from assistant.retrieve import retrieve
from index.facts import read_facts
from index.facts.rules import RuleKind, rules
from index.library import Library

__all__ = ["bundled"]

_ONCE = ("", "户", "家", "人")

Working = Callable[[Question, Finding, Library], Tabled | None]


def bundled(question: Question, library: Library, working: Working) -> Tabled | None:
    """The sum of what `working` finds for each thing of the question; `None` unless all of it is settled.

    What is paid on top counts once: where it went into a thing before, a further one is reckoned without it.
    """
    found: list[Tabled] = []
    for whole, alone in question.parts:
        one = _settled(whole, library, working)
        if one and _cited(one) & {each for before in found for each in _cited(before)}:
            one = _settled(alone, library, working)
        if one is None or _cited(one) & {each for before in found for each in _cited(before)}:
            return None
        found.append(one)
    used = [one for each in found for one in each.passage.within(each.outcome.sentences)]
    if len(found) < 2 or any(re.search(words()["matching"]["either"], one.clause.text) for one in used):
        return None
    if not _all_prices(question, found):
        return None
    passage = Passage.of([one for each in found for one in each.passage.statements], used)
    moved = [_moved(each.outcome, each.passage, passage) for each in found]
    return Tabled(merged(moved, wording("en" if question.language == "en" else "zh")), passage)


def _settled(part: Question, library: Library, working: Working) -> Tabled | None:
    """The settled sum for one thing: worked out, or the one fixed amount of the best sentence."""
    finding = judge(part, retrieve(part, library), library).findings[:1]
    if not finding or finding[0].sufficiency not in (Sufficiency.ANSWERS, Sufficiency.NOT_DETERMINED):
        return None
    one = working(part, finding[0], library) or _fixed(part, finding[0])
    settled = one is not None and one.outcome.kind is OutcomeKind.DETERMINED and one.outcome.value is not None
    return one if settled else None


def _fixed(part: Question, finding: Finding) -> Tabled | None:
    best = next((one for one in ranked(finding.statements[0], part) if one.has_figure), None)
    if best is None:
        return None
    known = rules(best.text, read_facts(best.text))
    if len(known) != 1 or known[0].caps or known[0].limits or known[0].kind is not RuleKind.AMOUNT:
        return None
    say = wording("en" if part.language == "en" else "zh")
    asked = read_asked(part.text, part.quantities)
    outcome = lump(known[0], asked, part.text, say, {*_ONCE, *words()["units"]["pieces"]}) if not asked.items else None
    return Tabled(outcome, Passage.of([best], [best])) if outcome else None


def _cited(one: Tabled) -> set[tuple[str, int]]:
    """Where the figures of a sum stand: the clause, and the place in it."""
    found = set()
    for given in one.outcome.inputs:
        for held in one.passage.within([(given.start, given.end)]) if given.cited else ():
            found.add((held.clause.id, held.start + given.start - one.passage.span(held)[0]))
    return found


def _all_prices(question: Question, found: Sequence[Tabled]) -> bool:
    """Whether every price of the question went into one of the sums."""
    used = {given.value for one in found for given in one.outcome.inputs if not given.cited}
    asked = read_asked(question.text, question.quantities)
    return all(f"{item.price.normalize():f}" in used for item in asked.items)


def _moved(outcome: Outcome, old: Passage, new: Passage) -> Outcome:
    """`outcome` with its places in a longer passage."""

    def at(offset: int) -> int:
        held: Statement | None = next(
            (one for one in old.statements if old.span(one)[0] <= offset <= old.span(one)[1]), None
        )
        return new.span(held)[0] + offset - old.span(held)[0] if held else offset

    inputs = tuple(replace(g, start=at(g.start), end=at(g.end)) if g.cited else g for g in outcome.inputs)
    return replace(outcome, inputs=inputs, sentences=tuple((at(s), at(e)) for s, e in outcome.sentences))
