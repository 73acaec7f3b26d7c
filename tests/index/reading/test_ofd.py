import pytest
from ofd_maker import ofd, text

from index.reading import UnreadableFile

FIRST = [
    text("关于促进消费的通知", 80, 30, font=2),
    text("为促进消费，根据国家和省有关规定制定本通知。对新购家电的", 40, 50),
    text("消费者按百分之十五给予补贴，每件最高两千元，资金由市和区共", 30, 60),
    text("担。", 30, 70),
    text("一、支持范围", 40, 80, steps="5 5 5 g 2 5"),
    text("— 1 —", 100, 285),
    text("内部资料", 60, 150, 20, matrix="0.7 0.7 -0.7 0.7 0 0"),
]


def test_lines_become_paragraphs(read):
    shown = read(ofd(FIRST, title="关于促进消费的通知"), "通知.ofd")
    assert shown.lines == [
        "关于促进消费的通知",
        "为促进消费，根据国家和省有关规定制定本通知。对新购家电的消费者按百分之十五给予补贴，每件最高两千元，资金由市和区共担。",
        "一、支持范围",
    ]
    assert sorted(shown.aside) == [("page number", "— 1 —"), ("watermark", "内部资料")]
    assert shown.metadata == {"title": "关于促进消费的通知"}
    assert shown.blocks[0].bold


def test_text_comes_in_the_order_of_the_page_not_of_the_file(read):
    shown = read(ofd(list(reversed(FIRST[:5]))), "通知.ofd")
    assert shown.lines[0] == "关于促进消费的通知"
    assert shown.lines[-1] == "一、支持范围"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (ofd(['<ofd:ImageObject ID="1"/>']), "scan"),
        (ofd(FIRST, parts={"Doc_0/Document.xml": "<Document/>"}), "no list of pages"),
        (ofd(FIRST, parts={"OFD.xml": "<OFD/>"}), "without an OFD document"),
        (ofd(FIRST)[:600], "damaged or truncated"),
    ],
    ids=["scan", "no pages", "no document", "truncated"],
)
def test_what_cannot_be_read_says_why(read, content, message):
    with pytest.raises(UnreadableFile, match=message):
        read(content, "通知.ofd")
