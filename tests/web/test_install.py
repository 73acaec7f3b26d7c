"""What lets the page be installed and framed, and what stands there while nothing is indexed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from app import create_app
from assistant.settings import Settings


def test_the_manifest_names_icons_that_are_there(client: TestClient) -> None:
    manifest = json.loads(client.get("/manifest.webmanifest").text)
    assert manifest["short_name"] == "问策" and manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        answer = client.get(icon["src"])
        side = int(icon["sizes"].partition("x")[0])
        assert answer.status_code == 200 and answer.headers["content-type"] == icon["type"]
        assert side in (192, 512) and answer.content[16:24] == side.to_bytes(4, "big") * 2


def test_the_icons_are_those_that_the_command_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import web.icons

    shipped = Path(web.icons.__file__).with_name("static") / "icon-192.png"
    monkeypatch.setattr(web.icons, "_STATIC", tmp_path)
    with Image.open(web.icons.draw(192)) as drawn, Image.open(shipped) as kept:
        assert list(drawn.convert("RGB").getdata())[::997] == list(kept.convert("RGB").getdata())[::997]


def test_the_worker_keeps_no_question_and_no_answer(client: TestClient) -> None:
    script = client.get("/service-worker.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert '"/wence/"' in script.text and "api" not in script.text


def test_the_page_may_be_framed_by_those_whom_the_settings_name(data_dir: Path, tmp_path: Path) -> None:
    records = f"sqlite:///{tmp_path / 'records.sqlite'}"
    hosts = "https://www.gov.example; script-src *"
    settings = Settings(data_dir=data_dir, database_url=records, frame_hosts=hosts)
    with TestClient(create_app(settings)) as framed:
        headers = framed.get("/?embed=1").headers
    assert "frame-ancestors 'self' https://www.gov.example script-src *" in headers["content-security-policy"]
    assert "x-frame-options" not in headers


def test_nobody_may_frame_it_otherwise(client: TestClient) -> None:
    headers = client.get("/").headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"] and headers["x-frame-options"] == "DENY"


def test_the_widget_is_one_script_without_slots_left(client: TestClient) -> None:
    script = client.get("/widget.js").text
    assert "iframe" in script and "__WORDS__" not in script and "问政策" in script


def test_an_empty_index_is_told_and_not_asked(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    settings = Settings(data_dir=tmp_path / "data", corpus_dir=tmp_path / "corpus")
    with TestClient(create_app(settings)) as empty:
        assert empty.get("/").status_code == 200
        assert empty.get("/readyz").status_code == 503
        refused = empty.post("/api/v1/ask", json={"question": "买手机补多少？"})
        assert refused.status_code == 503 and "还没有收录" in refused.json()["error"]["message"]
        assert empty.get("/api/v1/documents").json() == []
        assert empty.get("/api/v1/search", params={"query": "手机"}).json() == {"results": []}
