"""What a question turns on and the evidence does not have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cover import Cover
from assistant.evidence import Statement
from assistant.grades import foreign_grades
from assistant.mention import runs
from assistant.question import Asked, Question
from index.divisions import Divisions
from index.tokenise import is_noun
from index.values import FactKind

__all__ = ["missing"]

TURNS_ON = 0.28  # share of the question from which a word is what it turns on
TURN_ON_TOGETHER = 0.4  # the same for several words
SEVERAL = 3  # amounts that a sentence counts up
_COUNTS_UP = re.compile(r"分别[为是按]|如下[：:]")
_FOR_ALL = re.compile(
    r"(?:所有|全体|任何|凡是?|不限|不分|不论|无论|不受)[^，。；]{0,20}(?:人|者|员|户籍|居民|市民|用户|家庭|车主|地域|地区|限制)"
)
_SOMEBODY = re.compile(r"(?:人|者|员|户|民|生|工|客|户口|户籍)$")  # a word for people: a rule for all is for them too
_SUM_OF_IT = re.compile(
    r"^(?:大概|一般|总共|一共|每[年月天]|一[年月天]|[是要得为有收交给能])*(?:多少|几[块元百千万成折])"
)


def missing(question: Question, group: Sequence[Statement], clause: str, cover: Cover) -> tuple[str, ...]:
    """The word that the question turns on, where neither the clause nor what is read with it has anything like it.

    `clause` is the clause with its headings and what it names by number.
    """
    if question.language != "zh":
        return ()
    text = " ".join((clause, *(f"{one.clause.heading} {one.text}" for one in group)))
    if grades := foreign_grades(question.text, text):
        return grades
    places = Divisions.load()  # a place that one goes to is no subject
    lacking = tuple(row for row in cover.lacking(text) if not runs(question.text, row[0]) and not places.find(row[0]))
    if _FOR_ALL.search(text):
        lacking = tuple((word, share) for word, share in lacking if not _SOMEBODY.search(word))
    if sum(share for _, share in lacking) >= (TURNS_ON if len(lacking) == 1 else TURN_ON_TOGETHER):
        return tuple(word for word, _ in lacking[:1])
    if asked := [word for word, _ in lacking if _SUM_OF_IT.search(question.text.partition(word)[2])]:
        return (asked[0],)
    if listed := _unlisted(question, group):
        return (listed,)
    return cover.unnamed(text) if question.asked is Asked.YESNO else ()


def _unlisted(question: Question, group: Sequence[Statement]) -> str:
    """The thing asked about that the sentence which counts up prices (轮椅…元、助听器…元) leaves out (拐杖)."""
    listed = [one.text for one in group if _COUNTS_UP.search(one.text) and _amounts(one) >= SEVERAL]
    if question.asked is not Asked.AMOUNT or not listed:
        return ""
    for word, official in question.everyday:
        if len(word) > 1 and is_noun(word) and not any(one in text for one in (word, *official) for text in listed):
            return word
    return ""


def _amounts(one: Statement) -> int:
    return sum(fact.kind is FactKind.AMOUNT for fact in one.facts)
