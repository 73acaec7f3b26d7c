"""The index as it is read: documents, clauses, and hybrid search over them."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from langchain_core.embeddings import Embeddings
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from index.arrays import Arrays
from index.embed import embed_texts, open_embeddings, open_words
from index.filters import Filters, Wanted
from index.hybrid import best, document_evidence, fuse, fusion_weights
from index.late_interaction import Coverage, Interaction, Question, closest
from index.lexical import Lexical
from index.manifest import Manifest
from index.publish import Versions
from index.records import Records
from index.standing import document_standing, standing_on
from index.static_vectors import StaticVectors
from index.tokenise import terms, use_dictionary
from index.values import Clause, Document, Standing
from index.word_counts import COUNTED, WordCounts, count_words

__all__ = ["Hit", "Library"]

EXHAUSTIVE = 400  # rows up to which every one is a candidate
DEEP = 150  # candidates taken from each of BM25 and the chunks' similarity where there are more rows than that
REMEMBERED = 16_384  # texts whose words are kept between questions
LATE = 100  # candidates that late interaction looks at

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause found for a query.

    `scores` has `bm25` (0 or more), `similarity` and `sentence` (cosines of the best chunk and the best sentence),
    `late` (0 to 1), `document` (what else of its document fits) and `fused` (standard deviations over this search's
    candidates: comparable within one search only). `sentence_scores` are the cosines of `clause.sentences` in turn;
    `coverage` says for each word of the query what in the document's title, the headings or the clause matches it best.
    """

    clause: Clause
    document: Document
    scores: Mapping[str, float]
    sentence_scores: tuple[float, ...]
    _covered: Callable[[], tuple[Coverage, ...]] = field(repr=False, compare=False)

    @property
    def coverage(self) -> tuple[Coverage, ...]:
        """For each word of the query what matches it best; worked out when asked for, few hits are."""
        return self._covered()


