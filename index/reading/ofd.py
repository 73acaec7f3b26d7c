"""OFD (GB/T 33190): pages of positioned text in XML, read as a PDF is."""

from __future__ import annotations

import posixpath
from typing import Any

from index.reading.archive import Archive
from index.reading.page import Page
from index.reading.pdf import write_pages
from index.reading.pdf_letters import Leaf, Letter
from index.reading.unreadable import UnreadableFile
from index.reading.xml import attribute, child, local, walk

__all__ = ["read_ofd"]

PAGES = 3000
A4 = (210.0, 297.0)


def read_ofd(content: bytes) -> Page:
    """Read an OFD; its places are in millimetres, which matters to nothing but their proportions."""
    archive = Archive(content)
    entry = next((name for name in archive.names if name.lower() == "ofd.xml"), "")
    root = archive.xml(entry) if entry else None
    bodies = [] if root is None else [inner for inner in root if local(inner) == "DocBody"]
    if not bodies:
        raise UnreadableFile("a package without an OFD document in it; wanted a .ofd; fetch it again")
    read: list[Leaf] = []
    for body in bodies:
        start = child(body, "DocRoot")
        read += _document(archive, (start.text or "").strip().lstrip("/") if start is not None else "", len(read))
    if not any(leaf.letters for leaf in read):
        raise UnreadableFile("an OFD without text (a scan); wanted text; print it to PDF and run ocrmypdf")
    return write_pages(read, _metadata(bodies[0]))


def _document(archive: Archive, path: str, before: int) -> list[Leaf]:
    root = archive.xml(path)
    pages = None if root is None else child(root, "Pages")
    if pages is None:
        raise UnreadableFile("a damaged OFD (no list of pages); wanted a whole file; fetch it again")
    if len(pages) > PAGES:
        raise UnreadableFile(f"an OFD of {len(pages)} pages; wanted at most {PAGES}; split it")
    area = child(root, "CommonData", "PageArea", "PhysicalBox")
    fonts = _fonts(archive, root, path)
    read: list[Leaf] = []
    for page in pages:
        content = archive.xml(_beside(path, attribute(page, "BaseLoc")))
        if content is not None:
            read.append(_leaf(content, before + len(read) + 1, area, fonts))
    return read


def _beside(path: str, location: str) -> str:
    """A location in the package: absolute from its root, or relative to the file that names it."""
    if location.startswith("/"):
        return location.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), location))


def _fonts(archive: Archive, root: Any, path: str) -> dict[str, str]:
    """Font names by their number."""
    names: dict[str, str] = {}
    common = child(root, "CommonData")
    for resource in [] if common is None else common:
        if local(resource) in ("PublicRes", "DocumentRes"):
            listed = archive.xml(_beside(path, (resource.text or "").strip()))
            for font in [] if listed is None else walk(listed, lambda _: True):
                if local(font) == "Font":
                    bold = " bold" if attribute(font, "Bold") == "true" else ""
                    names[attribute(font, "ID")] = attribute(font, "FontName").lower() + bold
    return names


def _leaf(page: Any, number: int, area: Any | None, fonts: dict[str, str]) -> Leaf:
    own = child(page, "Area", "PhysicalBox")
    stated = own if own is not None else area
    box = _numbers(stated.text or "") if stated is not None else []
    width, height = (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else A4
    letters: list[Letter] = []
    pictures = 0
    for element in walk(page, lambda _: True):
        if local(element) == "TextObject":
            letters += _letters(element, fonts)
        pictures += local(element) == "ImageObject"
    return Leaf(number, width, height, tuple(letters), (), pictures)


def _letters(element: Any, fonts: dict[str, str]) -> list[Letter]:
    """The letters of a text object: its boundary, its matrix, and the steps between letters (`g 3 4.2` is 3 of 4.2)."""
    boundary, matrix = _numbers(attribute(element, "Boundary")), _numbers(attribute(element, "CTM"))
    size = (_numbers(attribute(element, "Size")) or [3.5])[0]
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    left, top = boundary[:2] if len(boundary) == 4 else (0.0, 0.0)
    bold = " bold" if _numbers(attribute(element, "Weight"))[:1] > [500] else ""
    font = fonts.get(attribute(element, "Font"), "") + bold
    slanted = abs(b) > 0.15 * abs(a)
    letters: list[Letter] = []
    for code in (inner for inner in element if local(inner) == "TextCode"):
        text = code.text or ""
        x = (_numbers(attribute(code, "X")) or [0.0])[0]
        y = (_numbers(attribute(code, "Y")) or [0.0])[0]
        right, down = _steps(attribute(code, "DeltaX"), len(text)), _steps(attribute(code, "DeltaY"), len(text))
        for place, char in enumerate(text):
            base = top + b * x + d * y + f
            start = left + a * x + c * y + e
            wide = abs(a) * size * (1.0 if char > "\u2000" else 0.5)
            high = abs(d or a) * size
            foot = base + 0.14 * high
            letters.append(Letter(char, start, start + wide, foot - high, foot, font, slanted, False))
            x += right[place] if place < len(right) else (0.0 if down else size)
            y += down[place] if place < len(down) else 0.0
    return letters


def _steps(text: str, most: int) -> list[float]:
    steps: list[float] = []
    parts = text.split()
    while parts and len(steps) < most:
        if parts[0] == "g" and len(parts) > 2:
            times = int(parts[1]) if parts[1].isdecimal() else 0
            steps += (_numbers(parts[2]) or [0.0]) * min(times, most - len(steps))
            del parts[:3]
        else:
            steps += _numbers(parts.pop(0)) or [0.0]
    return steps


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split()]
    except ValueError:
        return []
    return numbers if all(abs(number) < 1e6 for number in numbers) else []


def _metadata(body: Any) -> dict[str, str]:
    title = child(body, "DocInfo", "Title")
    words = "" if title is None else (title.text or "").strip()
    return {"title": words} if len(words) > 5 else {}
