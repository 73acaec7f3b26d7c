"""Documents that are ZIP files of XML (DOCX, OFD, ODT), opened with limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from index.reading.unreadable import UnreadableFile, damaged
from index.reading.xml import parse_xml

__all__ = ["Archive"]

ENTRIES = 10_000
# A document of a thousand pages is some 30 MiB of XML; pictures hardly shrink, so that real files stay below 50 to 1.
PART_MIB = 64
TOTAL_MIB = 1024
RATIO = 200
RATIO_FROM_MIB = 8


class Archive:
    """A ZIP file whose sizes were checked before anything was unpacked.

    Sizes are those that the directory states; `zipfile` never reads a part beyond them.

    Raises:
        UnreadableFile: on opening and on reading, for a truncated, encrypted or bomb-like file.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            entries = self._zip.infolist()
        except Exception as error:
            raise damaged(error) from error
        total = sum(entry.file_size for entry in entries)
        mib = total / 2**20
        if len(entries) > ENTRIES or mib > TOTAL_MIB or (mib > RATIO_FROM_MIB and total > RATIO * len(content)):
            raise UnreadableFile(
                f"a package of {len(content) / 2**20:.1f} MiB that unpacks to {len(entries)} parts, {mib:.0f} MiB; "
                "wanted a document, not a zip bomb; save it again from the program that wrote it"
            )
        self.names = frozenset(entry.filename for entry in entries)
        self._entries = {entry.filename: entry for entry in entries}

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or `None` where the package has none of that name."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise UnreadableFile("an encrypted package; wanted one without a password; save it again without")
        if entry.file_size > PART_MIB * 2**20:
            raise UnreadableFile(
                f"a part of {entry.file_size / 2**20:.0f} MiB ({name}); wanted at most {PART_MIB} MiB; "
                "split the document"
            )
        try:
            return self._zip.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise damaged(error) from error

    def xml(self, name: str) -> Any | None:
        """The root element of an XML part, or `None` where the package has none of that name."""
        content = self.read(name)
        return None if content is None else parse_xml(content)
