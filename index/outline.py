"""Paragraphs of one document into its outline: which heading encloses which, and what text each unit has.

A label style seen before closes everything down to its last use; a new style opens a level under the current unit. So
levels come from what encloses what in this document, never from a fixed table of styles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.formalities import Formalities, annex_title
from index.headings import QUESTION, BareHeadings, split_heading, unit_name
from index.numbering import Label, read_label
from index.paragraphs import Paragraph
from index.values import SetAside, Text

__all__ = ["HEADER_JOINT", "Unit", "outline", "row_cells"]

HEADER_JOINT = "　"  # between the words of a table's header in a row's path
ANNEX_TITLE = 60  # characters of a line that an annex's title may have
_CLOSING = re.compile(
    r"^(?:本(?:政策|文件|办法|方案|通知|意见|措施|规定|细则|通告|公告|条例|计划|实施意见"
    r"|若干)|以上|上述|各(?:地|县|区|市|部门|有关|级|乡|街)|此前|原)"
)
_CLOSING_TERM = re.compile(
    r"^(?:本|以上|上述|此前|原|自).{0,60}(?:起(?:施行|实施|执行|生效)|有效期|废止|执行至"
    r"|负责解释)"
)
_RESPONSIBLE_END = re.compile(r"(?:责任单位|牵头单位|负责|牵头|配合单位)[^。]{0,400}[）)]\s*$|负责[）)]$")
_TITLE_WORD = re.compile(r"(?:表|单|录|册|办法|方案|细则|规定|标准|流程|指南|要求|说明|分工|安排|样式|模板|书)$")
_MARKED = re.compile(r"^[（(][^（）()。]{2,30}[）)]$")
_CAPTION = re.compile(
    r"^表\s*[\d一二三四五六七八九十]|(?:表|清单|目录|名单|标准|明细|一览|分工|安排)(?:[（(][^（）()]{1,20}[）)])?$"
)


@dataclass(slots=True)
class Unit:
    """A numbered unit (or preamble, closing, annex, row) while the outline is built; `headings` run from the top.

    `heads` are the lines that make its heading, `paragraphs` its text; a unit with children and no text of its own is
    a heading only.
    """

    kind: str
    label: Label | None
    heading: Text | None
    headings: tuple[str, ...]
    paragraphs: list[Text] = field(default_factory=list)
    heads: list[Text] = field(default_factory=list)
    children: int = 0

    @property
    def only_heads(self) -> bool:
        """Whether it is a heading over other units and says nothing itself."""
        return not self.paragraphs and self.children > 0


def outline(body: Sequence[Paragraph]) -> tuple[list[Unit], list[SetAside]]:
    """The units of a document's body in reading order, and what was set aside (copy lists, signatures)."""
    return _Builder(body).build()


