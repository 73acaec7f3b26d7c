"""One source file into the documents it carries: a printed notice may bring one plan, two, or none but itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.numbering import read_label
from index.official_number import line_number
from index.paragraphs import Paragraph

__all__ = ["TITLE_WORD", "Part", "split_parts"]

TITLE_WORD = re.compile(
    r"(?:通知|方案|办法|意见|措施|细则|规定|条例|公告|通告|决定|决议|批复|规划|纲要"
    r"|计划|预案|指南|指引|规程|规则|标准|目录|清单|政策|章程|函|解读|问答|须知|公示"
    r"|名单|若干条|条)"
    r"(?:[（(][^（）()]{2,30}[）)])*$"
)
_NAMED = re.compile(r"《([^《》]{4,120})》")
_ISSUING = re.compile(r"印发|发布|公布|下发|转发|颁布")
_HANDED = re.compile(
    r"现(?:将|予|把)?.{0,60}(?:印发|发布|公布|下发|转发)|印发给你们|请.{0,12}(?:贯彻"
    r"|遵照|组织实施|抓好|执行|落实)|已经?.{0,40}(?:同意|通过)"
)
_CALLS = re.compile(r"(?:征求|征集|听取).{0,100}意见|意见(?:征集|征求)")
_NOISE = re.compile(r"[《》“”\"'〈〉\s·（）()\[\]【】<>＜＞]")
_DRAFT_MARK = re.compile(
    r"[（(](?:公开)?(?:征求意见稿|征集意见稿|试行|暂行|修订(?:稿|版)?|20\d\d年?(?:修订"
    r"|版|本|年版))[）)]|征求意见稿|草案|送审稿|讨论稿"
)
_ATTACHMENT_LABEL = re.compile(r"^附件\s*[\d一二三四五六七八九十]*\s*[:：]?\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a source: its own title lines and body, and the notice that brought it (empty if none).

    `heads` says that the notice's lines are not a part of their own and belong to this document, the first it brings.
    """

    title: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    notice: tuple[Paragraph, ...]
    heads: bool = False


def split_parts(paragraphs: Sequence[Paragraph]) -> tuple[Part, ...]:
    """The documents among `paragraphs`.

    A notice names what it issues in 《》 in the sentence that hands it over; where lines further down repeat such a
    name as a title, a document begins. Without such lines the whole is one document. A notice that says more than
    that something is issued (it has numbered measures of its own, or calls for comments on a draft) is a document
    beside what it brings.
    """
    starts = _document_starts(paragraphs)
    if not starts:
        head = _title_end(paragraphs)
        return (Part(tuple(paragraphs[:head]), tuple(paragraphs[head:]), ()),) if paragraphs else ()
    notice = tuple(paragraphs[: starts[0][0]])
    ends = [start for start, _ in starts[1:]] + [len(paragraphs)]
    own = _speaks(notice) or any(_CALLS.search(line.text) for line in notice)
    parts = tuple(
        Part(tuple(paragraphs[start:body]), tuple(paragraphs[body:end]), notice, heads=not own and number == 0)
        for number, ((start, body), end) in enumerate(zip(starts, ends, strict=True))
    )
    if not own:
        return parts
    head = _title_end(notice)
    return (Part(notice[:head], notice[head:], ()), *parts)


def _speaks(notice: Sequence[Paragraph]) -> bool:
    """Whether a notice has two numbered paragraphs or more that are sentences."""
    return (
        sum(1 for line in notice if read_label(line.text) and line.text.endswith(("。", "；")) and len(line.text) > 15)
        >= 2
    )


