"""Where a clause stands, and the line that an agent pastes for it."""

from __future__ import annotations

import pytest

from assistant.answer import Citation, DocumentReference, SourceReference
from assistant.renderings.reference import clause_words, reference


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), ""),
        (("第三章　租房补贴", "第十二条"), "第十二条"),
        (("第三章 租房补贴", "第十一条", "（一）博士研究生"), "第十一条第（一）项"),
        (("四、大宗消费升级行动", "（十五）加力扩围实施消费品以旧换新"), "第四部分第（十五）项"),
        (("一、恢复", "(一) 保市场主体", "4. 延续执行"), "第一部分第（一）项第4点"),
        (("三、扶持", "（二）支出", "3.用途", "（1）生活补助"), "第三部分第（二）项第3点第（1）小点"),
        (("六、支持家具家电家装消费",), "第六条"),
        (("2.给予首次贷款贴息",), "第2条"),
        (("二、任务", "（一）补贴", "2.90周岁以上老年人"), "第二部分第（一）项第2点"),
        (("补贴对象",), "“补贴对象”部分"),
        (("申请方式", "问：怎么申请，要准备什么材料？"), "“申请方式”部分“怎么申请，要准备什么材料？”一问"),
        (("附件1：项目清单", "一、基础类项目"), "附件1：项目清单第一部分"),
        (("补贴标准", "轮式拖拉机", "机具名称　分档　单台补贴额"), "“补贴标准”部分表中“轮式拖拉机”一行"),
        (("4 附则", "4.2 应急处置"), "第4.2节"),
        (("引言",), "引言"),
        (("结语",), "结尾"),
    ],
)
def test_a_place_is_named_as_offices_name_it(path, words):
    assert clause_words(path) == words


def _citation(**document: str) -> Citation:
    held = {"id": "a", "title": "某市办法", "issuer": "", "number": "", "date": "", "city": "某", "standing": "unknown"}
    source = SourceReference(file="a.txt", start=0, end=2)
    path = ["某市办法", "第三条"]
    return Citation(
        n=1, document=DocumentReference(**{**held, **document}), city="某", path=path, quote="原文", source=source
    )


@pytest.mark.parametrize(
    ("document", "line"),
    [
        (
            {"issuer": "某市人民政府", "number": "某政发〔2025〕7号", "date": "2025-03-09", "standing": "in_force"},
            "《某市办法》（某政发〔2025〕7号）第三条，某市人民政府，2025年3月9日",
        ),
        ({"date": "2025-12-31"}, "《某市办法》第三条，2025年12月31日"),
        ({"issuer": "某市商务局"}, "《某市办法》第三条，某市商务局"),
        ({}, "《某市办法》第三条"),
        ({"standing": "draft"}, "《某市办法》（征求意见稿）第三条"),
        ({"standing": "draft", "title": "某市办法（征求意见稿）"}, "《某市办法（征求意见稿）》第三条"),
        ({"title": "《某市办法》解读"}, "《〈某市办法〉解读》第三条"),
        ({"date": "2025"}, "《某市办法》第三条"),
    ],
)
def test_a_line_leaves_out_what_the_text_does_not_state(document, line):
    assert reference(_citation(**document)) == line
