import pytest

from index.reading import UnreadableFile

TITLE = "海州市人民政府关于促进消费的通知"
RECORD = """<table class="xxgk"><tr><td>索 引 号：</td><td>0123/2024-5</td><td>发文机关：</td><td>海州市人民政府</td></tr>
<tr><td>发文字号：</td><td>海政发〔2024〕7号</td><td>成文日期：</td><td>2024年04月30日</td></tr></table>"""
ARTICLE = """<p style="text-align: center"><strong>海政发〔2024〕7号</strong></p><p>各区人民政府：</p>
<p>　　为促进消费，现通知如下，请认真贯彻
落实，确保各项措施落到实处。</p>
<h2>一、总体要求</h2><p>　　<b>（一）补贴。</b>对购买家电的，按15%给予补贴，每件最高2000元。<br>　　（二）奖励。</p>
<ol><li>甲项</li><li>乙项</li></ol>
<table><thead><tr><th>项目</th><th>标准</th></tr></thead><tr><td rowspan=2>家电</td><td>15%</td></tr><tr><td><p>2000元</p><p>封顶</p></td></tr></table>
<p align=right>海州市人民政府</p>"""
LINES = [
    "海政发〔2024〕7号",
    "各区人民政府：",
    "为促进消费，现通知如下，请认真贯彻落实，确保各项措施落到实处。",
    "一、总体要求",
    "（一）补贴。对购买家电的，按15%给予补贴，每件最高2000元。",
    "（二）奖励。",
    "1. 甲项",
    "2. 乙项",
    "项目\t标准",
    "家电\t15%",
    "家电\t2000元 封顶",
    "海州市人民政府",
]


def page(article=ARTICLE, *, box='class="TRS_Editor"', record=RECORD, metas="", charset="utf-8", heading=TITLE):
    return f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{heading}-海州市政府网</title>{metas}<style>p {{ }}</style></head><body>
<div class="header-top"><a href="/">首页</a> | <a href="/zw">政务公开</a></div>
<div class="nav-main"><ul><li><a href="/yw">要闻</a></li></ul></div>
<div class="main"><div class="dqwz">当前位置：<a href="/">首页</a> &gt; 政策</div>{record}<h1>{heading}</h1>
<div class="info">发布日期：2024-05-06 字体：[大 中 小] 打印</div><div {box}>{article}</div>
<div class="share">分享到：微信</div></div>
<div class="footer">主办：海州市人民政府办公室 版权所有</div><script>var a = "不显示";</script></body></html>"""


@pytest.mark.parametrize("box", ['class="TRS_Editor"', 'id="zoom"', 'class="xq"', ""])
def test_the_document_is_read_without_the_site(read, box):
    shown = read(page(box=box).encode(), "通知.html")
    assert shown.lines == [TITLE, *LINES]
    assert "不显示" not in shown.text
    around = " ".join(words for _, words in shown.aside)
    assert all(words in around for words in ("首页", "当前位置", "发布日期", "分享到", "版权所有"))


@pytest.mark.parametrize(("charset", "encoding"), [("gb2312", "gb18030"), ("gbk", "utf-8"), ("utf-8", "gb18030")])
def test_the_stated_charset_may_be_wrong(read, charset, encoding):
    assert read(page(charset=charset).encode(encoding), "通知.htm").lines[1:] == LINES


def test_markup_says_what_lines_are(read):
    shown = read(page().encode(), "通知.html")
    assert (shown.block("〔2024〕").centered, shown.block("〔2024〕").bold) == (True, True)
    assert shown.block("一、").level == 2
    assert not shown.block("（一）").bold
    assert [block.header for block in shown.blocks if block.table] == [True, False, False]


def test_the_record_above_the_document_goes_before_meta_tags(read):
    metas = '<meta name="ArticleTitle" content="海州市通知"><meta name="PubDate" content="2024-05-06 10:11">'
    metas += (
        '<meta name="ContentSource" content="市政府办公室"><meta name="Url" content="https://www.example.gov.cn/1">'
    )
    shown = read(page(metas=metas).encode(), "通知.html")
    assert shown.metadata == {
        "title": "海州市通知",
        "date": "2024-04-30",
        "issuer": "海州市人民政府",
        "number": "海政发〔2024〕7号",
        "url": "https://www.example.gov.cn/1",
    }
    assert read(page(metas=metas, record="").encode(), "通知.html").metadata["date"] == "2024-05-06"


@pytest.mark.parametrize(
    "record",
    [
        "<ul><li><b>文　　号：</b>海政发〔2024〕7号</li><li><b>有 效 性：</b>废止</li></ul>",
        "<ul><li>【文号】：海政发〔2024〕7号</li><li>有效性:废止</li></ul>",
        "<dl><dt>发文字号</dt><dd>海政发〔2024〕7号</dd><dt>是否有效</dt><dd>废止</dd></dl>",
        "<div><span>发文字号：</span><span>海政发〔2024〕7号</span><span>时效性：</span><span>废止</span></div>",
    ],
)
def test_records_are_built_in_many_ways(read, record):
    shown = read(page(record=record).encode(), "通知.html")
    assert (shown.metadata["number"], shown.metadata["validity"]) == ("海政发〔2024〕7号", "废止")


def test_one_line_may_hold_several_fields(read):
    line = "<p>发布机构：海州市商务局　　发布时间：2026-03-18　字号：大 中 小</p>"
    shown = read(f"<html><body>{line}{ARTICLE}</body></html>".encode(), "通知.html")
    assert (shown.metadata["issuer"], shown.metadata["date"]) == ("海州市商务局", "2026-03-18")


def test_a_record_within_the_document_is_set_aside(read):
    shown = read(page(RECORD + ARTICLE, record="").encode(), "通知.html")
    assert shown.lines == [TITLE, *LINES]
    assert any("索 引 号" in words for _, words in shown.aside)


def test_a_page_laid_out_by_a_table_is_no_table(read):
    laid_out = f"<html><body><table><tr><td><p>导航</p></td></tr><tr><td>{ARTICLE}</td></tr></table></body></html>"
    shown = read(laid_out.encode(), "通知.html")
    assert shown.lines[-len(LINES) :] == LINES


def test_a_title_already_in_the_document_is_not_doubled(read):
    shown = read(page(f"<h3>{TITLE}</h3>{ARTICLE}").encode(), "通知.html")
    assert shown.lines.count(TITLE) == 1


def test_a_browser_archive(read):
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content(page(), subtype="html", cte="quoted-printable")
    content = b"MIME-Version: 1.0\n" + bytes(message).replace(b"MIME-Version: 1.0\n", b"")
    assert read(content, "通知.mhtml").lines[1:] == LINES


def test_a_page_made_by_script_is_refused(read):
    with pytest.raises(UnreadableFile, match="script"):
        read(b"<html><body><div id=app></div><script>render()</script></body></html>", "a.html")


def test_deep_nesting_ends(read):
    content = "<html><body>" + "<div>" * 5000 + "正文" + "</div>" * 5000
    try:
        read(content.encode(), "a.html")
    except UnreadableFile as error:
        assert "\n" not in str(error)
