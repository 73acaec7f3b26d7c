"""Documents that a question names by number or title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.values import Document

__all__ = ["asks_for_contact", "asks_of_effect", "asks_to_comment", "mentioned", "runs", "speaks_of_document"]

_MARKS = re.compile(r"[\s〔〕\[\]【】（）()﹝﹞〈〉《》“”\"第号]")
MOST = 0.5  # share of a title that names the document
_NUMBER = re.compile(r"(?:19|20)\d\d\D{0,6}\d+")
_DOCUMENT = re.compile(
    r"(?:方案|文件|通知|办法|细则|意见|措施|规定|政策|公告|条例)(?!支持|补贴)"
    r"|\b(?:plan|document|notice|policy|(?:new|the|these|those) (?:rules|regulations?|measures))\b",
    re.IGNORECASE,
)
_COMMENTING = re.compile(
    r"(?:提|收|交|征求|征集|反馈|听取|发表|采纳)(?:个|点|些|一下|过|什么)?(?:意见|建议)"
    r"|(?:意见|建议)[^。？]{0,6}(?:往哪|怎么|如何|哪[里儿]|截止|寄|发|反馈|收|提|期限|渠道|征集|征求)"
    r"|\bcomment(?:s|ing)?\b|\bfeedback\b|\b(?:my|our|their) (?:views?|opinions?|say)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?<!\d)(\d{1,4})号(?:文件?|通知|公告|令)")
_RUNS = "到期|过期|执行|施行|实施|生效|有效|失效|作废|管用|算数"
_WHEN = "什么时候|啥时候?|何时|哪天|哪年|几月|几号|多久|多长|几年"
_OF_EFFECT = re.compile(
    rf"(?:{_WHEN})[^，。？]{{0,6}}(?:{_RUNS})|管(?:用)?到?(?:{_WHEN})|(?:{_RUNS})[^，。？]{{0,4}}(?:{_WHEN}|时间|日期|期限|[到至]什么|[到至]哪)|有效期"
    r"|\b(?:takes?|taking|go(?:es)? into|comes? into|in|into) (?:effect|force)\b|\beffective (?:date|from)\b"
    r"|\bhow long (?:is|are|will|does|do) .{0,60}(?:in force|apply)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:投诉|咨询|报修|联系|服务|举报|监督)(?:电话|热线)|(?:电话|热线|号码)(?:是|号码|号)?(?:多少|几|啥|什么|哪|呢?[？?]?$)"
    r"|(?:哪个|什么|啥|哪里的?)(?:电话|热线)|打给谁|打哪[个里儿]|联系方式|怎么联系|[找向]谁(?:问|咨询|打听|投诉|反映)"
    r"|(?:哪里|哪儿|去哪|上哪|到哪)(?:问|咨询|投诉|举报)"
    r"|\b(?:phone|telephone) numbers?\b|\bhotline\b"
    r"|\bwho(?:m)? (?:do|can|should|to)\b.{0,10}\b(?:call|contact|ring|phone)\b"
    r"|\bcontact (?:number|details)\b|\bnumber (?:to|should i) call\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"《([^《》]{4,})》")


def mentioned(text: str, documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents whose number stands in `text`, or whose title is named there in 《》.

    >>> mentioned("连政办发〔2022〕61号还执行吗", [])
    ()
    """
    titles = [plain(title) for title in _TITLE.findall(text)]
    short = set(_SHORT.findall(text))
    if not titles and not short and not _NUMBER.search(text):
        return ()
    return tuple(
        document
        for document in documents
        if (document.number and (_numbered(document.number).search(text) or _last(document.number) in short))
        or any(_names(title, plain(document.title)) for title in titles)
    )


def _last(number: str) -> str:
    """The running number of a document number: 33 of 晋市政办〔2022〕33号."""
    parts = re.findall(r"\d+", number)
    return parts[-1] if len(parts) > 1 else ""


def _numbered(number: str) -> re.Pattern[str]:
    """A document number in whatever brackets and spaces, and not as the beginning of a longer one."""
    parts = re.findall(r"[㐀-鿿]+|\d+", number.removesuffix("号"))
    signs = r"[\s〔〕\[\]【】（）()﹝﹞〈〉第]*"
    return re.compile(signs.join(map(re.escape, parts)) + r"(?!\d)")


def _names(title: str, whole: str) -> bool:
    """Whether the words in 《》 are the title, or most of it."""
    return title in whole and len(title) >= MOST * len(whole)


def speaks_of_document(text: str) -> bool:
    """Whether `text` speaks of a document as such (那个方案, this notice)."""
    return bool(_DOCUMENT.search(text))


def asks_to_comment(text: str) -> bool:
    """Whether `text` asks about commenting on a draft (提意见到哪天, 意见往哪寄).

    >>> asks_to_comment("对这个稿子提意见最晚到哪天")
    True
    """
    return bool(_COMMENTING.search(text))


def asks_of_effect(text: str) -> bool:
    """Whether `text` asks from when or until when rules hold (什么时候施行, 执行到哪天, take effect).

    >>> asks_of_effect("新标准从什么时候开始执行"), asks_of_effect("补贴什么时候到账")
    (True, False)
    """
    return bool(_OF_EFFECT.search(text))


def asks_for_contact(text: str) -> bool:
    """Whether `text` asks for a number to call or whom to turn to with a question.

    >>> asks_for_contact("热力公司报修电话多少"), asks_for_contact("手机补贴多少")
    (True, False)
    """
    return bool(_CONTACT.search(text))


def runs(text: str, word: str) -> bool:
    """Whether a word says what the asker runs, beside what is asked.

    >>> runs("我开面馆，门口能摆桌吗", "面馆"), runs("开面馆有补贴吗", "面馆")
    (True, False)
    """
    return bool(re.search(rf"开(?:了|着|的)?(?:一?[个家间])?小?{re.escape(word)}的?[，,]", text))


def plain(text: str) -> str:
    """`text` without brackets, quotation marks and spaces, which are written in many ways in numbers and titles."""
    return _MARKS.sub("", text)
