"""Indexes of any size, made from documents without files: for measuring."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, cycle, islice
from pathlib import Path

from index.assemble import assemble, open_store, store_shard
from index.divisions import Divisions
from index.library import Library
from index.manifest import IndexedFile, Manifest
from index.models import Models
from index.publish import Versions
from index.shards import Shard, load_shard, make_shard, save_shard
from index.values import Clause, Document

__all__ = ["assemble_documents", "publish_documents", "towns"]

SHARD = 2000  # clauses, about
CLAUSES = 50  # of a document of a town


def publish_documents(
    documents: Iterable[Document], data_dir: Path, model: Path, *, chroma: bool = True, copies: int = 1
) -> Manifest:
    """Build the index of `documents` in `data_dir` and make it the one that is read; `chroma`: with its store.

    With `copies` everything is held so many times under other ids, embedded once: to measure searches alone.
    """
    versions = Versions(data_dir)
    with versions.locked():
        built = versions.begin()
        shards = data_dir / "shards"
        manifest = assemble_documents(documents, built, model, shards, copies)
        if chroma:
            with open_store(built, manifest) as store:
                for file in manifest.files:
                    store_shard(store, file.file, load_shard(shards / file.file))
        versions.publish(built)
    return manifest


def assemble_documents(
    documents: Iterable[Document], built: Path, model: Path, shards: Path, copies: int = 1
) -> Manifest:
    """Write the version's folder `built`, by way of shards that are kept in `shards`."""
    shards.mkdir(parents=True, exist_ok=True)
    models, files, paths = Models(str(model), str(model)), list[IndexedFile](), list[Path]()
    made = (make_shard(part, models.embeddings, models.word_vectors) for part in _parts(documents))
    for shard in (_copy(shard, number) for shard in made for number in range(copies)):
        paths.append(shards / f"{len(paths)}.npz")
        save_shard(paths[-1], shard)
        counts = {"clauses": len(shard.clauses), "chunks": len(shard.chunks), "document_ids": shard.document_ids}
        files.append(IndexedFile(file=paths[-1].name, path="", digest="", key="", **counts))
    assemble(built, paths)
    names = {"version": "measured", "embedding": str(model), "words": str(model), "recipe": "", "store": ""}
    manifest = Manifest(files=tuple(files), **names)
    manifest.write(built)
    return manifest


def _copy(shard: Shard, number: int) -> Shard:
    """The shard under other ids; itself for 0."""
    if not number:
        return shard

    def renamed(data: bytes) -> bytes:
        held = json.loads(data)
        other = {key: f"{held[key]}~{number}" for key in ("id", "document_id") if key in held}
        return json.dumps(held | other, ensure_ascii=False).encode()

    documents, clauses = (tuple(map(renamed, each)) for each in (shard.documents, shard.clauses))
    return replace(shard, documents=documents, clauses=clauses)


def _parts(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in groups of about `SHARD` clauses."""
    part: list[Document] = []
    for document in documents:
        part.append(document)
        if sum(len(one.clauses) for one in part) >= SHARD:
            yield part
            part = []
    if part:
        yield part


def towns(library: Library, count: int, documents: int, more: Sequence[Clause] = ()) -> Iterator[Document]:
    """Made-up towns' documents of `CLAUSES` clauses each, for the first `count` prefectures of the country.

    Their clauses are those of `library` and `more` in turn, a different stretch in each document; cities that
    `library` covers keep their own documents and come first.
    """
    held = [replace(one, clauses=library.clauses(one.id)) for one in library.documents]
    yield from held
    pool = cycle(chain.from_iterable((*(one.clauses for one in held), more)))
    names = dict.fromkeys(place.short for place in Divisions.load().places if place.level == "prefecture")
    for town in [name for name in names if name not in library.cities][: count - len(library.cities)]:
        for number in range(documents):
            like = held[number % len(held)]
            key = f"{town}-{number}"
            clauses = tuple(
                replace(clause, id=f"{key}-{at}", document_id=key, order=at)
                for at, clause in enumerate(islice(pool, CLAUSES + number))
            )
            title = f"{town}市{like.title[like.title.find('市') + 1 :]}"
            yield replace(like, id=key, file=f"{key}.txt", title=title, number="", city=town, clauses=clauses)
