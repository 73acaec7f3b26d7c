"""What an official document says it is: title, issuer, number (发文字号), date, draft or not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.numbering import han_number
from index.paragraphs import Paragraph
from index.split import Part

__all__ = ["Identity", "read_date", "read_identity"]

_NUMBER = re.compile(
    r"[㐀-鿿]{1,16}(?:（[㐀-鿿]{1,6}）)?\s*[〔\[【（(﹝]\s*(?:19|20)\d\d\s*[〕\]】）)﹞]\s*第?\s*\d+\s*号|[㐀-鿿]{2,20}令\s*第?\s*\d+\s*号|(?:公告|通告)\s*20\d\d年第\s*\d+\s*号|20\d\d年第\s*\d+\s*号"
)
_DATE = re.compile(r"(?P<year>\d{4}|[〇○零一二三四五六七八九]{4})\s*[年\-/.]\s*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[月\-/.]\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?")
_DATE_LINE = re.compile(r"(?:.*?[^\d年])?" + _DATE.pattern + r"\s*(?:印发|发布|公布)?$")
_DRAFT = re.compile(r"征求意见稿|公开征求意见|草案|送审稿|讨论稿|预征集|征求.{0,12}意见的?(?:公告|通知|函)")
_ORGAN = (
    r"[㐀-鿿（）、]{2,40}?(?:人民政府办公厅|人民政府办公室|人民政府|国务院办公厅|国务院|办公厅|办公室|委员会|管委会|管理局|总局|局|厅|部|署|委|院|中心|银行|总工会|联合会)"
)
_ISSUERS = re.compile(rf"{_ORGAN}(?:[ 、\u3000]+{_ORGAN})*\s*")
_TITLE_ISSUER = re.compile(rf"^({_ORGAN}(?:[、\s]+{_ORGAN})*)\s*(?:关于|印发|转发)")
_RED_HEAD = re.compile(rf"^({_ORGAN})\s*(?:文件|公告|通告|令)$")
_LOCAL = re.compile(r"^(?:省|市|州|县|区|旗)(?!级)")  # 市政府办公室: whose, the signature tells
_SIGNATURE = re.compile(rf"^({_ORGAN})(?:\s*{_DATE.pattern}(?:印发)?)?$")
_TITLE_WORD = re.compile(
    r"(?:通知|方案|办法|意见|措施|细则|规定|条例|公告|通告|决定|决议|批复|规划|纲要|计划|预案|指南|规程|标准|目录|清单|政策|章程|函|解读|问答|须知|公示|名单|若干条|条)"
    r"(?:[（(][^（）()]{2,30}[）)])*$"
)
_NOT_TITLE = re.compile(r"文件$|^(?:各|抄送|索引号|发文|主题词|有效性|成文|发布日期|来源|字体|时间)|[：:]$")
_MARKED = re.compile(r"^[（(][^（）()]{2,40}[）)]$")


@dataclass(frozen=True, slots=True)
class Identity:
    """What was read; `date` is the day of signature, else of printing; empty strings where the text says nothing."""

    title: str
    issuer: str
    number: str
    date: dt.date | None
    draft_words: str


def read_identity(part: Part, everything: Sequence[Paragraph], metadata: Mapping[str, str]) -> Identity:
    """The identity of one document of a source.

    `everything` is all paragraphs of the source: signature and printing date stand at its end, beyond the part.
    """
    front = [*part.notice, *part.title]
    title = _title(part.title) or metadata.get("title", "")
    notice_title = _title(part.notice)
    number = _own_number(front) or metadata.get("number", "")
    issuer = _issuer(front, [notice_title, title], everything) or metadata.get("issuer", "")
    date = _signed_on(part, everything) or read_date(metadata.get("date", ""))
    return Identity(title or _first_line(everything), issuer, number, date, _draft_words(title, notice_title, front))


def _title(lines: Sequence[Paragraph]) -> str:
    """The title among head lines: the lines up to the one that ends in a title's word, joined."""
    best: list[str] = []
    for line in lines:
        text = line.text.strip()
        if _MARKED.match(text) and best and _TITLE_WORD.search("".join(best)):
            return "".join(best) + text if _DRAFT.search(text) or "试行" in text or "暂行" in text else "".join(best)
        if best and _TITLE_WORD.search("".join(best)):
            break
        if not best and _ISSUERS.fullmatch(text):  # who issues it, on a line above the title
            best = [text + " "]
            continue
        if _NOT_TITLE.search(text) or _NUMBER.fullmatch(text) or _DATE_LINE.fullmatch(text) or _RED_HEAD.match(text):
            best = []
            continue
        best.append(text)
    title = "".join(best)
    if not _TITLE_WORD.search(title):
        return ""
    issuers = _ISSUERS.match(title)
    kept = re.sub(r"\s+", "、", issuers[0].strip()) if issuers else ""
    return kept + re.sub(r"(?<=[㐀-鿿”》]) (?=[㐀-鿿“《])", "", title[issuers.end() if issuers else 0 :])


def _first_line(paragraphs: Sequence[Paragraph]) -> str:
    return paragraphs[0].text[:60] if paragraphs else ""


def _own_number(front: Sequence[Paragraph]) -> str:
    for line in front[:20]:
        match = _NUMBER.search(line.text)
        if match and len(match[0]) >= 0.6 * len(line.text.strip()):
            return re.sub(r"\s", "", match[0])
    return ""


def _issuer(front: Sequence[Paragraph], titles: Sequence[str], everything: Sequence[Paragraph]) -> str:
    for line in front:
        if match := _RED_HEAD.match(line.text):
            return match[1]
    named = [match[1] for title in titles if (match := _TITLE_ISSUER.match(title))]
    if named and not _LOCAL.match(named[0]):
        return named[0]
    for at, line in enumerate(everything):
        match = _SIGNATURE.match(line.text)
        near = any(_DATE_LINE.match(other.text) for other in everything[at : at + 3])
        if match and near and not _LOCAL.match(match[1]):
            return match[1]
    return named[0] if named else ""


def _signed_on(part: Part, everything: Sequence[Paragraph]) -> dt.date | None:
    for lines in (part.notice, part.title, everything):
        for line in lines:
            match = _DATE_LINE.fullmatch(line.text.strip())
            if match and len(line.text) <= 60 and "。" not in line.text and (found := read_date(line.text)):
                return found
    return None


def read_date(text: str) -> dt.date | None:
    """The first full date of `text`, in figures or Chinese numerals.

    >>> read_date("二〇二三年四月四日")
    datetime.date(2023, 4, 4)
    """
    match = _DATE.search(text)
    if match is None:
        return None
    year = "".join(str("〇一二三四五六七八九".find(char.replace("○", "〇").replace("零", "〇"))) if not char.isdigit() else char for char in match["year"])
    month, day = (int(part) if part.isdigit() else han_number(part) for part in (match["month"], match["day"]))
    try:
        return dt.date(int(year), month, day)
    except ValueError:
        return None


def _draft_words(title: str, notice_title: str, front: Sequence[Paragraph]) -> str:
    for text in (title, notice_title, *(line.text for line in front[:8] if len(line.text) < 60)):
        if match := _DRAFT.search(text):
            return match[0]
    return ""
