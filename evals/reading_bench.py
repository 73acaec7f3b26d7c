"""How fast documents are read, and with how much memory: `python -m evals.reading_bench [FOLDER]`.

Prints, for the files of a folder (the corpus by default) repeated to about 2 MB of text in one file, megabytes of text
a second for each step, and the peak of memory that reading and outlining take for each byte of text.
"""

from __future__ import annotations

import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from index.documents import read_documents
from index.outline import outline
from index.paragraphs import read_paragraphs
from index.reading import read_source
from index.split import split_parts
from index.values import Source

__all__ = ["main"]

SIZE = 2_000_000  # bytes of UTF-8


def structure(path: Path) -> int:
    """Read a file and outline it; how many units it has."""
    paragraphs, _ = read_paragraphs(read_source(path))
    return sum(len(outline(part.body)[0]) for part in split_parts(paragraphs))


def main(folder: Path) -> None:
    """Measure and print."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    text *= max(1, SIZE // len(text.encode()))
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "long.txt"
        path.write_text(text, encoding="utf-8")
        size = path.stat().st_size
        source = read_source(path)
        print(f"{size / 1e6:.1f} MB of text in one file")
        for name, work in _steps(path, source):
            started = time.perf_counter()
            work()
            print(f"{name:24} {size / 1e6 / (time.perf_counter() - started):6.2f} MB/s")
        tracemalloc.start()
        structure(path)
        print(f"{'peak of memory':24} {tracemalloc.get_traced_memory()[1] / size:6.1f} bytes for each byte of text")


def _steps(path: Path, source: Source) -> list[tuple[str, Callable[[], object]]]:
    return [
        ("reading", lambda: read_source(path)),
        ("paragraphs", lambda: read_paragraphs(source)),
        ("reading and outlining", lambda: structure(path)),
        ("with facts and standing", lambda: read_documents(source)),
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "corpus")
