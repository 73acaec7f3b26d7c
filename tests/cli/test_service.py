"""`wence settings`, `wence serve` and `wence eval`."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from assistant.settings import ROOT
from tests.cli.conftest import Wence


def test_settings_hide_secrets(wence: Wence) -> None:
    shown = wence(
        "settings", WENCE_LLM_API_KEY="sk-very-secret", WENCE_DATABASE_URL="postgresql://wence:hunter2@db/wence"
    ).stdout
    assert "sk-very-secret" not in shown and "hunter2" not in shown
    assert "WENCE_LLM_API_KEY=(set)" in shown
    assert "WENCE_DATABASE_URL=postgresql://wence:***@db/wence" in shown


def test_settings_come_from_the_env_file_too(wence: Wence, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("WENCE_DEFAULT_CITY=济南\n", encoding="utf-8")
    assert "WENCE_DEFAULT_CITY=济南" in wence("settings").stdout


def test_a_setting_that_cannot_be_is_named(wence: Wence) -> None:
    done = wence("settings", WENCE_AS_OF="soon")
    assert done.returncode == 2
    assert done.stderr.startswith("wence: WENCE_AS_OF='soon'") and done.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_named_at_once(wence: Wence) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = wence("serve", "--port", str(port))
    assert done.returncode == 1
    assert f"127.0.0.1:{port}" in done.stderr and done.stderr.count("\n") == 1


def test_the_application_file_refuses_an_option_it_does_not_know() -> None:
    words = [sys.executable, str(ROOT / "app.py"), "--prot", "7861"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "--prot" in done.stderr and "--port" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("start", [["-m", "wence", "serve"], [str(ROOT / "app.py")]])
def test_serving_answers_on_its_port(data_dir: Path, tmp_path: Path, start: list[str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, *start, "--port", str(port)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "WENCE_DATA_DIR": str(data_dir)}
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(words, cwd=tmp_path, env=environment, stdout=log, stderr=log)
    try:
        assert _alive(f"http://127.0.0.1:{port}/healthz", process), (tmp_path / "log").read_text()
    finally:
        process.terminate()
        process.wait(timeout=20)


def _alive(address: str, process: subprocess.Popen[bytes]) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            return bool(direct.open(address, timeout=5).status == 200)
        except OSError:
            time.sleep(0.3)
    return False


def _case(name: str, question: str, **expect: object) -> str:
    case = {"id": name, "persona": "resident", "kind": "amount", "question": question, "as_of": "2026-11-20"}
    return json.dumps(case | {"expect": expect}, ensure_ascii=False)


PHONE = "长春买手机以旧换新补多少？"


def test_a_question_set_is_scored(wence: Wence, tmp_path: Path) -> None:
    good, bad = _case("phone", PHONE, figures=["15%"], notices=["draft"]), _case("never", PHONE, figures=["77%"])
    file = tmp_path / "cases.jsonl"
    file.write_text(f"{good}\n{bad}\n", encoding="utf-8")
    done = wence("eval", file, "--no-record", "--strict")
    assert done.returncode == 0
    assert "score 1/2 = 0.500" in done.stdout and "answers that break a promise: 0" in done.stdout
    assert "never" in done.stdout and "no figure 77%" in done.stdout


def test_of_a_held_out_set_only_the_total_is_shown(wence: Wence, tmp_path: Path) -> None:
    file = tmp_path / "questions-heldout.jsonl"
    file.write_text(_case("never", PHONE, figures=["77%"]), encoding="utf-8")
    shown = wence("eval", file, "--no-record").stdout
    assert "score 0/1" in shown and "77%" not in shown


def test_other_documents_are_asked_without_touching_the_index(wence: Wence, folder: Path, tmp_path: Path) -> None:
    before = wence("documents").stdout
    file = tmp_path / "cases.jsonl"
    file.write_text(_case("lamp", "买节能灯补多少？", status=["answered"], figures=["10%"]), encoding="utf-8")
    (folder / "qingdao.txt").unlink()
    done = wence("eval", file, "--documents", folder, "--no-record")
    assert "score 1/1" in done.stdout
    assert wence("documents").stdout == before
