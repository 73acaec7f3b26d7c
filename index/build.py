"""Documents in, searchable index out: the pipeline behind `wence index` and `wence add`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.assemble import assemble, check, fill_store
from index.harvest import Harvest, Progress, harvest
from index.library import Library
from index.manifest import IndexedFile, Manifest
from index.models import BUILTIN, Models
from index.publish import NoIndex, Versions
from index.sources import Found, find_files

__all__ = ["NothingToIndex", "Report", "build_index"]


class NothingToIndex(ValueError):
    """No file could be indexed; the message says why, the index is as it was."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: names of files, and (name, why) of those that failed.

    `notes` says what an operator should know besides (files left out, a model that changed); `documents` and
    `clauses` count what the index now holds.
    """

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    documents: int = 0
    clauses: int = 0
    version: str = ""


def build_index(
    paths: Sequence[Path],
    data_dir: Path,
    embeddings_name: str,
    *,
    keep_others: bool = False,
    progress: Progress | None = None,
    max_mb: float = 50.0,
    chroma_url: str = "",
    words_path: Path = BUILTIN,
) -> Report:
    """Make the index in `data_dir` hold exactly what is in `paths`, or add that to it (`keep_others`).

    A file whose bytes, sidecar and model are unchanged is neither read nor embedded again; where all are, nothing is
    written. A file that fails is reported; what the index held of it stays. `words_path` is the folder of the static
    model whose words late interaction compares.

    Raises:
        NothingToIndex: where there is no file, or every one failed.
        FileNotFoundError: where one of `paths` does not exist.
        ModelNotFound: where the model cannot be loaded.
        IndexBusy: where another process is building.
        BrokenIndex: where what was built fails its check.
        StoreUnreachable: where the Chroma server does not answer. In each case the index is as it was.
    """
    found, left = find_files(paths)
    if not found:
        wanted = ", ".join(str(path) for path in paths) or "no path given"
        raise NothingToIndex(f"no document found in {wanted}; give files or folders with documents")
    versions, models = Versions(data_dir), Models(embeddings_name, str(words_path))
    with versions.locked():
        old = _manifest(versions)
        before = {file.file: file for file in old.files} if old else {}
        same = old is not None and old.recipe == models.recipe
        names = {each.file for each in found}
        others = [file for file in before.values() if keep_others and file.file not in names]
        again = () if same else tuple(Found(file.file, Path(file.path)) for file in others)
        result = harvest(
            (*found, *again), before if same else {}, others if same else (), versions.shards, models, max_mb, progress
        )
        if not any(file.file in names for file in result.files):
            raise NothingToIndex("; ".join(f"{name}: {why}" for name, why in (*result.failed, *result.left)[:3]))
        notes = [f"{name}: left out, {why}" for name, why in (*left, *result.left)] + _changed(old, models)
        manifest = Manifest(
            version="",
            embedding=embeddings_name,
            words=str(words_path),
            recipe=models.recipe,
            store=chroma_url,
            files=tuple(result.files),
        )
        if old and old.model_copy(update={"version": ""}) == manifest:
            manifest = old
        else:
            manifest = _publish(versions, manifest, old if same else None, models)
    return _report(manifest, before, result, notes)


def _publish(versions: Versions, manifest: Manifest, old: Manifest | None, models: Models) -> Manifest:
    """Build the version that the manifest describes, check it, and make it the one that is read."""
    built = versions.begin()
    try:
        manifest = manifest.model_copy(update={"version": built.name.removesuffix(".partial")})
        shards = {file.file: versions.shards / f"{file.key}.npz" for file in manifest.files}
        assemble(built, list(shards.values()))
        manifest.write(built)
        stored = fill_store(built, versions, manifest, old)
        check(built, manifest, stored, Library(built, models.embeddings, models.word_vectors))
        versions.publish(built)
    except BaseException:
        shutil.rmtree(built, ignore_errors=True)
        raise
    versions.prune(keep={path.name for path in shards.values()})
    return manifest


def _manifest(versions: Versions) -> Manifest | None:
    try:
        return Manifest.read(versions.current())
    except (NoIndex, ValueError):
        return None


def _changed(old: Manifest | None, models: Models) -> list[str]:
    """That everything is embedded anew, and why."""
    if old is None or old.recipe == models.recipe:
        return []
    if old.recipe.split("/")[:-1] == models.recipe.split("/")[:-1]:
        return ["the program that reads documents has changed since the index was built: all are read anew"]
    if old.embedding != models.embedding:
        return [f"the embedding model has changed ({old.embedding} → {models.embedding}): all is embedded anew"]
    return [f"the contents of the embedding model {models.embedding} have changed: all is embedded anew"]


def _report(manifest: Manifest, before: dict[str, IndexedFile], result: Harvest, notes: list[str]) -> Report:
    held = {file.file: file.key for file in result.files}
    failed = {name for name, _ in result.failed}

    def names(test: Callable[[str], bool]) -> tuple[str, ...]:
        return tuple(name for name in held if name not in failed and test(name))

    return Report(
        created=names(lambda name: name not in before),
        updated=names(lambda name: name in before and before[name].key != held[name]),
        unchanged=names(lambda name: name in before and before[name].key == held[name]),
        removed=tuple(name for name in before if name not in held and name not in failed),
        failed=tuple(result.failed),
        notes=tuple(notes),
        documents=manifest.documents,
        clauses=manifest.clauses,
        version=manifest.version,
    )
