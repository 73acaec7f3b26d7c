"""Answers that need a calculation: the result first, its working in a line, the sentence that it follows from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import Calculation
from assistant.calculate import Outcome, OutcomeKind, adds_up, calculate, wording
from assistant.calculate.asked import read_asked
from assistant.calculate.provisos import changed, provisos
from assistant.compose.bundled import bundled
from assistant.compose.charged import charged
from assistant.compose.choose import in_order, ranked, readable
from assistant.compose.excluded import left_out_by_price
from assistant.compose.fitting import choice_open, fits_question, wants_sum
from assistant.compose.passages import Passage, passages
from assistant.compose.priced import priced
from assistant.compose.standard import of_table_standard
from assistant.compose.summed import summed
from assistant.compose.tabled import Tabled, tabled
from assistant.compose.tiered import tiered
from assistant.compose.topped import topped
from assistant.compose.vouchered import vouchered
from assistant.contraries import of_another
from assistant.draft import Part
from assistant.evidence import Finding, Statement, Sufficiency
from assistant.messages import message
from assistant.question import Asked, Question
from index.library import Library
from index.numerals import read_quantities

__all__ = ["Calculated", "calculated_parts", "numbers"]

MOST = 300  # characters without spaces up to which the working stands in the answer; beyond, it is shown beside it only
NO_SUM = frozenset({Asked.WHO, Asked.WHEN, Asked.PROCEDURE, Asked.LIST, Asked.LOOKUP})


@dataclass(frozen=True, slots=True)
class Calculated:
    """The parts of a calculated answer and the calculation to show."""

    parts: list[Part]
    calculation: Calculation


_OF_THEIR_OWN = (tiered, charged, vouchered, priced)  # these look for what the question names themselves
_HOW_MUCH = re.compile(r"多少|几(?:钱|块|元|成|折|万|千|百)|补几|how much", re.IGNORECASE)


def calculated_parts(question: Question, finding: Finding, library: Library | None = None) -> Calculated | None:
    """The calculated answer, or `None` where the asker gave nothing to calculate with or the text no rule for it."""
    if finding.sufficiency is Sufficiency.NOTHING or not _asks_for_sum(question):
        return None
    if library and question.parts and (whole := bundled(question, library, _worked)):
        return _calculated(question, whole.outcome, whole.passage)
    found = _worked(question, finding, library)
    return _calculated(question, found.outcome, found.passage) if found else None


def _worked(question: Question, finding: Finding, library: Library | None) -> Tabled | None:
    """The sum that a rule of the best clauses or a table sets, where it is for what the question asks."""
    for several in (tiered, charged, vouchered, priced, of_table_standard, tabled, summed) if library else ():
        found = several(question, finding, library) if library else None
        if found and (several in _OF_THEIR_OWN or (found := _fitting(question, found.outcome, found.passage, library))):
            return found
    for passage in passages(question, finding, library):
        outcome = _outcome(question, passage)
        shown = outcome if outcome and _shown(question, outcome, passage) else None
        shown = _under_provisos(question, shown, passage) if shown else None
        if shown and (found := _fitting(question, shown, passage, library)):
            return found
    return None


def _fitting(question: Question, outcome: Outcome, passage: Passage, library: Library | None) -> Tabled | None:
    """A sum with what is paid on top of it, where it is for what the question asks."""
    if library and (nothing := left_out_by_price(question, outcome, passage, library)):
        return nothing
    if library and (used := passage.within(outcome.sentences)) and choice_open(question, used, library):
        return None
    whole = topped(question, outcome, passage, library) if library else Tabled(outcome, passage)
    return whole if whole and fits_question(question, whole.outcome, whole.passage) else None


def _under_provisos(question: Question, outcome: Outcome, passage: Passage) -> Outcome | None:
    """A sum with the part of it that the clause pays in the asker's case (营利性的按80%); `None` where open."""
    known = [one for one in provisos(passage.text) if not one.rises]
    if not known:
        return outcome
    used = " ".join(one.text for one in passage.within(outcome.sentences))
    return changed(outcome, known, used, question.text, wording(_language(question)))


