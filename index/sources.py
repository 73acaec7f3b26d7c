"""Which files are to be indexed, by which names, and what stands beside them."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.reading import SUFFIXES, UnreadableFile, read_source
from index.stated import SIDECAR
from index.values import Source

__all__ = ["Found", "find_files", "read_found"]


@dataclass(frozen=True, slots=True)
class Found:
    """A file to index: the name by which citations call it (its path within the folder given), and where it is."""

    file: str
    path: Path

    @property
    def sidecar(self) -> Path | None:
        """`NAME.SUFFIX.toml` or `NAME.toml` beside it: what overrides or adds to what the file says of itself."""
        beside = (self.path.with_name(f"{self.path.name}.toml"), self.path.with_suffix(".toml"))
        return next((path for path in beside if path.is_file()), None)

    def digest(self) -> str:
        """The SHA-256 of the file and of its sidecar.

        Raises:
            OSError: where it cannot be read.
        """
        total = hashlib.sha256()
        for path in (self.path, self.sidecar):
            if path is not None:
                with path.open("rb") as handle:
                    total.update(hashlib.file_digest(handle, "sha256").digest())
        return total.hexdigest()


def find_files(paths: Sequence[Path]) -> tuple[tuple[Found, ...], tuple[tuple[str, str], ...]]:
    """The files in these files and folders, by name, and those left out as (name, why).

    Hidden files, `README.md` and sidecars are passed over; anything else in a folder that is no document is left out
    by name. A file given by name is always tried.

    Raises:
        FileNotFoundError: where one of the paths does not exist.
    """
    found: dict[str, Found] = {}
    left: list[tuple[str, str]] = []
    for given in paths:
        if not given.exists():
            raise FileNotFoundError(f"{given} does not exist; give files or folders with documents")
        for each in _within(given) if given.is_dir() else [Found(given.name, given)]:
            known = found.get(each.file)
            if known is not None and known.path.resolve() != each.path.resolve():
                left.append((each.file, f"{each.path}: {known.path} has the same name; rename one of them"))
            elif given.is_dir() and each.path.suffix.lower() not in SUFFIXES:
                left.append((each.file, f"no document format ({each.path.suffix or 'no suffix'})"))
            else:
                found[each.file] = each
    return tuple(found[name] for name in sorted(found)), tuple(left)


def _within(folder: Path) -> Iterator[Found]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        passed = any(part.startswith(".") for part in name.parts) or path.name.lower() == "readme.md"
        if path.is_file() and not passed and path.suffix.lower() != ".toml":
            yield Found(name.as_posix(), path)


def read_found(found: Found, max_mb: float) -> Source:
    """Read the file, under its name, with what its sidecar says.

    Raises:
        UnreadableFile: where the file or its sidecar cannot be read.
    """
    source = replace(read_source(found.path, max_mb=max_mb), file=found.file)
    if found.sidecar is None:
        return source
    try:
        said = tomllib.loads(found.sidecar.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableFile(f"{found.sidecar.name} is no readable TOML ({error}); mend or remove it") from error
    given = {key: _plain(value) for key, value in said.items()}
    return replace(source, metadata={**source.metadata, **given, SIDECAR: " ".join(given)})


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value).strip()
