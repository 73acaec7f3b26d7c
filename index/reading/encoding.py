"""Which characters a text file's bytes stand for: UTF-8, UTF-16 with a mark, or GB18030."""

from __future__ import annotations

import codecs

from index.reading.unreadable import UnreadableFile

__all__ = ["decode"]

# A file is still UTF-8 with a few damaged bytes, not another encoding, while these stay below one byte in a hundred.
DAMAGED = 0.01
# Mis-decoded text scatters over all 23,940 places of GBK; Chinese prose keeps to punctuation and the 3,755 level-1
# characters of GB 2312 (rows 0xA1-0xA9 and 0xB0-0xD7) for well over nine characters in ten.
COMMON = 0.7
SAMPLE = 50_000
# Control characters that no text carries; Word's marks (0x07, 0x0b, 0x13-0x15) come along when text is copied.
CONTROL = bytes(set(range(0x20)) - {0x07, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x13, 0x14, 0x15, 0x1A, 0x1B})


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    r"""The text, with every line ending as `\n` (what `open(encoding=…).read()` gives), and warnings.

    A UTF-8 byte order mark stays as the first character, so that offsets hold against `read_text(encoding="utf-8")`.

    Raises:
        UnreadableFile: for binary content and for text in an encoding that is none of the three.
    """
    text, warnings = _decode(content)
    return text.replace("\r\n", "\n").replace("\r", "\n"), warnings


def _decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(content), ("read as UTF-16",)
    if b"\0" in content or len(content.translate(None, CONTROL)) < 0.99 * len(content):
        raise UnreadableFile(
            "binary content under the name of a text file; wanted UTF-8, GB18030 or UTF-16 text; "
            "save it as text, or give it the suffix of its real format"
        )
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    repaired = content.decode("utf-8", errors="replace")
    damaged = repaired.count("\ufffd")
    if damaged <= max(1, DAMAGED * len(content)) and len(repaired) - damaged > 8 * damaged:
        return repaired, (f"{damaged} damaged place(s) in UTF-8 text, shown as \ufffd",)
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _unknown() from error
    if not _likely_chinese(text):
        raise _unknown()
    return text, ("read as GB18030",)


def _utf16(content: bytes) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"UTF-16 text that breaks off at byte {error.start}; wanted a whole file; save it again as UTF-8"
        ) from error


def _likely_chinese(text: str) -> bool:
    """Whether most characters beyond ASCII are punctuation or common Chinese characters."""
    beyond = [char for char in text[:SAMPLE] if char > "\x7f"]
    rows = (char.encode("gb18030")[0] for char in beyond)
    common = sum(0xA1 <= row <= 0xA9 or 0xB0 <= row <= 0xD7 for row in rows)
    return common >= COMMON * len(beyond)


def _unknown() -> UnreadableFile:
    return UnreadableFile(
        "text in an unknown or damaged encoding; wanted UTF-8, GB18030 or UTF-16; save it again as UTF-8"
    )
