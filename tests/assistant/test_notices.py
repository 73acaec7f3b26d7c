"""What stands beside an answer on different days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from assistant.evidence import Statement
from assistant.notices import expiry, plain_title, standing_notices, uncovered_notices
from index.values import Term


@pytest.fixture(scope="module")
def first_of(towns):
    def find(words: str) -> Statement:
        for document in towns.documents:
            for clause in towns.clauses(document.id):
                if words in clause.heading:
                    sentence = clause.sentences[0]
                    return Statement(clause, document, sentence.start, sentence.end, sentence.span, 1.0)
        raise AssertionError(words)

    return find


@pytest.mark.parametrize(
    ("words", "day", "kinds"),
    [
        ("燃气热水器", dt.date(2026, 11, 20), []),
        ("燃气热水器", dt.date(2027, 12, 31), []),
        ("燃气热水器", dt.date(2028, 1, 1), ["expired"]),
        ("渔船更新", dt.date(2026, 11, 20), ["draft"]),
        ("渔船更新", dt.date(2035, 1, 1), ["draft"]),
        ("骑行消费券", dt.date(2022, 9, 30), []),
        ("骑行消费券", dt.date(2022, 10, 1), ["expired"]),  # its own period goes before the document's
        ("山货直播", dt.date(2022, 10, 1), []),
        ("山货直播", dt.date(2023, 1, 1), ["expired"]),
    ],
)
def test_notices_of_a_day(first_of, asked, words, day, kinds):
    notices = standing_notices([first_of(words)], asked("绵阳", day=day))
    assert [notice.kind.value for notice in notices] == kinds


@pytest.mark.parametrize(
    ("words", "said", "whole"), [("骑行消费券", "2022年6月至9月", False), ("山货直播", "有效期至2022年12月31日", True)]
)
def test_which_words_set_the_end_and_for_what(first_of, asked, words, said, whole):
    term, of_document = expiry(first_of(words), asked("丽水"))
    assert term is not None and term.words == said and of_document is whole
    (notice,) = standing_notices([first_of(words)], asked("丽水"))
    assert said in notice.text and "2026-11-20" in notice.text and term.end.isoformat() in notice.text


def test_what_its_publisher_states_as_void_is_told(first_of, asked):
    one = first_of("燃气热水器")
    void = replace(one, document=replace(one.document, stated="expired", stated_words="有效性：废止"))
    (notice,) = standing_notices([void], asked("绵阳"))
    assert notice.kind.value == "expired" and "有效性：废止" in notice.text


def test_what_another_document_repeals_is_told_with_its_title(first_of, asked):
    one = first_of("燃气热水器")
    over = Term("《旧办法》同时废止", None, dt.date(2026, 3, 31))
    repealed = replace(one, document=replace(one.document, terms=(over,), ended_by="新办法"))
    (notice,) = standing_notices([repealed], asked("绵阳"))
    assert notice.kind.value == "expired" and "《新办法》" in notice.text and "2026-03-31" in notice.text
    assert standing_notices([repealed], asked("绵阳", day=dt.date(2026, 3, 31))) == ()


def test_one_notice_for_each_document_or_period(first_of, asked):
    twice = [first_of("渔船更新"), first_of("渔民转产"), first_of("山货直播"), first_of("乡村民宿")]
    assert [notice.kind.value for notice in standing_notices(twice, asked("绵阳"))] == ["draft", "expired"]


def test_nothing_cited_needs_no_notice(asked):
    assert standing_notices([], asked("绵阳")) == ()


def test_the_title_of_a_draft_does_not_say_draft_twice(towns):
    draft = next(document for document in towns.documents if document.draft)
    assert plain_title(draft) == "湛江市海洋惠民实施方案"


@pytest.mark.parametrize(
    ("text", "places"),
    [("绵阳和南充、成都的热水器", ["南充", "成都"]), ("南充的热水器", ["南充"]), ("绵阳的热水器", [])],
)
def test_uncovered_places_are_named_in_one_notice(asked, text, places):
    notices = uncovered_notices(asked(text))
    assert len(notices) == bool(places)
    assert all(place in notices[0].text for place in places)


def test_notices_are_in_the_language_of_the_question(first_of, asked):
    (notice,) = standing_notices([first_of("渔船更新")], asked("How much for a fishing boat in Zhanjiang?"))
    assert "draft for comments" in notice.text
