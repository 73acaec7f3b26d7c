"""Many in one process: JSON Lines in, JSON Lines out, a bad line never stopping the others."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO, TypeVar

from pydantic import BaseModel, ValidationError

from wence.failure import Failure, WrongUse

__all__ = ["run_batch"]

Row = TypeVar("Row", bound=BaseModel)


def run_batch(source: Path, out: Path | None, row: type[Row], work: Callable[[Row], dict[str, Any]]) -> None:
    """Read a row a line, do the work, and write `{"id", …, "elapsed_ms"}` a line as each is done.

    Args:
        source: a JSON Lines file.
        out: the file to write; standard output where it is `None`.
        row: what a line holds; it has an `id`.
        work: what is written of a row besides `id` and `elapsed_ms`.

    Raises:
        WrongUse: `source` cannot be read or `out` cannot be written.
        Failure: some lines could not be read or worked on; all others are written.
    """
    failed = 0
    with _lines(source) as lines, _output(out) as output:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                read = row.model_validate_json(line.lstrip("\ufeff"))
                started = time.perf_counter()
                done = work(read)
            except ValidationError as error:
                failed += 1
                _report(source, number, f"{_what(error)}; wanted an object with {_wanted(row)}; left out")
                continue
            except Exception as error:  # noqa: BLE001 - one question that fails must not lose the others
                failed += 1
                _report(source, number, f"failed with {type(error).__name__}: {error}; left out")
                continue
            elapsed = (time.perf_counter() - started) * 1000
            result = {"id": read.model_dump()["id"], **done, "elapsed_ms": round(elapsed, 2)}
            output.write(json.dumps(result, ensure_ascii=False) + "\n")
            output.flush()
    if failed:
        raise Failure(f"{failed} {'line' if failed == 1 else 'lines'} of {source} left out, the others are written")


@contextlib.contextmanager
def _lines(source: Path) -> Iterator[TextIO]:
    try:
        file = source.open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise WrongUse(f"{source}: cannot be read ({error.strerror}); want a JSON Lines file") from error
    with file:
        yield file


@contextlib.contextmanager
def _output(out: Path | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    try:
        file = out.open("w", encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"{out}: cannot be written ({error.strerror}); name a file in a folder that exists") from error
    with file:
        yield file


def _what(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]


def _wanted(row: type[BaseModel]) -> str:
    names = [name if field.is_required() else f"[{name}]" for name, field in row.model_fields.items()]
    return " ".join(names)


def _report(source: Path, number: int, what: str) -> None:
    sys.stderr.write(f"wence: {source} line {number}: {' '.join(what.split())}\n")
