"""A citation as a line to paste into a work order: 《文件名》（文号）第…条，发文机关，YYYY年M月D日."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answer import Citation, DocumentReference, SourceReference
from assistant.evidence import units_of
from assistant.renderings.words import wording
from index.outline import HEADER_JOINT
from index.standing import document_standing
from index.values import Clause, Document, Span

__all__ = [
    "citation_of",
    "clause_words",
    "document_reference",
    "document_words",
    "nested",
    "reference",
    "referred",
]

_NUMERAL = r"[零〇一二三四五六七八九十百千\d]+"
# The labels of official texts from the outermost in, and the words for them (GB/T 9704: 一、（一）1.（1）; 第…条).
_LABELS = (
    ("article", re.compile(rf"^第\s*({_NUMERAL})\s*条")),
    ("chapter", re.compile(rf"^第\s*{_NUMERAL}\s*[章节编]")),
    ("part", re.compile(rf"^({_NUMERAL})、")),
    ("decimal", re.compile(r"^(\d+(?:\.\d+)*)\s+(?=[^\d\s])")),
    ("minor", re.compile(r"^[（(]\s*(\d+)\s*[）)]")),
    ("paragraph", re.compile(r"^([（(]\s*[一二三四五六七八九十百]+\s*[）)])")),
    ("point", re.compile(r"^(\d{1,3})\s*[.．、]")),
)
_QUESTION = re.compile(r"^(?:问|Q)\s*[:：]\s*")
_ANNEX = re.compile(r"^附(?:件|表|录)\s*\d*")
_UNNAMED = {"preamble": "preamble", "引言": "preamble", "closing": "closing", "结语": "closing"}
_WIDE = str.maketrans("()", "（）")
LONGEST_NAME = 24  # characters of a heading without a number that names a place


def reference(citation: Citation) -> str:
    """The line to paste: title, number, draft mark, clause, issuer, date; what a text does not state is left out."""
    place = document_words(citation.document) + clause_words(citation.path[1:])
    parts = (place, citation.document.issuer, _day(citation.document.date))
    return wording("work_order", "reference.joint").join(part for part in parts if part)


def document_reference(document: DocumentReference) -> str:
    """The line for a whole document."""
    parts = (document_words(document), document.issuer, _day(document.date))
    return wording("work_order", "reference.joint").join(part for part in parts if part)


def document_words(document: DocumentReference) -> str:
    """`《文件名》（文号）`, a draft marked as one."""
    number = f"（{document.number}）" if document.number else ""
    mark = wording("work_order", "reference.draft")
    draft = mark if document.standing == "draft" and "征求意见" not in document.title else ""
    return f"《{nested(document.title)}》{draft}{number}"


def nested(title: str) -> str:
    """A title as it stands within 《》: names in it are put in 〈〉 (GB/T 15834)."""
    return title.replace("《", "〈").replace("》", "〉")


def clause_words(path: Sequence[str]) -> str:
    """Where a clause stands: `第十四条第（一）项`, `第四部分第（十五）项`; headings without a number by their names.

    >>> clause_words(("四、大宗消费升级行动", "（十五）加力扩围实施消费品以旧换新"))
    '第四部分第（十五）项'
    """
    headings = [one for one in path if HEADER_JOINT not in one]
    row = len(headings) < len(path)
    named = [_label(heading) for heading in headings]
    if any(kind == "article" for kind, _ in named):  # articles count through a document: chapters add nothing
        first = next(at for at, (kind, _) in enumerate(named) if kind == "article")
        headings, named = headings[first:], named[first:]
    words = []
    for at, (heading, (kind, number)) in enumerate(zip(headings, named, strict=True)):
        last = at == len(headings) - 1
        if not last and (kind == "chapter" or (kind == "decimal" and named[at + 1][0] == kind)):
            continue
        if kind in ("part", "point") and len(headings) == 1:
            kind = "article"
        if number:
            words.append(wording("work_order", f"reference.{kind}", number=number.translate(_WIDE)))
        elif heading in _UNNAMED:
            words.append(wording("work_order", f"reference.{_UNNAMED[heading]}"))
        else:
            key = "row" if row and last else "question" if _QUESTION.match(heading) else "named"
            words.append(_named(heading, "annex" if _ANNEX.match(heading) else key))
    return "".join(words)


def _label(heading: str) -> tuple[str, str]:
    for kind, label in _LABELS:
        if found := label.match(heading):
            return kind, found[1] if label.groups else ""
    return "", ""


def _named(heading: str, key: str) -> str:
    name = _QUESTION.sub("", heading)
    name = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}……"
    return wording("work_order", f"reference.{key}", name=name)


def _day(iso: str) -> str:
    """`2023-02-07` as `2023年2月7日`; empty where there is no day."""
    try:
        day = dt.date.fromisoformat(iso)
    except ValueError:
        return ""
    return wording("work_order", "reference.date", year=day.year, month=day.month, day=day.day)


def citation_of(n: int, clause: Clause, document: Document, span: Span, as_of: dt.date) -> Citation:
    """A citation of the source's own words at `span`, which lies within `clause`."""
    units = units_of(clause)
    return Citation(
        n=n, document=referred(document, as_of), city=document.city, path=list(clause.path), quote=clause.quote(span),
        source=SourceReference(file=document.file, start=span.start, end=span.end), clause_id=clause.id,
        units=[*units["lead"], *units["duty"], *units["with"]],
    )  # fmt: skip


def referred(document: Document, as_of: dt.date) -> DocumentReference:
    """The document as an answer refers to it, with its standing on that day."""
    return DocumentReference(
        id=document.id, title=document.title, issuer=document.issuer, number=document.number,
        date=document.date.isoformat() if document.date else "", city=document.city,
        standing=document_standing(document, as_of).value,
    )  # fmt: skip