def _asks_for_sum(question: Question) -> bool:
    sum_too = Asked.AMOUNT in question.aspects
    if question.asked in (NO_SUM | {Asked.STATUS}) and not sum_too:
        return False
    if question.asked is Asked.WHO and not _HOW_MUCH.search(question.text):
        return False  # 说最低得点两百，归哪个部门处理
    if question.asked is Asked.YESNO and Asked.AMOUNT not in question.aspects and not wants_sum(question):
        return False
    if question.asked is Asked.CONDITION and not _HOW_MUCH.search(question.text):
        return False
    if question.asked is Asked.STATUS:
        return any(item.label for item in read_asked(question.text, question.quantities).items)
    return bool(question.quantities) or adds_up(question.text) or question.asked is Asked.AMOUNT


def _shown(question: Question, outcome: Outcome, passage: Passage) -> bool:
    """Whether a sum tells more than the text: one over several rules, where the asker gave no figure for it."""
    several = len(outcome.sentences) > 1
    if passage.joint and not several:
        return False
    given = bool(question.quantities) or adds_up(question.text)
    return given or (several and outcome.kind is OutcomeKind.DETERMINED)


def _outcome(question: Question, passage: Passage) -> Outcome | None:
    return calculate(
        _without_cities(f"{_said_before(question)} {question.text}".strip(), question),
        passage.text,
        [passage.span(one) for one in ranked(passage.first, question)[:2]],
        about=" ".join(word for _, official in question.everyday for word in official if not _contrary(word, question)),
        language=_language(question),
        heads=[(*passage.span(one), one.clause.heading) for one in passage.statements if one.start == 0],
    )


def _contrary(word: str, question: Question) -> bool:
    """Whether an official word names another case than the asker does (报废 for the 旧车 of somebody who sold it)."""
    return of_another(question.text, word)


def _without_cities(text: str, question: Question) -> str:
    """`text` without the names of the cities asked about: 长春市城区 is no more meant than 其他地区 by 长春."""
    for city in question.cities:
        text = re.sub(rf"{re.escape(city)}市?(?!\w{{0,2}}[县区])", "", text)
    return text


def _said_before(question: Question) -> str:
    """What a follow-up goes on from: with its price, where it names none itself (一台1000元的能补多少？那两台呢？)."""
    last = question.inquiry.history[-1] if question.earlier and question.inquiry.history else ""
    priced = any(each.unit == "元" for each in read_quantities(last))
    own = any(each.unit == "元" for each in question.quantities)
    return last if priced and not own else question.earlier


def _language(question: Question) -> str:
    return "en" if question.language == "en" else "zh"


def _calculated(question: Question, outcome: Outcome, passage: Passage) -> Calculated:
    cited = [(given.start, given.end) for given in outcome.inputs if given.cited]
    used = in_order(passage.within(cited or outcome.sentences)) or ranked(passage.statements, question)[:1]
    lead = message(question.language, f"compose.calculated_{outcome.kind}", result=outcome.result.rstrip("。"))
    parts = [Part(lead, tuple(used))]
    shown = [Part(readable(one), (one,)) for one in used]
    said = Part(_working(outcome, _language(question)))
    if said.text and _length((*parts, said, *shown)) <= MOST:
        parts.append(said)
    known = numbers(used)
    cited_by = {given: passage.within([(given.start, given.end)]) for given in outcome.inputs if given.cited}
    places = {given: known[held[0]] for given, held in cited_by.items() if held and held[0] in known}
    return Calculated([*parts, *shown], outcome.calculation(1, places))


def _working(outcome: Outcome, language: str) -> str:
    """One line that says how the result comes about, or what decides where it is open."""
    say = wording(language)
    if outcome.kind is OutcomeKind.DETERMINED:
        return say.say("working", steps=say.say("join").join(outcome.steps))
    if outcome.kind is OutcomeKind.NOT_DETERMINED:
        return say.say("bounds_open", decided_by=outcome.decided_by) if outcome.decided_by else ""
    if outcome.decided_by:
        return ""
    return say.say("range_open" if outcome.ranged else "case_open")


def numbers(used: Sequence[Statement]) -> dict[Statement, int]:
    """The citation that each statement gets: those that follow one another in a clause share one."""
    known: dict[Statement, int] = {}
    last: Statement | None = None
    for one in used:
        follows = last is not None and last.clause.id == one.clause.id and 0 <= one.start - last.end <= 1
        known[one] = known[last] if last and follows else len(set(known.values())) + 1
        last = one
    return known


def _length(parts: Iterable[Part]) -> int:
    return sum(len("".join(part.text.split())) + 3 for part in parts)
