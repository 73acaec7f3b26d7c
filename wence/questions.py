"""`wence ask` and `wence search`: one, or many in one process."""

from __future__ import annotations

import datetime as dt
import json
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import BaseModel, Field
from rich.console import Console

from index.values import FactKind, Standing
from wence.batch import run_batch
from wence.failure import WrongUse
from wence.opening import ensure_index, read_settings

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.pipeline import Assistant
    from assistant.settings import Settings
    from index.library import Hit, Library

__all__ = ["ask", "search"]

LONGEST_LIST = 100  # results of one search


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; want YYYY-MM-DD") from error


Batch = Annotated[Path | None, typer.Option(help="JSON Lines file of many, answered in one process.")]
Out = Annotated[Path | None, typer.Option(help="File that --batch writes; standard output by default.")]
AsOf = Annotated[
    dt.date | None, typer.Option(parser=_day, metavar="YYYY-MM-DD", help="Day it is asked; today by default.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a page.")]


class Reader(StrEnum):
    """For whom an answer is rendered."""

    RESIDENT = "resident"
    AGENT = "agent"
    MERCHANT = "merchant"


class QuestionRow(BaseModel):
    """A line of `wence ask --batch`."""

    id: str | int
    question: str = Field(min_length=1)
    history: list[str] = []
    city: str = ""
    as_of: dt.date | None = None


class QueryRow(BaseModel):
    """A line of `wence search --batch`."""

    id: str | int
    query: str = Field(min_length=1)
    city: str = ""
    unit: str = ""
    standing: Standing | None = None
    year: int | None = None


def ask(
    question: Annotated[str | None, typer.Argument(help="What you want to know, in your own words.")] = None,
    city: Annotated[str, typer.Option(help="The city it is about, where the question names none.")] = "",
    as_of: AsOf = None,
    reader: Annotated[Reader | None, typer.Option(help="For whom: plain words, a work order, a checklist.")] = None,
    as_json: AsJson = False,
    batch: Batch = None,
    out: Out = None,
) -> None:
    """Answer a question, or every question of --batch."""
    _one_or_many(question, "a question", batch, out)
    if reader and (batch or as_json):
        raise WrongUse("--reader was given with --batch or --json; want text for one reader, or the whole answer")
    settings = read_settings()
    ensure_index(settings)
    from assistant.pipeline import open_assistant

    assistant = open_assistant(settings)
    if batch:
        run_batch(
            batch, out, QuestionRow, lambda row: {"answer": _answer(assistant, row, settings).model_dump(mode="json")}
        )
        return
    row = QuestionRow(id="", question=question or "", city=city, as_of=as_of)
    answer = _answer(assistant, row, settings)
    if as_json:
        typer.echo(answer.model_dump_json(indent=2))
        return
    if reader:
        typer.echo(_read_by(reader, answer, row, assistant))
        return
    from wence.answer_page import show_answer

    show_answer(answer, Console())


def _read_by(reader: Reader, answer: Answer, row: QuestionRow, assistant: Assistant) -> str:
    """The answer as that reader needs it; a merchant's checklist is of the city that was asked about or cited."""
    from assistant import renderings

    if reader is Reader.RESIDENT:
        return renderings.resident(answer)
    if reader is Reader.AGENT:
        return renderings.agent(answer, assistant.library).work_order
    city = _city(assistant.library, row.city) or (answer.citations[0].city if answer.citations else "")
    if not city:
        return renderings.resident(answer)
    found = renderings.merchant(city, assistant.library, answer.as_of, row.question, answer.language)
    return found.plain()


def search(
    query: Annotated[str | None, typer.Argument(help="Words to look up.")] = None,
    city: Annotated[str, typer.Option(help="Only clauses of this city.")] = "",
    unit: Annotated[str, typer.Option(help="Only clauses that this bureau is responsible for.")] = "",
    standing: Annotated[Standing | None, typer.Option(help="Only clauses of this standing today.")] = None,
    year: Annotated[int | None, typer.Option(help="Only documents of this year.")] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=LONGEST_LIST, help="How many results.")] = 10,
    as_json: AsJson = False,
    batch: Batch = None,
    out: Out = None,
) -> None:
    """Look up clauses, ranked, with named scores."""
    _one_or_many(query, "a query", batch, out)
    settings = read_settings()
    ensure_index(settings)
    from assistant.pipeline import open_assistant

    assistant, today = open_assistant(settings), settings.today
    if batch:
        run_batch(batch, out, QueryRow, lambda row: {"results": _results(assistant, row, k, today)})
        return
    row = QueryRow(id="", query=query or "", city=city, unit=unit, standing=standing, year=year)
    started = time.perf_counter()
    results = _results(assistant, row, k, today)
    if as_json:
        elapsed = round((time.perf_counter() - started) * 1000, 2)
        found = {"query": query, "results": results, "elapsed_ms": elapsed}
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    from wence.clauses_page import show_clauses

    show_clauses(results, Console())


def _one_or_many(one: str | None, wanted: str, batch: Path | None, out: Path | None) -> None:
    if batch and one:
        raise WrongUse(f"{wanted} and --batch were both given; want one of them")
    if not batch and not (one and one.strip()):
        raise WrongUse(f"nothing was asked; want {wanted} in quotes, or --batch FILE")
    if out and not batch:
        raise WrongUse("--out was given without --batch; want both, or --json for one")


def _answer(assistant: Assistant, row: QuestionRow, settings: Settings) -> Answer:
    city = row.city or settings.default_city
    return assistant.ask(row.question, history=row.history, city=city, as_of=row.as_of)


def _results(assistant: Assistant, row: QueryRow, k: int, today: dt.date) -> list[dict[str, Any]]:
    hits = assistant.search(
        row.query,
        cities=(_city(assistant.library, row.city),) if row.city else (),
        unit=row.unit,
        standing=row.standing or "",
        year=row.year,
        as_of=today,
        k=k,
    )
    return [_result(hit, assistant.library.standing(hit.clause, today)) for hit in hits]


def _result(hit: Hit, standing: Standing) -> dict[str, Any]:
    clause, span = hit.clause, hit.clause.span
    return {
        "city": hit.document.city,
        "path": list(clause.path),
        "text": clause.text,
        "source": {"file": hit.document.file, "start": span.start, "end": span.end},
        "scores": {name: round(value, 4) for name, value in hit.scores.items()},
        "standing": standing,
        "units": list(dict.fromkeys(fact.value for fact in clause.facts if fact.kind is FactKind.UNIT)),
    }


def _city(library: Library, name: str) -> str:
    """A city's name as documents have it: 长春市 and 吉林省长春市 are 长春."""
    if name in library.cities:
        return name
    from index.divisions import Divisions
    from index.documents import region_name

    place = Divisions.load().region_of(name)
    return region_name(place) if place else name
