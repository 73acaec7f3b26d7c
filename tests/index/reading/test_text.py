import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.reading import UnreadableFile, read_source

TEXT = "海州市促消费办法\n\n一、总体要求\n（一）对购买家电的，按15%给予补贴。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_gives_the_same_lines(read, encoding):
    shown = read(TEXT.encode(encoding), "办法.txt")
    assert shown.lines == [line for line in TEXT.split("\n") if line]
    assert shown.source.file == "办法.txt"


def test_utf_16_of_the_other_byte_order(read):
    assert read(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "办法.txt").text == TEXT


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_offsets_hold_against_the_file_as_python_reads_it(tmp_path, ending):
    path = tmp_path / "办法.txt"
    path.write_bytes(("\ufeff" + TEXT.replace("\n", ending)).encode())
    source = read_source(path)
    assert source.text == path.read_text(encoding="utf-8")
    assert [(aside.span.start, aside.span.end) for aside in source.set_aside] == [(0, 1)]
    assert source.blocks[0].start == 1


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\n\t一、（一）"), min_size=1))
@settings(max_examples=100, deadline=None)
def test_no_character_but_white_space_is_outside_the_blocks(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("text") / "a.txt"
    path.write_bytes(("题" + text).encode())
    source = read_source(path)
    assert source.text == path.read_text(encoding="utf-8")
    kept = "".join(source.text[block.start : block.end] for block in source.blocks)
    assert "".join(kept.split()).replace("\ufeff", "") == "".join(source.text.split()).replace("\ufeff", "")


def test_a_name_may_be_given(read):
    assert read(TEXT.encode(), "a.txt", name="海州/办法.txt").source.file == "海州/办法.txt"


def test_a_few_damaged_bytes_are_shown_and_warned_of(read):
    shown = read((TEXT * 20).encode().replace("总体".encode(), b"\xe6\x80", 1), "办法.txt")
    assert "damaged" in shown.warnings[0]
    assert len(shown.lines) == 60


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 20, b"\x00\x01\x02text", "é à ü ö ñ ç".encode("latin-1") * 30, codecs.BOM_UTF16_LE + b"abc"],
    ids=["every byte", "zeros", "latin-1", "half a character"],
)
def test_what_is_no_text_is_refused(read, content):
    with pytest.raises(UnreadableFile, match="wanted"):
        read(content, "办法.txt")
