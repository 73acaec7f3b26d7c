"""Whether the evidence answers this question: its subject and what is asked for must both be there."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.aspects import heading_fits, text_fits
from assistant.evidence import FIGURES, Evidence, Finding, Statement, Sufficiency, statements
from assistant.family import family
from assistant.question import Asked, Question
from assistant.sufficiency import Signals, least, probability
from index.late_interaction import Coverage
from index.library import Hit, Library
from index.tokenise import domain_words
from index.values import FactKind

__all__ = ["judge"]

_DATA = Path(__file__).with_name("data") / "judge.toml"
RIVALS = 12  # hits of all cities that a city's own are held against
NEAREST = 3  # hits of a city whose cover and scores count
NEAR = 0.6  # a statement that covers this share of what the best one does is on the same subject
LOOKED_AT = 6  # hits whose sentences are weighed, unless a list is asked for


@dataclass(frozen=True, slots=True)
class Thresholds:
    """See `data/judge.toml`."""

    ignore: float
    frame: float
    heading: float
    wording: float
    preamble: float
    cover: float


@cache
def thresholds() -> Thresholds:
    """The thresholds in force."""
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return Thresholds(**{name: value for name, value in rows.items() if name != "answers"})


def judge(question: Question, evidence: Evidence, library: Library) -> Evidence:
    """The evidence with its statements weighed, and for every city whether it answers."""
    rivals = library.search(question.search_text, k=RIVALS, as_of=question.as_of) if evidence.findings else []
    covers = [(hit.document.city, cover(question, hit, library)) for hit in rivals]
    return Evidence(tuple(_weigh(question, finding, covers, library) for finding in evidence.findings))


def _weigh(
    question: Question, finding: Finding, covers: Sequence[tuple[str, float]], library: Library
) -> Finding:
    if not finding.hits:
        return finding
    weighed = [_Weighed.of(question, hit, library) for hit in finding.hits]
    weighed.sort(key=lambda one: -one.rank)
    deep = Asked.LIST in question.aspects or question.asked in (Asked.LIST, Asked.LOOKUP)
    kept = weighed if deep else weighed[:LOOKED_AT]
    groups = tuple(
        tuple(_supported(question, one, library) for one in _together(question, row.hit, library)) for row in kept
    )
    seen = signals(question, weighed, max((value for city, value in covers if city != finding.city), default=0.0))
    found = replace(
        finding,
        hits=tuple(row.hit for row in kept),
        ranks=tuple(row.rank for row in kept),
        statements=groups,
        missing=_missing(question, kept[0].hit),
    )
    return replace(found, sufficiency=_sufficiency(question, found, seen))


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A hit with its cover and its rank: the search's own score, raised where the clause is the place to say it."""

    hit: Hit
    cover: float
    rank: float

    @classmethod
    def of(cls, question: Question, hit: Hit, library: Library) -> _Weighed:
        limits, share = thresholds(), cover(question, hit, library)
        rank = hit.scores["fused"] + limits.cover * share
        rank += limits.heading * heading_fits(question, hit.clause.heading)
        rank += limits.wording * text_fits(question, hit.clause.text)
        rank -= limits.preamble * (hit.clause.kind == "preamble")
        return cls(hit, share, rank)


def _together(question: Question, hit: Hit, library: Library) -> tuple[Statement, ...]:
    """The statements of a hit's clause and of the clauses that are read with it."""
    own = statements(hit)
    others = [clause for clause in family(hit.clause, library) if clause.id != hit.clause.id]
    if not others:
        return own
    found = [
        Statement(clause, hit.document, sentence.start, sentence.end, sentence.span, 0.0)
        for clause in others
        for sentence in clause.sentences
    ]
    near = library.sentence_similarities(question.search_text, [one.text for one in found])
    extra = [replace(one, similarity=value) for one, value in zip(found, near, strict=True)]
    return tuple(sorted((*own, *extra), key=lambda one: (one.clause.order, one.start)))


def cover(question: Question, hit: Hit, library: Library) -> float:
    """The share of the question's weight that a clause with its headings covers."""
    return covered(question, " ".join((*hit.clause.path, hit.clause.text)), library)


def _supported(question: Question, statement: Statement, library: Library) -> Statement:
    return replace(statement, support=covered(question, f"{statement.clause.heading} {statement.text}", library))


def covered(question: Question, text: str, library: Library) -> float:
    """The share of the question's weight that `text` covers, each everyday word as typed or as officially named."""
    words = library.coverage(question.query, text)
    for everyday, official in question.everyday:
        official = tuple(word for word in official if word not in _frame_words()) or official
        best = max((support(library.coverage(word, text)) for word in official), default=0.0)
        similarity = thresholds().ignore + best * (1.0 - thresholds().ignore)
        words = tuple(
            replace(word, similarity=max(word.similarity, similarity)) if word.token in everyday else word
            for word in words
        )
    return support(words)


def support(coverage: Iterable[Coverage]) -> float:
    """The share of the question's weight that is covered, 0 to 1; words that any measure shares, and
    single characters, weigh little."""
    limits, frame = thresholds(), _frame_words()
    rows = [
        (word.weight * (limits.frame if word.token in frame or len(word.token) == 1 else 1.0), word.similarity)
        for word in coverage
    ]
    total = sum(weight for weight, _ in rows)
    if not total:
        return 0.0
    return sum(weight * max(0.0, near - limits.ignore) / (1.0 - limits.ignore) for weight, near in rows) / total


@cache
def _frame_words() -> frozenset[str]:
    lines = (_DATA.with_name("frame_words.txt")).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def signals(question: Question, weighed: Sequence[_Weighed], elsewhere: float) -> Signals:
    """The signals of a city's hits, best first; `elsewhere` is the best cover in any other city."""
    near = weighed[:NEAREST]
    here = max(row.cover for row in near)
    best = {name: max(row.hit.scores[name] for row in near) for name in ("sentence", "similarity", "late", "bm25")}
    return Signals(
        here=here,
        elsewhere=elsewhere,
        lead=max(0.0, elsewhere - here),
        sentence=best["sentence"],
        similarity=best["similarity"],
        late=best["late"],
        bm25=math.log1p(max(0.0, best["bm25"])),
        gap=weighed[0].rank - (weighed[3].rank if len(weighed) > 3 else 0.0),
        brief=1.0 / max(1, len(question.query.split())),
    )


def _sufficiency(question: Question, finding: Finding, seen: Signals) -> Sufficiency:
    if not question.documents and probability(seen) < least():
        return Sufficiency.NOTHING
    return Sufficiency.ANSWERS if _states(question, finding.statements[0]) else Sufficiency.NOT_DETERMINED


def _states(question: Question, group: Sequence[Statement]) -> bool:
    """Whether the statements on the subject have the kind of fact that is asked for; a lead-in's items all count."""
    if question.asked is not Asked.AMOUNT:
        return True
    top = max((statement.support for statement in group), default=0.0)
    led = len({statement.clause.id for statement in group}) > 1
    wanted = FIGURES | {FactKind.COUNT}
    return any(
        fact.kind in wanted
        for statement in group
        if led or statement.support >= NEAR * top
        for fact in statement.facts
    )


def _missing(question: Question, hit: Hit) -> tuple[str, ...]:
    """Official words of the question that the clause does not have, though it has ones near to them."""
    everyday = "".join(word for word, _ in question.everyday)
    return tuple(
        word.token
        for word in hit.coverage
        if 0.3 < word.similarity < 0.9
        and word.token not in everyday
        and word.token in domain_words()
        and word.token not in _frame_words()
        and word.token not in hit.clause.text
    )
