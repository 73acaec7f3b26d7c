"""What a unit of an outline is called, and which lines are headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.numbering import Label, read_label
from index.paragraphs import Paragraph
from index.values import Text

__all__ = ["QUESTION", "BareHeadings", "split_heading", "unit_name"]

LEAD_IN = 90  # characters of a sentence ending in a colon that names what stands under it in full
NAME = 24  # letters and figures of its text that name a unit without a heading
QUESTION = re.compile(r"^(?:问|Q|问题)\s*\d{0,2}\s*[：:.、]|^[【\[]问[】\]]")
_RUN_IN = re.compile(r"^[^。，；：:！？,;!?（(\d]{2,26}[。：:]|^[^。，；：:！？,;!?\d]{2,26}。")
_ASKED = re.compile(r"^\**(?:问|Q)\s*[：:][^。？?\n]{2,80}[？?]\**")
_RULE = re.compile(  # a sentence that rules, no name
    r"不得|应当|必须|严禁|可以|方可|适用于|视为|视同|是指|除外"
    r"|由.{2,}(?:按|负责|承担|制定|确定|分摊|支付|组织|认定|审批|解释|牵头|交存|保管)"
    r"|按.{2,}(?:收取|计收|计算|计发|执行|分摊|发放|交存|交纳|缴纳|支付|办理)|归.{2,}所有"
    r"|不(?:予|收|再|享受|限|补|含|计|重复)"
)
_NAMED_ARTICLE = re.compile(r"^[（(【]\s*[^（）()【】。，；]{2,24}\s*[）)】]\s*")  # 第一条（目的和依据）为了…
_BRACKETED = re.compile(r"^【[^【】]{2,20}】$")
_STOP = frozenset("，。；：！？,;:!?")
_GUIDE = re.compile(  # what offices call the parts of a guide to a service
    r"^(?:政策|设定|法律|制定|受理|办理|申请|申报|申领|服务|补贴|补助|奖励|支持|扶持"
    r"|收费|咨询|监督|投诉|联系|适用|发放|兑现|兑付|结果|审批|审核|实施|资金|注意|常见"
    r"|名词|相关|工作|办事|享受|执行|认定|主要|保障|组织)"
    r"(?:的)?(?:依据|条件|对象|范围|标准|材料|流程|程序|方式|方法|渠道|时限|时间|期限"
    r"|机构|单位|部门|电话|地点|地址|事项|内容|要求|须知|来源|责任|指南|说明|要点|问题"
    r"|结果|主体|原则|目标|措施|背景|解释)"
    r"(?:(?:和|及|与|、).{2,6})?$"
)


class BareHeadings:
    """Finds the headings without numbers in a body: by layout, by place, by what offices call the parts of a guide."""

    def __init__(self, body: Sequence[Paragraph]) -> None:
        self._body = body
        self._few_labels = sum(1 for paragraph in body if read_label(paragraph.text)) < 3

    def at(self, at: int, *, in_annex: bool) -> bool:
        """Whether line `at` is short, ends in no stop, and stands above text of its own."""
        paragraph = self._body[at]
        text = paragraph.text
        if _BRACKETED.match(text):
            return at + 1 < len(self._body)
        if len(text) > 24 or re.search(r"[，。；：、:;,]|\d{4}年", text) or at + 1 >= len(self._body):
            return False
        following = self._body[at + 1]
        asks = bool(QUESTION.match(following.text))
        if following.table is not None:
            return False
        if _GUIDE.match(text) and len(text) <= 14:
            return not _GUIDE.match(following.text)
        if in_annex and not (paragraph.bold or paragraph.centered):
            return False
        if not asks and read_label(following.text) is None and len(following.text) < 30:
            return False
        before = self._body[at - 1] if at else None
        ended = before is not None and (before.table is not None or before.text[-1] in "。）)：")
        return paragraph.bold or paragraph.centered or (ended and self._few_labels)


def split_heading(content: Text, label: Label) -> tuple[Text | None, Text | None]:
    """A labelled paragraph's heading and the text after it; either may be missing.

    A run-in heading is a first sentence that is short, has no comma and no figure, rules nothing (不得, 由…负责), with
    more text after it. A line that does not end in a full stop is a heading altogether (its text stands below). An
    article may have its heading in brackets. A numbered question (12. 问：…？)
    is the heading of its answer.
    """
    rest = content.slice(label.length)
    if label.style == "article" and (match := _NAMED_ARTICLE.match(rest.text)):
        return rest.slice(0, len(match[0].rstrip())), rest.slice(match.end()) if len(rest.text) > match.end() else None
    if asked := _ASKED.match(rest.text):
        return rest.slice(0, asked.end()), rest.slice(asked.end()) if rest.text[asked.end() :].strip() else None
    match = _RUN_IN.match(rest.text)
    if (
        match
        and len(rest.text) > match.end()
        and not (match[0].endswith("。") and _RULE.search(match[0]))
        and not re.match(r"\s*[（(](?:责任|牵头|市|省|县|区)", rest.text[match.end() :])
    ):
        return rest.slice(0, match.end() - 1), rest.slice(match.end())
    heads = (
        label.style not in ("article", "circled")
        and len(rest.text) <= 60
        and not re.search(r"[。；：;]|[）)]$", rest.text)
    )
    return (rest, None) if heads or len(rest.text) <= 4 else (None, rest)


def unit_name(label: Label | None, heading: Text | None, rest: Text | None) -> str:
    """What a reader calls the unit: its number and heading, or its number and first words."""
    number = label.text if label else ""
    if (
        label
        and (label.style in ("part", "subpart", "chapter", "section", "article") or number[-1:].isdecimal())
        and number[-1] not in "：:、"
    ):
        number += " "
    if heading is not None:
        return f"{number}{heading.text.rstrip('。：: ')}".strip() or heading.text
    text = rest.text if rest else ""
    if text.endswith(("：", ":")) and len(text) <= LEAD_IN:  # what it leads into is under it, and is read with it
        return f"{number}{text.rstrip('：:')}"
    words = _first_words(text)
    letters = [at for at, char in enumerate(words) if char.isalnum()]
    if len(letters) > NAME:
        words = f"{words[: letters[NAME - 1] + 1]}…"
    return f"{number}{words}".strip()


def _first_words(text: str) -> str:
    """The text up to its first stop outside brackets."""
    depth = 0
    for at, char in enumerate(text[: 3 * NAME]):
        depth = max(0, depth + (char in "（(《“") - (char in "）)》”"))
        if char in _STOP and depth == 0:
            return text[:at]
    return text[: 3 * NAME]
