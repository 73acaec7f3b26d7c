"""An Answer as a readable page in the terminal: what the reader must know first, then the answer, then its proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from assistant.answer import Answer, Calculation, Citation, Notice, Status
from wence.words import words

__all__ = ["show_answer"]

WIDEST = 100  # characters; longer lines are hard to read

_STATUS_STYLE = {
    Status.ANSWERED: "green",
    Status.CLARIFY: "cyan",
    Status.NO_EVIDENCE: "yellow",
    Status.REFUSED: "yellow",
}
_STANDING_STYLE = {"in_force": "green", "draft": "bold yellow", "expired": "bold red", "unknown": "dim"}


def show_answer(answer: Answer, console: Console) -> None:
    """Print an answer: notices, text, calculation, citations, suggestions."""
    console.width = min(console.width, WIDEST)
    labels = words(answer.language)
    for part in _parts(answer, labels):
        console.print(part)


def _parts(answer: Answer, labels: Mapping[str, str]) -> Iterable[RenderableType]:
    for notice in answer.notices:
        yield _notice(notice, labels)
    yield Panel(
        Text(answer.answer),
        title=Text(labels[answer.status], style="bold"),
        title_align="left",
        border_style=_STATUS_STYLE[answer.status],
        padding=(1, 2),
    )
    if answer.calculation:
        yield _calculation(answer.calculation, labels)
    for citation in answer.citations:
        yield _citation(citation, labels)
    if answer.suggestions:
        lines = [f"\n  · {suggestion}" for suggestion in answer.suggestions]
        yield Text.assemble((labels["suggestions"], "bold"), *lines)
    yield Text(f"{labels['reference']} · {labels['as_of']} {answer.as_of}", style="dim")


def _notice(notice: Notice, labels: Mapping[str, str]) -> RenderableType:
    title = Text(f" {labels['notice']} · {labels[notice.kind]} ", style="bold black on yellow")
    return Panel(Text(notice.text, style="bold"), title=title, title_align="left", border_style="yellow", box=box.HEAVY)


def _calculation(calculation: Calculation, labels: Mapping[str, str]) -> RenderableType:
    lines = []
    for given in calculation.inputs:
        source = labels["given"] if given.citation is None else f"[{given.citation}]"
        lines.append(Text(f"{given.name}  {given.value}{given.unit}  {source}"))
    lines += [Text(step) for step in calculation.steps]
    lines.append(Text(f"= {calculation.result}  [{calculation.citation}]", style="bold"))
    return Panel(Group(*lines), title=labels["calculation"], title_align="left", border_style="blue")


def _citation(citation: Citation, labels: Mapping[str, str]) -> RenderableType:
    document = citation.document
    about = " · ".join(part for part in (document.number, document.issuer, document.date, document.city) if part)
    lines = [
        Text.assemble(about, " · " if about else "", (labels[document.standing], _STANDING_STYLE[document.standing])),
        Text(" › ".join(citation.path[1:]), style="bold"),
        Text(citation.quote, style="italic"),
    ]
    if citation.units:
        lines.append(Text(f"{labels['units']}: {'、'.join(citation.units)}"))
    source = citation.source
    lines.append(Text(f"{source.file} {source.start}–{source.end}", style="dim"))
    return Panel(Group(*lines), title=Text(f"[{citation.n}] 《{document.title}》"), title_align="left", box=box.ROUNDED)
