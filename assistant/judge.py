"""Whether the evidence answers this question: its subject and what is asked for must both be there."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.ages import for_other_ages, for_this_age
from assistant.aspects import acts, heading_fits, text_fits
from assistant.calculate.asked import read_asked
from assistant.contraries import of_another
from assistant.counted import limit_of_number
from assistant.cover import Cover
from assistant.denial import denied, for_others
from assistant.evidence import FIGURES, Evidence, Finding, Statement, Sufficiency, statements
from assistant.family import family
from assistant.imprint import asked_of_document
from assistant.mention import asks_of_effect, asks_to_comment, speaks_of_document
from assistant.missing import missing
from assistant.question import OF_AGE, Asked, Question
from assistant.rare import telling_words
from assistant.stating import TIMES, asks_share, names_share, states
from assistant.sufficiency import Signals, least, probability
from assistant.weighing import weighing
from index.library import Hit, Library
from index.values import Clause, FactKind

__all__ = ["judge"]

RIVALS = 12  # hits of all cities that a city's own are held against
NEAREST = 3  # hits of a city whose cover and scores count
LOOKED_AT = 6  # hits whose sentences are weighed, unless a list is asked for
CERTAIN = 0.85  # probability from which evidence answers a question that reads like no question of policy
UNNAMED = 0.3  # the same where no city is named: each of many cities has a chance of looking right
TOLD = 0.05  # share of the words that say what a question is about which evidence must have, unless it is `SURE`
LISTED = 0.06  # probability from which a list is given: it shows several clauses as it is
MAYBE = 0.03  # probability from which evidence of the one city asked about is shown as the nearest there is
MAYBE_A_SUM = 0.08  # the same where an amount is asked for: that of something else is worse than none
SURE = 0.6  # probability from which evidence that has none of those words answers all the same
ABOVE = 0.6  # what a heading above the clause's own counts for
_QUOTED = re.compile(r"“([^“”]{4,})”")  # a heading named in quotation marks
_COUNTS = re.compile(
    r"[几多少]{1,2}\s*[个家条项名场次辆套人所座张户岁度]|数量|目标|面积|温度|how many|number of|temperature"
)
_ASKS_HOUR = re.compile(r"几点(?!折)|[什哪啥]么?个?时段|what time|what hours|opening hours", re.IGNORECASE)
_HOUR = re.compile(r"\d{1,2}[:：]\d{2}|\d{1,2}[时点](?!间)")
_NOTE = re.compile(r"(?:起草|编制|修订|制定)(?:情况|背景|过程)?的?说明")  # tells why, beside the text itself
_RUNS = re.compile(r"到(?:什么|啥|哪|几|何)|截止|截至|期限|为止|有效|until|expir|valid", re.IGNORECASE)
NUMBERED = frozenset({Asked.AMOUNT, Asked.WHEN, Asked.LOOKUP, Asked.LIST, Asked.COMPARE, Asked.WHO})
STATED = frozenset({Asked.AMOUNT, Asked.WHEN})  # kinds of question that a kind of fact answers
OTHER_AGES = 3.0  # standard deviations that a row for other ages than the asker's falls behind
STATING = 4  # hits among which a stating one is looked for
BEHIND = 1.2  # standard deviations that it may be behind the best
FOR_OTHERS = 3.0  # the same of the rule for all others, where the asker says not to be of those whom the best is for
AS_COVERING = 0.75  # share of the best one's cover that it must reach
HOUR_COVERING = 0.5  # the same where an hour is asked for: few clauses name one
_AREA, _LENGTH, _POWER, _ENERGY, _LAND, _WEIGHT = (
    frozenset(units.split())
    for units in ("平方米 平米 平", "米", "千瓦 瓦 兆瓦", "千瓦时 度", "亩 公顷", "公斤 吨 斤 千克")
)
MEASURES = {unit: units for units in (_AREA, _LENGTH, _POWER, _ENERGY, _LAND, _WEIGHT) for unit in units}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A hit with its cover and its rank: the search's own score, raised where the clause is the place to say it."""

    hit: Hit
    cover: float
    rank: float


def judge(question: Question, evidence: Evidence, library: Library) -> Evidence:
    """The evidence with its statements weighed, and for every city whether it answers."""
    cover = Cover(question, library)
    rivals: list[Hit] = []
    if evidence.findings:
        rivals = library.search(question.search_text, also=question.also, k=RIVALS, as_of=question.as_of)
    shares = cover.shares([whole(hit) for hit in rivals])
    covers = [(hit.document.city, share) for hit, share in zip(rivals, shares, strict=True)]
    return Evidence(
        tuple(
            _judged(question, finding, covers, cover, library)
            if question.of(finding.city) is question
            else judge(question.of(finding.city), Evidence((finding,)), library).findings[0]
            for finding in evidence.findings
        )
    )


