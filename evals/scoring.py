"""Scores answers against cases: what falls short of each, and how many hold by kind and persona."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from evals.cases import Case, Place
from evals.figures import fold, holds
from evals.promises import SourceText, broken_promises

__all__ = ["Share", "Verdict", "judge", "tally"]

# People read short answers: characters without spaces, notices not counted.
LONGEST = {"list": 1000, "compare": 1000, "lookup": 1000, "english": 900, "procedure": 600}
LONGEST_OF_OTHERS = 320

# Within these, a fragment that begins with one must not match behind another: "2." not in "12.", 三、 not in 十三、.
_NUMBERING = ("0123456789", "一二三四五六七八九十百")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one answer falls short of, and which promises it breaks."""

    case: Case
    short: tuple[str, ...]
    broken: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether everything expected holds and no promise is broken."""
        return not self.short and not self.broken


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a group's cases passed."""

    passed: int
    cases: int

    @property
    def ratio(self) -> float:
        """Between 0 and 1; 0 of an empty group."""
        return self.passed / self.cases if self.cases else 0.0


def judge(case: Case, answer: Answer, source_text: SourceText) -> Verdict:
    """Hold an answer against what its case expects and against the promises."""
    return Verdict(case, tuple(_short(case, answer)), tuple(broken_promises(answer, case, source_text)))


def tally(verdicts: Sequence[Verdict]) -> dict[str, Share]:
    """The share passed of all cases (`all`), of each kind and of each persona, worst first."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for verdict in verdicts:
        for group in ("all", verdict.case.kind, verdict.case.persona):
            groups[group].append(verdict.passed)
    shares = {group: Share(sum(passed), len(passed)) for group, passed in groups.items()}
    return dict(sorted(shares.items(), key=lambda row: (row[1].ratio, row[0])))


def _short(case: Case, answer: Answer) -> Iterable[str]:
    expect = case.expect
    text = "\n".join([answer.answer, *(notice.text for notice in answer.notices)])
    folded, kinds = fold(text), {notice.kind for notice in answer.notices}
    if expect.status and answer.status not in expect.status:
        yield f"status {answer.status}, wanted {' or '.join(expect.status)}"
    for figure in expect.figures:
        if not holds(figure, text):
            yield f"no figure {figure}"
    for group in expect.terms:
        if not any(fold(term) in folded for term in group):
            yield f"none of {'/'.join(group)}"
    for place in expect.cite:
        if not any(_is_place(citation, place) for citation in answer.citations):
            yield f"not cited: {place.city} {' > '.join(place.path)}"
    for term in expect.forbid:
        if _says(fold(term), folded):
            yield f"says {term}"
    for city in expect.forbid_city:
        if any(_bare(citation.city) == _bare(city) for citation in answer.citations):
            yield f"cites {city}"
    for kind in expect.notices:
        if kind not in kinds:
            yield f"no notice {kind}"
    length, limit = len(fold(answer.answer)), LONGEST.get(case.kind, LONGEST_OF_OTHERS)
    if length > limit:
        yield f"too long: {length} characters, at most {limit}"


def _is_place(citation: Citation, place: Place) -> bool:
    if place.city and _bare(place.city) != _bare(citation.city):
        return False
    path, start = fold(" > ".join(citation.path)), 0
    for fragment in map(fold, place.path):
        at = _find(fragment, path, start)
        if at < 0:
            return False
        start = at + len(fragment)
    return True


def _find(fragment: str, path: str, start: int) -> int:
    at = path.find(fragment, start)
    while at > 0 and any(fragment[0] in signs and path[at - 1] in signs for signs in _NUMBERING):
        at = path.find(fragment, at + 1)
    return at


def _says(term: str, text: str) -> bool:
    """A forbidden term stands in the text; 500元 does not stand in 1500元."""
    before = r"(?<![\d.])" if term[:1].isdigit() else ""
    after = r"(?!\d)" if before and term[-1].isdigit() else ""
    return re.search(before + re.escape(term) + after, text) is not None


def _bare(city: str) -> str:
    return fold(city).removesuffix("市")
