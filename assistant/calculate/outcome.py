"""What a calculation ends in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from assistant.answer import Calculation, CalculationInput

CENT = Decimal("0.01")


class OutcomeKind(StrEnum):
    """Whether the text and the asker's figures settle the amount."""

    DETERMINED = "determined"
    DEPENDS = "depends"
    NOT_DETERMINED = "not_determined"


@dataclass(frozen=True, slots=True)
class Given:
    """A figure that went in: read from the clause at `start`–`end` when `cited`, else the asker's own."""

    name: str
    value: str
    unit: str
    cited: bool
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Possibility:
    """One way in which an open case may end: when `condition` holds, `value` (元) is the result."""

    condition: str
    value: Decimal
    result: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished calculation.

    `value` is in 元, rounded half up to 分; it and `result` are of the determined case only. `possibilities` are the
    known cases of an open one, and `decided_by` names what decides (empty where the text does not say). `sentences`
    are the spans of the clause's text that the cited figures were read from; `ranged` says that the cases are the ends
    of a range (10%-50%); `steps` are lines for the reader.
    """

    kind: OutcomeKind
    inputs: tuple[Given, ...]
    steps: tuple[str, ...]
    result: str
    value: Decimal | None = None
    possibilities: tuple[Possibility, ...] = ()
    decided_by: str = ""
    sentences: tuple[tuple[int, int], ...] = ()
    ranged: bool = False

    def calculation(self, citation: int, places: Mapping[Given, int] | None = None) -> Calculation:
        """The Calculation of an Answer, with the clause's figures credited to `citation` or to what `places` says."""
        places = places or {}
        inputs = []
        for g in self.inputs:
            source = places.get(g, citation) if g.cited else None
            inputs.append(CalculationInput(name=g.name, value=g.value, unit=g.unit, citation=source))
        return Calculation(inputs=inputs, steps=list(self.steps), result=self.result, citation=citation)


def cents(value: Decimal) -> Decimal:
    """`value` rounded half up to 分 (0.01元)."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)
