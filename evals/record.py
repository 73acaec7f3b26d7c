"""The record of scores: one line of JSON for each time that a question set was scored."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from evals.scoring import Share

__all__ = ["append_record", "commit"]


def commit(folder: Path) -> str:
    """The commit that `folder` is at, with `+` where files are changed since; empty outside a git checkout."""
    try:
        head = _git(folder, "rev-parse", "--short", "HEAD")
        changed = _git(folder, "status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.CalledProcessError):
        return ""
    return head + ("+" if changed else "")


def _git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, text=True).stdout.strip()


def append_record(
    path: Path, *, mode: str, cases: str, shares: Mapping[str, Share], broken: int, median_ms: float
) -> None:
    """Add a line to the record at `path`, with the date, the commit and the share of every group."""
    line = {
        "date": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "commit": commit(path.parent),
        "mode": mode,
        "cases": cases,
        "passed": shares["all"].passed,
        "of": shares["all"].cases,
        "broken_promises": broken,
        "median_ms": round(median_ms, 1),
        "groups": {group: [share.passed, share.cases] for group, share in shares.items() if group != "all"},
    }
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
