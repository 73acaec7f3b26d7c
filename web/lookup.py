"""An agent's look-up: words and filters, and the clauses found, of one city or of two side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from index.library import Hit
from index.values import Clause, FactKind
from web.desk import LONGEST, Desk
from web.result_card import results_list

__all__ = ["KINDS", "Lookup"]

_SHOWN = 10
_SHOWN_BESIDE = 5
_DEEP = 80
"""Clauses looked at to find those that give the wanted kind of benefit."""


def _has(*kinds: FactKind) -> Callable[[Clause], bool]:
    return lambda clause: any(fact.kind in kinds for fact in clause.facts)


KINDS: dict[str, Callable[[Clause], bool]] = {
    "money": _has(FactKind.AMOUNT, FactKind.CAP),
    "rate": _has(FactKind.RATE),
    "cap": _has(FactKind.CAP),
    "count": _has(FactKind.COUNT),
    "date": _has(FactKind.DATE, FactKind.PERIOD),
}
"""What a clause may give, by what figures it has."""


@dataclass(frozen=True)
class Lookup:
    """What an agent typed and chose; empty where nothing was. `against` is a city to compare with."""

    words: str = ""
    city: str = ""
    unit: str = ""
    standing: str = ""
    year: int | None = None
    kind: str = ""
    against: str = ""

    def html(self, desk: Desk, language: str) -> str:
        """What was found, as HTML."""
        library, day = desk.assistant.library, desk.settings.today
        if not self.against or not self.words.strip():
            return results_list(self.hits(desk, _SHOWN), self.words, library, day, language)
        columns = [
            results_list(side.hits(desk, _SHOWN_BESIDE), self.words, library, day, language, side.city)
            for side in (self, replace(self, city=self.against))
        ]
        return f'<div class="wc-beside">{"".join(f"<section>{column}</section>" for column in columns)}</div>'

    def hits(self, desk: Desk, count: int) -> list[Hit]:
        """The best clauses that every filter admits."""
        wanted = KINDS.get(self.kind)
        found = desk.assistant.search(
            self.words[:LONGEST],
            cities=(self.city,) if self.city else (),
            unit=self.unit,
            standing=self.standing,
            year=self.year,
            as_of=desk.settings.today,
            k=_DEEP if wanted else count,
        )
        return [hit for hit in found if wanted is None or wanted(hit.clause)][:count]
