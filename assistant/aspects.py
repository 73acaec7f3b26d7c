"""Headings and sentences that state what a kind of question asks for (`data/aspects.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.question import Asked, Question

__all__ = ["acts", "heading_fits", "text_fits", "wanted_text"]

KIND_ALONE = 0.35
OWN_WORDS = 1.5
_ACTS = (  # words for one thing that is done stand together
    re.compile(r"申请|申领|申报|报名|登记|提交|备案"), re.compile(r"办理"), re.compile(r"缴纳|缴费|交纳|交费"),
    re.compile(r"领取|发放|到账|到卡|打款|打到|发钱|兑付|拨付|划转|拨款|[能会]拨"),
    re.compile(r"受理"), re.compile(r"审核|初审|复审|审批"), re.compile(r"退还|退费|退款"),
    re.compile(r"提意见"), re.compile(r"反馈"),
)  # fmt: skip
_DATA = Path(__file__).with_name("data") / "aspects.toml"


@dataclass(frozen=True, slots=True)
class _Aspect:
    kinds: frozenset[Asked]
    asks: re.Pattern[str] | None
    heading: re.Pattern[str]
    text: re.Pattern[str] | None


@cache
def _aspects() -> tuple[_Aspect, ...]:
    return tuple(
        _Aspect(
            frozenset(map(Asked, row["kinds"])),
            re.compile(row["asks"], re.IGNORECASE) if row.get("asks") else None,
            re.compile(row["heading"]),
            re.compile(row["text"]) if row["text"] else None,
        )
        for row in tomllib.loads(_DATA.read_text(encoding="utf-8"))["aspect"]
    )


def _asked(question: Question) -> list[_Aspect]:
    kinds = question.aspects | {question.asked}
    return [one for one in _aspects() if one.kinds & kinds and (one.asks is None or one.asks.search(question.text))]


def heading_fits(question: Question, heading: str) -> float:
    """How well a clause under `heading` is the place where documents say what `question` asks for, 0 to 1.

    1 where the question's own words ask for it (谁能, 外地户口 → 对象), less where only its kind does.
    """
    fits = [aspect for aspect in _asked(question) if aspect.heading.search(heading)]
    return 1.0 if any(aspect.asks for aspect in fits) else KIND_ALONE if fits else 0.0


def wanted_text(question: Question) -> re.Pattern[str] | None:
    """The words of a sentence that states what the question's own words ask for (会怎么罚 → 处…罚款), if any do."""
    asked = [aspect.text for aspect in _asked(question) if aspect.asks and aspect.text]
    return asked[-1] if asked else None


def text_fits(question: Question, text: str) -> float:
    """How well a sentence has the words that state what `question` asks for: 1, or more where its own words ask."""
    fits = [aspect for aspect in _asked(question) if aspect.text and aspect.text.search(text)]
    return OWN_WORDS if any(aspect.asks for aspect in fits) else 1.0 if fits else 0.0


def acts(text: str) -> frozenset[int]:
    """What somebody does at an office, as `text` says it (到账 and 发放 are one): days are set for doing it."""
    return frozenset(at for at, words in enumerate(_ACTS) if words.search(text))
