"""A file of any supported format, read into a `Source`."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index.reading.apart import read_pdf_apart
from index.reading.docx import read_docx
from index.reading.html import read_html
from index.reading.kind import kind_of
from index.reading.markdown import read_markdown
from index.reading.ofd import read_ofd
from index.reading.office import read_office
from index.reading.page import Page
from index.reading.text import read_text
from index.reading.unreadable import UnreadableFile, damaged
from index.values import Source

__all__ = ["SUFFIXES", "read_source"]

READERS = {
    **dict.fromkeys((".txt", ".text"), read_text),
    **dict.fromkeys((".md", ".markdown"), read_markdown),
    **dict.fromkeys((".docx", ".docm", ".dotx"), read_docx),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml"), read_html),
    ".pdf": read_pdf_apart,
    ".ofd": read_ofd,
}
OFFICE = frozenset({".doc", ".wps", ".rtf", ".odt"})
SUFFIXES = frozenset(READERS) | OFFICE
# Formats that carry no mark in their bytes; every other one does, and without it the file is not what its name says.
UNMARKED = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml"})


def read_source(path: Path, *, max_mb: float = 50.0, name: str | None = None) -> Source:
    """Read a file of any supported format.

    Args:
        path: the file; its suffix names the format, unless its first bytes say otherwise.
        max_mb: the largest file read, in MiB.
        name: what the `Source` is called; the file's own name by default.

    Raises:
        UnreadableFile: whatever is wrong with the file, in one line.
    """
    name = name or path.name
    try:
        content = _bytes(path, max_mb)
        page, warnings = _page(content, path.suffix.lower())
    except UnreadableFile as error:
        raise UnreadableFile(f"{name}: {error}") from error
    except Exception as error:
        # The edge of reading: whatever a library makes of a stranger's file ends as one line.
        raise UnreadableFile(f"{name}: {damaged(error)}") from error
    digest = hashlib.sha256(content).hexdigest()
    return Source(name, page.text, page.blocks, digest, page.metadata, page.set_aside, warnings + page.warnings)


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


def _page(content: bytes, suffix: str) -> tuple[Page, tuple[str, ...]]:
    """The content as its own bytes say it is to be read, and a warning where the name says otherwise."""
    wanted = " ".join(sorted(SUFFIXES))
    if suffix not in SUFFIXES:
        raise UnreadableFile(f"a file ending in {suffix!r}; wanted one of {wanted}; save it as one of these")
    kind = kind_of(content)
    if not kind and suffix not in UNMARKED:
        raise UnreadableFile(f"no {suffix} file inside, or a damaged one; wanted what the name says; fetch it again")
    kind = kind or suffix
    same = READERS.get(kind) is READERS.get(suffix)
    warnings = () if same else (f"named {suffix}, but a {kind} file: read as that",)
    page = read_office(content, kind) if kind in OFFICE else READERS[kind](content)
    if not page.blocks:
        raise UnreadableFile("a file without any text in it; wanted a document; check the original")
    return page, warnings
