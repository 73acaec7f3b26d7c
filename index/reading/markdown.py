"""Markdown: plain text whose marks for headings, tables and bold say what its lines are."""

from __future__ import annotations

import re

from index.reading.page import Page
from index.reading.text import read_text
from index.values import Block, SetAside, Span

__all__ = ["read_markdown"]

HEADING = re.compile(r"[ \ufeff]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
BOLD = re.compile(r"[ \ufeff]*(\*\*|__)(?!\s)((?:(?!\1).)+)\1\s*$")
INLINE = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)(\1)|(\\)(?=[.\-*_#()\[\]+>~])")
QUOTE = re.compile(r"[ \ufeff]{0,3}>[ \t]?(.*)$")
ROW = re.compile(r"\s*\|.*\|\s*$")
RULE = re.compile(r"\s*(?:\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?|\*{3,}|_{3,}|={3,}|`{3,}\w*|<!--.*-->)\s*$")
FRONT = re.compile(r"\ufeff?---\n(.*?)\n---\n", re.S)
FIELD = re.compile(r"^(title|issuer|number|date|url)\s*:\s*[\"']?(.+?)[\"']?\s*$", re.M)


def read_markdown(content: bytes) -> Page:
    """Read Markdown; offsets are those of the decoded file, marks are set aside.

    Cells of a table row stay separated by `|`, as they are in the file.
    """
    plain = read_text(content)
    front = FRONT.match(plain.text)
    body = front.end() if front else 0
    metadata = dict(FIELD.findall(front[1])) if front else {}
    aside = list(plain.set_aside)
    if front:
        aside.append(SetAside(Span(len(aside), body), "front matter"))
    blocks: list[Block] = []
    table, previous = 0, None
    for block in plain.blocks:
        if block.start < body:
            continue
        line = plain.text[block.start : block.end]
        if RULE.match(line):
            aside.append(SetAside(Span(block.start, block.end), "markup"))
            if blocks and blocks[-1].table and "-" in line:
                blocks[-1] = Block(blocks[-1].start, blocks[-1].end, table=table, header=True)
                previous = block
            continue
        if ROW.match(line):
            table += 0 if previous and _adjacent(plain.text, previous, block) else 1
            blocks.append(Block(block.start, block.end, table=table))
            previous = block
            continue
        previous = None
        if marked := _marked(block, line, aside):
            blocks.append(marked)
    return Page(plain.text, tuple(blocks), metadata, tuple(aside), plain.warnings)


def _adjacent(text: str, above: Block, below: Block) -> bool:
    return text.count("\n", above.end, below.start) == 1


def _marked(block: Block, line: str, aside: list[SetAside]) -> Block | None:
    """The block without the marks around its words, if it has any; the marks go to `aside`."""
    if heading := HEADING.match(line):
        inner, level, bold = heading.span(2), len(heading[1]), False
    elif strong := BOLD.match(line):
        inner, level, bold = strong.span(2), None, True
    elif quote := QUOTE.match(line):
        inner, level, bold = quote.span(1), None, False
    else:
        aside += _inline(line, block.start)
        return block
    start, end = block.start + inner[0], block.start + inner[1]
    aside += [
        SetAside(Span(first, last), "markup")
        for first, last in ((block.start, start), (end, block.end))
        if last > first and not line[first - block.start : last - block.start].isspace()
    ]
    aside += _inline(line[inner[0] : inner[1]], start)
    return Block(start, end, level, bold) if line[start - block.start : end - block.start].strip() else None


def _inline(line: str, at: int) -> list[SetAside]:
    """The marks within a line that begins at `at`: bold and escaped characters."""
    return [
        SetAside(Span(at + start, at + end), "markup")
        for mark in INLINE.finditer(line)
        for start, end in ([mark.span(1), mark.span(3)] if mark[1] else [mark.span(4)])
    ]
