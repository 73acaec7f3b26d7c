"""Questions that this corpus can answer: examples for a city, and what to ask next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from assistant.evidence import Evidence
from assistant.messages import message
from assistant.place_names import romanised
from assistant.question import Asked, Question
from index.library import Library
from index.numbering import read_label
from index.values import Clause, FactKind

__all__ = ["examples", "suggestions"]

_VERB = re.compile(
    r"^(?:加力扩围实施|持续|积极|大力|进一步|稳定|全面|着力|加快|深入|切实|支持|鼓励|开展|促进|推动|加强|提升|提振|优化|落实|举办|组织|完善|健全|扩大|发展|培育|做好|激发|实施|引导|推进|加大|强化|提高|释放|降低|激活|拓宽|打造|丰富|壮大|简化|发放)+"
)
_EMPTY = re.compile(r"指导思想|总体|目标|组织|领导|保障|原则|要求|宣传|职责|附则|总则|考核|督[导查]")  # say no measure
SEEN = 500  # clauses of a city that its examples are taken from
ASKED = ((FactKind.CAP, "amount"), (FactKind.RATE, "amount"), (FactKind.AMOUNT, "amount"), (FactKind.UNIT, "who"))


def subject_of(clause: Clause, *, with_verb: bool = False) -> str:
    """What a clause is about, from its heading: `消费品以旧换新` of `（十五）加力扩围实施消费品以旧换新`."""
    label = read_label(clause.heading)
    words = clause.heading[label.length if label else 0 :].rstrip("…")
    return words if with_verb else _VERB.sub("", words) or words


def has_heading(clause: Clause) -> bool:
    """Whether the clause has a heading of its own, not just its first words."""
    words = subject_of(clause, with_verb=True)
    return not (clause.text.startswith(words[:8]) or words.startswith(("问", "Q")) or _EMPTY.search(words))


def examples(library: Library, city: str = "", count: int = 6) -> list[str]:
    """Up to `count` questions that the clauses of `city` (or of all cities in turn) answer."""
    cities = [city] if city else list(library.cities)
    found: list[str] = []
    queues: list[list[str]] = []
    for name in cities:  # the first of each; with many cities most are never looked at
        if len(found) == count:
            return found
        queues.append(_questions(library, name))
        found += queues[-1][:1]
    for place in range(1, count):
        found += [queue[place] for queue in queues if place < len(queue)]
    return found[:count]


def _questions(library: Library, city: str) -> list[str]:
    held = (clause for one in library.documents if one.city == city for clause in library.clauses(one.id, 0, SEEN))
    clauses = [
        clause
        for clause in islice(held, SEEN)
        if clause.kind == "clause" and 3 <= len(subject_of(clause)) <= 14 and has_heading(clause)
    ]
    ordered = sorted(clauses, key=lambda clause: (-_worth(clause), clause.order))
    return [_question(clause, city, "zh") for clause in ordered[:12]]


def _worth(clause: Clause) -> int:
    kinds = {fact.kind for fact in clause.facts}
    return 3 * (FactKind.CAP in kinds) + 2 * (FactKind.RATE in kinds) + (FactKind.AMOUNT in kinds)


def _question(clause: Clause, city: str, language: str, but: str = "") -> str:
    kinds = {fact.kind for fact in clause.facts}
    key = next((name for kind, name in ASKED if kind in kinds and name != but), "what")
    place = romanised(city) if language == "en" else city
    return message(language, f"suggest.{key}", city=place, subject=subject_of(clause, with_verb=True))


def suggestions(question: Question, evidence: Evidence) -> tuple[str, ...]:
    """What to ask next: the same clause from another side, and the neighbours that were found."""
    found: list[str] = []
    for finding in evidence.findings[:3]:
        for at, hit in enumerate(finding.hits[:3]):
            if hit.clause.kind == "clause" and has_heading(hit.clause) and 3 <= len(subject_of(hit.clause)) <= 16:
                but = question.asked.value if at == 0 and question.asked in (Asked.WHO, Asked.AMOUNT) else ""
                found.append(_question(hit.clause, finding.city, question.language, but))
    return tuple(_unlike(dict.fromkeys(found), question.inquiry.text))[:3]


def _unlike(questions: Iterable[str], asked: str) -> Iterable[str]:
    return (question for question in questions if question != asked)
