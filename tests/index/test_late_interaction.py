"""Late interaction over three words laid out by hand: 手机 and 电话 are near each other, 道路 is at right angles."""

import numpy as np
import pytest

from index.late_interaction import FLOOR, Interaction, Question

TABLE = {"手机": (2.0, 0.0), "电话": (0.8, 0.6), "道路": (0.0, 1.0), "，": (0.3, 0.3)}


class ThreeWords:
    """Stands where `StaticVectors` stands: splits at spaces."""

    def pieces(self, text):
        return text.split()

    def tokens(self, text):
        return [list(TABLE).index(piece) for piece in text.split()]

    def token_vectors(self, ids):
        return np.array([list(TABLE.values())[at] for at in ids], dtype=np.float32).reshape(-1, 2)

    def weights(self, ids):
        return np.linalg.norm(self.token_vectors(ids), axis=1)


WORDS = ThreeWords()


def ids(text):
    return np.array(WORDS.tokens(text), dtype=np.int32)


def test_each_word_of_the_question_counts_by_its_weight():
    question = Question.read("手机 道路", WORDS)
    scores = Interaction(question, [ids("电话"), ids("道路 手机"), ids("")], WORDS).scores()
    # 电话: 0.8 of 手机 (weight 2/3) and 0.6 of 道路 (1/3); the second holds both words; the third none
    assert scores.tolist() == pytest.approx([0.8 * 2 / 3 + 0.6 / 3, 1.0, 0.0])


def test_a_chance_likeness_counts_nothing():
    question = Question.read("道路", WORDS)
    assert Interaction(question, [ids("手机")], WORDS).scores().tolist() == [0.0] and FLOOR > 0


def test_coverage_names_the_match_and_shares_sum_to_one():
    question = Question.read("手机 ， 道路 手机", WORDS)
    covered = Interaction(question, [ids("道路"), ids("电话 道路")], WORDS).coverage(1, "电话 道路")
    assert [(word.token, word.match) for word in covered] == [("手机", "电话"), ("道路", "道路")]
    assert [word.similarity for word in covered] == pytest.approx([0.8, 1.0])
    assert sum(word.weight for word in covered) == pytest.approx(1.0)


def test_nothing_asked_and_nothing_said():
    nothing = Question.read("，", WORDS)
    assert Interaction(nothing, [ids("手机")], WORDS).scores().tolist() == [0.0]
    assert Interaction(nothing, [], WORDS).scores().tolist() == []
    (word,) = Interaction(Question.read("手机", WORDS), [ids("")], WORDS).coverage(0, "")
    assert (word.similarity, word.match) == (0.0, "")
