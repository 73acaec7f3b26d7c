"""Words live in data files by language: both languages say the same things, with the same slots, for every outcome."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import NoticeKind, Status
from assistant.messages import message
from assistant.settings import ROOT
from index.values import FactKind, Standing
from wence.words import words

MESSAGES = {language: ROOT / "assistant" / "data" / f"messages.{language}.toml" for language in ("zh", "en")}
CALL = re.compile(r"""\bmessage\(\s*[\w.]+,\s*(f?)"([\w.{}]+)\"""")


def _load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _flat(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        elif isinstance(value, str):
            yield above + key, value


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _languages(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    table = _load(path)
    return dict(_flat(table["zh"])), dict(_flat(table["en"]))


def test_answers_have_the_same_words_in_both_languages() -> None:
    chinese, english = (dict(_flat(_load(path))) for path in MESSAGES.values())
    assert chinese.keys() == english.keys()
    assert {key: _slots(text) for key, text in chinese.items()} == {key: _slots(text) for key, text in english.items()}


@pytest.mark.parametrize("language", MESSAGES)
def test_no_words_of_an_answer_carry_a_figure(language: str) -> None:
    """A figure in a template would be one without a source; 12345 is the hotline's own name."""
    texts = dict(_flat(_load(MESSAGES[language])))
    assert not {key: text for key, text in texts.items() if re.search(r"\d", text.replace("12345", ""))}


@pytest.mark.parametrize("kind", NoticeKind)
@pytest.mark.parametrize("language", MESSAGES)
def test_every_notice_has_its_words(language: str, kind: NoticeKind) -> None:
    assert kind in _load(MESSAGES[language])["notice"]


def test_every_message_that_the_code_asks_for_exists() -> None:
    known = dict(_flat(_load(MESSAGES["zh"])))
    asked = {
        (path.name, key)
        for path in (ROOT / "assistant").rglob("*.py")
        for formatted, key in CALL.findall(path.read_text(encoding="utf-8"))
        if not formatted
    }
    assert asked, "no call of message() was found: mend this test's pattern"
    assert not [f"{name}: {key}" for name, key in sorted(asked) if key not in known]


def test_a_message_without_its_slot_fails_by_name() -> None:
    with pytest.raises(KeyError, match="title"):
        message("zh", "notice.draft")


def test_the_page_says_in_english_only_what_it_says_in_chinese() -> None:
    """English words of the page may be fewer (it falls back to Chinese), never others, and never with other slots."""
    chinese, english = _languages(ROOT / "web" / "words.toml")
    assert english.keys() - chinese.keys() == set()
    assert {key: _slots(text) for key, text in english.items()} == {key: _slots(chinese[key]) for key in english}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("outcome", [*Status, *NoticeKind, *Standing], ids=str)
def test_the_terminal_has_a_label_for_every_outcome(language: str, outcome: str) -> None:
    assert words(language)[outcome]


@pytest.mark.parametrize("kind", FactKind)
def test_the_terminal_has_a_label_for_every_kind_of_fact(kind: FactKind) -> None:
    assert words()[kind]
