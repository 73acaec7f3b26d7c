"""What a text is worth on a given day (效力), read from its own words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from index.terms import VALIDITY, after, length_of, read_terms
from index.values import Clause, Document, Standing, Term

__all__ = ["TERM_HEADING", "begins", "document_standing", "document_terms", "ending", "standing_on"]

TERM_HEADING = re.compile(
    r"(?:发放|活动|实施|政策|执行|申报|补贴|有效|办理|申领|开展|试行|施行)(?:的)?(?:时间"
    r"|期限|期|日期)|有效期限?|施行日期|时间安排"
)
_ITSELF = (
    r"(?:本|该|此)(?:政策|文件|办法|方案|通知|意见|措施|规定|细则|通告|公告|条例|实施"
    r"|规程|规则|指南|标准|预案|计划|暂行|若干)"
)
_OF_ITSELF = re.compile(rf"{_ITSELF}[^。]{{0,80}}(?:(?:施行|实施|执行|生效|试行)|有效期|有效至|废止|失效)")
_PUTS_IN_FORCE = re.compile(r"现予(?:以)?(?:公布|发布|印发)[，,].{0,6}自")
_OF_VALIDITY = re.compile(r"施行|实施|执行|生效|有效期|有效至|试行|失效")
_LENGTHENS = re.compile(r"延长|延续|延期|继续(?:执行|实施|有效)|顺延")
_GENERAL = re.compile(r"总则|总体|附则|一般规定|基本|活动(?:安排|时间|概况)|政策(?:内容|概述)")
_COMMENTS = re.compile(r"意见|建议|反馈")
_REPORTS = re.compile(r"(?:前|底|末)[^。；]{0,4}(?:上报|报送|报[^。；]{2,24}(?:备案|备查|审批|批准|汇总))")
_SENTENCE = re.compile(r"[^。\n]+")
_YEAR = re.compile(
    r"[本当该]年度?(?:内|全部)?|年度内?|年内"
)  # 取消本年度资格 says how long a person waits, not a rule holds


def document_terms(clauses: Iterable[Clause], notice: str, issued: dt.date | None, title: str = "") -> tuple[Term, ...]:
    """The terms that hold for the whole document.

    They stand in its closing words and 附则, in a sentence that speaks of the document itself (本办法…), in the notice
    that brought it, or, where none of these sets an end, under a heading that names a period: one of the first level,
    or of the second in the part on the whole (总则, 总体规定).
    """
    said: list[Term] = []
    headed: list[Term] = []
    for clause in clauses:
        closing = clause.kind == "closing" or "附则" in "".join(clause.path[1:])
        said += _said(clause.text, issued, closing=closing or bool(_LENGTHENS.search(title)))
        of_all = len(clause.path) == 2 or (len(clause.path) == 3 and _GENERAL.search(clause.path[1]))
        if of_all and TERM_HEADING.search(clause.heading):
            headed += _headed(clause, issued)
    said += [term for term in _said(notice, issued, closing=True) if "起" in term.words or term.end]
    if not any(term.end for term in said):
        said += headed
    return _distinct(said)


def _said(text: str, issued: dt.date | None, *, closing: bool) -> Iterator[Term]:
    """The terms in the sentences that say how long the document holds."""
    for sentence in _SENTENCE.finditer(text):
        words = sentence[0]
        if not (_OF_ITSELF.search(words) or _PUTS_IN_FORCE.search(words) or (closing and _OF_VALIDITY.search(words))):
            continue
        terms = [term for term in read_terms(words, issued) if VALIDITY.search(term.words)]
        length = length_of(words)
        if length and issued and not any(term.start or term.end for term in terms) and _OF_ITSELF.search(words):
            terms = [*terms, Term(length[0], issued, after(issued, length), length.start())]
        for term in terms:
            yield Term(term.words, term.start, term.end, term.at + sentence.start())


def _headed(clause: Clause, issued: dt.date | None) -> Iterator[Term]:
    """The periods under a heading that names one; a day to report by is none, nor under 施行日期 a mere deadline."""
    in_force = _OF_VALIDITY.search(clause.heading)
    for sentence in _SENTENCE.finditer(clause.text):
        if not _REPORTS.search(sentence[0]):
            for term in read_terms(sentence[0], issued):
                if term.start or not in_force or VALIDITY.search(term.words):
                    yield Term(term.words, term.start, term.end, term.at + sentence.start())


def comment_terms(clauses: Iterable[Clause], notice: str, issued: dt.date | None) -> tuple[Term, ...]:
    """Of a draft or the notice that brought it: until when comments are taken, with the words."""
    near = (clause.text for clause in clauses if clause.kind in ("preamble", "closing") or len(clause.path) == 2)
    return _distinct(
        Term(term.words, term.start, term.end, term.at + sentence.start())
        for text in (*near, notice)
        for sentence in _SENTENCE.finditer(text)
        if _COMMENTS.search(sentence[0])
        for term in read_terms(sentence[0], issued)
        if term.end and not VALIDITY.search(term.words.replace("至", "").replace("到", "").replace("止", ""))
    )


def _distinct(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple({(term.words, term.start, term.end): term for term in terms}.values())


def begins(document: Document, day: dt.date) -> Term | None:
    """The term by which the document is not in force yet on `day`; `None` where it has begun or names no start."""
    starts = [term for term in document.terms if term.start]
    if starts and all(term.start and term.start > day for term in starts):
        return min(starts, key=lambda term: term.start or day)
    return None


def document_standing(document: Document, day: dt.date) -> Standing:
    """Draft, in force, expired or unknown on `day`, by the document's own words or what its publisher states.

    A document whose start lies ahead (see `begins`) or that is dated after `day` is `unknown`, never in force.
    """
    if document.stated:
        return Standing(document.stated)
    if document.draft:
        return Standing.DRAFT
    ends = [term.end for term in document.terms if term.end]
    if ends and max(ends) < day:
        return Standing.EXPIRED
    if begins(document, day) or (document.date and document.date > day):
        return Standing.UNKNOWN
    return Standing.IN_FORCE if ends or any(term.start for term in document.terms) else Standing.UNKNOWN


def ending(terms: Iterable[Term]) -> list[Term]:
    """The terms that end, without those of a year that somebody is shut out for."""
    return [term for term in terms if term.end and not _YEAR.fullmatch(term.words)]


def standing_on(document: Document, terms: Iterable[Term], day: dt.date) -> Standing:
    """The standing of a statement with its own `terms` in `document`."""
    whole = document_standing(document, day)
    if whole is Standing.DRAFT:
        return whole
    own = ending(terms)
    if own and all(term.over(day) for term in own):
        return Standing.EXPIRED
    return whole
