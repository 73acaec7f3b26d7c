"""Lists: every measure on the subject in one city, a line and a citation each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.compose.choose import in_order, ranked, readable, score
from assistant.compose.compare import shortened
from assistant.cover import Cover, frame_words
from assistant.draft import Part
from assistant.evidence import Finding, Statement
from assistant.messages import message
from assistant.question import Asked, Question
from assistant.retrieve import is_header
from assistant.suggest import subject_of
from index.library import Library

__all__ = ["list_parts"]

BUDGET = 860  # characters of a list
MOST = 9  # lines of a list
LINE = 150  # characters of one line in it
OF_EACH = 3  # statements of one clause in a list over several
_STEPS = re.compile(r"流程|程序|申请方式|申报|办理|资金管理|监督|附则")
_COUNTED = re.compile(r"\s*[一二三四五六七八九十]是(?![否不])")
AHEAD = 1.0  # standard deviations by which one clause is the answer by itself
ITEMS = 3  # statements that make a list of one clause
CLOSE = 0.6
AS_NAMED = 0.95  # share of what the best heading covers from which one above it is as well named
HEADING = 0.8  # a heading that covers this share of what the best sentence covers is what the question names


def list_parts(question: Question, finding: Finding, library: Library) -> list[Part]:
    """The statements on the subject over several clauses, in the order of the text, headed by how many there are."""
    chosen = in_order(
        _enumerated(finding)
        or _under_heading(question, finding, library)
        or _of_one(question, finding)
        or _on_subject(question, finding)
    )
    if len(chosen) == 1:
        return [Part(readable(chosen[0]), (chosen[0],))]
    lines = [Part(f"{n}. {_line(one)}", (one,)) for n, one in enumerate(chosen, 1)]
    return [Part(message(question.language, "compose.listed", count=len(lines))), *lines] if lines else []


def _line(statement: Statement) -> str:
    """The statement under its clause's heading, shortened."""
    heading = subject_of(statement.clause, with_verb=True)
    text = shortened(readable(statement), LINE)
    return text if text.startswith(heading[:6]) or len(heading) > 22 else f"{heading}：{text}"


def _enumerated(finding: Finding) -> list[Statement]:
    """All that the best clause counts up (一是…二是…三是…), where it does."""
    counted = [one for one in finding.statements[0] if _COUNTED.match(one.text)]
    return _within(counted, BUDGET) if len(counted) >= ITEMS else []


def _under_heading(question: Question, finding: Finding, library: Library) -> list[Statement]:
    """One statement of every clause under a heading that the question names (农村消费 → its four items)."""
    headings = list(
        {
            (hit.document.id, hit.clause.path[: depth + 1])
            for hit in finding.hits[:8]
            for depth in range(1, len(hit.clause.path) - 1)
        }
    )
    if not headings:
        return []
    shares = Cover(question, library).shares([heading[1][-1] for heading in headings])
    covers = dict(zip(headings, shares, strict=True))
    most = max(covers.values())
    best = min(
        (h for h in covers if covers[h] >= AS_NAMED * most), key=lambda heading: (len(heading[1]), -covers[heading])
    )
    top = max((one.support for group in finding.statements for one in group), default=0.0)
    if covers[best] < max(0.25, HEADING * top):
        return []
    document = next(hit.document for hit in finding.hits if hit.document.id == best[0])
    held = [clause for clause in library.clauses(document.id) if clause.path[: len(best[1])] == best[1]]
    under = [clause for clause in held if not is_header(clause)]
    if Asked.AMOUNT not in question.aspects:  # what there is, not how much of it: a table's rows go with their lead
        under = [clause for clause in under if clause.kind != "row"] or under
    said = [
        [Statement(clause, document, one.start, one.end, one.span, 0.0) for one in clause.sentences] for clause in under
    ]
    if Asked.AMOUNT in question.aspects:
        figures = [one for group in said for one in ([f for f in group if f.has_figure] or group[:1])]
        if figures and sum(len(_line(one)) + 6 for one in figures) <= BUDGET and len(figures) <= MOST:
            return figures
    return _within([group[0] for group in said if group], BUDGET)


def _of_one(question: Question, finding: Finding) -> list[Statement]:
    """The items of one clause where that clause is the answer by far, of sums those with one; empty otherwise."""
    items = [one for one in finding.statements[0] if not one.only_units and not one.text.endswith(("：", ":"))]
    ahead = len(finding.ranks) < 2 or finding.ranks[0] - finding.ranks[1] >= AHEAD
    if not ahead or len(items) < ITEMS:
        return []
    priced = [one for one in items if one.has_figure]
    return _within(priced if Asked.AMOUNT in question.aspects and len(priced) > 1 else items, BUDGET)


def _on_subject(question: Question, finding: Finding) -> list[Statement]:
    groups = [
        [one for one in group if not one.only_units]
        for hit, group in zip(finding.hits, finding.statements, strict=False)
        if hit.clause.kind in ("clause", "row") and not _STEPS.search(hit.clause.heading)
    ]
    if Asked.AMOUNT in question.aspects and any(one.has_figure for group in groups for one in group):
        groups = [[one for one in group if one.has_figure] for group in groups]
    groups = [group for group in groups if group]
    if not groups:
        return []
    if not _says_what(question):  # 有哪些补贴: all of them, the first figure of each
        return _within([next((one for one in group if one.has_figure), group[0]) for group in groups], BUDGET)
    best = max(score(one, question) for group in groups for one in group)
    top = max(one.support for group in groups for one in group)
    kept: list[Statement] = []
    for group in groups:
        order = ranked(group, question)
        if score(order[0], question) >= CLOSE * best and order[0].support >= 0.55 * top:
            near = [one for one in order if score(one, question) >= CLOSE * score(order[0], question)]
            kept += near[:OF_EACH]
    kept.sort(key=lambda one: -score(one, question))
    return _within(_spread(kept), BUDGET)


def _says_what(question: Question) -> bool:
    """Whether any word of the question says what its measures are for."""
    return any(len(word) > 1 and word not in frame_words() for word in question.query.split())


def _spread(order: Iterable[Statement]) -> list[Statement]:
    """The same statements, the best of every clause before the second of any."""
    rank: dict[str, int] = {}
    keyed = []
    for at, statement in enumerate(order):
        rank[statement.clause.id] = rank.get(statement.clause.id, -1) + 1
        keyed.append((rank[statement.clause.id], at, statement))
    return [statement for _, _, statement in sorted(keyed, key=lambda row: row[:2])]


def _within(statements: Iterable[Statement], budget: int) -> list[Statement]:
    kept: list[Statement] = []
    for statement in statements:
        if len(kept) == MOST:
            break
        length = len(_line(statement)) + 6
        if length <= budget:
            kept.append(statement)
            budget -= length
    return kept
