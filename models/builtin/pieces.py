"""Build the tokenizer: a unigram model whose pieces and log-probabilities are word frequencies of the texts.

Chinese words are counted with jieba's dictionary, widened by the headwords of the training data's dictionaries; every
single character is kept, so that no Chinese text is without pieces. English words are kept whole. Digits stay single:
a figure is what BM25 and the facts are for, not the vectors.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import Pool

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from .reading import HAN, LATIN, Pair

LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"
LONGEST_HEADWORD = 6
UNKNOWN = "[UNK]"
# Characters that stand beside a word without being part of it: particles, pronouns, numerals, 处 (fined), 第, 某 …
LOOSE = set(
    "的地得了着过在是和与及等为有就才也又都更很最不未没无这那此该本其各每某第日月年时元万亿千百十个名条项款件次位家所人"
    "一二三四五六七八九零〇两几多半我你他她它您咱们被由据把将对向从到给让使按经以并或且但而则即如若需应可能要想会处说称讯摄文"
    "上下中内外前后里间"
)


def count_words(texts: Sequence[str], headwords: Iterable[str], workers: int = 2) -> Counter[str]:
    """How often each word of jieba's dictionary or of `headwords` occurs in the Chinese runs of `texts`."""
    words = sorted({word for word in headwords if 2 <= len(word) <= LONGEST_HEADWORD and HAN.fullmatch(word)})
    batches = [texts[start : start + 4000] for start in range(0, len(texts), 4000)]
    total: Counter[str] = Counter()
    with Pool(workers, initializer=_add_words, initargs=(words,)) as pool:
        for counts in pool.imap(_count, batches):
            total.update(counts)
    return total


def count_english(pairs: Iterable[Pair]) -> Counter[str]:
    """How often each English word occurs in the pairs that have English in them."""
    counts: Counter[str] = Counter()
    for pair in pairs:
        counts.update(LATIN.findall(pair.query))
        counts.update(LATIN.findall(pair.passage))
    return counts


@dataclass(frozen=True, slots=True)
class Pieces:
    """A tokenizer, and the row of the table that each of its pieces has (an inflected English word its lemma's)."""

    tokenizer: Tokenizer
    mapping: np.ndarray

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return int(self.mapping.max()) + 1

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """Rows of each text's pieces, unknown characters (0) left out."""
        out: list[list[int]] = []
        rows = self.mapping.tolist()
        for start in range(0, len(texts), 5000):
            batch = self.tokenizer.encode_batch_fast(list(texts[start : start + 5000]), add_special_tokens=False)
            out += [[rows[piece] for piece in one.ids if piece] for one in batch]
        return out


def build_pieces(
    chinese: Counter[str], english: Counter[str], forms: Mapping[str, str], most: int, fewest: int
) -> Pieces:
    """A unigram tokenizer of at most `most` Chinese words that occur `fewest` times, and of the English words.

    The normalizer folds width and case; everything that is neither Chinese, a Latin letter nor a digit is dropped.
    `forms` gives the lemma of inflected English words, which share its row.
    """
    singles = {letter for word in chinese for letter in word}
    words = [word for word, n in chinese.most_common() if len(word) > 1 and n >= fewest][:most]
    foreign = sorted(word for word in english if len(word) > 1 and word not in forms)
    inflected = sorted(word for word, lemma in forms.items() if lemma in english and lemma not in forms)
    counts = {word: chinese[word] for word in words} | {letter: chinese[letter] or 1 for letter in sorted(singles)}
    total = sum(counts.values())
    vocabulary = [(UNKNOWN, -25.0)]
    vocabulary += [(word, math.log(n / total)) for word, n in sorted(counts.items(), key=lambda item: (-item[1], item))]
    vocabulary += [(letter, -12.0) for letter in LETTERS_AND_DIGITS]
    vocabulary += [(word, -9.0) for word in (*foreign, *inflected)]
    tokenizer = Tokenizer(models.Unigram([(w, round(p, 3)) for w, p in vocabulary], unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    runs = Regex(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z]+|[0-9]+")
    tokenizer.pre_tokenizer = pre_tokenizers.Split(runs, behavior="removed", invert=True)
    rows = {word: at for at, (word, _) in enumerate(vocabulary[: len(vocabulary) - len(inflected)])}
    mapping = [rows[forms[word]] if word in forms else rows[word] for word, _ in vocabulary]
    return Pieces(tokenizer, np.array(mapping, dtype=np.int32))


def _add_words(words: Sequence[str]) -> None:
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    for word in words:
        jieba.add_word(word)


def _count(texts: Sequence[str]) -> Counter[str]:
    import jieba

    counts: Counter[str] = Counter()
    for text in texts:
        for run in HAN.findall(text):
            counts.update(jieba.lcut(run, HMM=False))
    return counts


def join_words(lines: Sequence[Sequence[str]], fewest: int = 40, bound: float = 0.4) -> Counter[str]:
    """New words (网约车, 消费券) that the dictionary lacks: neighbours that keep company, one of them one character.

    Neighbours are joined when they occur together `fewest` times and their normalised pointwise mutual information
    (Bouma 2009) reaches `bound`.
    """
    ones: Counter[str] = Counter()
    twos: Counter[tuple[str, str]] = Counter()
    for line in lines:
        ones.update(line)
        twos.update(pairwise(line))
    total = sum(ones.values())
    joined: Counter[str] = Counter()
    for (left, right), n in twos.items():
        if n < fewest or len(left) + len(right) > LONGEST_HEADWORD - 1 or min(len(left), len(right)) > 1:
            continue
        if left in LOOSE or right in LOOSE or not (HAN.fullmatch(left) and HAN.fullmatch(right)):
            continue
        mutual = math.log(n * total / (ones[left] * ones[right])) / -math.log(n / total)
        if mutual >= bound:
            joined[left + right] = n
    return joined
