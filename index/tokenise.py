"""Words for the lexical index: jieba's search-mode segmentation with a dictionary of policy vocabulary.

The one owner of jieba. Its dictionary is read at the first call, not at import, and never cached on disk, so that a
read-only machine works.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jieba

__all__ = ["cut", "domain_words", "segmentation", "tokenise"]

WORDS = Path(__file__).with_name("tokenise_words.txt")
STOP = Path(__file__).with_name("tokenise_stop.txt")
FREQUENCY = 2000  # of a word of the domain dictionary: well above what its parts reach together in jieba's


def tokenise(text: str) -> list[str]:
    """The words of `text` in reading order, width and case folded, long words also in parts, without stop words.

    >>> tokenise("個人消費券怎么领？")  # doctest: +SKIP
    """
    folded = unicodedata.normalize("NFKC", text).lower()
    stop = _listed(STOP)
    words = (word.strip("-._") for word in _segmenter().cut_for_search(folded))
    return [word for word in words if word not in stop and any(map(str.isalnum, word))]


def cut(text: str) -> list[str]:
    """Every word of `text` once, stop words and punctuation included: its pieces joined give `text` again."""
    return list(_segmenter().cut(text))


def domain_words() -> frozenset[str]:
    """The policy vocabulary that the segmentation knows beside its general dictionary."""
    return _listed(WORDS)


@cache
def segmentation() -> str:
    """What the segmentation depends on, as a short digest: an index built by another one must be rebuilt."""
    parts = [metadata.version("jieba").encode(), WORDS.read_bytes(), STOP.read_bytes()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]


@cache
def _listed(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def _segmenter() -> jieba.Tokenizer:
    """A segmenter of our own: `initialize` would look for, and write, a cache in the shared temporary folder."""
    import logging

    import jieba

    jieba.setLogLevel(logging.CRITICAL)
    segmenter = jieba.Tokenizer()
    segmenter.FREQ, segmenter.total = segmenter.gen_pfdict(segmenter.get_dict_file())
    segmenter.initialized = True
    for word in sorted(_listed(WORDS)):
        segmenter.add_word(word, FREQUENCY)
    return segmenter
