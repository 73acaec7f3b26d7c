"""An Answer given out sentence by sentence, as a page shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer import Answer

__all__ = ["in_sentences"]

_PIECE = re.compile(r".+?(?:[。！？；\n](?:\[\d+\])*|$)", re.DOTALL)


def in_sentences(answer: Answer) -> Iterator[Answer]:
    """`answer` with its text growing by a sentence a time; the last value is `answer` itself."""
    shown = ""
    pieces = _PIECE.findall(answer.answer)
    for piece in pieces[:-1]:
        shown += piece
        yield answer.model_copy(update={"answer": shown})
    yield answer
