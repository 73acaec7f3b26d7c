"""Paragraphs of one document into its outline: which heading encloses which, and what text each unit has.

A label style seen before closes everything down to its last use; a new style opens a level under the current unit. So
levels come from what encloses what in this document, never from a fixed table of styles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.numbering import Label, read_label
from index.paragraphs import Paragraph
from index.values import SetAside, Text

__all__ = ["HEADER_JOINT", "Unit", "outline", "row_cells"]

HEADER_JOINT = "　"  # between the words of a table's header in a row's path

_ANNEX = re.compile(r"^附(?:件|表|录)\s*(?:[\d一二三四五六七八九十]+)?\s*(?:[:：].{0,80})?$")
_QUESTION = re.compile(r"^(?:问|Q|问题)\s*\d{0,2}\s*[：:]")
_ANNEX_LIST = re.compile(r"^附(?:件|表)?\s*[\d]*\s*[:：]")
_DISTRIBUTION = re.compile(r"^(?:抄送|抄报|主送|分送|发送)\s*[：:]|^[（(]此件.{0,16}[）)]$|^(?:信息公开选项|公开方式|公开属性)")
_DATE_LINE = re.compile(r"^(?:\d{4}|[二〇○零一三四五六七八九十]{4})\s*年.{1,4}月.{1,4}日(?:\s*(?:印发|发布))?$")
_ISSUER_LINE = re.compile(r"^[㐀-鿿（）()、]{4,40}(?:政府|办公厅|办公室|委员会|局|厅|部|署|院|中心|集团|会)(?:\s*\d{4}\s*年.{1,4}月.{1,4}日(?:印发)?)?$")
_CLOSING = re.compile(
    r"^(?:本(?:政策|文件|办法|方案|通知|意见|措施|规定|细则|通告|公告|条例|计划|实施意见|若干)|以上|上述|各(?:地|县|区|市|部门|有关|级|乡|街)|此前|原)"
)
_CLOSING_TERM = re.compile(r"^(?:本|以上|上述|此前|原).{0,60}(?:起(?:施行|实施|执行|生效)|有效期|废止|执行至|负责解释)")
_RESPONSIBLE_END = re.compile(r"(?:责任单位|牵头单位|负责|牵头|配合单位)[^。]{0,400}[）)]\s*$|负责[）)]$")


@dataclass(slots=True)
class Unit:
    """A numbered unit (or preamble, closing, annex, row) while the outline is built; `path` is filled from the top."""

    kind: str
    label: Label | None
    heading: Text | None
    headings: tuple[str, ...]
    paragraphs: list[Text] = field(default_factory=list)
    head: Text | None = None
    children: int = 0


def outline(body: Sequence[Paragraph]) -> tuple[list[Unit], list[SetAside]]:
    """The units of a document's body in reading order, and what was set aside (copy lists, signatures)."""
    return _Builder().build(body)


