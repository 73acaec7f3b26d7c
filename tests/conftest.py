"""What every test shares: nothing leaves this machine, and one index over the corpus for those that need one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

# Before anything is imported that reads them: no model hub, no analytics, a terminal of known width.
os.environ |= {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "ANONYMIZED_TELEMETRY": "False",
    "TOKENIZERS_PARALLELISM": "false",
    "COLUMNS": "100",
    "NO_COLOR": "1",
}
for _name in [name for name in os.environ if name.startswith("WENCE_")]:
    del os.environ[_name]  # an operator's settings on this machine are none of the tests'

hypothesis_settings.register_profile("house", deadline=None, max_examples=50)
hypothesis_settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The documents that ship."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    """An index over the documents that ship, built once for all tests; read it, don't change it."""
    from assistant.settings import Settings
    from index.build import build_index

    folder = tmp_path_factory.mktemp("wence")
    build_index([corpus], folder, Settings().embedding_model)
    return folder
