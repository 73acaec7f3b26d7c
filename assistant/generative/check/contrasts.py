"""Qualities that exclude each other: what a clause gives 小微企业 is not told of 大型企业."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.generative.check.claim import Claim, Fault

__all__ = ["contrast_fault", "members"]

_DATA = Path(__file__).with_name("data") / "contrasts.txt"

Member = tuple[int, int]


def contrast_fault(claim: Claim) -> Fault | None:
    """`SUBJECT` where the sentence names a quality that the cited clauses lack, and they name one that excludes it."""
    said, given = members(claim.text), members(claim.source)
    families = {family for family, _ in given}
    return Fault.SUBJECT if any(family in families for family, _ in said - given) else None


def members(text: str) -> frozenset[Member]:
    """The qualities that `text` names, as numbers of their family and member."""
    text = text.lower()
    return frozenset(
        (number, place)
        for number, family in enumerate(_families())
        for place, words in enumerate(family)
        if any(word in text for word in words)
    )


@cache
def _families() -> tuple[tuple[tuple[str, ...], ...], ...]:
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    return tuple(
        tuple(tuple(member.split("/")) for member in line.split("|")) for line in lines if line and line[0] != "#"
    )
