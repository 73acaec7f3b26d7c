"""What is kept of use, and the answers of staff."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.settings import Settings
from web.notes import plain
from web.records import Records, open_records

TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return open_records(Settings(data_dir=tmp_path))


def test_unanswered_questions_are_masked_counted_and_ranked(records: Records) -> None:
    for question in ("宠物能坐地铁吗", "张三 13912345678 能补吗", "宠物能坐地铁吗"):
        records.use.unanswered(question, "甲市")
    first, second = records.use.ranked()
    assert (first.question, first.times) == ("宠物能坐地铁吗", 2)
    assert "13912345678" not in second.question and second.times == 1


def test_days_hold_counts_and_times_and_no_question(records: Records) -> None:
    for seconds in (0.1, 0.2, 0.9):
        records.use.asked("answered", "page", seconds)
    records.use.asked("no_evidence", "api", 0.4)
    today = records.use.days(dt.datetime.now(dt.UTC).date(), 7)[-1]
    assert (today.count, today.median, today.statuses["no_evidence"]) == (4, pytest.approx(300.0), 1)


def test_a_day_without_questions_is_a_day(records: Records) -> None:
    days = records.use.days(TODAY, 3)
    assert [day.count for day in days] == [0, 0, 0] and days[0].median == 0


def test_a_note_answers_its_own_question_until_its_last_day(records: Records) -> None:
    records.notes.add("消费券怎么领？", "", "到社区领。", "小王", TODAY, dt.date(2026, 12, 31))
    note = records.notes.of("消费券 怎么领", "甲市", dt.date(2026, 12, 31))
    assert note is not None and note.answer == "到社区领。"
    assert records.notes.of("消费券怎么领？", "甲市", dt.date(2027, 1, 1)) is None
    assert records.notes.of("消费券在哪领？", "甲市", TODAY) is None
    records.notes.remove(note.id)
    assert records.notes.all() == []


def test_a_note_for_a_city_counts_there_only_and_a_later_one_takes_its_place(records: Records) -> None:
    until = dt.date(2026, 12, 31)
    records.notes.add("几点开门", "甲市", "八点。", "小王", TODAY, until)
    records.notes.add("几点开门", "甲市", "九点。", "小李", TODAY, until)
    found = records.notes.of("几点开门？", "甲市", TODAY)
    assert found is not None and found.answer == "九点。"
    assert records.notes.of("几点开门？", "乙市", TODAY) is None


@pytest.mark.parametrize(
    ("answer", "by", "until"), [("", "小王", "2026-12-01"), ("好", " ", "2026-12-01"), ("好", "小王", "2026-11-20")]
)
def test_a_note_without_what_makes_it_one_is_refused(records: Records, answer: str, by: str, until: str) -> None:
    with pytest.raises(ValueError, match="a note wants"):
        records.notes.add("几点开门", "", answer, by, TODAY, dt.date.fromisoformat(until))


def test_questions_are_the_same_but_for_marks_width_and_case() -> None:
    assert plain("ＡＢＣ 怎么领？！") == plain("abc怎么领")
    assert plain("怎么领") != plain("怎么用")
