"""Whether a sum is for what a question asks: its subject, its case, and the whole where the whole is wanted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.calculate import Outcome, OutcomeKind, wording
from assistant.calculate.asked import Asked, read_asked, words
from assistant.calculate.choose import denied, pairs
from assistant.compose.passages import RATES, Passage, of_clause
from assistant.contraries import of_another
from assistant.evidence import FIGURES, Statement
from assistant.question import Question
from index.library import Library
from index.numerals import parse_number
from index.tokenise import domain_words, is_noun, tokenise
from index.values import Clause

__all__ = [
    "additions",
    "choice_open",
    "fits_question",
    "for_those_without",
    "for_trade",
    "in_case",
    "only_addition",
    "wants_sum",
]

_NUMBERED = re.compile(r"[（(][一二三四五六七八九十]+[）)]")
_UNABLE = 2  # pairs of characters by which a question has what a case is unable to have
_COMMON = frozenset({"", "元", "人", "个", "年", "月", "天"})  # units that say nothing of a subject
_NEAR = 12  # clauses before and behind one among which additions to it are looked for
_CASE = 4  # characters from which what stands before an addition tells whom it is for
_OF_GRANTS = frozenset("补贴助奖给的多少")  # characters that tell no case (冷柜补多少)
_SEVERAL = 2
_FAR = 14  # characters behind a verb of buying within which what is bought is named
_NOTHING_DUE = 2  # pairs that a text must share with a question to tell that nothing is due


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    with (Path(__file__).parents[1] / "data" / "fitting.toml").open("rb") as file:
        return tomllib.load(file)


def wants_sum(question: Question) -> bool:
    """Whether a question that can be answered by yes or no wants a sum all the same (补2000够吗)."""
    return bool(re.search(_words()["yesno"]["sum"], question.text, re.IGNORECASE))


def fits_question(question: Question, outcome: Outcome, passage: Passage) -> bool:
    """Whether `outcome` is of the subject and the case that the question tells, and no part told as the whole."""
    used = passage.within(outcome.sentences)
    asked = read_asked(question.text, question.quantities)
    text = "\n".join(one.text for one in used)
    told = "\n".join([*(h for one in used for h in one.clause.path[1:]), text])
    said = _said(question)
    cases = [p.condition for p in outcome.possibilities]
    if outcome.kind is OutcomeKind.DEPENDS and (not all(cases) or len(set(cases)) < len(cases)):
        return False  # 15000元 or 9000元, without saying when
    if not used:
        return True
    rated = {one.clause.path[:-1] for one in used if RATES.search(one.clause.path[-1])}
    named = [one.text for one in passage.first if one.clause.path[:-1] in rated]  # 补贴品类, beside 补贴标准
    return (
        _of_subject(said, "\n".join((told, *named)), outcome)
        and _of_goods(question, "\n".join((told, *named, *(one.clause.text for one in used))))
        and not of_another(said, told, measured=True)
        and not _of_unable(question.text, text)
        and not for_trade(question.text, told)
        and not for_those_without(question.text, told)
        and not only_addition(question, used)
        and not _only_part(question, asked, outcome, told)
        and not _of_raised(said, text)
        and not _of_too_many(asked, used)
        and not _quotes(question, used)
    )


def _said(question: Question) -> str:
    """What a question says, with what it goes on from and the official words for its everyday ones."""
    said = (question.inquiry.text, question.text, *question.inquiry.history[-1:])
    meant = (word for _, official in question.everyday for word in official if not of_another(question.text, word))
    return " ".join((*said, *meant))


def _of_subject(said: str, told: str, outcome: Outcome) -> bool:
    """Whether a text with its headings has words of the question, or counts in a unit that the asker uses (岁).

    More of its words where it tells that nothing is due.
    """
    if any(not given.cited and given.unit not in _COMMON for given in outcome.inputs):
        return True
    shared = pairs(said) & pairs(told)
    return len(shared) >= (_NOTHING_DUE if outcome.value == 0 else 1) or not pairs(said)


def _of_goods(question: Question, told: str) -> bool:
    """Whether a text has what the asker buys, in its own or in official words (冰箱: 家电), where that is said."""
    things = _bought(question.text)
    for thing in things:
        names = [thing, *(one for word, official in question.everyday if thing in word for one in official)]
        if any(_named(name, told) for name in names):
            return True
    return not things


def _named(name: str, told: str) -> bool:
    general = frozenset(_words()["case"]["any_goods"])
    return bool((pairs(name) - general) & pairs(told)) if len(name) > 1 else name in told


def _bought(text: str) -> list[str]:
    """The things that a question tells of buying: what is named behind each verb that says so."""
    known = _words()["case"]
    found = []
    for match in re.finditer(known["bought"], text):
        words = tokenise(re.split(r"[，。？！；,?!;]", text[match.end() :])[0][:_FAR])
        named = [w for w in words if (len(w) > 1 and (is_noun(w) or w in domain_words())) or w in known["short_goods"]]
        found += [word for word in named if not re.search(known["no_goods"], word)]
    return found


def _of_unable(said: str, told: str) -> bool:
    """Whether a text is for those who cannot have what the question tells (不能安装空气源热泵的)."""
    for match in re.finditer(_words()["case"]["unable"], told):
        shared = pairs(match[1]) & pairs(said)
        if len(shared) >= _UNABLE and not denied(shared, said) and not re.search(_words()["case"]["unable"], said):
            return True
    return False


def for_those_without(said: str, told: str) -> bool:
    """Whether a text is for those without anything old to give, and the question tells of something old."""
    known = _words()["case"]
    has_old = re.search(known["with_old"], said) and not re.search(known["old_denied"], said)
    return bool(has_old and re.search(known["without"], told))


def for_trade(said: str, told: str) -> bool:
    """Whether a price is for shops and works, and the question does not tell of any (非居民用水 for a household)."""
    known = _words()["case"]
    return bool(re.search(known["of_trade"], told) and not re.search(known["in_trade"], said))


def only_addition(question: Question, used: Sequence[Statement]) -> bool:
    """Whether a sum is only what is paid on top, where the question does not ask for just that."""
    known = _words()["addition"]
    if not all(re.search(known["told"], one.text) for one in used):
        return False
    whole = "whole" in read_asked(question.text, question.quantities).wants
    return whole or not re.search(known["asked"], question.text, re.IGNORECASE)


def _of_raised(said: str, told: str) -> bool:
    """Whether an amount is the higher one of a case that the question does not tell (留用率达到50%以上的，提高至…)."""
    match = re.search(_words()["case"]["raised"], told)
    case = pairs(match["case"]) if match else frozenset()
    return bool(case) and not case & pairs(said)


def _of_too_many(asked: Asked, used: Sequence[Statement]) -> bool:
    """Whether another sentence of the clause pays for fewer pieces than the question has."""
    most = max([i.count for i in asked.items], default=asked.pieces)
    for one in used:
        others = one.clause.text
        for same in used:
            others = others.replace(same.text, "")
        found = [parse_number(m["n"]) for m in re.finditer(_words()["case"]["most"], others)]
        if most > 1 and one.clause.kind != "row" and any(n is not None and n < most for n in found):
            return True
    return False


def additions(question: Question, used: Sequence[Statement], library: Library) -> list[Statement]:
    """The sentences near those used that pay more on top to somebody in the case that the question tells."""
    clause = used[0].clause
    near = library.clauses(clause.document_id, max(0, clause.order - _NEAR), clause.order + _NEAR)
    found = []
    for other in near:
        if other.path[1:2] != clause.path[1:2] or other.kind == "row":
            continue
        for one in of_clause(used[0], other):
            before = clause.order <= other.order or not re.search(_words()["addition"]["before"], one.text)
            before = before and not _on_another(one, clause)
            if before and not any(one.text in each.text for each in used) and in_case(question, one, used):
                found.append(one)
    return found


def _on_another(addition: Statement, base: Clause) -> bool:
    """Whether an addition names by number what it is paid on top of, and that is not `base` (在（一）的基础上)."""
    before = addition.text.partition("基础上")[0] if "基础上" in addition.text else ""
    named = _NUMBERED.findall(before.removeprefix(addition.clause.path[-1]))
    return bool(named) and not any(one in heading for one in named for heading in base.path)


def choice_open(question: Question, used: Sequence[Statement], library: Library) -> bool:
    """Whether a clause beside those used pays instead of them in a case that the question tells (二孩家庭…选择其一)."""
    said, known = _said(question), _words()["meets"]
    clause = used[0].clause
    text = " ".join(" ".join((*one.clause.path[1:], one.text)) for one in used)
    near = library.clauses(clause.document_id, max(0, clause.order - _NEAR), clause.order + _NEAR)
    for other in near:
        if other.kind == "row" or other.path[:-1] != clause.path[:-1] or other.id == clause.id:
            continue
        if not re.search(words()["matching"]["either"], other.text) or not any(f.kind in FIGURES for f in other.facts):
            continue
        own = [w for w in known if re.search(w, f"{other.heading} {other.text}") and not re.search(w, text)]
        if any(_told(known[w], said) for w in own):
            return True
    return False


def in_case(question: Question, addition: Statement, base: Sequence[Statement]) -> bool:
    """Whether a sentence pays on top of what `base` pays and the question tells the case in which it does."""
    known, said = _words(), _said(question)
    top = re.search(known["addition"]["on_top"], addition.text)
    if top is None:
        return False
    text = " ".join(" ".join((*one.clause.path[1:], one.text)) for one in base)
    case = addition.text[: top.start()] if top.start() > _CASE else addition.text
    special = [w for w in known["meets"] if re.search(w, case) and not re.search(w, text)]
    if special:
        return any(_told(known["meets"][w], said) for w in special)
    return any(not set(p) & _OF_GRANTS for p in (pairs(case) - pairs(text)) & pairs(said))


def _told(case: str, said: str) -> bool:
    """Whether a question tells a case anywhere without saying no to it (没有旧的交, 不是低保)."""
    no = re.compile(_words()["case"]["no"])
    return any(not no.search(said[: match.start()]) for match in re.finditer(case, said))


def _only_part(question: Question, asked: Asked, outcome: Outcome, told: str) -> bool:
    """Whether all of several things is asked for and a sum is of one provision."""
    if "whole" not in asked.wants or not re.search(_words()["whole"]["further"], question.text):
        return False
    if len(asked.items) > 1 and all(pairs(item.label) & pairs(told) for item in asked.items):
        return False
    limits = {wording(language).say("name_cap") for language in ("zh", "en")}
    return len({g.start for g in outcome.inputs if g.cited and g.name not in limits}) < _SEVERAL


def _quotes(question: Question, used: Sequence[Statement]) -> bool:
    """Whether an amount in a question only repeats one that the text grants (二孩那2万), and is no price."""
    known, said = _words()["quoted"], question.text
    granted = {Decimal(f.value) for one in used for f in one.clause.facts if f.kind in FIGURES and f.unit == "元"}
    for given in question.quantities:
        if given.unit == "元" and (given.value in granted or len(question.quantities) > 1):
            before, after = said[max(0, given.start - 4) : given.start], said[given.end : given.end + 6]
            if re.search(known["before"], before) or re.search(known["after"], after):
                return True
    return False
