"""Answers that need a calculation: the result first, its working in a line, the sentence that it follows from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import Calculation
from assistant.calculate import Outcome, OutcomeKind, adds_up, calculate, fits, wording
from assistant.compose.choose import in_order, ranked, readable
from assistant.draft import Part
from assistant.evidence import Finding, Statement, Sufficiency
from assistant.messages import message
from assistant.question import Asked, Question
from index.numerals import read_quantities

__all__ = ["Calculated", "calculated_parts"]

MOST = 300  # characters without spaces up to which the working stands in the answer; beyond, it is shown beside it only
LOOKED_AT = 5  # clauses whose rules are tried, best first
NEAR = 0.8  # share of the best clause's support from which another clause's rules are tried
NEARER = 1.4  # from which many times its support a clause is tried before the best one
NO_SUM = frozenset({Asked.WHO, Asked.WHEN, Asked.PROCEDURE, Asked.LIST, Asked.LOOKUP})


@dataclass(frozen=True, slots=True)
class Calculated:
    """The parts of a calculated answer and the calculation to show."""

    parts: list[Part]
    calculation: Calculation


def calculated_parts(question: Question, finding: Finding) -> Calculated | None:
    """The calculated answer, or `None` where the asker gave nothing to calculate with or the text no rule for it."""
    if finding.sufficiency is Sufficiency.NOTHING or not _asks_for_sum(question):
        return None
    for passage, on_top in _passages(question, finding):
        outcome = _outcome(question, passage)
        if outcome and (not on_top or len(outcome.sentences) > 1):
            return _calculated(question, outcome, passage)
    return None


def _asks_for_sum(question: Question) -> bool:
    if question.asked is Asked.STATUS or (question.asked in NO_SUM and Asked.AMOUNT not in question.aspects):
        return False
    return bool(question.quantities) or adds_up(question.text)


@dataclass(frozen=True, slots=True)
class _Passage:
    """Statements of one document as one text, with where each of them begins in it; `first` of them rank highest."""

    text: str
    starts: tuple[int, ...]
    statements: tuple[Statement, ...]
    first: tuple[Statement, ...]

    @classmethod
    def of(cls, statements: Iterable[Statement], first: Sequence[Statement]) -> _Passage:
        """The statements in the order of the document; sentences that follow one another stay together."""
        kept = tuple(in_order([one for one in dict.fromkeys(statements) if not one.only_units]))
        text, starts = "", []
        for before, one in zip((None, *kept), kept, strict=False):
            if before is not None:
                follows = before.clause.id == one.clause.id and 0 <= one.start - before.end <= 1
                text += before.clause.text[before.end : one.start] if follows else "\n"
            starts.append(len(text))
            text += one.text
        return cls(text, tuple(starts), kept, tuple(one for one in first if one in kept))

    def span(self, statement: Statement) -> tuple[int, int]:
        start = self.starts[self.statements.index(statement)]
        return start, start + len(statement.text)

    def within(self, spans: Iterable[tuple[int, int]]) -> list[Statement]:
        """The statements that any of `spans` touches."""
        spans = list(spans)
        held = [(one, self.span(one)) for one in self.statements]
        return [one for one, (start, end) in held if any(start < last and first < end for first, last in spans)]


def _passages(question: Question, finding: Finding) -> Iterable[tuple[_Passage, bool]]:
    """The texts whose rules are tried in turn, and whether only sums over several of their rules count.

    First any clause that has far more of the question's words than the best one, then the best one, alone and with the
    items beside it, then other clauses as near, and last all that was found
    in its document, since a clause may raise what another one sets (在前述标准基础上增发20%).
    """
    groups = [group for group in finding.statements if group]
    if not groups:
        return
    nearer = [group for group in groups[1:LOOKED_AT] if _support(group) > NEARER * _support(groups[0])]
    for group in sorted(nearer, key=_support, reverse=True):
        yield _Passage.of(group, group), False
    best = groups[0]
    beside = [one for group in groups for one in group if _beside(best[0], one)]
    yield _Passage.of(best, best), False
    yield _Passage.of((*best, *beside), best), False
    for group in groups[1:LOOKED_AT]:
        passage = _Passage.of(group, group)
        if _support(group) >= NEAR * _support(best) or fits(question.text, passage.text):
            yield passage, False
    document = [one for group in groups for one in group if one.document.id == best[0].document.id]
    yield _Passage.of(document, best), True


def _support(group: Sequence[Statement]) -> float:
    """The greatest share of the question that a statement of the group covers."""
    return max((one.support for one in group if not one.only_units), default=0.0)


def _beside(one: Statement, other: Statement) -> bool:
    """Whether two statements are of items under the same heading."""
    above = one.clause.path[:-1]
    return one.document.id == other.document.id and bool(above) and other.clause.path[:-1] == above


def _outcome(question: Question, passage: _Passage) -> Outcome | None:
    return calculate(
        f"{_said_before(question)} {question.text}".strip(),
        passage.text,
        [passage.span(one) for one in ranked(passage.first, question)[:2]],
        about=" ".join(word for _, official in question.everyday for word in official),
        language=_language(question),
    )


def _said_before(question: Question) -> str:
    """What a follow-up goes on from: with its price, where it names none itself (一台1000元的能补多少？那两台呢？)."""
    last = question.inquiry.history[-1] if question.earlier and question.inquiry.history else ""
    priced = any(each.unit == "元" for each in read_quantities(last))
    own = any(each.unit == "元" for each in question.quantities)
    return last if priced and not own else question.earlier


def _language(question: Question) -> str:
    return "en" if question.language == "en" else "zh"


def _calculated(question: Question, outcome: Outcome, passage: _Passage) -> Calculated:
    cited = [(given.start, given.end) for given in outcome.inputs if given.cited]
    used = in_order(passage.within(cited or outcome.sentences)) or ranked(passage.statements, question)[:1]
    lead = message(question.language, f"compose.calculated_{outcome.kind}", result=outcome.result.rstrip("。"))
    parts = [Part(lead, tuple(used))]
    shown = [Part(readable(one), (one,)) for one in used]
    said = Part(_working(outcome, _language(question)))
    if said.text and _length((*parts, said, *shown)) <= MOST:
        parts.append(said)
    numbers = _numbers(used)
    cited_by = {given: passage.within([(given.start, given.end)]) for given in outcome.inputs if given.cited}
    places = {given: numbers[held[0]] for given, held in cited_by.items() if held and held[0] in numbers}
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


def _numbers(used: Sequence[Statement]) -> dict[Statement, int]:
    """The citation that each statement gets: those that follow one another in a clause share one."""
    numbers: dict[Statement, int] = {}
    last: Statement | None = None
    for one in used:
        follows = last is not None and last.clause.id == one.clause.id and 0 <= one.start - last.end <= 1
        numbers[one] = numbers[last] if last and follows else len(set(numbers.values())) + 1
        last = one
    return numbers


def _length(parts: Iterable[Part]) -> int:
    return sum(len("".join(part.text.split())) + 3 for part in parts)
