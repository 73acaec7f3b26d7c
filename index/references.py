"""What a clause says by number only: 违反本办法第十一条规定的 is about what Article 11 forbids.

Laws keep an act and its penalty apart. A clause is therefore given the words of the provisions of its own document that
it names, so that it is found by them and can be understood beside them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.numbering import han_number, read_label
from index.values import Clause, Document, Reference

__all__ = ["with_references"]

LONGEST = 220  # characters of a provision that are taken
MOST = 4  # provisions of one clause
_HAN = "[一二三四五六七八九十百零〇]"
_ARTICLE = rf"第\s*(?P<article>{_HAN}+|\d{{1,3}})\s*条"
_ITEM = rf"第?\s*[（(]?(?P<item>{_HAN}+|\d{{1,2}})[）)]?\s*项"
_NAMED = re.compile(rf"(?P<outside>》[^，。；]{{0,6}})?(?:{_ARTICLE}|(?P<before>前款)|{_ITEM})")
_ITEM_NEXT = re.compile(rf"\s*(?:第{_HAN}+款)?\s*{_ITEM}")

Articles = Mapping[int, Sequence[Clause]]


def with_references(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """The same documents, each clause with the provisions of its document that it names by number."""
    return tuple(_resolved(document) for document in documents)


def _resolved(document: Document) -> Document:
    articles: dict[int, list[Clause]] = defaultdict(list)
    for clause in document.clauses:
        if clause.kind == "clause" and (number := _article(clause)):
            articles[number].append(clause)
    if not articles:
        return document
    clauses = tuple(replace(clause, refers=tuple(_refers(clause, articles))[:MOST]) for clause in document.clauses)
    return replace(document, clauses=clauses)


def _article(clause: Clause) -> int:
    """The number of the article that a clause is or is in; 0 where it is in none."""
    for heading in clause.path[1:]:
        label = read_label(heading)
        if label and label.style == "article":
            return label.ordinal
    return 0


def _refers(clause: Clause, articles: Articles) -> Iterator[Reference]:
    own = _article(clause)
    article = own
    outside = False
    for match in _NAMED.finditer(clause.text):
        if match["article"]:
            outside = bool(match["outside"])
            article = _number(match["article"])
            if outside or article == own or _ITEM_NEXT.match(clause.text, match.end()):
                continue
            found: list[Clause | str] = [*articles.get(article, ())]
        elif match["before"]:
            article, outside = own, False
            continue
        elif outside:
            continue
        else:
            found = _items(articles.get(article, ()), _number(match["item"]), clause)
        words = " ".join(_words(one) for one in found)[:LONGEST]
        if found and words:
            yield Reference(match.start(), match.end(), words, "" if isinstance(found[0], str) else found[0].id)


def _items(clauses: Sequence[Clause], number: int, citing: Clause) -> list[Clause | str]:
    """The item of that number: a clause of its own, or a sentence that begins with it."""
    for clause in clauses:
        label = read_label(clause.heading)
        if label and label.style != "article" and label.ordinal == number and clause.id != citing.id:
            return [clause]
    for clause in clauses:
        for sentence in clause.sentences:
            words = clause.text[sentence.start : sentence.end]
            label = read_label(words)
            if label and label.ordinal == number:
                return [words[label.length :]]
    return []


def _words(found: Clause | str) -> str:
    return found if isinstance(found, str) else found.text


def _number(words: str) -> int:
    return int(words) if words.isdigit() else han_number(words)
