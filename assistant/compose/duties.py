"""Who is responsible where a document says it in a sentence on duties: 市民政局负责低保认定, 市教育局负责3.3的落实."""

from __future__ import annotations

import re

from assistant.cover import Cover
from assistant.evidence import Statement
from assistant.question import Question
from index.library import Library
from index.numbering import read_label
from index.values import Clause, Document

__all__ = ["duty", "says_who"]

LEAST = 0.2  # share of the question that a sentence on duties must cover
_DUTY = re.compile(
    r"(?:[局委厅部院]|委员会|部门|机关|机构|政府|办公室|中心|街道|乡镇|办事处|残联|工会|妇联|协会|银行|公司)"
    r"[^，。；]{0,14}(?:负责|牵头|主管|承办|受理|认定|审批|会同|给予|处|责令)|由[^，。；]{2,30}(?:负责|牵头|受理|认定|处|责令|给予)"
)


def says_who(text: str) -> bool:
    """Whether a sentence names a body and what it does.

    >>> says_who("市民政局负责低保认定"), says_who("补贴按月发放")
    (True, False)
    """
    return bool(_DUTY.search(text))


def duty(question: Question, clause: Clause, document: Document, library: Library) -> Statement | None:
    """The sentence of the document that gives what is asked about, or the clause by its number, to a body."""
    said = [
        Statement(other, document, one.start, one.end, one.span, 0.0)
        for other in library.clauses(document.id)
        for one in other.sentences
        if _DUTY.search(other.text[one.start : one.end])
    ]
    label = read_label(clause.heading)
    if label and "." in label.text:
        number = re.compile(rf"(?<![\d.]){re.escape(label.text)}(?![\d.])")
        by_number = [one for one in said if number.search(one.text) and one.clause.id != clause.id]
        if by_number:
            return by_number[0]
    shares = Cover(question, library).shares([one.text for one in said])
    best = max(range(len(said)), key=lambda at: shares[at], default=-1)
    return said[best] if best >= 0 and shares[best] >= LEAST else None
