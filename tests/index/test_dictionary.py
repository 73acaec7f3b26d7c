"""The segmenter's dictionary as an index keeps it: the same words, read in less time, and never trusted blindly."""

import subprocess
import sys

import pytest

from assistant.settings import ROOT
from index import tokenise
from index.dictionary import KeptDictionary, load_dictionary, save_dictionary

WORDS = {"消": 0, "消费": 30, "消费券": 8, "养": 0, "养老": 12, "a": 1}


@pytest.fixture
def kept(tmp_path):
    save_dictionary(tmp_path / "kept.npz", WORDS, 51, {"养老"}, "stamp")
    return tmp_path / "kept.npz"


def test_every_word_is_found_and_no_other(kept):
    dictionary, total = load_dictionary(kept, "stamp")
    assert total == 51
    assert {word: dictionary[word] for word in WORDS} == WORDS
    assert "消费者" not in dictionary and "老" not in dictionary and "" not in dictionary
    assert dictionary.get("消费者") is None and dictionary.get("消") == 0


def test_it_knows_the_nouns(kept):
    dictionary, _ = load_dictionary(kept, "stamp")
    assert dictionary.is_noun("养老") and not dictionary.is_noun("消费") and not dictionary.is_noun("空调")


def test_only_the_words_of_the_characters_asked_for_are_read(kept):
    dictionary, _ = load_dictionary(kept, "stamp")
    assert "消费" in dictionary
    assert set(dictionary) == {"消", "消费", "消费券"}


def test_one_made_from_something_else_counts_for_nothing(kept):
    assert load_dictionary(kept, "another stamp") is None


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:-200], lambda data: b"x" * len(data)])
def test_a_damaged_one_counts_for_nothing(kept, damage):
    kept.write_bytes(damage(kept.read_bytes()))
    assert load_dictionary(kept, "stamp") is None


def test_where_there_is_none_there_is_none(tmp_path):
    assert load_dictionary(tmp_path / "kept.npz", "stamp") is None


def test_texts_fall_into_the_same_words_as_by_the_full_dictionary(tmp_path, corpus):
    """In a fresh process, which takes the kept one; its folder is read, never written."""
    tokenise.keep_dictionary(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(corpus.glob("*.txt")))
    (tmp_path / "text").write_text(text, encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from index import tokenise as t; folder = Path(sys.argv[1]);"
        "t.use_dictionary(folder); text = (folder / 'text').read_text('utf-8');"
        "assert type(t._segmenter().FREQ).__name__ == 'KeptDictionary';"
        "sys.stdout.write(' '.join(t.terms(text)))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script, str(tmp_path)], cwd=ROOT, capture_output=True, check=True
    )
    assert done.stdout.decode() == " ".join(tokenise.terms(text))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "text"])


def test_a_published_version_keeps_one(workshop):
    workshop.write("甲市.txt")
    workshop.build()
    (version,) = (workshop.data / "index" / "versions").iterdir()
    assert isinstance(load_dictionary(version / tokenise.KEPT, tokenise._stamp())[0], KeptDictionary)
