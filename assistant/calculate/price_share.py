"""The share of a price that a text limits a sum to (补贴额不得超过新车销售价格的50%)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.calculate.amounts import lump
from assistant.calculate.asked import Asked, words
from assistant.calculate.outcome import Given, Outcome, OutcomeKind, cents
from assistant.calculate.wording import Wording, number
from index.facts.grants import SHARE_OF_PRICE
from index.facts.rules import Rule

__all__ = ["held_to", "held_to_price", "of_one_piece", "shares_of_price"]

_SHARE = re.compile(SHARE_OF_PRICE + r"(?P<rate>\d+(?:\.\d+)?)%")


def of_one_piece(
    rule: Rule, known: Sequence[Rule], clause: str, asked: Asked, question: str, say: Wording
) -> Outcome | None:  # fmt: skip
    """A fixed amount for one piece, where a price is told only because a share of it limits the amount."""
    if asked.pieces != 1 or asked.money is None or not _limits([(rule.start, rule.end)], known, clause):
        return None
    return lump(rule, asked, question, say, {"", *words()["units"]["pieces"]})


def held_to_price(
    outcome: Outcome | None, known: Sequence[Rule], clause: str, asked: Asked, say: Wording
) -> Outcome | None:  # fmt: skip
    """`outcome` within the share of the price that the text limits it to.

    `None` where the text has such a limit and no price is told.
    """
    match = _limits(outcome.sentences, known, clause) if outcome else None
    return outcome if match is None or outcome is None else held_to(outcome, match, asked, say)


def shares_of_price(text: str) -> list[re.Match[str]]:
    """The limits of a text that are shares of a price."""
    return list(_SHARE.finditer(text))


def held_to(outcome: Outcome, match: re.Match[str], asked: Asked, say: Wording) -> Outcome | None:
    """`outcome` within the limit that `match` found; `None` where no price is told."""
    if outcome.value is None or asked.money is None or asked.pieces != 1:
        return None
    most = cents(asked.money * Decimal(match["rate"]) / 100)
    rate = say.rate(match["rate"], "%")
    lines = [*outcome.steps, say.say("of", label="", base=say.money(asked.money), rate=rate, amount=say.money(most))]
    cap, limit = say.say("cap_all", limit=say.money(most)), say.money(most)
    key = "over" if outcome.value > most else "at" if outcome.value == most else "under"
    lines.append(say.say(key, amount=outcome.result, cap=cap, limit=limit))
    value = min(outcome.value, most)
    inputs = (
        *outcome.inputs,
        Given(say.say("name_cap"), match["rate"], "%", True, match.start("rate"), match.end("rate") + 1),
        Given(say.say("name_price"), number(asked.money), "元", cited=False),
    )
    spans = (*outcome.sentences, match.span())
    return Outcome(OutcomeKind.DETERMINED, inputs, tuple(lines), say.money(value), value, sentences=spans)


def _limits(spans: Sequence[tuple[int, int]], known: Sequence[Rule], clause: str) -> re.Match[str] | None:
    """The limit that stands behind the rules at `spans`, before any rule of another sentence."""
    for match in _SHARE.finditer(clause):
        before = [r for r in known if r.steps and r.start <= match.start()]
        last = max(before, key=lambda r: r.start, default=None)
        if last is None:
            continue
        of = [r for r in before if not re.search(r"[。\n]", clause[r.end : last.start])]
        if any(start < r.end and r.start < end for r in of for start, end in spans):
            return match
    return None
