"""How much of a question a text covers, on hand-made texts."""

from __future__ import annotations

import pytest

from assistant.cover import Cover, frame_words


@pytest.fixture(scope="module")
def cover(asked, towns):
    return Cover(asked("绵阳更换热水器的补贴标准"), towns)


def test_the_same_words_cover_everything_and_others_next_to_nothing(cover):
    same, other = cover.shares(["更换热水器的补贴标准", "海鲜市集"])
    assert same == pytest.approx(1.0, abs=0.01)
    assert other < 0.3


def test_shares_lie_between_nothing_and_everything(cover):
    for share in cover.shares(["", "热水器", "更换燃气热水器补贴标准" * 20, "1234", "🙂", "abc"]):
        assert 0.0 <= share <= 1.001


def test_the_subject_weighs_more_than_words_that_every_measure_shares(cover):
    subject, frame = cover.shares(["热水器", "补贴标准"])
    assert subject > 2 * frame


def test_more_text_never_covers_less(cover):
    short, long = cover.shares(["更换热水器", "更换热水器，发放补贴，摊位不得占用消防通道"])
    assert long >= short


def test_a_text_alone_covers_what_it_covers_among_others(cover):
    texts = ["热水器", "渔船", "补贴标准"]
    alone = [cover.shares([text])[0] for text in texts]
    assert alone == pytest.approx(cover.shares(texts), abs=2e-6)  # 32-bit sums, added in another order


def test_the_same_text_twice_ties(cover):
    first, second = cover.shares(["燃气热水器补贴", "燃气热水器补贴"])
    assert first == second


def test_an_official_word_covers_the_everyday_one(asked, towns):
    question = asked("绵阳夜市几点收摊")
    official, other = Cover(question, towns).shares(["发展夜间经济", "更换燃气热水器"])
    assert official > other + 0.2


def test_nothing_covers_nothing(asked, towns, cover):
    assert cover.shares([]) == []
    assert Cover(asked("多少钱"), towns).shares(["热水器"]) == [0.0]


def test_frame_words_name_no_subject():
    assert {"补贴", "申请", "标准"} <= frame_words()
    assert not {"热水器", "托育", "公积金", "汽车"} & frame_words()
