"""What the vouchers of a document take off a bill, with what other clauses say of using several at once."""

from __future__ import annotations

import re

from assistant.calculate import wording
from assistant.calculate.asked import read_asked, words
from assistant.calculate.vouchers import by_vouchers, tells_of_vouchers
from assistant.compose.passages import Passage
from assistant.compose.tabled import Tabled
from assistant.evidence import Finding, of_clause
from assistant.question import Question
from index.library import Library

__all__ = ["vouchered"]

NEAR = 60  # clauses before and behind one within which its document is looked through
LOOKED_AT = 3  # clauses among which one must tell of vouchers where the question does not


def vouchered(question: Question, finding: Finding, library: Library) -> Tabled | None:
    """The sum that vouchers take off the bill of the question, or `None`."""
    best = next((group[0] for group in finding.statements if group), None)
    told = any(tells_of_vouchers(one.text) for group in finding.statements[:LOOKED_AT] for one in group)
    if best is None or not (told or re.search(words()["wants"]["voucher"], question.text)):
        return None
    order = best.clause.order
    near = library.clauses(best.clause.document_id, max(0, order - NEAR), order + NEAR)
    statements = [s for c in near for s in of_clause(best, c) if tells_of_vouchers(s.text)]
    passage = Passage.of(statements, statements[:1])
    asked = read_asked(question.text, question.quantities)
    about = " ".join((question.text, *(word for _, named in question.everyday for word in named)))

    def heading(at: int) -> str:
        held = passage.within([(at, at + 1)])
        return held[0].clause.path[-1] if held else ""

    say = wording("en" if question.language == "en" else "zh")
    outcome = by_vouchers(passage.text, asked, about, say, heading)
    return Tabled(outcome, passage) if outcome else None
