"""A small static model and an index made with it, for tests that build their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import Report, build_index
from index.library import Library
from tests.index.small_model import write_small_model

DECREE = """甲市促进消费若干措施

一、发放消费券。对在限额以上商场购买家电的居民，按实际支付价款的10%发放消费券，最高不超过300元。（市商务局负责）
二、支持夜间经济。允许临街商户在夜间外摆经营，不得占用盲道。（市城管局负责）
三、优化住房公积金。多子女家庭购买首套自住住房的，公积金贷款额度提高至80万元。（市住建局负责）
"""


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One vector a character, random: nothing that a test finds is owed to training."""
    return write_small_model(tmp_path_factory.mktemp("model") / "small")


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory, corpus: Path, small_model: Path) -> Library:
    """The documents that ship, indexed with the small model."""
    folder = tmp_path_factory.mktemp("small")
    build_index([corpus], folder, str(small_model), words_path=small_model)
    return Library.open(folder)


class Workshop:
    """A folder of documents and a data folder of one test."""

    def __init__(self, folder: Path, model: Path) -> None:
        self.documents, self.data, self.model = folder / "documents", folder / "data", model
        self.documents.mkdir()

    def write(self, name: str, text: str = DECREE) -> Path:
        path = self.documents / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def build(self, *paths: Path, **options) -> Report:
        given = {"words_path": self.model} | options
        return build_index(list(paths) or [self.documents], self.data, str(given.pop("model", self.model)), **given)

    def open(self) -> Library:
        return Library.open(self.data)


@pytest.fixture
def workshop(tmp_path: Path, small_model: Path) -> Workshop:
    return Workshop(tmp_path, small_model)
