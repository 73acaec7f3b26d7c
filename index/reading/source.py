"""A file of any supported format, read into a `Source`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from index.reading.page import Page
from index.reading.text import read_text
from index.reading.unreadable import UnreadableFile
from index.values import Source

__all__ = ["SUFFIXES", "read_source"]

Reader = Callable[[bytes], Page]

READERS: dict[str, Reader] = {".txt": read_text, ".text": read_text}
SUFFIXES = frozenset(READERS)


def read_source(path: Path, *, max_mb: float = 50.0, name: str | None = None) -> Source:
    """Read the file at `path`; `name` is what the `Source` is called (the file's own name by default).

    Args:
        max_mb: the largest file read, in MiB.

    Raises:
        UnreadableFile: whatever is wrong with the file, in one line.
    """
    name = name or path.name
    try:
        content = _bytes(path, max_mb)
        page = _page(content, path.suffix.lower())
    except UnreadableFile as error:
        raise UnreadableFile(f"{name}: {error}") from error
    digest = hashlib.sha256(content).hexdigest()
    return Source(name, page.text, page.blocks, digest, page.metadata, page.set_aside, page.warnings)


def _bytes(path: Path, max_mb: float) -> bytes:
    try:
        size = path.stat().st_size
        if size > max_mb * 2**20:
            raise UnreadableFile(
                f"a file of {size / 2**20:.1f} MiB; wanted at most {max_mb:g} MiB; split it or raise the limit"
            )
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"cannot be opened ({error.strerror}); wanted a readable file; check its path") from error
    if not content.strip(b"\0 \t\r\n\f\xef\xbb\xbf"):
        raise UnreadableFile("an empty file; wanted a document; fetch it again")
    return content


def _page(content: bytes, suffix: str) -> Page:
    if suffix not in READERS:
        raise UnreadableFile(f"a file ending in {suffix!r}; wanted one of {' '.join(sorted(SUFFIXES))}")
    return READERS[suffix](content)
