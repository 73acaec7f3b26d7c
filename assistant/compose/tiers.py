"""The tiers of one sentence together (1万平方米以上的…；3万平方米以上的…), where none of them is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.calculate.choose import pairs
from assistant.evidence import Statement
from assistant.question import Asked, Question

__all__ = ["with_tiers"]

_NUMERAL = re.compile(r"[一二三四五六七八九十两]")
_ENDS = ("；", ";")


def with_tiers(question: Question, best: Statement, group: Sequence[Statement]) -> list[Statement]:
    """The statements of the sentence that `best` is part of, each with a figure; empty where one alone is asked for.

    What goes on with numbers only belongs to the part before it, whichever part is asked for.
    """
    if not {Asked.AMOUNT, Asked.LOOKUP} & {question.asked, *question.aspects} or question.quantities:
        return []
    parts = _sentence(best, group)
    if len(parts) < 2 or not all(one.has_figure for one in parts):
        return []
    words = [pairs(one.text) for one in parts]
    said = pairs(" ".join((question.text, *(word for _, official in question.everyday for word in official))))
    own = [mine.difference(*(other for other in words if other is not mine)) for mine in words]
    if not any(mine & said for mine in own):
        return parts
    at = parts.index(best)
    going_on = [one for one, mine in zip(parts[at + 1 :], words[at + 1 :], strict=True) if not _new(mine, words[at])]
    numbered = any(_NUMERAL.search(pair) for pair in own[at] & said)
    return [best, *going_on] if own[at] & said and going_on and not numbered else []


def _new(words: frozenset[str], before: frozenset[str]) -> bool:
    """Whether a part has a word that the one before it does not, numbers left out."""
    return any(not _NUMERAL.search(pair) for pair in words - before)


def _sentence(best: Statement, group: Sequence[Statement]) -> list[Statement]:
    """The parts between semicolons of the sentence that `best` is in, in order."""
    own = sorted((one for one in group if one.clause.id == best.clause.id), key=lambda one: one.start)
    at = own.index(best)
    first = at
    while first > 0 and own[first - 1].text.rstrip().endswith(_ENDS):
        first -= 1
    last = at
    while last + 1 < len(own) and own[last].text.rstrip().endswith(_ENDS):
        last += 1
    return own[first : last + 1]
