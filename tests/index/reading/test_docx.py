import pytest
from docx_maker import STRICT, docx, numbering, paragraph, style, table

from index.reading import UnreadableFile
from index.reading.numerals import numeral

LEVELS = [
    ("chineseCountingThousand", "%1、", "nothing"),
    ("chineseCounting", "（%2）", "tab"),
    ("decimal", "%3.", "space"),
    ("decimalEnclosedCircle", "%4", "nothing"),
]


def test_automatic_numbers_are_what_a_reader_sees(read):
    items = [
        ("总则", 0),
        ("补贴", 1),
        ("奖励", 1),
        ("家电", 2),
        ("甲", 3),
        ("乙", 3),
        ("汽车", 2),
        ("保障", 0),
        ("组织", 1),
    ]
    body = [paragraph(text, number=1, depth=depth) for text, depth in items]
    assert read(docx(*body, numbers=numbering(LEVELS)), "a.docx").lines == [
        *("一、总则", "（一）补贴", "（二）奖励", "1. 家电", "①甲", "②乙", "2. 汽车", "二、保障", "（一）组织")
    ]


def test_articles_run_on_and_a_second_list_starts_anew(read):
    again = (
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = [paragraph("甲", number=1) for _ in range(12)] + [paragraph("附", number=9), paragraph("则", number=9)]
    shown = read(docx(*body, numbers=numbering([("chineseCounting", "第%1条", "space")], again)), "a.docx")
    assert shown.lines[9:] == ["第十条 甲", "第十一条 甲", "第十二条 甲", "第一条 附", "第二条 则"]


def test_a_number_may_come_from_the_style_and_be_switched_off(read):
    styles = style("1", "heading 1", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>') + style("2", "甲", based="1")
    body = [paragraph("总则", style="1"), paragraph("细则", style="2"), paragraph("附则", style="1", number=0)]
    shown = read(docx(*body, numbers=numbering(LEVELS), styles=styles), "a.docx")
    assert shown.lines == ["一、总则", "二、细则", "附则"]
    assert [block.level for block in shown.blocks] == [1, None, 1]


def test_legal_numbering_and_bullets(read):
    levels = [("chineseCounting", "第%1章", "space"), ("decimal", "%1.%2", "space"), ("bullet", "\uf0b7", "tab")]
    numbers = numbering(levels).replace('w:ilvl="1">', 'w:ilvl="1"><w:isLgl/>', 1)
    body = [paragraph(text, number=1, depth=depth) for text, depth in [("总则", 0), ("目标", 1), ("点", 2)]]
    assert read(docx(*body, numbers=numbers), "a.docx").lines == ["第一章 总则", "1.1 目标", "点"]


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 28, "二十八"),
        ("chineseCountingThousand", 105, "一百〇五"),
        ("japaneseCounting", 66, "六十六"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 3, "叁"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 14, "XIV"),
        ("decimalEnclosedCircleChinese", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("ideographTraditional", 2, "乙"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("chineseCounting", 0, "0"),
    ],
)
def test_number_formats(form, number, written):
    assert numeral(number, form) == written


def test_tracked_changes_are_read_as_accepted(read):
    changes = (
        "<w:del><w:r><w:delText>10%</w:delText></w:r></w:del><w:ins><w:r><w:t>15%</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:r><w:t>给予补贴</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
    )
    joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p>"
    shown = read(docx(paragraph("按", inside=changes), joined, paragraph("后半句。")), "a.docx")
    assert shown.lines == ["按15%给予补贴", "前半句，后半句。"]


def test_tables_have_a_line_a_row_and_merged_cells_stand_beside_each(read):
    begin, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [["项目", "标准", "单位"], ["家电", "15%", ("市商务局", begin)], ["汽车", "8000元", ("", more)]]
    shown = read(docx(paragraph("补贴标准"), table(*rows), paragraph("以上")), "a.docx")
    assert shown.lines == ["补贴标准", "项目\t标准\t单位", "家电\t15%\t市商务局", "汽车\t8000元\t市商务局", "以上"]
    assert [(block.table, block.header) for block in shown.blocks] == [
        *((None, False), (1, True), (1, False), (1, False), (None, False))
    ]


def test_a_cell_over_two_columns_keeps_the_columns_below_in_place(read):
    shown = read(docx(table([("补贴", '<w:gridSpan w:val="2"/>'), "单位"], ["甲", "乙", "丙"])), "a.docx")
    assert shown.lines == ["补贴\t\t单位", "甲\t乙\t丙"]


def test_a_frame_of_one_column_is_no_table(read):
    shown = read(docx(table(["海州市人民政府文件"], ["海政发〔2024〕7号"])), "a.docx")
    assert shown.lines == ["海州市人民政府文件", "海政发〔2024〕7号"]
    assert shown.blocks[0].table is None


def test_text_boxes_are_read_once_and_in_place(read):
    box = f"<w:txbxContent>{paragraph('海州市人民政府文件')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    shown = read(docx(paragraph("海政发〔2024〕7号", inside=both), paragraph("正文", inside=both)), "a.docx")
    assert shown.lines == ["海州市人民政府文件", "海政发〔2024〕7号", "正文", "海州市人民政府文件"]


def test_styles_say_what_a_line_is(read):
    styles = style("a", "Normal", default=True) + style("t", "Title", paragraph='<w:jc w:val="center"/>', run="<w:b/>")
    styles += style("h", "heading 2", based="a", run="<w:b/>") + style("c", "toc 1")
    body = [
        paragraph("海州市促消费办法", style="t"),
        paragraph("一、总则 3", style="c"),
        paragraph("一、总则", style="h"),
        paragraph("补贴", bold=True, center=True),
        paragraph("正文"),
    ]
    shown = read(docx(*body, styles=styles, title="另一个文件"), "a.docx")
    assert shown.lines == ["海州市促消费办法", "一、总则", "补贴", "正文"]
    assert shown.aside == [("table of contents", "一、总则 3")]
    assert [(block.level, block.bold, block.centered) for block in shown.blocks] == [
        *((None, True, True), (2, True, False), (None, True, True), (None, False, False))
    ]
    assert shown.metadata == {"title": "海州市促消费办法"}


@pytest.mark.parametrize(("title", "kept"), [("海州市促消费办法", True), ("关于放假的通知", False), ("", False)])
def test_a_stated_title_counts_only_where_the_text_bears_it_out(read, title, kept):
    shown = read(docx(paragraph("海州市"), paragraph("促消费办法"), title=title), "a.docx")
    assert shown.metadata == ({"title": title} if kept else {})


def test_headers_are_left_out_and_footnotes_set_aside(read):
    notes = (
        '<w:footnotes xmlns:w="x"><w:footnote w:type="separator"><w:p/></w:footnote>'
        "<w:footnote><w:p><w:r><w:t>注：含税。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    shown = read(docx(paragraph("正文"), parts={"word/footnotes.xml": notes}), "a.docx")
    assert shown.lines == ["正文"]
    assert shown.aside == [("footnote", "注：含税。")]


def test_the_strict_form_of_the_standard_reads_the_same(read):
    assert read(docx(paragraph("甲", number=1), numbers=numbering(LEVELS), namespace=STRICT), "a.docx").lines == [
        "一、甲"
    ]


def test_entities_are_not_followed(read, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    body = '<d xmlns:w="w"><w:body><w:p><w:r><w:t>正&x;文</w:t></w:r></w:p></w:body></d>'
    bomb = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{body}'
    try:
        assert "secret" not in read(docx(parts={"word/document.xml": bomb}), "a.docx").text
    except UnreadableFile as error:
        assert "secret" not in str(error)
