"""Hard limits of a search, as a mask over clause rows, worked out before anything is ranked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.records import Records
from index.standing import standing_on
from index.values import Document, Standing

__all__ = ["Filters", "Wanted"]

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search is limited to; an empty field limits nothing.

    `cities` are names as `Document.city` has them, `documents` are ids, `unit` is (part of) a responsible bureau's
    name, `year` the year of the document's date, `standing` is worked out for `as_of`.
    """

    cities: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    unit: str = ""
    year: int | None = None
    standing: str = ""
    as_of: dt.date | None = None


class Filters:
    """The masks of one index, remembered while it is open."""

    def __init__(self, records: Records) -> None:
        self._records = records
        documents, terms = records.columns()
        self._document = np.array(documents, dtype=np.int32)
        self._terms = np.array(terms, dtype=np.int32)
        self.rows = lru_cache(maxsize=256)(self._rows)
        self._standing = lru_cache(maxsize=8)(self._standings)

    def document_of(self, row: int) -> int:
        """The row of the document that a clause row belongs to."""
        return int(self._document[row])

    def documents_of(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The rows of the documents that clause rows belong to, of the same shape."""
        return self._document[rows].astype(np.int64)

    def _rows(self, wanted: Wanted) -> Mask | None:
        """Which clause rows are wanted; `None` where all are."""
        tests = [self._documents(test) for test in self._document_tests(wanted)]
        if wanted.unit:
            tests.append(self._units(wanted.unit))
        if wanted.standing:
            code = list(Standing).index(Standing(wanted.standing))
            tests.append(self._standing(wanted.as_of or dt.date.today()) == code)
        return np.logical_and.reduce(tests) if tests else None

    def _document_tests(self, wanted: Wanted) -> list[Callable[[Document], bool]]:
        tests: list[Callable[[Document], bool]] = []
        if wanted.cities:
            tests.append(lambda document: document.city in wanted.cities)
        if wanted.documents:
            tests.append(lambda document: document.id in wanted.documents)
        if wanted.year is not None:
            tests.append(lambda document: document.date is not None and document.date.year == wanted.year)
        return tests

    def _documents(self, test: Callable[[Document], bool]) -> Mask:
        held = np.array([test(document) for document in self._records.documents], dtype=bool)
        return held[self._document] if len(held) else np.zeros(0, dtype=bool)

    def _units(self, unit: str) -> Mask:
        named = [name for name in self._records.units() if unit in name or _bare(name) == _bare(unit)]
        mask = np.zeros(len(self._document), dtype=bool)
        mask[list(self._records.rows_of_units(named))] = True
        return mask

    def _standings(self, day: dt.date) -> npt.NDArray[np.int8]:
        """The standing of every clause on that day, as its position in `Standing`.

        Clauses of one document with equal terms share a standing, so it is worked out once for each such group.
        """
        order: Sequence[Standing] = list(Standing)
        groups, first = np.unique(self._terms, return_index=True)
        found = np.zeros(int(groups.max(initial=-1)) + 1, dtype=np.int8)
        for group, row in zip(groups, first, strict=True):
            document = self._records.documents[self._document[row]]
            found[group] = order.index(standing_on(document, self._records.clause(int(row)).terms, day))
        return found[self._terms]


def _bare(unit: str) -> str:
    """A bureau's name without the level of government in front: 市商务局 and 商务局 are the same one."""
    return unit.lstrip("省市区县州旗")
