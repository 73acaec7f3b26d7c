"""`wence eval`: scores question sets, in this process, the way that any caller's questions are answered."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from assistant.settings import ROOT, Settings
from wence.failure import Failure, WrongUse
from wence.opening import build, ensure_index, read_settings

if TYPE_CHECKING:
    from evals.cases import Case
    from evals.run import Run
    from evals.scoring import Share, Verdict

__all__ = ["score"]

EVALS = ROOT / "evals"
RECORD = EVALS / "records.jsonl"
HELD_OUT = "heldout"  # in a file's name: its total is shown, its cases are not, so that nobody works towards them


def score(
    cases: Annotated[
        list[Path] | None, typer.Argument(help="Question files; evals/questions*.jsonl by default.")
    ] = None,
    documents: Annotated[
        Path | None, typer.Option(help="Folder of the documents asked about, where not those in the index.")
    ] = None,
    failures: Annotated[int, typer.Option(min=0, help="How many cases that fall short are shown.")] = 20,
    record: Annotated[bool, typer.Option(help="Add the result to evals/records.jsonl.")] = True,
    strict: Annotated[bool, typer.Option(help="Exit with 1 where an answer breaks a promise.")] = False,
) -> None:
    """Score question sets, by kind and persona, and list every broken promise."""
    from evals.record import append_record
    from evals.scoring import tally

    files = cases or sorted(EVALS.glob("questions*.jsonl"))
    with _indexed(documents, read_settings()) as settings:
        runs = _ask_all(files, settings)
    for file, run in runs.items():
        if HELD_OUT not in file.name:
            _show_failures(run.verdicts, failures)
        if record and run.verdicts:
            append_record(
                RECORD,
                mode=run.mode,
                cases=_name(file),
                shares=tally(run.verdicts),
                broken=len(run.broken),
                median_ms=run.median_ms,
            )
    verdicts = [verdict for run in runs.values() for verdict in run.verdicts]
    broken = sum(len(run.broken) for run in runs.values())
    shares = tally(verdicts)
    _show_shares(shares)
    for file, run in runs.items():
        passed = sum(verdict.passed for verdict in run.verdicts)
        typer.echo(f"{_name(file)}: {passed}/{len(run.verdicts)}, median {run.median_ms:.1f} ms, {run.mode}")
    typer.echo(f"answers that break a promise: {broken}")
    typer.echo(f"score {shares['all'].passed}/{shares['all'].cases} = {shares['all'].ratio:.3f}")
    if strict and broken:
        raise Failure(f"{broken} answers break a promise")


@contextmanager
def _indexed(documents: Path | None, settings: Settings) -> Iterator[Settings]:
    """The settings to ask with: the operator's own, or those of an index of `documents` made for the occasion."""
    if documents is None:
        ensure_index(settings)
        yield settings
        return
    with tempfile.TemporaryDirectory(prefix="wence-eval-") as folder:
        apart = settings.model_copy(update={"data_dir": Path(folder), "corpus_dir": documents, "chroma_url": ""})
        build([documents], apart, keep_others=False)
        yield apart


def _ask_all(files: Sequence[Path], settings: Settings) -> dict[Path, Run]:
    from assistant.pipeline import open_assistant
    from evals.run import run, source_texts

    sets = {file: _cases(file) for file in files}
    if not any(sets.values()):
        raise WrongUse("no questions found; name a JSON Lines file of cases (evals/README.md says the form)")
    assistant, texts = open_assistant(settings), source_texts(settings.corpus_dir)
    console = Console(stderr=True)

    def shown(cases: Sequence[Case], name: str) -> Iterator[Case]:
        yield from track(cases, name, console=console, transient=True, disable=not console.is_terminal)

    runs = {file: run(shown(cases, file.name), assistant, texts, settings.today) for file, cases in sets.items()}
    for name, count in sorted(assistant.composer.report().items()):
        typer.echo(f"model: {name} {count:g}")
    return runs


def _cases(file: Path) -> list[Case]:
    from evals.cases import BadCases, load_cases

    try:
        return load_cases([file])
    except BadCases as error:
        raise WrongUse(str(error)) from error


def _name(file: Path) -> str:
    path = file.resolve()
    return path.relative_to(EVALS).as_posix() if path.is_relative_to(EVALS) else file.name


def _show_failures(verdicts: Sequence[Verdict], failures: int) -> None:
    """The cases that fall short, those that break a promise first."""
    console = Console()
    short = [verdict for verdict in verdicts if not verdict.passed]
    for verdict in sorted(short, key=lambda verdict: not verdict.broken)[:failures]:
        console.print(Text.assemble((verdict.case.id, "bold"), f" [{verdict.case.kind}] {verdict.case.question}"))
        for promise in verdict.broken:
            console.print(Text(f"    promise: {promise}", style="bold red"))
        for line in verdict.short:
            console.print(Text(f"    {line}"))


def _show_shares(shares: dict[str, Share]) -> None:
    table = Table("group", "passed", "cases", "share")
    for group, share in shares.items():
        table.add_row(group, str(share.passed), str(share.cases), f"{share.ratio:.1%}")
    Console().print(table)
