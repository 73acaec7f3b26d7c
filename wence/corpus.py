"""`wence index`, `wence add`, `wence inspect` and `wence documents`: what the index holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from wence.failure import Failure, WrongUse
from wence.opening import build, open_library, read_settings
from wence.words import words

if TYPE_CHECKING:
    from index.build import Report

__all__ = ["add", "documents", "index", "inspect"]


def index(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders; corpus/ by default.")] = None,
) -> None:
    """Make the index hold exactly what is in these files and folders."""
    settings = read_settings()
    _report(build(paths or [settings.corpus_dir], settings, keep_others=False))


def add(files: Annotated[list[Path], typer.Argument(help="Documents to add or update.")]) -> None:
    """Add or update these documents, leaving the others."""
    _report(build(files, read_settings(), keep_others=True))


def inspect(file: Annotated[Path, typer.Argument(help="A file of any format that wence index reads.")]) -> None:
    """Show what would be read from a file before indexing it: documents, outline, standing, facts, warnings."""
    from index.documents import read_documents
    from index.reading import UnreadableFile
    from index.sources import Found, read_found
    from wence.inspection_page import show_inspection

    settings = read_settings()
    if not file.is_file():
        raise WrongUse(f"{file}: {'a folder' if file.is_dir() else 'no such file'}; want one file to look into")
    try:
        source = read_found(Found(file.name, file), settings.max_file_mb)
    except UnreadableFile as error:
        raise Failure(str(error)) from error
    show_inspection(source, read_documents(source), settings.today, Console())


def documents() -> None:
    """List what is in the index, with standing and counts."""
    settings = read_settings()
    labels, library = words(), open_library(settings)
    table = Table(labels["city"], Column(labels["title"], overflow="fold"), box=box.SIMPLE, show_lines=True)
    for document in library.documents:
        clauses = library.clauses(document.id)
        counts = (
            f"{len(clauses)} {labels['clauses']} · {sum(len(clause.facts) for clause in clauses)} {labels['facts']}"
        )
        about = (document.number, document.issuer, str(document.date or ""), counts, document.file)
        standing = labels[library.document_standing(document.id, settings.today)]
        table.add_row(
            Text.assemble(document.city or labels["missing"], "\n", (standing, "bold")),
            Text.assemble((document.title, "bold"), "\n", " · ".join(part for part in about if part)),
        )
    Console().print(table)


def _report(report: Report) -> None:
    counts = ("created", "updated", "unchanged", "removed", "failed")
    typer.echo(", ".join(f"{name} {len(getattr(report, name))}" for name in counts))
    typer.echo(f"the index holds {report.documents} documents with {report.clauses} clauses")
    if report.failed:
        names = ", ".join(name for name, _ in report.failed)
        raise Failure(f"{len(report.failed)} of the files not indexed: {names}; the others are")
