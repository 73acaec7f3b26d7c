"""Where on a saved page the document stands, and what is the site around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from index.reading.html_metadata import words

__all__ = ["article_of", "is_around"]

AROUND_TAGS = frozenset({"nav", "footer", "aside"})
PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
# A site's own parts (menus, footers, share buttons) have fewer characters outside links than this.
PROSE = 1000
# A container that a publishing system names is believed from this share of the page's prose on.
CONTAINER_SHARE = 0.3
# Without one, the search goes down while a single child holds this share of its parent's prose.
CHILD_SHARE = 0.85


def is_around(element: Any, rules: Mapping[str, Any]) -> bool:
    """Whether an element is the site's and not the document's: hidden, or named so and without much prose."""
    if HIDDEN.search(element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    parts = {part.lower() for part in PART.findall(names)}
    return (element.tag in AROUND_TAGS or not parts.isdisjoint(rules["around"])) and not _has_prose(element)


def _has_prose(element: Any) -> bool:
    """Whether more text stands outside links than a site puts around a document."""
    length = 0
    for inner in element.iter():
        if inner.tag != "a":
            length += len((inner.text or "").strip())
        length += len((inner.tail or "").strip()) if inner is not element else 0
        if length > PROSE:
            return True
    return False


def article_of(body: Any, rules: Mapping[str, Any]) -> Any:
    """The smallest element that holds the document's words."""
    prose = _prose(body, rules)
    whole = prose.get(body, 0)
    for name in rules["containers"]:
        found = [
            element
            for element in prose
            if (element.get("id") == name or name in (element.get("class") or "").split())
            and prose[element] >= CONTAINER_SHARE * whole
        ]
        if found:
            return max(found, key=lambda element: prose[element])
    article = body
    while True:
        inner = max(article, key=lambda element: prose.get(element, 0), default=None)
        if inner is None or inner.tag == "p" or prose.get(inner, 0) < CHILD_SHARE * prose.get(article, 0):
            return article
        if inner.tag in ("tbody", "tr", "td", "table") and not _is_layout(inner):
            return article
        article = inner


def _is_layout(element: Any) -> bool:
    """Whether a table (or a part of one) only places the page's parts."""
    cells = [cell for cell in element.iter("td") if len(words(cell)) > 1]
    return element.tag == "td" or any(next(cell.iter("p", "div", "table"), None) is not None for cell in cells)


def _prose(body: Any, rules: Mapping[str, Any]) -> dict[Any, int]:
    """Characters of text outside links, for every element that is not the site's; children before parents."""
    prose: dict[Any, int] = {}
    stack: list[tuple[Any, bool]] = [(body, False)]
    while stack:
        element, done = stack.pop()
        if not isinstance(element.tag, str) or element.tag in rules["never"] or element.tag == "a":
            continue
        if element is not body and is_around(element, rules):
            continue
        if not done:
            stack.append((element, True))
            stack.extend((inner, False) for inner in element)
            continue
        own = len((element.text or "").strip()) + sum(len((inner.tail or "").strip()) for inner in element)
        prose[element] = own + sum(prose.get(inner, 0) for inner in element)
    return prose
