"""HTML as saved from a government site: the document without the site around it."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index.reading.encoding import decode
from index.reading.html_article import article_of
from index.reading.html_lines import Writer
from index.reading.html_metadata import page_metadata, words
from index.reading.page import Page, Sheet
from index.reading.unreadable import UnreadableFile, damaged

__all__ = ["read_html"]

CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.I)
CHINESE = ("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "csgb2312")
HEADS = ("h1", "h2", "h3")


def read_html(content: bytes) -> Page:
    """Read a saved page (or a browser's `.mhtml`); what stands around the document is set aside."""
    if content[:2000].lstrip().lower().startswith((b"mime-version:", b"from:")):
        content = _from_archive(content)
    text, warnings = _characters(content)
    root = _parse(text)
    body = root if root.tag == "body" else root.find("body")
    if body is None:
        raise UnreadableFile("a page without a body; wanted a saved page; save it again from the browser")
    rules = _rules()
    metadata = page_metadata(root, rules)
    article = article_of(body, rules)
    sheet = Sheet()
    sheet.warnings += warnings
    writer = Writer(sheet, rules)
    title = _title(root, article, metadata)
    if title:
        metadata["title"] = title
        if "".join(title.split()) not in "".join(words(article)[:2000].split()):
            sheet.line(title, bold=True, centered=True)
    writer.write(article)
    if not sheet.page().blocks:
        raise UnreadableFile("a page without text (its words come by script); wanted a saved page; print it to PDF")
    _around(body, article, sheet, rules)
    return sheet.page(metadata)


@functools.cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("html.toml").read_text(encoding="utf-8"))


def _characters(content: bytes) -> tuple[str, tuple[str, ...]]:
    stated = CHARSET.search(content[:4096])
    name = stated[1].decode("ascii", "ignore").lower() if stated else ""
    if name in CHINESE:
        try:
            return content.decode("gb18030"), ()
        except UnicodeDecodeError:
            # A page that is not in the encoding it names is in one that can be told from its bytes.
            pass
    return decode(content)


def _parse(text: str) -> Any:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(error) from error
    if root is None:
        raise UnreadableFile("a page without content; wanted a saved page; save it again from the browser")
    return root


def _from_archive(content: bytes) -> bytes:
    """The first HTML part of an `.mhtml`."""
    import email

    for part in email.message_from_bytes(content).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload
    raise UnreadableFile("a web archive without a page in it; wanted a saved page; save it again as HTML")


def _title(root: Any, article: Any, metadata: Mapping[str, str]) -> str:
    """The document's title: as the page states it, or the only heading of the first rank outside the article."""
    if metadata.get("title"):
        return metadata["title"]
    inside = set(article.iter(*HEADS))
    heads = [words(head) for head in root.iter(*HEADS) if head not in inside and len(words(head)) > 8]
    named = words(root.find(".//title")) if root.find(".//title") is not None else ""
    return next((head for head in heads if head in named), "")


def _around(body: Any, article: Any, sheet: Sheet, rules: Mapping[str, Any]) -> None:
    """Set aside the words outside the article, a line for each innermost element that has any."""
    stack = [body]
    while stack:
        element = stack.pop()
        if element is article or not isinstance(element.tag, str) or element.tag in rules["never"]:
            continue
        if element.text and element.text.strip():
            sheet.line(" ".join(element.text.split()), aside="the site around the document")
        stack.extend(reversed(element))
        if element is not body and element.tail and element.tail.strip():
            sheet.line(" ".join(element.tail.split()), aside="the site around the document")
