"""What a question leaves out because the one before said it: its subject, its city's amounts, what it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.cover import frame_words
from assistant.normalise import everyday
from assistant.places import Places
from assistant.question import Asked
from index.numerals import Quantity
from index.tokenise import is_noun, tokenise

__all__ = ["SAME", "Reading", "completed", "kept_quantities", "taken_up"]

BARE = 2  # words up to which a follow-up only replaces something in the question before
MOST = 8  # words of a follow-up that leaves something out
_RIVALS = Path(__file__).with_name("data") / "rivals.txt"
_ELLIPTICAL = re.compile(
    r"^(?:那|那么|还有|另外|换成|换了|如果|要是|它|这|此|该|对了|哦|嗯|and|what about|how about)"
    r"|呢[？?。!！]*$|^.{0,8}$",
    re.IGNORECASE,
)
_FRAME = re.compile(r"补贴|补助|补|奖励|奖|贴息|优惠|减免|返还|贷款|消费券|领|申请|报销|提取|缴|免费|以旧换新")
_POINTS_BACK = re.compile(
    r"^(?:请问)?(?:这个|这|它|该|此|那个|这项|这笔|那笔|it\b|this\b|that\b)(?!市|县|区|几|些)", re.IGNORECASE
)
SAME = re.compile(r"(?:同样|一样|相同|同等)的?(?:价钱|价格|价位|价|钱数|金额|条件|情况)的?|同价位?的?")
_SUCH = re.compile(
    r"(?:这|那)(?:种|样的?|类|一?(?:套|出))(?:好事|好处|政策|优惠|待遇|福利|补贴|说法|规定|做法|措施|活动|服务|项目|情况)?|同样的(?:政策|优惠|待遇|补贴|好处)"
)
_HOW_PAID = re.compile(
    r"一(?:次|把|下子|笔)(?:性)?(?:就)?(?:全)?(?:给|付|发|拨|打)|(?:分|按)(?:几|两|三)?(?:次|批|期|月|季|年|着)(?:给|付|发|拨|到|打)"
)
_ORDINAL = re.compile(r"[一二三四五六七八九十头首末]")
_SINGLE = re.compile(r"^[㐀-鿿]$")
_COUNTED = re.compile(
    r"之内|以内|还给|过了|[几多两一二三四五六七八九十\d]+[个次年天月回人件台辆张场倍]?|最[长短多少高低]|长时间|内|不能|再|又"
)

_ONLY_NAMES = re.compile(r"^(?:那|那么|换成|要是|如果是?)?([㐀-鿿]{2,4})的呢")
_ONLY_ASKS = re.compile(r"最[多少长高低]|多|几|什么时|啥时|怎么|咋|谁")


@dataclass(frozen=True, slots=True)
class Reading:
    """One typed question on its own, before the conversation is taken into account.

    `meanings` are the Chinese words of an English one, each with what else its English may mean.
    """

    text: str
    language: str
    kinds: tuple[Asked, ...]
    places: Places
    phrase: str
    content: str
    quantities: tuple[Quantity, ...]
    meanings: tuple[tuple[str, tuple[str, ...]], ...] = ()


def taken_up(reading: Reading, earlier: Sequence[Reading]) -> tuple[str, str, tuple[Asked, ...], str]:
    """The content to look for and its wording, the kinds asked for, and the earlier content that was taken up."""
    previous = next((one for one in reversed(earlier) if one.content), None)
    if previous is None:
        return reading.content, reading.phrase, reading.kinds, ""
    such = "".join(match[0] for match in _SUCH.finditer(reading.phrase))
    words = [word for word in _subject(reading.content) if word not in such] or ([] if such else _named(reading))
    own = reading.kinds if reading.kinds != (Asked.GENERAL,) else ()
    if not words:
        acts = _acts(reading)
        kinds = reading.kinds if acts or (own and own != (Asked.YESNO,)) else previous.kinds
        content = " ".join(dict.fromkeys((*previous.content.split(), *acts)))
        return content, _joined(reading.phrase, previous.phrase), kinds, previous.content
    if _POINTS_BACK.match(reading.text):
        content = f"{previous.content} {reading.content}"
        kinds = own or ((Asked.GENERAL,) if _HOW_PAID.search(reading.text) else previous.kinds)
        return content, f"{previous.phrase}，{reading.phrase}", kinds, previous.content
    if not (_ELLIPTICAL.search(reading.text) and len(words) <= MOST):
        return reading.content, reading.phrase, reading.kinds, ""
    kinds = tuple(dict.fromkeys((*own, *previous.kinds))) if set(own) <= {Asked.YESNO} else own
    framed = _FRAME.search(reading.content) and any(is_noun(word) for word in words)  # 那开店呢，有补贴吗
    if len(words) <= BARE and not framed:
        content, phrase = _without_rivals(previous, words)
        taken = f"{reading.content} {content}".strip()  # 初中呢: what about it, the question before says
        return taken, f"{reading.phrase}，{phrase}", kinds, previous.content
    frame = " ".join(dict.fromkeys(_FRAME.findall(previous.content)))
    content = f"{reading.content} {frame}".strip()
    return content, content, kinds, previous.content


def completed(reading: Reading, earlier: Sequence[Reading]) -> Reading:
    """An earlier question with what it took up itself from those before it."""
    content, phrase, kinds, _ = taken_up(reading, earlier)
    return replace(reading, content=content, phrase=phrase, kinds=kinds)


def kept_quantities(reading: Reading, earlier: Sequence[Reading]) -> tuple[Quantity, ...]:
    """Amounts of the question before, where a follow-up has no subject of its own or says that they are the same."""
    kept = bool(earlier) and (not reading.content or bool(SAME.search(reading.text)))
    return earlier[-1].quantities if kept else ()


def _subject(content: str) -> list[str]:
    """The words of a question that say what it is about: not those of any measure, nor numbers and particles."""
    idle = frame_words()
    words = [word for word in tokenise(content) if not _SINGLE.match(word) and word not in idle]
    words = [word for word in words if not _COUNTED.fullmatch(word)]
    return [word for word in words if not any(word != other and word in other for other in words)]  # 老房子, not 房子


def _named(reading: Reading) -> list[str]:
    """What a follow-up only names (直热的呢), where its characters stand apart for want of a known word."""
    match = _ONLY_NAMES.match(reading.text)
    apart = match is not None and all(character in reading.content.split() for character in match[1])
    return [match[1]] if match and apart else []


def _acts(reading: Reading) -> list[str]:
    """The official words for what a question without a subject asks after: 到账 is 发放, 带什么 is 材料."""
    if reading.language != "zh":
        return []
    meant = [official[0] for word, official in everyday(reading.phrase) if not _ONLY_ASKS.match(word)]
    return list(dict.fromkeys(meant))


def _joined(own: str, before: str) -> str:
    """The wording of a follow-up that names no subject, before that of the question whose subject it is."""
    return f"{own}，{before}" if own and own not in before else before


def _without_rivals(previous: Reading, words: Sequence[str]) -> tuple[str, str]:
    """The content and the wording of the question before without what `words` take the place of (一档 after 二档)."""
    kept, phrase = [], previous.phrase
    for old in previous.content.split():
        if any(_rivals(old, new) for new in words):
            phrase = phrase.replace(old, "")
        else:
            kept.append(old)
    return " ".join(kept), phrase


def _rivals(old: str, new: str) -> bool:
    """Whether two words name things of one kind: 高中 and 初中, 一档 and 二档, 油车 and 电车."""
    if old == new:
        return False
    if any(old in group and new in group for group in _groups()):
        return True
    alike = 2 <= len(old) <= 4 and 2 <= len(new) <= 4 and old[-1] == new[-1]
    return alike and (is_noun(old) or bool(_ORDINAL.match(old)))


@cache
def _groups() -> tuple[frozenset[str], ...]:
    lines = _RIVALS.read_text(encoding="utf-8").splitlines()
    return tuple(frozenset(line.split()) for line in lines if line.strip() and not line.startswith("#"))
