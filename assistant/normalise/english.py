"""An English question in Chinese search words: the longest known phrases, leftover words dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

__all__ = ["contents", "glosses", "to_chinese"]

TABLE = Path(__file__).parents[1] / "data" / "english.tsv"
ASKING = Path(__file__).parents[1] / "data" / "english_asking.txt"
BOUNDS = frozenset({"maximum", "minimum", "max", "upper limit", "ceiling"})  # how much is asked, not what about
LONGEST = 4  # words of a phrase
_ENDINGS = (
    ("'s", ("",)),
    ("ies", ("y",)),
    ("ing", ("", "e")),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ly", ("",)),
)
ADULT, OLD = 18, 60  # years
_AGED = re.compile(r"\b(?:aged )?(\d{1,3})[- ](?:years?|yrs?)[- ](?:olds?|of age)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[- ]"
    r"(?:years?|months?|weeks?|days?|hours?|times)\b",
    re.IGNORECASE,
)
_GRADED = re.compile(  # level-2, grade one, class II
    r"\b(?:level|grade|class|tier|category|degree)[- ](?P<n>[1-9]|one|two|three|four|five|I{1,3}|IV|V)\b", re.IGNORECASE
)
_GRADES = {
    **dict(zip(("one", "two", "three", "four", "five"), "一二三四五", strict=True)),
    **dict(zip(("i", "ii", "iii", "iv", "v"), "一二三四五", strict=True)),
    **dict(zip("123456789", "一二三四五六七八九", strict=True)),
}
_WORD = re.compile(r"[0-9]+(?:,[0-9]{3})+|[a-z0-9&'’-]+(?:\.[0-9]+)?%?|[㐀-鿿]+", re.IGNORECASE)


def _grade(match: re.Match[str]) -> str:
    """A grade in Chinese (level-2 → 二级)."""
    return f" {_GRADES[match['n'].lower()]}级 "


def to_chinese(text: str) -> str:
    """Chinese words for the English of `text`, each once, in reading order; Chinese and figures in it are kept.

    >>> to_chinese("How much trade-in subsidy for phones?")
    '多少 标准 以旧换新 补贴 手机'
    """
    return " ".join(dict.fromkeys(word for _, chinese in glosses(text) for word in chinese.split()))


def contents(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What `text` is about: for each English phrase that does not only ask its first Chinese word, and the others.

    >>> contents("How much rent subsidy?")
    (('租房补贴', ('租赁补贴', '租金补贴')),)
    """
    told = _phrases(_COUNTED.sub(" ", _AGED.sub(_person, _asking().sub(" ", _GRADED.sub(_grade, text)))))
    found: list[tuple[str, tuple[str, ...]]] = []
    for phrase, chinese in told:
        first, *others = chinese.split()
        if phrase in BOUNDS or (chinese == phrase and chinese[0].isdigit()):
            continue
        found += [(word, tuple(others) if "+" not in first else ()) for word in first.split("+")]
    return tuple(dict.fromkeys(found))


def glosses(text: str) -> tuple[tuple[str, str], ...]:
    """The English phrases of `text` that are known, in reading order, each with its Chinese words.

    >>> glosses("a petrol station")
    (('petrol station', '加油站'),)
    """
    told = _phrases(_GRADED.sub(_grade, text))
    return tuple((phrase, chinese.replace("+", " ")) for phrase, chinese in told)


def _phrases(text: str) -> tuple[tuple[str, str], ...]:
    """The same with the Chinese words as the table has them."""
    words = [match.group().lower().replace("’", "'") for match in _WORD.finditer(text)]
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        used, chinese = _phrase(words[at : at + LONGEST])
        if chinese:
            found.append((" ".join(words[at : at + used]), chinese))
        at += used
    return tuple(found)


def _phrase(words: list[str]) -> tuple[int, str]:
    """How many of the first words make the longest known phrase, and its Chinese."""
    for used in range(len(words), 0, -1):
        for form in _forms(" ".join(words[:used])):
            if form in _table():
                return used, _table()[form]
    first = words[0]
    kept = first if not first.isascii() or first[0].isdigit() else ""
    parts = [_phrase([part])[1] for part in first.split("-") if part] if "-" in first and first.isascii() else []
    return 1, kept or " ".join(filter(None, parts))


def _forms(phrase: str) -> Iterator[str]:
    """A phrase and what its last word may be an inflection of."""
    yield phrase
    yield phrase.replace("-", " ")
    for ending, stems in _ENDINGS:
        if phrase.endswith(ending) and len(phrase) > len(ending) + 2:
            base = phrase[: -len(ending)]
            yield from (base + stem for stem in stems)
            if base[-1:] == base[-2:-1]:
                yield base[:-1]


def _person(match: re.Match[str]) -> str:
    """Somebody of an age, as what they are called: a child, an elderly person."""
    age = int(match[1])
    return " child " if age < ADULT else " elderly " if age >= OLD else " "


@cache
def _asking() -> re.Pattern[str]:
    lines = ASKING.read_text(encoding="utf-8").splitlines()
    phrases = sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


@cache
def _table() -> dict[str, str]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))
