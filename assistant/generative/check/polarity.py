"""Yes against no: a sentence and the part of a clause that it words anew must both allow, or both deny.

The polarity of a part is the parity of its negations (不, 未, 免, 除外) and of its words of restriction (禁止, 取消):
不设禁行时段 and 可以通行 allow, 不得套现 and 禁止套现 deny.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from assistant.generative.check.claim import Claim, Fault
from assistant.generative.check.figures import pairs
from assistant.generative.check.rewording import plain_words

__all__ = ["polarity_fault"]

_DATA = Path(__file__).with_name("data") / "polarity.toml"
_PART = re.compile(r"[^，、。；;,：:!！?？()（）\n]+")
ALIKE = 0.5  # share of the shorter part's pairs of characters from which it words the other anew
LEAST = 5  # pairs that a clause's part must have for its own share to count


def polarity_fault(claim: Claim) -> Fault | None:
    """`POLARITY` where the sentence denies what a cited clause allows, or the other way round."""
    source = "\n".join(plain_words(one.text) + "\n" + plain_words(one.clause.heading) for one in claim.cited)
    if claim.english:
        return _english(claim.text, source)
    parts = [(part, readings(part)) for part in _PART.findall(source)]
    known = any(negations(part) for part, _ in parts)
    for part in _PART.findall(claim.text):
        if negations(part) and not known and not _words()["harmless"].search(part):
            return Fault.POLARITY
        words = pairs(_core(part))
        if not words:
            continue
        alike = [(_alike(words, pairs(_core(other))), theirs) for other, theirs in parts]
        best = max((share for share, _ in alike), default=0.0)
        nearest = [theirs for share, theirs in alike if share == best]
        if best >= ALIKE and not any(
            one == other for theirs in nearest for one, other in zip(readings(part), theirs, strict=True)
        ):
            return Fault.POLARITY
    return None


def _alike(words: frozenset[str], other: frozenset[str]) -> float:
    """How much of the one the other words anew, 0 to 1."""
    shared = len(words & other)
    share = shared / len(words)
    return max(share, shared / len(other)) if len(other) >= LEAST else share


def readings(part: str) -> tuple[bool, bool]:
    """Whether a part says no, and whether it does without the negations inside attributes (应休未休的年休假)."""
    return denies(part), denies(_words()["attribute"].sub("", part))


def denies(part: str) -> bool:
    """Whether a part of a sentence says no: an odd number of negations and restrictions."""
    words = _words()
    rest = words["idioms"].sub("", part)
    negative = len(words["negation"].findall(rest))
    restricted = 1 if words["restriction"].search(rest) else 0
    return (negative + restricted) % 2 == 1


def negations(part: str) -> bool:
    """Whether a part has any word that negates or restricts."""
    rest = _words()["idioms"].sub("", part)
    return bool(_words()["negation"].search(rest) or _words()["restriction"].search(rest))


def _core(part: str) -> str:
    """The part without its words of negation, for comparing what is negated."""
    return _words()["negation"].sub("", _words()["idioms"].sub("", part))


def _english(text: str, source: str) -> Fault | None:
    """English beside Chinese: a negation needs one in the clause, and leave needs that it forbids nothing."""
    words = _words()
    says_no = bool(words["english_no"].search(words["english_idioms"].sub("", text)))
    has_no = any(negations(part) for part in _PART.findall(source))
    if says_no and not has_no:
        return Fault.POLARITY
    if not says_no and words["forbidden"].search(source) and words["english_may"].search(text):
        return Fault.POLARITY
    return None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in data.items()}
