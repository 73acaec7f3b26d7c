"""The model's text cut into sentences with their tokens, whatever the size of the pieces in which it comes."""

from __future__ import annotations

import pytest

from assistant.generative.sentences import Sentences, Spoken


def spoken(text: str, size: int) -> list[Spoken]:
    sentences = Sentences()
    found = [one for at in range(0, len(text), size) for one in sentences.add(text[at : at + size])]
    return [*found, *sentences.rest()]


TABLE = [
    ("补贴15%[C1]。最高500元[C2]。", [("补贴15%。", ("C1",)), ("最高500元。", ("C2",))]),
    ("补贴15%。[C1]最高500元。[C2]", [("补贴15%。", ("C1",)), ("最高500元。", ("C2",))]),
    ("补贴15%[C1][C3]。", [("补贴15%。", ("C1", "C3"))]),
    ("补贴15%[C1, C3]。", [("补贴15%。", ("C1", "C3"))]),
    ("补贴15%【C1】。", [("补贴15%。", ("C1",))]),
    ("补贴1.5万元[C1]。", [("补贴1.5万元。", ("C1",))]),
    ("The rate is 15% [C1]. At most 500 yuan [C2].", [("The rate is 15%.", ("C1",)), ("At most 500 yuan.", ("C2",))]),
    ("- **手机**补15%[C1]\n- 家电补20%[C2]\n", [("手机补15%", ("C1",)), ("家电补20%", ("C2",))]),
    ("1. 手机补15%[C1]。\n2. 家电补20%[C2]。", [("手机补15%。", ("C1",)), ("家电补20%。", ("C2",))]),
    ("<think>也许[C9]是500元。</think>补贴15%[C1]。", [("补贴15%。", ("C1",))]),
    ("没有标记的话。", [("没有标记的话。", ())]),
    ("补贴15%[1]。", [("补贴15%。", ())]),
    ("", []),
    ("\n\n。。\n", []),
]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize(("text", "wanted"), TABLE, ids=[text[:12] for text, _ in TABLE])
def test_sentences_come_whole(text: str, wanted: list[tuple[str, tuple[str, ...]]], size: int) -> None:
    assert [(one.text, one.tokens) for one in spoken(text, size)] == wanted


def test_a_sentence_without_a_token_goes_with_the_next() -> None:
    (one,) = spoken("补贴15%。最高500元[C1]。", 1000)
    assert (one.text, one.alone) == ("补贴15%。最高500元。", "最高500元。")


def test_a_sentence_is_given_out_with_its_last_character() -> None:
    sentences = Sentences()
    assert list(sentences.add("补贴15%[C1]")) == []
    assert [one.text for one in sentences.add("。")] == ["补贴15%。"]


def test_text_without_an_end_is_cut_off_somewhere() -> None:
    assert spoken("啊" * 5000, 100)
