"""The plain answer: the sentence that says it, and what else is asked for: dates, bureaus, a second subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.beside import mentioning, rows_alike, standards
from assistant.compose.choose import choose, in_order, ranked, readable, score
from assistant.compose.periods import with_terms
from assistant.compose.procedure import asks_how, steps
from assistant.compose.rounds import of_round, rounds_over
from assistant.compose.units import unit_parts
from assistant.contraries import of_another
from assistant.counted import limit_of_number
from assistant.cover import Cover, frame_words
from assistant.draft import Part
from assistant.evidence import Finding, Statement, Sufficiency, of_clause
from assistant.messages import message
from assistant.question import Asked, Question
from assistant.retrieve import is_header
from assistant.specifics import Specific
from assistant.stating import unsaid
from index.library import Library

__all__ = ["answer_parts", "wanted"]

BUDGET = {
    Asked.PROCEDURE: (440, 6), Asked.LOOKUP: (420, 5), Asked.LIST: (700, 8), Asked.CONDITION: (290, 6),
    Asked.STATUS: (170, 2),
}  # fmt: skip
DEFAULT = (230, 3)
TURNING = frozenset({Asked.AMOUNT, Asked.YESNO})  # kinds whose answer is wrong for anything but what was asked
_ON_TOP = re.compile(
    r"(?:在|按)[^，。；]{0,6}(?P<number>[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十百]+条)[^，。；]{0,8}(?:基础上|之外|之上)"
)
SILENT = 1  # sentences shown of a subject that is treated without the particular asked for
ITEMS = 7  # of what a sentence leads in to, shown after it
ENGLISH = 3  # sentences, each said in both languages
TIE = 0.8  # standard deviations by which the second clause may be behind and still be shown beside the first
AS_NEAR = 0.3  # share of what the first clause covers of the question that the second must cover to be shown
TOGETHER = 280  # characters of the statements of both
SECOND = 0.12  # share of the question that another clause must add to stand beside the first
WORTH = 0.55  # share of the first one's worth that a sentence of a clause as near must have
SHARED = 0.35  # share of the question that this other clause must cover in all
_PENALTY = re.compile(r"处[^，。；]{2,24}罚款|责令|没收|追究|违反(?:本|第)")
_ASKS_PENALTY = re.compile(
    r"罚|处理|处置|处分|掏钱|赔|被?[抓逮拦查扣]|找[^，。？]{0,4}麻烦|违[法规反约]|后果|会怎|会咋|怎么样|怎么着|怎么治|咋治|追究|责任|举报|投诉|合法|犯法|敢|让不让|不准|不许"
    r"|penalt|fine|illegal|punish|what happens|allowed|forbid|prohibit",
    re.IGNORECASE,
)


def answer_parts(question: Question, finding: Finding, library: Library, *, budget: int = 0) -> list[Part]:
    """The parts that answer `question` from one city's finding, within `budget` characters (by kind where 0)."""
    undetermined = finding.sufficiency is Sufficiency.NOT_DETERMINED
    particular = left_unsaid(question, finding)
    told = _steps(question, finding, library) if not budget and not particular else []
    rounds = [] if told or particular else of_round(question, finding, library)
    if particular:
        chosen = _silent(question, particular, finding, library)
    else:
        chosen = _chosen(question, finding, library, budget, told or rounds)
    if Asked.AMOUNT in question.aspects:
        chosen = with_base(chosen, library)
    shown = with_items(with_leads(chosen, finding), library)
    parts = [Part(readable(statement), (statement,)) for statement in shown]
    if rounds_over(question, rounds):
        return [Part(message(question.language, "compose.rounds_over")), *parts]
    undetermined = undetermined and bool(chosen)
    parts = parts[:3] if undetermined else parts
    if Asked.WHO in question.aspects or question.asked is Asked.LOOKUP:
        parts += unit_parts(question, finding, library, chosen)
    said = any(word in part.text for word in finding.missing for part in parts)
    if finding.missing and not said and (TURNING & question.aspects or question.asked is Asked.GENERAL):
        return [Part(message(question.language, "compose.not_mentioned", word=finding.missing[0])), *parts]
    if undetermined:
        what = message(question.language, f"compose.{wanted(question, finding)}")
        return [Part(message(question.language, "compose.no_figure", what=what)), *parts]
    return parts


