"""DOCX: what Word shows, with its automatic numbers, tables and text boxes.

The XML is read directly: python-docx gives neither resolved numbers nor text boxes nor tracked changes, and it refuses
files with dangling relationships and the strict namespaces that WPS and Word also write.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from index.reading.archive import Archive
from index.reading.docx_numbering import Numbering
from index.reading.docx_styles import Styles, is_on
from index.reading.page import Page, Sheet
from index.reading.unreadable import UnreadableFile
from index.reading.xml import attribute, child, local, walk

__all__ = ["read_docx"]

DELETED = frozenset({"del", "moveFrom"})
# What holds paragraphs and tables without being one: content controls, custom XML, tracked insertions.
HOLDERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
CLOSED = DELETED | {"pPr", "rPr", "txbxContent", "rt", "tbl"}
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Boxes to tick, in the symbol fonts (Wingdings codes).
BOXES = frozenset({"F06F", "F0A8", "F071", "F072"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as shown, and the text boxes that hang on it."""

    text: str
    level: int | None
    bold: bool
    centered: bool
    contents: bool
    title: bool
    open: bool
    boxes: tuple[Any, ...]


def read_docx(content: bytes) -> Page:
    """Read a DOCX; tracked deletions, headers, footers and comments are left out."""
    archive = Archive(content)
    main = _main_part(archive)
    root = archive.xml(main)
    body = None if root is None else child(root, "body")
    if body is None:
        raise UnreadableFile("a package without a Word document in it; wanted a .docx; save it again from Word or WPS")
    folder = main.rpartition("/")[0] + "/"
    styles = Styles(archive.xml(folder + "styles.xml"))
    body_reader = _Body(styles, Numbering(archive.xml(folder + "numbering.xml"), styles))
    body_reader.write(body)
    notes = archive.xml(folder + "footnotes.xml")
    body_reader.notes([] if notes is None else notes)
    return body_reader.sheet.page(_metadata(archive, body_reader))


