"""What an official document says it is: title, issuers, number (发文字号), date, draft or not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.formalities import is_organs
from index.numbering import HAN_YEAR, han_number, han_year, read_label
from index.official_number import find_number, line_number, plain_figures
from index.paragraphs import Paragraph
from index.split import TITLE_WORD, Part

__all__ = ["Identity", "read_date", "read_identity"]

_HAN = "㐀-鿿"
_DATE = re.compile(
    rf"(?P<year>(?:19|20)\d\d|{HAN_YEAR})\s*[年\-/.]\s*(?P<month>\d{{1,2}}"
    rf"|[一二三四五六七八九十]{{1,2}})\s*[月\-/.]\s*(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?!\d)\s*日?"
)
_DATE_LINE = re.compile(
    rf"(?:[（(]\s*)?(?P<organs>[{_HAN}（）()、·\s]{{0,60}}?)\s*{_DATE.pattern}\s*(?P<how>印发|发布|公布)?(?:\s*[）)])?"
)
_NOTE_DATE = re.compile(rf"[（(].*?{_DATE.pattern}.*?(?:通过|公布|发布|修正|修订|施行|印发)")
_FIELDS = re.compile(r"[\s\u3000]+(?=[一-龥]{2,6}\s*[:：])")  # 绍市商务〔2026〕6号 发布日期：…
_NOTE = re.compile(
    r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*(?:通过|公布|发布|印发|施行|修正|修订)[^（）()]*[）)]"
)
_NOTE_ORGANS = re.compile(
    rf"^[（(](?P<organs>[{_HAN}、\s]{{3,60}}?(?:局|委员会|委|厅|部|政府|办公室|办公厅|中心))\s*{_DATE.pattern}\s*(?:印发|发布|公布)"
)
_NOTE_MEETING = re.compile(rf"^[（(].*?(?P<organ>[{_HAN}]{{2,12}}人民政府)第.{{1,8}}(?:常务)?会议.{{0,8}}通过")
_MADE_PUBLIC = re.compile(rf"{_DATE.pattern}\s*(?:公布|发布|印发)")
_NOTE_DECREE = re.compile(
    rf"^[（(](?:.*?[日\s，,])?([{_HAN}]{{2,20}}(?:政府|国务院|部|委员会|局))令\s*(第?\s*\d+\s*号).*?(?:公布|发布)"
)
_DRAFT = re.compile(
    r"征求意见稿|公开征求意见|征集意见稿|草案|送审稿|讨论稿|预征集|征求[^《》]{0,12}意见的?(?:公告"
    r"|通知|函|启事)"
)
_DRAFT_CALL = re.compile(r"(?:征求|征集).{0,80}意见.{0,8}(?:公告|通知|函|启事)")
_ORGAN = (
    r"[㐀-鿿（）、]{2,40}?(?:人民政府办公厅|人民政府办公室|人民政府|国务院办公厅|国务院"
    r"|办公厅|办公室|委员会|管委会|管理局|总局|局|厅|部|署|委|院|中心|银行|总工会|联合会)"
)
_ISSUERS = re.compile(rf"{_ORGAN}(?:[ 、\u3000]+{_ORGAN})*\s*")
_TITLE_ISSUER = re.compile(
    rf"^({_ORGAN}(?:[、\s]+{_ORGAN})*)(?:等(?:\d+|[一二三四五六七八九十]+)个?(?:部门"
    rf"|单位|委办局|厅局))?\s*(?:关于|印发|转发)"
)
_RED_HEAD = re.compile(rf"^({_ORGAN})\s*(?:文件|公告|通告|令)$")
_CONTACT = re.compile(r"^[（(]?(?:联系人|联系电话|联系方式)")
_SITE = re.compile(r"网站?$|门户|客户端")
_LOCAL = re.compile(r"^(?:省|市|州|县|区|旗)(?!级)")  # 市政府办公室: whose, the signature tells
_NOT_TITLE = re.compile(
    r"文件$|^(?:各|抄送|索引号|发文|主题词|有效性|成文|发布日期|来源|字体|时间|目\s*录$|附件|第\s*\d+\s*号$)|[：:]$|令$"
)
_ISSUING_END = re.compile(r"(?:通知|公告|通告|决定|令|函|意见|解读|规定|办法)(?:[（(][^（）()]{2,30}[）)])*$")
_MARKED = re.compile(r"^[（(][^（）()]{2,60}[）)]$")


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
    `metadata` fills what the text leaves out.
    """
    front = [*part.notice, *part.title]
    title = _title(part.title) or metadata.get("title", "")
    notice_title = _title(part.notice)
    number = _own_number(front) or metadata.get("number", "")
    issuer = _issuer(front, [notice_title, title], everything) or _named_issuer(metadata) or _alone(front)
    date = _signed_on(part, everything) or read_date(metadata.get("date", "")) or _noted_on(everything)
    return Identity(title or _first_line(everything), issuer, number, date, _draft_words(title, notice_title, front))


