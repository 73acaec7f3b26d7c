"""Invent questions to official texts: a heading for its clause, a sentence for its paragraph, both also in English.

A sentence taken out of a paragraph and sent to find it again is the inverse cloze task (Lee, Chang and Toutanova
2019). Saying its words in English by the dictionary's glosses teaches English questions to find Chinese clauses.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

SENTENCE = re.compile(r"[^。;!?]+[。;!?]?")
LABEL = re.compile(r"^\s*(?:第[一二三四五六七八九十百零〇\d]+条|[((]?[一二三四五六七八九十\d]{1,3}[))、..])\s*")
OFFICIAL = re.compile(r"^\s*(?:第.{1,6}条|[((]?[一二三四五六七八九十\d]{1,3}[))、])")

Rows = tuple[list[str], list[str], list[str]]


def invent_pairs(texts: Sequence[str], most: int, seed: int) -> list[tuple[str, str, str]]:
    """At most `most` pairs (query, passage, source) each of headings with their clause and sentences with theirs.

    Official texts (numbered lines) come first; the sentence itself is left in the passage once in ten times.
    """
    chance = random.Random(seed)
    order = list(texts)
    chance.shuffle(order)
    headings: list[tuple[str, str, str]] = []
    sentences: list[tuple[str, str, str]] = []
    for text in sorted(order, key=lambda line: not OFFICIAL.match(line)):
        body = LABEL.sub("", text)
        parts = [part for part in SENTENCE.findall(body) if len(part) >= 4]
        if len(parts) < 2 or len(body) < 50:
            continue
        rest = "".join(parts[1:])
        if body != text and len(parts[0]) <= 22 and len(headings) < most:
            headings.append((parts[0], rest, "heading"))
        elif len(sentences) < most:
            at = chance.randrange(len(parts))
            kept = body if chance.random() < 0.1 else "".join(parts[:at] + parts[at + 1 :])
            if 8 <= len(parts[at]) <= 80:
                sentences.append((parts[at], kept, "cloze"))
    return headings + sentences


def say_in_english(
    query: Sequence[int], glossary: Mapping[int, Sequence[tuple[int, ...]]], chance: random.Random
) -> list[int]:
    """The words of `query` that have glosses, in English, a third of them left out; empty when too few have."""
    said: list[int] = []
    known = 0
    for piece in query:
        options = glossary.get(piece)
        if options:
            known += 1
            if chance.random() < 0.67:
                said.extend(chance.choice(options))
    return said if known >= 3 else []
