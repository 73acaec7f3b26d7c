"""What every command starts with: the settings, and an index that is there."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from assistant.settings import Settings
from wence.failure import Failure, WrongUse

if TYPE_CHECKING:
    from index.build import Report
    from index.library import Library

__all__ = ["build", "ensure_index", "open_library", "read_settings"]


def read_settings() -> Settings:
    """The settings of the environment and `.env`.

    Raises:
        WrongUse: a variable has a value that it cannot have.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise WrongUse(f"WENCE_{name}={first['input']!r}: {first['msg']}; wence settings lists them all") from error


def build(paths: Sequence[Path], settings: Settings, *, keep_others: bool) -> Report:
    """Index files and folders with a progress bar on stderr.

    Raises:
        WrongUse: a path is missing or a folder holds nothing to read.
    """
    from index.build import build_index

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None)
        return build_index(
            paths,
            settings.data_dir,
            settings.embedding_model,
            keep_others=keep_others,
            progress=lambda what, done, total: bar.update(task, description=what, completed=done, total=total),
        )


def ensure_index(settings: Settings) -> None:
    """Build the default index where there is none yet, saying so on stderr."""
    from index.library import has_index

    if has_index(settings.data_dir):
        return
    sys.stderr.write(f"wence: no index in {settings.data_dir} yet; building it from {settings.corpus_dir}\n")
    report = build([settings.corpus_dir], settings, keep_others=False)
    if report.failed:
        sys.stderr.write("".join(f"wence: left out {failure}\n" for failure in report.failed))


def open_library(settings: Settings) -> Library:
    """The index, built first where there is none.

    Raises:
        Failure: it cannot be opened.
    """
    from index.library import Library

    ensure_index(settings)
    try:
        return Library.open(settings.data_dir)
    except OSError as error:
        raise Failure(f"{settings.data_dir}: the index cannot be opened ({error}); run wence index") from error
