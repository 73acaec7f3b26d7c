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
from assistant.generative.check.standing import speaks_of_standing

__all__ = ["polarity_fault"]

_DATA = Path(__file__).with_name("data") / "polarity.toml"
_PART = re.compile(r"[^，、。；;,：:!！?？()（）\n]+")
_FREE = "免"  # to be free of something is never said where the clause frees of nothing
ALIKE = 0.5  # share of the shorter part's pairs of characters from which it words the other anew
LEAST = 5  # pairs that a clause's part must have for its own share to count


def polarity_fault(claim: Claim) -> Fault | None:
    """`POLARITY` where the sentence denies what a cited clause allows, or the other way round."""
    source = "\n".join(plain_words(one.text) + "\n" + plain_words(one.clause.heading) for one in claim.cited)
    if claim.english:
        return _english(claim.text, source)
    parts = [(part, readings(part)) for part in _PART.findall(source)]
    known = any(negations(part) for part, _ in parts)
    if _affirms_what_is_denied(claim) or _undoes(claim.text, source):
        return Fault.POLARITY
    for part in _PART.findall(claim.text):
        if speaks_of_standing(part):
            continue  # 尚未生效: checked against the document, not against the clause
        if negations(part) and not (known and (_FREE not in _core_idioms(part) or _FREE in source)):
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


def _affirms_what_is_denied(claim: Claim) -> bool:
    """Whether every part of the cited sentences says no, and no part of this one has any word that does."""
    stated = [part for one in claim.cited for part in _PART.findall(plain_words(one.text))]
    long = [readings(part) for part in stated if len(pairs(part)) >= LEAST]
    return bool(long) and all(all(both) for both in long) and not any(map(negations, _PART.findall(claim.text)))


def _undoes(text: str, source: str) -> bool:
    """Whether a word that the clause has only denied (不涉及) stands undenied in the sentence."""
    words = _words()
    rest = words["idioms"].sub("", source)
    said = words["idioms"].sub("", text)
    for verb in {match[1] for match in words["denied"].finditer(rest)}:
        denied = rf"(?:不|未|无|没|非|勿|禁|免)[^，。；、]{{0,4}}{verb}"
        if re.search(verb, re.sub(denied, "", said)) and verb not in re.sub(denied, "", rest):
            return True
    return False


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


def _core_idioms(part: str) -> str:
    return _words()["idioms"].sub("", part)


def _core(part: str) -> str:
    """The part without its words of negation, for comparing what is negated."""
    return _words()["negation"].sub("", _words()["idioms"].sub("", part))


def _english(text: str, source: str) -> Fault | None:
    """English beside Chinese: a negation needs one in the clause, and leave needs that it forbids nothing."""
    words = _words()
    told = " ".join(part for part in re.split(r"[,;.]", text) if not speaks_of_standing(part))
    says_no = bool(words["english_no"].search(words["english_idioms"].sub("", told)))
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
