import io
import zipfile

import pytest
from docx_maker import docx, paragraph
from pdf_maker import pdf, show

from index.reading import SUFFIXES, UnreadableFile, read_source
from index.reading.office import read_office

WORDS = "对购买家电的，按15%给予补贴。"


def package(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\n", "a.docx", "empty"),
        (WORDS.encode(), "a.exe", "wanted one of"),
        (WORDS.encode(), "a.docx", r"no \.docx file inside"),
        (WORDS.encode(), "a.pdf", r"no \.pdf file inside"),
        (docx(paragraph(WORDS))[:400], "a.docx", "damaged or truncated"),
        (package(word__document_xml=b" " * 20_000_000), "a.docx", "zip bomb"),
        (package(**{f"word__{number}": b"" for number in range(10_001)}), "a.docx", "zip bomb"),
        (package(xl__workbook_xml=b"<x/>"), "a.docx", "spreadsheet"),
        (package(a=b"x"), "a.docx", "unpack"),
        (docx(), "a.docx", "without any text"),
        (docx(parts={"word/document.xml": "<a>" * 5000}), "a.docx", "damaged"),
        (b"\x89PNG\r\n" + bytes(50), "a.pdf", "picture.*ocrmypdf"),
        (b"Rar!" + bytes(50), "a.doc", "unpack"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "a.wps", "spreadsheet"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_says_so_in_one_line(read, content, name, message):
    with pytest.raises(UnreadableFile, match=message) as caught:
        read(content, name)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


def test_the_largest_size_is_the_operators(read):
    assert read(WORDS.encode() * 100, "a.txt", max_mb=0.1).lines
    with pytest.raises(UnreadableFile, match=r"wanted at most 0\.001 MiB"):
        read(WORDS.encode() * 100, "a.txt", max_mb=0.001)


def test_a_missing_file_is_unreadable(tmp_path):
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read_source(tmp_path / "none.txt")
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read_source(tmp_path)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (docx(paragraph(WORDS)), "a.doc"),
        (docx(paragraph(WORDS)), "a.pdf"),
        (pdf([show(WORDS, 90, 100)]), "a.docx"),
        (f"<html><body><p>{WORDS}</p></body></html>".encode(), "a.doc"),
        (f"<html><body><p>{WORDS}</p></body></html>".encode(), "a.txt"),
    ],
    ids=["docx as doc", "docx as pdf", "pdf as docx", "page as doc", "page as text"],
)
def test_a_wrong_name_is_read_by_its_bytes_and_warned_of(read, content, name):
    shown = read(content, name)
    assert shown.lines == [WORDS]
    assert "read as that" in shown.warnings[0]


def test_the_formats_that_people_have():
    assert {".txt", ".md", ".docx", ".pdf", ".html", ".htm", ".ofd", ".doc", ".wps", ".rtf", ".odt"} <= SUFFIXES


def program(folder, script):
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_office_files_need_libreoffice(read, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableFile, match=r"install LibreOffice to read it, or save it as \.docx"):
        read(b"{\\rtf1 a}", "a.rtf")


def test_libreoffice_may_fail_or_hang(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    program(tmp_path, "exit 1")
    with pytest.raises(UnreadableFile, match="cannot open"):
        read_office(b"{\\rtf1 a}", ".rtf")
    program(tmp_path, "exec sleep 20")
    with pytest.raises(UnreadableFile, match=r"did not open in 0\.2 s"):
        read_office(b"{\\rtf1 a}", ".rtf", seconds=0.2)


def test_what_libreoffice_writes_is_read(tmp_path, monkeypatch):
    converted = tmp_path / "converted.docx"
    converted.write_bytes(docx(paragraph(WORDS)))
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    program(tmp_path, f'while [ "$1" != --outdir ]; do shift; done; cp {converted} "$2/document.docx"')
    assert WORDS in read_office(b"{\\rtf1 a}", ".rtf").text
