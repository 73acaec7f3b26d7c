"""A table of which the question names no row is shown whole; one row where it names that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

RULES = """# 乐山市景区观光车和索道票价管理办法

**第一条**　市发展改革委负责制定票价，市文广旅游局负责服务质量。

**第二条**　索道票价：

| 索道 | 上行 | 下行 | 往返最高 |
| --- | --- | --- | --- |
| 金顶索道 | 65元 | 55元 | 110元 |
| 万年索道 | 50元 | 40元 | 80元 |
| 云峰索道 | 30元 | 20元 | 45元 |

**第三条**　本办法自2026年4月1日起施行，有效期5年。
"""


@pytest.fixture(scope="module")
def leshan(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES, "md")


@pytest.mark.parametrize("question", ["乐山索道票多少钱", "乐山坐索道一趟要多少钱"])
def test_all_rows_where_none_is_named(leshan: Assistant, question: str) -> None:
    answer = leshan.ask(question).answer
    assert all(figure in answer for figure in ("65元", "50元", "30元"))


def test_the_row_that_is_named(leshan: Assistant) -> None:
    answer = leshan.ask("乐山万年索道票多少钱").answer
    assert "50元" in answer and "65元" not in answer and "30元" not in answer


def test_who_sets_the_price(leshan: Assistant) -> None:
    assert "市发展改革委" in leshan.ask("乐山索道票是谁定的价").answer
