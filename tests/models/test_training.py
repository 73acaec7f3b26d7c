"""The steps that train the embedding, each on an example small enough to check by hand."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from index.static_vectors import StaticVectors
from models.builtin.contrast import Settings, train_contrast
from models.builtin.invent import invent_pairs, say_in_english
from models.builtin.pieces import build_pieces, join_words
from models.builtin.reading import Pair, glosses, read_forms, read_terms
from models.builtin.save import save_model
from models.builtin.skipgram import mixed, read_glossary
from models.builtin.train import HERE, start_table

CHINESE = Counter({"手机": 50, "补贴": 40, "手": 20, "机": 20, "补": 20, "贴": 20, "稀见": 3})
ENGLISH = Counter({"phone": 9, "subsidy": 5})
FORMS = {"phones": "phone", "subsidies": "subsidy", "unheard": "hear"}


def test_words_are_cut_by_their_frequency_and_inflections_share_a_row() -> None:
    pieces = build_pieces(CHINESE, ENGLISH, FORMS, most=10, fewest=10)
    names = pieces.tokenizer.encode("手机补贴，Phones 8").tokens
    assert names == ["手机", "补贴", "phones", "8"]
    one, many = pieces.encode(["phone", "phones"])
    assert one == many
    assert pieces.tokenizer.token_to_id("稀见") is None, "occurs too seldom to be a piece"
    assert pieces.tokenizer.token_to_id("unheard") is None, "its lemma is unknown"
    assert pieces.rows == pieces.tokenizer.get_vocab_size() - 2
    assert pieces.encode(["龘"]) == [[]]


def test_neighbours_that_keep_company_become_a_word() -> None:
    company = [["乘", "网约", "车"]] * 50 + [["卖", "车"], ["乘", "船"]] * 5
    assert "网约车" in join_words(company)
    assert not join_words(company[:30]), "too seldom"
    assert not join_words([["手机", "补贴"]] * 50), "neither is a single character"


@pytest.mark.parametrize(
    ("entry", "short"),
    [
        ("to subsidize; subsidy", ["subsidize", "subsidy"]),
        ("a bus (coach)", ["bus"]),
        ("everything is fine except for one small defect; blemish", ["blemish"]),
        ("(archaic)", []),
    ],
)
def test_glosses_are_short_and_bare(entry: str, short: list[str]) -> None:
    assert list(glosses(entry)) == short


def test_lemmas_win_over_forms(tmp_path: Path) -> None:
    listing = tmp_path / "lemma.txt"
    listing.write_text("; comment\nhouse/600 -> houses,housing\nhousing/90 -> housings\n", encoding="utf-8")
    assert read_forms(listing) == {"houses": "house", "housings": "housing"}


def test_the_glossary_of_public_services_is_well_formed() -> None:
    pairs = read_terms(HERE / "terms.tsv")
    assert {pair.source for pair in pairs} == {"term", "term_en"}
    assert all(pair.query and pair.passage and "\t" not in pair.passage for pair in pairs)
    assert all(pair.passage.isascii() for pair in pairs if pair.source == "term_en")
    assert not any(pair.query == pair.passage for pair in pairs)


def test_a_text_is_said_half_in_english() -> None:
    pieces = build_pieces(CHINESE, ENGLISH, {}, most=10, fewest=10)
    glossary = read_glossary([Pair("手机", "phone", "en"), Pair("补贴", "subsidy", "en")], pieces)
    [line], [english] = pieces.encode(["手机补贴手机补贴手机"]), pieces.encode(["phone subsidy phone subsidy phone"])
    assert list(mixed([line], glossary, share=1, rate=1, seed=0)) == [english]
    assert list(mixed([line], glossary, share=1, rate=0, seed=0)) == [line]
    assert list(mixed([line], glossary, share=0, rate=1, seed=0)) == []
    assert set(say_in_english(line, glossary, random.Random(0))) <= set(english)
    assert say_in_english(line[:1], glossary, random.Random(0)) == []


def test_headings_and_sentences_ask_for_their_clause() -> None:
    clause = "(一)发放消费补贴。对购买手机的个人消费者给予一次性补贴。补贴由商务局在三十个工作日内审核后发放到个人账户，逾期不予受理。"
    plain = clause.removeprefix("(一)发放消费补贴。")
    invented = invent_pairs([clause, plain], most=5, seed=0)
    assert ("发放消费补贴。", plain, "heading") in invented
    query, passage, _ = next(pair for pair in invented if pair[2] == "cloze")
    assert query in plain
    assert passage in plain
    assert invent_pairs(["太短。"], most=5, seed=0) == []


def test_rare_words_start_long_and_unseen_ones_near_nothing() -> None:
    vectors = np.array([[0, 0], [1, 0], [0, 1], [-1, -1]], dtype=np.float32)
    lengths = np.linalg.norm(start_table(vectors, np.array([0, 0.1, 0.0001, 0.0001])), axis=1)
    assert lengths[2] > 50 * lengths[1]
    assert 0 < lengths[0] < 0.1


def test_contrast_brings_partners_together() -> None:
    chance = np.random.default_rng(0)
    table = chance.normal(size=(41, 16)).astype(np.float32)
    pairs = [([at], [at + 20], "term") for at in range(1, 21)] * 20
    trained = train_contrast(table, pairs, Settings(epochs=30, batch=20, rate=0.02, hard=0.5), lambda _: None)
    unit = trained / np.linalg.norm(trained, axis=1, keepdims=True)
    assert (np.argmax(unit[1:21] @ unit[21:41].T, axis=1) == np.arange(20)).all()
    assert trained[0] == pytest.approx(table[0]), "a row that no pair holds stays as it was"


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    pieces = build_pieces(CHINESE, ENGLISH, FORMS, most=10, fewest=10)
    table = np.random.default_rng(0).normal(size=(pieces.rows, 8)).astype(np.float32)
    table[0] = 0
    save_model(tmp_path, pieces, table, np.ones(pieces.rows))
    vectors = StaticVectors.load(tmp_path)
    [rows] = pieces.encode(["手机补贴phones"])
    wanted = table[rows].mean(axis=0)
    assert vectors.embed(["手机补贴phones"])[0] @ wanted == pytest.approx(np.linalg.norm(wanted), rel=1e-3)
