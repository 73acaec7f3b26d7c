"""What would be read from a file, as a page that an official can check in a minute."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from rich.console import Console, RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from index.coverage import coverage
from index.standing import begins, document_standing
from index.values import Clause, Document, Fact, FactKind, SetAside, Source, Span, Term
from wence.words import words

__all__ = ["show_inspection"]

EXCERPT = 32  # characters of a set-aside line that are shown
EXAMPLES = 3  # lines shown of each kind of text set aside


def show_inspection(source: Source, documents: Sequence[Document], day: dt.date, console: Console) -> None:
    """Print identity, what to check, outline, standing on `day`, facts and what was set aside of each document."""
    for document in documents:
        for part in _parts(source, document, day):
            console.print(part)
    for part in _account(source, documents):
        console.print(part)


@cache
def _own_words() -> Mapping[str, Mapping[str, str]]:
    with Path(__file__).with_name("inspection_words.toml").open("rb") as file:
        return tomllib.load(file)


def _parts(source: Source, document: Document, day: dt.date) -> Iterable[RenderableType]:
    labels = words()
    yield Panel(
        _identity(document, day), title=Text(document.title or labels["missing"], style="bold"), title_align="left"
    )
    yield Rule(Text(labels["warnings"]), align="left")
    for warning in document.warnings:
        yield Text(f"! {_warning(warning)}", style="yellow")
    if not document.warnings:
        yield Text(labels["no_warnings"], style="dim")
    yield _outline(document)
    facts = [clause for clause in document.clauses if clause.facts]
    if facts:
        yield Rule(Text(f"{labels['facts']} {sum(len(clause.facts) for clause in facts)}"), align="left")
        for clause in facts:
            yield _facts(clause)
    yield Rule(Text(f"{labels['set_aside']} {len(document.set_aside)}"), align="left")
    for why, items in groupby(sorted(document.set_aside, key=lambda item: item.why), key=lambda item: item.why):
        yield from _aside(source, why, list(items))


def _account(source: Source, documents: Sequence[Document]) -> Iterable[RenderableType]:
    labels, own = words(), _own_words()["labels"]
    found = coverage(source, documents)
    if not documents or found.whole:
        yield Text(labels["nothing_lost"] if documents else labels["no_document"], style="dim" if documents else "red")
        return
    for name, spans in ((labels["lost"], found.lost), (own["doubled"], found.doubled)):
        for span in spans:
            yield Text(f"! {name} {span.start}–{span.end}: {_excerpt(source, span)}", style="red")


def _warning(warning: str) -> str:
    """A warning in the page's language, as it came where the page has no words for it."""
    for pattern, shown in _own_words()["warnings"].items():
        if match := re.fullmatch(pattern, warning):
            return match.expand(shown)
    return warning


def _identity(document: Document, day: dt.date) -> RenderableType:
    labels, own = words(), _own_words()["labels"]
    table = Table.grid(padding=(0, 2))
    ahead = begins(document, day)
    standing = f"{labels[document_standing(document, day)]} ({day})"
    if ahead and not document.draft:
        standing += " · " + own["begins"].format(day=ahead.start)
    city = " · ".join(part for part in (document.province, document.city) if part)
    rows = [
        (labels["issuer"], document.issuer),
        (labels["number"], document.number),
        (labels["date"], str(document.date or "")),
        (labels["city"], city),
        (labels["standing"], standing),
        (labels["standing_words"], "; ".join(filter(None, (document.draft_words, *map(_term, document.terms))))),
    ]
    for name, value in (
        (own["stated"], document.stated_words),
        (own["comments"], "; ".join(map(_term, document.comments))),
        (own["repeals"], _names(document, lengthens=False)),
        (own["lengthens"], _names(document, lengthens=True)),
        (own["url"], document.url),
    ):
        if value:
            rows.append((name, value))
    for label, value in (*rows, (labels["file"], document.file)):
        table.add_row(Text(label, style="bold"), Text(value) if value else Text(labels["missing"], style="yellow"))
    return table


def _term(term: Term) -> str:
    return f"“{term.words}”" + (f" {words()['until']} {term.end}" if term.end else "")


def _names(document: Document, *, lengthens: bool) -> str:
    return "; ".join(
        f"《{repeal.title}》{repeal.number}" + (f" {words()['until']} {repeal.until}" if repeal.until else "")
        for repeal in document.repeals
        if bool(repeal.until) == lengthens
    )


def _outline(document: Document) -> RenderableType:
    labels = words()
    tree = Tree(Text(f"{labels['outline']}: {len(document.clauses)} {labels['clauses']}", style="bold"))
    held: dict[tuple[str, ...], int] = {}
    for clause in document.clauses:
        for depth in range(2, len(clause.path)):
            held[clause.path[:depth]] = held.get(clause.path[:depth], 0) + 1
    branches = {document.clauses[0].path[:1] if document.clauses else (): tree}
    for clause in document.clauses:
        parent = tree
        for depth in range(2, len(clause.path)):
            above = clause.path[:depth]
            if above not in branches:
                count = f"  {held[above]} {labels['clauses']}"
                branches[above] = parent.add(Text.assemble(above[-1], (count, "dim")))
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


def _aside(source: Source, why: str, items: Sequence[SetAside]) -> Iterable[RenderableType]:
    own = _own_words()
    yield Text.assemble((f"{own['aside'].get(why, why)} {len(items)}", "cyan"))
    for item in items[:EXAMPLES]:
        yield Text(f"  {_excerpt(source, item.span)}")
    if len(items) > EXAMPLES:
        yield Text("  " + own["labels"]["more"].format(count=len(items) - EXAMPLES), style="dim")


def _excerpt(source: Source, span: Span) -> str:
    text = " ".join(source.text[span.start : span.end].split())
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"