class _Builder:
    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.aside: list[SetAside] = []
        self.stack: list[tuple[str, Unit]] = []
        self.annex = False
        self.annex_title: str = ""

    def build(self, body: Sequence[Paragraph]) -> tuple[list[Unit], list[SetAside]]:
        distribution = announced = False
        header: Paragraph | None = None
        last_label = max((at for at, paragraph in enumerate(body) if read_label(paragraph.text)), default=-1)
        for at, paragraph in enumerate(body):
            label = read_label(paragraph.text) if paragraph.table is None else None
            if distribution and not (label or _ANNEX.match(paragraph.text)):
                self._set_aside(paragraph, "distribution list")
                continue
            distribution = bool(_DISTRIBUTION.match(paragraph.text)) and paragraph.text.startswith(("抄", "主送", "分送"))
            if announced and label and "。" not in paragraph.text and self._names_annex(paragraph, label, at, body):
                self._set_aside(paragraph, "list of annexes")
                continue
            announced = self._is_annex_list(paragraph, at, body)
            if paragraph.table is not None:
                header = paragraph if paragraph.header or header is None or header.table != paragraph.table else header
                self._row(paragraph, header)
            elif self._is_formality(paragraph, at, body):
                self._set_aside(paragraph, "distribution list" if distribution else "signature or mark")
            elif _ANNEX.match(paragraph.text) and not self._is_annex_list(paragraph, at, body):
                self._open_annex(paragraph)
            elif label:
                self._open(label, paragraph)
            elif _QUESTION.match(paragraph.text):
                self._open_question(paragraph)
            elif paragraph.level is not None or self._is_bare_heading(paragraph, at, body):
                self._open_bare(paragraph)
            else:
                self._text(paragraph, after_labels=at > last_label >= 0)
        return self.units, self.aside

    def _set_aside(self, paragraph: Paragraph, why: str) -> None:
        self.aside.append(SetAside(paragraph.span, why))

    def _is_formality(self, paragraph: Paragraph, at: int, body: Sequence[Paragraph]) -> bool:
        text = paragraph.text
        if _DISTRIBUTION.match(text) or _DATE_LINE.match(text):
            return True
        following = [other.text for other in body[at + 1 : at + 8]]
        signed = next((text for text in following if not _ISSUER_LINE.match(text)), "")
        near_date = bool(_DATE_LINE.match(signed)) or any(_DATE_LINE.match(text) for text in following[:2])
        if _ISSUER_LINE.match(text) and (near_date or re.search(r"\d日(?:印发)?$", text)):
            return True
        return self._is_annex_list(paragraph, at, body)

    def _is_annex_list(self, paragraph: Paragraph, at: int, body: Sequence[Paragraph]) -> bool:
        """`附件：…` that only announces an annex which a later line opens."""
        if not _ANNEX_LIST.match(paragraph.text):
            return False
        return any(_ANNEX.match(other.text) for other in body[at + 1 :])

    @staticmethod
    def _names_annex(paragraph: Paragraph, label: Label, at: int, body: Sequence[Paragraph]) -> bool:
        """Whether a numbered line goes on with a list of annexes: its words come again as an annex's title."""
        name = paragraph.text[label.length :]
        return any(other.text == name for other in body[at + 1 :])

    def _open_question(self, paragraph: Paragraph) -> None:
        """问：… opens a unit; its 答：… is the unit's text."""
        styles = [style for style, _ in self.stack]
        if "question" in styles:
            del self.stack[styles.index("question") :]
        self._push("question", None, paragraph.content, None, paragraph)

    def _open_annex(self, paragraph: Paragraph) -> None:
        self.stack.clear()
        self.annex, self.annex_title = True, paragraph.text.replace(" ", "")
        self._add(Unit("annex", None, None, (self.annex_title,), head=paragraph.content))

    def _open(self, label: Label, paragraph: Paragraph) -> None:
        styles = [style for style, _ in self.stack]
        if label.style in styles:
            del self.stack[styles.index(label.style) :]
        heading, rest = split_heading(paragraph.content, label)
        self._push(label.style, label, heading, rest, paragraph)

    def _open_bare(self, paragraph: Paragraph) -> None:
        style = f"level{paragraph.level}" if paragraph.level is not None else "bare"
        styles = [name for name, _ in self.stack]
        if style in styles:
            del self.stack[styles.index(style) :]
        elif paragraph.level is not None:
            higher = [at for at, name in enumerate(styles) if name.startswith("level") and int(name[5:]) > paragraph.level]
            del self.stack[min(higher, default=len(self.stack)) :]
            if not any(name.startswith("level") for name, _ in self.stack):
                self.stack.clear()
        self._push(style, None, paragraph.content, None, paragraph)

    def _push(self, style: str, label: Label | None, heading: Text | None, rest: Text | None, paragraph: Paragraph) -> None:
        if self.stack:
            self.stack[-1][1].children += 1
        name = unit_name(label, heading, rest)
        unit = Unit("clause", label, heading, (*self._headings(), name), head=paragraph.content)
        if rest is not None and rest.text:
            unit.paragraphs.append(rest)
        self.stack.append((style, unit))
        self._add(unit)

    def _headings(self) -> tuple[str, ...]:
        base = (self.annex_title,) if self.annex else ()
        return base + tuple(unit.headings[-1] for _, unit in self.stack)

    def _text(self, paragraph: Paragraph, *, after_labels: bool) -> None:
        last = self.units[-1] if self.units else None
        if last is None:
            self._add(Unit("preamble", None, None, ("引言",), [paragraph.content]))
        elif last.kind in ("closing", "preamble") and not self.stack:
            last.paragraphs.append(paragraph.content)
        elif after_labels and not self.annex and last.paragraphs and self._closes(paragraph, last):
            self.stack.clear()
            self._add(Unit("closing", None, None, ("结语",), [paragraph.content]))
        elif last.kind == "row" or (last.kind == "annex" and last.paragraphs and not self.annex):
            self._add(Unit("clause", None, None, self._headings() or ("正文",), [paragraph.content]))
        elif last.kind == "annex" and not last.paragraphs and len(last.headings) == 1 and len(paragraph.text) <= 60:
            self.annex_title = f"{self.annex_title.rstrip('：:')}：{paragraph.text}" if "：" not in self.annex_title else self.annex_title
            last.headings = (self.annex_title,)
            last.paragraphs.append(paragraph.content)
        else:
            last.paragraphs.append(paragraph.content)

    def _closes(self, paragraph: Paragraph, last: Unit) -> bool:
        if _CLOSING_TERM.match(paragraph.text):
            return True
        done = bool(last.paragraphs) and bool(_RESPONSIBLE_END.search(last.paragraphs[-1].text))
        return done and (bool(_CLOSING.match(paragraph.text)) or len(paragraph.text) > 20)

    def _row(self, paragraph: Paragraph, header: Paragraph) -> None:
        """A row is a unit of its own under its first cell and the header's words."""
        cells, titles = row_cells(paragraph.text), row_cells(header.text)
        if paragraph is header:
            name = HEADER_JOINT.join(cell for cell in cells if cell)[:60]
            self._add(Unit("row", None, None, (*self._headings(), name), [paragraph.content], head=paragraph.content))
            return
        name = next((cell for cell in cells if cell and not cell.isdigit()), "")[:30]
        path = (*self._headings(), name, HEADER_JOINT.join(titles)[:120])
        self._add(Unit("row", None, None, path, [paragraph.content]))

    def _is_bare_heading(self, paragraph: Paragraph, at: int, body: Sequence[Paragraph]) -> bool:
        """A short line without number or full stop, above text of its own and set off by its layout or its place."""
        text = paragraph.text
        if self.annex or len(text) > 24 or re.search(r"[，。；：、:;,]|\d{4}年", text) or at + 1 >= len(body):
            return False
        following = body[at + 1]
        asks = bool(_QUESTION.match(following.text))
        if following.table is not None or (not asks and read_label(following.text) is None and len(following.text) < 30):
            return False
        before = body[at - 1] if at else None
        ended = before is not None and (before.table is not None or before.text[-1] in "。）)：")
        return paragraph.bold or paragraph.centered or (ended and self._bare_style(body))

    @staticmethod
    def _bare_style(body: Sequence[Paragraph]) -> bool:
        """Whether this document numbers nothing: then short lines between paragraphs are its headings."""
        return sum(1 for paragraph in body if read_label(paragraph.text)) < 3

    def _add(self, unit: Unit) -> None:
        self.units.append(unit)


