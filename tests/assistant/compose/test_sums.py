"""Sums of several provisions that all apply: the items under one heading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

DAY = dt.date(2026, 11, 20)
RULES = """铜陵市残疾人联合会关于印发铜陵市助残增收若干措施的通知

铜残联〔2026〕4号

现将措施印发给你们，请遵照执行。本措施自2026年1月1日起施行，有效期至2028年12月31日。

一、自主创业扶持
（一）开办补贴。一级残疾人首次创办企业的补贴8000元，二级残疾人补贴6000元，三级、四级残疾人补贴4000元。
（二）经营补贴。一级残疾人每月补贴600元，二级残疾人每月补贴400元，三级、四级残疾人每月补贴200元，最长不超过24个月。
（三）补贴资金由县区残联发放。

二、学习培训资助
（一）学费资助。残疾学生考入大专的资助3000元，考入本科的资助5000元。
（二）路费资助。残疾学生到外省就读的，每年资助500元。
（三）同一学生不得重复享受。

三、居家照护
（一）安装费。为残疾人家庭安装呼叫器的，每户补贴260元。
（二）服务费。按实际支出的50%补贴。
"""


@pytest.fixture(scope="module")
def tongling(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        # once, and every month for as long as the text pays
        ("铜陵一级残疾人自主创业，扶持总共能拿多少钱", "22400元"),
        ("铜陵二级残疾人开店创业，开办补贴加经营补贴两年一共多少", "15600元"),
        ("铜陵四级残疾人自主创业扶持补贴总共多少", "8800元"),
    ],
)
def test_all_items_under_one_heading(tongling: Assistant, question: str, result: str) -> None:
    answer = tongling.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.result == result
    assert {i.citation for i in answer.calculation.inputs} - {None} <= {c.n for c in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "铜陵残疾学生考上本科去外省念书，学习培训资助总共多少",  # one of them only
        "铜陵残疾人家庭居家照护补贴总共多少",  # what is spent is not told
    ],
)
def test_items_that_do_not_add_up(tongling: Assistant, question: str) -> None:
    assert tongling.ask(question).calculation is None