def _steps(question: Question, finding: Finding, library: Library) -> list[Statement]:
    """How it is done, where that is asked; a lone sentence tells it only where none of its clause says it better."""
    told = steps(question, finding, library) if asks_how(question) else []
    best = ranked(finding.statements[0], question)[:1]
    alone = len(told) == 1 and told[0].clause.id == finding.best.clause.id
    return [] if alone and told[0] not in best else told


def _chosen(
    question: Question, finding: Finding, library: Library, budget: int, told: list[Statement]
) -> list[Statement]:
    """The statements that answer, `told` where steps or a round do, with what belongs beside them."""
    allowed, at_most = BUDGET.get(question.asked, DEFAULT)
    if question.language == "en":
        at_most = min(at_most, ENGLISH)
    chosen = told or choose(finding, question, library, budget=budget or allowed, at_most=at_most)
    chosen = rows_alike(question, chosen, library) or chosen
    if {Asked.WHEN, Asked.STATUS} & question.aspects:
        chosen = with_terms(question, chosen, finding, library)
    if told and (left_out := mentioning(question, replace(finding, missing=()), chosen, library)):
        chosen = left_out  # 荣县由当地另行规定: how it is done elsewhere is not for who asks
    elif not told and not budget:
        chosen += _further(question, finding, chosen, library, TOGETHER)
    elif not told:
        chosen += _second(question, chosen, finding, budget)
    chosen = with_provisions(question, chosen, library, budget or TOGETHER)
    return [*limit_of_number(question, chosen, library), *chosen]


def left_unsaid(question: Question, finding: Finding) -> Specific | None:
    """The particular that a question asks for and the best clause on its subject leaves unsaid."""
    if finding.sufficiency is not Sufficiency.NOT_DETERMINED or not finding.statements:
        return None
    return unsaid(question, finding.statements[0])


def _silent(question: Question, particular: Specific, finding: Finding, library: Library) -> list[Statement]:
    """The best statements of a clause that leaves a particular unsaid; what states it is about something else."""
    budget, at_most = DEFAULT
    chosen = choose(finding, question, library, budget=budget, at_most=at_most)
    silent = [one for one in chosen if not particular.stated([one.text])]
    return in_order(ranked(silent or chosen, question)[:SILENT])


def with_leads(chosen: list[Statement], finding: Finding) -> list[Statement]:
    """The statements, items under a lead-in preceded by its last sentence, without which they say nothing."""
    leads = {
        one.clause.path: one for group in finding.statements for one in group if one.text.rstrip().endswith(("：", ":"))
    }
    found: list[Statement] = []
    for statement in chosen:
        lead = leads.get(statement.clause.path[:-1])
        found += [lead, statement] if lead and lead not in found else [statement]
    return list(dict.fromkeys(found))


def with_base(chosen: list[Statement], library: Library) -> list[Statement]:
    """The statements, led by what the first pays on top of, where it names that by number (在（一）的基础上增加)."""
    match = _ON_TOP.search(chosen[0].text) if chosen else None
    if match is None:
        return chosen
    clause = chosen[0].clause
    beside = [one for one in library.clauses(clause.document_id) if one.path[:-1] == clause.path[:-1]]
    base = next((one for one in beside if one.heading.startswith(match["number"]) and one.id != clause.id), None)
    said = of_clause(chosen[0], base) if base else []
    told = [one for one in said if one.has_figure][:2]
    told = told or with_items([one for one in said if one.text.rstrip().endswith(("：", ":"))][:1], library)
    fits = sum(len(one.text) for one in (*told, *chosen)) <= TOGETHER
    return [*told, *(one for one in chosen if one not in told)] if fits else chosen


def with_items(chosen: list[Statement], library: Library) -> list[Statement]:
    """The statements, the last followed by what it leads in to, where it ends in a colon and would say nothing."""
    last = chosen[-1] if chosen else None
    if last is None or not last.text.rstrip().endswith(("：", ":")):
        return chosen
    clause = last.clause
    after = [one for one in of_clause(last, clause) if one.start > last.start]
    held = library.clauses(clause.document_id, clause.order + 1, clause.order + 1 + ITEMS)
    under = [one for one in held if one.path[: len(clause.path)] == clause.path != one.path and not is_header(one)]
    found = [*after, *(one for other in under for one in of_clause(last, other)[:1])][:ITEMS]
    while found and sum(len(one.text) for one in found) > TOGETHER:
        found.pop()
    return [*chosen, *(one for one in found if one not in chosen)]


