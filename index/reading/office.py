"""Older and other office formats (.doc, .wps, .rtf, .odt), turned into DOCX by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from index.reading.docx import read_docx
from index.reading.page import Page
from index.reading.unreadable import UnreadableFile

__all__ = ["read_office"]

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 90


def read_office(content: bytes, suffix: str, *, seconds: float = SECONDS) -> Page:
    """Read what LibreOffice can open; `seconds` is the longest it may take."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise UnreadableFile(f"a {suffix} file; wanted .docx; install LibreOffice to read it, or save it as .docx")
    with tempfile.TemporaryDirectory(prefix="wence-") as folder:
        source = Path(folder, "document" + suffix)
        source.write_bytes(content)
        # A profile of its own: LibreOffice runs once per profile, and a running one would take the job and lose it.
        profile = Path(folder, "profile").as_uri()
        command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile}", "--convert-to", "docx"]
        try:
            subprocess.run(
                [*command, "--outdir", folder, str(source)], capture_output=True, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile(
                f"a {suffix} file that LibreOffice did not open in {seconds:g} s; wanted .docx; save it as .docx"
            ) from error
        converted = source.with_suffix(".docx")
        if not converted.is_file():
            raise UnreadableFile(f"a {suffix} file that LibreOffice cannot open; wanted .docx; save it as .docx")
        return read_docx(converted.read_bytes())
