"""What every command starts with: the settings, and an index that is there."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from assistant.settings import Settings
from wence.failure import Failure, WrongUse

if TYPE_CHECKING:
    from index.build import Report
    from index.library import Library

__all__ = ["build", "ensure_index", "open_library", "read_settings", "warn"]


def warn(message: str) -> None:
    """A line on stderr that ends nothing."""
    sys.stderr.write(f"wence: {' '.join(message.split())}\n")


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
        raise WrongUse(f"WENCE_{name}={first['input']!r}: {first['msg']}; see README.md, Configuration") from error


def build(paths: Sequence[Path], settings: Settings, *, keep_others: bool) -> Report:
    """Index files and folders with a progress bar on stderr, which also says what was left out and why.

    Raises:
        WrongUse: a path does not exist.
        Failure: nothing was indexed; the index is as it was.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from index.assemble import BrokenIndex
    from index.build import NothingToIndex, build_index
    from index.embed import ModelNotFound
    from index.publish import IndexBusy
    from index.store import StoreUnreachable

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    try:
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("", total=None)
            report = build_index(
                paths,
                settings.data_dir,
                settings.embedding_model,
                keep_others=keep_others,
                progress=lambda done, total, name: bar.update(task, completed=done, total=total, description=name),
                max_mb=settings.max_file_mb,
                chroma_url=settings.chroma_url,
            )
    except FileNotFoundError as error:
        raise WrongUse(str(error)) from error
    except (NothingToIndex, ModelNotFound, IndexBusy, BrokenIndex, StoreUnreachable, OSError) as error:
        raise Failure(str(error)) from error
    for note in report.notes:
        warn(note)
    for name, why in report.failed:
        warn(f"left out {why if why.startswith(name) else f'{name}: {why}'}")
    return report


def ensure_index(settings: Settings) -> None:
    """Build the default index where there is none yet, saying so on stderr."""
    from index.manifest import Manifest
    from index.publish import NoIndex, Versions

    try:
        manifest = Manifest.read(Versions(settings.data_dir).current())
        if manifest.embedding != settings.embedding_model:
            warn(
                f"the index was made with {manifest.embedding}, the setting names {settings.embedding_model};"
                " going on with the former: wence index makes it anew"
            )
    except NoIndex:
        warn(f"no index in {settings.data_dir} yet; building it from {settings.corpus_dir}")
        build([settings.corpus_dir], settings, keep_others=False)
    except ValueError as error:  # not built again here: its documents may be another folder's
        raise Failure(str(error)) from error


def open_library(settings: Settings) -> Library:
    """The index, built first where there is none.

    Raises:
        Failure: it cannot be opened.
    """
    from index.embed import ModelNotFound
    from index.library import Library

    ensure_index(settings)
    try:
        return Library.open(settings.data_dir)
    except (OSError, ValueError, ModelNotFound) as error:
        raise Failure(f"{settings.data_dir}: the index cannot be opened ({error}); run wence index") from error
