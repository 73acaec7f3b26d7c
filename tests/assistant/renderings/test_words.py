"""The renderings' words live in data files, the same in both languages, and carry no figure of their own."""

from __future__ import annotations

import re
import string

import pytest

from assistant.renderings.words import table, wording
from assistant.settings import ROOT
from index.values import Standing


def _flat(name):
    return {f"{part}.{key}": text for part, words in table(name).items() for key, text in words.items()}


def _slots(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_say_the_same_things():
    chinese, english = _flat("zh"), _flat("en")
    assert chinese.keys() == english.keys()
    assert {key: _slots(text) for key, text in chinese.items()} == {key: _slots(text) for key, text in english.items()}


@pytest.mark.parametrize("name", ["zh", "en", "work_order"])
def test_no_wording_carries_a_figure(name):
    assert not {key: text for key, text in _flat(name).items() if re.search(r"\d", text)}


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_its_words(standing):
    assert wording("work_order", f"standing.{standing.value}")
    assert all(wording(language, f"merchant.standing_{standing.value}", title="甲") for language in ("zh", "en"))


def test_every_wording_that_the_code_asks_for_exists_and_every_one_there_is_asked_for():
    chinese = _flat("zh")
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "assistant" / "renderings").glob("*.py"))
    asked = set(re.findall(r"""["']((?:agent|resident|export|standing|order|reference)\.[a-z_]+)["']""", code))
    assert len(asked) > 20 and asked <= (chinese | _flat("work_order")).keys()
    whole = {key for key in chinese if key.startswith(("agent.", "resident.", "export."))}
    assert not {key for key in whole - asked if "greeting_" not in key}


@pytest.mark.parametrize("row", table("merchant")["section"], ids=lambda row: row["key"])
def test_every_section_of_the_checklist_has_its_heading_and_its_empty_words(row):
    for language in ("zh", "en"):
        assert wording(language, f"merchant.{row['key']}") and wording(language, f"merchant.empty_{row['key']}")


def test_a_wording_without_its_slot_fails_by_name():
    with pytest.raises(KeyError, match="units"):
        wording("zh", "agent.ask_units")
