"""`wence index`, `add`, `inspect`, `documents`: the index holds what was asked for, and nothing spoils it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import DOCUMENT, Wence


def _one_line(text: str) -> bool:
    return text.startswith("wence: ") and text.count("\n") == 1


def test_a_second_run_finds_everything_unchanged(process: Wence, folder: Path, tmp_path: Path) -> None:
    first = process("index", folder, data=tmp_path / "data")
    second = process("index", folder, data=tmp_path / "data")
    assert "created 2, updated 0, unchanged 0, removed 0, failed 0" in first.stdout
    assert "created 0, updated 0, unchanged 2, removed 0, failed 0" in second.stdout
    assert (first.returncode, second.returncode) == (0, 0)


def test_the_index_holds_exactly_what_was_named(wence: Wence, folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    wence("index", folder, data=data)
    (folder / "qingdao.txt").unlink()
    changed = (folder / "jinan.txt").read_text(encoding="utf-8").replace("10%", "12%")
    (folder / "jinan.txt").write_text(changed, encoding="utf-8")
    assert "created 0, updated 1, unchanged 0, removed 1, failed 0" in wence("index", folder, data=data).stdout


def test_adding_leaves_the_others(wence: Wence, folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    wence("index", folder / "jinan.txt", data=data)
    added = wence("add", folder / "qingdao.txt", data=data)
    assert added.returncode == 0
    listed = wence("documents", data=data).stdout
    assert "jinan.txt" in listed and "qingdao.txt" in listed


def test_a_broken_file_is_reported_and_the_others_are_indexed(process: Wence, folder: Path, tmp_path: Path) -> None:
    (folder / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    done = process("index", folder, data=tmp_path / "data")
    assert done.returncode == 1
    assert "created 2, updated 0, unchanged 0, removed 0, failed 1" in done.stdout
    assert "left out broken.txt" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [("missing", None, 2), ("empty", "", 1), ("binary.txt", bytes(range(256)) * 40, 1), ("blank.txt", b" \n", 1)],
)
def test_a_path_of_no_use_leaves_the_index_as_it_was(
    wence: Wence, folder: Path, tmp_path: Path, name: str, content: bytes | str | None, status: int
) -> None:
    data, path = tmp_path / "data", tmp_path / name
    wence("index", folder, data=data)
    before = wence("documents", data=data).stdout
    if content == "":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    done = wence("index", path, data=data)
    assert done.returncode == status
    assert _one_line(done.stderr) and name in done.stderr
    assert wence("documents", data=data).stdout == before


def test_inspecting_shows_what_would_be_read_and_builds_nothing(wence: Wence, folder: Path, tmp_path: Path) -> None:
    page = wence("inspect", folder / "jinan.txt", data=tmp_path / "data", WENCE_AS_OF="2024-06-01").stdout
    for words in ("济政发〔2024〕8号", "济南市人民政府", "2024-02-20", "一、支持换新", "10%", "市商务局"):
        assert words in page
    assert not (tmp_path / "data").exists()


def test_inspecting_shows_a_draft(wence: Wence, tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(DOCUMENT.replace("若干措施\n", "若干措施（征求意见稿）\n", 1), encoding="utf-8")
    assert "征求意见稿 (" in wence("inspect", file).stdout


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_inspecting_nothing_says_so(wence: Wence, name: str) -> None:
    done = wence("inspect", name)
    assert done.returncode == 2
    assert _one_line(done.stderr)


def test_the_documents_that_ship_are_listed_with_their_standing(wence: Wence) -> None:
    listed = wence("documents", COLUMNS="200")
    assert listed.returncode == 0
    for words in ("长春", "征求意见稿", "甬政办发〔2023〕4号", "tongjiang-2023.txt"):
        assert words in listed.stdout
