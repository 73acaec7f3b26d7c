"""Every outcome has its words in both languages, and every slot is filled."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest

from assistant.answer import NoticeKind
from assistant.calculate import OutcomeKind
from assistant.guard import Guarded
from assistant.messages import message
from evals.figures import figures
from index.values import Standing

ASSISTANT = Path(__file__).parents[2] / "assistant"
WORDS = {
    language: tomllib.loads((ASSISTANT / "data" / f"messages.{language}.toml").read_text(encoding="utf-8"))
    for language in ("zh", "en")
}
KEYS = [f"{section}.{name}" for section, rows in WORDS["zh"].items() for name in rows]
SLOTS = {
    "place": "南充", "cities": "绵阳、湛江", "scope": "绵阳", "example": "绵阳夜间市集谁管？", "title": "某办法", "words": "试行",
    "day": "今天", "end": "昨天", "what": "金额", "unit": "某局", "kinds": "手机号", "date": "某日", "about": "此事",
    "facts": "若干", "sentence": "原句。", "duty": "某局", "lead": "某局", "with": "某局", "word": "彩票", "city": "绵阳",
    "text": "原句。", "count": "若干", "result": "若干", "subject": "热水器", "name": "某人",
}  # fmt: skip


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same_things():
    assert {s: set(rows) for s, rows in WORDS["zh"].items()} == {s: set(rows) for s, rows in WORDS["en"].items()}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("key", KEYS)
def test_slots_fill_and_nothing_is_left_open(language, key):
    section, name = key.split(".")
    text = message(language, key, **{slot: SLOTS.get(slot, "若干") for slot in slots(WORDS[language][section][name])})
    assert text.strip() and "{" not in text and "}" not in text


@pytest.mark.parametrize("key", KEYS)
def test_the_languages_take_the_same_slots(key):
    section, name = key.split(".")
    zh, en = slots(WORDS["zh"][section][name]), slots(WORDS["en"][section][name])
    assert zh == en or name in ("english_facts", "english_plain"), (zh, en)


@pytest.mark.parametrize("key", KEYS)
def test_no_wording_carries_a_figure_of_its_own(key):
    section, name = key.split(".")
    for language in WORDS:
        figures = re.findall(r"\d+", WORDS[language][section][name].replace("12345", ""))
        assert figures == []


def test_no_wording_has_what_reads_as_a_figure():
    held = {
        f"{s}.{k}" for s, rows in WORDS["zh"].items() for k, text in rows.items() if figures(text.replace("12345", ""))
    }
    assert held == set()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "key",
    [
        *(f"status.{kind.value}" for kind in Guarded if kind is not Guarded.OK),
        *(f"notice.{kind.value}" for kind in NoticeKind),
        *(f"compose.status_{standing.value}" for standing in Standing),
        *(f"compose.calculated_{kind.value}" for kind in OutcomeKind),
        *(f"compose.{name}" for name in ("amount", "when", "who", "procedure")),
    ],
)
def test_every_outcome_has_its_words(language, key):
    section, name = key.split(".")
    assert WORDS[language][section][name]


def test_no_wording_is_asked_for_that_is_not_there():
    asked = set()
    for path in ASSISTANT.rglob("*.py"):
        asked |= set(re.findall(r"""message\([^"'()]+, ["']([a-z_]+\.[a-z_]+)["']""", path.read_text(encoding="utf-8")))
    assert asked and asked <= set(KEYS)


@pytest.mark.parametrize(("key", "values"), [("status.no_such", {}), ("notice.draft", {"title": "某办法"})])
def test_an_unknown_key_or_an_empty_slot_is_an_error(key, values):
    with pytest.raises(KeyError):
        message("zh", key, **values)
