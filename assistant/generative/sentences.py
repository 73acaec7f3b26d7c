"""The model's text as it comes, into sentences with the tokens that they cite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Sentences", "Spoken"]

_TOKENS = re.compile(
    r"[\[【［(（]\s*(?:来源|依据)?[:：]?\s*(C\d{1,3}(?:\s*[,，、;；\s]\s*C?\d{1,3})*)\s*[\]】］)）]", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,3}")
_FOREIGN_MARK = re.compile(r"[\[【［]\s*\^?\d{1,3}\s*[\]】］]")
_AFTER = re.compile(rf"\s*(?:{_TOKENS.pattern}\s?)+[。.]?", re.IGNORECASE)
_END = re.compile(r"[。！？!?]|(?<=[\]】］])\s*[.;；]|\.(?=\s)|\n")
_ITEM = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.、)）])\s+|^\s*\d{1,2}[、.](?=[㐀-鿿])|^\s*[（(]\d{1,2}[)）]\s*")
_DRESS = re.compile(r"\*\*|__|`|^\s*#{1,6}\s+|^\s*>\s+")
_THINKING = re.compile(r"<think>.*?(?:</think>|$)", re.DOTALL)
_OPENING = ("[", "【", "［")
LONGEST = 1200  # characters without an end of sentence: no sentence for a reader


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence without tokens and dress, the tokens it cites, whether it begins a line and whether it is an item.

    `alone` is its last sentence, where more than one stood before a token.
    """

    text: str
    tokens: tuple[str, ...]
    new_line: bool = False
    item: bool = False
    alone: str = ""


class Sentences:
    """Gathers text and gives out sentences as soon as they are complete: at their end if a token stands before it,
    else once what follows says that none comes after it.
    """

    def __init__(self) -> None:
        self._raw = ""
        self._used = 0
        self._new_line = False

    def add(self, text: str) -> Iterator[Spoken]:
        """The sentences that `text` completes."""
        self._raw += text
        yield from self._complete(final=False)

    def rest(self) -> Iterator[Spoken]:
        """What is left when the model has ended."""
        yield from self._complete(final=True)

    def _complete(self, final: bool) -> Iterator[Spoken]:
        visible = _THINKING.sub("", self._raw)
        while (end := self._next_end(visible, final)) is not None:
            part, self._used = visible[self._used : end], end
            broken = part.endswith("\n")
            if spoken := _spoken(part, self._new_line):
                yield spoken
                self._new_line = False
            self._new_line = self._new_line or broken

    def _next_end(self, text: str, final: bool) -> int | None:
        """Where the next unit ends: a sentence with its tokens (the sentences before it that have none with it), or a
        line; `None` where more text must come first.
        """
        for match in _END.finditer(text, self._used):
            end = match.end()
            if match[0] == "\n" or _TOKENS.search(text, self._used, end):
                return end
            after = _AFTER.match(text, end)
            following = text[after.end() if after else end :].lstrip()
            if not final and (following[:1] in _OPENING or not (following or after)):
                return None
            if after:
                return after.end()
        if len(text) - self._used > LONGEST or (final and self._used < len(text)):
            return len(text)
        return None


def _spoken(part: str, new_line: bool) -> Spoken | None:
    tokens = tuple(
        dict.fromkeys(f"C{int(number)}" for match in _TOKENS.finditer(part) for number in _NUMBER.findall(match[1]))
    )
    item = bool(_ITEM.match(part))
    text = _FOREIGN_MARK.sub("", _TOKENS.sub("", _ITEM.sub("", _DRESS.sub("", part), count=1)))
    text = re.sub(r"\s+([。，；、！？.,;])", r"\1", " ".join(text.split())).strip()
    text = re.sub(r"([。！？.])[。.]+$", r"\1", text)
    if not any(map(str.isalnum, text)):
        return None
    pieces = [piece for piece in re.findall(r".+?(?:[。！？!?](?=.)|\.\s|$)", text) if piece.strip()]
    alone = pieces[-1].strip() if len(pieces) > 1 else ""
    return Spoken(text, tokens, new_line, item, alone)
