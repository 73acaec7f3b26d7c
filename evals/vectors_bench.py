"""How well static vectors alone find the clause: dense, best sentence, late interaction, BM25 and their sum.

    python -m evals.vectors_bench QUESTIONS.jsonl [--model FOLDER] [--statutes FOLDER]

Simpler on purpose than the product's retrieval, so that a model can be judged by itself: no synonyms, no spelling
repair, no fields. A question is compared with the clauses of the city its case cites; the city's name is left out.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jieba
import numpy as np

from index.documents import read_documents
from index.reading import read_source
from index.static_vectors import StaticVectors

FLOOR = 0.4
MIX = {"bm25": 0.5, "dense": 1.0, "sentence": 1.0, "late": 1.0}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to be found: its name (path), city and sentences."""

    name: str
    city: str
    text: str
    sentences: tuple[str, ...]


class Finder:
    """Scores of every passage for a query, by each ranker."""

    def __init__(self, vectors: StaticVectors, passages: Sequence[Passage]) -> None:
        """Count and embed the passages."""
        self.vectors = vectors
        whole = [f"{p.name} {p.text}" for p in passages]
        self.dense = vectors.embed(whole)
        flat = [(i, s) for i, p in enumerate(passages) for s in (*p.sentences, p.name)]
        self.owner = np.array([i for i, _ in flat])
        self.parts = vectors.embed([s for _, s in flat])
        self.ids = [np.unique(vectors.tokens(text)) for text in whole]
        self.counts = [Counter(_words(text)) for text in whole]
        sizes = np.array([sum(c.values()) for c in self.counts], dtype=np.float32)
        self.norm = 0.3 + 0.9 * sizes / max(1.0, float(sizes.mean()))
        self.postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for i, counts in enumerate(self.counts):
            for word, n in counts.items():
                self.postings[word].append((i, n))

    def scores(self, query: str, late_among: int = 100) -> dict[str, np.ndarray]:
        """Scores of shape (passages,) by ranker; late interaction only for the best of the others."""
        total = len(self.ids)
        bm25 = np.zeros(total, dtype=np.float32)
        for word in set(_words(query)):
            found = self.postings.get(word, [])
            idf = math.log(1 + (total - len(found) + 0.5) / (len(found) + 0.5))
            for i, n in found:
                bm25[i] += idf * n * 2.2 / (n + 1.2 * self.norm[i])
        asked = self.vectors.embed([query])[0]
        dense = self.dense @ asked
        sentence = np.full(total, -1.0, dtype=np.float32)
        np.maximum.at(sentence, self.owner, self.parts @ asked)
        near = np.unique(np.concatenate([np.argsort(-s, kind="stable")[:late_among] for s in (bm25, dense, sentence)]))
        late = np.zeros(total, dtype=np.float32)
        late[near] = self._late(query, near)
        mixed = np.full(total, -1e9, dtype=np.float32)
        each = {"bm25": bm25, "dense": dense, "sentence": sentence, "late": late}
        mixed[near] = sum(MIX[name] * _standard(values[near]) for name, values in each.items())
        return each | {"mixed": mixed}

    def _late(self, query: str, among: np.ndarray) -> np.ndarray:
        ids = np.unique(self.vectors.tokens(query))
        if not len(ids):
            return np.zeros(len(among), dtype=np.float32)
        weights = self.vectors.weights(ids)
        asked = _unit(self.vectors.token_vectors(ids))
        used, place = np.unique(np.concatenate([self.ids[i] for i in among]), return_inverse=True)
        alike = asked @ _unit(self.vectors.token_vectors(used)).T
        starts = np.cumsum([0] + [len(self.ids[i]) for i in among])[:-1]
        best = np.maximum.reduceat(alike[:, place], starts, axis=1)
        return weights @ np.where(best >= FLOOR, best, 0.0) / (weights.sum() + 1e-9)


