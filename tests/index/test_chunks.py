from index.chunks import STEP, WINDOW, chunks, sentences
from index.values import Clause, Document, Sentence, Span


def clause_of(text, *ends):
    starts = (0, *ends[:-1])[: len(ends)]
    parts = tuple(Sentence(start, end, Span(start, end)) for start, end in zip(starts, ends, strict=True))
    return Clause("c", "d", ("标题", "一、大宗消费", "（一）支持购车"), text, Span(0, len(text)), parts)


DOCUMENT = Document("d", "f", "", "标题", "", "", None, "", "", False, ())


def test_a_clause_is_one_chunk_with_its_headings_but_not_the_title():
    (chunk,) = chunks(DOCUMENT, clause_of("补贴三千元。", 6))
    assert chunk.text == "一、大宗消费 （一）支持购车 补贴三千元。"


def test_a_long_clause_has_windows_that_leave_nothing_out():
    text = "".join(chr(0x4E00 + number) for number in range(1000))
    whole, *windows = chunks(DOCUMENT, clause_of(text, 1000))
    assert (whole.start, whole.end) == (0, 1000)
    covered = set().union(*(range(window.start, window.end) for window in windows))
    assert covered == set(range(1000))
    assert all(window.end - window.start <= WINDOW for window in windows)
    assert [window.start for window in windows] == list(range(0, 1000 - WINDOW + STEP, STEP))


def test_the_heading_is_embedded_beside_the_sentences():
    assert sentences(clause_of("甲。乙。", 2, 4)) == ("（一）支持购车", "甲。", "乙。")


def test_a_clause_without_text_still_has_something_to_embed():
    empty = clause_of("")
    assert chunks(DOCUMENT, empty)[0].text.strip() and all(sentences(empty))
