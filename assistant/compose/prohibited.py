"""What one must not do: the sentences of a document that forbid, with what follows where the same clause says so."""

from __future__ import annotations

import re

from assistant.compose.choose import readable
from assistant.compose.direct import answer_parts
from assistant.cover import Cover
from assistant.draft import Part
from assistant.evidence import Finding, Statement
from assistant.family import lead_of
from assistant.messages import message
from assistant.question import Asked, Question
from index.library import Library
from index.values import Clause, Document

__all__ = ["asks_what_is_forbidden", "prohibited_parts"]

BUDGET = 860  # characters
MOST = 10  # sentences
NEARLY = 0.6  # share of the best one's cover that a clause which forbids must have
DOCUMENTS = 3  # documents of the city that are read, the best first
_NOT = "不准|不许|不让|不得|不能|不可以|不允许|禁止|严禁|被禁|违规|违法"
_WHAT = "哪些|什么|啥|几[种类条]"
_ASKS = re.compile(
    rf"(?:{_NOT})(?:用户|商家|企业|商户|经营者|我们|干|做|有|碰|搞)*(?:{_WHAT}|的(?:事|行为|情形))"
    rf"|(?:{_WHAT})(?:事情?|行为|情形|做法|活动|东西)?(?:商家|企业|商户|经营者|用户|是|都|不能|[碰沾卖干做]都|绝对|一律|根本|坚决)*(?:{_NOT})"
    r"|红线|禁区|禁忌|负面清单"
    r"|what (?:is|are|acts|must).{0,30}(?:forbidden|prohibited|banned|not allowed|not do)"
    r"|(?:forbidden|prohibited) (?:acts?|from)",
    re.IGNORECASE,
)
_FORBIDS = re.compile(r"不得|禁止|严禁|不准|不允许|杜绝|不可以")
_LIMIT = re.compile(r"(?:不得|不可以)(?:[低高多少大小晚早]于|超过|重复享受|再次享受)|不重复享受")
_ACTOR = re.compile(
    r"商家|商户|经营者|经营户|企业|门店|用户|业主|房东|中介|机构|平台|消费者|个人|单位|司机|驾驶人|养犬人"
)
_LEADS = re.compile(r"下列|以下|[：:]")
_ITEM = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十\d]{1,3}[、.．]|[-•·●①-⑳])")
_NUMBER = re.compile(r"^第.{1,6}条\s*")
_FOLLOWS = re.compile(r"违反|责令|罚款|取消.{0,12}资格|追回|追究|一经|一旦|严肃处理|黑名单|移送")


def asks_what_is_forbidden(question: Question) -> bool:
    """Whether the question asks which acts are forbidden, not how an act is punished or whether one is allowed."""
    return bool(_ASKS.search(question.text)) and Asked.AMOUNT not in question.aspects


def prohibited_parts(question: Question, finding: Finding, library: Library) -> list[Part]:
    """Every sentence on the subject that forbids, in the order of the text; where none does, that and what is near."""
    cover = Cover(question, library)
    for document in list(dict.fromkeys(hit.document for hit in finding.hits))[:DOCUMENTS]:
        groups = _groups(document, library)
        texts = [" ".join((*group[0].clause.path[1:], *(one.clause.text for one in group))) for group in groups]
        shares = cover.shares(texts)
        actors = _actors(question)
        near = [
            group
            for group, text, share in zip(groups, texts, shares, strict=True)
            if share >= NEARLY * max(shares) or any(actor in text for actor in actors)
        ]
        if lines := _lines([one for group in near for one in group]):
            return [Part(message(question.language, "compose.forbidden", count=len(lines))), *lines]
    word = message(question.language, "compose.forbidden_word")
    return [
        Part(message(question.language, "compose.not_mentioned", word=word)),
        *answer_parts(question, finding, library),
    ]


def _actors(question: Question) -> frozenset[str]:
    """Whom the question asks for (商家, 用户), in its words and the official ones for them."""
    return frozenset(_ACTOR.findall(" ".join((question.text, *question.expansions))))


def _groups(document: Document, library: Library) -> list[list[Statement]]:
    """The forbidding sentences of each clause, those of items under one lead-in together."""
    groups: dict[str, list[Statement]] = {}
    for clause in library.clauses(document.id):
        if found := _forbidding(clause, document, library):
            lead = lead_of(clause, library)
            groups.setdefault(lead.id if lead else clause.id, []).extend(found)
    return list(groups.values())


def _forbidding(clause: Clause, document: Document, library: Library) -> list[Statement]:
    """The sentences of a clause that forbid, items after words that lead into them, and what follows."""
    lead = lead_of(clause, library)
    leading = bool(lead and _forbids(lead.text)) or _forbids(clause.heading)
    kept: list[Statement] = []
    for one in clause.sentences:
        statement = Statement(clause, document, one.start, one.end, one.span, 0.0)
        forbids, item = _forbids(statement.text), bool(_ITEM.match(statement.text))
        leading = (forbids and bool(_LEADS.search(statement.text))) or (leading and (item or not kept))
        if forbids or leading or (kept and _FOLLOWS.search(statement.text)):
            kept.append(statement)
    return kept


def _forbids(text: str) -> bool:
    return bool(_FORBIDS.search(_LIMIT.sub("", text)))


def _lines(statements: list[Statement]) -> list[Part]:
    lines: list[Part] = []
    left = BUDGET
    for statement in statements[:MOST]:
        if statement.text.rstrip().endswith(("：", ":")):
            continue
        heading, text = _NUMBER.sub("", statement.clause.heading), readable(statement)
        if statement.start == 0 and _forbids(heading) and _LEADS.search(heading) and not text.startswith(heading):
            text = f"{heading}：{text}"
        left -= len(text) + 5
        if left < 0 and lines:
            break
        lines.append(Part(f"{len(lines) + 1}. {text}", (statement,)))
    return lines
