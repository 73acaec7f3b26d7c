"""Questions with the sentence of a document that answers them, staged without search, for a model to speak about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Status
from assistant.cite import cite
from assistant.compose.choose import readable
from assistant.composer import Prepared
from assistant.draft import Draft, Part
from assistant.evidence import Evidence, Finding, Statement, Sufficiency
from assistant.generative import GenerativeComposer, open_composer
from assistant.notices import standing_notices
from assistant.pipeline import Assistant, vocabulary_of
from assistant.question import Inquiry
from assistant.settings import Settings
from assistant.understand import understand
from tests.scripted_server import Reply, ScriptedServer, prompt_of

HERE = Path(__file__).parent
TODAY = dt.date(2026, 11, 20)
AROUND = 2  # clauses before and after the one that answers that the model sees too


@dataclass(frozen=True)
class Told:
    """A sentence that a model says about a case; `kind` names the lie, and is empty of an honest one."""

    kind: str
    case: str
    says: str

    @property
    def bare(self) -> str:
        """The sentence without tokens."""
        return re.sub(r"\s*(?:\{[^}]*\}|\[C?\d+\])", "", self.says).strip()


def rows(file: str) -> list[list[str]]:
    """The rows of a table beside this file."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def lies() -> list[Told]:
    """Sentences that no reader may see."""
    return [Told(*row) for row in rows("lies.tsv")]


def honest() -> list[Told]:
    """Sentences that say what a clause says in other words."""
    return [Told("", *row) for row in rows("honest.tsv")]


class Stage:
    """Two libraries (the documents that ship, and invented ones of other places) and a composer over each."""

    def __init__(self, data_dirs: dict[str, Path], server: ScriptedServer, **settings: Any) -> None:
        self.server = server
        self.settings = {
            name: Settings(
                data_dir=folder, as_of=TODAY, llm_model="scripted", llm_base_url=server.url,
                **{"llm_timeout": 5.0, "llm_cache": 0, "llm_daily_calls": 10**6, **settings},
            )
            for name, folder in data_dirs.items()
        }  # fmt: skip
        self.assistants = {name: opened(folder) for name, folder in data_dirs.items()}
        self.composers = {name: open_composer(self.settings[name], self.assistants[name].library) for name in data_dirs}
        self.cases = {case: (documents, question, words) for case, documents, question, words in rows("cases.tsv")}

    def composer(self, case: str) -> GenerativeComposer:
        """The composer over the case's documents."""
        return self.composers[self.cases[case][0]]

    def prepared(self, case: str) -> Prepared:
        """The case as the pipeline would hand it over, had its search found the right sentence."""
        documents, question, words = self.cases[case]
        return staged(self.assistants[documents], question, words)

    def hear(self, told: Told) -> list[Answer]:
        """What the reader sees, step by step, when the model says that one sentence and then the honest quote."""
        self.server.script = lambda body: Reply((with_tokens(told, prompt_of(body), self.cases[told.case][2]),))
        return list(self.composer(told.case).answers(self.prepared(told.case), ""))


@cache
def opened(folder: Path) -> Assistant:
    """The extractive assistant over an index."""
    from index.library import Library

    library = Library.open(folder)
    return Assistant(library, vocabulary_of(library), lambda: TODAY)


def with_tokens(told: Told, prompt: str, answering: str) -> str:
    """The sentence with the tokens that the prompt gives the sentences it names."""
    return re.sub(r"\{([^}]*)\}", lambda m: token(prompt, answering if m[1] == "c" else m[1]), told.says)


def token(prompt: str, words: str) -> str:
    """The token of the evidence's sentence that has `words`."""
    found = re.search(rf"^(\[C\d+\]) [^\n]*{re.escape(words)}", prompt, re.MULTILINE)
    assert found, f"the model was not shown {words}"
    return found[1]


@cache
def staged(assistant: Assistant, question: str, words: str) -> Prepared:
    """A prepared answer that rests on the one sentence with `words`, among the clauses around it."""
    library = assistant.library
    document, clause, sentence = next(
        (document, clause, sentence)
        for document in library.documents
        for clause in library.clauses(document.id)
        for sentence in clause.sentences
        if words in clause.text[sentence.start : sentence.end]
    )
    near = [one for one in library.clauses(document.id) if abs(one.order - clause.order) <= AROUND]
    near.sort(key=lambda one: one.id != clause.id)
    groups = tuple(
        tuple(Statement(one, document, each.start, each.end, each.span, 0.5) for each in one.sentences) for one in near
    )
    statement = Statement(clause, document, sentence.start, sentence.end, sentence.span, 0.5)
    asked = understand(Inquiry(question, (), "", TODAY), library.cities, assistant._vocabulary)
    evidence = Evidence((Finding(document.city, (), statements=groups, sufficiency=Sufficiency.ANSWERS),))
    notices = standing_notices([statement], asked)
    draft = Draft(Status.ANSWERED, (Part(readable(statement), (statement,)),), notices)
    return Prepared(asked, evidence, draft, cite(draft, asked))


def shown(answers: list[Answer]) -> Iterator[str]:
    """Every text that a reader saw, without citation marks."""
    for answer in answers:
        yield re.sub(r"\[\d+\]", "", answer.answer)
