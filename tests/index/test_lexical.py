"""BM25 by hand, against bm25s's own builder, and in its edge cases."""

import math

import bm25s
import numpy as np
import pytest

from index.lexical import K1, B, Lexical, postings, write_lexical

EVEN = {"title": 1.0, "headings": 1.0, "text": 1.0}


def build(folder, *groups, weights=EVEN):
    parts = [postings(group, weights) for group in groups]
    write_lexical(folder, [lambda part=part: part for part in parts])
    return Lexical.open(folder)


def test_a_score_worked_out_by_hand(tmp_path):
    lexical = build(tmp_path, [{"text": ["补贴", "手机"]}, {"text": ["奖励"]}])
    idf = math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    length = 1 - B + B * 2 / 1.5
    assert lexical.scores(["手机"]) == pytest.approx([idf / (1 + K1 * length), 0.0])


def test_built_in_parts_it_scores_as_bm25s_does(tmp_path):
    rng = np.random.default_rng(3)
    rows = [[f"词语{rng.zipf(1.6) % 40}" for _ in range(rng.integers(1, 30))] for _ in range(60)]
    fields = [{"text": row} for row in rows]
    lexical = build(tmp_path, fields[:7], fields[7:40], fields[40:])
    reference = bm25s.BM25(k1=K1, b=B, method="lucene")
    reference.index(rows, show_progress=False)
    for word in {word for row in rows for word in row}:
        np.testing.assert_allclose(lexical.scores([word]), reference.get_scores([word]), rtol=1e-5)


def test_bm25s_opens_the_same_folder_and_scores_the_same(tmp_path):
    rows = [{"text": ["消费", "消费券", "券"]}, {"title": ["消费"], "text": ["养老"]}, {"text": ["养老", "券"]}]
    lexical, query = build(tmp_path, rows[:2], rows[2:]), ["消费", "券", "养老", "没有"]
    theirs = bm25s.BM25.load(tmp_path, mmap=True, show_progress=False)
    ids = theirs.get_tokens_ids(query)
    np.testing.assert_allclose(lexical.scores(query), theirs.get_scores_from_ids(ids), rtol=1e-6)


def test_a_field_counts_by_its_weight_and_a_character_half(tmp_path):
    weights = {"title": 0.5, "headings": 2.0, "text": 1.0}
    counted = postings([{"title": ["补贴"], "headings": ["补贴", "券"], "text": ["补贴"]}], weights)
    assert dict(zip(counted.words, counted.count[np.argsort(counted.word)].tolist(), strict=True)) == {
        "补贴": 3.5,
        "券": 1.0,
    }


def test_rows_that_tie_score_the_same_and_unknown_words_nothing(tmp_path):
    lexical = build(tmp_path, [{"text": ["甲类", "乙类"]}, {"text": ["甲类", "乙类"]}, {"text": []}])
    first, second, empty = lexical.scores(["甲类", "没有"])
    assert first == second > empty == 0
    assert lexical.scores([]).tolist() == lexical.scores(["没有"]).tolist() == [0, 0, 0]


def test_an_index_without_words_can_be_opened(tmp_path):
    assert build(tmp_path, [{"text": []}]).scores(["补贴"]).tolist() == [0]


def test_a_rarer_word_is_worth_more(tmp_path):
    lexical = build(tmp_path, [{"text": ["常见", "少见"]}, {"text": ["常见"]}, {"text": ["常见"]}])
    assert lexical.rarity("没有") > lexical.rarity("少见") > lexical.rarity("常见") > 0
