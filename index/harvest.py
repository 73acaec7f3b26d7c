"""From files to shards, one file at a time: what is new is read and embedded, what is known is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.documents import read_documents
from index.manifest import IndexedFile
from index.models import Models
from index.reading import UnreadableFile
from index.shards import Shard, load_shard, make_shard, save_shard, shard_key
from index.sources import Found, read_found

__all__ = ["Harvest", "Progress", "harvest"]

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the file that comes next."""


@dataclass
class Harvest:
    """The files that can be indexed, (name, why) of those that cannot, and of those that another one makes needless."""

    files: list[IndexedFile] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)


def harvest(
    found: Iterable[Found],
    before: Mapping[str, IndexedFile],
    others: Iterable[IndexedFile],
    shards: Path,
    models: Models,
    max_mb: float,
    progress: Progress | None = None,
) -> Harvest:
    """Make sure that every file has its shard, and list them with the `others` that stay as they are, by name.

    A file that fails keeps the shard it had `before`. Of several files with the same content the first is kept.

    Raises:
        ModelNotFound: where a file must be embedded and the model cannot be loaded.
    """
    files, result = tuple(found), Harvest(list(others))
    holder = {file.digest: file.file for file in result.files}
    for number, each in enumerate(files):
        if progress:
            progress(number, len(files), each.file)
        known = before.get(each.file)
        try:
            digest = each.digest()
            if digest in holder:
                result.left.append((each.file, f"it has the content of {holder[digest]}"))
                continue
            entry = _entry(each, digest, known, shards, models, max_mb)
        except (UnreadableFile, OSError) as error:
            result.failed.append((each.file, _one_line(error)))
            if known is None or not (shards / f"{known.key}.npz").is_file():
                continue
            entry = known
        result.files.append(entry)
        holder[entry.digest] = each.file
    if progress:
        progress(len(files), len(files), "")
    result.files.sort(key=lambda file: file.file)
    return result


def _entry(
    found: Found, digest: str, known: IndexedFile | None, shards: Path, models: Models, max_mb: float
) -> IndexedFile:
    key = shard_key(found.file, digest, models.recipe)
    path = shards / f"{key}.npz"
    if known and known.key == key and path.is_file():
        return known
    shard = _kept(path) or _made(found, path, models, max_mb)
    return IndexedFile(
        file=found.file,
        path=str(found.path.resolve()),
        digest=digest,
        key=key,
        document_ids=shard.document_ids,
        clauses=len(shard.clauses),
        chunks=len(shard.chunks),
    )


def _kept(path: Path) -> Shard | None:
    """The shard that an interrupted build left, if it is whole."""
    try:
        return load_shard(path)
    except (OSError, ValueError, KeyError):
        return None


def _made(found: Found, path: Path, models: Models, max_mb: float) -> Shard:
    embeddings, words = models.embeddings, models.word_vectors
    source = read_found(found, max_mb)
    try:
        documents = read_documents(source)
    except Exception as error:  # the edge of the pipeline: one bad file never stops the others
        raise UnreadableFile(f"its structure cannot be read ({type(error).__name__}: {error})") from error
    if not any(document.clauses for document in documents):
        raise UnreadableFile("holds no text that a clause could be made of")
    shard = make_shard(documents, embeddings, words)
    save_shard(path, shard)
    return shard


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
