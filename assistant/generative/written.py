"""A generated answer while it grows: what code says, the model's sentences that passed, quotes in their place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answer import Answer, Notice, NoticeKind
from assistant.cite import cite
from assistant.composer import Prepared
from assistant.draft import Draft, Part
from assistant.evidence import Statement
from assistant.messages import message
from assistant.notices import standing_notices

__all__ = ["Line", "Written", "begun", "fixed_parts"]


@dataclass(frozen=True, slots=True)
class Line:
    """A part of the answer; `new_line` says that it begins one, `quoted` that it is the document's own sentence."""

    part: Part
    new_line: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """The lines so far. Adding gives a new value, of which the former's text is the beginning."""

    prepared: Prepared
    lines: tuple[Line, ...] = ()

    def plus(self, *lines: Line) -> Written:
        """The same with more lines."""
        return replace(self, lines=(*self.lines, *lines))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the lines rest on."""
        return tuple(dict.fromkeys(one for line in self.lines for one in line.part.statements))

    @property
    def text(self) -> str:
        """The lines without marks."""
        return "\n".join(line.part.text for line in self.lines)

    @property
    def answer(self) -> Answer:
        """The lines as an answer, labelled as generated."""
        question, draft = self.prepared.question, self.prepared.draft
        parts = tuple(line.part for line in self.lines)
        added = [one for one in standing_notices(self.statements, question) if one not in draft.notices]
        made = Notice(kind=NoticeKind.GENERATED, text=message(question.language, "notice.generated"))
        notices = (made, *draft.notices, *added)
        written = cite(Draft(draft.status, parts, notices, draft.calculation, draft.suggestions), question)
        return written.model_copy(update={"answer": self._joined(written.answer.split("\n")), "mode": "generative"})

    def _joined(self, texts: list[str]) -> str:
        """The lines' texts one behind the other, each that begins a line on its own."""
        space = " " if self.prepared.question.language == "en" else ""
        joined = ""
        for line, text in zip(self.lines, texts, strict=True):
            between = "" if not joined else "\n" if line.new_line else space
            joined += between + text
        return joined


def begun(prepared: Prepared) -> Written:
    """What code says before the model: a calculation with its working, or what of the question the text leaves open."""
    before, _ = fixed_parts(prepared)
    return Written(prepared, tuple(Line(part, new_line=True, quoted=True) for part in before))


def fixed_parts(prepared: Prepared) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts of the draft that are code's to say, those that come first and those that come last."""
    parts = prepared.draft.parts
    bare = [number for number, part in enumerate(parts) if not part.statements]
    if prepared.draft.calculation:
        end = 1
        while end in bare:
            end += 1
        return parts[:end], ()
    leading = 0
    while leading in bare:
        leading += 1
    first = tuple(part for part in parts[:leading] if not _counts(part, prepared))
    return first, tuple(parts[number] for number in bare if number >= leading)


def _counts(part: Part, prepared: Prepared) -> bool:
    """Whether a part says how many items follow, which the model may make fewer."""
    language = prepared.question.language
    return any(
        part.text.endswith(message(language, "compose.listed", count=count))
        for count in range(1, len(prepared.draft.parts) + 1)
    )
