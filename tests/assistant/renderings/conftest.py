"""One assistant over the documents that ship and the invented ones of other places, for every rendering's tests."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.pipeline import Assistant, open_assistant
from assistant.settings import Settings
from evals.run import source_texts
from index.build import build_index

DAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="session")
def everywhere(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Assistant:
    folder = tmp_path_factory.mktemp("everywhere")
    build_index([root / "corpus", root / "evals" / "other" / "documents"], folder, Settings().embedding_model)
    return open_assistant(Settings(data_dir=folder, as_of=DAY))


@pytest.fixture(scope="session")
def asked(everywhere: Assistant) -> Callable[[str], Answer]:
    held: dict[str, Answer] = {}

    def ask(question: str) -> Answer:
        if question not in held:
            held[question] = everywhere.ask(question)
        return held[question]

    return ask


@pytest.fixture(scope="session")
def source_text(root: Path) -> Callable[[str], str]:
    """The text of a source file by its name, which the spans of quotes are offsets of."""
    shipped, others = source_texts(root / "corpus"), source_texts(root / "evals" / "other" / "documents")

    def text(name: str) -> str:
        found = shipped(name) or others(name)
        assert found is not None, name
        return found

    return text


@pytest.fixture(scope="session")
def questions(root: Path) -> list[str]:
    """Every question of the question sets that are worked with."""
    files = (root / "evals" / "questions.jsonl", root / "evals" / "other" / "questions.jsonl")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line]
    return [json.loads(line)["question"] for line in lines]