def read_passages(corpus: Path) -> list[Passage]:
    """The clauses of every document in `corpus`."""
    passages = []
    for path in sorted(corpus.glob("*.txt")):
        for document in read_documents(read_source(path)):
            for clause in document.clauses:
                sentences = tuple(clause.text[s.start : s.end] for s in clause.sentences)
                passages.append(Passage(" ".join(clause.path), document.city, clause.text, sentences))
    return passages


def read_cases(path: Path) -> list[dict]:
    """The cases that cite exactly one clause and stand alone."""
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [c for c in cases if len(c["expect"].get("cite", [])) == 1 and not c.get("history")]


def measure_cases(vectors: StaticVectors, cases: Sequence[Mapping], passages: Sequence[Passage]) -> dict:
    """Ranks of the cited clause by (ranker, language), 0 the best."""
    ranks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for city in sorted({p.city for p in passages}):
        own = [p for p in passages if p.city == city]
        finder = Finder(vectors, own)
        for case in cases:
            cite = case["expect"]["cite"][0]
            if cite["city"] != city:
                continue
            wanted = {i for i, p in enumerate(own) if _holds(p.name, cite["path"])}
            if not wanted:
                print(f"no clause for {case['id']}: {cite['path']}")
            query = case["question"].replace(f"{city}市", " ").replace(city, " ")
            language = "en" if case["kind"] == "english" else "zh"
            for name, scores in finder.scores(query).items():
                order = np.argsort(-scores, kind="stable")
                ranks[name, language].append(next((r for r, i in enumerate(order) if int(i) in wanted), 10**6))
    return ranks


def measure_statutes(vectors: StaticVectors, folder: Path, limit: int) -> dict:
    """Ranks of the first relevant article by ranker, for the first `limit` questions."""
    with lzma.open(folder / "articles.jsonl.xz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    passages = [Passage(r["name"], "", r["text"], tuple(s for s in r["text"].split("。") if s)) for r in rows]
    finder = Finder(vectors, passages)
    ranks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()[:limit]:
        case = json.loads(line)
        for name, scores in finder.scores(case["question"]).items():
            order = np.argsort(-scores, kind="stable")[:100]
            first = next((r for r, i in enumerate(order) if passages[int(i)].name in case["relevant"]), 10**6)
            ranks[name, "statutes"].append(first)
    return ranks


def table(ranks: Mapping[tuple[str, str], Sequence[int]]) -> str:
    """One line a ranker: recall at 1, 3, 5, 10 and the mean reciprocal rank within 10."""
    lines = []
    for (name, group), found in sorted(ranks.items(), key=lambda item: (item[0][1], item[0][0])):
        at = np.array(found)
        recall = "  ".join(f"R@{k} {np.mean(at < k):.3f}" for k in (1, 3, 5, 10))
        mrr = np.where(at < 10, 1 / (at + 1), 0).mean()
        lines.append(f"{group:9}{name:9} n={len(at):<5} {recall}  MRR@10 {mrr:.3f}")
    return "\n".join(lines)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--model", type=Path, default=Path("models/builtin"))
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--statutes", type=Path, help="folder with articles.jsonl.xz and questions.jsonl")
    parser.add_argument("--limit", type=int, default=10**6, help="how many of the statute questions")
    chosen = parser.parse_args()
    jieba.setLogLevel(60)
    vectors = StaticVectors.load(chosen.model)
    print(table(measure_cases(vectors, read_cases(chosen.questions), read_passages(chosen.corpus))))
    if chosen.statutes:
        print(table(measure_statutes(vectors, chosen.statutes, chosen.limit)))


def _words(text: str) -> list[str]:
    return [w for w in jieba.lcut_for_search(text.lower()) if any(map(str.isalnum, w))]


def _holds(name: str, path: Sequence[str]) -> bool:
    at = 0
    for part in path:
        found = name.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def _standard(values: np.ndarray) -> np.ndarray:
    return (values - values.mean()) / (values.std() + 1e-9)


if __name__ == "__main__":
    main()
