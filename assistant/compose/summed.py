"""Sums over several provisions that all apply: items under one heading, a table with a sum of another clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.calculate import Outcome, OutcomeKind, calculate, wording
from assistant.calculate.alternatives import with_children
from assistant.calculate.amounts import lump
from assistant.calculate.asked import Asked, read_asked, words
from assistant.calculate.choose import pairs, shared_pairs, steps_for
from assistant.calculate.merge import merged
from assistant.calculate.wording import Wording
from assistant.compose.passages import LOOKED_AT, Passage
from assistant.compose.tabled import Tabled, table_alone
from assistant.evidence import FIGURES, Finding, Statement, of_clause
from assistant.question import Question
from index.facts import read_facts
from index.facts.rules import RuleKind, rules
from index.library import Library
from index.values import Clause

__all__ = ["summed"]

BESIDE = 12  # clauses under one heading up to which they are added up
_ONCE = ("", "户", "家", "人", "孩")
_NAME = 3  # characters in a row by which a question names a further thing


def summed(question: Question, finding: Finding, library: Library) -> Tabled | None:
    """The sum of all that the question is about, where it asks for all of it; `None` unless everything is told."""
    asked = read_asked(question.text, question.quantities)
    if "whole" not in asked.wants:
        return None
    if not asked.items and asked.total is None and (found := _under_heading(question, asked, finding, library)):
        return found
    return _table_and_more(question, asked, finding, library)


def _under_heading(question: Question, asked: Asked, finding: Finding, library: Library) -> Tabled | None:
    best = next((group[0] for group in finding.statements if group), None)
    if best is None or len(best.clause.path) < 3 or best.clause.kind == "row":
        return None
    section = best.clause.path[:-1]
    near = library.clauses(best.clause.document_id, max(0, best.clause.order - BESIDE), best.clause.order + BESIDE)
    items = [c for c in near if c.path[:-1] == section and c.kind == best.clause.kind]
    paying = [c for c in items if any(f.kind in FIGURES for f in c.facts)]
    if not 1 < len(paying) <= len(items) <= BESIDE or any(
        re.search(words()["matching"]["either"], c.text) for c in items
    ):
        return None
    passage = Passage.of([s for c in paying for s in of_clause(best, c)], [best])
    found = [_of_item(c, passage, question, asked) for c in paying]
    outcomes = [one[0] for one in found if one is not None]
    if len(outcomes) < len(found):
        return None
    told = all(one[1] for one in found if one is not None)
    if not told and not shared_pairs(_name(section[-1]), question.text):
        return None
    return Tabled(merged(outcomes, wording(_language(question))), passage)


def _of_item(clause: Clause, passage: Passage, question: Question, asked: Asked) -> tuple[Outcome, bool] | None:
    """The settled sum of one item, and whether the question names its case among several; `None` where it is open."""
    spans = [passage.span(s) for s in passage.statements if s.clause.id == clause.id]
    start, text = spans[0][0], passage.text[spans[0][0] : spans[-1][1]]
    about = " ".join(word for _, official in question.everyday for word in official)
    children = asked.head("孩")
    subject = with_children(f"{question.text} {about}", int(children.value) if children else None)
    known = [r for r in rules(text, read_facts(text)) if r.kind is RuleKind.AMOUNT and r.steps]
    if not known:
        return None
    language = _language(question)
    outcome = calculate(question.text, text, quantities=question.quantities, about=about, language=language)
    if outcome is None and len(known) == 1:
        outcome = lump(known[0], replace(asked, wants=asked.wants - {"whole"}), subject, wording(language), _ONCE)
    if outcome is None or outcome.kind is not OutcomeKind.DETERMINED or outcome.value is None:
        return None
    several = len(known[0].steps) > 1 and len(steps_for(known[0], asked, subject)) == 1
    return _moved(outcome, lambda at: at + start), several


def _table_and_more(question: Question, asked: Asked, finding: Finding, library: Library) -> Tabled | None:
    """What a table sets, and the one sum that another clause pays for a further thing that the question names."""
    found = table_alone(question, finding, library)
    if found is None or found.outcome.value is None:
        return None
    used = found.passage.within(found.outcome.sentences)
    told = " ".join(" ".join((*one.clause.path[1:], one.clause.text)) for one in used)
    more = [one for one in _others(finding, used) if one.has_figure and _names(question.text, one.text, told)]
    say = wording(_language(question))
    single = [(one, sum_) for one in more if (sum_ := _single(one, asked, question, say)) is not None]
    if len(single) != 1:
        return None
    one_more, lump_sum = single[0]
    passage = Passage.of((*found.passage.statements, one_more), found.passage.first)
    start, _ = passage.span(one_more)

    def at(offset: int) -> int:
        for one, begins in zip(found.passage.statements, found.passage.starts, strict=True):
            if begins <= offset <= begins + len(one.text):
                return passage.span(one)[0] + offset - begins
        return offset

    whole = merged([_moved(found.outcome, at), _moved(lump_sum, lambda offset: offset + start)], say)
    return Tabled(whole, passage)


def _single(one: Statement, asked: Asked, question: Question, say: Wording) -> Outcome | None:
    """The one fixed sum of a sentence, paid whatever the numbers."""
    known = rules(one.text, read_facts(one.text))
    if len(known) != 1 or known[0].caps or known[0].limits or known[0].kind is not RuleKind.AMOUNT:
        return None
    return lump(known[0], asked, question.text, say, {*_ONCE, *words()["units"]["pieces"]})


def _names(question: str, text: str, told: str) -> bool:
    """Whether a question has a name of some length from a text that was not told yet (充电桩)."""
    pieces = {question[i : i + _NAME] for i in range(len(question) - _NAME + 1)}
    return any(p in text and p not in told and re.fullmatch(r"[一-龥]+", p) and pairs(p) for p in pieces)


def _others(finding: Finding, used: Sequence[Statement]) -> list[Statement]:
    ids = {one.clause.id for one in used}
    return [one for group in finding.statements[:LOOKED_AT] for one in group if one.clause.id not in ids]


def _moved(outcome: Outcome, at: Callable[[int], int]) -> Outcome:
    """`outcome` with its places in another text, where `at` says."""
    inputs = tuple(replace(g, start=at(g.start), end=at(g.end)) if g.cited else g for g in outcome.inputs)
    return replace(outcome, inputs=inputs, sentences=tuple((at(s), at(e)) for s, e in outcome.sentences))


def _name(heading: str) -> str:
    return re.sub(r"^[（(]?[一二三四五六七八九十\d.]+[）)、．.\s]*", "", heading)


def _language(question: Question) -> str:
    return "en" if question.language == "en" else "zh"
