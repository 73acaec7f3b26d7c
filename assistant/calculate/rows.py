"""The sum that a table sets: its row by the asker's figures and words, its column by the words, with its ceilings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.calculate.asked import Asked, Item
from assistant.calculate.choose import meant
from assistant.calculate.couples import Couple
from assistant.calculate.deductibles import Lessened
from assistant.calculate.merge import merged
from assistant.calculate.outcome import Outcome
from assistant.calculate.points import Points
from assistant.calculate.table import (
    Row,
)
from assistant.calculate.table_rows import TableRows
from assistant.calculate.wording import Wording

__all__ = ["by_table"]

_YEAR = 12  # months
_LENT = re.compile(r"贷款|借款|本金")


def by_table(
    titles: Sequence[str], rows: Sequence[Row], asked: Asked, question: str, say: Wording,
    everyday: Sequence[tuple[str, tuple[str, ...]]] = (), by: Points | None = None,
    two: Couple | None = None, less: Lessened | None = None,
) -> Outcome | None:  # fmt: skip
    """What a table sets for the figures and the words of a question; `None` where they do not settle its row.

    `everyday` are words of the question with what documents call them (彩电 → 电视机), `by` the points by which its
    rates are raised, `two` how a couple is paid where the question is of one, `less` the part of a
    deductible that is taken off in the asker's case.
    """
    table = TableRows(titles, [r for r in rows if len(r.cells) == len(titles)], say, by, two, less)
    asked = _of_loan(asked, titles)
    if two:  # each of them has a row of their own
        asked = replace(asked, heads=tuple(h for h in asked.heads if h.unit != "人"), pieces=1)
    if len(table.rows) < max(2, len(rows)) or not table.columns.grants or not table.columns.cases:
        return None
    named = " ".join(r.cells[c] for r in table.rows for c in table.columns.cases)
    said = [(word, official) for word, official in everyday if word not in named]  # 食堂 is what the table calls it too
    groups: dict[tuple[Row, ...], list[Item]] = {}
    single = len(asked.items) < 2
    for item in asked.items or (None,):
        others = () if single else tuple(i.label for i in asked.items if i is not item and i.label)
        text = question
        for label in others:
            text = text.replace(label, "，")
        one = asked if item is None or single else replace(asked, items=(item,))
        found = table.fitting(one, _in_official_words(text, said))
        if not found:
            return None
        groups.setdefault(tuple(found), []).extend((item,) if item else ())
    if len(groups) > 1 and any(len(found) > 1 for found in groups):
        return None
    text = _in_official_words(question, said)
    outcomes = [
        table.worked(found, asked if len(groups) == 1 else replace(asked, items=tuple(items)), text)
        for found, items in groups.items()
    ]
    settled = [o for o in outcomes if o is not None]
    if len(settled) < len(outcomes):
        return None
    return settled[0] if len(settled) == 1 else merged(settled, say)


def _of_loan(asked: Asked, titles: Sequence[str]) -> Asked:
    """A loan asked about as the sum that a table of loans is of (新增贷款额度, 年贴息率), for a year of it at most."""
    months, years = asked.head("月"), asked.head("年")
    yearly = (months is None or months.value == _YEAR) and (years is None or years.value == 1)
    if asked.loan is None or asked.money is not None or not yearly or not any(_LENT.search(t) for t in titles):
        return asked
    return replace(asked, items=(Item(asked.loan, 1, ""),), loan=None)


def _in_official_words(text: str, everyday: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    """The text with the official words for its everyday ones, but those to which it says no (不是低保)."""
    told = [named for word, named in everyday if meant(re.escape(word), text)]
    return " ".join((text, *(official for named in told for official in named)))
