"""The README says what is true: settings, commands and files are held against the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.settings import ROOT, Settings
from wence.cli import app

GUIDES = [ROOT / "README.md", ROOT / "evals/README.md", *sorted(ROOT.glob("docs/**/*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _default(value: object) -> str:
    if isinstance(value, SecretStr) or value in ("", None):
        return ""
    text = str(value)
    return f"`{text.removeprefix(str(ROOT)).lstrip('/')}`"


def _rows() -> list[str]:
    return [
        f"| `WENCE_{name.upper()}` | {_default(field.default)} | {field.description or ''} |"
        for name, field in Settings.model_fields.items()
    ]


def test_the_table_of_settings_is_that_of_the_code() -> None:
    table = re.findall(r"^\| `WENCE_.*\|$", README, re.MULTILINE)
    assert table == _rows(), "wanted:\n" + "\n".join(_rows())


def test_every_command_stands_in_the_readme_and_no_other() -> None:
    names = {command.name for command in app.registered_commands}
    assert set(re.findall(r"^\| `wence (\w+)", README, re.MULTILINE)) == names


@pytest.mark.parametrize("guide", GUIDES)
def test_links_between_the_guides_lead_somewhere(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (guide.parent / link).exists(), f"{guide.name} links to {link}"


@pytest.mark.parametrize("verb", ["setup", "run", "test", "lint"])
def test_the_verbs_are_those_of_the_makefile(verb: str) -> None:
    assert re.search(rf"^{verb}:.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
