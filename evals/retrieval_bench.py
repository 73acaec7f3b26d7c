"""How well clauses are found: recall and MRR of each ranker, of the fusion, of the fusion less each part, of the fusion
with the official words for everyday ones, and of the product's look-up, which reads the query as a question and ranks
the hits again.

    python -m evals.retrieval_bench QUESTIONS.jsonl [--corpus DIR] [--statutes DIR] [--model DIR] [--repeat N]

QUESTIONS: cases of `wence eval`; those that expect exactly one cited clause are searched for in that city's clauses,
the city's name taken out. A third of them, by the hash of their id, is held out and reported apart. `--statutes`: a
folder with `articles.jsonl[.xz]` (`{name, text}`) and `questions.jsonl` (`{question, relevant: [name]}`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import resource
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from assistant.lookup import look_up
from assistant.normalise import everyday
from assistant.pipeline import vocabulary_of
from assistant.question import ALSO
from evals.statutes import library_of_statutes, read_lines
from index.build import build_index
from index.hybrid import fusion_weights
from index.library import Hit, Library
from index.models import BUILTIN

PARTS = ("bm25", "similarity", "sentence", "late", "document")
ALONE = PARTS[:-1]  # the last one counts what the others find


@dataclass(frozen=True)
class Asked:
    """A query, what it is limited to, and the keys of the clauses that answer it."""

    id: str
    query: str
    cities: tuple[str, ...]
    relevant: frozenset[str]
    kind: str = ""

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the third that weights are not set by."""
        return hashlib.sha256(self.id.encode()).digest()[0] % 3 == 0


def asked_of_cases(paths: Iterable[Path], library: Library) -> list[Asked]:
    """The cases that expect exactly one cited clause, which must be one that the library has."""
    asked = []
    for case in (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()):
        cited = case["expect"].get("cite", [])
        if len(cited) != 1 or case.get("history"):
            continue
        city = cited[0]["city"]
        relevant = {clause.id for clause in clauses_of(library, city) if holds(cited[0]["path"], clause.path)}
        if not relevant:
            print(f"no clause of {city} has the path {cited[0]['path']} ({case['id']})")
        query = re.sub("|".join(f"{name}市?" for name in library.cities), "", case["question"])
        asked.append(Asked(case["id"], query, (city,), frozenset(relevant), case["kind"]))
    return asked


def clauses_of(library: Library, city: str) -> Iterable:
    """The clauses of a city's documents."""
    for document in library.documents:
        if document.city == city:
            yield from library.clauses(document.id)


def holds(fragments: Sequence[str], path: Sequence[str]) -> bool:
    """Whether the joined path has every fragment, in order, none as the end of a longer number."""
    joined, at = fold(" > ".join(path)), 0
    for fragment in map(fold, fragments):
        match = re.compile(r"(?<![0-9一二三四五六七八九十])" + re.escape(fragment)).search(joined, at)
        match = match or (
            None
            if fragment[0] in "0123456789一二三四五六七八九十"
            else re.compile(re.escape(fragment)).search(joined, at)
        )
        if match is None:
            return False
        at = match.end()
    return True


