"""What a file is, by its first bytes rather than by its name."""

from __future__ import annotations

import codecs

from index.reading.archive import Archive
from index.reading.unreadable import UnreadableFile

__all__ = ["kind_of"]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8")
PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
PAGE = (b"<!doctype html", b"<html", b"<head", b"<body")
# Streams by which an OLE file shows what it is; their names are UTF-16.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SHEET, SLIDES = "Workbook".encode("utf-16-le"), "PowerPoint Document".encode("utf-16-le")
NOT_A_TEXT = "wanted a text document (Word, PDF, HTML, OFD, text); save the document as one of these"


def kind_of(content: bytes) -> str:
    """The suffix that belongs to the content, or an empty string where the bytes do not tell (text has no mark).

    Raises:
        UnreadableFile: for what is recognised but cannot be read: pictures, spreadsheets, archives, encrypted files.
    """
    head = content[:1024]
    if b"%PDF-" in head:
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return _package(content)
    if head.startswith(OLE):
        return _compound(content)
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    opening = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if opening.startswith(b"<?xml"):
        opening = opening.partition(b"?>")[2].lstrip()
        if b"schemas.microsoft.com/office/word" in head or b"schemas.microsoft.com/office/2006/xmlpackage" in head:
            return ".doc"
    if opening.startswith(PAGE):
        return ".html"
    if opening.startswith(b"mime-version:") or (opening.startswith(b"from:") and b"multipart/related" in opening):
        return ".mhtml"
    if head.startswith(PICTURES):
        raise UnreadableFile("a picture; wanted text; recognise it first, for example with ocrmypdf, and read the PDF")
    if head.startswith(PACKED):
        raise UnreadableFile("a packed archive; wanted a document; unpack it first")
    return ""


def _package(content: bytes) -> str:
    archive = Archive(content)
    names = archive.names
    if any(name.lower() == "ofd.xml" for name in names):
        return ".ofd"
    if any(name.startswith("word/") for name in names):
        return ".docx"
    if (archive.read("mimetype") or b"").startswith(b"application/vnd.oasis.opendocument.text"):
        return ".odt"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise UnreadableFile(f"a spreadsheet or slides; {NOT_A_TEXT}")
    if "_rels/.rels" in names:
        return ".docx"
    raise UnreadableFile("a packed archive; wanted a document; unpack it first")


def _compound(content: bytes) -> str:
    if ENCRYPTED in content:
        raise UnreadableFile("an encrypted document; wanted one without a password; save it again without")
    if SHEET in content or SLIDES in content:
        raise UnreadableFile(f"a spreadsheet or slides; {NOT_A_TEXT}")
    return ".doc"
