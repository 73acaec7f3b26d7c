"""What the operators' pages show: documents, questions, use, quality."""

from __future__ import annotations

import datetime as dt
import json
import re
import statistics
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from assistant.settings import ROOT
from index.library import Library
from index.standing import document_standing
from index.values import Document, Standing
from web.operators.charts import bars
from web.operators.publishing import Inspection
from web.records import Records
from web.words import say

__all__ = ["document_rows", "quality", "ranked", "report", "use"]

_DAYS = 30
_SLOW = 0.95
_RECORD = ROOT / "evals" / "records.jsonl"
_MOST = 50
# The words for what a reader asks to be checked are those of `wence inspect`, read as data: nothing of it is imported.
_CHECKS = ROOT / "wence" / "inspection_words.toml"


def document_rows(library: Library, day: dt.date) -> list[dict[str, Any]]:
    """Each document with its standing and counts, and the totals by standing last."""
    rows = []
    for document in library.documents:
        clauses = library.clauses(document.id)
        rows.append(
            {
                "document": document,
                "standing": library.document_standing(document.id, day).value,
                "clauses": len(clauses),
                "facts": sum(len(clause.facts) for clause in clauses),
                "first": clauses[0].id if clauses else "",
            }
        )
    return rows


def report(inspection: Inspection, day: dt.date) -> list[dict[str, Any]]:
    """What would be read from a file, document by document."""
    return [_inspected(document, day) for document in inspection.documents]


def _inspected(document: Document, day: dt.date) -> dict[str, Any]:
    return {
        "document": document,
        "standing": document_standing(document, day).value,
        "facts": sum(len(clause.facts) for clause in document.clauses),
        "checks": [_check(warning) for warning in document.warnings],
        "terms": [term.words for term in document.terms],
    }


@cache
def _checks() -> dict[str, str]:
    try:
        return tomllib.loads(_CHECKS.read_text(encoding="utf-8"))["warnings"]
    except (OSError, KeyError):
        return {}


def _check(warning: str) -> str:
    for pattern, shown in _checks().items():
        if match := re.fullmatch(pattern, warning):
            return match.expand(shown)
    return warning


def ranked(records: Records) -> dict[str, list[dict[str, Any]]]:
    """Questions that were not answered and those whose answer did not help, the most frequent first."""
    unanswered = [
        {"question": one.question, "city": one.city, "times": one.times, "last": one.last, "reasons": ""}
        for one in records.use.ranked()[:_MOST]
    ]
    counted: Counter[str] = Counter()
    reasons: dict[str, list[str]] = {}
    last: dict[str, Any] = {}
    for row in records.feedback():
        if row["verdict"] == "unhelpful":
            question = str(row["question"])
            counted[question] += 1
            last[question] = row["at"]
            reasons.setdefault(question, []).append(str(row["reason"]))
    unhelpful = [
        {
            "question": question,
            "city": "",
            "times": times,
            "last": last[question],
            "reasons": "；".join(dict.fromkeys(filter(None, reasons[question]))),
        }
        for question, times in counted.most_common(_MOST)
    ]
    return {"unanswered": unanswered, "unhelpful": unhelpful}


def use(records: Records, today: dt.date) -> dict[str, Any]:
    """The last month: questions and times a day, and how they ended."""
    days = records.use.days(today, _DAYS)
    names = [day.day.strftime("%m-%d") for day in days]
    times = sorted(ms for day in days for ms in day.times)
    statuses: Counter[str] = sum((day.statuses for day in days), Counter())
    return {
        "days": _DAYS,
        "count": len(times),
        "median": round(statistics.median(times)) if times else 0,
        "slow": round(times[min(len(times) - 1, int(len(times) * _SLOW))]) if times else 0,
        "statuses": statuses.most_common(),
        "asked": bars(
            say("operator_days"),
            names,
            [day.count for day in days],
            [day.statuses["no_evidence"] + day.statuses["error"] for day in days],
        ),
        "latency": bars(say("operator_latency"), names, [round(day.median, 1) for day in days]),
        "table": [(day.day, day.count, round(day.median)) for day in reversed(days) if day.count],
    }


def quality(path: Path = _RECORD) -> list[dict[str, Any]]:
    """The record of scores, the latest first; lines that cannot be read are passed over."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    return list(_scores(reversed(lines)))[:_MOST]


def _scores(lines: Iterable[str]) -> Iterable[dict[str, Any]]:
    wanted = {"date", "cases", "passed", "of", "broken_promises", "median_ms"}
    for line in lines:
        try:
            score = json.loads(line)
        except ValueError:
            continue
        if isinstance(score, dict) and wanted <= score.keys():
            yield score


def standings() -> list[str]:
    """Every standing, for the totals."""
    return [standing.value for standing in Standing]