def _title(lines: Sequence[Paragraph]) -> str:
    """The title among head lines: the lines up to the one that ends in a title's word, joined."""
    best: list[str] = []
    mark = before = ""
    for line in lines:
        text = line.text.strip()
        whole = _is_whole("".join(best))
        if _MARKED.match(text) and whole:
            mark = text if _DRAFT.search(text) or "试行" in text or "暂行" in text else ""
            break
        if whole and not text.startswith("的"):
            break
        if _ISSUERS.fullmatch(text) and all(part.endswith(" ") for part in best):  # who issues it, above the title
            best.append(text + " ")
        elif _NOT_TITLE.search(text) or line_number(text, before) or _is_date_line(text) or _RED_HEAD.match(text):
            best = []
        else:
            best.append(text)
        before = text
    title = "".join(best)
    if not TITLE_WORD.search(title):
        return ""
    issuers = _ISSUERS.match(title)
    kept = re.sub(r"\s+", "、", issuers[0].strip()) if issuers else ""
    return kept + re.sub(r"(?<=[㐀-鿿”》]) (?=[㐀-鿿“《])", "", title[issuers.end() if issuers else 0 :]) + mark


def _is_whole(title: str) -> bool:
    """Whether a title has come to its end: one that issues another document ends in 通知, 公告 and the like."""
    if re.search(r"(?:印发|转发|发布|公布)", title):
        return bool(_ISSUING_END.search(title))
    return bool(TITLE_WORD.search(title))


def _first_line(paragraphs: Sequence[Paragraph]) -> str:
    return paragraphs[0].text[:60] if paragraphs else ""


def _own_number(front: Sequence[Paragraph]) -> str:
    before = ""
    for line in front[:20]:
        if number := line_number(_FIELDS.split(line.text)[0], before) or _noted_number(line.text):
            return number
        before = line.text
    note = next((match for line in front if (match := _NOTE_DECREE.match(plain_figures(line.text)))), None)
    return re.sub(r"\s", "", f"{note[1]}令{note[2] if note[2].startswith('第') else '第' + note[2]}") if note else ""


def _noted_number(line: str) -> str:
    """The number in a note under the title (（2026年3月25日…通过 唐政规〔2026〕5号 自…起施行）)."""
    found = find_number(line) if _NOTE.fullmatch(line.strip()) and "《" not in line else ""
    return found if "〔" in found else ""


def _named_issuer(metadata: Mapping[str, str]) -> str:
    """The issuer that a page or its record names; where it names several, they stand side by side."""
    named = metadata.get("issuer", "")
    source = metadata.get("source", "")
    if named and not _SITE.search(named):
        return "、".join(_organs(named))
    return source if is_organs(source) and not _SITE.search(source) else ""


def _alone(front: Sequence[Paragraph]) -> str:
    """An organ on a head line of its own, or in the note under the title that names a decree."""
    for line in front:
        if is_organs(line.text) and not _LOCAL.match(line.text):
            return "、".join(_organs(line.text))
    note = next((match for line in front if (match := _NOTE_DECREE.match(plain_figures(line.text)))), None)
    if note:
        return note[1]
    for line in front:
        text = plain_figures(line.text.strip())
        if (signed := _NOTE_ORGANS.match(text)) and is_organs(signed["organs"].replace("、", " ")):
            return "、".join(_organs(signed["organs"].replace("、", " ")))
        met = _NOTE_MEETING.match(re.sub(rf"^[（(]{_DATE.pattern}", "（", text))
        if met and not _LOCAL.match(met["organ"]):
            return met["organ"]
    return ""


