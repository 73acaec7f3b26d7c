"""What a text pays on top of another of its rules for some (…在第一条标准上每辆增加1000元), and for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculate.asked import Asked, words
from assistant.calculate.choose import pairs
from assistant.calculate.outcome import Given, Outcome, OutcomeKind
from assistant.calculate.tellings import given_step, given_sum
from assistant.calculate.wording import Wording, number
from index.facts import read_facts
from index.facts.rules import Rule, RuleKind
from index.numerals import parse_number
from index.values import Fact, FactKind

__all__ = ["Surcharge", "on_top", "surcharges", "with_base"]

_OF_ANOTHER = (
    r"在(?:第[一二三四五六七八九十]+[条项款]|前[一两二三四几]?[条款项]|上述|以上)"
    r"[^，。；]{0,10}(?:标准|基础|补贴|金额)(?:上|之上|的基础上)?，?"
)
_ON_TOP = re.compile(
    r"每[^，。；\d]{1,4}(?:增加|增发|加发|加补)[^，。；\d]{0,2}$|"
    rf"(?:{_OF_ANOTHER}|(?:每[^，。；\d]{{1,4}})?(?:另外?|再))"
    r"[^，。；\d]{0,8}(?:增加|增发|加发|加补|另加|加|补贴|补助|奖励|发放)[^，。；\d]{0,3}$|"
    rf"{_OF_ANOTHER}(?:再|另外?)给予[^，。；\d]{{0,3}}$"
)
_CHILDREN = re.compile(
    r"([一二两三四五\d])(?:个|名|孩)?(?P<more>及以上|以上)?[^，。；\d]{0,4}(?:子女|孩子|小孩|儿童|孩)(?P<more2>及以上|以上)?"
)


_WHO = re.compile(
    r"^[^，。；]*?(?:户籍|户口|居民|家庭|人员|职工|农牧?民|牧民|渔民|军人|老年人|残疾人|学生|毕业生|消费者|企业|商户|个人|用户)(?=[^，。；]*(?:购买|申请|租|新购|换购|装修|办理|缴))"
)
_ANYBODY = re.compile(r"消费者|居民|个人|用户|人员|户籍|户口|家庭")
_BEYOND = re.compile(r"不(?:受|计入|占用?)[^，。；]{0,12}(?:上限|最高|限额|限制|额度)|不设上限")
_REFERS = re.compile(
    r"第[一二三四五六七八九十]+[条项款]|前[一两二三四几]?[条款项]|上述|以上|标准|基础|表\s*\d|[每各]一?[档级类]|[另再增追]加|加[补发奖]|增发"
)


@dataclass(frozen=True, slots=True)
class Surcharge:
    """An amount (`fact`) that is paid on top for the case in `words`; `start`–`end` is its part of the sentence,
    `own` what no other part of the text has, `sentence` where its sentence begins; `beyond`: no cap counts it.
    """

    fact: Fact
    words: str
    start: int
    end: int
    own: frozenset[str] = frozenset()
    sentence: int = 0
    beyond: bool = False


def surcharges(text: str) -> list[Surcharge]:
    """The amounts of a text that are paid on top of others."""
    facts = [f for f in read_facts(text) if f.kind is FactKind.AMOUNT and f.unit == "元"]
    found = []
    for part in re.finditer(r"[^。；;！？\n]+", text):
        inside = [f for f in facts if part.start() <= f.start < part.end()]
        for before, fact in zip((None, *inside), inside, strict=False):
            start = before.end if before else part.start()
            words_before = text[start : fact.start].lstrip("，、")
            if _ON_TOP.search(words_before):
                rest = text[:start] + text[fact.end :]
                own = frozenset(pairs(re.sub(r"在第.*", "", _for_whom(words_before))) - pairs(rest)) | _stays(
                    words_before
                )
                beyond = bool(_BEYOND.search(text[fact.end : part.end()]))
                sentence = max(text.rfind(mark, 0, fact.start) for mark in "。！？\n") + 1
                found.append(Surcharge(fact, words_before, start, part.end(), own, sentence, beyond))
    return found


def _for_whom(text: str) -> str:
    """The part of a condition that names people, where it does (某县牧民购买家电的 is met by a herder, no fridge)."""
    who = _WHO.match(text)
    named = _ANYBODY.sub(" ", who[0]) if who else ""
    return named if pairs(named) else text


def _stays(text: str) -> frozenset[str]:
    """The nights and days that a text names, in figures (两晚 → 2晚)."""
    found = re.findall(r"(\d+|[一二两三四五六七八九十]+)([晚夜])", text)
    return frozenset(f"{parse_number(n)}{unit}" for n, unit in found)


def of_base(one: Surcharge, at: int) -> bool:
    """Whether what is paid on top belongs to the amount at `at`: it says to add to another, or goes on its sentence."""
    return bool(_REFERS.search(one.words)) or at >= one.sentence


def on_top(
    outcome: Outcome, extra: Sequence[Surcharge], asked: Asked, question: str, say: Wording, known: Sequence[Rule] = ()
) -> Outcome | None:  # fmt: skip
    """`outcome` with the amounts on top that the question meets.

    `None` where it is open whether it meets one of them: then no sum is told.
    """
    read = [given.start for given in outcome.inputs if given.cited]
    met = [one for one in extra if _meets(one, asked, question) and any(of_base(one, at) for at in read)]
    if not met:
        return outcome
    if len(met) > 1 or outcome.kind is not OutcomeKind.DETERMINED or outcome.value is None:
        return None
    more = met[0]
    if any(g.cited and g.name == say.say("name_rate") for g in outcome.inputs):
        return _on_rate(outcome, more, asked, say)
    bases = [g for g in outcome.inputs if g.cited and g.name == say.say("name_amount")]
    capped = any(g.cited and g.name == say.say("name_cap") for g in outcome.inputs)
    pers = {s.grant.per for r in known for s in r.steps if bases and s.grant.start == bases[0].start}
    if asked.head("人") is None:
        pers |= {"/".join(u for u in per.split("/") if u != "人") for per in pers}
    if asked.pieces == 1:  # 补贴2000元 for one car is so much a car
        pers |= set(words()["units"]["pieces"]) if "" in pers else set()
    alike = more.fact.per in pers if pers else not set(more.fact.per.split("/")) - {"", *words()["units"]["pieces"]}
    if len(bases) != 1 or not alike or capped or outcome.value % Decimal(bases[0].value):
        return None
    times = outcome.value / Decimal(bases[0].value)
    added = Decimal(more.fact.value) * times
    value = outcome.value + added
    own = say.money(Decimal(more.fact.value))
    lines = list(outcome.steps)
    if times != 1:
        lines.append(say.say("times", amount=own, counts=number(times), result=say.money(added)))
    parts = f"{say.money(outcome.value)} + {say.money(added)}"
    lines.append(say.say("sum", parts=parts, amount=say.money(value)))
    inputs: tuple[Given, ...] = (*outcome.inputs, given_sum(more.fact, say))
    spans = (*outcome.sentences, (more.start, more.end))
    return Outcome(OutcomeKind.DETERMINED, inputs, tuple(lines), say.money(value), value, sentences=spans)


def _on_rate(outcome: Outcome, more: Surcharge, asked: Asked, say: Wording) -> Outcome | None:
    """A share of one price with a fixed amount a piece on top; `None` where it is open whether a cap holds for both."""
    pieces = {"", *words()["units"]["pieces"]}
    if outcome.value is None or asked.pieces != 1 or set(more.fact.per.split("/")) - pieces:
        return None
    added = Decimal(more.fact.value)
    value = outcome.value + added
    caps = [Decimal(g.value) for g in outcome.inputs if g.cited and g.name == say.say("name_cap")]
    if any(value > cap for cap in caps) and not more.beyond:
        return None
    parts = f"{say.money(outcome.value)} + {say.money(added)}"
    return Outcome(
        OutcomeKind.DETERMINED,
        (*outcome.inputs, given_sum(more.fact, say)),
        (*outcome.steps, say.say("sum", parts=parts, amount=say.money(value))),
        say.money(value),
        value,
        sentences=(*outcome.sentences, (more.start, more.end)),
    )


def with_base(
    known: Sequence[Rule], extra: Sequence[Surcharge], asked: Asked, question: str, say: Wording
) -> Outcome | None:  # fmt: skip
    """One piece's fixed amount with what is paid on top of it, where the question meets that; else `None`."""
    met = [one for one in extra if _meets(one, asked, question)]
    before = [
        r for r in known
        if met and r.kind is RuleKind.AMOUNT and r.steps[0].grant.end <= met[0].start and not r.caps
        and len(r.steps) == 1 and of_base(met[0], r.steps[0].grant.end)
    ]  # fmt: skip
    if len(met) != 1 or not before or asked.pieces != 1 or len(asked.items) > 1:
        return None
    rule = before[-1]
    step = rule.steps[0]
    if step.low is not None or step.high is not None or step.grant.per != met[0].fact.per:
        return None
    if set(step.grant.per.split("/")) - {"", *words()["units"]["pieces"]}:
        return None
    value = Decimal(step.grant.value)
    line = say.say("part", label=step.label or say.say("name_amount"), amount=say.money(value))
    spans = ((rule.start, rule.end),)
    alone = Outcome(OutcomeKind.DETERMINED, (given_step(step, say),), (line,), say.money(value), value, sentences=spans)
    return on_top(alone, met, asked, question, say, known)


def _meets(one: Surcharge, asked: Asked, question: str) -> bool:
    children = _CHILDREN.search(one.words)
    head = asked.head("孩")
    if children:
        number = parse_number(children[1])
        if head is None or number is None:
            return False
        more = children["more"] or children["more2"]
        return head.value >= number if more else head.value == number
    cases = [pattern for word, pattern in words()["labels"].items() if pairs(word) & one.own and word in one.words]
    if cases:  # 新能源汽车 is not meant by any 汽车
        return any(re.search(pattern, question, re.IGNORECASE) for pattern in cases)
    return bool(one.own & (pairs(question) | _stays(question)))
