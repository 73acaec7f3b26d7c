"""Documents of other cities and ministries, adapted in layout and not in words, each read right.

`layouts/` holds them in the format in which they would come; `layouts/read/` what a person reads in each, path by path.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from index.coverage import coverage
from index.documents import read_documents
from index.reading import read_source
from index.standing import begins, document_standing
from index.values import Standing
from tests.index.shown import shown

LAYOUTS = Path(__file__).parent / "layouts"
OUTLINES = Path(__file__).parent / "outlines"
CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(path for path in LAYOUTS.iterdir() if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_layout_is_read_as_a_person_reads_it(path: Path) -> None:
    expected = (LAYOUTS / "read" / f"{path.stem}.txt").read_text(encoding="utf-8")
    assert shown(read_documents(read_source(path))) == expected


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_document_that_ships_has_its_outline_path_by_path(path: Path) -> None:
    expected = (OUTLINES / path.name).read_text(encoding="utf-8")
    assert shown(read_documents(read_source(path))) == expected


@pytest.mark.parametrize("path", [*FILES, *sorted(CORPUS.glob("*.txt"))], ids=lambda path: path.stem)
def test_every_character_is_accounted_for_once(path: Path) -> None:
    source = read_source(path)
    found = coverage(source, read_documents(source))
    assert [source.text[span.start : span.end] for span in (*found.lost, *found.doubled)] == []


@pytest.mark.parametrize(
    ("name", "day", "standing"),
    [
        ("decree-with-contents.txt", dt.date(2023, 6, 30), Standing.UNKNOWN),  # not yet in force
        ("decree-with-contents.txt", dt.date(2023, 7, 1), Standing.IN_FORCE),
        ("announcement-no-attachment.txt", dt.date(2026, 2, 28), Standing.IN_FORCE),
        ("announcement-no-attachment.txt", dt.date(2026, 3, 1), Standing.EXPIRED),
        ("service-period-heading.md", dt.date(2027, 4, 30), Standing.IN_FORCE),  # 试行期2年
        ("service-period-heading.md", dt.date(2027, 5, 1), Standing.EXPIRED),
        ("draft-for-comment.txt", dt.date(2027, 6, 1), Standing.DRAFT),
        ("saved-page.html", dt.date(2022, 6, 1), Standing.EXPIRED),  # the page says 失效
        ("state-council-notice.txt", dt.date(2026, 1, 1), Standing.UNKNOWN),
        ("form-and-table-annexes.txt", dt.date(2025, 7, 1), Standing.EXPIRED),
    ],
)
def test_standing_of_a_layout_on_a_day(name: str, day: dt.date, standing: Standing) -> None:
    document = read_documents(read_source(LAYOUTS / name))[-1]
    assert document_standing(document, day) is standing


def test_what_begins_later_says_when() -> None:
    (decree,) = read_documents(read_source(LAYOUTS / "decree-with-contents.txt"))
    ahead = begins(decree, dt.date(2023, 6, 1))
    assert ahead is not None
    assert (ahead.words, ahead.start) == ("自2023年7月1日起施行", dt.date(2023, 7, 1))
    assert begins(decree, dt.date(2023, 7, 1)) is None
