"""Particulars that a question asks for and a clause on its subject may leave unsaid: a face value, an hour."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.question import Asked, Question

__all__ = ["Specific", "specific"]

_DATA = Path(__file__).with_name("data") / "specifics.toml"


@dataclass(frozen=True, slots=True)
class Specific:
    """One such particular; `name` is the key of the words that say what is missing.

    What `strike` matches is no statement of it (10亿元 spent in all, where one's own share is asked for). `near` says
    that only what has most of the question's words can state it; else the whole clause can.
    """

    name: str
    kinds: frozenset[Asked]
    asks: re.Pattern[str]
    but: re.Pattern[str] | None
    text: re.Pattern[str]
    strike: re.Pattern[str] | None
    near: bool

    def asked(self, question: Question) -> bool:
        """Whether the question's own words ask for it."""
        kinds = question.aspects | {question.asked}
        wanted = not self.kinds or bool(self.kinds & kinds)
        other = self.but is not None and self.but.search(question.text)
        return wanted and not other and bool(self.asks.search(question.text))

    def stated(self, texts: Iterable[str]) -> bool:
        """Whether any of the texts states it, what `strike` matches left out."""
        return any(self.text.search(self.strike.sub("", text) if self.strike else text) for text in texts)

    def left_open(self, near: Sequence[str], whole: Sequence[str]) -> bool:
        """Whether neither the sentences on the subject nor, where that counts, the `whole` clause state it."""
        if self.strike is not None:
            return any(self.strike.search(text) for text in near) and not self.stated(near)
        return not self.stated(near if self.near else whole)


@cache
def _specifics() -> tuple[Specific, ...]:
    return tuple(
        Specific(
            row["name"],
            frozenset(map(Asked, row.get("kinds", ()))),
            re.compile(row["asks"], re.IGNORECASE),
            re.compile(row["but"]) if "but" in row else None,
            re.compile(row["text"]),
            re.compile(row["strike"]) if "strike" in row else None,
            row.get("near", False),
        )
        for row in tomllib.loads(_DATA.read_text(encoding="utf-8"))["specific"]
    )


def specific(question: Question) -> Specific | None:
    """The first particular that the question asks for; `None` where it asks for none.

    >>> # specific(understand(Inquiry("消费券一张抵多少"), …)).name
    >>> # 'face'
    """
    return next((one for one in _specifics() if one.asked(question)), None)
