"""How fast clauses are found at any size, beside a plain retriever: rank_bm25 and LangChain's over Chroma.

    python -m evals.speed_bench STATUTES [--sizes 10000 100000] [--queries 200] [--plain-queries 20] [--without-plain]
        [--without-chroma] [--copies 1] [--data DIR]

STATUTES: a folder with `articles.jsonl[.xz]` and `questions.jsonl`, as for `evals.retrieval_bench`. The articles are
repeated, with another year each time, up to each size. Every measurement has a process of its own, so that its memory
is its own; both sides get the same queries and the same vectors. A line a measurement is added to `speed.jsonl`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from evals.large import publish_documents
from evals.plain import Plain
from evals.statutes import many_statutes, read_lines
from evals.timing import Clock, Timing, keep, memory, timed
from index.library import Library
from index.models import BUILTIN

DEEP = 10  # results of a search


def build(statutes: Path, data: Path, model: Path, size: int, copies: int, chroma: bool) -> dict[str, Any]:
    """Build the index of `size` articles in `data`; its time, and the memory that took."""
    clock = Clock()
    manifest = publish_documents(many_statutes(statutes, size // copies), data, model, chroma=chroma, copies=copies)
    return {"clauses": manifest.clauses, "copies": copies} | clock.read("build") | {"build_mib": memory()}


def search(data: Path, queries: list[str]) -> tuple[dict[str, Any], Timing]:
    """Open the index in `data` and ask it; how long both take."""
    before, clock = memory(), Clock()
    library = Library.open(data)
    opened = clock.read("load")
    clock = Clock()
    library.search(queries[0], k=DEEP)
    opened |= clock.read("first")
    timing = timed(partial(library.search, k=DEEP), queries)
    return opened | {"mib": memory(), "mib_before": before}, timing


def plain_search(data: Path, queries: list[str]) -> tuple[dict[str, Any], Timing]:
    """The same of a plain retriever over the clauses of that index."""
    library = Library.open(data)
    before, clock = memory(), Clock()
    with tempfile.TemporaryDirectory() as folder:
        plain = Plain(library, Path(folder))
        built = clock.read("build") | {"mib": memory(), "mib_before": before}
        plain.search(queries[0], DEEP)
        return built, timed(lambda query: plain.search(query, DEEP), queries)


def apart(work: Callable[..., Any], *given: object) -> Any:
    """What `work` returns in a process of its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def measure(chosen: argparse.Namespace, size: int, queries: list[str], data: Path) -> None:
    """Build, search and compare at one size, and print and keep what came of it."""
    built = apart(build, chosen.statutes, data, chosen.model, size, chosen.copies, not chosen.without_chroma)
    opened, ours = apart(search, data, queries[: chosen.queries])
    print(f"\n{built['clauses']} clauses: built in {built['build_s']} s ({built['build_work_s']} s of work, ", end="")
    print(f"{built['build_mib']} MiB), opened in {opened['load_s']} s ({opened['load_work_s']} s of work), ", end="")
    print(f"{opened['mib']} MiB resident at most\n  ours:  {ours}", flush=True)
    keep("speed.jsonl", {"what": "search"} | built | opened | ours.record())
    if chosen.without_plain:
        return
    made, theirs = apart(plain_search, data, queries[: chosen.plain_queries])
    print(f"  plain: {theirs} (built in {made['build_s']} s, {made['mib']} MiB)")
    print(
        f"  plain / ours: {theirs.p50 / ours.p50:.0f} (p50), {theirs.p95 / ours.p95:.0f} (p95) by the clock, ", end=""
    )
    print(f"{theirs.work50 / ours.work50:.0f} (p50) by work", flush=True)
    keep("speed.jsonl", {"what": "plain search", "clauses": built["clauses"]} | made | theirs.record())


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("statutes", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--plain-queries", type=int, default=20, help="the plain retriever is slow: fewer of them")
    parser.add_argument("--without-plain", action="store_true")
    parser.add_argument("--without-chroma", action="store_true", help="leave the store of record out of the build")
    parser.add_argument("--copies", type=int, default=1, help="embed once what is held so often: for searches alone")
    parser.add_argument("--model", type=Path, default=BUILTIN)
    parser.add_argument("--data", type=Path, help="keep the indexes here")
    chosen = parser.parse_args()
    rows = [row["question"] for row in read_lines(chosen.statutes / "questions.jsonl")]
    queries = rows[:: max(1, len(rows) // chosen.queries)]
    with tempfile.TemporaryDirectory() as folder:
        for size in chosen.sizes:
            measure(chosen, size, queries, (chosen.data or Path(folder)) / str(size))


if __name__ == "__main__":
    main()
