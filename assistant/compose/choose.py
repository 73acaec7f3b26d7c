"""Which statements of the evidence go into an answer: those that say what is asked, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from assistant.ages import age_fits
from assistant.aspects import heading_fits, text_fits, wanted_text
from assistant.bounds import within_bounds
from assistant.compose.beside import all_cases
from assistant.compose.tiers import with_tiers
from assistant.contraries import of_another
from assistant.cover import frame_words
from assistant.denial import denied, for_others
from assistant.evidence import Finding, Statement
from assistant.question import Asked, Question
from assistant.specifics import specific
from assistant.stating import asks_share, names_share
from index.library import Library
from index.outline import HEADER_JOINT, row_cells
from index.tokenise import is_noun
from index.values import FactKind

__all__ = ["STATES", "choose", "in_order", "naming", "ranked", "readable"]

_CONDITION = re.compile(
    r"对.{2,40}的|凡|须|应当|条件|符合|满足|不得|方可|允许|可以|限|以上|对象|所有|取消|严禁|划定|未"
)
_LEADER = re.compile(r"^(?:组长|总指挥|主任|召集人|总召集人|指挥长)\s*[：:]")
_ASKS_LEADER = re.compile(r"挂帅|组长|带头|领导小组|总指挥|召集人|指挥长|谁.{0,4}(?:任|当|担任)|一把手|头儿")
_OFFICE = re.compile(r"办公室设在|办公室主任")
_REPEALS = re.compile(r"同时废止|予以废止|自行废止")
_ANSWER = re.compile(r"^(?:[-•·●▪◆]\s*)?(?:(?:答|A)\s*[：:]\s*)?")
STATES: dict[Asked, Callable[[Statement], bool]] = {
    Asked.AMOUNT: lambda one: one.has_figure,
    Asked.WHEN: lambda one: bool(one.terms) or any(f.kind in (FactKind.PERIOD, FactKind.DATE) for f in one.facts),
}
BESIDE = 0.4  # share of the best one's score that such a statement must have
_LISTS = re.compile(
    r"同时(?:满足|符合|具备)|(?:下列|以下)(?:条件|情形|要求)|(?:应当?|须)(?:同时)?(?:具备|符合|满足)|不予"
)
_ORDERS = re.compile(r"责令|限期|警告|督促|告诫|通知[^，。；]{0,8}[改清驶拆]|劝")
_DISOBEYED = re.compile(r"逾期|拒不|仍[不未]|再次|屡[教次]|情节|造成")
_PARTS = re.compile(r"[？?。；;，,！!]+")
FURTHER = 0.38  # similarity from which a statement answers a further question
CLOSE_AMOUNT = 0.85  # the same for an amount: a figure for something else misleads
OF_AGE = 0.25  # what a statement gains that names the asker's age, and loses that names others
ANOTHER = 0.4  # what a statement loses that names only another case than the asker's (职工医保 for 居民医保)
ALIKE = 0.08  # share of the question by which the support of sentences on several acts may differ for all to be told
SHARE_NAMED = 0.5  # what a statement gains that names a share, where it is asked how many must agree
WITHIN = 0.3  # what a statement gains whose bound holds for the asker's figure, and half of it loses where not
SHORT = 160  # characters of a clause that is told whole where it states the conditions asked for
DENIED = 0.3  # what a statement loses that says of a word only that it is not so
FIGURE, LESSER = 0.18, 0.08  # what a statement gains by a figure of the kind asked for, by another
_HOW_MANY = re.compile(
    r"(?:多少|几多|[好那]?几)\s?(场次|人次|家次|场|家|户|名|位|人|所|座|处|条|项|套|张|辆|台|批|类|种|间)(?!的?[点钱])"
)
_ALIKE = {
    "场": "场次", "场次": "场", "家": "户 所", "户": "家", "名": "人 位", "人": "名 位", "位": "人 名", "类": "种",
    "种": "类",
}  # fmt: skip
BARE = 6  # characters up to which an answer is told with its question
_QUESTION = re.compile(r"^(?:[^？?]{0,4}(?:问|Q)\s*[：:]|\d{1,2}[.．、])?\s*([^：:]{4,}[？?])")
CLOSE = 0.66  # statements at least this share of the best one's score stand beside it


def score(statement: Statement, question: Question) -> float:
    """How well a statement answers: nearness to the query, words covered, and having what is asked for."""
    total = 0.6 * statement.similarity + 0.7 * statement.support
    kinds = {fact.kind for fact in statement.facts}
    aspects = question.aspects | {question.asked}
    if statement.only_units:
        return total - 1.0
    if _REPEALS.search(statement.text) and Asked.STATUS not in aspects:
        total -= 0.3
    if statement.text.endswith(("：", ":")):  # leads in, and says nothing alone
        total -= 0.2
    if Asked.AMOUNT in aspects or question.quantities:
        total += _figured(statement, question)
    total += SHARE_NAMED * (asks_share(question.text) and names_share(statement.text))
    if question.quantities and (ages := age_fits(statement.text, question.quantities)) is not None:
        decides = Asked.AMOUNT not in aspects and bool(aspects & {Asked.YESNO, Asked.CONDITION})
        total += OF_AGE if ages or decides else -OF_AGE  # 收6至12周岁的 answers whether a child of 5 may come
    if question.quantities and (held := within_bounds(statement.text, question.quantities)) is not None:
        total += WITHIN if held else -WITHIN / 2
    if Asked.WHEN in aspects or Asked.STATUS in aspects:
        total += 0.15 if any(term.end for term in statement.terms) or FactKind.PERIOD in kinds else 0.0
    if Asked.CONDITION in aspects or Asked.YESNO in aspects:
        total += 0.06 if _CONDITION.search(statement.text) else 0.0
    total -= ANOTHER * of_another(question.text, statement.text)
    total -= DENIED * (question.asked is Asked.WHEN and _denies(statement, question))
    total += 0.12 * text_fits(question, statement.text)
    if Asked.WHO in aspects:
        total += 0.5 if _ASKS_LEADER.search(question.text) and _LEADER.search(statement.text) else 0.0
        total += 0.3 if "办公室" in question.text and _OFFICE.search(statement.text) else 0.0
    return total


def _denies(statement: Statement, question: Question) -> bool:
    """Whether a statement says of a word of the question only that it is not so (不打折 for 打折要在哪天前交)."""
    words = [word for word in question.query.split() if len(word) > 1 and f"不{word}" not in question.text]
    return any(f"不{word}" in statement.text and word not in statement.text.replace(f"不{word}", "") for word in words)


def _figured(statement: Statement, question: Question) -> float:
    """What a statement gains by its figures: most where it counts what the question counts (多少场, 几家)."""
    counts = [fact.unit for fact in statement.facts if fact.kind is FactKind.COUNT]
    asked = _HOW_MANY.search(question.text)
    if asked is not None:
        units = {asked[1], *_ALIKE.get(asked[1], "").split()}
        return FIGURE if units & set(counts) else LESSER
    return FIGURE if statement.has_figure else LESSER if counts else 0.0


def ranked(statements: Iterable[Statement], question: Question) -> list[Statement]:
    """Statements by score, best first."""
    return sorted(statements, key=lambda statement: -score(statement, question))


def choose(finding: Finding, question: Question, library: Library, *, budget: int, at_most: int) -> list[Statement]:
    """The statements of the best clause that answer, in the order of the text, within `budget` characters.

    The best one is always among them; so is the best one for each further question that was asked in the same breath.
    """
    order = _of_the_act(_for_others(question, ranked(finding.statements[0], question)))
    if not order:
        return []
    wanted = [order[0], *_stated(question, order), *_further(question, order, library)]
    best, close = score(order[0], question), CLOSE_AMOUNT if question.asked is Asked.AMOUNT else CLOSE
    wanted += all_cases(question, finding, library) or _whole_rule(question, finding)
    wanted += with_tiers(question, order[0], finding.statements[0])
    wanted[1:1] = _going_on(order[0], finding.statements[0])
    wanted += [one for one in order if score(one, question) >= close * best and not one.only_units]
    chosen: list[Statement] = []
    used = 0
    for statement in dict.fromkeys(wanted):
        length = len(readable(statement))
        if not chosen or (used + length <= budget and len(chosen) < at_most):
            chosen.append(statement)
            used += length
    if question.aspects == {Asked.WHEN} and any(map(STATES[Asked.WHEN], chosen)):
        chosen = [one for one in chosen if STATES[Asked.WHEN](one) or one is order[0] or not one.has_figure]
    return in_order(naming(question, chosen) if question.asked is Asked.AMOUNT else chosen)


def _whole_rule(question: Question, finding: Finding) -> list[Statement]:
    """All sentences of the best clause where conditions are asked for and it lists some, or states some in short."""
    clause = finding.best.clause
    lists = bool(_LISTS.search(clause.text)) or heading_fits(question, clause.heading) == 1.0
    lists = lists or (len(clause.text) <= SHORT and text_fits(question, clause.text) > 1.0)
    if question.asked is not Asked.CONDITION or not lists:
        return []
    return [one for one in finding.statements[0] if not one.only_units]


def _of_the_act(order: list[Statement]) -> list[Statement]:
    """The same without what is set for other acts, where a clause names each by its number (违反第三项规定的，处…)."""
    naming = in_order([one for one in order if _names_provision(one)])
    if len({one.clause.id for one in naming}) != 1 or len(naming) < 2:
        return order
    best = max(one.support for one in naming)
    others = {one for one in naming if one.support < best - ALIKE}

    def act(one: Statement) -> Statement | None:
        before = [each for each in naming if each.clause.id == one.clause.id and each.start <= one.start]
        return before[-1] if before else None

    return [one for one in order if act(one) not in others]


def _names_provision(one: Statement) -> bool:
    return any(one.start <= reference.start < one.end for reference in one.clause.refers)


def _going_on(best: Statement, group: Sequence[Statement]) -> list[Statement]:
    """What follows where an order is not obeyed, after a sentence that only orders (责令清除；逾期不清除的，处…)."""
    after = next((one for one in group if one.clause.id == best.clause.id and 0 <= one.start - best.end <= 1), None)
    if after is None or best.has_figure or not _ORDERS.search(best.text) or not _DISOBEYED.match(after.text.lstrip()):
        return []
    return [after]


def _for_others(question: Question, order: list[Statement]) -> list[Statement]:
    """The same, led by the rule for all others where the best is for those whom the asker says not to be of."""
    words = denied(question.text)
    if not order or not any(word in order[0].text for word in words) or for_others(words, order[0].text):
        return order
    theirs = [one for one in order if for_others(words, one.text)]
    if not theirs:
        return order
    return [*theirs, *(one for one in order if one not in theirs and not any(word in one.text for word in words))]


def naming(question: Question, chosen: list[Statement]) -> list[Statement]:
    """Of figures for several things, those for the one thing that the question names; all where none or several do."""
    words = [word for word in question.query.split() if len(word) > 1 and word not in frame_words()]
    named = [word for word in dict.fromkeys(words) if is_noun(word)]
    its_own = [one for one in chosen if one.has_figure and any(word in one.text for word in named)]
    if len(named) != 1 or not its_own:
        return chosen
    return [one for one in chosen if one in its_own or not one.has_figure]


def _stated(question: Question, order: Sequence[Statement]) -> list[Statement]:
    """The best statements of what else is asked for (what follows, how much, until when) and the first does not say."""
    said = [one for one in order if not one.only_units]
    found: list[Statement] = []
    words = wanted_text(question)
    if words is not None and not words.search(order[0].text):
        found += [one for one in said if words.search(one.text)][:1]
    particular = specific(question)
    if particular and not particular.stated([order[0].text]):
        found += [
            one
            for one in said
            if particular.stated([one.text]) and score(one, question) >= BESIDE * score(order[0], question)
        ][:1]
    for kind, states in STATES.items():
        counted = kind is Asked.AMOUNT and _figured(order[0], question) == FIGURE
        if kind in question.aspects and not counted and not states(order[0]):
            found += [
                one for one in said if states(one) and score(one, question) >= BESIDE * score(order[0], question)
            ][:1]
    return found


def _further(question: Question, order: Sequence[Statement], library: Library) -> list[Statement]:
    """The nearest statement to each of several questions asked at once (多少钱？到哪天为止？)."""
    asked = [part for part in _PARTS.split(question.phrase) if len(part) >= 4]
    pool = [one for one in order if not one.only_units]
    if len(asked) < 2 or not pool:
        return []
    found = []
    for part in asked[-3:]:
        official = [words[0] for word, words in question.everyday if word in part]
        part = " ".join((part, *official))
        near = library.sentence_similarities(part, [one.text for one in pool])
        best = max(range(len(pool)), key=lambda at: near[at])
        if near[best] >= FURTHER:
            found.append(pool[best])
    return found


def in_order(statements: Sequence[Statement]) -> list[Statement]:
    """Statements in the order of their documents and clauses."""
    return sorted(statements, key=lambda one: (one.document.id, one.clause.order, one.start))


def readable(statement: Statement) -> str:
    """The statement as a sentence of its own: no 答：, a table row with its columns named, a full stop at the end."""
    text = _ANSWER.sub("", statement.text.replace("\n", " ").strip())
    if len(text) <= BARE and (asked := _QUESTION.search(statement.clause.heading)):
        return f"“{asked[1]}”——{text}"  # 要办 says nothing alone
    if statement.clause.kind == "row":
        return _row(text, statement.clause.path[-1])
    return text[:-1] + "。" if text.endswith(("；", ";", "，")) else text


def _row(text: str, header: str) -> str:
    cells, titles = row_cells(text), header.split(HEADER_JOINT)
    if len(cells) != len(titles):
        return "，".join(cell for cell in cells if cell)
    return "；".join(f"{title}：{cell}" for title, cell in zip(titles, cells, strict=True) if cell) + "。"
