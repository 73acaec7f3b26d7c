"""Small rooms, words in data files, and nothing that only works on the machine it was written on."""

from __future__ import annotations

import re
import statistics
import subprocess
from functools import cache
from pathlib import Path

import pytest

from assistant.settings import ROOT

PACKAGES = ("assistant", "index", "web", "wence", "evals")
LONGEST = 300  # lines
TEXTS = {".css", ".csv", ".html", ".js", ".md", ".py", ".sh", ".toml", ".txt", ".yaml", ".yml", ""}


@cache
def _python_files() -> list[Path]:
    return [ROOT / "app.py", *(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))]


@cache
def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_a_room() -> None:
    assert not [f"{path.relative_to(ROOT)}: {_lines(path)}" for path in _python_files() if _lines(path) > LONGEST]


def test_most_files_are_short() -> None:
    assert statistics.median(map(_lines, _python_files())) <= 130


@pytest.mark.parametrize("name", ["utils.py", "helpers.py", "common.py", "misc.py", "manager.py"])
def test_files_are_named_for_what_they_do(name: str) -> None:
    assert not [path for path in _python_files() if path.name == name]


def test_no_code_names_a_city_that_ships() -> None:
    """A rule holds for every city; the names of these five stand in their documents and in examples alone."""
    cities = re.compile("连云港|同江|宁波|长春|晋城|Changchun|Ningbo|Lianyungang|Tongjiang|Jincheng")
    named = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in _python_files()
        if path.is_relative_to(ROOT / "index") or path.is_relative_to(ROOT / "assistant")
        for number, line in enumerate(_without_docstrings(path).splitlines(), 1)
        if cities.search(line.partition("#")[0])
    ]
    assert not named


def _without_docstrings(path: Path) -> str:
    return re.sub(r'""".*?"""', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_corpus_is_kept_byte_for_byte() -> None:
    attributes = (ROOT / ".gitattributes").read_text(encoding="utf-8")
    assert "corpus/*.txt -text" in attributes
    for document in (ROOT / "corpus").glob("*.txt"):
        assert document.read_bytes().decode("utf-8").strip()


def test_the_pins_hold_anywhere() -> None:
    pins = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert "torch==2.13.0" in pins
    assert [line for line in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_every_dependency_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    pins = {_plain(line.partition("==")[0]) for line in (ROOT / "constraints.txt").read_text().splitlines()}
    names = {_plain(re.split(r"[\[<>=!~]", one)[0]) for one in wanted} - {"wence"}
    assert names - pins == set()


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_nothing_committed_names_a_path_of_one_machine() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    if not tracked:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in tracked.split("\0") if name and Path(name).suffix in TEXTS]
    paths = [path for path in paths if path.is_file() and path != Path(__file__)]
    machine = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/\w+|\.\./shared")
    found = [
        str(path.relative_to(ROOT))
        for path in paths
        if path.is_file()
        and path != Path(__file__)
        and machine.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert not found
