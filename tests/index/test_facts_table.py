"""Facts read from a table of clause snippets: half in the manner of documents that the corpus does not hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from index.facts import read_facts
from index.values import Fact

TABLE = Path(__file__).parent / "facts_table.jsonl"
Key = tuple[str, ...]


def _rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]


def _expected(row: dict[str, Any]) -> list[Key]:
    names = ("kind", "text", "value", "unit", "per", "bound", "role")
    return sorted(tuple(fact.get(name, "") for name in names) for fact in row["facts"])


def _key(fact: Fact) -> Key:
    return (fact.kind.value, fact.text, fact.value, fact.unit, fact.per, fact.bound, fact.role)


def _scores(rows: list[dict[str, Any]]) -> tuple[float, float, list[str]]:
    right = found = wanted = 0
    wrong = []
    for row in rows:
        expected = _expected(row)
        read = sorted(_key(f) for f in read_facts(row["text"], year=row.get("year")))
        left, hits = list(expected), []
        for key in read:
            if key in left:
                left.remove(key)
                hits.append(key)
        right, found, wanted = right + len(hits), found + len(read), wanted + len(expected)
        if read != expected:
            wrong.append(f"{row['text']}\n   missing {left}\n   extra {[k for k in read if k not in hits]}")
    return right / found, right / wanted, wrong


def test_the_table_is_large_and_half_of_it_is_from_elsewhere() -> None:
    rows = _rows()
    assert len(rows) >= 200
    assert sum(row["from"] == "other" for row in rows) * 2 >= len(rows)


def test_precision_and_recall_on_the_whole_table() -> None:
    precision, recall, wrong = _scores(_rows())
    assert precision >= 0.97 and recall >= 0.97, f"precision {precision:.3f}, recall {recall:.3f}\n" + "\n".join(wrong)


def test_precision_and_recall_on_documents_of_elsewhere() -> None:
    precision, recall, wrong = _scores([row for row in _rows() if row["from"] == "other"])
    assert precision >= 0.97 and recall >= 0.97, f"precision {precision:.3f}, recall {recall:.3f}\n" + "\n".join(wrong)


def test_every_fact_stands_where_it_says() -> None:
    for row in _rows():
        for fact in read_facts(row["text"], year=row.get("year")):
            assert row["text"][fact.start : fact.end] == fact.text
