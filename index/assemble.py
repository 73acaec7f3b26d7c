"""Shards put together into the folder of one version, and the check that it is whole."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from index.arrays import Arrays, ArraysWriter
from index.lexical import Lexical, write_lexical
from index.library import Library
from index.manifest import Manifest
from index.publish import Versions
from index.records import RecordsWriter
from index.shards import Shard, load_postings, load_shard
from index.store import Store
from index.tokenise import keep_dictionary
from index.values import Clause
from index.word_counts import COUNTED, count_words

__all__ = ["BrokenIndex", "assemble", "check", "fill_store"]

PROBES = 12


class BrokenIndex(RuntimeError):
    """What was built does not hold or find what went into it; the index that was read before is untouched."""


def assemble(folder: Path, shards: Sequence[Path]) -> None:
    """Write records, arrays, words and lexical index of these shards into `folder`, one shard in memory at a time."""
    records = RecordsWriter(folder / "records.sqlite")
    texts: list[str] = []
    with ArraysWriter(folder) as arrays:
        for path in shards:
            shard = load_shard(path)
            records.add(shard.documents, shard.clauses)
            arrays.add(shard)
            texts += map(_words_of, shard.clauses[: COUNTED - len(texts)])
    records.close()
    count_words(texts).write(folder)
    keep_dictionary(folder)
    write_lexical(folder / "lexical", [partial(load_postings, path) for path in shards])


def _words_of(data: bytes) -> str:
    """A clause's own words, heading and text, of its JSON."""
    clause = json.loads(data)
    return f"{clause['path'][-1]} {clause['text']}"


def fill_store(folder: Path, versions: Versions, manifest: Manifest, old: Manifest | None) -> int:
    """Put the chunks of every file into Chroma, from the copy of the old version's where most of it still holds.

    Returns how many records it holds then.
    """
    keys = {file.file: file.key for file in old.files} if old and not old.store and not manifest.store else {}
    fresh = [file for file in manifest.files if keys.get(file.file) != file.key]
    copied = bool(keys) and len(fresh) * 2 < len(manifest.files)
    if copied:
        shutil.copytree(versions.current() / "chroma", folder / "chroma")
    with open_store(folder, manifest) as store:
        if copied:
            kept = {file.file for file in manifest.files} - {file.file for file in fresh}
            for name in keys.keys() - kept:
                store.delete(store.ids_of(name))
        for file in fresh if copied else manifest.files:
            store_shard(store, file.file, load_shard(versions.shards / f"{file.key}.npz"))
        if manifest.store:
            store.drop_others(
                "wence-", keep=[f"wence-{name}" for name in (manifest.version, old.version if old else "")]
            )
        return store.count


def open_store(folder: Path, manifest: Manifest) -> Store:
    """The Chroma collection of a version."""
    if manifest.store:
        return Store.connect(manifest.store, f"wence-{manifest.version}")
    return Store.open(folder / "chroma", "wence")


def store_shard(store: Store, file: str, shard: Shard) -> None:
    """Put a file's chunks into Chroma, by clause id and running number."""
    ids: list[str] = []
    metadatas: list[dict[str, str]] = []
    for data, count in zip(shard.clauses, shard.chunk_counts, strict=True):
        clause = json.loads(data)
        ids += [f"{clause['id']}#{number}" for number in range(count)]
        metadatas += [{"file": file, "document": clause["document_id"], "clause": clause["id"]}] * int(count)
    store.put(ids, shard.chunks, metadatas)


def check(folder: Path, manifest: Manifest, stored: int, library: Library) -> None:
    """Compare what the version holds with what went in, and look some of its clauses up by their own words.

    Raises:
        BrokenIndex: where a count differs, or most of the clauses looked up are not found.
    """
    arrays = Arrays(folder)
    counts = {
        "documents": (manifest.documents, len(library.documents)),
        "clauses": (manifest.clauses, arrays.rows),
        "chunks": (manifest.chunks, len(arrays.chunks)),
        "rows in the lexical index": (manifest.clauses, Lexical.open(folder / "lexical").rows),
        "records in Chroma": (manifest.chunks, stored),
    }
    for name, (wanted, got) in counts.items():
        if wanted != got:
            raise BrokenIndex(f"the new index holds {got} {name} where {wanted} went in; the old one stays")
    step = max(1, manifest.clauses // PROBES)
    probes = [library.clause_at(row) for row in range(0, manifest.clauses, step)][:PROBES]
    missed = [clause.id for clause in probes if not _finds(library, clause)]
    if len(missed) * 2 > len(probes):
        raise BrokenIndex(f"the new index does not find {len(missed)} of {len(probes)} clauses; the old one stays")


def _finds(library: Library, clause: Clause) -> bool:
    query = f"{clause.heading} {clause.text[:60]}"
    hits = library.search(query, documents=(clause.document_id,), k=5)
    return any(hit.clause.id == clause.id or hit.clause.text == clause.text for hit in hits)
