import numpy as np
import pytest

from index.hybrid import best, document_evidence, fuse, fusion_weights
from index.library import Hit, Library


def array(*values):
    return np.array(values, dtype=np.float32)


def test_fusion_worked_out_by_hand():
    fused = fuse({"bm25": array(0, 2), "late": array(5, 1)}, {"bm25": 3.0, "late": 1.0})
    assert fused.tolist() == pytest.approx([-0.5, 0.5])  # (3 × -1 + 1 × 1) / 4 and its opposite


def test_a_score_that_does_not_tell_candidates_apart_adds_nothing():
    only = fuse({"bm25": array(1, 3, 2)}, {"bm25": 1.0})
    both = fuse({"bm25": array(1, 3, 2), "late": array(7, 7, 7)}, {"bm25": 1.0, "late": 1.0})
    assert np.argsort(both).tolist() == np.argsort(only).tolist()
    assert fuse({"bm25": array(4)}, {"bm25": 1.0}).tolist() == [0]
    assert fuse({"bm25": array()}, {"bm25": 1.0}).tolist() == []


def test_a_score_without_weight_is_left_out():
    assert fuse({"bm25": array(1, 2), "late": array(9, 0)}, {"bm25": 1.0}).tolist() == pytest.approx([-1, 1])


def test_a_clause_among_others_that_fit_comes_before_a_stray_one():
    fused, documents = array(0.9, 1.0, 0.8, 0.6, -2.0, 0.3), np.array([7, 4, 7, 7, 4, 7])
    evidence = document_evidence(fused, documents)  # of 7 the best three, (0.9 + 0.8 + 0.6) / 3; of 4 one, 1 / 3
    assert evidence.tolist() == pytest.approx([2.3 / 3, 1 / 3, 2.3 / 3, 2.3 / 3, 1 / 3, 2.3 / 3])
    assert best(fused, 1).tolist() == [1] and best(fused + evidence, 1).tolist() == [0]
    assert document_evidence(array(), np.zeros(0, dtype=np.int64)).tolist() == []


def test_one_document_alone_is_ranked_as_without_it():
    fused = array(0.2, -1.0, 1.5)
    evidence = document_evidence(fused, np.array([3, 3, 3]))
    assert len(set(evidence.tolist())) == 1


@pytest.mark.parametrize(("k", "wanted"), [(0, []), (1, [1]), (2, [1, 3]), (3, [1, 3, 0]), (9, [1, 3, 0, 2])])
def test_the_best_come_first_and_of_equals_the_earlier(k, wanted):
    assert best(array(2, 5, 1, 5), k).tolist() == wanted


def test_every_score_of_a_hit_has_a_weight(small_library: Library):
    hit: Hit = small_library.search("消费券", k=1)[0]
    assert set(hit.scores) == {*fusion_weights(), "fused"}