def whole(hit: Hit) -> str:
    """A hit's headings and text, and what it names by number."""
    return " ".join((*hit.clause.path, hit.clause.text, hit.clause.referred()))


def _judged(
    question: Question, finding: Finding, covers: Sequence[tuple[str, float]], cover: Cover, library: Library
) -> Finding:
    if not finding.hits:
        return finding
    weighed = others_first(question, stating_first(question, weigh(question, finding.hits, cover)))
    deep = Asked.LIST in question.aspects or question.asked in (Asked.LIST, Asked.LOOKUP)
    kept = weighed if deep else weighed[:LOOKED_AT]
    groups = _supported([_together(question, row.hit, library) for row in kept], cover)
    found = replace(
        finding,
        hits=tuple(row.hit for row in kept),
        ranks=tuple(row.rank for row in kept),
        statements=groups,
        missing=missing(question, groups[0], whole(kept[0].hit), cover),
    )
    elsewhere = max((value for city, value in covers if city != finding.city), default=0.0)
    seen = signals(question, weighed, elsewhere)
    told = cover.telling([whole(row.hit) for row in weighed[:NEAREST]])
    enough = _sufficiency(question, found, seen, told)
    if enough is Sufficiency.NOT_DETERMINED and limit_of_number(question, groups[0], library):
        enough = Sufficiency.ANSWERS
    return replace(found, sufficiency=enough)


def weigh(question: Question, hits: Sequence[Hit], cover: Cover) -> list[Weighed]:
    """The hits with their cover, best first."""
    by, rows = weighing(), []
    said = f"{question.inquiry.text} {question.text}"
    told = read_asked(question.text, question.quantities).heads if question.quantities else ()
    texts = [whole(hit) for hit in hits]
    for hit, share, named in zip(hits, cover.shares(texts), telling_words(question, texts), strict=True):
        rank = hit.scores["fused"] + by.cover * share + by.rare * named
        own, above = hit.clause.heading, " ".join(hit.clause.path[1:-1])
        rank += by.heading * max(heading_fits(question, own), ABOVE * heading_fits(question, above))
        rank += by.wording * text_fits(question, hit.clause.text)
        rank -= by.preamble * (hit.clause.kind == "preamble")
        rank -= by.note * any(_NOTE.search(heading) for heading in hit.clause.path[1:])
        rank -= by.row * (hit.clause.kind == "row" and not _of_number(question))
        over = hit.clause.path[1:] if hit.clause.kind == "row" else (own,)  # which a row needs to say anything
        rank -= by.another * of_another(said, " ".join((*over, hit.clause.text)))
        rank += by.measure * _measures(question, hit.clause)
        rank -= OTHER_AGES * for_other_ages(hit.clause, told)
        rank -= by.closing * (hit.clause.kind == "closing" and not _of_effect(question))
        rows.append(Weighed(hit, share, rank))
    return sorted(rows, key=lambda row: -row.rank)


def _measures(question: Question, clause: Clause) -> bool:
    """Whether a clause says something of the measure that the asker gives (80平: 每平方米100元)."""
    given = {quantity.unit for quantity in question.quantities} & MEASURES.keys()
    units = {unit for fact in clause.facts for unit in (fact.unit, *fact.per.split("/"))}
    return any(units & MEASURES[unit] for unit in given)


def _of_number(question: Question) -> bool:
    """Whether a row of a table may answer: a number is asked for or given, or everything there is."""
    return bool(question.quantities or question.aspects & NUMBERED or question.asked in NUMBERED)


def _of_effect(question: Question) -> bool:
    """Whether closing words may answer: what is asked is a day, and no day of the reader's own business (几天到账)."""
    runs = bool(_RUNS.search(question.text)) or not acts(question.text)
    return Asked.STATUS in question.aspects or (Asked.WHEN in question.aspects and runs)


