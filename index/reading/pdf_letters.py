"""What stands on the pages of a PDF: letters with their places, and ruled tables."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from typing import Any

from index.reading.unreadable import UnreadableFile, damaged

__all__ = ["Leaf", "Letter", "leaves"]

PAGES = 3000
SCAN = "wanted a text layer; recognise the text first, for example: ocrmypdf -l chi_sim in.pdf out.pdf"
# Letters a page below which a file with pictures counts as a scan.
FEW = 10
# Fewer ruled edges than this make no table of two rows and two columns.
EDGES = 6
LIGHT = 0.55

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and its place, in points from the page's upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    font: str
    slanted: bool
    light: bool

    @property
    def size(self) -> float:
        """The height of the letter's line."""
        return self.bottom - self.top

    @property
    def nameless(self) -> bool:
        """Whether the font does not say which character this is (bullets of symbol fonts aside, rare)."""
        return self.text.startswith("(cid:") or "\ue000" <= self.text < "\uf000"

    @property
    def middle(self) -> tuple[float, float]:
        """The letter's centre."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its letters in the file's order, and its tables as rows of cell boxes (`None` within a merged cell)."""

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]
    tables: tuple[tuple[tuple[Box | None, ...], ...], ...]
    pictures: int


def leaves(content: bytes, seconds: float) -> list[Leaf]:
    """All pages of a PDF; `seconds` is how long reading may take.

    Raises:
        UnreadableFile: encrypted, damaged, too long, or a scan without text.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    until = time.monotonic() + seconds
    read: list[Leaf] = []
    try:
        with pdfplumber.open(io.BytesIO(content), unicode_norm=None) as pdf:
            if len(pdf.pages) > PAGES:
                raise UnreadableFile(f"a PDF of {len(pdf.pages)} pages; wanted at most {PAGES}; split it")
            for page in pdf.pages:
                if time.monotonic() > until:
                    raise UnreadableFile(f"a PDF not read in {seconds:g} s (at page {len(read) + 1}); split it")
                read.append(_leaf(page))
                page.close()
    except UnreadableFile:
        raise
    except Exception as error:
        causes = (error, *error.args)
        if any(isinstance(cause, PDFEncryptionError | PDFPasswordIncorrect) for cause in causes):
            raise UnreadableFile("an encrypted PDF; wanted one without a password; save it again without") from error
        inner = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        raise damaged(inner if isinstance(inner, Exception) else error) from error
    _refuse_scan(read)
    return read


def _leaf(page: Any) -> Leaf:
    seen: set[tuple[str, int, int]] = set()
    letters: list[Letter] = []
    for char in page.chars:
        place = (char["text"], round(char["x0"]), round(char["top"]))
        # Some programs print a letter twice, a hair apart, to make it bold.
        if place not in seen:
            seen.add(place)
            letters.append(_letter(char))
    tables = page.find_tables() if len(page.edges) >= EDGES else []
    ruled = tuple(tuple(tuple(row.cells) for row in table.rows) for table in tables)
    return Leaf(page.page_number, float(page.width), float(page.height), tuple(letters), ruled, len(page.images))


def _letter(char: dict[str, Any]) -> Letter:
    a, b, c, d = char["matrix"][:4]
    colour = char.get("non_stroking_color")
    parts = [float(part) for part in colour if isinstance(part, int | float)] if isinstance(colour, tuple) else []
    # One part is grey, three are RGB (1 is white), four are CMYK (0 is white).
    brightness = (1 - max(parts)) if len(parts) == 4 else min(parts, default=0.0)
    return Letter(
        text=char["text"],
        x0=char["x0"],
        x1=char["x1"],
        top=char["top"],
        bottom=char["bottom"],
        font=char["fontname"].rpartition("+")[2].lower(),
        slanted=abs(b) > 0.15 * abs(a) and abs(c) > 0.15 * abs(d),
        light=brightness > LIGHT,
    )


def _refuse_scan(read: list[Leaf]) -> None:
    if not read:
        raise UnreadableFile("a PDF without pages; wanted a document; fetch it again")
    letters = [letter for leaf in read for letter in leaf.letters if letter.text.strip()]
    if 2 * sum(letter.nameless for letter in letters) > len(letters):
        raise UnreadableFile(f"a PDF whose fonts do not say which characters they show; {SCAN} (with --force-ocr)")
    if len(letters) < FEW * len(read) and any(leaf.pictures for leaf in read):
        raise UnreadableFile(f"a scan: {len(read)} page(s) of pictures without text; {SCAN}")
    if not letters:
        raise UnreadableFile(f"a PDF without any text; {SCAN}")
