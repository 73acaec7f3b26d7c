"""An index over the articles of statutes, made without files: for measuring, at any size."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from itertools import count as counted
from pathlib import Path
from typing import Any

from evals.large import assemble_documents
from index.library import Library
from index.models import Models
from index.values import Clause, Document, Sentence, Span

ARTICLE = re.compile(
    r"^(?P<statute>.+?)(?P<label>第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?.*)$"
)
END = re.compile(r"[^。；！？\n]+[。；！？\n]?")


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file, which may be compressed."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def library_of_statutes(folder: Path, built: Path, model: Path, repeat: int = 1) -> Library:
    """The library over the articles in `folder`, `repeat` times with another year in each; ids are names."""
    built.mkdir(parents=True)
    models = Models(str(model), str(model))
    documents = chain.from_iterable(statutes(folder, round_) for round_ in range(repeat))
    assemble_documents(documents, built, model, built)
    return Library(built, models.embeddings, models.word_vectors)


def many_statutes(folder: Path, count: int) -> Iterator[Document]:
    """The articles in `folder` again and again, with another year in each round, until there are `count`."""
    left = count
    for round_ in counted():
        for document in statutes(folder, round_):
            if left <= 0:
                return
            yield replace(document, clauses=document.clauses[:left])
            left -= len(document.clauses)


def statutes(folder: Path, round_: int = 0) -> Iterator[Document]:
    """The statutes of the articles in `folder`, each once; those of a later round say another year."""
    articles = next(path for name in ("articles.jsonl.xz", "articles.jsonl") if (path := folder / name).is_file())
    rows = {row["name"]: row["text"] for row in read_lines(articles)}
    named = [(_parted(name), name, text) for name, text in rows.items()]
    named.sort(key=lambda row: row[0][0])  # stable: articles of one statute come together, in their order
    for title, group in groupby(named, key=lambda row: row[0][0]):
        key = f"{title}#{round_}"
        ending = f"本条自{2026 - round_}年起施行。" if round_ else ""
        clauses = tuple(
            _clause(f"{name}（{round_}）" if round_ else name, key, parts, text + ending, at)
            for at, (parts, name, text) in enumerate(group)
        )
        yield Document(key, "statutes", "", title, "", "", None, "", "", False, clauses)


def _parted(name: str) -> tuple[str, str]:
    """A statute's title and the label of the article; a name without a label is both."""
    match = ARTICLE.match(name)
    return (match["statute"], match["label"]) if match else (name, name)


def _clause(name: str, document: str, path: tuple[str, str], text: str, at: int) -> Clause:
    sentences = tuple(Sentence(m.start(), m.end(), Span(m.start(), m.end())) for m in END.finditer(text))
    return Clause(name, document, path, text, Span(0, len(text)), sentences, order=at)


__all__: Sequence[str] = ("library_of_statutes", "many_statutes", "read_lines", "statutes")
