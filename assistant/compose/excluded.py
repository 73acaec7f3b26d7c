"""Prices that another clause leaves out (手机单件售价超过6000元的，不予补贴): nothing is due, whatever a table says."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.calculate import Outcome, OutcomeKind, wording
from assistant.calculate.asked import read_asked
from assistant.calculate.choose import pairs
from assistant.calculate.outcome import Given
from assistant.calculate.wording import number
from assistant.compose.passages import Passage, of_clause
from assistant.compose.tabled import Tabled
from assistant.question import Question
from index.library import Library
from index.numerals import parse_number

__all__ = ["left_out_by_price"]

NEAR = 20  # clauses before and behind the one that pays among which such a sentence is looked for
_LEFT_OUT = re.compile(
    r"(?P<of>[^。；\n]*)(?:售价|价格|成交价|价款|单价|发票金额)[^，。；\d]{0,6}"
    r"(?:超过|高于|大于)(?P<most>\d[\d,.]*\s?万?)\s?元[^，。；\n]{0,6}[，,]?[^，。；\n]{0,6}"
    r"(?:不予|不再|不享受|不得享受|不在|不纳入|不给|不能享受|不列入)[^，。；\n]{0,8}"
)


def left_out_by_price(question: Question, outcome: Outcome, passage: Passage, library: Library) -> Tabled | None:
    """The sum of nothing where a clause beside the one used leaves out what costs more; `None` where none does."""
    used = passage.within(outcome.sentences)
    price = read_asked(question.text, question.quantities).money
    if not used or price is None or not outcome.value:
        return None
    clause = used[0].clause
    said = pairs(" ".join((question.text, *(word for _, official in question.everyday for word in official))))
    near = library.clauses(clause.document_id, max(0, clause.order - NEAR), clause.order + NEAR)
    for other in near:
        if other.path[1:2] != clause.path[1:2]:
            continue
        for one in of_clause(used[0], other):
            match = _LEFT_OUT.search(one.text)
            most = parse_number(match["most"].strip()) if match else None
            if match is None or most is None or price <= most or not pairs(match["of"]) & said:
                continue
            return _nothing(one.text, match, most, price, Passage.of([one], [one]), question)
    return None


def _nothing(
    text: str, match: re.Match[str], most: Decimal, price: Decimal, passage: Passage, question: Question
) -> Tabled:
    say = wording("en" if question.language == "en" else "zh")
    limit = Given(say.say("name_threshold"), number(most), "元", True, match.start("most"), match.end("most"))
    given = Given(say.say("name_price"), number(price), "元", cited=False)
    line = say.say("too_dear", price=say.money(price), limit=say.money(most))
    nothing = Decimal(0)
    sum_ = Outcome(
        OutcomeKind.DETERMINED, (limit, given), (line,), say.money(nothing), nothing, sentences=((0, len(text)),)
    )
    return Tabled(sum_, passage)
