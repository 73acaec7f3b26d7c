"""What changes where there are more clauses than are looked at one by one."""

from __future__ import annotations

import numpy as np
import pytest

from index import library as library_module


@pytest.fixture
def hurried(monkeypatch):
    """The bounds of a large index, on a small one."""
    monkeypatch.setattr(library_module, "EXHAUSTIVE", 20)
    monkeypatch.setattr(library_module, "DEEP", 10)
    monkeypatch.setattr(library_module, "LATE", 8)


def test_the_best_is_the_same_one(small_library, hurried, monkeypatch):
    query = "加力扩围消费品以旧换新 手机 平板"
    first = small_library.search(query, k=1)[0].clause.id
    monkeypatch.undo()
    assert small_library.search(query, k=1)[0].clause.id == first


def test_filters_still_come_first(small_library, hurried):
    for city in small_library.cities:
        hits = small_library.search("以旧换新手机补贴", cities=(city,), k=50)
        assert 0 < len(hits) <= 8 and {hit.document.city for hit in hits} == {city}


def test_similarities_of_some_rows_are_those_of_all(small_library):
    arrays = small_library._arrays
    query = arrays.chunks[5]
    rows = np.array([0, 5, 17, arrays.rows - 1])
    np.testing.assert_allclose(arrays.similarities(query, rows), arrays.similarities(query)[rows], atol=1e-6)
    assert arrays.similarities(query)[5] == pytest.approx(1.0, abs=1e-5)
