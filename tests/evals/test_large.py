"""The indexes that speed is measured on, and the plain retriever beside them, at a size that takes no time."""

from __future__ import annotations

import json

import pytest

from evals.large import publish_documents, towns
from evals.plain import Plain
from evals.statutes import many_statutes
from evals.timing import Timing, timed
from index.library import Library
from index.models import BUILTIN

ARTICLES = [
    {"name": f"{statute}第{number}条", "text": f"{subject}的，应当{duty}。{subject}的单位负责{duty}。"}
    for statute, subject in (("道路安全法", "驾驶车辆"), ("食品卫生法", "经营食品"))
    for number, duty in (("一", "办理登记"), ("二", "保持清洁"), ("三", "接受检查"))
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("statutes")
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def library(folder, tmp_path_factory):
    data = tmp_path_factory.mktemp("large")
    publish_documents(many_statutes(folder, 10), data, BUILTIN, chroma=False, copies=2)
    return Library.open(data)


def test_articles_are_repeated_with_another_year_up_to_the_size(folder):
    documents = list(many_statutes(folder, 10))
    assert sum(len(document.clauses) for document in documents) == 10
    assert len({document.id for document in documents}) == len(documents) == 4
    assert "本条自" not in documents[0].clauses[0].text and "本条自2025年起施行" in documents[-1].clauses[0].text


def test_copies_are_held_under_ids_of_their_own_and_found(library):
    assert library.clause_count == 20
    assert library.search("驾驶车辆办理登记", k=1)[0].clause.heading == "第一条"


def test_towns_come_after_the_cities_that_are_covered(tmp_path, data_dir):
    held = Library.open(data_dir)
    documents = list(towns(held, len(held.cities) + 2, 2))
    made = documents[len(held.documents) :]
    assert [document.city for document in documents[: len(held.documents)]] == [one.city for one in held.documents]
    assert len(made) == 4 and len({document.city for document in made} - set(held.cities)) == 2
    assert all(clause.document_id == document.id for document in made for clause in document.clauses)


def test_the_plain_retriever_finds_what_is_plainly_there(library, tmp_path):
    best = Plain(library, tmp_path).search("经营食品保持清洁", 3)
    assert {library.clause_at(row).heading for row in best[:1]} == {"第二条"}


def test_percentiles_are_those_of_what_was_done():
    assert isinstance(timed(lambda _: None, range(5)), Timing)
    assert timed(sum, [[1]] * 7).n == 7
