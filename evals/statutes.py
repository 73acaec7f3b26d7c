"""An index over the articles of statutes, made without files: for measuring, at any size."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from index.assemble import assemble
from index.library import Library
from index.manifest import IndexedFile, Manifest
from index.models import Models
from index.shards import make_shard, save_shard
from index.values import Clause, Document, Sentence, Span

ARTICLE = re.compile(
    r"^(?P<statute>.+?)(?P<label>第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?.*)$"
)
END = re.compile(r"[^。；！？\n]+[。；！？\n]?")
SHARD = 2000  # articles


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file, which may be compressed."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def library_of_statutes(folder: Path, built: Path, model: Path, repeat: int = 1) -> Library:
    """The library over the articles in `folder`, `repeat` times with another year in each; ids are names."""
    built.mkdir(parents=True)
    models = Models(str(model), str(model))
    articles = next(path for name in ("articles.jsonl.xz", "articles.jsonl") if (path := folder / name).is_file())
    documents = (document for round_ in range(repeat) for document in _documents(read_lines(articles), round_))
    shards: list[Path] = []
    files: list[IndexedFile] = []
    while part := list(islice(documents, SHARD)):
        shard = make_shard(part, models.embeddings, models.word_vectors)
        shards.append(built / f"{len(shards)}.npz")
        save_shard(shards[-1], shard)
        counts = {"clauses": len(shard.clauses), "chunks": len(shard.chunks), "document_ids": shard.document_ids}
        files.append(IndexedFile(file=shards[-1].name, path="", digest="", key="", **counts))
    assemble(built, shards)
    names = {"version": "statutes", "embedding": str(model), "words": str(model), "recipe": "", "store": ""}
    Manifest(files=tuple(files), **names).write(built)
    return Library(built, models.embeddings, models.word_vectors)


def _documents(articles: Iterator[dict[str, Any]], round_: int) -> Iterator[Document]:
    seen: set[str] = set()
    for row in articles:
        if row["name"] in seen:
            continue
        seen.add(row["name"])
        match = ARTICLE.match(row["name"])
        title, label = (match["statute"], match["label"]) if match else (row["name"], row["name"])
        name = row["name"] if not round_ else f"{row['name']}（{round_}）"
        text = row["text"] if not round_ else f"{row['text']}本条自{2026 - round_}年起施行。"
        yield _document(name, title, label, text)


def _document(name: str, title: str, label: str, text: str) -> Document:
    span = Span(0, len(text))
    sentences = tuple(Sentence(m.start(), m.end(), Span(m.start(), m.end())) for m in END.finditer(text))
    clause = Clause(f"{name}", name, (title, label), text, span, sentences)
    return Document(name, "statutes", "", title, "", "", None, "", "", False, (clause,))


__all__: Sequence[str] = ("library_of_statutes", "read_lines")
