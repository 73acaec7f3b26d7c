"""Places spelt in Latin letters or with homophones: Changchun, chang chun, Chanchun, 长纯."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from index.divisions import Divisions, Place

__all__ = ["respelt"]

DATA = Path(__file__).with_name("data") / "place_context.toml"
LONG = 6  # letters from which one wrong letter still leaves a name recognisable
_LETTERS = re.compile(r"[A-Za-z][A-Za-z']*")
_LED_TO = re.compile(r"\b(in|at|from|to|near|around|for|of)\s$", re.IGNORECASE)


def respelt(text: str, covered: Sequence[Place], taken: Sequence[tuple[int, int]] = ()) -> list[Place]:
    """The places that `text` spells in pinyin, English or with homophones, with their offsets.

    Homophones and joined or broken pinyin count for `covered` places only; `taken` are spans already understood.
    """
    latin = list(_latin(text, covered)) if re.search("[A-Za-z]{3}", text) else []
    return latin + list(_homophones(text, covered, taken))


def _latin(text: str, covered: Sequence[Place]) -> Iterator[Place]:
    words = [(match.group().lower().replace("'", ""), *match.span()) for match in _LETTERS.finditer(text)]
    known = {place.pinyin: place for place in covered}
    at = 0
    while at < len(words):
        place, used = _longest(words[at : at + 4], text, known)
        if place is not None:
            yield replace(place, start=words[at][1], end=words[at + used - 1][2])
        at += used


def _longest(words: list[tuple[str, int, int]], text: str, known: dict[str, Place]) -> tuple[Place | None, int]:
    """The place that the first words spell, and how many of them do."""
    for used in range(len(words), 0, -1):
        spelt = "".join(word for word, _, _ in words[:used])
        phrase = " ".join(word for word, _, _ in words[:used])
        for name in (phrase, spelt) if used > 1 else (spelt,):
            place = known.get(name) or (_gazetteer().get(name) if used == 1 or " " in name else None)
            if place is not None and (place.pinyin in known or _counts(name, words[0], text)):
                return place, used
    word, start, _ = words[0]
    if len(word) >= LONG and word not in _english_words():
        near = [place for name, place in known.items() if _one_off(word, name)]
        if not near and (text[start].isupper() or _LED_TO.search(text, 0, start)):
            near = [place for name, place in _gazetteer().items() if len(name) >= LONG and _one_off(word, name)]
        if len(near) == 1:
            return near[0], 1
    return None, 1


def _counts(name: str, word: tuple[str, int, int], text: str) -> bool:
    """Whether a name that nothing covers may count: long, written large, or led to by "in"."""
    start = word[1]
    return len(name) >= LONG or text[start].isupper() or _LED_TO.search(text, 0, start) is not None


@cache
def _gazetteer() -> dict[str, Place]:
    """English names and the pinyin of provinces and prefectures; the first in the table where two share a spelling."""
    found: dict[str, Place] = {}
    for place in Divisions.load().places:
        if place.level != "county" and len(place.pinyin) > 3:
            found.setdefault(place.pinyin, place)
    for english, name in _data()["english_names"].items():
        found[english] = Divisions.load().named(name)[0]
    for word in _english_words():
        found.pop(word, None)
    return found


@cache
def _english_words() -> frozenset[str]:
    return frozenset(_data()["english_words"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def _one_off(word: str, name: str) -> bool:
    """Whether one letter is wrong, missing, doubled, or two neighbours are exchanged (Damerau 1964)."""
    if word[:1] != name[:1] or abs(len(word) - len(name)) > 1 or len(name) < LONG:
        return False
    at = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    left, right = word[at:], name[at:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[2:] == right[2:] and left[:2] == right[1::-1])
    )


def _homophones(text: str, covered: Sequence[Place], taken: Sequence[tuple[int, int]]) -> Iterator[Place]:
    """Covered names written with other characters of the same sound or look, where the text has no known word.

    A form that is another place's own name (通江 for 同江) is that place.
    """
    characters = frozenset(text)
    for place in covered:
        if characters.isdisjoint(place.short):
            continue
        size = len(place.short)
        for start in range(len(text) - size + 1):
            form = text[start : start + size]
            if not _shares(form, place.short) or any(begin < start + size and start < end for begin, end in taken):
                continue
            if _stands_alone(text, start, start + size) and _sounds_like(form, place.short):
                others = Divisions.load().named(form)
                yield replace(others[0] if others else place, start=start, end=start + size)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether `start:end` cuts no known word in two, is none itself, and holds a character of none."""
    from assistant.normalise.lexicon import tokens

    touched = [token for token in tokens(text) if token.start < end and token.end > start]
    if touched[0].start != start or touched[-1].end != end or len(touched) == 1:
        return False
    return any(len(token.word) == 1 for token in touched) and (end - start > 2 or len(touched) == 2)


def _sounds_like(form: str, name: str) -> bool:
    from assistant.normalise.sounds import sounds_like

    return sounds_like(form, name)


def _shares(form: str, name: str) -> bool:
    """Whether the form keeps at least one character in place and is another word."""
    return form != name and any(a == b for a, b in zip(form, name, strict=True))
