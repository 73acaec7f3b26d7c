"""What is asked of a document itself, and of when it takes effect."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.pipeline import Assistant

RULES = """安康市商务局关于印发2026年家政服务消费补贴办法的通知

安商规〔2026〕12号

各县（市、区）商务主管部门：

现将办法印发给你们，请遵照执行。

安康市商务局
2026年4月8日

2026年家政服务消费补贴办法

第一条 购买家政服务的居民，按合同金额的20%给予补贴，每户最高800元。
第二条 补贴名单由市商务局每季度在网站公布。
第三条 本办法自2026年5月1日起施行，有效期至2027年4月30日。
"""
DRAFT = """安康市电动车停放管理办法（征求意见稿）

第一条 电动车应当停放在划定区域。
第二条 违反规定停放的，处50元罚款。
第三条 本办法自公布之日起施行。
"""


@pytest.fixture(scope="module")
def office(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("安康家政补贴这个文件文号是多少", "安商规〔2026〕12号"),
        ("安康那份通知是哪个单位发的", "安康市商务局"),
        ("安康家政补贴办法什么时候印发的", "2026年4月8日"),
        ("安康家政服务补贴20%出自哪个文件", "《2026年家政服务消费补贴办法》"),
        ("安康这个办法从哪天开始施行", "2026年5月1日"),
        ("When was the Ankang notice issued?", "8 April 2026"),
    ],
)
def test_number_issuer_day_and_title(office: Assistant, question: str, told: str) -> None:
    answer = office.ask(question)
    assert answer.status == "answered" and answer.citations
    assert told in answer.answer


def test_a_list_that_is_published_is_no_document(office: Assistant) -> None:
    assert "发文日期" not in office.ask("安康家政补贴名单什么时候公布").answer


def test_a_measure_beside_the_question_is_shown_with_its_document(office: Assistant) -> None:
    answer = office.ask("安康家政服务补贴出自哪个文件")
    assert "安商规〔2026〕12号" in answer.answer and "20%" in answer.answer


def test_what_a_draft_says_of_its_first_day_is_told_as_a_draft(reading: Callable[..., Assistant]) -> None:
    answer: Answer = reading(DRAFT).ask("安康电动车停放办法什么时候生效")
    assert "征求意见稿" in answer.answer and "自公布之日起施行" in answer.answer


def test_what_a_text_leaves_out_is_said(reading: Callable[..., Assistant]) -> None:
    assert "没有写文号" in reading(DRAFT).ask("安康电动车停放办法的文号是多少").answer
