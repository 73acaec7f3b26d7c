"""A scripted language model and two libraries for it to speak about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import Settings
from index.build import build_index
from tests.assistant.generative.staging import Stage
from tests.scripted_server import ScriptedServer, scripted_server


@pytest.fixture(scope="session")
def data_dirs(data_dir: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An index over the documents that ship, and one over invented documents of other places."""
    other = tmp_path_factory.mktemp("other")
    build_index([root / "evals" / "other" / "documents"], other, Settings().embedding_model)
    return {"corpus": data_dir, "other": other}


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """A language model that says what the test scripts."""
    with scripted_server() as server:
        yield server


@pytest.fixture(scope="module")
def stage(data_dirs: dict[str, Path]) -> Iterator[Stage]:
    """Composers over both libraries, speaking to one scripted model."""
    with scripted_server() as server:
        yield Stage(data_dirs, server)
