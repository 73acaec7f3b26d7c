"""Skip-gram vectors with negative sampling (Mikolov 2013), over texts in which some words are said in English.

Replacing words of a Chinese text by their glosses gives English words the neighbours that the Chinese ones have, so
both languages share one space (Gouws and Søgaard 2015). gensim does the training; only this module needs it.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from .pieces import Pieces
from .reading import Pair, glosses

Glossary = Mapping[int, Sequence[tuple[int, ...]]]


def read_glossary(pairs: Iterable[Pair], pieces: Pieces) -> Glossary:
    """English pieces for every Chinese piece that is a headword of the bilingual pairs."""
    found: dict[int, set[tuple[int, ...]]] = defaultdict(set)
    known = ((pieces.tokenizer.token_to_id(pair.query), pair.passage) for pair in pairs)
    wanted = [(piece, gloss) for piece, text in known if piece is not None for gloss in glosses(text)]
    for (piece, _), rows in zip(wanted, pieces.encode([gloss for _, gloss in wanted]), strict=True):
        found[piece].add(tuple(rows))
    return {piece: sorted(options) for piece, options in found.items()}


def mixed(
    lines: Sequence[Sequence[int]], glossary: Glossary, share: float, rate: float, seed: int
) -> Iterator[list[int]]:
    """A copy of a `share` of the lines in which a word with glosses is said in English with probability `rate`."""
    chance = random.Random(seed)
    for line in lines:
        if len(line) < 5 or chance.random() > share:
            continue
        said: list[int] = []
        for piece in line:
            options = glossary.get(piece)
            said.extend(chance.choice(options) if options and chance.random() < rate else (piece,))
        yield said


def shuffled_pairs(pairs: Sequence[Pair], pieces: Pieces, times: int, seed: int) -> Iterator[list[int]]:
    """Each bilingual pair as one line of the pieces of both texts in random order, `times` times."""
    chance = random.Random(seed)
    queries = pieces.encode([pair.query for pair in pairs])
    passages = pieces.encode([pair.passage for pair in pairs])
    for query, passage in zip(queries, passages, strict=True):
        line = query * max(1, len(passage) // max(1, 2 * len(query))) + passage
        for _ in range(times if 1 < len(line) < 60 else 0):
            chance.shuffle(line)
            yield list(line)


def train_skipgram(
    lines: Sequence[Sequence[int]], rows: int, dimensions: int, epochs: int, seed: int, workers: int = 2
) -> np.ndarray:
    """Vectors of shape (`rows`, `dimensions`), float32; rows that no line holds get zeros."""
    from gensim.models import Word2Vec  # type: ignore[import-not-found]

    model = Word2Vec(
        vector_size=dimensions, window=6, sg=1, negative=5, sample=1e-4, min_count=1, seed=seed, workers=workers,
        batch_words=50_000,
    )  # fmt: skip
    model.build_vocab([str(piece) for piece in line] for line in lines)
    words = _Lines(lines)
    model.train(words, total_examples=len(lines), epochs=epochs, report_delay=30)
    vectors = np.zeros((rows, dimensions), dtype=np.float32)
    for word, row in model.wv.key_to_index.items():
        vectors[int(word)] = model.wv.vectors[row]
    return vectors


class _Lines:
    """The lines as gensim wants them, as often as it asks."""

    def __init__(self, lines: Sequence[Sequence[int]]) -> None:
        self._lines = lines

    def __iter__(self) -> Iterator[list[str]]:
        for line in self._lines:
            yield [str(piece) for piece in line]
