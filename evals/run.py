"""Asks every question of a set, and judges every answer."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from assistant.answer import Answer
from evals.cases import Case
from evals.promises import SourceText
from evals.scoring import Verdict, judge
from index.reading import UnreadableFile, read_source

__all__ = ["Answerer", "Run", "run", "source_texts"]


class Answerer(Protocol):
    """Whatever answers questions."""

    def ask(self, question: str, *, history: Sequence[str], city: str, as_of: dt.date | None) -> Answer:
        """The answer to a question, on a day, in a conversation."""


@dataclass(frozen=True, slots=True)
class Run:
    """The verdicts on a set, how long each answer took in milliseconds, and how it was answered."""

    verdicts: tuple[Verdict, ...]
    times: tuple[float, ...]
    mode: str

    @property
    def broken(self) -> tuple[Verdict, ...]:
        """The answers that break a promise."""
        return tuple(verdict for verdict in self.verdicts if verdict.broken)

    @property
    def median_ms(self) -> float:
        """The median time of an answer; 0 where nothing was asked."""
        return statistics.median(self.times) if self.times else 0.0


def run(cases: Iterable[Case], answerer: Answerer, source_text: SourceText, today: dt.date) -> Run:
    """Ask every case; one that ends in an exception falls short and stops no other."""
    verdicts: list[Verdict] = []
    times: list[float] = []
    mode = "extractive"
    for case in cases:
        day, started = case.as_of or today, time.perf_counter()
        try:
            answer = answerer.ask(case.question, history=case.history, city=case.city, as_of=day)
        except Exception as error:  # noqa: BLE001 - the edge: a crash is a case that falls short
            verdicts.append(Verdict(case, (f"no answer: {type(error).__name__}: {error}",), ()))
            continue
        times.append((time.perf_counter() - started) * 1000)
        verdicts.append(judge(case, answer, source_text))
        mode = "generative" if answer.mode == "generative" else mode
    return Run(tuple(verdicts), tuple(times), mode)


def source_texts(folder: Path) -> Callable[[str], str | None]:
    """The texts of a folder's files by name, each read once, as indexing reads them."""

    @cache
    def text(file: str) -> str | None:
        path = folder / file
        try:
            return read_source(path).text if path.is_file() else None
        except UnreadableFile:
            return None

    return text
