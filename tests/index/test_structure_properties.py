"""Whatever stands in a file: nothing crashes, no character is lost or doubled, and every span is exact."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.coverage import coverage
from index.documents import read_documents
from index.paragraphs import read_paragraphs
from index.reading import UnreadableFile, read_source

LABELS = [
    "第一章　", "第二节 ", "第三条 ", "第三条", "一、", "二、", "十、", "（一）", "(二)", "1.", "2、", "3．", "１．", "1.1 ", "1.1.2", "（1）",
    "2）", "①", "⑵", "㈢", "⒋", "第一，", "措施一：", "附件", "附件1", "附件2：", "附表 3 ", "问：", "答：", "# ", "- ", "· ", "",
]  # fmt: skip
WORDS = [
    "支持企业发展", "对购车居民给予3000元补贴，最高不超过5万元", "下列情形之一的：", "本办法自2023年7月1日起施行，有效期5年",
    "《某市管理办法》（某政发〔2020〕1号）同时废止", "（责任单位：市商务局、市财政局）", "目　　录", "总则………………3", "某市人民政府办公室",
    "财政部　税务总局", "2023年5月6日", "二〇二三年五月六日", "抄送：市委办公室。", "（此件公开发布）", "特此公告。", "关于印发《某市实施方案》的通知",
    "某政办〔2023〕5号", "各县（市、区）人民政府：", "现将《某市实施方案》印发给你们，请认真贯彻执行。", "某市实施方案", "— 3 —", "- 12 -", "12",
    "[bookmark: _GoBack]", "项目\t标准\t备注", "购车\t3000元\t一次性", "甲|乙|丙", "| --- | --- |", "索引号：014/2023-1", "发布日期：2023-05-06 来源：市商务局",
    "表1 补贴标准", "受理条件", "　　", "“未闭合的引号", "（未闭合的括号", "）", "。", "A B c", "市 长", "2 0 2 3 年", "\u200b\ufeff", "\x07\x00",
]  # fmt: skip
ENDS = ["\n", "\n\n", "\r\n", "。\n", "；\n", "：\n", " \n", "\f", "\t\n", ""]
LINE = st.tuples(st.sampled_from(LABELS), st.sampled_from(WORDS), st.sampled_from(["", *WORDS]), st.sampled_from(ENDS))
FREE = st.text(alphabet="一二（）()1.、。；：《》〔〕 \t\n年月日号附件第章条至起", max_size=60)
PAGES = st.lists(st.one_of(LINE.map("".join), FREE), min_size=1, max_size=40).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"])


def _check(path: Path) -> None:
    try:
        source = read_source(path)
    except UnreadableFile:
        return
    documents = read_documents(source)
    if not documents:
        assert read_paragraphs(source)[0] == ()
        return
    found = coverage(source, documents)
    assert [source.text[span.start : span.end] for span in found.lost] == []
    assert [source.text[span.start : span.end] for span in found.doubled] == []
    lent = {term.words for document in documents for term in document.terms}  # a companion's terms hold here too
    for document in documents:
        for clause in document.clauses:
            assert clause.raw == source.text[clause.span.start : clause.span.end]
            assert clause.path[1:], clause
            assert all(clause.path[1:]), clause.path
            for sentence in clause.sentences:
                shown = "".join(clause.text[sentence.start : sentence.end].split())
                quote = "".join(clause.quote(sentence.span).split())
                assert _is_within(shown, quote)
            for fact in clause.facts:
                assert clause.text[fact.start : fact.end] == fact.text
            for term in clause.terms:
                assert term.words in lent or clause.text[term.at : term.at + len(term.words)] == term.words


def _is_within(shown: str, quote: str) -> bool:
    """Whether `shown` is `quote` with characters left out (page numbers and debris between its lines)."""
    letters = iter(quote)
    return all(letter in letters for letter in shown)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=PAGES, encoding=ENCODINGS, suffix=st.sampled_from([".txt", ".md"]))
def test_any_mixture_of_lines_is_read_whole(tmp_path: Path, text: str, encoding: str, suffix: str) -> None:
    path = tmp_path / f"mixture{suffix}"
    path.write_bytes(text.encode(encoding, errors="replace"))
    _check(path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.randoms(use_true_random=False), source=st.integers(0, 30))
def test_real_layouts_with_lines_moved_dropped_and_doubled_are_read_whole(tmp_path: Path, order, source: int) -> None:
    files = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
    lines = read_source(files[source % len(files)]).text.split("\n")
    for _ in range(6):
        at = order.randrange(len(lines))
        match order.randrange(3):
            case 0:
                lines.insert(order.randrange(len(lines)), lines[at])
            case 1:
                lines.insert(order.randrange(len(lines)), lines.pop(at))
            case _ if len(lines) > 3:
                lines.pop(at)
    path = tmp_path / "moved.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    _check(path)


def test_one_endless_line_and_many_short_ones_take_no_more_than_seconds(tmp_path: Path) -> None:
    for text in (
        "补贴标准按户计算，" * 20000,
        "附件：甲\n" * 4000,
        "一、甲\n（一）乙\n1.丙\n" * 2000,
        "（" * 20000,
        "甲\t乙\t丙\n" * 4000,
    ):
        path = tmp_path / "much.txt"
        path.write_text(text, encoding="utf-8")
        _check(path)
