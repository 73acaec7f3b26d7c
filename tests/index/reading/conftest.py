import sys
from pathlib import Path

import pytest

from index.reading import read_source

# The makers of small files lie beside the tests that use them.
sys.path.insert(0, str(Path(__file__).parent))


class Shown:
    """A source as a test looks at it: its blocks' words and what was set aside."""

    def __init__(self, source):
        self.source = source
        self.text = source.text
        self.blocks = source.blocks
        self.lines = [source.text[block.start : block.end] for block in source.blocks]
        self.aside = [(aside.why, source.text[aside.span.start : aside.span.end]) for aside in source.set_aside]
        self.metadata = dict(source.metadata)
        self.warnings = source.warnings

    def block(self, words):
        """The first block that contains these words."""
        return next(block for block, line in zip(self.blocks, self.lines, strict=True) if words in line)


@pytest.fixture
def read(tmp_path):
    """Write bytes under a name and read them."""

    def _read(content, file, /, **options):
        path = tmp_path / file
        path.write_bytes(content)
        return Shown(read_source(path, **options))

    return _read
