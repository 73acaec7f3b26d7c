"""What is paid on top of another clause, named by its number, is told with that clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

TEXT = """通辽市电商创业扶持办法

一、创业补贴
（一）首次开办网店补贴。首次开办网店并正常经营满6个月的，一次性补贴4000元。
（二）仓储补贴。租用电商仓库的，每月每平方米补贴3元。
（三）牧区特产加补。销售牛肉干、奶制品等牧区特产的网店，在（一）的基础上增加1500元。
"""


@pytest.fixture(scope="module")
def tongliao(reading: Callable[..., Assistant]) -> Assistant:
    return reading(TEXT)


def test_the_base_is_told_with_what_is_added(tongliao):
    answer = tongliao.ask("通辽卖牛肉干的网店能多拿多少补贴").answer
    assert "4000元" in answer and "1500元" in answer and "3元" not in answer
