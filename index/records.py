"""Documents and clauses as JSON in a read-only SQLite file: any clause at hand in microseconds, opened in one."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from index.repeals import with_repeals
from index.values import Clause, Document

__all__ = ["Records", "RecordsWriter"]

SCHEMA = """
create table documents (row integer primary key, id text unique not null, first integer, count integer, json blob);
create table clauses (row integer primary key, id text unique not null, document integer, terms integer, json blob);
create table units (unit text, row integer);
create index units_by_name on units (unit);
"""


class RecordsWriter:
    """Writes the records of an index, file by file, in row order."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path)
        self._base.executescript("pragma journal_mode = off; pragma synchronous = off;" + SCHEMA)
        self.documents, self.clauses, self._terms = 0, 0, 0

    def add(self, documents: Sequence[bytes], clauses: Sequence[bytes]) -> None:
        """Append documents (JSON without their clauses) and their clauses (JSON), both in order."""
        rows = {}
        held: dict[str, list[int]] = {}
        for data in documents:
            rows[json.loads(data)["id"]] = self.documents
            self.documents += 1
        terms: dict[tuple[str, str], int] = {}
        for data in clauses:
            clause = json.loads(data)
            document, row = clause["document_id"], self.clauses
            key = terms.setdefault((document, json.dumps(clause["terms"])), self._terms + len(terms))
            self._base.execute("insert into clauses values (?,?,?,?,?)", (row, clause["id"], rows[document], key, data))
            units = {fact["value"] for fact in clause["facts"] if fact["kind"] == "unit"}
            self._base.executemany("insert into units values (?,?)", [(unit, row) for unit in sorted(units)])
            held.setdefault(document, []).append(row)
            self.clauses += 1
        self._terms += len(terms)
        for data in documents:
            key_ = json.loads(data)["id"]
            found = held.get(key_, [])
            first = found[0] if found else self.clauses
            self._base.execute("insert into documents values (?,?,?,?,?)", (rows[key_], key_, first, len(found), data))

    def close(self) -> None:
        """Finish the file."""
        self._base.commit()
        self._base.close()


class Records:
    """The opened records; safe to share between threads, and readable after the file is deleted."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise FileNotFoundError(path)
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._base = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self._clause = TypeAdapter(Clause)
        self.clause = lru_cache(maxsize=8192)(self._read_clause)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Every document in row order, without its clauses; what one repeals shows in the other's terms."""
        reader = TypeAdapter(Document)
        rows = self._all("select json from documents order by row")
        return with_repeals(reader.validate_json(data.removesuffix(b"}") + b',"clauses":[]}') for (data,) in rows)

    @cached_property
    def extents(self) -> tuple[tuple[int, int], ...]:
        """First clause row and number of clauses of every document, in row order."""
        return tuple(self._all("select first, count from documents order by row"))

    def _read_clause(self, row: int) -> Clause:
        ((data,),) = self._all("select json from clauses where row = ?", row)
        return self._clause.validate_json(data)

    def row_of(self, clause_id: str) -> int | None:
        """The row of the clause of that id."""
        rows = self._all("select row from clauses where id = ?", clause_id)
        return int(rows[0][0]) if rows else None

    def columns(self) -> tuple[list[int], list[int]]:
        """Of every clause in row order: its document's row, and the key of its group of equal document and terms."""
        rows = self._all("select document, terms from clauses order by row")
        return [document for document, _ in rows], [terms for _, terms in rows]

    def units(self) -> list[str]:
        """The names of the responsible units of all clauses, the most frequent first."""
        return [unit for (unit,) in self._all("select unit from units group by unit order by count(*) desc, min(row)")]

    def rows_of_units(self, units: Sequence[str]) -> Iterator[int]:
        """The rows of the clauses that name one of these units."""
        for unit in units:
            yield from (row for (row,) in self._all("select row from units where unit = ?", unit))

    def _all(self, query: str, *values: object) -> list[tuple]:
        with self._lock, closing(self._base.execute(query, values)) as cursor:
            return cursor.fetchall()
