"""The command line, run within the tests' process or, as people do, in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wence.cli import main

Wence = Callable[..., subprocess.CompletedProcess[str]]

DOCUMENT = """济南市人民政府关于促进灯具消费的若干措施
济政发〔2024〕8号

为促进消费，制定以下措施。
一、支持换新。个人购买节能灯的，按售价的10%给予补贴，每盏最高20元。（责任单位：市商务局）
二、支持改造。对完成照明改造的小区，每个给予5万元奖励。（责任单位：市住房城乡建设局）
三、执行期限。本措施自2024年3月1日起施行，有效期至2030年12月31日。

济南市人民政府
2024年2月20日
"""


@pytest.fixture
def wence(data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Wence:
    """Run `wence` within this process, in an empty folder, over the shared index or over another (`data=`)."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str | Path, data: Path = data_dir, **environment: str) -> subprocess.CompletedProcess[str]:
        with monkeypatch.context() as patch, pytest.raises(SystemExit) as end:
            for name, value in {"WENCE_DATA_DIR": str(data), **environment}.items():
                patch.setenv(name, value)
            capsys.readouterr()
            main([str(word) for word in words])
        status = end.value.code
        assert isinstance(status, int)
        shown = capsys.readouterr()
        return subprocess.CompletedProcess(words, status, shown.out, shown.err)

    return run


@pytest.fixture
def process(data_dir: Path, tmp_path: Path) -> Wence:
    """Run `wence` as people do, as a process of its own: for a few tests, since each starts Python anew."""

    def run(*words: str | Path, data: Path = data_dir, **environment: str) -> subprocess.CompletedProcess[str]:
        root = Path(__file__).resolve().parents[2]
        return subprocess.run(
            [sys.executable, "-m", "wence", *map(str, words)],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(root), "WENCE_DATA_DIR": str(data)} | environment,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two documents of cities that do not ship."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "jinan.txt").write_text(DOCUMENT, encoding="utf-8")
    (documents / "qingdao.txt").write_text(
        DOCUMENT.replace("济南", "青岛").replace("济政", "青政").replace("灯具", "雨伞"), encoding="utf-8"
    )
    return documents
