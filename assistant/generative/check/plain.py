"""What no sentence of an answer may be: an address to go to, talk of instructions, a promise that no clause makes."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from assistant.generative.check.claim import Claim, Fault
from index.facts import read_telephones

__all__ = ["plain_fault"]

_DATA = Path(__file__).with_name("data") / "plain.toml"
_LONG_DIGITS = re.compile(r"(?<![\d.])\d[\d\s-]{5,}\d(?![\d.])|(?<!\d)1[12]\d{3}(?!\d|元|万|家|人|户|个)")


def plain_fault(claim: Claim, instructions: str) -> Fault | None:
    """What of the sentence may not be shown, if anything; `instructions` is the prompt that it must not repeat."""
    words, stated = _words(), "\n".join(one.text for one in claim.cited)
    if any(match[0] not in claim.source for match in words["contact"].finditer(claim.sentence)):
        return Fault.CONTACT
    numbers = [
        re.sub(r"\D", "", number) for number in (*read_telephones(claim.text), *_LONG_DIGITS.findall(claim.text))
    ]
    known = re.sub(r"(?<=\d)[\s,-]+(?=\d)", "", claim.source)
    if any(number not in known for number in numbers if not number.endswith("000")):
        return Fault.CONTACT
    if words["meta"].search(claim.sentence) or _repeats(claim.sentence, instructions, claim.source):
        return Fault.META
    if any(match[0] not in stated for match in words["unlimited"].finditer(claim.sentence)):
        return Fault.BOUND
    if words["whatever"].search(claim.sentence) and not words["all"].search(stated):
        return Fault.UNGROUNDED
    if words["requirement"].search(claim.sentence) and not words["limits"].search(stated):
        return Fault.UNGROUNDED
    promise = words["promise"].search(claim.sentence)
    return Fault.PROMISE if promise and promise[0] not in claim.source else None


def _repeats(sentence: str, instructions: str, source: str, length: int = 10) -> bool:
    """Whether ten characters in a row of the instructions stand in the sentence, and not in what it cites."""
    squeezed, known = re.sub(r"\s+", "", sentence), re.sub(r"\s+", "", source)
    told = re.sub(r"\s+", "", instructions)
    size = length if re.search(r"[㐀-鿿]", sentence) else 3 * length
    pieces = (squeezed[at : at + size] for at in range(len(squeezed) - size + 1))
    return any(piece in told and piece not in known for piece in pieces)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in data.items()}