class Library:
    """One published version, opened; safe to share between threads, and unmoved by later publications."""

    def __init__(
        self,
        folder: Path,
        embeddings: Embeddings,
        words: StaticVectors,
        weights: Mapping[str, float] | None = None,
    ) -> None:
        self._weights = fusion_weights() if weights is None else weights
        self.manifest, self._folder = Manifest.read(folder), folder
        self._embeddings, self._words = embeddings, words
        self._records = Records(folder / "records.sqlite")
        self._arrays, self._lexical = Arrays(folder), Lexical.open(folder / "lexical")
        self._filters = Filters(self._records)

    @classmethod
    def open(cls, data_dir: Path, *, embeddings: Embeddings | None = None) -> Library:
        """The current version in `data_dir`, with the models it was built with (`embeddings` spares loading one).

        Raises:
            NoIndex: where none was published there.
            ModelNotFound: where its embedding model is gone.
        """
        # Search multiplies many small matrices: BLAS threads cost more than they bring, and starve other requests.
        threadpool_limits(limits=1, user_api="blas")
        versions = Versions(data_dir)
        folder = versions.current()
        use_dictionary(folder)
        manifest = Manifest.read(folder)
        embeddings = embeddings or open_embeddings(manifest.embedding)
        held = getattr(embeddings, "vectors", None)
        words = held if manifest.words == manifest.embedding and held is not None else open_words(manifest.words)
        try:
            return cls(folder, embeddings, words)
        except FileNotFoundError:  # two publications went by since the pointer was read
            return cls(versions.current(), embeddings, words)

    def reweighted(self, weights: Mapping[str, float]) -> Library:
        """The same library with other weights in the fusion, for measuring them."""
        other = copy.copy(self)
        other._weights = weights
        return other

    @property
    def version(self) -> str:
        """The version's name; a later one sorts after it."""
        return self.manifest.version

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every document, without its clauses: `clauses` gives those."""
        return self._records.documents

    @cached_property
    def cities(self) -> tuple[str, ...]:
        """The cities that have documents, in the order of their first."""
        return tuple(dict.fromkeys(document.city for document in self.documents if document.city))

    @property
    def clause_count(self) -> int:
        """How many clauses all documents have."""
        return self._arrays.rows

    @cached_property
    def word_counts(self) -> WordCounts:
        """How often the words of its clauses occur (of the first of them, where there are very many)."""
        rows = range(min(self.clause_count, COUNTED))
        kept = WordCounts.read(self._folder)
        return kept or count_words(f"{clause.heading} {clause.text}" for clause in map(self.clause_at, rows))

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The bureaus that clauses name as responsible, the most frequent first."""
        return tuple(self._records.units())

    def count(self, document_id: str) -> int:
        """How many clauses a document has, without reading them; KeyError where there is no such document."""
        return self._records.extents[self._document_rows[document_id]][1]

    def document(self, document_id: str) -> Document:
        """The document of that id, without its clauses.

        Raises:
            KeyError: where there is none.
        """
        return self.documents[self._document_rows[document_id]]

    def clauses(self, document_id: str, start: int = 0, stop: int | None = None) -> tuple[Clause, ...]:
        """A document's clauses, in order; of the places from `start` to `stop` (exclusive) only, where given.

        Raises:
            KeyError: where there is no such document.
        """
        first, count = self._records.extents[self._document_rows[document_id]]
        places = range(count)[max(0, start) : stop]
        return tuple(self._records.clause(first + place) for place in places)

    def clause(self, clause_id: str) -> Clause:
        """The clause of that id.

        Raises:
            KeyError: where there is none.
        """
        row = self._records.row_of(clause_id)
        if row is None:
            raise KeyError(clause_id)
        return self._records.clause(row)

    def clause_at(self, row: int) -> Clause:
        """The clause in that row, 0 to `clause_count - 1`."""
        return self._records.clause(row)

    def neighbours(self, clause: Clause) -> tuple[Clause | None, Clause | None]:
        """The clauses before and after it in its document."""
        held = {other.order: other for other in self.clauses(clause.document_id, clause.order - 1, clause.order + 2)}
        return held.get(clause.order - 1), held.get(clause.order + 1)

    def parents(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses whose path the clause's path goes on from, the outermost first."""
        path = clause.path
        return tuple(
            other
            for other in self.clauses(clause.document_id)
            if other.id != clause.id and len(other.path) < len(path) and path[: len(other.path)] == other.path
        )

    def standing(self, clause: Clause, as_of: dt.date) -> Standing:
        """The clause's standing on that day."""
        return standing_on(self.document(clause.document_id), clause.terms, as_of)

    def document_standing(self, document_id: str, as_of: dt.date) -> Standing:
        """The document's standing on that day."""
        return document_standing(self.document(document_id), as_of)

    def search(
        self,
        query: str,
        *,
        cities: Sequence[str] = (),
        unit: str = "",
        standing: str = "",
        year: int | None = None,
        as_of: dt.date | None = None,
        documents: Sequence[str] = (),
        also: Sequence[str] = (),
        k: int = 10,
    ) -> list[Hit]:
        """The `k` best clauses for `query` among those that every filter admits, best first.

        A query without words (or an empty index) finds nothing. `also` are further words (official ones for everyday
        ones) that only the lexical index is asked for.

        Raises:
            ValueError: where `standing` is not one of `Standing`.
        """
        words = list(dict.fromkeys((*terms(query), *(word for text in also for word in terms(text)))))
        if not self.clause_count or not (words or any(map(str.isalnum, query))) or k < 1:
            return []
        allowed = self._filters.rows(Wanted(tuple(cities), tuple(documents), unit, year, standing, as_of))
        vector = np.asarray(self._embeddings.embed_query(query), dtype=np.float32)
        vector /= max(float(np.linalg.norm(vector)), 1e-9)
        question = Question.read(query, self._words)
        rows, scores, sentences = self._scored(words, vector, allowed)
        interaction = Interaction(question, [self._arrays.pieces(int(row)) for row in rows], self._words)
        scores["late"] = interaction.scores()
        scores["fused"] = fuse(scores, self._weights)
        scores["document"] = document_evidence(scores["fused"], self._filters.documents_of(rows))
        scores["fused"] += self._weights.get("document", 0.0) * scores["document"]
        hits: list[Hit] = []
        held: set[tuple[str, str, str]] = set()
        for at in best(scores["fused"], len(rows)):
            if len(hits) == k:
                break
            clause = self._records.clause(int(rows[at]))
            document = self.documents[self._filters.document_of(int(rows[at]))]
            same = (document.city, clause.heading, clause.text)
            if same in held:
                continue
            held.add(same)
            named = {name: float(values[at]) for name, values in scores.items()}
            covered = partial(interaction.coverage, int(at), " ".join((*clause.path, clause.text, clause.referred())))
            hits.append(Hit(clause, document, named, tuple(sentences[at][1:].tolist()), covered))
        return hits

    def coverage(self, query: str, text: str) -> tuple[Coverage, ...]:
        """For each word of `query` its best match in `text`."""
        pieces = np.array(self._words.tokens(text), dtype=np.int32)
        return Interaction(Question.read(query, self._words), [pieces], self._words).coverage(0, text)

    def words(self, text: str) -> Question:
        """The distinct words of `text`, with their vectors and their shares of its weight."""
        return Question.read(text, self._words)

    def closest(self, words: Sequence[Question], texts: Sequence[str]) -> list[Floats]:
        """For each of `words` an array of shape (texts, its words): the cosine of each word's best match in a text."""
        return closest(words, [self._text_ids(text) for text in texts], self._words)

    @cached_property
    def _text_ids(self) -> Callable[[str], npt.NDArray[np.int32]]:
        return lru_cache(maxsize=REMEMBERED)(lambda text: np.unique(np.array(self._words.tokens(text), dtype=np.int32)))

    def sentence_similarities(self, query: str, texts: Sequence[str]) -> tuple[float, ...]:
        """The cosine of each text with the query."""
        if not texts:
            return ()
        vector = np.asarray(self._embeddings.embed_query(query), dtype=np.float32)
        vector /= max(float(np.linalg.norm(vector)), 1e-9)
        return tuple((embed_texts(self._embeddings, list(texts)) @ vector).tolist())

    def _scored(
        self, words: Sequence[str], vector: Floats, allowed: npt.NDArray[np.bool_] | None
    ) -> tuple[Rows, dict[str, Floats], list[Floats]]:
        """The candidates' rows, their scores by name but for late interaction, and their sentences' similarities."""
        lexical = self._lexical.scores(words)
        rows = np.arange(self.clause_count) if allowed is None else np.flatnonzero(allowed)
        if len(rows) > EXHAUSTIVE:
            near = self._arrays.similarities(vector, None if len(rows) > self.clause_count // 4 else rows)
            near = near[rows] if len(near) == self.clause_count else near
            rows = rows[np.union1d(best(lexical[rows], DEEP), best(near, DEEP))]
        sentences = self._arrays.sentence_similarities(vector, rows)
        scores: dict[str, Floats] = {
            "bm25": lexical[rows],
            "similarity": self._arrays.similarities(vector, rows),
            "sentence": np.array([group.max(initial=-1.0) for group in sentences], dtype=np.float32),
        }
        if len(rows) > LATE:
            kept = np.sort(best(fuse(scores, fusion_weights()), LATE))
            rows, sentences = rows[kept], [sentences[at] for at in kept]
            scores = {name: values[kept] for name, values in scores.items()}
        return rows, scores, sentences

    @cached_property
    def _document_rows(self) -> dict[str, int]:
        return {document.id: row for row, document in enumerate(self.documents)}
