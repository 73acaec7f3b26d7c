"""One document in every format gives the same clauses."""

import html

import pytest
from docx_maker import docx, paragraph
from pdf_maker import pdf, show

from index.documents import read_documents
from index.reading import read_source

# The standard page (GB/T 9704): 28 letters a line, 22 lines a page.
LETTERS, LINES, SIZE, LEFT, TOP, PITCH = 28, 22, 15, 80, 110, 29


def typeset(lines):
    """The pages of a PDF: first lines indented by two letters, page numbers below."""
    printed = []
    for line in lines:
        printed.append((line[: LETTERS - 2], 2))
        printed += [(line[at : at + LETTERS], 0) for at in range(LETTERS - 2, len(line), LETTERS)]
    pages = []
    for number, at in enumerate(range(0, len(printed), LINES), 1):
        page = [
            show(words, LEFT + SIZE * indent, TOP + PITCH * row, SIZE)
            for row, (words, indent) in enumerate(printed[at : at + LINES])
        ]
        pages.append([*page, show(f"— {number} —", 270, 800, 14)])
    return pdf(*pages)


def as_docx(lines):
    return docx(*(paragraph(html.escape(line)) for line in lines))


def as_html(lines):
    body = "".join(f"<p>　　{html.escape(line)}</p>" for line in lines)
    return f'<html><body><div class="nav"><a href="/">首页</a></div><div id="zoom">{body}</div></body></html>'.encode()


def as_gb18030(lines):
    return "\r\n\r\n".join(lines).encode("gb18030")


FORMATS = {"docx": as_docx, "html": as_html, "pdf": typeset, "txt": as_gb18030}


def clauses(path):
    """Paths and texts without white space, in which formats may differ, and the dot that the test's PDF font lacks."""
    return [
        ("/".join(clause.path).replace("·", ""), "".join(clause.text.split()).replace("·", ""))
        for document in read_documents(read_source(path))
        for clause in document.clauses
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_documents_that_ship_read_the_same_in_every_format(corpus, tmp_path, suffix):
    for original in sorted(corpus.glob("*.txt")):
        lines = [line.strip() for line in original.read_text(encoding="utf-8").split("\n") if line.strip()]
        path = tmp_path / f"{original.stem}.{suffix}"
        path.write_bytes(FORMATS[suffix](lines))
        assert clauses(path) == clauses(original)
