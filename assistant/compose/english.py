"""Answers in English: what the sentence states, put into English from its facts, beside the Chinese sentence itself."""

from __future__ import annotations

from assistant.compose.choose import readable
from assistant.compose.figures import english_facts
from assistant.draft import Part
from assistant.evidence import Statement
from assistant.messages import message
from assistant.normalise import glosses
from assistant.question import Question

__all__ = ["in_english"]

MOST = 6  # facts put into English for one sentence
SUBJECTS = 3  # words of the question that a sentence is said to be on
_ASKING = ("how", "what", "which", "when", "maximum", "minimum", "at most", "at least", "amount", "rate", "percent")


def in_english(parts: list[Part], question: Question) -> list[Part]:
    """The same parts, each that quotes a sentence led by what that sentence states, in English."""
    return [_part(part, question) for part in parts]


def _part(part: Part, question: Question) -> Part:
    quoted = [one for one in part.statements if one.clause.kind != "title" and readable(one) in part.text]
    if not quoted:
        return part
    text = part.text
    for statement in quoted:
        sentence = readable(statement)
        text = text.replace(sentence, _sentence(statement, sentence, question))
    return Part(text, part.statements)


def _sentence(statement: Statement, sentence: str, question: Question) -> str:
    terms = [
        f"{english} ({said})"
        for english, words in glosses(question.text)
        if not english.startswith(_ASKING)
        and (said := next((word for word in words.split() if len(word) > 1 and word in statement.text), ""))
    ]
    facts = english_facts(statement)[:MOST]
    about = ", ".join(list(dict.fromkeys(terms))[:SUBJECTS]) or message("en", "compose.this")
    key = "english_facts" if facts else "english_plain"
    return message("en", f"compose.{key}", about=about, facts="; ".join(facts), sentence=sentence)