def with_provisions(question: Question, chosen: list[Statement], library: Library, room: int) -> list[Statement]:
    """The statements, led by the best sentence of a provision that the first names by number only (违反第十一条的)."""
    first = chosen[0] if chosen else None
    named = [one for one in first.clause.refers if first.start <= one.start < first.end] if first else []
    if first is None or not named or not named[0].clause_id:
        return chosen
    clause = library.clause(named[0].clause_id)
    said = of_clause(first, clause)
    shares = Cover(question, library).shares([one.text for one in said])
    best = max(range(len(said)), key=lambda at: shares[at], default=-1)
    if best < 0 or said[best] in chosen or sum(len(one.text) for one in (*chosen, said[best])) > room:
        return chosen
    return [said[best], *chosen]


def _further(
    question: Question, finding: Finding, chosen: list[Statement], library: Library, room: int
) -> list[Statement]:
    """What else of the document belongs into the answer: the word that was missing, how much, a clause as near."""
    found = mentioning(question, finding, chosen, library) or standards(question, finding, chosen, library)
    found = [one for one in found if sum(len(each.text) for each in (*chosen, one)) <= room]
    return found or _second(question, chosen, finding, room)


def _second(question: Question, chosen: list[Statement], finding: Finding, room: int) -> list[Statement]:
    """The best statement of another clause: one as near, or one that covers words of the question the first lacks."""
    if len(finding.ranks) > 1 and chosen and finding.ranks[0] - finding.ranks[1] < TIE:
        order = _meant(question, ranked(finding.statements[1], question))
        if Asked.WHO in question.aspects:  # 责任单位 stands in every clause, whatever it is about
            least = AS_NEAR * _supports(finding.statements[0])
            order = order if _supports(finding.statements[1]) >= least else []
        if order and not _worth_it(order[0], chosen[0], question):
            order = []
        if order and not order[0].only_units and sum(len(one.text) for one in (*chosen, order[0])) <= room:
            return order[:1]
    idle = frame_words()
    lacking = {word.token for word in finding.best.coverage if word.similarity < 0.85 and word.token not in idle}
    if not chosen or not lacking:
        return []
    for hit, group in list(zip(finding.hits, finding.statements, strict=False))[1:5]:
        known = [word for word in hit.coverage if word.similarity > 0.85 and len(word.token) > 1]
        added = sum(word.weight for word in known if word.token in lacking)
        order = _meant(question, ranked(group, question))
        fits = bool(order) and sum(len(one.text) for one in (*chosen, order[0])) <= room
        worth = fits and _worth_it(order[0], chosen[0], question)
        if added >= SECOND and worth and sum(word.weight for word in known) >= SHARED:
            return order[:1]
    return []


def _worth_it(second: Statement, first: Statement, question: Question) -> bool:
    """Whether a sentence of another clause is worth telling, and no penalty that nobody asked for."""
    penal = _PENALTY.search(second.text) and not (_PENALTY.search(first.text) or _ASKS_PENALTY.search(question.text))
    return not penal and score(second, question) >= WORTH * score(first, question)


def _meant(question: Question, order: list[Statement]) -> list[Statement]:
    """The statements but those which, with what stands above them, are of another case (住院 for 门诊)."""
    return [one for one in order if not of_another(question.text, " ".join((*one.clause.path[1:], one.text)))]


def _supports(group: Sequence[Statement]) -> float:
    """The most of the question that one sentence of a clause covers."""
    return max((one.support for one in group), default=0.0)


def wanted(question: Question, finding: Finding | None = None) -> str:
    """The name of the message for what was asked and is not stated."""
    if finding and (particular := left_unsaid(question, finding)):
        return particular.name
    for kind in (Asked.AMOUNT, Asked.WHEN, Asked.WHO, Asked.PROCEDURE):
        if kind in question.aspects:
            return kind.value
    return "amount"