def _document_starts(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Index of each title's first paragraph and of the body after it."""
    names, handed_at = _issued_names(paragraphs)
    starts: list[tuple[int, int]] = []
    at = handed_at + 1
    while at < len(paragraphs) and names:
        found = _title_at(paragraphs, at, names)
        if found:
            name, body = found
            names = [other for other in names if other != name]
            if at and _ATTACHMENT_LABEL.match(paragraphs[at - 1].text):
                at -= 1
            starts.append((at, body))
            at = body
        else:
            at += 1
    return starts


def _issued_names(paragraphs: Sequence[Paragraph]) -> tuple[list[str], int]:
    for at, paragraph in enumerate(paragraphs[:40]):
        text = paragraph.text
        if _ISSUING.search(text) and _HANDED.search(text) and _NAMED.search(text) and not read_label(text):
            handed = text[: m.end()] if (m := re.search(r"(?:印发|发布|公布|下发|转发)给?你?们?[，。]", text)) else text
            names = _NAMED.findall(handed) or _NAMED.findall(text)
            return [_plain(name) for name in names], at
        if _ISSUING.search(text) and _HANDED.search(text) and not read_label(text):  # 现将办法印发给你们
            headed = _HEADED.search("".join(line.text for line in paragraphs[:at]))
            if headed:
                return [_plain(headed["name"])], at
        if _CALLS.search(text) and (drafts := [name for name in _NAMED.findall(text) if _DRAFT_MARK.search(name)]):
            return [_plain(name) for name in drafts], at
    return [], -1


def _plain(text: str) -> str:
    return _NOISE.sub("", _DRAFT_MARK.sub("", text))


def _title_at(paragraphs: Sequence[Paragraph], at: int, names: Sequence[str]) -> tuple[str, int] | None:
    """The issued name that the paragraphs from `at` on spell out as a title, and where the body begins."""
    if paragraphs[at].text.startswith("附件") and not _ATTACHMENT_LABEL.match(paragraphs[at].text):
        return None
    joined, first = "", _plain(paragraphs[at].text)
    if not any(first and (first in name or _same(first, name)) for name in names):
        return None
    for end in range(at, min(at + 5, len(paragraphs))):
        text = paragraphs[end].text
        if len(text) > 80 or text.endswith(("。", "；", "：", ":")):
            return None
        joined += _plain(text)
        for name in names:
            if _same(joined, name):
                body = end + 1
                while body < len(paragraphs) and re.fullmatch(r"[（(][^（）()]{2,30}[）)]", paragraphs[body].text):
                    body += 1
                return name, body
    return None


def _same(title: str, name: str) -> bool:
    """Equal but for a place's name or a 的 that one of the two leaves out."""
    short, long = sorted((title.replace("的", ""), name.replace("的", "")), key=len)
    return bool(short) and (
        short == long or (long.endswith(short) and len(short) >= 0.6 * len(long) and len(short) >= 8)
    )


_HEADED = re.compile(r"印发(?P<name>[^《》。：]{6,60}?)的(?:通知|公告|函)")
_RECORD = re.compile(
    r"^(?:索引号|发布日期|发布时间|发布机构|成文日期|信息来源|文章来源|来源|主题分类"
    r"|有效性|发文字号|文号)\s*[：:]"
)
_BODY_START = re.compile(r"^(?:为了?|根据|按照|依据|经|现将|现就|近年来|近日).{20,}")
_ADDRESSEES = re.compile(
    r"^(?:各|有关|相关|全[市省县区]|[市县区省]直)|(?:政府|部门|单位|机构|公司|企业"
    r"|中心|同志|个人|商户|居民|市民|朋友们?|纳税人"
    r"|人员|代表|[局委厅部院校会办处区市县省社行团所站])[）)]?[：:]$"
)
_NOTE = re.compile(r"^[（(].{0,400}(?:通过|公布|发布|批准|修正|修订|施行|印发)[^（）()]{0,20}[）)]$")
_SENTENCE = re.compile(r"[。；！]")


def _title_end(paragraphs: Sequence[Paragraph]) -> int:
    """How many leading paragraphs are head matter (number, title lines, addressees), the body excluded."""
    last = 0
    for at, paragraph in enumerate(paragraphs[:14]):
        text = paragraph.text
        if _NOTE.match(text):
            last = at + 1
            continue
        if (
            read_label(text)
            or (text.endswith(("：", ":")) and len(text) > 12 and not _ADDRESSEES.search(text))
            or _BODY_START.match(text)
            or (_SENTENCE.search(text) and not re.fullmatch(r"[（(].*[）)]", text))
        ):
            break
        if (
            TITLE_WORD.search(text)
            or text.endswith(("：", ":"))
            or re.fullmatch(r"[（(][^（）()]{2,60}[）)]", text)
            or line_number(text, paragraphs[at - 1].text if at else "")
            or _RECORD.match(text)
        ):
            last = at + 1
        elif last == 0:
            last = at + 1 if at < 8 and len(text) < 60 else last
        elif len(text) > 60:
            break
    return last
