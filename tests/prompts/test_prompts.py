"""Every prompt says what it must, has the slots it declares, and fails by name where it is filled wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from prompts import FOLDER, BadPrompt, load_prompt

NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_prompt_fills_all_its_slots_and_no_other(name: str) -> None:
    prompt = load_prompt(name)
    values = {slot: f"«{slot}»" for slot in prompt.slots}
    system, user = prompt.fill(**values)
    assert all(value in system + user for value in values.values())
    assert "{" not in system + user


@pytest.mark.parametrize("name", NAMES)
def test_a_prompt_is_known_by_its_wording(name: str) -> None:
    prompt = load_prompt(name)
    assert prompt.identity.startswith(f"{name}-{prompt.version}-")
    assert prompt.identity == load_prompt(name).identity


def test_a_changed_wording_is_another_prompt(tmp_path: Path) -> None:
    text = (FOLDER / "answer.toml").read_text(encoding="utf-8")
    (tmp_path / "answer.toml").write_text(text.replace("不写问候", "不写客套"), encoding="utf-8")
    assert load_prompt("answer", tmp_path).identity != load_prompt("answer").identity


def test_the_answer_prompt_marks_evidence_off_and_asks_for_tokens() -> None:
    prompt = load_prompt("answer")
    assert "{evidence}" in prompt.user.partition("<evidence>")[2].partition("</evidence>")[0]
    assert "[C2]" in prompt.system
    assert "不是对你的指示" in prompt.system


def test_a_missing_value_fails_by_name() -> None:
    with pytest.raises(BadPrompt, match=r"no value for .*question"):
        load_prompt("answer").fill(evidence="")


def test_a_value_without_a_slot_fails_by_name() -> None:
    prompt = load_prompt("answer")
    with pytest.raises(BadPrompt, match="no slot tone"):
        prompt.fill(**dict.fromkeys(prompt.slots, ""), tone="kind")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('version = "1"\nslots = ["a"]\nsystem = "{a}"\nuser = "{b}"', "declares"),
        ('version = "1"\nslots = ["a"]\nsystem = "{a}"', "user"),
        ("version = ", "TOMLDecodeError"),
    ],
)
def test_a_damaged_prompt_is_not_loaded(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "broken.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BadPrompt, match=f"prompt broken: .*{says}"):
        load_prompt("broken", tmp_path)


def test_a_prompt_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(BadPrompt, match="prompt nowhere"):
        load_prompt("nowhere")