def fold(text: str) -> str:
    """Width and case folded, without spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).lower())


def ranks(find: Callable[..., list[Hit]], asked: Sequence[Asked], depth: int) -> list[int]:
    """For each query the place of the first clause that answers it, from 1; 0 where none is among `depth`.

    `find` is `Library.search`, or takes the same arguments.
    """
    places = []
    for each in asked:
        hits = find(each.query, cities=each.cities, k=depth)
        found = (place for place, hit in enumerate(hits, 1) if hit.clause.id in each.relevant)
        places.append(next(found, 0))
    return places


def with_official_words(library: Library, query: str, **limits: Any) -> list[Hit]:
    """The search with the official words for the everyday ones in the query, as the product asks it."""
    official = dict.fromkeys(word for _, words in everyday(query) for word in words[:ALSO])
    return library.search(query, also=tuple(official), **limits)


def line(name: str, places: Sequence[int], cuts: Sequence[int]) -> str:
    """A row of the table."""
    got = np.array(places)
    recalls = (f"{np.mean((got > 0) & (got <= cut)):.3f}" for cut in cuts)
    mrr = np.mean([1 / place if 0 < place <= 10 else 0 for place in got])
    return f"| {name} | {len(got)} | " + " | ".join(recalls) + f" | {mrr:.3f} |"


def table(library: Library, groups: dict[str, list[Asked]], cuts: Sequence[int], depth: int = 100) -> None:
    """Print each ranker alone, the fusion, the fusion less each part, and the look-up."""
    weights = fusion_weights()
    rankers = {part: {part: 1.0} for part in ALONE} | {"hybrid": weights}
    rankers |= {
        f"hybrid less {part}": {name: value for name, value in weights.items() if name != part} for part in PARTS
    }
    worded = partial(with_official_words, library)
    looked_up = partial(look_up, library=library, vocabulary=vocabulary_of(library))
    for group, asked in groups.items():
        print(f"\n{group}\n\n| ranker | n | " + " | ".join(f"R@{cut}" for cut in cuts) + " | MRR@10 |")
        print("| --- " * (len(cuts) + 3) + "|")
        for name, own in rankers.items():
            print(line(name, ranks(library.reweighted(own).search, asked, depth), cuts), flush=True)
        print(line("hybrid and everyday words", ranks(worded, asked, depth), cuts), flush=True)
        print(line("look-up (product)", ranks(looked_up, asked, depth), cuts), flush=True)


def speed(library: Library, queries: Sequence[str]) -> None:
    """Print percentiles of a search in milliseconds: by the clock, and of this process's own work."""
    library.search(queries[0])
    times = []
    for query in queries:
        start, worked = time.perf_counter(), time.process_time()
        library.search(query)
        times.append(((time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n{library.clause_count} clauses, {memory} MiB at most")
    for name, column in zip(("clock", "work"), np.array(times).T, strict=True):
        p50, p95, p99 = np.percentile(column, [50, 95, 99])
        print(f"{name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, p99 {p99:.1f} ms a search")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--corpus", type=Path, default=BUILTIN.parent.parent / "corpus")
    parser.add_argument("--statutes", type=Path)
    parser.add_argument("--model", type=Path, default=BUILTIN)
    parser.add_argument("--limit", type=int, default=0, help="of the statutes' questions, only so many")
    parser.add_argument("--repeat", type=int, default=1, help="the statutes so many times over, for speed alone")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        build_index([chosen.corpus], Path(folder), str(chosen.model), words_path=chosen.model)
        library = Library.open(Path(folder))
        asked = asked_of_cases(chosen.questions, library)
        groups = {
            "Cases that cite one clause, worked on": [each for each in asked if not each.held_out],
            "Cases that cite one clause, held out": [each for each in asked if each.held_out],
            "of these colloquial": [each for each in asked if each.kind == "colloquial"],
            "of these English": [each for each in asked if each.kind == "english"],
        }
        table(library, groups, (1, 3, 5))
        speed(library, [each.query for each in asked])
        if chosen.statutes:
            started = time.perf_counter()
            library = library_of_statutes(chosen.statutes, Path(folder) / "statutes", chosen.model, chosen.repeat)
            print(f"\nbuilt in {time.perf_counter() - started:.0f} s, without Chroma")
            rows = list(read_lines(chosen.statutes / "questions.jsonl"))[
                :: 1 if not chosen.limit else -(-1543 // chosen.limit)
            ]
            lay = [Asked(row["question"], row["question"], (), frozenset(row["relevant"])) for row in rows]
            if chosen.repeat == 1:
                table(library, {"Lay questions to statutes": lay}, (1, 5, 10))
            speed(library, [each.query for each in lay])


if __name__ == "__main__":
    main()
