"""How something is done: the steps, papers, places and times of the section that sets them, in its order."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.aspects import heading_fits
from assistant.compose.choose import in_order, score
from assistant.cover import Cover
from assistant.evidence import FIGURES, Finding, Statement, of_clause
from assistant.question import Asked, Question
from index.library import Library
from index.numbering import read_label
from index.values import Clause

__all__ = ["asks_how", "steps"]

ROOM = 300  # characters
STEPS = 560  # characters that the numbered steps of one section may take: they are told whole
WORTH = 0.6  # share of the best sentence's worth that another must have
MOST = 7  # sentences
SEVERAL = 3  # sentences under headings that name a procedure from which they tell it alone
SECTION = 10  # clauses of one section that are read
ASKED, STEP = 0.5, 0.25  # what a sentence gains that states what is asked for, or any step
FOR_ALL = 0.3  # what one gains in a clause on applying for whatever the document gives
MANY = 0.12  # for each of the papers, places or steps that it names, where it names several
PLACED = 0.4  # the same for standing under a heading that names a procedure
LOOKED_AT = 10  # sentences whose sections are looked at for numbered steps
NEAR = 1.3  # standard deviations by which another clause that tells how may be behind
_GENERAL = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[条章节]\s*)?[（(\d一二三四五六七八九十）).、．\s]*(?:申请|申报|申领|办理|领取)(?:[与和及]?(?:受理|流程|程序|方式|渠道|材料|办法|要求))?(?:[。\s…]|$)"
)
_ITEM = re.compile(r"[（(]?\d{1,2}[）)、．.]|[（(][一二三四五六七八九十]{1,2}[）)]|第[一二三四五六七八九十\d]+步|步骤")
_NAMED = re.compile(r"步骤|流程|程序|顺序|(?:申请|申报|办理|报名|申领)(?:方式|方法|办法|手续|环节)?(?:$|[。：:])")
_ONE_BY_ONE = re.compile(r"一步|步骤|流程|顺序|程序|先.{1,6}后|怎么走|环节|step", re.IGNORECASE)
_TROUBLE = re.compile(r"(?:不|没|没有|被|丢|坏|忘)[^，。？]{1,10}(?:怎么办|咋办|咋整|怎么弄)")  # 一层不同意怎么办
_CONDITIONS = re.compile(r"条件|对象|范围|情形|资格|哪些(?:人|企业|单位)|标准")
_STEP = re.compile(
    r"\s*(?:答[：:]\s*)?(?:第[一二三四五六七八九十\d]+步|步骤[一二三四五六七八九十\d]|[一二三四五六七八九十]是|[（(]?\d{1,2}[）)、．.](?!\d)|[①-⑩])"
)
_DATA = Path(__file__).parents[1] / "data" / "procedure.toml"


@dataclass(frozen=True, slots=True)
class _Facet:
    name: str
    asks: re.Pattern[str]
    text: re.Pattern[str]


@cache
def _facets() -> tuple[_Facet, ...]:
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))["facet"]
    return tuple(_Facet(row["name"], re.compile(row["asks"], re.IGNORECASE), re.compile(row["text"])) for row in rows)


def asks_how(question: Question) -> bool:
    """Whether the question asks how something is done: the steps, or several of the papers, the place, the days."""
    if _TROUBLE.search(question.text):
        return False
    several = Asked.PROCEDURE in question.aspects and sum(bool(f.asks.search(question.text)) for f in _facets()) > 1
    return question.asked is Asked.PROCEDURE or several


def steps(question: Question, finding: Finding, library: Library) -> list[Statement]:
    """The sentences that tell how, in the order of the text; empty where the best clauses tell nothing of it."""
    general = _of_all(finding.best.clause, library)
    pool = _pool(question, finding, library, general if asks_how(question) else ())
    asked = [facet for facet in _facets() if facet.asks.search(question.text)]
    telling = [one for one in pool if any(facet.text.search(one.text) for facet in _facets())]
    placed = [one for one in telling if _placed(one, question)]
    if len(placed) >= SEVERAL:  # a section tells it: others count only for what is asked and it does not say
        open_ = [facet for facet in asked if not any(facet.text.search(one.text) for one in placed)]
        telling = [one for one in telling if one in placed or any(facet.text.search(one.text) for facet in open_)]
    if not telling:
        return []
    worth = {one: _worth(one, question, asked, one.clause in general) for one in telling}
    order = sorted(telling, key=lambda one: -worth[one])
    first = [one for facet in asked for one in [one for one in order if facet.text.search(one.text)][:1]]
    colons = [one for one in telling if one.text.rstrip().endswith(("：", ":"))]
    leads = {one.clause.path for one in colons if any(facet.text.search(one.text) for facet in asked)}
    first += [one for one in pool if one.clause.path[:-1] in leads]  # what a lead-in is about, item by item
    papers = any(facet.name == "papers" for facet in asked)  # they stand in a list of their own
    whole = asks_how(question) and (not papers or bool(_ONE_BY_ONE.search(question.text)))
    if whole and (numbered := _all_steps(order, pool, question)):
        return numbered
    first += _numbered(order[0], placed)
    chosen: list[Statement] = []
    room = ROOM
    for one in dict.fromkeys((*first, *(one for one in order if worth[one] >= WORTH * worth[order[0]]))):
        if len(chosen) < MOST and (len(one.text) <= room or not chosen):
            chosen.append(one)
            room -= len(one.text)
    return in_order(chosen)


def _all_steps(order: Sequence[Statement], pool: Sequence[Statement], question: Question) -> list[Statement]:
    """All steps of the best section that numbers them (1.…2.…, 第一步…, 步骤1…, 一是…二是…), none left out.

    Empty where no section does, or they take more room than an answer has.
    """
    for best in order[:LOOKED_AT]:
        within = [one for one in pool if one.clause.id == best.clause.id]
        numbered = [bool(_STEP.match(one.text)) for one in within]
        named = heading_fits(question, best.clause.path[-1]) or _NAMED.search(best.clause.path[-1])
        named = named or any("步" in one.text[:5] for one in within if _STEP.match(one.text))
        named = named and not _CONDITIONS.search(best.clause.path[-1])
        steps = within[numbered.index(True) :] if sum(numbered) > 2 and named else []
        if not steps:
            above = best.clause.path[:-1]
            beside = [one for one in pool if one.clause.path[:-1] == above and _ITEM.match(_label(one))]
            told = any(heading_fits(question, heading) or _NAMED.search(heading) for heading in above[1:])
            told = told or any(one.clause.path == above and _NAMED.search(one.text) for one in pool)
            told = told and not _CONDITIONS.search(above[-1])
            parents = {one.clause.path[:-1] for one in pool}
            plain = not any(one.clause.path in parents or _STEP.match(one.text) for one in beside)
            steps = beside if best in beside and told and plain and len({one.clause.id for one in beside}) > 2 else []
        if steps and sum(len(one.text) for one in steps) <= STEPS:
            return in_order(list(dict.fromkeys(steps)))
    return []


def _label(one: Statement) -> str:
    return one.clause.path[-1].lstrip("-•· ")


def _numbered(best: Statement, placed: Sequence[Statement]) -> list[Statement]:
    """The numbered sentences beside the best one, else those of the first clause that has some."""
    items = [one for one in placed if (label := read_label(one.text.lstrip("-•· "))) and label.style != "article"]
    held = next((one.clause.id for one in items if one.clause.id == best.clause.id), "") or (
        items[0].clause.id if items else ""
    )
    return [one for one in items if one.clause.id == held]


def _worth(one: Statement, question: Question, asked: Sequence[_Facet], general: bool) -> float:
    states = any(facet.text.search(one.text) or facet.text.search(one.clause.heading) for facet in asked)
    named = max((len(set(facet.text.findall(one.text))) for facet in asked), default=0)  # a list of papers names many
    listed = MANY * min(named, MOST) if named > 2 else 0.0
    whole = FOR_ALL * general
    return score(one, question) + listed + (ASKED if states else STEP) + whole + PLACED * _placed(one, question)


def _placed(one: Statement, question: Question) -> float:
    """How well the headings above a sentence name a procedure, 0 to 1."""
    return max((heading_fits(question, heading) for heading in one.clause.path[1:]), default=0.0)


def _pool(question: Question, finding: Finding, library: Library, general: Collection[Clause]) -> list[Statement]:
    """The sentences of the best clause, its section where that tells how, clauses as near that do, and of `general`."""
    best = finding.best
    clauses = {best.clause.id: best.clause} | {one.clause.id: one.clause for one in finding.statements[0]}
    for hit, rank in zip(finding.hits, finding.ranks, strict=False):
        behind = finding.ranks[0] - rank
        tells = any(heading_fits(question, heading) for heading in hit.clause.path[1:]) or _tells(question, hit.clause)
        if hit.document.id == best.document.id and tells and behind <= NEAR:
            clauses |= {clause.id: clause for clause in (hit.clause, *_section(question, hit.clause, library))}
    clauses |= {clause.id: clause for clause in general}
    known = {(one.clause.id, one.start): one for group in finding.statements for one in group}
    like = finding.statements[0][0] if finding.statements and finding.statements[0] else None
    if like is None:
        return []
    held = [one for clause in clauses.values() for one in of_clause(like, clause)]
    fresh = [one for one in held if (one.clause.id, one.start) not in known]
    near = library.sentence_similarities(question.search_text, [one.text for one in fresh])
    shares = Cover(question, library).shares([f"{one.clause.heading} {one.text}" for one in fresh])
    made = {
        (one.clause.id, one.start): Statement(one.clause, one.document, one.start, one.end, one.span, value, share)
        for one, value, share in zip(fresh, near, shares, strict=True)
    }
    both = known | made
    return [both[one.clause.id, one.start] for one in held if not one.only_units]


def _of_all(best: Clause, library: Library) -> list[Clause]:
    """The clauses that tell how to apply for what `best` gives, by their own heading or the one above.

    One in another section that gives something itself (一、殡葬 > （四）办理方式) tells it for that section alone.
    """
    held = library.clauses(best.document_id)
    found = []
    for clause in held:
        above = clause.path[-2] if len(clause.path) > 2 else ""
        section = clause.path[:-1] if _GENERAL.match(clause.heading) else clause.path[:-2]
        if section == clause.path[:-2] and not (above and clause.kind != "row" and _GENERAL.match(above)):
            continue
        within = section == best.path[: len(section)]
        if within or not any(one.path[: len(section)] == section and _gives(one) for one in held):
            found.append(clause)
    return found


def _gives(clause: Clause) -> bool:
    return any(fact.kind in FIGURES for fact in clause.facts)


def _tells(question: Question, clause: Clause) -> bool:
    """Whether a clause without such a heading states what is asked for, and a step."""
    asked = [facet for facet in _facets() if facet.asks.search(question.text)]
    return bool(asked) and all(facet.text.search(clause.text) for facet in (*asked, _facets()[-1]))


def _section(question: Question, clause: Clause, library: Library) -> list[Clause]:
    """The clauses beside `clause` under a heading that names a procedure (五、申请办理)."""
    above = clause.path[:-1]
    if len(above) < 2 or not heading_fits(question, above[-1]):
        return []
    held = library.clauses(clause.document_id, clause.order - SECTION, clause.order + SECTION)
    return [other for other in held if other.path[:-1] == above and other.kind == "clause"]
