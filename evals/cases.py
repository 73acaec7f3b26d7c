"""Question sets: one case a line of a JSON Lines file, read and checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

__all__ = ["BadCases", "Case", "Expectation", "load_cases"]


class BadCases(ValueError):
    """A question file that cannot be read; the message names the file, the line and what was wanted."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(_Part):
    """A clause that must be cited: strings that stand in this order in its heading path."""

    path: list[str] = Field(min_length=1)
    city: str = ""


class Expectation(_Part):
    """What must hold of an answer. README.md of this folder says what each field means."""

    status: list[Literal["answered", "clarify", "no_evidence", "refused"]] = []
    figures: list[str] = []
    terms: list[list[str]] = []
    cite: list[Place] = []
    forbid: list[str] = []
    forbid_city: list[str] = []
    notices: list[str] = []


class Case(_Part):
    """A question as somebody would type it, and what a correct answer must show."""

    id: str
    persona: str
    kind: str
    question: str
    history: list[str] = []
    city: str = ""
    as_of: dt.date | None = None
    expect: Expectation


def load_cases(paths: Iterable[Path]) -> list[Case]:
    """Every case of these files, in order.

    Raises:
        BadCases: a file is missing or not UTF-8, a line is not a case, or two cases share an id.
    """
    cases: dict[str, Case] = {}
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise BadCases(f"{path}: cannot be read ({error}); want a JSON Lines file of questions") from error
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                case = Case.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(part) for part in first["loc"]) or "the line"
                raise BadCases(
                    f"{path} line {number}: {where}: {first['msg']}; evals/README.md says the form"
                ) from error
            if case.id in cases:
                raise BadCases(f"{path} line {number}: the id {case.id!r} stands twice; give each case its own")
            cases[case.id] = case
    return list(cases.values())
