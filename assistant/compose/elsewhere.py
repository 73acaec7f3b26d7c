"""What a document leaves to other rules (环卫工人的优惠按专项规定执行): said of those asked about, and nothing else."""

from __future__ import annotations

import re

from assistant.compose.choose import readable
from assistant.cover import frame_words
from assistant.draft import Part
from assistant.evidence import Finding, Statement, Sufficiency
from assistant.messages import message
from assistant.question import Asked, Question
from index.tokenise import is_noun

__all__ = ["elsewhere_parts"]

ASKED = frozenset({Asked.AMOUNT, Asked.PROCEDURE})
NEAR = 0.8  # share of the best sentence's support that it must have
CLAUSES = 3  # whose other sentences must not name those asked about
_LEFT = re.compile(
    r"另行(?:规定|制定|确定|公布|研究|通知)"
    r"|(?:按|依照|执行)[^，。；]{0,12}(?:专项|有关|相关|现行|另外的?|其他)[^，。；]{0,6}(?:规定|政策|办法)(?:执行|办理)?[，。；]?"
    r"|不在本[^，。；]{1,6}(?:范围|之列)"
)


def elsewhere_parts(question: Question, finding: Finding) -> list[Part]:
    """The sentence that leaves what is asked to other rules, after a line that says so; empty where none does."""
    if question.asked not in ASKED or finding.sufficiency is not Sufficiency.ANSWERS:
        return []
    left = next((one for one in finding.statements[0] if _leaves(one, question, finding)), None)
    if left is None:
        return []
    return [Part(message(question.language, "compose.elsewhere")), Part(readable(left), (left,))]


def _leaves(one: Statement, question: Question, finding: Finding) -> bool:
    if one.has_figure or not _LEFT.search(one.text):
        return False
    near = [other for group in finding.statements[:CLAUSES] for other in group if other != one]
    if one.support < NEAR * max((other.support for other in finding.statements[0]), default=0.0):
        return False
    words = [word for word in question.query.split() if len(word) > 1 and word not in frame_words() and is_noun(word)]
    return any(word in one.text and not any(word in other.text for other in near) for word in words)