class _Builder:
    def __init__(self, body: Sequence[Paragraph]) -> None:
        self.body = body
        self.units: list[Unit] = []
        self.aside: list[SetAside] = []
        self.stack: list[tuple[str, Unit]] = []
        self.annex: Unit | None = None
        self.formalities, self.bare = Formalities(body), BareHeadings(body)
        self.last_heading = max((at for at, line in enumerate(body) if _opens(line)), default=-1)

    def build(self) -> tuple[list[Unit], list[SetAside]]:
        header: Paragraph | None = None
        for at, paragraph in enumerate(self.body):
            if paragraph.table is not None:
                if header is None or header.table != paragraph.table or paragraph.header:
                    header = paragraph
                self._row(paragraph, header)
            elif why := self.formalities.why(at):
                self.aside.append(SetAside(paragraph.span, why))
            else:
                self._line(paragraph, at)
        return self.units, self.aside

    def _line(self, paragraph: Paragraph, at: int) -> None:
        label = read_label(paragraph.text)
        if title := annex_title(paragraph.text):
            self._open_annex(paragraph, title)
        elif label:
            self._open(label, paragraph)
        elif QUESTION.match(paragraph.text):
            self._open_bare(paragraph, "question")
        elif self._extends_annex_title(paragraph, at):
            self._extend_annex_title(paragraph)
        elif self._is_caption(at):
            self._open_bare(paragraph, "caption")
        elif paragraph.level is not None:
            self._open_level(paragraph, paragraph.level)
        elif self.bare.at(at, in_annex=self.annex is not None):
            self._open_bare(paragraph, "bare")
        else:
            self._text(paragraph, at)

    def _open_annex(self, paragraph: Paragraph, title: str) -> None:
        self.stack.clear()
        self.annex = Unit("annex", None, paragraph.content, (title,), heads=[paragraph.content])
        self.units.append(self.annex)

    def _extends_annex_title(self, paragraph: Paragraph, at: int) -> bool:
        """Whether a line under 附件1 is (a further line of) its title."""
        annex = self.annex
        if annex is None or annex is not self.units[-1] or annex.paragraphs or len(paragraph.text) > ANNEX_TITLE:
            return False
        name = annex.headings[0].partition("：")[2]
        if re.search(r"[。；：;:]", paragraph.text):
            return False
        return (
            not name or bool(_MARKED.match(paragraph.text)) or (len(annex.heads) == 2 and not _TITLE_WORD.search(name))
        )

    def _extend_annex_title(self, paragraph: Paragraph) -> None:
        annex = self.annex
        if annex is not None:
            first, _, name = annex.headings[0].partition("：")
            annex.headings = (f"{first}：{name}{paragraph.text}",)
            annex.heading = paragraph.content
            annex.heads.append(paragraph.content)

    def _open(self, label: Label, paragraph: Paragraph) -> None:
        self._close(label.style)
        heading, rest = split_heading(paragraph.content, label)
        self._push(label.style, label, heading, rest, paragraph)

    def _open_bare(self, paragraph: Paragraph, style: str) -> None:
        """A heading without a number, a question, a table's title."""
        if style != "caption":
            self._close("caption")
        self._close(style)
        self._push(style, None, paragraph.content, None, paragraph)

    def _open_level(self, paragraph: Paragraph, level: int) -> None:
        style = f"level{level}"
        levels = [name for name, _ in self.stack]
        if style in levels:
            self._close(style)
        else:
            deeper = [name for name in levels if name.startswith("level") and int(name[5:]) > level]
            self._close(deeper[0] if deeper else "")
            if not any(name.startswith("level") for name, _ in self.stack):
                self.stack.clear()
        self._push(style, None, paragraph.content, None, paragraph)

    def _close(self, style: str) -> None:
        """Close everything down to the last use of a style."""
        styles = [name for name, _ in self.stack]
        if style in styles:
            del self.stack[styles.index(style) :]

    def _push(
        self, style: str, label: Label | None, heading: Text | None, rest: Text | None, paragraph: Paragraph
    ) -> None:
        self._count_child()
        unit = Unit(
            "clause", label, heading, (*self._headings(), unit_name(label, heading, rest)), heads=[paragraph.content]
        )
        if rest is not None and rest.text:
            unit.paragraphs.append(rest)
        self.stack.append((style, unit))
        self.units.append(unit)

    def _count_child(self) -> None:
        above = self.stack[-1][1] if self.stack else self.annex
        if above is not None:
            above.children += 1

    def _headings(self) -> tuple[str, ...]:
        base = self.annex.headings if self.annex else ()
        return base + tuple(unit.headings[-1] for _, unit in self.stack)

    def _text(self, paragraph: Paragraph, at: int) -> None:
        """A plain paragraph goes on with the unit above it, or closes the document, or opens it."""
        self._leave_table()
        last = self.units[-1] if self.units else None
        if last is None:
            self.units.append(Unit("preamble", None, None, ("引言",), [paragraph.content]))
        elif last.kind in ("closing", "preamble") and not self.stack:
            last.paragraphs.append(paragraph.content)
        elif (
            self.annex is None and at > self.last_heading and (self.formalities.signed or self._closes(paragraph, last))
        ):
            self.stack.clear()
            self.units.append(Unit("closing", None, None, ("结语",), [paragraph.content]))
        elif self._is_article_again(last):
            self._count_child()
            self.units.append(Unit("clause", None, None, self._headings(), [paragraph.content]))
        elif last.kind == "row":
            self.units.append(Unit("clause", None, None, self._headings() or ("正文",), [paragraph.content]))
        else:
            last.paragraphs.append(paragraph.content)

    def _leave_table(self) -> None:
        """A title over a table holds for the table alone."""
        if self.stack and self.stack[-1][0] == "caption" and self.units[-1].kind == "row":
            self.stack.pop()

    def _is_article_again(self, last: Unit) -> bool:
        """In a statute, a paragraph after an article's items is the article's next one; the path leads back to it."""
        styles = [style for style, _ in self.stack]
        if "article" not in styles or styles[-1] == "article" or last.kind == "row":
            return False
        ended = bool(last.paragraphs) and last.paragraphs[-1].text.endswith(("。", "；"))
        if ended:
            del self.stack[styles.index("article") + 1 :]
        return ended

    def _ends(self, paragraph: Paragraph, last: Unit, at: int) -> bool:
        """Whether a paragraph stands behind everything that is numbered or headed, as a document's last words do."""
        behind = self.annex is None and at > self.last_heading
        return behind and (self.formalities.signed or self._closes(paragraph, last))

    def _closes(self, paragraph: Paragraph, last: Unit) -> bool:
        if not last.paragraphs:
            return False
        if _CLOSING_TERM.match(paragraph.text):
            return True
        done = bool(_RESPONSIBLE_END.search(last.paragraphs[-1].text[-500:]))
        return done and (bool(_CLOSING.match(paragraph.text)) or len(paragraph.text) > 20)

    def _is_caption(self, at: int) -> bool:
        """Whether a line is the title of the table right under it."""
        text = self.body[at].text
        below = self.body[at + 1] if at + 1 < len(self.body) else None
        plain = re.sub(r"[（(].*?[）)]", "", text)
        if below is None or below.table is None or len(plain) > 40 or re.search(r"[。；，：]", plain):
            return False
        return bool(_CAPTION.search(text)) or self.body[at].centered

    def _row(self, paragraph: Paragraph, header: Paragraph) -> None:
        """A row is a unit of its own under its first cell and the header's words."""
        self._count_child()
        cells, titles = row_cells(paragraph.text), row_cells(header.text)
        above = self._headings()
        if paragraph is header and (paragraph.header or _names_columns(cells)):
            name = HEADER_JOINT.join(cell for cell in cells if cell)[:60] or "表头"
            self.units.append(Unit("row", None, None, (*above, name), [paragraph.content]))
            return
        name = next((cell for cell in (*(cell for cell in cells if not cell.isdigit()), *cells) if cell), "—")[:30]
        words = (HEADER_JOINT.join(titles)[:120],) if header.header or _names_columns(titles) else ()
        self.units.append(Unit("row", None, None, (*above, name, *words), [paragraph.content]))


def _opens(line: Paragraph) -> bool:
    """Whether a line is marked as the beginning of a unit: by a number, as a heading, as a question."""
    return line.level is not None or bool(read_label(line.text)) or bool(QUESTION.match(line.text))


def _names_columns(cells: Sequence[str]) -> bool:
    """Whether the first row of a table names its columns: short cells without figures, none of them to be filled in."""
    bare = [re.sub(r"[（(].*?[）)]", "", cell) for cell in cells]
    return bool(bare) and all(0 < len(cell) <= 16 and not re.search(r"\d|[。；、]", cell) for cell in bare)


def row_cells(text: str) -> list[str]:
    """The cells of a table row, written with tabs or upright strokes between them."""
    return [cell.strip() for cell in re.split(r"\t|\s*[|｜]\s*", text.strip().strip("|｜"))]
