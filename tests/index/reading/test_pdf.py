import pytest
from pdf_maker import grid, pdf, show

from index.reading import UnreadableFile

WATERMARK = show("内部资料", 200, 500, 40, slant=True, grey=0.8)


def page(*lines, number="", top=100):
    """A page of lines, each its words and its indent in letters, with its number, running head and watermark."""
    printed = [show(words, 90 + 16 * indent, top + 28 * at) for at, (words, indent) in enumerate(lines)]
    return [show("海州市商务局文件汇编", 90, 40, 10), *printed, show(number, 270, 800, 14), WATERMARK]


FIRST = page(
    ("各区人民政府：", 0),
    ("为促进消费，制定本通知。对新购家电的消费者按", 2),
    ("百分之十五给予补贴，每件最高两千元，资金由市区", 0),
    ("承担。", 0),
    ("一、支持范围", 2),
    ("对限额以上企业给予奖励，每家最高一百万元，由市", 2),
    number="— 1 —",
)
SECOND = page(("商务局牵头落实。", 0), ("二、保障措施", 2), number="- 2 -")
THIRD = page(("三、附则", 2), ("本通知自印发之日起施行。", 2), number="第3页 共3页")


def test_lines_become_paragraphs_even_over_a_page(read):
    shown = read(pdf(FIRST, SECOND, THIRD), "通知.pdf")
    assert shown.lines == [
        "各区人民政府：",
        "为促进消费，制定本通知。对新购家电的消费者按百分之十五给予补贴，每件最高两千元，资金由市区承担。",
        "一、支持范围",
        "对限额以上企业给予奖励，每家最高一百万元，由市商务局牵头落实。",
        "二、保障措施",
        "三、附则",
        "本通知自印发之日起施行。",
    ]


def test_what_recurs_on_the_pages_is_set_aside(read):
    shown = read(pdf(FIRST, SECOND, THIRD), "通知.pdf")
    assert sorted(shown.aside) == sorted(
        [
            *[("running head", "海州市商务局文件汇编")] * 3,
            *[("watermark", "内部资料")] * 3,
            *[("page number", words) for words in ("— 1 —", "- 2 -", "第3页 共3页")],
        ]
    )


def test_a_level_watermark_in_grey_is_told_from_the_text_it_crosses(read):
    pages = [
        [show(f"第{number}条适用于本市", 90, 110), show("海州发布", 150, 108, 30, grey=0.8)] for number in "一二三"
    ]
    assert read(pdf(*pages), "通知.pdf").lines == [f"第{number}条适用于本市" for number in "一二三"]


def test_figures_within_the_page_are_no_page_numbers(read):
    shown = read(pdf([show("二〇二四年指标", 90, 300), show("3", 90, 400), show("12", 290, 800)]), "通知.pdf")
    assert shown.lines == ["二〇二四年指标", "3"]


def cell(words, x, y):
    return show(words, x + 5, y - 8, 12)


HEAD = [cell("项目", 90, 230), cell("标准", 250, 230), cell("单位", 400, 230)]


def test_a_ruled_table_is_read_row_by_row_and_over_pages(read):
    edges = [90, 250, 400, 500]
    row = [cell("家电", 90, 260), cell("每件两千元", 250, 260), cell("市商务局", 400, 260)]
    more = [cell("汽车", 90, 260), cell("每辆八千元", 250, 260), cell("市商务局", 400, 260)]
    lines = grid(edges, [200, 230, 260])
    shown = read(pdf([show("补贴标准", 90, 150), *lines, *HEAD, *row], [*lines, *HEAD, *more]), "通知.pdf")
    assert shown.lines == ["补贴标准", "项目\t标准\t单位", "家电\t每件两千元\t市商务局", "汽车\t每辆八千元\t市商务局"]
    assert [(block.table, block.header) for block in shown.blocks] == [(None, False), (1, True), (1, False), (1, False)]


def test_lines_in_a_cell_are_one_text_unless_they_end_early(read):
    wrapped = [cell("每件给予两千元补", 90, 230), cell("贴", 90, 245), cell("15%", 200, 230), cell("20%", 200, 245)]
    lines = [*grid([90, 200, 300], [200, 250, 280]), cell("甲", 90, 280), cell("乙", 200, 280)]
    assert read(pdf([*lines, *wrapped]), "通知.pdf").lines == ["每件给予两千元补贴\t15% 20%", "甲\t乙"]


def test_layout_hints(read):
    title = show("关于促进消费的通知", 226, 130, font="F2")
    body = [show("为促进消费，制定本通知。对新购家电的消费者按", 122, 160), show("百分之十五给予补贴。", 90, 188)]
    shown = read(pdf([title, *body]), "通知.pdf")
    assert (shown.block("通知").bold, shown.block("通知").centered) == (True, True)
    assert (shown.block("补贴").bold, shown.block("补贴").centered) == (False, False)


def test_a_page_without_text_among_others_is_warned_of(read):
    words = [show("为促进消费，制定本通知。对新购家电的消费者按百分之十五给予补贴。", 90, 100)]
    assert "2" in read(pdf(words, [], picture=True), "通知.pdf").warnings[0]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (pdf([], picture=True), "scan.*ocrmypdf"),
        (pdf([]), "without any text"),
        (pdf(FIRST)[:1500], "damaged or truncated"),
        (pdf(FIRST, extra="/Encrypt << /Filter /Standard /V 9 /R 9 /O (a) /U (b) /P -1 >> /ID [(a) (b)]"), "encrypted"),
    ],
    ids=["scan", "blank", "truncated", "encrypted"],
)
def test_what_cannot_be_read_says_why(read, content, message):
    with pytest.raises(UnreadableFile, match=message):
        read(content, "通知.pdf")


def test_a_real_password_is_named(read):
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(FIRST))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableFile, match="encrypted"):
        read(out.getvalue(), "通知.pdf")


def test_reading_takes_no_longer_than_it_may():
    from index.reading.apart import read_pdf_apart

    with pytest.raises(UnreadableFile, match=r"not read in 0\.05 s"):
        read_pdf_apart(pdf(FIRST), seconds=0.05)
