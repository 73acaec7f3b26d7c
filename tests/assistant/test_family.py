"""A lead-in and its items are read together; other clauses stand alone."""

from __future__ import annotations

import pytest

from assistant.family import family, lead_of, leads
from assistant.settings import Settings
from index.build import build_index
from index.library import Library

TEXT = """遂宁市租房补贴办法

第一条 补贴标准为：
（一）博士研究生每月1500元；
（二）硕士研究生每月1000元。
第二条 补贴每季度发放一次。
"""


@pytest.fixture(scope="module")
def rent(tmp_path_factory) -> Library:
    folder = tmp_path_factory.mktemp("rent")
    (folder / "rent.txt").write_text(TEXT, encoding="utf-8")
    build_index([folder / "rent.txt"], folder / "data", Settings().embedding_model)
    return Library.open(folder / "data")


def clause(library: Library, words: str):
    return next(one for one in library.clauses(library.documents[0].id) if words in f"{one.heading}{one.text}")


def test_an_item_is_read_with_its_lead_in_and_its_neighbours(rent):
    item = clause(rent, "博士")
    texts = "".join(one.heading + one.text for one in family(item, rent))
    assert "补贴标准为" in texts and "硕士" in texts and "季度" not in texts


def test_the_lead_in_brings_its_items(rent):
    lead = lead_of(clause(rent, "硕士"), rent)
    assert lead is not None and leads(lead)
    assert family(lead, rent) == family(clause(rent, "博士"), rent)


def test_other_clauses_stand_alone(rent):
    last = clause(rent, "季度")
    assert family(last, rent) == (last,)
    assert lead_of(last, rent) is None
