"""What a document is: its title, official number, issuer and day of issue, where these are asked for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.compose.choose import ranked, readable
from assistant.compose.status import asks_of_document, title_statement
from assistant.draft import Part
from assistant.evidence import Finding
from assistant.imprint import asked_of_document
from assistant.messages import message
from assistant.notices import plain_title
from assistant.question import Question
from index.library import Library
from index.values import Document

__all__ = ["imprint_parts"]

_OF_DOCUMENTS = re.compile(
    r"发文|文号|字号|文件|方案|政策|通知|办法|细则|措施|印发|发布|公布|下发|出台|制定|成文|签发|编号|几号|日期|时间|机关|机构|单位|部门"
    r"|全称|全名|名称|标题|名字|题目|依据|根据|出自|来自|[这那]份|[份号发出定叫是写的哪个谁年月]"
)
MOST = 5  # documents of a city that are told one by one


def imprint_parts(question: Question, finding: Finding, library: Library) -> list[Part]:
    """A line for the document that the question is about, or for each of the city's where it is about none.

    Where the question names a measure, its best sentence stands behind.
    """
    asked = asked_of_document(question)
    of_all = not question.documents and (asks_of_document(question, finding) or not _measure(question))
    documents = _of_city(finding.city, library) if of_all else [finding.best.document]
    parts = [Part(_line(question, document, asked), (title_statement(document),)) for document in documents[:MOST]]
    if "title" in asked and not of_all and finding.statements and finding.statements[0]:
        best = ranked(finding.statements[0], question)[:1]
        parts += [Part(readable(one), (one,)) for one in best]
    return parts


def _measure(question: Question) -> str:
    """What is left of a question that names a measure beside the document (手机补贴出自哪个文件)."""
    return _OF_DOCUMENTS.sub("", question.query).strip()


def _of_city(city: str, library: Library) -> list[Document]:
    """The documents of a city, the newest first."""
    held = [document for document in library.documents if document.city == city]
    return sorted(held, key=lambda document: document.date.isoformat() if document.date else "", reverse=True)


def _line(question: Question, document: Document, asked: Sequence[str]) -> str:
    said = {
        "number": document.number,
        "date": _day(document.date, question.language) if document.date else "",
        "issuer": document.issuer,
    }
    language = question.language
    wanted = [name for name in asked if name != "title"] or [name for name in said if said[name]]
    told = [message(language, f"imprint.{name if said[name] else f'no_{name}'}", value=said[name]) for name in wanted]
    joined = message(language, "imprint.joint").join(told)
    return message(language, "imprint.line", title=plain_title(document), told=joined)


def _day(day: dt.date, language: str) -> str:
    return f"{day.day} {day:%B} {day.year}" if language == "en" else f"{day.year}年{day.month}月{day.day}日"
