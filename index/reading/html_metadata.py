"""What a saved page says of its document: meta tags, and the record that sites print above it (索引号、发文字号、…)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["is_record", "page_metadata", "words"]

DATE = re.compile(r"(\d{4})\s*[-/年.]\s*(\d{1,2})\s*[-/月.]\s*(\d{1,2})")
RECORD_TAGS = ("td", "th", "li", "dt", "dd", "span", "p", "div", "b", "strong", "label", "em", "i")
_NEXT = re.compile(r"[\s|]+(?=[一-龥]{2,6}\s*[:：])")  # where one line goes on to its next label
LABEL_LENGTH = 12
VALUE_LENGTH = 200
# A label is in an element of few parts; larger ones are not even looked at, so that nested pages stay quick.
SMALL = 9


def words(element: Any) -> str:
    """The element's text on one line."""
    return " ".join("".join(element.itertext()).split())


def page_metadata(root: Any, rules: Mapping[str, Any]) -> dict[str, str]:
    """Title, issuer, number, date (ISO, the day of writing where it is given), url and validity, where stated."""
    metas = {
        (meta.get("name") or meta.get("property") or "").lower(): (meta.get("content") or "").strip()
        for meta in root.iter("meta")
    }
    found = {key: next((metas[name] for name in names if metas.get(name)), "") for key, names in rules["meta"].items()}
    record = dict(_record(root, _by_label(rules)))
    found |= {key: record[key] for key in ("title", "number", "issuer", "source", "validity") if record.get(key)}
    found["date"] = _iso(record.get("date", "")) or _iso(found["date"]) or _iso(record.get("published", ""))
    return {key: value for key, value in found.items() if value}


def is_record(row: str, rules: Mapping[str, Any]) -> bool:
    """Whether a table row (cells joined by tabs) is part of the record above a document."""
    labels = _by_label(rules)
    first = row.lstrip("\t").partition("\t")[0]
    return _label(first, labels)[0] != ""


def _by_label(rules: Mapping[str, Any]) -> dict[str, str]:
    return {label: key for key, labels in rules["labels"].items() for label in labels}


def _label(text: str, labels: Mapping[str, str]) -> tuple[str, str]:
    """The key that a text opens with, and the value behind its colon; both empty where it opens with none."""
    head, colon, value = text.replace("：", ":").strip().partition(":")
    name = "".join(head.split()).strip("[]【】")
    return (labels.get(name, ""), value.strip() if colon else "") if len(name) <= LABEL_LENGTH else ("", "")


def _record(root: Any, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Label and value pairs, the first of each label only; the value stands behind the label or in the next element."""
    seen: set[str] = set()
    for element in root.iter(*RECORD_TAGS):
        small = sum(1 for _ in itertools.islice(element.iter(), SMALL)) < SMALL
        text = words(element) if small else ""
        if not text or len(text) > VALUE_LENGTH:
            continue
        several = [_label(part, labels) for part in _NEXT.split(text)]
        if len(several) > 1 and not any(_label(words(inner), labels)[0] for inner in element.iterdescendants()):
            fresh = {key: value for key, value in reversed(several) if key and value and key not in seen}
            seen.update(fresh)
            yield from fresh.items()
            continue
        key, value = several[0]
        if not key or key in seen or any(_label(words(inner), labels)[0] for inner in element.iterdescendants()):
            continue
        value = value or _beside(element, text)
        if value and len(value) <= VALUE_LENGTH and not _label(value, labels)[0]:
            seen.add(key)
            yield key, value


def _beside(element: Any, text: str) -> str:
    """The words behind an element that holds a label alone, be it wrapped once more or not."""
    while element is not None and words(element) == text:
        following = element.getnext()
        value = (element.tail or "").strip() or ("" if following is None else words(following))
        if value:
            return value
        element = element.getparent()
    return ""


def _iso(text: str) -> str:
    date = DATE.search(text)
    return f"{date[1]}-{int(date[2]):02d}-{int(date[3]):02d}" if date else ""
