"""Damaged files of every format end in a Source or in UnreadableFile, and soon."""

import json
import os
import random
import time

import pytest
from docx_maker import docx, numbering, paragraph, table
from ofd_maker import ofd
from pdf_maker import grid, pdf, show
from test_html import page
from test_markdown import PAGE
from test_ofd import FIRST

from index.reading import UnreadableFile, read_source
from index.reading.apart import answer

# Files of each format; the default takes seconds, TEST_MUTATIONS=1000 is what a release is checked with.
TIMES = int(os.environ.get("TEST_MUTATIONS", "250"))
SECONDS = 10


def samples():
    levels = [("chineseCounting", "%1、", "nothing"), ("decimal", "%2.", "tab")]
    words = [paragraph("总则", number=1), paragraph("目标", number=1, depth=1), table(["甲", "乙"], ["丙", "丁"])]
    lines = [show("为促进消费，制定本通知。", 90, 100), show("— 1 —", 270, 800), *grid([90, 200, 300], [200, 230, 260])]
    return {
        "a.txt": PAGE.encode("gb18030"),
        "a.md": PAGE.encode(),
        "a.html": page().encode(),
        "a.docx": docx(*words, numbers=numbering(levels)),
        "a.ofd": ofd(FIRST),
        "a.pdf": pdf(lines, lines),
    }


def mutated(content, chance):
    """The content cut off, with bits turned, with bytes taken out or doubled."""
    changed = bytearray(content)
    for _ in range(chance.choice([1, 3, 20])):
        at = chance.randrange(len(changed))
        match chance.randrange(5):
            case 0:
                changed[at] ^= 1 << chance.randrange(8)
            case 1:
                del changed[at : at + chance.randrange(1, 40)]
            case 2:
                changed[at:at] = changed[at : at + chance.randrange(1, 40)]
            case 3:
                changed[at : at + 4] = chance.randbytes(4)
            case 4 if chance.random() < 0.2:
                del changed[at:]
        changed = changed or bytearray(b"x")
    return bytes(changed)


def inner_parts_mutated(content, chance):
    """A package whose one part is damaged and packed again: past the checksums, into the XML."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, mutated(part, chance) if name == chosen else part)
    return out.getvalue()


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", [name for name in samples() if name != "a.pdf"])
def test_damaged_files_end_in_a_source_or_a_clear_error(tmp_path, name):
    chance, content, path = random.Random(name), samples()[name], tmp_path / name
    for turn in range(TIMES):
        packed = content[:2] == b"PK" and turn % 2
        path.write_bytes(inner_parts_mutated(content, chance) if packed else mutated(content, chance))
        began = time.monotonic()
        try:
            source = read_source(path)
        except UnreadableFile as error:
            assert "\n" not in str(error)
        else:
            assert all(0 <= block.start < block.end <= len(source.text) for block in source.blocks)
        assert time.monotonic() - began < SECONDS


@pytest.mark.timeout(900)
def test_damaged_pdfs_too(tmp_path):
    """In this process, as the reader's child would read them; a few through the child itself."""
    chance, content = random.Random("a.pdf"), samples()["a.pdf"]
    for turn in range(TIMES):
        changed = mutated(content, chance)
        began = time.monotonic()
        ended = json.loads(answer(changed, SECONDS))
        assert "blocks" in ended or "\n" not in ended["unreadable"]
        assert time.monotonic() - began < SECONDS
        if turn % 30 == 0:
            path = tmp_path / "a.pdf"
            path.write_bytes(changed)
            try:
                read_source(path)
            except UnreadableFile as error:
                assert "\n" not in str(error)