class _Body:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.sheet = Sheet()
        self.titles: list[str] = []
        self._styles = styles
        self._numbering = numbering
        self._carried = ""

    def write(self, container: Any) -> None:
        for element in _blocks(container):
            if local(element) == "tbl":
                self._table(element)
            else:
                self._paragraph(element)

    def _paragraph(self, element: Any) -> None:
        read = self.read(element)
        text, self._carried = self._carried + read.text, ""
        if read.open:
            # Its end was deleted: what follows continues it.
            self._carried = text
            return
        first = self.sheet.empty
        if first:
            self._boxes(read)
        aside = "table of contents" if read.contents else ""
        self.sheet.line(text, level=read.level, bold=read.bold, centered=read.centered, aside=aside)
        if read.title and text.strip():
            self.titles.append(text.strip())
        if not first:
            self._boxes(read)

    def _boxes(self, read: Paragraph) -> None:
        for box in read.boxes:
            self.write(box)

    def read(self, element: Any) -> Paragraph:
        properties = child(element, "pPr")
        named = None if properties is None else child(properties, "pStyle")
        style = "" if named is None else attribute(named, "val")
        text, bold, boxes = self._runs(element, style)
        label = self._numbering.label(properties, style)
        name = self._styles.name(style)
        mark = None if properties is None else child(properties, "rPr")
        return Paragraph(
            text=label + text.lstrip() if text.strip() else "",
            level=self._styles.level(properties, style),
            bold=bold,
            centered=self._styles.centered(properties, style),
            contents=name.startswith(("toc ", "目录")),
            title=name in ("title", "标题"),
            open=mark is not None and any(local(inner) in DELETED for inner in mark),
            boxes=boxes,
        )

    def _runs(self, element: Any, style: str) -> tuple[str, bool, tuple[Any, ...]]:
        parts: list[str] = []
        bold: list[bool] = []
        boxes: list[Any] = []
        for inner in walk(element, _enter):
            if local(inner) == "txbxContent":
                boxes.append(inner)
            elif local(inner) == "r":
                properties = child(inner, "rPr")
                if is_on(properties, "vanish"):
                    continue
                written = "".join(_sign(sign) for sign in inner)
                parts.append(written)
                if written.strip():
                    run_style = None if properties is None else child(properties, "rStyle")
                    run_name = "" if run_style is None else attribute(run_style, "val")
                    bold.append(self._styles.bold(properties, run_name, style))
        return "".join(parts), bool(bold) and all(bold), tuple(boxes)

    def _table(self, table: Any) -> None:
        rows = [row for row in _blocks(table, "tr") if not _deleted_row(row)]
        if all(len(list(_blocks(row, "tc"))) == 1 for row in rows):
            # A frame around text, not a table.
            for row in rows:
                for cell in _blocks(row, "tc"):
                    self.write(cell)
            return
        written: list[list[str]] = []
        headers = 0
        for number, row in enumerate(rows):
            written.append(self._row(row, written[-1] if written else []))
            properties = child(row, "trPr")
            if headers == number and is_on(properties, "tblHeader"):
                headers += 1
        self.sheet.table(written, headers or 1)

    def _row(self, row: Any, above: list[str]) -> list[str]:
        cells: list[str] = []
        for cell in _blocks(row, "tc"):
            properties = child(cell, "tcPr")
            merged = None if properties is None else child(properties, "vMerge")
            if merged is not None and attribute(merged, "val", "continue") == "continue" and len(above) > len(cells):
                # A merged cell stands beside every row that it spans.
                cells.append(above[len(cells)])
            else:
                cells.append(self._cell(cell))
            span = None if properties is None else child(properties, "gridSpan")
            width = attribute(span, "val") if span is not None else "1"
            cells += [""] * (min(int(width), 64) - 1 if width.isdecimal() else 0)
        return cells

    def _cell(self, cell: Any) -> str:
        parts: list[str] = []
        for element in _blocks(cell):
            if local(element) == "tbl":
                parts += [self._cell(inner) for row in _blocks(element, "tr") for inner in _blocks(row, "tc")]
            else:
                read = self.read(element)
                parts += [read.text, *(self._cell(box) for box in read.boxes)]
        return " ".join(part for part in parts if part)

    def notes(self, notes: Any) -> None:
        for note in notes:
            if local(note) == "footnote" and not attribute(note, "type"):
                text = " ".join(self.read(element).text for element in _blocks(note, "p"))
                self.sheet.line(text, aside="footnote")


def _blocks(container: Any, *names: str) -> Iterator[Any]:
    """Paragraphs and tables (or what `names` says) directly in a container, through content controls and insertions."""
    wanted = names or ("p", "tbl")
    for element in walk(container, lambda inner: local(inner) in HOLDERS):
        if local(element) in wanted:
            yield element


def _enter(element: Any) -> bool:
    name = local(element)
    if name == "Fallback":
        above = element.getparent()
        return above is None or child(above, "Choice") is None
    return name not in CLOSED


def _sign(element: Any) -> str:
    name = local(element)
    if name == "t":
        return (element.text or "").replace("\n", " ")
    if name == "sym":
        return "□" if attribute(element, "char").upper() in BOXES else ""
    return SIGNS.get(name, "")


def _deleted_row(row: Any) -> bool:
    properties = child(row, "trPr")
    return properties is not None and any(local(inner) in DELETED for inner in properties)


def _main_part(archive: Archive) -> str:
    """The name of the document part, by the package's relationships where it isn't the usual one."""
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    relations = archive.xml("_rels/.rels")
    for relation in [] if relations is None else relations:
        if attribute(relation, "Type").endswith("/officeDocument"):
            return attribute(relation, "Target").lstrip("/")
    return ""


def _metadata(archive: Archive, body: _Body) -> dict[str, str]:
    """The title, from a paragraph styled as one, or from the properties where the text bears it out.

    Offices write over old files: properties often name another document.
    """
    if body.titles:
        return {"title": "".join(body.titles[:1])}
    properties = archive.xml("docProps/core.xml")
    stated = None if properties is None else child(properties, "title")
    title = "" if stated is None else (stated.text or "").strip()
    head = "".join(body.sheet.page().text[:2000].split())
    return {"title": title} if len(title) > 5 and "".join(title.split()) in head else {}
