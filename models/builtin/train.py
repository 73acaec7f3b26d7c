"""Train the embedding that ships: pieces, skip-gram vectors, contrastive training, in sentence-transformers' format.

    python -m models.builtin.train DATA_DIR [--extra FOLDER] [--work FOLDER] [--out FOLDER]

DATA_DIR holds `texts.txt.xz` and `pairs.jsonl.xz`; the model card beside this file says what is in them and what
`--extra` may hold (`cmn.txt`, `ecdict.csv`, `lemma.en.txt`). About 25 minutes on two idle cores and 4 GB of
memory. Needs `pip install gensim` beside the product's own dependencies. What `--work` already holds is not computed
again.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np
from tokenizers import Tokenizer

from .contrast import Settings, train_contrast
from .invent import invent_pairs, say_in_english
from .pieces import Pieces, build_pieces, count_english, count_words, join_words
from .reading import (
    Pair,
    read_counsel,
    read_dictionary,
    read_everyday,
    read_forms,
    read_lay,
    read_pairs,
    read_sentences,
    read_terms,
    read_texts,
)
from .save import save_model
from .skipgram import Glossary, mixed, read_glossary, shuffled_pairs, train_skipgram

HERE = Path(__file__).parent
EVERYDAY = HERE.parents[1] / "assistant" / "data" / "colloquial.tsv"
SPOKEN = ("sim", "syn", "liuyan", "qa", "policy", "lay", "counsel", "advice")
CHINESE_WORDS = 58_000
FEWEST = 10
DIMENSIONS = 256
SKIPGRAM_EPOCHS = 3
LAY_TIMES = 2  # how often an epoch of contrast sees the pairs written for this project
SMOOTHING = 1e-3
START_LENGTH = 1.0
SEED = 0
SEEDS = (1, 2, 3, 4)  # runs of the contrast whose tables are averaged (model soup, Wortsman 2022)

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Data:
    """Everything that is read: texts, pairs, pairs of both languages, words of public services, lemmas."""

    texts: list[str]
    pairs: list[Pair]
    bilingual: list[Pair]
    terms: list[Pair]
    forms: dict[str, str]


def read_data(folder: Path, extra: Path | None) -> Data:
    """Read the training data, and of `extra` what it holds."""
    pairs = [*read_pairs(folder), *read_lay(HERE / "lay")]
    bilingual = [pair for pair in pairs if pair.source == "en"]
    if extra:
        pairs += read_counsel(extra)
    forms: dict[str, str] = {}
    if extra and (extra / "cmn.txt").is_file():
        bilingual += read_sentences(extra / "cmn.txt")
    if extra and (extra / "ecdict.csv").is_file():
        bilingual += read_dictionary(extra / "ecdict.csv")
    if extra and (extra / "lemma.en.txt").is_file():
        forms = read_forms(extra / "lemma.en.txt")
    terms = [*read_terms(HERE / "terms.tsv"), *read_everyday(EVERYDAY)]
    return Data(read_texts(folder), pairs, bilingual, terms, forms)


def make_pieces(data: Data) -> Pieces:
    """Count the words of the texts and of what people write, and build the tokenizer."""
    spoken = [pair.query for pair in data.pairs] + [pair.passage for pair in data.pairs if pair.source in SPOKEN]
    headwords = [pair.query for pair in data.pairs if pair.source in ("en", "syn")]
    headwords += [pair.passage for pair in data.pairs if pair.source == "syn"]
    chinese = count_words(data.texts + spoken, headwords)
    for pair in data.terms:
        for word in (pair.query, pair.passage):
            if pair.source == "term" and len(word) <= 6 and not chinese[word]:
                chinese[word] = FEWEST
    english: Counter[str] = Counter()
    for word, n in count_english([*data.bilingual, *_english(data.terms) * 2]).items():
        english[data.forms.get(word, word)] += n
    english = Counter({word: n for word, n in english.items() if n >= 3})
    pieces = build_pieces(chinese, english, data.forms, CHINESE_WORDS, FEWEST)
    own = data.texts + [pair.passage for pair in data.pairs if pair.source in ("liuyan", "sim")]
    for _ in range(2):  # twice, so that three parts can join
        names = [word for word, _ in sorted(pieces.tokenizer.get_vocab().items(), key=lambda item: item[1])]
        lines = [[names[row] for row in line] for line in pieces.encode(own)]
        chinese |= join_words(lines)
        pieces = build_pieces(chinese, english, data.forms, CHINESE_WORDS, FEWEST)
    return pieces


def make_lines(data: Data, pieces: Pieces) -> tuple[list[list[int]], Glossary]:
    """What skip-gram reads: texts, questions, texts half in English, pairs of both languages; and the glossary."""
    spoken = [pair for pair in data.pairs if pair.source in SPOKEN and pair.source != "syn"]
    own = dict.fromkeys(text for pair in spoken for text in (pair.query, pair.passage))
    lines = pieces.encode([*data.texts, *own])
    glossary = read_glossary([*data.bilingual, *_english(data.terms)], pieces)
    said = list(mixed(lines, glossary, share=0.35, rate=0.35, seed=SEED + 1))
    pairs = [*shuffled_pairs(data.bilingual, pieces, 2, SEED + 1), *shuffled_pairs(data.terms, pieces, 8, SEED + 2)]
    lines = [*lines, *said, *pairs]
    random.Random(SEED).shuffle(lines)
    return lines, glossary


def make_pairs(data: Data, pieces: Pieces, glossary: Glossary, invented: int) -> list[tuple[list[int], list[int], str]]:
    """What contrastive training reads: (query rows, passage rows, source), the invented ones in English too."""
    more = [Pair(*texts) for texts in invent_pairs(data.texts, invented, SEED)]
    lay = [pair for pair in data.pairs if pair.source in ("lay", "lay_en")] * (LAY_TIMES - 1)
    every = [*data.pairs, *lay, *(p for p in data.bilingual if p.source != "en"), *data.terms * 3, *more]
    queries = pieces.encode([pair.query for pair in every])
    passages = pieces.encode([pair.passage for pair in every])
    rows = [(q, p, pair.source) for q, p, pair in zip(queries, passages, every, strict=True) if q and p]
    chance = random.Random(SEED)
    for query, passage, source in list(rows):
        if source in ("cloze", "heading", "policy", "law") and chance.random() < 0.5:
            said = say_in_english(query, glossary, chance)
            if said:
                rows.append((said, passage, "said"))
    return rows


def rarity(lines: Sequence[Sequence[int]], pairs: Sequence[tuple[list[int], list[int], str]], rows: int) -> np.ndarray:
    """The share of lines and pair texts that hold each row, shape (rows,)."""
    held = np.zeros(rows)
    texts = [*lines, *(text for query, passage, _ in pairs for text in (query, passage))]
    for text in texts:
        held[list(set(text))] += 1
    return held / len(texts)


def start_table(vectors: np.ndarray, share: np.ndarray, longest: float = START_LENGTH) -> np.ndarray:
    """Skip-gram directions without their common part, as long as the word is rare (SIF, Arora 2017).

    `longest` is the length of the rarest: the longer the vectors, the less the pairs can turn them.
    """
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    table = vectors / np.maximum(lengths, 1e-6)
    table -= table[lengths[:, 0] > 0].mean(axis=0)
    table *= (SMOOTHING / (SMOOTHING + share))[:, None] * longest
    unseen = np.flatnonzero(lengths[:, 0] == 0)
    table[unseen] = np.random.default_rng(SEED).normal(size=(len(unseen), table.shape[1])) * 0.01
    return table.astype(np.float32)


def main() -> None:
    """Train and save."""
    usual = Settings()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--extra", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/embedding"))
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("--invented", type=int, default=30_000)
    parser.add_argument("--start", type=float, default=START_LENGTH)
    parser.add_argument("--hard", type=float, default=usual.hard)
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    chosen = parser.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)

    def kept(name: str, make: Callable[[], Made]) -> Made:
        path = chosen.work / f"{name}.pickle"
        if not path.is_file():
            path.write_bytes(pickle.dumps(make()))
        made: Made = pickle.loads(path.read_bytes())
        print(f"{name}: done", flush=True)
        return made

    data = cache(lambda: read_data(chosen.data, chosen.extra))
    pieces = _unpacked(kept("pieces", lambda: _packed(make_pieces(data()))))
    lines, glossary = kept("lines", lambda: make_lines(data(), pieces))
    vectors = kept("skipgram", lambda: train_skipgram(lines, pieces.rows, DIMENSIONS, SKIPGRAM_EPOCHS, SEED))
    pairs = kept(f"pairs-{chosen.invented}", lambda: make_pairs(data(), pieces, glossary, chosen.invented))
    share = kept("share", lambda: rarity(lines, pairs, pieces.rows))
    start = start_table(vectors, share, chosen.start)
    runs = (Settings(hard=chosen.hard, rate=chosen.rate, epochs=chosen.epochs, seed=seed) for seed in SEEDS)
    table = np.mean([train_contrast(start, pairs, settings) for settings in runs], axis=0)
    table[0] = 0  # unknown characters count for nothing
    save_model(chosen.out, pieces, table, np.clip(-np.log(np.maximum(share, 1e-9)), 0, 12))


def _english(terms: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in terms if pair.source == "term_en"]


def _packed(pieces: Pieces) -> tuple[str, np.ndarray]:
    return pieces.tokenizer.to_str(), pieces.mapping


def _unpacked(made: tuple[str, np.ndarray]) -> Pieces:
    return Pieces(Tokenizer.from_str(made[0]), made[1])


if __name__ == "__main__":
    main()
