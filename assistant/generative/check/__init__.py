"""A sentence that a model wrote against what it cites: nothing is shown before it has passed here."""

from __future__ import annotations

import re

from assistant.generative.check.claim import Claim, Fault, Support
from assistant.generative.check.contrasts import contrast_fault
from assistant.generative.check.dates import date_fault
from assistant.generative.check.figures import figure_fault
from assistant.generative.check.names import name_fault
from assistant.generative.check.places import place_fault
from assistant.generative.check.plain import plain_fault
from assistant.generative.check.polarity import polarity_fault
from assistant.generative.check.standing import speaks_of_standing, standing_fault
from assistant.normalise import to_chinese

__all__ = ["Claim", "Fault", "fault_of"]

GROUNDED = 0.5  # least share of a sentence's words that its clauses, headings and the question have
GROUNDED_ENGLISH = 0.35  # the same over the Chinese for its English words


def fault_of(claim: Claim, support: Support, instructions: str = "") -> Fault | None:
    """Why `claim` may not be shown; `None` where it may. `instructions` is the prompt, which must not be repeated."""
    if not claim.cited:
        return Fault.UNCITED
    if len({one.document.city for one in claim.cited}) > 1:
        return Fault.SEVERAL_CITIES
    return (
        plain_fault(claim, instructions)
        or figure_fault(claim)
        or contrast_fault(claim)
        or date_fault(claim)
        or name_fault(claim)
        or place_fault(claim)
        or standing_fault(claim)
        or polarity_fault(claim)
        or _ungrounded(claim, support)
    )


def _ungrounded(claim: Claim, support: Support) -> Fault | None:
    parts = [part for part in re.split(r"[，。；,.;]", claim.sentence) if not speaks_of_standing(part)]
    said = "，".join(parts)
    if len(said) < len(claim.sentence) / 2:  # mostly on the document's standing, which is checked already
        return None
    words = to_chinese(said) if claim.english else said
    if not words.strip():
        return None
    share = support(words, f"{claim.source}\n{claim.said}")
    return Fault.UNGROUNDED if share < (GROUNDED_ENGLISH if claim.english else GROUNDED) else None
