"""Time and memory as the benchmarks measure, print and keep them."""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from evals.record import commit

__all__ = ["Clock", "Timing", "keep", "memory", "timed"]

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Timing:
    """Percentiles in milliseconds, by the clock and (`work`) of this process's own computing, on all its threads.

    On a machine that others use too, the clock measures them as well; the work does not.
    """

    n: int
    p50: float
    p95: float
    p99: float
    work50: float
    work95: float
    work99: float

    def __str__(self) -> str:
        clock = f"p50 {self.p50:.1f} ms, p95 {self.p95:.1f} ms, p99 {self.p99:.1f} ms"
        return f"{clock} by the clock; {self.work50:.1f}, {self.work95:.1f}, {self.work99:.1f} ms of work; n = {self.n}"

    def record(self) -> dict[str, float]:
        """The figures by name, rounded."""
        return {name: round(getattr(self, name), 2) for name in self.__slots__}


class Clock:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._started, self._worked = time.perf_counter(), time.process_time()

    def read(self, name: str) -> dict[str, float]:
        """`{name}_s` by the clock and `{name}_work_s` of this process's own computing."""
        seconds, work = time.perf_counter() - self._started, time.process_time() - self._worked
        return {f"{name}_s": round(seconds, 2), f"{name}_work_s": round(work, 2)}


def timed(work: Callable[[Asked], object], asked: Iterable[Asked]) -> Timing:
    """Do `work` for each of `asked`, which must not be empty."""
    rows = []
    for one in asked:
        clock, worked = time.perf_counter(), time.process_time()
        work(one)
        rows.append(((time.perf_counter() - clock) * 1000, (time.process_time() - worked) * 1000))
    by_clock, by_work = (np.percentile(column, [50, 95, 99]).tolist() for column in np.array(rows).T)
    return Timing(len(rows), *by_clock, *by_work)


def memory() -> int:
    """The most memory that this process was resident in so far, in MiB; mapped files that were read count."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def keep(file: str, measured: dict[str, Any]) -> None:
    """Add a line to a record in this folder, with the date, the commit, the machine's load and the command."""
    folder = Path(__file__).parent
    line = {
        "date": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "commit": commit(folder),
        "load": round(os.getloadavg()[0], 1),
        "cores": os.cpu_count(),
        "python": sys.version.split()[0],
    }
    with (folder / file).open("a", encoding="utf-8") as record:
        record.write(json.dumps(line | measured, ensure_ascii=False) + "\n")
