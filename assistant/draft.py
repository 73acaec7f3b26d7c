"""An answer while it is composed: parts of text, each with the statements it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.answer import Calculation, Notice, Status
from assistant.evidence import Statement

__all__ = ["Draft", "Part"]


@dataclass(frozen=True, slots=True)
class Part:
    """A line of the answer. Its citation marks are put at its end; a part without statements states no figure."""

    text: str
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a composer makes: parts in reading order and what goes beside them."""

    status: Status
    parts: tuple[Part, ...] = ()
    notices: tuple[Notice, ...] = ()
    calculation: Calculation | None = None
    suggestions: tuple[str, ...] = field(default=())

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement that the parts rest on, in order, once each."""
        return tuple(dict.fromkeys(statement for part in self.parts for statement in part.statements))
