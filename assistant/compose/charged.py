"""A rate of a charge whose price stands in another clause, or in a table, of the same document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculate import Outcome, calculate, wording
from assistant.calculate.asked import read_asked, words
from assistant.calculate.charged import Charge, by_charge, measure_of, most_of, plain_charge, prices, related
from assistant.calculate.choose import pairs
from assistant.calculate.outcome import Given, cents
from assistant.calculate.table import Row, facts_of, named_cells
from assistant.calculate.wording import Wording
from assistant.compose.choose import ranked
from assistant.compose.fitting import for_trade
from assistant.compose.passages import Passage, passages
from assistant.compose.tabled import Tabled
from assistant.contraries import of_another
from assistant.cover import frame_words
from assistant.evidence import Finding, Statement, of_clause
from assistant.question import Question
from index.facts import read_facts
from index.library import Library
from index.numerals import Quantity
from index.outline import HEADER_JOINT, row_cells
from index.values import Clause, Fact, FactKind

__all__ = ["charged"]

_FEES = re.compile(r"[一-龥]{1,3}(?:费(?!用)|租金|票价)")
_OF_MONEY = re.compile(r"[费价租钱]|多少|几")
NEAR = 60  # clauses before and behind one within which its document is looked through
_PAID = re.compile(r"(?:补[贴助]|减免|资助|财政)[^，。]{0,6}(?:比例|标准|承担)")


def charged(question: Question, finding: Finding, library: Library) -> Tabled | None:
    """The sum that a rate of a charge comes to for the measure of the question, or `None`."""
    measure = measure_of(question.quantities)
    best = next((group[0] for group in finding.statements if group), None)
    if measure is None or best is None:
        return None
    language = "en" if question.language == "en" else "zh"
    clauses = library.clauses(best.clause.document_id, max(0, best.clause.order - NEAR), best.clause.order + NEAR)
    official = [word for _, named in question.everyday for word in named]
    text = " ".join((question.text, *official))
    priced = _priced(best, clauses, measure.unit, question.text, text)
    if priced is None:
        return None
    held = read_asked(question.text, question.quantities).heads  # without lengths of time that are conditions
    others = tuple(q for q in question.quantities if q.start != measure.start and (q in held or q.unit not in "年月"))
    context = " ".join(priced[0].clause.path)
    for near in passages(question, finding, library):
        limits = [s for c in clauses for s in of_clause(best, c) if _limits(s, measure.unit)]
        passage = Passage.of((*near.statements, priced[0], *limits), near.first)
        if near.joint or not related(" ".join((*priced[0].clause.path, priced[0].text)), near.text):
            continue
        facts = read_facts(passage.text)
        start, _ = passage.span(priced[0])
        price = replace(priced[1], start=start + priced[1].start, end=start + priced[1].end)
        charge = Charge(price, measure.unit, most_of(passage.text, facts, measure.unit), context)
        spans = [passage.span(one) for one in ranked(passage.first, question)[:2]]
        fees = [] if _FEES.search(question.text) else _FEES.findall(near.text)  # a share of the fee, though not named
        about = " ".join((*official, *fees))

        def worked(
            quantities: Sequence[Quantity],
            text: str = passage.text,
            spans: list[tuple[int, int]] = spans,
            about: str = about,
        ) -> Outcome | None:
            return calculate(question.text, text, spans, quantities=tuple(quantities), about=about, language=language)

        outcome = by_charge(text, passage.text, charge, measure, others, worked, wording(language))
        if outcome:
            return Tabled(outcome, passage)
    if (
        _reduced(question, priced[0])
        or _of_a_case(question, finding, priced[0])
        or not related(question.text, priced[0].text)
    ):
        return None
    passage = Passage.of((priced[0],), (priced[0],))
    outcome = plain_charge(Charge(priced[1], measure.unit), measure, others, wording(language))
    return Tabled(_left_to_pay(outcome, question, priced[0], wording(language)), passage)


def _left_to_pay(outcome: Outcome, question: Question, price: Statement, say: Wording) -> Outcome:
    """The charge less the share of it that others pay, as its row says, where the asker wants their own (自己交)."""
    paid = _share_paid(price) if re.search(words()["wants"]["pays"], question.text) else None
    if paid is None or outcome.value is None:
        return outcome
    part = cents(outcome.value * Decimal(paid.value) / 100)
    left = outcome.value - part
    base, amount, rate = say.money(outcome.value), say.money(part), say.rate(paid.value, paid.unit)
    lines = (
        *outcome.steps,
        say.say("of", label="", base=base, rate=rate, amount=amount),
        say.say("rest", total=base, part=amount, result=say.money(left)),
    )
    given = Given(say.say("name_rate"), paid.value, "%", True, paid.start, paid.end)
    return replace(outcome, value=left, result=say.money(left), steps=lines, inputs=(*outcome.inputs, given))


def _share_paid(price: Statement) -> Fact | None:
    """The one rate of a row that says how much of its charge is paid by others (财政补贴比例)."""
    if price.clause.kind != "row":
        return None
    titles, cells = price.clause.path[-1].split(HEADER_JOINT), tuple(row_cells(price.text))
    row = Row(0, price.text, cells)
    columns = [c for c, title in enumerate(titles) if c < len(cells) and _PAID.search(title)]
    found = [f for c in columns for f in facts_of(row, c, titles[c]) if f.kind is FactKind.RATE and f.unit == "%"]
    return found[0] if len(found) == 1 else None


def _reduced(question: Question, price: Statement) -> bool:
    """Whether the question wants what is taken off a charge, or tells of a case that the price alone does not."""
    if re.search(words()["wants"]["benefit"], question.text):
        return True
    told = pairs(" ".join((*price.clause.path, price.text)))
    usual = re.compile(words()["matching"]["usual"])
    nouns = [w for w in question.query.split() if len(w) > 1 and w not in frame_words()]
    return any(not usual.search(w) and not pairs(w.replace("费", "价")) & told and not pairs(w) & told for w in nouns)


def _of_a_case(question: Question, finding: Finding, price: Statement) -> bool:
    """Whether a sentence with a figure beside the price is for a case that the question tells (停热用户缴纳20%)."""
    words = [word for word, _ in question.everyday if len(word) > 1 and not _OF_MONEY.search(word)]
    beside = [one for one in finding.statements[0] if one.has_figure and one.clause.id != price.clause.id]
    return any(word in one.text for word in words for one in beside)


def _limits(statement: Statement, unit: str) -> bool:
    return statement.clause.kind != "row" and most_of(statement.text, read_facts(statement.text), unit) is not None


def _priced(
    like: Statement, clauses: Sequence[Clause], unit: str, said: str, text: str
) -> tuple[Statement, Fact] | None:
    """The statement that sets the price of each `unit` for the asker, and the price in it; `None` where several may.

    `text` is what is `said` with the official words for everyday ones.
    """
    found = [*_in_sentences(like, clauses, unit, text), *_in_rows(like, clauses, unit, text)]
    if len({fact.value for _, fact in found}) > 1:  # 洗车等特种用水 beside 非居民用水
        own = [_own(one[0], [each[0] for each in found]) for one in found]
        told = [[one for one, mine in zip(found, own, strict=True) if mine & pairs(each)] for each in (said, text)]
        found = told[0] or told[1]  # what the asker says counts before official words for it
    return found[0] if len({fact.value for _, fact in found}) == 1 else None


def _own(one: Statement, found: Sequence[Statement]) -> frozenset[str]:
    """The pairs of characters of a statement that none of the others has."""
    return pairs(one.text).difference(*(pairs(other.text) for other in found if other.text != one.text))


def _in_sentences(
    like: Statement, clauses: Sequence[Clause], unit: str, said: str
) -> Iterator[tuple[Statement, Fact]]:  # fmt: skip
    for one in (s for c in clauses if c.kind != "row" for s in of_clause(like, c)):
        for fact in prices(one.text, read_facts(one.text), unit):
            if not of_another(said, one.text) and not for_trade(said, one.text):
                yield one, fact


def _in_rows(
    like: Statement, clauses: Sequence[Clause], unit: str, text: str
) -> Iterator[tuple[Statement, Fact]]:  # fmt: skip
    tables: dict[tuple[str, ...], list[Clause]] = {}
    for clause in clauses:
        if clause.kind == "row":
            tables.setdefault((*clause.path[:-2], clause.path[-1]), []).append(clause)
    for path, rows in tables.items():
        titles = path[-1].split(HEADER_JOINT)
        if any(re.search(words()["table"]["cap"], title) for title in titles):
            continue  # what a ceiling of the row would hold is not read here
        read = [(c, s, Row(0, s.text, tuple(row_cells(s.text)))) for c in rows for s in of_clause(like, c)[:1]]
        read = [(c, s, row) for c, s, row in read if len(row.cells) == len(titles) and len(titles) > 1]
        named = named_cells([row.cells[0] for _, _, row in read], text)
        for _, statement, row in read:
            if named and row.cells[0] not in named:
                continue
            for column in (c for c in range(1, len(titles)) if re.search(words()["table"]["charge"], titles[c])):
                for fact in facts_of(row, column, titles[column]):
                    if fact.per.split("/")[0] == unit and fact.unit == "元":
                        yield statement, fact