def stating_first(question: Question, weighed: list[Weighed]) -> list[Weighed]:
    """The same hits, led by the first that states the kind of fact asked for where the best does not.

    It must be near the best in rank and cover the question nearly as well: an article that names who is meant and the
    one after it that says how much stand side by side.
    """
    best = weighed[0]
    if question.asked not in STATED or _has(question, best.hit):
        return weighed
    above = [row for row in weighed[1:] if _holds(row.hit.clause, best.hit.clause)]
    share = HOUR_COVERING if _ASKS_HOUR.search(question.text) else AS_COVERING
    near = [row for row in weighed[1:STATING] if best.rank - row.rank < BEHIND and row.cover >= share * best.cover]
    row = next((row for row in (*above, *near) if _has(question, row.hit)), None)
    return [row, *(other for other in weighed if other is not row)] if row else weighed


def others_first(question: Question, weighed: list[Weighed]) -> list[Weighed]:
    """The same hits, led by the rule for all others where the best is for those whom the asker says not to be of."""
    best, words = weighed[0].hit.clause, denied(question.text)
    if not any(word in best.text for word in words) or for_others(words, best.text):
        return weighed
    beside = [r for r in weighed if r.hit.clause.path[:-1] == best.path[:-1] or _holds(best, r.hit.clause)]
    near = [r for r in beside if weighed[0].rank - r.rank < FOR_OTHERS]
    row = next((r for r in near if for_others(words, r.hit.clause.text)), None)
    return [row, *(other for other in weighed if other is not row)] if row else weighed


def _holds(clause: Clause, row: Clause) -> bool:
    """Whether `clause` is the one whose table has `row`: what it says holds for every row."""
    return row.kind == "row" and clause.document_id == row.document_id and clause.path == row.path[:-2]


def _has(question: Question, hit: Hit) -> bool:
    if question.asked is Asked.WHEN and _ASKS_HOUR.search(question.text):
        return bool(_HOUR.search(hit.clause.text))
    if question.asked is Asked.WHEN:
        return bool(hit.clause.terms) or any(fact.kind in TIMES for fact in hit.clause.facts)
    if asks_share(question.text):
        return names_share(hit.clause.text)
    counted = bool(_COUNTS.search(question.text))
    return any(fact.kind in FIGURES or (counted and fact.kind is FactKind.COUNT) for fact in hit.clause.facts)


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


def _supported(groups: Sequence[tuple[Statement, ...]], cover: Cover) -> tuple[tuple[Statement, ...], ...]:
    """The same statements with the share of the question that each covers."""
    shares = iter(cover.shares([_said(one) for group in groups for one in group]))
    return tuple(tuple(replace(one, support=next(shares)) for one in group) for group in groups)


def _said(one: Statement) -> str:
    """A statement with its heading and what it names by number, or goes on about (拒不改正的，处…)."""
    before = [reference.text for reference in one.clause.refers if reference.start < one.start]
    named = one.clause.referred(one.start, one.end) or "".join(before[-1:])
    return f"{one.clause.heading} {one.text} {named}"


def signals(question: Question, weighed: Sequence[Weighed], elsewhere: float) -> Signals:
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


def _sufficiency(question: Question, finding: Finding, seen: Signals, told: float) -> Sufficiency:
    of_document = (
        question.documents
        or asked_of_document(question)
        or ((question.asked is Asked.STATUS or asks_of_effect(question.text)) and speaks_of_document(question.text))
        or any(words in finding.best.clause.heading for words in _QUOTED.findall(question.text))
        or (finding.best.document.draft and asks_to_comment(question.text))
    )
    of_age = any(words == OF_AGE for _, words in question.everyday)
    if of_age and for_this_age(finding.best.clause, read_asked(question.text, question.quantities).heads):
        return Sufficiency.ANSWERS
    listed = Asked.LIST in question.aspects or question.asked is Asked.LOOKUP
    needed = CERTAIN if question.inquiry.doubtful else UNNAMED
    if question.cities and not question.inquiry.doubtful:
        needed = LISTED if listed else least()
    likely = probability(seen)
    if told == 1.0 and question.cities and any(heading_fits(question, h) for h in finding.best.clause.path[1:]):
        of_document = True  # 这些补贴怎么申请 names nothing else, and the heading does
    if not of_document and (likely < needed or (told < TOLD and likely < SURE)):
        alone = len(question.cities) == 1 and not question.uncovered and not question.inquiry.doubtful
        maybe = MAYBE_A_SUM if question.asked is Asked.AMOUNT else MAYBE
        return Sufficiency.NEAREST if alone and likely >= maybe else Sufficiency.NOTHING
    return Sufficiency.ANSWERS if states(question, finding.statements[0]) else Sufficiency.NOT_DETERMINED
