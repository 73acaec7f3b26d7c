"""Versions of an index: built beside the one that is read, checked, then switched to in one step.

`DATA_DIR/index/` holds `shards/` (what each file yielded), `versions/<version>/` (an index, never written again once
published), `current` (the name of the version that is read) and `lock` (held by the one process that builds). The
version before the current one is kept until the next publication: a reader may be just opening it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

__all__ = ["IndexBusy", "NoIndex", "Versions"]


class NoIndex(FileNotFoundError):
    """There is no index in this data folder yet."""


class IndexBusy(RuntimeError):
    """Another process is building this index."""


class Versions:
    """The versions in one data folder."""

    def __init__(self, data_dir: Path) -> None:
        self.root = data_dir / "index"
        self.shards = self.root / "shards"
        self._versions, self._pointer = self.root / "versions", self.root / "current"

    def current(self) -> Path:
        """The folder of the version that is read.

        Raises:
            NoIndex: where none was published yet.
        """
        with contextlib.suppress(OSError):
            folder = self._versions / self._pointer.read_text(encoding="utf-8").strip()
            if (folder / "manifest.json").is_file() and folder != self._versions:
                return folder
        raise NoIndex(f"no index in {self.root.parent}; build one with `wence index`")

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock against a second writer; the system lets go of it when the process ends, however it ends.

        Raises:
            IndexBusy: where another process holds it.
        """
        self.shards.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("w") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise IndexBusy(f"another process is building the index in {self.root}; wait for it to end") from error
            yield

    def begin(self) -> Path:
        """A new empty folder to build in; what an interrupted build left is cleared away. Needs the lock."""
        for left in self._versions.glob("*.partial"):
            shutil.rmtree(left, ignore_errors=True)
        stamp = f"{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S%f}"
        folder = self._versions / f"{stamp}.partial"
        folder.mkdir(parents=True)
        return folder

    def publish(self, built: Path) -> Path:
        """Make what was built the version that is read; readers of the old one go on undisturbed."""
        with contextlib.suppress(NoIndex):
            kept = self.current()
            for folder in self._versions.iterdir():
                if folder not in (kept, built):
                    shutil.rmtree(folder, ignore_errors=True)
        final = built.with_name(built.name.removesuffix(".partial"))
        built.replace(final)
        partial = self._pointer.with_suffix(".partial")
        with partial.open("w", encoding="utf-8") as handle:
            handle.write(final.name)
            handle.flush()
            os.fsync(handle.fileno())
        partial.replace(self._pointer)
        return final

    def prune(self, keep: set[str]) -> None:
        """Delete the shards of other names. Needs the lock."""
        for path in self.shards.iterdir():
            if path.name not in keep:
                path.unlink(missing_ok=True)
