"""Lines that frame an official document and state nothing: signatures, dates, copy lists, lists of annexes, records."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.numbering import HAN_YEAR, read_label
from index.paragraphs import Paragraph

__all__ = ["ANNEX", "Formalities", "annex_title", "is_organs"]

_HAN = "㐀-鿿"
_ORGAN = (
    rf"[{_HAN}（）()、·]{{1,38}}?(?:政府|国务院|办公厅|办公室|委员会|管委会|[局厅部署院委行会处站所队社办]"
    rf"|中心|集团|公司|学校|法院|海关|工委)"
)
_SEAL = r"(?:[（(](?:盖章|公章|印章|章|代章|印)[）)])?"
_DATE = rf"(?:\d{{4}}|{HAN_YEAR})\s*年.{{1,4}}月.{{1,4}}日"
_DATE_LINE = re.compile(rf"^{_DATE}(?:\s*(?:印发|发布|公布))?$")
_ORGANS = re.compile(rf"^{_ORGAN}{_SEAL}(?:[ 、　]+{_ORGAN}{_SEAL})*$")
_DATED_ORGANS = re.compile(rf"^{_ORGAN}{_SEAL}(?:[ 、　]+{_ORGAN}{_SEAL})*[ 　]*{_DATE}(?:印发|发布)?$")
_SIGNER = re.compile(
    rf"^(?:[{_HAN}]{{2,16}}(?=[省市州县区部局]长))?(?:代|副)?(?:省长|市长|州长|县长"
    rf"|区长|主席|主任|局长|部长|行长|署长|厅长|总理)"
    rf"(?:[：:\s]*[{_HAN}·]{{1,4}}(?:\s[{_HAN}]{{1,3}})?)?$"
)
_CONTACT = re.compile(r"^[（(]?(?:联系人|联系电话|联系方式)")
_COPIES = re.compile(r"^(?:抄送|抄报|分送|发送|印送)\s*[：:]")
_MARK = re.compile(
    r"^主送\s*[：:]|^[（(](?:此件|本文有删减|此页无正文).{0,16}[）)]$|^(?:信息公开选项"
    r"|公开方式|公开属性|公开类别)"
    r"|^特此(?:公告|通告|通知|批复|函复|函告|说明|公示|决定)[。！]?$|^(?:此复|专此(?:函复|报告)?)[。！]?$"
)
_RECORD = re.compile(
    r"^(?:索引号|发布日期|发布时间|发布机构|成文日期|生效日期|信息来源|文章来源|来源|浏览次数|点击数|阅读次数"
    r"|字体|字号|分享到?|责任编辑|主题分类|公文种类|有效性|发文字号|文号)\s*[：:]"
)
_BUTTON = re.compile(r"(?:字体|字号)?[：:]?[大中小]{0,3}|(?:打印|关闭|收藏|分享|返回).{0,4}")
_ANNEX_NUMBER = r"(?:\d{1,2}(?:[-—.]\d{1,2})?|[一二三四五六七八九十]{1,3}|[A-Z])"
ANNEX = re.compile(rf"^附(?:件|表|录)\s*{_ANNEX_NUMBER}?\s*(?:[:：].{{0,80}})?$|^附\s*[:：].{{0,80}}$")
_TITLED_ANNEX = re.compile(rf"^附(?:件|表)\s*{_ANNEX_NUMBER}\s*(?!所|中|的|规定|要求|为|和|、|至)[^。，；：]{{2,50}}$")
_ANNEX_LIST = re.compile(rf"^附(?:件|表)?\s*{_ANNEX_NUMBER}?\s*[:：]")
LOOK_AHEAD = 12  # lines after a list of annexes in which the signature is looked for


def is_organs(text: str) -> bool:
    """Whether a line names organs and nothing else.

    >>> is_organs("财政部 税务总局"), is_organs("市财政局负责资金拨付")
    (True, False)
    """
    return len(text) <= 120 and bool(_ORGANS.match(text))


def annex_title(text: str) -> str:
    """What the line that opens an annex says (`附件2：补助标准`), empty where it opens none."""
    if ANNEX.match(text):
        return text.replace(" ", "")
    if _TITLED_ANNEX.match(text):
        number = re.match(rf"附(?:件|表)\s*{_ANNEX_NUMBER}", text)
        return f"{number[0].replace(' ', '')}：{text[number.end() :].strip()}" if number else ""
    return ""


def _is_buttons(text: str) -> bool:
    """Whether a line is what a site offers beside a text: 【字体：大 中 小】【打印】【关闭】."""
    words = [word for word in re.split(r"[【】\[\]（）()|\s]+", text) if word]
    return bool(re.search("打印|关闭|字体|字号", text)) and all(_BUTTON.fullmatch(word) for word in words)


class Formalities:
    """What frames one document's body, found by a line's words and by what stands after it."""

    def __init__(self, body: Sequence[Paragraph]) -> None:
        self._body = body
        self._last_annex = max((at for at, line in enumerate(body) if ANNEX.match(line.text)), default=-1)
        self._copies = False
        self._listed = 0
        self.signed = False

    def why(self, at: int) -> str:
        """Why line `at` states nothing; empty where it does. To be asked of each line in turn."""
        text = self._body[at].text
        if self._copies and len(text) <= 90 and not read_label(text) and not annex_title(text):
            self._copies = not text.endswith("印发")
            return "distribution list"
        self._copies = bool(_COPIES.match(text))
        if self._copies:
            return "distribution list"
        if self._listed and self._next_annex(text):
            return "list of annexes"
        self._listed = 0
        if self.announces(at):
            number = re.match(r"附(?:件|表)?\s*[:：]\s*(\d{1,2})", text)
            self._listed = int(number[1]) if number else 1
            return "list of annexes"
        if len(text) <= 90 and "。" not in text and (_RECORD.match(text) or _is_buttons(text)):
            return "the site's record of the document"
        if _MARK.match(text):
            return "signature or mark"
        if self._signs(at):
            self.signed = at > 0 and any(line.text.endswith("。") for line in self._body[:at])
            return "signature or mark"
        return ""

    def announces(self, at: int) -> bool:
        """Whether `附件：…` only names annexes that a later line opens or that are other files."""
        text = self._body[at].text
        if not _ANNEX_LIST.match(text) or text.rstrip().endswith(("：", ":")):
            return False
        after = self._body[at + 1].text if at + 1 < len(self._body) else ""
        if at < self._last_annex and (_ANNEX_LIST.match(after) or ANNEX.match(after) or read_label(after)):
            return True
        for line in self._body[at + 1 : at + 1 + LOOK_AHEAD]:
            if _DATE_LINE.match(line.text) or _DATED_ORGANS.match(line.text) or _COPIES.match(line.text):
                return True
            if len(line.text) > 60 or "。" in line.text or line.table is not None:
                return False
        return False

    def _next_annex(self, text: str) -> bool:
        label = read_label(text)
        if label and label.ordinal == self._listed + 1 and "。" not in text and len(text) <= 80:
            self._listed += 1
            return True
        return False

    def _signs(self, at: int) -> bool:
        text = self._body[at].text
        if _DATE_LINE.match(text) or _DATED_ORGANS.match(text):
            return True
        if not (is_organs(text) or _SIGNER.match(text)) or self._body[at].table is not None:
            return False
        for line in self._body[at + 1 : at + 9]:
            if _DATE_LINE.match(line.text):
                return True
            if not is_organs(line.text) and not _SIGNER.match(line.text) and not _CONTACT.match(line.text):
                return False
        return False