def _issuer(front: Sequence[Paragraph], titles: Sequence[str], everything: Sequence[Paragraph]) -> str:
    for line in front:
        if match := _RED_HEAD.match(line.text):
            return match[1]
    named = [re.sub(r"\s+", "、", match[1]) for title in titles if (match := _TITLE_ISSUER.match(title))]
    if named and not _LOCAL.match(named[0]):
        return named[0]
    return _signers(everything) or (named[0] if named else "")


def _signers(lines: Sequence[Paragraph]) -> str:
    """The organs above (or on) the first date line under which organs sign, joined by 、."""
    found: list[str] = []
    for line in lines:
        match = _dated(line.text)
        if (
            match
            and match["organs"].strip()
            and not _LOCAL.match(match["organs"])
            and is_organs(match["organs"].strip())
        ):
            return "、".join([*found, *_organs(match["organs"])])
        if match and found:
            return "、".join(found)
        if found and _CONTACT.match(line.text):
            continue
        signs = line.table is None and is_organs(line.text) and not _LOCAL.match(line.text)
        found = [*found, *_organs(line.text)] if signs else []
    return ""


def _organs(text: str) -> list[str]:
    return [
        re.sub(r"[（(](?:盖章|公章|印章|章)[）)]$", "", organ)
        for organ in re.split(r"[ \u3000]+", text.strip())
        if organ
    ]


def _dated(text: str) -> re.Match[str] | None:
    """The match of a line that is a date, with organs before it or 印发 behind it at most."""
    return _DATE_LINE.fullmatch(plain_figures(text.strip())) if len(text) <= 90 and read_label(text) is None else None


def _is_date_line(text: str) -> bool:
    return _dated(text) is not None


def _signed_on(part: Part, everything: Sequence[Paragraph]) -> dt.date | None:
    """The day of the first signature, else of printing: a line that is a date, best under the organs that sign."""
    for lines in (part.notice, part.title, everything):
        best: tuple[int, dt.date] | None = None
        before = ""
        for line in lines:
            match = _dated(line.text) if line.table is None else None
            if match and (found := read_date(line.text)):
                signed = is_organs(before) or (bool(match["organs"].strip()) and is_organs(match["organs"].strip()))
                rank = 2 if signed and match["how"] != "印发" else 1 if match["how"] != "印发" else 0
                if best is None or rank > best[0]:
                    best = (rank, found)
            before = line.text
        if best:
            return best[1]
    return None


def _noted_on(everything: Iterable[Paragraph]) -> dt.date | None:
    """The day in a note under the title (2023年5月18日第3次会议通过)."""
    for line in list(everything)[:14]:
        text = plain_figures(line.text)
        if _NOTE_DATE.match(text):
            made_public = _MADE_PUBLIC.search(text)
            return read_date(made_public[0] if made_public else text)
    return None


def read_date(text: str) -> dt.date | None:
    """The first full date of `text`, in figures or Chinese numerals.

    >>> read_date("二〇二三年四月四日")
    datetime.date(2023, 4, 4)
    """
    match = _DATE.search(plain_figures(text))
    if match is None:
        return None
    month, day = (int(part) if part.isdigit() else han_number(part) for part in (match["month"], match["day"]))
    try:
        return dt.date(han_year(match["year"]), month, day)
    except ValueError:
        return None


def _draft_words(title: str, notice_title: str, front: Sequence[Paragraph]) -> str:
    for text in (title, notice_title, *(line.text for line in front[:8] if len(line.text) < 60)):
        if (
            (match := _DRAFT.search(text) or _DRAFT_CALL.search(text))
            and "意见的采纳" not in text
            and "征求意见情况" not in text
        ):
            return match[0]
    return ""
