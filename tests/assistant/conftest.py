"""Three small invented documents of three cities, indexed once, and assistants over them and over what ships.

The documents in `documents/` are invented: the places are real, the measures, numbers and amounts are not. One is in
force, one is a draft, one is over; both childcare and night markets are treated twice, everything else by one city.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from assistant.evidence import Evidence
from assistant.judge import judge
from assistant.normalise import Vocabulary
from assistant.pipeline import Assistant, open_assistant, vocabulary_of
from assistant.question import Inquiry, Question
from assistant.retrieve import retrieve
from assistant.settings import Settings
from assistant.understand import understand
from index.build import build_index
from index.library import Library

DAY = dt.date(2026, 11, 20)
TOWNS = Path(__file__).parent / "documents"

Ask = Callable[..., Question]
Weigh = Callable[..., tuple[Question, Evidence]]
Reading = Callable[..., Assistant]


@pytest.fixture(scope="session")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """绵阳 (in force until the end of 2027), 湛江 (a draft), 丽水 (over since the end of 2022)."""
    folder = tmp_path_factory.mktemp("towns")
    build_index([TOWNS], folder, Settings().embedding_model)
    return Library.open(folder)


@pytest.fixture(scope="session")
def vocabulary(towns: Library) -> Vocabulary:
    return vocabulary_of(towns)


@pytest.fixture(scope="session")
def clerk(towns: Library, vocabulary: Vocabulary) -> Assistant:
    """Answers from the three small documents."""
    return Assistant(towns, vocabulary, lambda: DAY)


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """An assistant over one text (plain, or Markdown as `md`), each indexed once; the day is 2026-11-20."""

    @cache
    def read(text: str, kind: str = "txt") -> Assistant:
        folder = tmp_path_factory.mktemp("reading")
        source = folder / f"document.{kind}"
        source.write_text(text, encoding="utf-8")
        build_index([source], folder / "data", Settings().embedding_model)
        library = Library.open(folder / "data")
        return Assistant(library, vocabulary_of(library), lambda: DAY)

    return read


@pytest.fixture(scope="session")
def assistant(data_dir: Path) -> Assistant:
    """Answers from the documents that ship."""
    return open_assistant(Settings(data_dir=data_dir, as_of=DAY))


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Assistant:
    """Answers from the documents of other places in evals/other."""
    folder = tmp_path_factory.mktemp("elsewhere")
    build_index([root / "evals" / "other" / "documents"], folder, Settings().embedding_model)
    return open_assistant(Settings(data_dir=folder, as_of=DAY))


@pytest.fixture(scope="session")
def asked(towns: Library, vocabulary: Vocabulary) -> Ask:
    """A typed question, after the earlier ones of its conversation, as understood."""

    def read(text: str, *earlier: str, city: str = "", day: dt.date = DAY) -> Question:
        return understand(Inquiry(text, earlier, city, day), towns.cities, vocabulary)

    return read


@pytest.fixture(scope="session")
def weighed(asked: Ask, towns: Library) -> Weigh:
    """A typed question with its judged evidence."""

    def found(text: str, *earlier: str, city: str = "", day: dt.date = DAY) -> tuple[Question, Evidence]:
        question = asked(text, *earlier, city=city, day=day)
        return question, judge(question, retrieve(question, towns), towns)

    return found
