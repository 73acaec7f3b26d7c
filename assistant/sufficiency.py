"""How likely a city's evidence answers a question: a logistic model over nine signals.

Its weights stand in `data/judge.toml`; `evals/fit_judge.py` fits them to the development questions in evals/, each
asked of the city that answers it, of the other cities, and of cities whose documents are about something else.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

__all__ = ["Signals", "probability"]

_DATA = Path(__file__).with_name("data") / "judge.toml"


@dataclass(frozen=True, slots=True)
class Signals:
    """What is seen of a finding.

    `here` and `elsewhere` are the shares (0 to 1) of the question that this city's and any other city's best clause
    cover, `lead` by how much the other is ahead; `sentence`, `similarity`, `late` and `bm25` (its logarithm) are the
    search's scores; `gap` is by how many standard deviations the best hit is ahead of the fourth, `brief` one over the
    number of the question's words. A question about something that this city's documents do not treat, and another
    city's do, shows in `lead`.
    """

    here: float
    elsewhere: float
    lead: float
    sentence: float
    similarity: float
    late: float
    bm25: float
    gap: float
    brief: float


@cache
def _model() -> Mapping[str, float]:
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))["answers"]
    return {name: float(value) for name, value in rows.items()}


def probability(signals: Signals) -> float:
    """The probability (0 to 1) that evidence with these signals answers.

    >>> weak = probability(Signals(0.1, 0.9, 0.8, 0.3, 0.3, 0.2, 0.5, 0.1, 0.2))
    >>> strong = probability(Signals(0.9, 0.1, 0.0, 0.7, 0.7, 0.8, 2.5, 2.0, 0.2))
    >>> weak < 0.1 < 0.9 < strong
    True
    """
    model = _model()
    total = model["constant"] + sum(model[name] * value for name, value in asdict(signals).items())
    return 1.0 / (1.0 + math.exp(-total))


def least() -> float:
    """The probability from which evidence counts as an answer."""
    return _model()["least"]
