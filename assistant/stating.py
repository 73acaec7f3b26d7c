"""Whether the statements on a question's subject have the kind of fact that is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import FIGURES, Statement
from assistant.imprint import asked_of_document
from assistant.mention import asks_for_contact, asks_of_effect, asks_to_comment
from assistant.question import Asked, Question
from assistant.specifics import Specific, specific
from index.values import FactKind

__all__ = ["TIMES", "asks_share", "names_share", "states", "unsaid"]

TIMES = frozenset({FactKind.DATE, FactKind.PERIOD})
NEAR = 0.6  # a statement that covers this share of what the best one does is on the same subject
_MONEY = re.compile(r"[（(][^（）()]*(?:元|%|％)[^（）()]*[）)]")
_BARE = re.compile(r"(?:^|[\t|　 ])\s*\d+(?:\.\d+)?\s*(?:$|[\t|　 ])")
_AT_ONCE = re.compile(r"半日办?结|当[日天场](?:办结|办理|领取|受理|出证|发放)|即时办[结理]|即办|立等可取|随到随办")
_TIMES_ONLY = re.compile(r"几倍|多少倍|倍数|比例|百分|几成|幅度|上浮|提高|how many times|multiple", re.IGNORECASE)
_AGREEING = re.compile(r"(?:多少|几[个户成人家]|几分之|比例|全[体楼部]|每户).{0,8}(?:同意|赞成|签字|表决|通过|点头)")
_SHARE = re.compile(r"分之|半数|过半|全体")
_MONEY_ASKED = re.compile(
    r"(?:[补奖返贴罚减]|补贴|补助|奖励|奖金|资助|报销|罚款)(?:了|到|给|我|你|咱|能|是|有|大概|一共|总共)*(?:多少|几)(?![个家张次台件人天场处套条项座辆份户年月])"
    r"|多少(?:钱|补贴|奖励|补助|奖金|罚款)|多大(?:的)?(?:补贴|奖励)"
)
_CHOICE = re.compile(
    r"不(?:得|可|能|予)?(?:重复|同时|叠加)|选择其一|择一|就高"
)  # tells how grants go together, no amount
_FREE = re.compile(r"免费|免收|不收取|免征|免交|免缴|全额(?:补|报|退|资助)")


def asks_share(text: str) -> bool:
    """Whether a question asks how many must agree.

    >>> asks_share("装电梯要几户同意"), asks_share("装电梯补多少")
    (True, False)
    """
    return bool(_AGREEING.search(text))


def names_share(text: str) -> bool:
    """Whether a text names a share of those concerned (三分之二以上, 过半数, 全体)."""
    return bool(_SHARE.search(text))


def states(question: Question, group: Sequence[Statement]) -> bool:
    """Whether the statements on the subject have the kind of fact that is asked for; a lead-in's items all count."""
    if asked_of_document(question) or asks_to_comment(question.text) or asks_for_contact(question.text):
        return True
    if unsaid(question, group):
        return False
    if question.asked is Asked.WHEN and specific(question) is not None:
        return True
    if asks_of_effect(question.text) and group and group[0].document.terms:
        return True
    if question.asked is Asked.WHEN:
        if any(_AT_ONCE.search(one.text) for one in group):
            return True
        return any(one.terms or any(f.kind in TIMES for f in one.facts) for one in group) or _bounded(group)
    if question.asked is not Asked.AMOUNT:
        return True
    said = [one for one in group if one.has_figure or not _CHOICE.search(one.text)]
    top = max((statement.support for statement in said), default=0.0)
    wanted = FIGURES if _MONEY_ASKED.search(question.text) else FIGURES | {FactKind.COUNT}
    near = _on_subject(group)
    if asks_share(question.text) and any(names_share(one.text) for one in near):
        return True
    led = len({statement.clause.id for statement in group}) > 1 or any(
        statement.text.rstrip().endswith(("：", ":")) for statement in near
    )
    if any(_FREE.search(one.text) or _priced(one) for one in near):
        return True
    found = [fact for one in group if led or one.support >= NEAR * top for fact in one.facts if fact.kind in wanted]
    if found and all(fact.unit == "倍" for fact in found) and not _TIMES_ONLY.search(question.text):
        return False  # 1.3 times a standard says nothing of how much that is
    return bool(found)


def unsaid(question: Question, group: Sequence[Statement]) -> Specific | None:
    """The particular asked for (the hour, the face value) where what is on the subject leaves it unsaid."""
    wanted = specific(question)
    near, whole = ([f"{one.clause.heading} {one.text}" for one in held] for held in (_on_subject(group), group))
    return wanted if wanted is not None and wanted.left_open(near, whole) else None


def _on_subject(group: Sequence[Statement]) -> list[Statement]:
    """The statements that cover nearly as much of the question as the best of them."""
    top = max((statement.support for statement in group), default=0.0)
    return [statement for statement in group if statement.support >= NEAR * top]


def _priced(statement: Statement) -> bool:
    """Whether it is a row of bare figures whose unit the table's head names (单价（元/平方米） over 36.00)."""
    clause = statement.clause
    return clause.kind == "row" and bool(_MONEY.search(clause.path[-1])) and bool(_BARE.search(clause.text))


def _bounded(group: Sequence[Statement]) -> bool:
    """Whether the document as a whole ends on some day."""
    return any(term.end for statement in group[:1] for term in statement.document.terms)
