"""What a couple gets of which each is in a case of their own (博士和硕士): both, the higher, or a part of the lower."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculate.outcome import Given, Outcome, cents
from assistant.calculate.wording import Wording

__all__ = ["Couple", "couples", "of_couple", "tells_of_two"]

_TWO = re.compile(
    r"夫妻|夫妇|两口子|我俩|咱俩|俩人|两(?:个)?人|双方|[我咱]们?[和跟与](?:我?)(?:老公|老婆|对象|爱人|丈夫|妻子|媳妇|先生|太太|男朋?友|女朋?友|[他她])"
)
_SENTENCE = re.compile(r"[^。\n]*(?:夫妻|夫妇|双方)[^。\n]*")
_SHARE = re.compile(r"(?:另一方|对方|其配偶|低的?一方)[^，。；\d]{0,14}(?P<rate>\d+(?:\.\d+)?)%")
_HIGHER = re.compile(
    r"就高|从高|择高|按(?:较)?高的?(?:一方)?|[由限]其?中?一方|只(?:能|可)?由一方|一方(?:申[请领]|享受)|不(?:得|可|能)?(?:重复|同时|叠加)"
)
_BOTH = re.compile(r"分别(?:享受|申[请领报]|发放|领取|给予|计算)|各自|均可|都可以?|可以?(?:同时|叠加|合并)")


@dataclass(frozen=True, slots=True)
class Couple:
    """How two of one household are paid: the part in percent that the one with less gets, at `at` where it is told."""

    share: Decimal
    start: int
    end: int
    at: tuple[int, int] | None = None


def couples(text: str) -> list[Couple]:
    """What a text says of couples of which both qualify.

    >>> [str(one.share) for one in couples("夫妻双方均符合条件的，高的一方全额发放，另一方按其标准的50%发放。")]
    ['50']
    """
    found = []
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        if match := _SHARE.search(sentence[0]):
            at = (start + match.start("rate"), start + match.end("rate") + 1)
            found.append(Couple(Decimal(match["rate"]), start, end, at))
        elif _HIGHER.search(sentence[0]):
            found.append(Couple(Decimal(0), start, end))
        elif _BOTH.search(sentence[0]):
            found.append(Couple(Decimal(100), start, end))
    return found


def tells_of_two(question: str) -> bool:
    """Whether a question is about two people of one household."""
    return bool(_TWO.search(question))


def of_couple(cases: Sequence[tuple[str, Outcome]], rule: Couple, say: Wording) -> Outcome | None:
    """The sum of both, the one with less getting their part; `None` where one is open or they are paid differently."""
    values = [one.value for _, one in cases]
    timed = {one.result.removesuffix(say.money(one.value)) for _, one in cases if one.value is not None}
    if len(cases) != 2 or len(timed) != 1 or any(value is None for value in values):
        return None
    (high, most), (low, least) = sorted(cases, key=lambda case: -(case[1].value or 0))
    first, second = most.value or Decimal(0), least.value or Decimal(0)
    part = cents(second * rule.share / 100)
    total = first + part
    lines = [say.say("part", label=high, amount=say.money(first))]
    inputs = [*most.inputs, *least.inputs]
    if rule.at:
        rate = say.rate(f"{rule.share.normalize():f}", "%")
        base = say.money(second)
        lines.append(say.say("of", label=f"{low}：", base=base, rate=rate, amount=say.money(part)))
        inputs.append(Given(say.say("name_rate"), f"{rule.share.normalize():f}", "%", True, *rule.at))
    elif rule.share:
        lines.append(say.say("part", label=low, amount=say.money(second)))
    if part:
        parts = f"{say.money(first)} + {say.money(part)}"
        lines.append(say.say("sum", parts=parts, amount=say.money(total)))
    spans = (*most.sentences, *least.sentences, (rule.start, rule.end))
    result = timed.pop() + say.money(total)
    return replace(
        most, value=total, result=result, steps=tuple(lines), inputs=tuple(dict.fromkeys(inputs)), sentences=spans
    )
