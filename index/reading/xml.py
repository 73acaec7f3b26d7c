"""XML from strangers: parsed with limits, looked at by local names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from index.reading.unreadable import damaged

__all__ = ["attribute", "child", "local", "parse_xml", "walk"]


def parse_xml(content: bytes) -> Any:
    """The root element; entities are not resolved, nothing is fetched, depth and size are limited by libxml2.

    Raises:
        UnreadableFile: for anything that is not well-formed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(error) from error


def attribute(element: Any, name: str, default: str = "") -> str:
    """An attribute by its local name: the transitional and the strict form of a standard differ in namespace only."""
    for key, value in element.attrib.items():
        if key == name or key.endswith("}" + name):
            return str(value)
    return default


def local(element: Any) -> str:
    """An element's name without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, *path: str) -> Any | None:
    """The first descendant along a path of local names."""
    for name in path:
        element = next((inner for inner in element if local(inner) == name), None)
        if element is None:
            return None
    return element


def walk(element: Any, into: Callable[[Any], bool]) -> list[Any]:
    """Descendants in document order, without those below an element that `into` refuses; no recursion."""
    found, stack = [], list(reversed(element))
    while stack:
        inner = stack.pop()
        found.append(inner)
        if into(inner):
            stack.extend(reversed(inner))
    return found
