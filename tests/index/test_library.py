"""Search over the documents that ship, with random vectors: filters, scores, and what stands around a clause."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.values import FactKind, Standing

DAY = dt.date(2026, 11, 20)


def test_a_clause_is_found_by_its_words(small_library):
    hit = small_library.search("加力扩围消费品以旧换新 手机", cities=("长春",), k=1)[0]
    assert "以旧换新" in hit.clause.heading and hit.document.city == "长春"
    assert len(hit.sentence_scores) == len(hit.clause.sentences)
    assert all(-1.001 <= score <= 1.001 for score in hit.sentence_scores)


def test_filters_are_limits_before_ranking(small_library):
    everything = small_library.search("消费券", k=1000)
    assert {hit.document.city for hit in everything} == set(small_library.cities)
    for city in small_library.cities:
        assert {hit.document.city for hit in small_library.search("以旧换新手机补贴", cities=(city,), k=3)} == {city}
    one = small_library.documents[2]
    assert {hit.document.id for hit in small_library.search("补贴", documents=(one.id,), k=50)} == {one.id}
    assert {hit.document.date.year for hit in small_library.search("补贴", year=2022, k=50)} == {2022}
    assert small_library.search("补贴", cities=("没有这个城市",)) == []


@pytest.mark.parametrize("unit", ["商务局", "市商务局"])
def test_a_bureau_is_found_with_and_without_its_level(small_library, unit):
    hits = small_library.search("促进消费", unit=unit, k=200)
    assert hits
    for hit in hits:
        assert any("商务局" in fact.value for fact in hit.clause.facts if fact.kind is FactKind.UNIT)


@pytest.mark.parametrize("standing", list(Standing))
def test_standing_is_that_of_the_day_asked_about(small_library, standing):
    for day in (dt.date(2022, 10, 1), DAY):
        for hit in small_library.search("促进消费", standing=standing, as_of=day, k=200):
            assert small_library.standing(hit.clause, day) is standing


def test_an_unknown_standing_is_refused(small_library):
    with pytest.raises(ValueError, match="superseded"):
        small_library.search("补贴", standing="superseded")


@pytest.mark.parametrize("query", ["", "  ", "？！", "的"])
def test_a_query_that_asks_for_nothing_finds_nothing_or_ranks_all_the_same(small_library, query):
    hits = small_library.search(query, k=3)
    assert hits == [] or query == "的"


def test_k_bounds_the_hits_and_the_order_is_by_the_fused_score(small_library):
    hits = small_library.search("夜间经济", k=7)
    fused = [hit.scores["fused"] for hit in hits]
    assert len(hits) == 7 and fused == sorted(fused, reverse=True)
    assert small_library.search("夜间经济", k=0) == []


def test_coverage_says_which_words_a_clause_has(small_library):
    covered = {word.token: word for word in small_library.coverage("手机龙", "购买手机给予补贴")}
    assert covered["手"].similarity == pytest.approx(1.0) and covered["手"].match == "手"
    assert covered["龙"].similarity < 0.9
    assert sum(word.weight for word in covered.values()) == pytest.approx(1.0)


def test_texts_of_no_index_can_be_compared(small_library):
    same, other = small_library.sentence_similarities("发放消费券", ["发放消费券", "优化公积金贷款"])
    assert same == pytest.approx(1.0, abs=1e-3) and other < same
    assert small_library.sentence_similarities("发放消费券", []) == ()


def test_around_a_clause(small_library):
    document = small_library.documents[1]
    clauses = small_library.clauses(document.id)
    assert small_library.neighbours(clauses[0])[0] is None
    assert small_library.neighbours(clauses[1]) == (clauses[0], clauses[2])
    assert small_library.neighbours(clauses[-1])[1] is None
    assert small_library.clause(clauses[3].id) == clauses[3]
    assert all(clauses[3].path[: len(parent.path)] == parent.path for parent in small_library.parents(clauses[3]))
    with pytest.raises(KeyError):
        small_library.clause("no-such-clause")


def test_many_ask_at_once(small_library):
    asked = ["消费券", "公积金贷款", "以旧换新", "夜间经济"] * 5
    alone = [[hit.clause.id for hit in small_library.search(query, k=5)] for query in asked]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda query: [hit.clause.id for hit in small_library.search(query, k=5)], asked))
    assert together == alone


def test_the_same_clause_of_a_city_is_shown_once(workshop):
    workshop.write("a.txt")
    workshop.write("b.txt", workshop.write("a.txt").read_text(encoding="utf-8") + "\n四、加强宣传。做好宣传。\n")
    workshop.build()
    headings = [hit.clause.heading for hit in workshop.open().search("发放家电消费券", k=20)]
    assert len(headings) == len(set(headings))


def test_searching_imports_no_heavy_library(workshop, root):
    workshop.write("a.txt")
    workshop.build()
    code = (
        "import sys; from pathlib import Path; from index.library import Library; import index.build\n"
        "assert Library.open(Path(sys.argv[1])).search('消费券')\n"
        "print([name for name in ('torch', 'sentence_transformers', 'gradio', 'chromadb') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(workshop.data)], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_stretch_of_a_document_and_its_length_need_not_read_it_all(small_library):
    document = small_library.documents[0]
    whole = small_library.clauses(document.id)
    assert small_library.count(document.id) == len(whole)
    assert small_library.clauses(document.id, 2, 5) == whole[2:5]
    assert small_library.clauses(document.id, -3, 2) == whole[:2]
    assert small_library.clauses(document.id, len(whole) - 1, len(whole) + 9) == whole[-1:]


def test_bureaus_are_named_the_most_frequent_first(small_library):
    clauses = [clause for one in small_library.documents for clause in small_library.clauses(one.id)]
    named = [{fact.value for fact in clause.facts if fact.kind == "unit"} for clause in clauses]
    counts = [sum(unit in units for units in named) for unit in small_library.units]
    assert counts == sorted(counts, reverse=True) and set(small_library.units) == set().union(*named)
