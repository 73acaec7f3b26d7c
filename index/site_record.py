"""The record that a site prints above a document, where a page was copied as plain text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from index.official_number import line_number
from index.paragraphs import Paragraph
from index.values import SetAside

__all__ = ["read_record"]

REACH = 60  # paragraphs at the top in which a record is looked for
VALUE = 90  # characters of a value
SENTENCE = 40  # characters of a paragraph with a full stop that is the document's own
FEWEST = 2  # labelled lines that make a record
_BULLET = re.compile(r"^[•·●\-*\s]+")


def read_record(paragraphs: Sequence[Paragraph]) -> tuple[dict[str, str], tuple[Paragraph, ...], tuple[SetAside, ...]]:
    """What the record says by key (`title`, `issuer`, `number`, `date`, `validity`), the other paragraphs, its lines.

    A value stands behind its label or in the line below. Fewer than two labelled lines are no record.
    """
    if not paragraphs or not any(_pairs(line.text) for line in paragraphs[:REACH]):
        return {}, tuple(paragraphs), ()
    found: dict[str, str] = {}
    taken: set[int] = set()
    labelled = 0
    for at, line in enumerate(paragraphs[:REACH]):
        if len(line.text) > SENTENCE and "。" in line.text:  # the document has begun
            break
        if at in taken:
            continue
        pairs = _pairs(line.text)
        labelled += len(pairs)
        for key, value in pairs:
            below = paragraphs[at + 1].text if at + 1 < len(paragraphs) else ""
            if not value and _is_value(below):
                taken.add(at + 1)
                value = below
            if value:
                found.setdefault(key, value)
        if pairs or _beside().fullmatch(_BULLET.sub("", line.text).strip()):
            taken.add(at)
    if labelled < FEWEST or len(taken) == len(paragraphs):
        return {}, tuple(paragraphs), ()
    found["date"] = found.get("date") or found.get("published", "")
    kept = tuple(line for at, line in enumerate(paragraphs) if at not in taken)
    aside = tuple(SetAside(paragraphs[at].span, "the site's record of the document") for at in sorted(taken))
    return {key: value for key, value in found.items() if value}, kept, aside


def _pairs(text: str) -> list[tuple[str, str]]:
    """The labels and values of a line, if it is made of such: `发布日期：2024-09-14　来源：市商务局`."""
    line = _BULLET.sub("", text)
    first = _label().search(line)
    numbered = first is not None and bool(line_number(line[: first.start()]))  # 随商规〔2026〕2号 发布日期：…
    if len(line) > VALUE + 20 or "。" in line or not (numbered or re.search(r"[：:]", line[:12])):
        return []
    return list(_split(line))


def _split(line: str) -> Iterator[tuple[str, str]]:
    found = list(_label().finditer(line))
    if not found:
        return
    if found[0].start() > 1:  # 【发文字号】…
        number = line_number(line[: found[0].start()])
        if not number:
            return
        yield "number", number
    for match, following in zip(found, [*found[1:], None], strict=True):
        value = line[match.end() : following.start() if following else len(line)]
        yield _labels()[re.sub(r"\s", "", match[1])], value.strip(" \t\u3000【[|")


def _is_value(text: str) -> bool:
    return (
        bool(text) and len(text) <= VALUE and "。" not in text and not _pairs(text) and not text.endswith(("：", ":"))
    )


@cache
def _rules() -> dict[str, dict[str, list[str]]]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _labels() -> dict[str, str]:
    return {label: key for key, labels in _rules()["labels"].items() for label in labels}


@cache
def _label() -> re.Pattern[str]:
    gap = "[ \u3000]*"
    names = "|".join(gap.join(name) for name in sorted(_labels(), key=len, reverse=True))
    return re.compile(rf"({names})[】\]]?\s*[：:]")


@cache
def _beside() -> re.Pattern[str]:
    return re.compile("|".join(_rules()["lines"]["patterns"]))
