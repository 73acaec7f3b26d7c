"""From when, until when, how long: the sentence that says it, where those chosen do not."""

from __future__ import annotations

import re

from assistant.aspects import acts, wanted_text
from assistant.compose.choose import STATES, ranked
from assistant.compose.status import term_statements
from assistant.evidence import Finding, Statement
from assistant.question import Asked, Question
from index.library import Library
from index.values import FactKind

__all__ = ["with_terms"]

_HOW_LONG = re.compile(  # not 交多久才能贷, 多久之内
    r"(?:多长时间|多久|几年|几个月|几天|几个星期)(?!才|之?内|以内|[^，。？]{0,8}(?:才)?能(?![领补拿享发]))"
    r"|\bhow long\b|\bhow many (?:months|years|days|weeks)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(r"最长|最多|不超过|累计|期限(?:为|不)|连续(?!缴)")
_MOMENT = re.compile(
    r"什么时候|啥时|何时|哪天|哪一天|几号|几月|哪个月|哪几个月|什么日子|\bwhen\b|what date", re.IGNORECASE
)
_CALENDAR = re.compile(r"\d{1,2}月(?:\d{1,2}日|底|初|中旬|上旬|下旬|份|[、和至—-])|\d{4}年\d{1,2}月")
NEAR = 0.8  # share of the best one's support from which a statement is on the subject


def with_terms(question: Question, chosen: list[Statement], finding: Finding, library: Library) -> list[Statement]:
    """The statements, led by one that names a period where none of them does: the clause's own, else the document's."""
    if chosen and (lasting := _how_long(question, finding)) and not any(map(_limits, chosen)):
        return [*lasting, *ranked(chosen, question)[:1]]
    words = wanted_text(question)
    if words and any(words.search(one.text) for one in chosen):
        return chosen
    row = any(one.clause.kind == "row" and STATES[Asked.WHEN](one) for one in chosen)
    moment = bool(_MOMENT.search(question.text))
    length = question.asked is not Asked.STATUS and not moment
    if not chosen or row or any(_dated(one) or (_lasts(one) and length) or _on_day(one, moment) for one in chosen):
        return chosen
    own = [one for one in ranked(finding.statements[0], question) if _dated(one) or _on_day(one, moment)]
    held = [term for one in chosen for term in one.terms]
    if held and not own:  # another document that came with this one sets the period
        return [*_setting(held[0].words, chosen[0], library), *ranked(chosen, question)[:1]]
    document, done = chosen[0].document, acts(question.text)
    if done and not own:  # a day for doing that, in another clause
        others = [one for group in finding.statements[1:] for one in ranked(group, question)]
        dated = [one for one in others if one.document.id == document.id and STATES[Asked.WHEN](one)]
        if same := [one for one in dated if done & acts(one.text)]:
            return [*(chosen if any(done & acts(one.text) for one in chosen) else []), same[0]]
    ends = any(term.end for term in document.terms)  # 自公布之日起施行 alone says nothing of when this is given
    whole = term_statements(document, library.clauses(document.id)) if ends and not done else []
    return [*(own[:1] or whole[:1]), *ranked(chosen, question)[:1]] if own or whole else chosen


def _on_day(statement: Statement, moment: bool) -> bool:
    """Whether a statement names a day or a month of the year, where such is asked for (每年5月1日至5月31日受理)."""
    return moment and bool(_CALENDAR.search(statement.text))


def _dated(statement: Statement) -> bool:
    """Whether a statement's own words name a period; a companion document may set one for it."""
    return any(term.words in statement.text for term in statement.terms)


def _setting(words: str, like: Statement, library: Library) -> list[Statement]:
    """The sentence of the region's documents that sets the period of these words."""
    for document in library.documents:
        if document.city == like.document.city and any(term.words == words for term in document.terms):
            said = term_statements(document, library.clauses(document.id))
            if found := [one for one in said if words in one.text]:
                return found[:1]
    return []


def _how_long(question: Question, finding: Finding) -> list[Statement]:
    """The nearest statement that limits how long something is given, where that is asked (最长不超过18个月)."""
    if not _HOW_LONG.search(question.text):
        return []
    document = finding.best.document.id
    held = [one for group in finding.statements for one in ranked(group, question) if one.document.id == document]
    near = NEAR * max((one.support for one in held), default=0.0)
    return [one for one in held if one.support >= near and _limits(one)][:1]


def _limits(statement: Statement) -> bool:
    return _lasts(statement) and bool(_LIMITS.search(statement.text))


def _lasts(statement: Statement) -> bool:
    return any(fact.kind is FactKind.PERIOD for fact in statement.facts)
