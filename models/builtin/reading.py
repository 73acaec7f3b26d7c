"""Read the training data: texts, pairs and, where given, open bilingual lists.

Every text is folded the way the tokenizer folds it (NFKC, lower case), so that counting and training see what a
question will be turned into.
"""

from __future__ import annotations

import csv
import json
import lzma
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
LATIN = re.compile(r"[a-z]+")
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
ANSWER = 300  # characters of an answer that are read
GLOSS_START = re.compile(r"^(?:to be|to|a|an|the|be|sb|sth)\s+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that should lie close together, and the collection they are from."""

    query: str
    passage: str
    source: str


def fold(text: str) -> str:
    """NFKC and lower case, as the tokenizer's normalizer does."""
    return unicodedata.normalize("NFKC", text).lower()


def read_texts(data: Path) -> list[str]:
    """Every line of `texts.txt.xz`, folded."""
    with lzma.open(data / "texts.txt.xz", "rt", encoding="utf-8") as file:
        return [fold(line.strip()) for line in file if line.strip()]


def read_pairs(data: Path) -> list[Pair]:
    """Every pair of `pairs.jsonl.xz`, folded."""
    with lzma.open(data / "pairs.jsonl.xz", "rt", encoding="utf-8") as file:
        rows = (json.loads(line) for line in file)
        return [Pair(fold(row["query"]), fold(row["passage"]), row["source"]) for row in rows]


def read_terms(path: Path) -> list[Pair]:
    """The glossary of public services beside this module: official words, tab, everyday words, tab, English.

    Alternatives within a column are separated by `;`. Every everyday wording and every English one makes a pair with
    every official one.
    """
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        official, everyday, english = (fold(column) for column in [*line.split("\t"), "", ""][:3])
        for word in _alternatives(official):
            pairs += [Pair(other, word, "term") for other in _alternatives(everyday)]
            pairs += [Pair(word, other, "term_en") for other in _alternatives(english)]
    return pairs


def read_lay(folder: Path) -> list[Pair]:
    """Official passages with the questions that people ask who need them, of every `*.tsv` in `folder`.

    A line: passage, tab, Chinese questions separated by `|`, tab, a question in English.
    """
    pairs = []
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            passage, questions, english = map(fold, line.split("\t"))
            pairs += [Pair(question.strip(), passage, "lay") for question in questions.split("|")]
            pairs.append(Pair(english, passage, "lay_en"))
    return pairs


def read_everyday(path: Path) -> list[Pair]:
    """A list of everyday words, tab, the official ones for each, separated by spaces."""
    rows = (fold(line).split("\t")[:2] for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return [Pair(word, official, "term") for word, officials in rows for official in officials.split()]


def read_counsel(folder: Path) -> list[Pair]:
    """Questions to lawyers with the statutes' articles and the answers given, from Lawyer LLaMA's files."""
    pairs = []
    for path in sorted(folder.glob("*_with_article_v2.json")) + sorted(folder.glob("zixun_gpt4.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            pairs += [Pair(fold(row["query"]), fold(law), "counsel") for law in row["laws"]]
    for path in folder.glob("legal_advice.json"):
        turns = (row[0] for row in json.loads(path.read_text(encoding="utf-8")))
        pairs += [Pair(fold(turn["instruction"]), fold(turn["output"])[:ANSWER], "advice") for turn in turns]
    return pairs


def read_sentences(path: Path) -> list[Pair]:
    """Tatoeba's English and Chinese sentences (`cmn.txt`: English, tab, Chinese), in simplified characters."""
    from opencc import OpenCC

    simplify = OpenCC("t2s").convert
    rows = (line.split("\t")[:2] for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return [Pair(fold(simplify(chinese)), fold(english), "tatoeba") for english, chinese in rows]


def read_dictionary(path: Path) -> list[Pair]:
    """English words with Chinese translations, from a CSV file in ECDICT's columns (word first, translation fourth)."""
    pairs = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            meanings = HAN.findall(BRACKETS.sub("", row[3])) if len(row) > 3 else []
            pairs += [Pair(meaning, fold(row[0]), "ecdict") for meaning in meanings[:8] if len(meaning) <= 6]
    return pairs


def read_forms(path: Path) -> dict[str, str]:
    """The lemma of inflected English words, from a list in the form `lemma/frequency -> form,form` (ECDICT's)."""
    entries = []
    for line in path.read_text(encoding="utf-8").splitlines():
        head, arrow, tail = line.partition(" -> ")
        if arrow and not line.startswith(";"):
            lemma, _, frequency = head.partition("/")
            entries.append((int(frequency or 0), fold(lemma), fold(tail).split(",")))
    lemmas = {lemma for frequency, lemma, _ in entries if frequency >= 20}
    found: dict[str, str] = {}
    for _, lemma, forms in sorted(entries, key=lambda entry: -entry[0]):
        for form in forms:
            if LATIN.fullmatch(form) and LATIN.fullmatch(lemma) and form not in lemmas:
                found.setdefault(form, lemma)
    return found


def glosses(text: str, words: int = 3) -> Iterator[str]:
    """The short glosses (at most `words` words) of a dictionary entry, without brackets and leading particles."""
    for gloss in BRACKETS.sub(" ", text).split(";"):
        short = GLOSS_START.sub("", gloss.strip())
        if 0 < len(LATIN.findall(short)) <= words:
            yield short


def _alternatives(column: str) -> list[str]:
    return [word.strip() for word in column.split(";") if word.strip()]
