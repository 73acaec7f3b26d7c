"""The figures of a clause (要点): rates, amounts, caps, counts, dates, periods and responsible bureaus."""

from __future__ import annotations

from index.facts.bureaus import read_bureaus
from index.facts.dates import read_dates
from index.facts.figures import read_figures
from index.facts.telephones import read_telephones
from index.values import Fact

__all__ = ["read_facts", "read_telephones"]


def read_facts(text: str, *, year: int | None = None) -> tuple[Fact, ...]:
    """The facts of a clause's clean text in the order in which they stand there.

    `year` is the document's own, for days that are written without one. Offsets point into `text`; a range gives two
    facts over the same words. Telephone numbers are not facts: see `read_telephones`.

    >>> [(f.kind.value, f.text, f.value, f.bound, f.per) for f in read_facts("每件最高不超过500元")]
    [('cap', '500元', '500', 'max', '件')]
    """
    bureaus = list(read_bureaus(text))
    dates = list(read_dates(text, year))
    taken = [(f.start, f.end) for f in dates + bureaus]
    return tuple(sorted([*bureaus, *dates, *read_figures(text, taken)], key=lambda f: (f.start, f.end)))
