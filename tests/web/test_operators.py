"""文件与运行: behind a password; an upload is inspected, published and answered from while others go on reading."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app import create_app
from assistant.settings import Settings
from index.reading import UnreadableFile
from web.operators.charts import bars
from web.operators.publishing import safe_name

PASSWORD = "correct horse battery"
TODAY = dt.date(2026, 11, 20)
DOCUMENT = """云台市人民政府办公室关于印发云台市节能灯具推广实施办法的通知
云政办发〔2026〕15号

各县区人民政府，市政府各部门：
《云台市节能灯具推广实施办法》已经市政府同意，现印发给你们，请认真组织实施。

云台市人民政府办公室
2026年6月1日

云台市节能灯具推广实施办法

一、支持对象。在本市购买一级能效节能灯具的个人消费者。
二、补贴标准。个人消费者购买节能灯具的，按售价的12%给予补贴，每户最高不超过360元。（责任单位：市商务局）
三、有效期。本办法自2026年6月1日起施行，有效期至2027年12月31日。
"""
QUESTION = "云台买节能灯具补贴多少？"


@pytest.fixture(scope="module")
def settings(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("operated") / "wence"
    shutil.copytree(data_dir, folder)
    return Settings(data_dir=folder, as_of=TODAY, rate_limit="1000/minute", operator_password=PASSWORD)


@pytest.fixture(scope="module")
def open_door(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url="https://wence.test") as client:
        yield client


@pytest.fixture(scope="module")
def operator(open_door: TestClient) -> TestClient:
    came = open_door.post("/operator/login", data={"password": PASSWORD})
    assert came.status_code == 200 and "上传文件" in came.text
    return open_door


def seal(page: str) -> str:
    found = re.search(r'name="seal" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_without_a_password_in_the_settings_there_is_no_page(client: TestClient) -> None:
    assert client.get("/operator").status_code == 404
    assert "/operator" not in client.get("/").text


def test_nobody_comes_in_without_the_password(settings: Settings) -> None:
    with TestClient(create_app(settings), base_url="https://wence.test") as stranger:
        for path in ("", "/questions", "/use", "/quality", "/staged/0123456789abcdef"):
            page = stranger.get(f"/operator{path}")
            assert "管理人员登录" in page.text and 'name="seal"' not in page.text
        assert stranger.post("/operator/login", data={"password": "wrong"}).status_code == 403
        files = {"file": ("a.txt", DOCUMENT.encode())}
        assert "管理人员登录" in stranger.post("/operator/upload", data={"seal": "x"}, files=files).text
        tries = [stranger.post("/operator/login", data={"password": "wrong"}).status_code for _ in range(9)]
        assert tries[-1] == 429


def test_the_session_is_a_cookie_that_scripts_and_other_sites_cannot_use(settings: Settings) -> None:
    with TestClient(create_app(settings), base_url="https://wence.test", follow_redirects=False) as client:
        cookie = client.post("/operator/login", data={"password": PASSWORD}).headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=strict", "Secure", "Path=/operator"):
        assert part in cookie


def test_a_form_without_its_seal_does_nothing(operator: TestClient) -> None:
    files = {"file": ("a.txt", DOCUMENT.encode())}
    assert "管理人员登录" in operator.post("/operator/upload", data={"seal": "forged"}, files=files).text


def test_an_upload_is_inspected_published_and_answered_from(operator: TestClient) -> None:
    before = operator.post("/api/v1/ask", json={"question": QUESTION}).json()
    assert not any(citation["city"] == "云台" for citation in before["citations"])
    home = operator.get("/operator").text
    files = {"file": ("../云台办法.txt", DOCUMENT.encode())}
    report = operator.post("/operator/upload", data={"seal": seal(home)}, files=files)
    assert "云台市节能灯具推广实施办法" in report.text and "云政办发〔2026〕15号" in report.text
    operator.post(report.url.path, data={"seal": seal(report.text), "do": "state", "city": "云台", "issuer": ""})
    operator.post(report.url.path, data={"seal": seal(report.text), "do": "publish"})
    until = time.monotonic() + 90
    while "正在发布" in (home := operator.get("/operator").text) and time.monotonic() < until:
        assert operator.get("/readyz").status_code == 200  # the old index answers meanwhile
        time.sleep(0.2)
    assert "已发布 云台办法.txt" in home
    answer = operator.post("/api/v1/ask", json={"question": QUESTION}).json()
    assert answer["status"] == "answered" and "12%" in answer["answer"] and "360元" in answer["answer"]
    assert {citation["city"] for citation in answer["citations"]} == {"云台"}


def test_what_cannot_be_read_is_told(operator: TestClient) -> None:
    given = {"seal": seal(operator.get("/operator").text)}
    for name, content in (("a.exe", b"MZ"), ("a.docx", b"no docx"), ("a.pdf", b"\x00" * 40)):
        page = operator.post("/operator/upload", data=given, files={"file": (name, content)})
        assert page.status_code == 422 and "读不出来" in page.text


def test_an_unanswered_question_gets_an_answer_of_staff(operator: TestClient, settings: Settings) -> None:
    asked = "长春的宠物狗要办什么证？"
    for _ in range(2):
        operator.post("/api/v1/ask", json={"question": asked})
    page = operator.get("/operator/questions")
    assert "宠物狗" in page.text and 'class="wc-number">2<' in page.text
    note = {"seal": seal(page.text), "question": "宠物能入园吗", "answer": "请牵绳。<b>", "by": "小王"}
    assert operator.post("/operator/note", data={**note, "until": "2026-11-20"}).status_code == 422
    shown = operator.post("/operator/note", data={**note, "until": "2026-12-31"})
    assert "请牵绳。&lt;b&gt;" in shown.text


def test_use_and_quality_are_shown(operator: TestClient) -> None:
    assert "<svg" in operator.get("/operator/use").text
    assert "质量" in operator.get("/operator/quality").text


def test_leaving_ends_the_session(settings: Settings) -> None:
    with TestClient(create_app(settings), base_url="https://wence.test") as client:
        page = client.post("/operator/login", data={"password": PASSWORD}).text
        kept = dict(client.cookies)
        client.post("/operator/leave", data={"seal": seal(page)})
        client.cookies.update(kept)
        assert "管理人员登录" in client.get("/operator").text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../办法.TXT", "办法.txt"),
        ("C:\\文件\\通知.docx", "通知.docx"),
        (" .隐藏.md", "隐藏.md"),
        ("a\u202eb\x00.txt", "ab.txt"),
        ("长" * 300 + ".txt", "长" * 100 + ".txt"),
    ],
)
def test_a_file_keeps_a_name_that_stays_in_its_folder(given: str, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.mark.parametrize("given", ["", "..", "a.exe", ".txt", "no suffix"])
def test_a_name_of_no_document_is_refused(given: str) -> None:
    with pytest.raises(UnreadableFile):
        safe_name(given)


def test_a_chart_tells_each_bar_in_words() -> None:
    chart = bars("提问", ["11-19", "11-20"], [2, 4], [0, 1])
    assert chart.count("wc-bar") == 2 and chart.count("wc-part") == 1 and "<title>11-20: 4</title>" in chart
    assert bars("空", [], []).startswith("<svg")
