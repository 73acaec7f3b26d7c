"""What is said of a document's standing: a draft is not in force, what is over is not current, and nothing else is."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from assistant.generative.check.claim import Claim, Fault
from assistant.notices import expiry
from index.standing import document_standing
from index.values import Standing

__all__ = ["standing_fault"]

_DATA = Path(__file__).with_name("data") / "standing.toml"
_PART = re.compile(r"[^，。；;!！?？\n]+")
_NO = re.compile(
    r"(?:未|没有?|不再?|不是|并非)[^，]{0,4}$|\b(?:not|no longer|never|yet to|isn't|hasn't|until)\b[\w ]{0,12}$",
    re.IGNORECASE,
)


def standing_fault(claim: Claim) -> Fault | None:
    """`STANDING` where the sentence says of the cited documents' force what is not so on the day of the question."""
    words = _words()
    day = claim.question.as_of
    draft = any(one.document.draft for one in claim.cited)
    over = any(
        document_standing(one.document, day) is Standing.EXPIRED or expiry(one, claim.question)[0] is not None
        for one in claim.cited
    )
    stated = "\n".join(one.text for one in claim.cited)
    for part in _PART.findall(claim.text):
        told = [match for name in ("in_force", "current") if (match := words[name].search(part))]
        told = [match for match in told if match[0] not in stated and not _NO.search(part[: match.start()])]
        if (over and told) or (draft and any(words["in_force"].fullmatch(match[0]) for match in told)):
            return Fault.STANDING
        if not over and words["over"].search(part) and not (words["over"].search(stated)):
            return Fault.STANDING
        if not draft and words["draft"].search(part) and not words["draft"].search(claim.source):
            return Fault.STANDING
    return None


def speaks_of_standing(part: str) -> bool:
    """Whether a part of a sentence says what a document is worth."""
    return any(_words()[name].search(part) for name in ("draft", "over"))


@cache
def _words() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in data.items()}
