"""A conversation as a Markdown file to keep: questions, answers, what to know beside them, and every quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from assistant.answer import Answer, Citation
from assistant.mask import mask
from assistant.renderings.agent import label_of
from assistant.renderings.reference import reference
from assistant.renderings.words import wording

__all__ = ["Turn", "export_markdown"]

# What Markdown would read as markup; brackets stay, as [1] is the citation's mark on both ends.
_MARKUP = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_<>#|~"})


class Turn(Protocol):
    """A question and its answer."""

    @property
    def question(self) -> str:
        """What was asked."""

    @property
    def answer(self) -> Answer:
        """What was answered."""


def export_markdown(conversation: Iterable[Turn]) -> str:
    """The conversation in Markdown, personal numbers masked; empty where nothing was asked."""
    turns = list(conversation)
    if not turns:
        return ""
    language = turns[0].answer.language
    blocks = [f"# {wording(language, 'export.title')}", *(block for turn in turns for block in _turn(turn))]
    return "\n\n".join(blocks) + "\n"


def _turn(turn: Turn) -> Iterator[str]:
    answer, say = turn.answer, turn.answer.language
    asked = " ".join(mask(turn.question).text.split())
    yield "## " + wording(say, "export.question", question=_escaped(asked))
    for notice in answer.notices:
        yield f"> {_escaped(notice.text)}"
    yield "  \n".join(_escaped(line) for line in answer.answer.splitlines() if line.strip())
    if answer.calculation:
        steps = [f"- {_escaped(step)}" for step in answer.calculation.steps]
        yield "\n".join([f"**{wording(say, 'export.calculation')}**", "", *steps])
    if answer.citations:
        yield f"**{wording(say, 'export.citations')}**"
        yield from (_citation(citation, say) for citation in answer.citations)
    yield "*" + wording(say, "export.as_of", day=answer.as_of.isoformat()) + "*"
    if answer.citations:
        yield f"*{label_of(answer, say)}*"


def _citation(citation: Citation, language: str) -> str:
    source = citation.source
    place = wording(language, "export.place", file=source.file, start=source.start, end=source.end)
    quote = _escaped(" ".join(citation.quote.split()))
    return f"[{citation.n}] {_escaped(reference(citation))}\n\n> {quote}\n>\n> {_escaped(place)}"


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return text.translate(_MARKUP)
