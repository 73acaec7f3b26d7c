"""The answer's text as HTML: paragraphs, lists and tables, figures set off, marks that lead to citations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from web.escape import visible

__all__ = ["answer_text"]

_MARK = re.compile(r"\[(\d+)\]")
_ITEM = re.compile(r"^\s*(?:[-•·*]|\d{1,2}[.)])\s+")
_ROW = re.compile(r"^\s*\|(.+)\|\s*$")
_RULE = re.compile(r"^[\s|:-]+$")
_FIGURE = r"\d[\d,，]*(?:\.\d+)?\s*(?:%|％|个百分点|亿元|万元|元|折|倍|家|个|件|台|人|户|场|次|天|个月|RMB|yuan|CNY)"


def _figures(facts: Iterable[str]) -> re.Pattern[str]:
    named = sorted({re.escape(fact) for fact in facts if any(map(str.isdigit, fact))}, key=len, reverse=True)
    return re.compile("|".join([*named, _FIGURE]))


def _inline(text: str, figures: re.Pattern[str], anchor: str) -> str:
    parts, at = [], 0
    for match in _MARK.finditer(text):
        parts.append(_strong(text[at : match.start()], figures))
        n = match.group(1)
        parts.append(f'&#8288;<sup><a class="wc-mark" href="#{anchor}-{n}" data-cite="{anchor}-{n}">[{n}]</a></sup>')
        at = match.end()
    parts.append(_strong(text[at:], figures))
    return "".join(parts)


def _strong(text: str, figures: re.Pattern[str]) -> str:
    parts, at = [], 0
    for match in figures.finditer(text):
        parts += [visible(text[at : match.start()]), f"<strong>{visible(match.group())}</strong>"]
        at = match.end()
    return "".join([*parts, visible(text[at:])])


def _table(rows: list[str], figures: re.Pattern[str], anchor: str) -> str:
    cells = [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in rows if not _RULE.match(row)]
    body = []
    for number, row in enumerate(cells):
        tag = "th" if number == 0 else "td"
        inner = "".join(f"<{tag}>{_inline(cell, figures, anchor)}</{tag}>" for cell in row)
        body.append(f"<tr>{inner}</tr>")
    return f'<div class="wc-table"><table>{"".join(body)}</table></div>'


def answer_text(text: str, facts: Iterable[str] = (), *, anchor: str = "c") -> str:
    """HTML of an answer's text.

    Args:
        text: what the reader reads, with citation marks as [1].
        facts: the answer's figures as the text writes them.
        anchor: what the ids of this answer's citation cards begin with.
    """
    figures = _figures(facts)
    html: list[str] = []
    items: list[str] = []
    ordered = False
    rows: list[str] = []

    def flush() -> None:
        if items:
            tag = "ol" if ordered else "ul"
            inner = "".join(f"<li>{_inline(item, figures, anchor)}</li>" for item in items)
            html.append(f"<{tag}>{inner}</{tag}>")
        if rows:
            html.append(_table(rows, figures, anchor))
        items.clear()
        rows.clear()

    for line in filter(str.strip, text.splitlines()):
        if _ROW.match(line):
            if items:
                flush()
            rows.append(line)
        elif mark := _ITEM.match(line):
            if rows or (items and ordered != mark.group().strip()[0].isdigit()):
                flush()
            ordered = mark.group().strip()[0].isdigit()
            items.append(line[mark.end() :])
        else:
            flush()
            html.append(f"<p>{_inline(line.strip(), figures, anchor)}</p>")
    flush()
    return "".join(html)
