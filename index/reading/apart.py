"""Reading in a process of its own, which can be ended: a hostile PDF may loop or grow within one page.

The child reads the file's bytes from its input and answers in JSON.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

from index.reading.page import Page
from index.reading.unreadable import UnreadableFile
from index.values import Block, SetAside, Span

__all__ = ["read_pdf_apart"]

SECONDS = 90.0
MEMORY_GIB = 3
ROOT = Path(__file__).resolve().parents[2]


def read_pdf_apart(content: bytes, *, seconds: float = SECONDS) -> Page:
    """Read a PDF in a child process of at most `seconds` and 3 GiB."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    command = [sys.executable, "-P", "-m", "index.reading.apart", str(seconds)]
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=seconds,
            env=os.environ | {"PYTHONPATH": path},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(f"a PDF not read in {seconds:g} s; wanted a plainer one; print it to PDF again") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise UnreadableFile(
            f"a PDF that needs more than {MEMORY_GIB} GiB or breaks its reader (exit {done.returncode}); "
            "wanted a sound one; print it to PDF again"
        ) from error
    if "unreadable" in answer:
        raise UnreadableFile(answer["unreadable"])
    return Page(
        answer["text"],
        tuple(Block(**block) for block in answer["blocks"]),
        answer["metadata"],
        tuple(SetAside(Span(**aside["span"]), aside["why"]) for aside in answer["set_aside"]),
        tuple(answer["warnings"]),
    )


def answer(content: bytes, seconds: float) -> str:
    """The page as JSON, or why there is none."""
    from index.reading.pdf import read_pdf
    from index.reading.unreadable import damaged

    try:
        return json.dumps(dataclasses.asdict(read_pdf(content, seconds=seconds * 0.9)))
    except UnreadableFile as error:
        return json.dumps({"unreadable": str(error)})
    except (Exception, RecursionError) as error:  # noqa: BLE001 - the parent gets every cause as one line
        return json.dumps({"unreadable": str(damaged(error))})


def main() -> None:
    """Read one file from the input, within limits."""
    seconds = float(sys.argv[1])
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        limit = MEMORY_GIB * 2**30
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
    sys.stdout.write(answer(sys.stdin.buffer.read(), seconds))


if __name__ == "__main__":
    main()
