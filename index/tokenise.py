"""Words for the lexical index: jieba's search-mode segmentation with a dictionary of policy vocabulary.

The one owner of jieba. Its dictionary is read at the first call, not at import: from the index, where that keeps it
ready, else from jieba's own file. Nothing is written but when an index is built, so that a read-only machine works.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.dictionary import KeptDictionary, load_dictionary, save_dictionary

if TYPE_CHECKING:
    import jieba

__all__ = ["cut", "domain_words", "is_noun", "terms", "tokenise", "use_dictionary"]

WORDS = Path(__file__).with_name("tokenise_words.txt")
STOP = Path(__file__).with_name("tokenise_stop.txt")
HAN = re.compile(r"[\u3400-\u9fff]")
KEPT = "dictionary.npz"
FREQUENCY = 2000  # of a word of the domain dictionary: well above what its parts reach together in jieba's

_KEEPERS: list[Path] = []  # where the segmenter, one for the process, looks for its dictionary first


def tokenise(text: str) -> list[str]:
    """The words of `text` in reading order, width and case folded, long words also in parts, without stop words.

    Only words of the dictionaries: guessing new ones glues what citizens type together (券能, 把券, 卖手).

    >>> tokenise("消费券怎么领？")
    ['消费', '消费券', '领']
    """
    folded = unicodedata.normalize("NFKC", text).lower()
    stop = _listed(STOP)
    words = (word.strip("-._") for word in _segmenter().cut_for_search(folded, HMM=False))
    return [word for word in words if word not in stop and any(map(str.isalnum, word))]


def terms(text: str) -> list[str]:
    """What the lexical index holds of `text`: its words of two characters or more, then each Chinese character.

    The characters find what words miss: 券 in 消费券, 退掉 beside 退货.

    >>> terms("领消费券")
    ['消费', '消费券', '领', '消', '费', '券']
    """
    stop = _listed(STOP)
    words = [word for word in tokenise(text) if len(word) > 1 or not HAN.fullmatch(word)]
    return words + [
        character for character in HAN.findall(unicodedata.normalize("NFKC", text)) if character not in stop
    ]


def cut(text: str) -> list[str]:
    """Every word of `text` once, stop words and punctuation included: its pieces joined give `text` again."""
    return list(_segmenter().cut(text, HMM=False))


def in_words(text: str) -> list[str]:
    """The same by the dictionaries alone, without guesses at unknown words."""
    return list(_segmenter().cut(text, HMM=False))


def frequency(word: str) -> int:
    """How often the dictionary has seen `word`; 0 for an unknown one."""
    return int(_segmenter().FREQ.get(word, 0) or 0)


def is_noun(word: str) -> bool:
    """Whether jieba's dictionary has `word` as a noun; its tags are read at the first call."""
    words = _segmenter().FREQ
    return words.is_noun(word) if isinstance(words, KeptDictionary) else word in _nouns()


@cache
def _nouns() -> frozenset[str]:
    with _segmenter().get_dict_file() as file:
        rows = (line.split(" ") for line in file.read().decode("utf-8").splitlines())
        return frozenset(row[0] for row in rows if len(row) == 3 and row[2].startswith("n"))


def domain_words() -> frozenset[str]:
    """The policy vocabulary that the segmentation knows beside its general dictionary."""
    return _listed(WORDS)


@cache
def _listed(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def keep_dictionary(folder: Path) -> None:
    """Write the segmenter's dictionary into `folder`, for `use_dictionary`."""
    segmenter = _segmenter()
    words = segmenter.FREQ if not isinstance(segmenter.FREQ, KeptDictionary) else _read_dictionary().FREQ
    save_dictionary(folder / KEPT, words, segmenter.total, _nouns(), _stamp())


def use_dictionary(folder: Path) -> None:
    """Let the segmenter, where it has not begun, take its dictionary from `folder` if that holds one that fits."""
    _KEEPERS[:] = [folder / KEPT]


@cache
def _segmenter() -> jieba.Tokenizer:
    kept = load_dictionary(_KEEPERS[0], _stamp()) if _KEEPERS else None
    if kept is None:
        return _read_dictionary()
    segmenter = _bare_segmenter()
    segmenter.FREQ, segmenter.total = kept
    return segmenter


def _read_dictionary() -> jieba.Tokenizer:
    """A segmenter with jieba's dictionary and ours."""
    segmenter = _bare_segmenter()
    segmenter.FREQ, segmenter.total = segmenter.gen_pfdict(segmenter.get_dict_file())
    for word in sorted(_listed(WORDS)):
        segmenter.add_word(word, FREQUENCY)
    return segmenter


def _bare_segmenter() -> jieba.Tokenizer:
    """A segmenter of our own: `initialize` would look for, and write, a cache in the shared temporary folder."""
    import logging

    import jieba

    jieba.setLogLevel(logging.CRITICAL)
    segmenter = jieba.Tokenizer()
    segmenter.initialized = True
    return segmenter


def _stamp() -> str:
    """What the dictionary is made from: jieba's, and our words."""
    import jieba

    with jieba.Tokenizer().get_dict_file() as file:
        size = os.fstat(file.fileno()).st_size
    words = hashlib.sha256(WORDS.read_bytes()).hexdigest()
    return f"2 {jieba.__version__} {size} {FREQUENCY} {words}"
