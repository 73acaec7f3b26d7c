"""`wence eval`: scores question sets, in this process, the way that any caller's questions are answered."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from assistant.settings import ROOT, Settings
from wence.failure import Failure, WrongUse
from wence.opening import ensure_index, read_settings

if TYPE_CHECKING:
    from evals.promises import SourceText
    from evals.scoring import Share, Verdict

__all__ = ["score"]

EVALS = ROOT / "evals"
RECORD = EVALS / "records.jsonl"


def score(
    cases: Annotated[
        list[Path] | None, typer.Argument(help="Question files; evals/questions*.jsonl by default.")
    ] = None,
    failures: Annotated[int, typer.Option(min=0, help="How many cases that fall short are shown.")] = 20,
    record: Annotated[bool, typer.Option(help="Add the result to evals/records.jsonl.")] = True,
    strict: Annotated[bool, typer.Option(help="Exit with 1 where an answer breaks a promise.")] = False,
) -> None:
    """Score question sets, by kind and persona, and list every broken promise."""
    from evals.record import append_record
    from evals.scoring import tally

    files = cases or sorted(EVALS.glob("questions*.jsonl"))
    settings = read_settings()
    verdicts, times, mode = _ask_all(files, settings)
    shares, broken = tally(verdicts), [verdict for verdict in verdicts if verdict.broken]
    median = statistics.median(times)
    _show(verdicts, shares, failures)
    typer.echo(f"median {median:.1f} ms an answer, {mode}")
    typer.echo(f"answers that break a promise: {len(broken)}")
    typer.echo(f"score {shares['all'].passed}/{shares['all'].cases} = {shares['all'].ratio:.3f}")
    if record:
        names = " ".join(path.name for path in files)
        append_record(RECORD, mode=mode, cases=names, shares=shares, broken=len(broken), median_ms=median)
    if strict and broken:
        raise Failure(f"{len(broken)} answers break a promise; they are listed above")


def _ask_all(files: Sequence[Path], settings: Settings) -> tuple[list[Verdict], list[float], str]:
    """Every verdict, milliseconds an answer, and the mode that answered."""
    from assistant.pipeline import open_assistant
    from evals.cases import BadCases, load_cases
    from evals.scoring import Verdict, judge

    try:
        cases = load_cases(files)
    except BadCases as error:
        raise WrongUse(str(error)) from error
    if not cases:
        raise WrongUse("no questions found; name a JSON Lines file of cases (evals/README.md says the form)")
    ensure_index(settings)
    assistant, source_text = open_assistant(settings), _source_texts(settings.corpus_dir)
    verdicts, times, mode = [], [], "extractive"
    console = Console(stderr=True)
    for case in track(cases, "asking", console=console, transient=True, disable=not console.is_terminal):
        day, started = case.as_of or settings.today, time.perf_counter()
        try:
            answer = assistant.ask(case.question, history=case.history, city=case.city, as_of=day)
        except Exception as error:  # noqa: BLE001 - a question that breaks the assistant is a case that falls short
            verdicts.append(Verdict(case, (f"no answer: {type(error).__name__}: {error}",), ()))
            continue
        finally:
            times.append((time.perf_counter() - started) * 1000)
        verdicts.append(judge(case, answer, source_text))
        mode = "generative" if answer.mode == "generative" else mode
    return verdicts, times, mode


def _source_texts(folder: Path) -> SourceText:
    """The texts of the corpus by file name, read once, as indexing read them."""

    @cache
    def text(file: str) -> str | None:
        from index.reading import UnreadableFile, read_source

        found = next((path for path in folder.rglob(Path(file).name) if path.is_file()), None)
        try:
            return read_source(found).text if found else None
        except UnreadableFile:
            return None

    return text


def _show(verdicts: Sequence[Verdict], shares: dict[str, Share], failures: int) -> None:
    console = Console()
    short = [verdict for verdict in verdicts if not verdict.passed]
    for verdict in sorted(short, key=lambda verdict: not verdict.broken)[:failures]:
        console.print(Text.assemble((verdict.case.id, "bold"), f" [{verdict.case.kind}] {verdict.case.question}"))
        for promise in verdict.broken:
            console.print(Text(f"    promise: {promise}", style="bold red"))
        for line in verdict.short:
            console.print(Text(f"    {line}"))
    table = Table("group", "passed", "cases", "share")
    for group, share in shares.items():
        table.add_row(group, str(share.passed), str(share.cases), f"{share.ratio:.1%}")
    console.print(table)
