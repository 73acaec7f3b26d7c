"""What a household pays for what it used, under the tiers that a document sets for it (阶梯水价, 阶梯气价)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.calculate import wording
from assistant.calculate.asked import read_asked
from assistant.calculate.choose import shared_pairs
from assistant.calculate.progressive import Band, in_bands
from assistant.calculate.table import Row
from assistant.calculate.usage import UNITS, tiers_of_rows, tiers_of_text
from assistant.compose.passages import Passage
from assistant.compose.tabled import Tabled
from assistant.contraries import of_another
from assistant.evidence import Finding, Statement, of_clause
from assistant.question import Question
from index.facts import read_facts
from index.library import Library
from index.numerals import Quantity, parse_number
from index.outline import HEADER_JOINT, row_cells
from index.values import Clause

__all__ = ["tiered"]

NEAR = 60  # clauses before and behind the best one within which its document is looked through
_ASKS = re.compile(r"多少|几(?:钱|块|元)|费|how much", re.IGNORECASE)
_BY_TIERS = re.compile(r"阶梯|分[一二三四\d]?[级档]|第[一二三]?[级档]|超[出过]部分")
_YEAR = re.compile(r"年用|年度|全年|每年|一年|去年|今年|按年|年电量|年水量|年气量")
_MONTH = re.compile(r"月用|每月|一个?月|个月|按月|月电量|月水量|月气量|这月|本月|当月")
_NOT_USUAL = re.compile(
    r"低保|特困|优抚|困难|合表|商铺|商户|商用|商业|公司|[^，。；]店|饭馆|餐馆|厂|单位|学校|企业|非居民|壁挂炉|采暖|取暖|峰谷|峰时|谷时"
)
_MORE_PEOPLE = re.compile(r"(?P<n>\d+|[一二三四五六七八九])(?:人|口)[^。；]{0,16}每(?:增加|多)(?:1|一)?[人口]")


@dataclass(frozen=True, slots=True)
class _Tiers:
    """Tiers with the passage that they stand in, what is said above and beside them, and in which unit they are."""

    unit: str
    bands: Sequence[Band]
    passage: Passage
    span: tuple[int, int]
    context: str


def tiered(question: Question, finding: Finding, library: Library) -> Tabled | None:
    """The price of what the question says was used, or `None`."""
    used = [q for q in question.quantities if q.unit in UNITS and q.value > 1]
    best = next((group[0] for group in finding.statements if group), None)
    if len(used) != 1 or best is None or not _ASKS.search(question.text) or _NOT_USUAL.search(question.text):
        return None
    order = best.clause.order
    clauses = library.clauses(best.clause.document_id, max(0, order - NEAR), order + NEAR)
    fitting = [t for t in _all(best, clauses) if _fits(t, question, used[0])]
    most = max((shared_pairs(question.text, t.context) for t in fitting), default=0)
    nearest = [t for t in fitting if shared_pairs(question.text, t.context) == most]
    if len(nearest) != 1 or _more_people(question, clauses, nearest[0]):
        return None
    one = nearest[0]
    say = wording("en" if question.language == "en" else "zh")
    return Tabled(in_bands(one.bands, used[0].value, one.unit, one.span, say), one.passage)


def _fits(tiers: _Tiers, question: Question, used: Quantity) -> bool:
    """Whether tiers are of what was used, in its unit (a 吨 of water is a 立方米) and for as long."""
    unit = UNITS[used.unit]
    same = unit == tiers.unit or ({unit, tiers.unit} == {"吨", "立方米"} and "水" in question.text)
    said = " ".join((question.text, *(word for _, official in question.everyday for word in official)))
    if not same or not shared_pairs(said, tiers.context) or of_another(said, tiers.context):
        return False
    asked = {p for p in (_YEAR, _MONTH) if p.search(question.text)}
    told = {p for p in (_YEAR, _MONTH) if p.search(tiers.context)}
    return bool(_BY_TIERS.search(tiers.context)) and (not asked or not told or bool(asked & told))


def _all(like: Statement, clauses: Sequence[Clause]) -> Iterator[_Tiers]:
    tables: dict[tuple[str, ...], list[Clause]] = {}
    for clause in clauses:
        if clause.kind == "row":
            tables.setdefault((*clause.path[:-2], clause.path[-1]), []).append(clause)
        else:
            yield from _in_sentences(like, clause)
    for path, rows in tables.items():
        titles = path[-1].split(HEADER_JOINT)
        passage = Passage.of([s for c in rows for s in of_clause(like, c)[:1]], [])
        read = [
            Row(start, s.text, tuple(row_cells(s.text)))
            for s, start in zip(passage.statements, passage.starts, strict=True)
        ]
        read = [row for row in read if row.cells != tuple(titles)]
        if len(titles) > 1 and all(len(row.cells) == len(titles) for row in read):
            unit, bands = tiers_of_rows(titles, read)
            lead = " ".join(c.text for c in clauses if c.kind != "row" and c.path == path[:-1])
            if bands:
                context = " ".join((*path[1:], lead))
                yield _Tiers(unit, bands, passage, (read[0].start, len(passage.text)), context)


def _in_sentences(like: Statement, clause: Clause) -> Iterator[_Tiers]:
    passage = Passage.of(of_clause(like, clause), [])
    for unit, bands, span in tiers_of_text(passage.text, read_facts(passage.text)):
        yield _Tiers(unit, bands, passage, span, " ".join((*clause.path[1:], passage.text)))


def _more_people(question: Question, clauses: Sequence[Clause], tiers: _Tiers) -> bool:
    """Whether larger households get more of each tier, and the question tells of one."""
    people = read_asked(question.text, question.quantities).head("人")
    section = tiers.passage.statements[0].clause.path[:2]
    told = [m for c in clauses if c.path[:2] == section for m in _MORE_PEOPLE.finditer(c.text)]
    least = [n for m in told if (n := parse_number(m["n"])) is not None]
    return people is not None and bool(least) and people.value >= min(least)
