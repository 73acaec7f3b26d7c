"""How fast questions are answered, with the ratio to plain BM25 over the same clauses in the same run.

    python -m evals.answer_bench [CASES.jsonl] [--documents DIR] [--rounds 3] [--cities N [--per-city 7]]
        [--data DIR]

CASES as for `wence eval`; the corpus that ships is indexed for the occasion, or the documents of DIR. With --cities the
documents' clauses are repeated as those of N cities, as in a country's index; --data keeps what was indexed in a folder
and takes it from there the next time. The index is loaded and one question
answered before the clock starts; each question is then asked --rounds times. A line is added to `speed.jsonl`.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import bm25s

from assistant.pipeline import Assistant, open_assistant
from assistant.settings import ROOT, Settings
from evals.cases import Case, load_cases
from evals.large import publish_documents, towns
from evals.timing import Clock, Timing, keep, memory, timed
from index.build import build_index
from index.library import Library
from index.models import BUILTIN
from index.tokenise import tokenise

BEST = 10  # clauses that plain BM25 finds


def open_over(documents: Path, cities: int, per_city: int, folder: Path) -> Assistant:
    """An assistant over the documents, or over as many made-up cities with the like of them."""
    data = folder / "own"
    build_index([documents], data, str(BUILTIN))
    if cities:
        own, data = Library.open(data), folder / "towns"
        if not data.is_dir():
            publish_documents(towns(own, cities, per_city), data, BUILTIN, chroma=False)
    return open_assistant(Settings(data_dir=data, _env_file=None))


def plain_bm25(library: Library) -> Callable[[str], object]:
    """A search of all clauses by bm25s, as its guide does it, over the same words."""
    clauses = (library.clause_at(row) for row in range(library.clause_count))
    index = bm25s.BM25()
    index.index([tokenise(" ".join((*clause.path, clause.text))) for clause in clauses], show_progress=False)
    best = min(BEST, library.clause_count)
    known = index.vocab_dict

    def search(query: str) -> object:
        words = [word for word in tokenise(query) if word in known]
        return index.retrieve([words], k=best, show_progress=False) if words else ()

    return search


def answering(assistant: Assistant, cases: Sequence[Case], today: date, rounds: int) -> tuple[Timing, Timing]:
    """How long the first answer to each case takes, and any later one."""

    def ask(case: Case) -> None:
        assistant.ask(case.question, history=case.history, city=case.city, as_of=case.as_of or today)

    return timed(ask, cases), timed(ask, [*cases] * rounds)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, nargs="?", default=ROOT / "evals" / "questions.jsonl")
    parser.add_argument("--documents", type=Path, default=ROOT / "corpus")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cities", type=int, default=0)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--per-city", type=int, default=7, help="documents of a made-up city, of about 50 clauses each")
    chosen = parser.parse_args()
    cases = load_cases([chosen.cases])
    with tempfile.TemporaryDirectory() as folder:
        assistant = open_over(chosen.documents, chosen.cities, chosen.per_city, chosen.data or Path(folder))
        clock = Clock()
        assistant.ask("？")
        opened = clock.read("first")
        first, later = answering(assistant, cases, date.today(), chosen.rounds)
        resident = memory()
        plain = timed(plain_bm25(assistant.library), [case.question for case in cases] * chosen.rounds)
    clauses, towns_ = assistant.library.clause_count, len(assistant.library.cities)
    print(f"{len(cases)} questions, {clauses} clauses of {towns_} cities, {resident} MiB resident at most")
    print(f"answer, asked first: {first}\nanswer, asked again: {later}\nplain BM25:          {plain}")
    ratios = (later.p50 / plain.p50, later.p95 / plain.p95, later.work50 / plain.work50)
    print("answer / plain BM25: {:.0f} (p50), {:.0f} (p95) by the clock, {:.0f} (p50) by work".format(*ratios))
    about = {"what": "answer", "cases": chosen.cases.name, "clauses": clauses, "cities": towns_, "mib": resident}
    named = {f"first_{name}": value for name, value in first.record().items()}
    keep("speed.jsonl", about | opened | later.record() | named | {"bm25_p50": round(plain.p50, 3)})


if __name__ == "__main__":
    main()
