"""What would be read from a file, as a page that an official can check in a minute."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console, RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from index.standing import document_standing
from index.values import Clause, Document, Fact, FactKind, SetAside, Source, Span
from wence.words import words

__all__ = ["show_inspection", "unread"]

EXCERPT = 32  # characters of a set-aside line that are shown


def show_inspection(source: Source, documents: Sequence[Document], day: dt.date, console: Console) -> None:
    """Print identity, outline, standing on `day`, facts, what was set aside and what to check of each document."""
    for document in documents:
        for part in _parts(source, document, day):
            console.print(part)
    for part in _rest(source, documents):
        console.print(part)


def unread(source: Source, documents: Iterable[Document]) -> list[Span]:
    """Stretches of a source's text, white space apart, that are in no clause and were not set aside either."""
    covered = bytearray(len(source.text))
    for document in documents:
        spans = [clause.span for clause in document.clauses] + [aside.span for aside in document.set_aside]
        for span in (*spans, *(aside.span for aside in source.set_aside)):
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
    lost: list[Span] = []
    for left_out, run in groupby(range(len(source.text)), key=lambda at: not covered[at]):
        stretch = list(run)
        if left_out and source.text[stretch[0] : stretch[-1] + 1].strip():
            lost.append(Span(stretch[0], stretch[-1] + 1))
    return lost


def _parts(source: Source, document: Document, day: dt.date) -> Iterable[RenderableType]:
    labels = words()
    yield Panel(
        _identity(document, day), title=Text(document.title or labels["missing"], style="bold"), title_align="left"
    )
    yield _outline(document)
    facts = [clause for clause in document.clauses if clause.facts]
    if facts:
        yield Rule(Text(f"{labels['facts']} {sum(len(clause.facts) for clause in facts)}"), align="left")
        for clause in facts:
            yield _facts(clause)
    yield Rule(Text(f"{labels['set_aside']} {len(document.set_aside)}"), align="left")
    for aside in document.set_aside:
        yield _aside(source, aside)
    yield Rule(Text(labels["warnings"]), align="left")
    for warning in document.warnings:
        yield Text(f"! {warning}", style="yellow")
    if not document.warnings:
        yield Text(labels["no_warnings"], style="dim")


def _rest(source: Source, documents: Sequence[Document]) -> Iterable[RenderableType]:
    labels = words()
    lost = unread(source, documents)
    if not documents or not lost:
        yield Text(labels["nothing_lost"] if documents else labels["no_document"], style="dim" if documents else "red")
    for span in lost:
        yield Text(f"! {labels['lost']} {span.start}–{span.end}: {_excerpt(source, span)}", style="red")


def _identity(document: Document, day: dt.date) -> RenderableType:
    labels = words()
    table = Table.grid(padding=(0, 2))
    standing = document_standing(document, day)
    city = " · ".join(part for part in (document.province, document.city) if part)
    terms = "; ".join(
        f"“{term.words}”" + (f" {labels['until']} {term.end}" if term.end else "") for term in document.terms
    )
    rows = (
        (labels["issuer"], document.issuer),
        (labels["number"], document.number),
        (labels["date"], str(document.date or "")),
        (labels["city"], city),
        (labels["standing"], f"{labels[standing]} ({day})"),
        (labels["standing_words"], document.draft_words or terms),
        (labels["file"], document.file),
    )
    for label, value in rows:
        table.add_row(Text(label, style="bold"), Text(value) if value else Text(labels["missing"], style="yellow"))
    return table


def _outline(document: Document) -> RenderableType:
    labels = words()
    tree = Tree(Text(f"{labels['outline']}: {len(document.clauses)} {labels['clauses']}", style="bold"))
    branches = {document.clauses[0].path[:1] if document.clauses else (): tree}
    for clause in document.clauses:
        parent = tree
        for depth in range(2, len(clause.path)):
            above = clause.path[:depth]
            if above not in branches:
                branches[above] = parent.add(Text(above[-1]))
            parent = branches[above]
        facts = f" · {len(clause.facts)} {labels['facts']}" if clause.facts else ""
        leaf = parent.add(Text.assemble(clause.heading, (f"  {len(clause.text)} {labels['characters']}{facts}", "dim")))
        branches.setdefault(clause.path, leaf)
    return tree


def _facts(clause: Clause) -> RenderableType:
    tree = Tree(Text(clause.heading, style="bold"))
    for fact in clause.facts:
        tree.add(Text.assemble((words()[fact.kind], "cyan"), f"  {_canonical(fact)}  ", (f"“{fact.text}”", "dim")))
    return tree


def _canonical(fact: Fact) -> str:
    labels = words()
    if fact.kind is FactKind.UNIT:
        return f"{fact.value} ({labels[fact.role]})" if fact.role in labels else fact.value
    per = f"/{fact.per}" if fact.per else ""
    return f"{ {'max': '≤ ', 'min': '≥ '}.get(fact.bound, '') }{fact.value}{fact.unit}{per}"


def _aside(source: Source, aside: SetAside) -> RenderableType:
    return Text.assemble((aside.why, "cyan"), f"  {_excerpt(source, aside.span)}")


def _excerpt(source: Source, span: Span) -> str:
    text = " ".join(source.text[span.start : span.end].split())
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"