LEAD_IN = 90  # characters of a sentence ending in a colon that names what stands under it in full
_RUN_IN = re.compile(r"^[^。，；：:！？（(\d]{2,26}[。：:]|^[^。，；：！？\d]{2,26}。")


def split_heading(content: Text, label: Label) -> tuple[Text | None, Text | None]:
    """A labelled paragraph's heading and the text after it; either may be missing.

    A run-in heading is a first sentence that is short, has no comma and no figure, and has more text after it. A line
    that does not end in a full stop is a heading altogether (its text stands below).
    """
    rest = content.slice(label.length)
    match = _RUN_IN.match(rest.text)
    if match and len(rest.text) > match.end() and not re.match(r"\s*[（(](?:责任|牵头|市|省|县|区)", rest.text[match.end() :]):
        return rest.slice(0, match.end() - 1), rest.slice(match.end())
    if label.style != "article" and len(rest.text) <= 60 and not re.search(r"[。；：;]|[）)]$", rest.text) or len(rest.text) <= 4:
        return rest, None
    return None, rest


def unit_name(label: Label | None, heading: Text | None, rest: Text | None) -> str:
    """What a reader calls the unit: its number and heading, or its number and first words."""
    number = label.text if label else ""
    if heading is not None:
        return f"{number}{heading.text.rstrip('。：: ')}"
    text = rest.text if rest else ""
    if text.endswith(("：", ":")) and len(text) <= LEAD_IN:  # what it leads into is under it, and is read with it
        return f"{number}{text.rstrip('：:')}"
    words = re.split(r"[，。；：！？（(]", text, maxsplit=1)[0]
    return f"{number}{words[:24]}{'…' if len(words) > 24 else ''}"


def row_cells(text: str) -> list[str]:
    """The cells of a table row, written with tabs or upright strokes between them."""
    return [cell.strip() for cell in re.split(r"\t|\s*[|｜]\s*", text.strip().strip("|｜"))]
