"""What a question asks for, by its question words (`data/kinds.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from assistant.question import Asked
from index.tokenise import cut

__all__ = ["asked_for", "without_question_words"]

_DATA = Path(__file__).with_name("data")
_KEYWORDS = re.compile(r"\S+(?:[ 　]+\S+){2,}")


@cache
def _kinds() -> tuple[tuple[Asked, re.Pattern[str], re.Pattern[str] | None], ...]:
    """The kinds in their order: the words that ask for each, and those that only look as if they did."""
    rows = tomllib.loads((_DATA / "kinds.toml").read_text(encoding="utf-8"))["kind"]
    return tuple(
        (
            Asked(row["name"]),
            re.compile("|".join(row["cues"]), re.IGNORECASE),
            re.compile(row["but"], re.IGNORECASE) if "but" in row else None,
        )
        for row in rows
    )


def asked_for(text: str) -> tuple[Asked, ...]:
    """The kinds that `text` asks for, the leading one first; `GENERAL` alone where no cue is found.

    Words strung together with spaces, as hotline staff type them, are a look-up whatever they contain.

    >>> asked_for("谁负责？")[0]
    <Asked.WHO: 'who'>
    """
    kinds = tuple(
        dict.fromkeys(kind for kind, cues, but in _kinds() if cues.search(but.sub(" ", text) if but else text))
    )
    if _KEYWORDS.fullmatch(text.strip()) and re.search(r"[㐀-鿿]", text) and not re.search(r"[？?，,。]", text):
        return (Asked.LOOKUP, *kinds)
    return kinds or (Asked.GENERAL,)


@cache
def _lines(name: str) -> tuple[str, ...]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_lines("question_words.txt"), key=len, reverse=True)))


def without_question_words(text: str) -> str:
    """`text` without the phrases and words that only ask: what is left is what it is about.

    >>> without_question_words("请问买手机能补多少钱？")
    '买 手机 补'
    """
    idle = frozenset(_lines("question_tokens.txt"))
    words = cut(_phrases().sub(" ", text))
    return " ".join(word for word in words if word.strip() and word not in idle)
