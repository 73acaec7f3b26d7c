"""Who is responsible where a document says so elsewhere, by number: 第一条至第五条由市商务局牵头."""

from __future__ import annotations

import re

from assistant.evidence import Statement
from index.library import Library
from index.numbering import han_number, read_label
from index.values import Clause, Document, FactKind

__all__ = ["assigned", "of_section"]

_NUMERAL = r"[一二三四五六七八九十百\d]+"
_ASSIGNS = re.compile(
    rf"第?(?P<numbers>{_NUMERAL}(?:(?:[条项章款])?(?:[、，,和及]|至|到|—|-)第?{_NUMERAL})*)[条项章款](?:措施|内容|任务|政策)?[，,]?由"
)
_LINE = re.compile(r"(?:责任|牵头|配合|主办|承办|负责)(?:单位|部门)[：:]")
_RANGE = re.compile(rf"({_NUMERAL})[条项章款]?(?:至|到|—|-)第?({_NUMERAL})")


def assigned(clause: Clause, document: Document, library: Library) -> Statement | None:
    """The sentence of the document that gives the clause, by its number, to a bureau; `None` where there is none."""
    assigning = [
        (_numbers(match["numbers"]), Statement(other, document, sentence.start, sentence.end, sentence.span, 0.0))
        for other in library.clauses(document.id)
        if "由" in other.text
        for sentence in other.sentences
        for match in _ASSIGNS.finditer(other.text[sentence.start : sentence.end])
    ]
    for heading in reversed(clause.path[1:]):  # the clause's own number before those of what encloses it
        label = read_label(heading)
        for numbers, statement in assigning:
            if label and label.ordinal in numbers:
                return statement
    return None


def of_section(clause: Clause, library: Library) -> Clause | None:
    """The clause at the end of a section whose line names the bureaus of the whole of it; `None` where none does.

    Such a line follows the last of the items (责任单位：市民政局), and none of the others names a bureau.
    """
    above = clause.path[:-1]
    if len(above) < 2:
        return None
    beside = [one for one in library.clauses(clause.document_id) if one.path[: len(above)] == above]
    naming = [one for one in beside if any(fact.kind is FactKind.UNIT for fact in one.facts)]
    last = naming[0] if len(naming) == 1 and naming[0] is beside[-1] else None
    line = last.text[last.sentences[-1].start : last.sentences[-1].end] if last and last.sentences else ""
    return last if _LINE.match(line) else None


def _numbers(words: str) -> set[int]:
    """The numbers that `一至五、七` names.

    >>> sorted(_numbers("4、6")), sorted(_numbers("一条至第三"))
    ([4, 6], [1, 2, 3])
    """
    found = {_value(numeral) for numeral in re.findall(_NUMERAL, words)}
    for first, last in _RANGE.findall(words):
        found.update(range(_value(first), _value(last) + 1))
    return found


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else han_number(numeral)
