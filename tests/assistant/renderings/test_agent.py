"""What a hotline agent says, passes on and pastes."""

from __future__ import annotations

import json
import re

import pytest

from assistant.answer import NoticeKind, Status
from assistant.renderings import agent
from evals.figures import figures
from index.numerals import parse_number

SHARE = re.compile(r"[百千]分之([零一二三四五六七八九十百千点]+)")
MARKS = re.compile(r"[\[\]（）()《》“”「」*#|<>%‰×=/]")


@pytest.mark.parametrize(
    ("question", "dispatch", "citation"),
    [
        (
            "长春买手机补多少",
            "责任单位（原文未分主次）：市商务局、市发改委、市财政局",
            "《长春市提振消费专项行动实施方案（征求意见稿）》第四部分第（十五）项",
        ),
        (
            "同江发放政府消费券一共多少万元",
            "主办：市商务和口岸局、市文体广电和旅游局；配合：市财政局",
            "《实施促消费扩内需行动工作方案》第四部分第（一）项，同江市人民政府办公室，2023年4月4日",
        ),
        (
            "连云港发放多少餐饮零售消费券",
            "属地：各县区、功能板块",
            "《关于进一步释放消费潜力促进消费加快恢复和高质量发展的若干政策措施》（连政办发〔2022〕61号）第一条，"
            "连云港市人民政府办公室，2022年9月5日",
        ),
        (
            "晋城企业稳岗返还比例多少",
            "责任单位（原文未分主次）：市人社局、市财政局、市税务局",
            "（晋市政办〔2022〕33号）第一部分第（一）项第4点，晋城市人民政府办公室，2022年11月2日",
        ),
        # the bracket at the end of the last item holds for every item of the group
        (
            "合肥低保老人居家养老服务补贴每月多少",
            "主办：市民政局；配合：市财政局、市卫生健康委",
            "（合政办〔2025〕9号）第二部分第（一）项第1点",
        ),
        (
            "贵阳课后服务费最高多少",
            "文件没有写明承办单位，发文机关：贵阳市教育局",
            "（筑教发〔2026〕15号）第五部分第（二）项，贵阳市教育局，2026年4月28日",
        ),
        (
            "浙江一次性扩岗补助标准",
            "责任单位（原文未分主次）：省人力社保厅、省财政厅",
            "（浙政办发〔2025〕18号）第一部分第（二）项第1点",
        ),
    ],
)
def test_whom_to_pass_it_to_and_what_to_paste(asked, everywhere, question, dispatch, citation):
    card = agent(asked(question), everywhere.library)
    assert dispatch in card.dispatch
    assert any(citation in line for line in card.citations), card.citations
    assert dispatch in card.work_order and card.script in card.work_order and card.standing in card.work_order


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("长春买手机补多少", "先说明一点，这份文件还是征求意见稿"),
        ("西安首次贷款贴息多少", "先说明一点，这份文件写明的期限已经过了"),
        ("How much is the phone subsidy in Changchun?", "First of all: this document is still a draft"),
    ],
)
def test_a_draft_or_expired_text_is_said_to_be_one_before_anything_else(asked, everywhere, question, first):
    assert agent(asked(question), everywhere.library).script.startswith(first)


def test_english_callers_are_spoken_to_in_english_and_offices_written_to_in_chinese(asked, everywhere):
    card = agent(asked("How much is the phone subsidy in Changchun?"), everywhere.library)
    assert "15%" in card.script and "500 yuan" in card.script and "Commerce Bureau" in card.script.splitlines()[-1]
    assert not re.search(r"[一-鿿]", card.script)
    assert card.dispatch.startswith("责任单位") and "征求意见稿" in card.standing


def test_the_number_to_ask_at_is_cited(asked, everywhere):
    card = agent(asked("贵阳课后服务费最高多少"), everywhere.library)
    assert "0851，87980000" in card.script
    assert "0851-87980000" in "".join(card.sources[-1].quote.split())


@pytest.mark.parametrize("question", ["周口报废联合收割机标准提高多少", "晋城企业稳岗返还比例多少"])
def test_a_number_for_complaints_is_no_number_to_ask_at(asked, everywhere, question):
    assert "咨询电话" not in agent(asked(question), everywhere.library).script


def test_two_cities_are_dispatched_each_to_its_own(asked, everywhere):
    card = agent(asked("长春和宁波的家电以旧换新分别有什么规定"), everywhere.library)
    assert {line[:2] for line in card.dispatch.splitlines()} == {"长春", "宁波"}
    assert "长春的市商务局" in card.script and "宁波的市商务局" in card.script


def test_an_answer_without_a_citation_has_nothing_to_paste(asked, everywhere):
    card = agent(asked("南京买手机补多少"), everywhere.library)
    assert "南京" in card.script
    assert (card.dispatch, card.citations, card.standing) == ("", (), "")
    assert "【承办】" not in card.work_order


def test_the_promises_hold_on_every_card(asked, everywhere, questions, source_text):
    for question in questions:
        answer = asked(question)
        card = agent(answer, everywhere.library)
        assert answer.language == "en" or not MARKS.search(card.script), (question, card.script)
        if answer.status is not Status.ANSWERED:
            continue
        asks = card.script.splitlines()[-1]
        assert "请咨询" in asks or "please ask" in asks, question
        for source in card.sources:
            text = source_text(source.source.file)[source.source.start : source.source.end]
            assert "".join(text.split()) == "".join(source.quote.split()), question
        known = [json.dumps(source.model_dump(mode="json"), ensure_ascii=False) for source in card.sources]
        known += [question, str(answer.as_of), *(notice.text for notice in answer.notices)]
        known += [json.dumps(answer.calculation.model_dump(), ensure_ascii=False)] if answer.calculation else []
        said = SHARE.sub(lambda found: f"{parse_number(found[1])}%", card.script)
        own = re.sub(r"共查到\d+项|\b\d+ measures found|第[一二三四五六七八九十]+，", "", said)
        unsourced = {one.value for one in figures(own)} - {one.value for one in figures("\n".join(known))}
        assert not unsourced, (question, unsourced, card.script)


def test_what_is_over_or_a_draft_is_never_said_without_it(asked, everywhere, questions):
    for question in questions:
        answer = asked(question)
        standings = {citation.document.standing for citation in answer.citations}
        documents = len({citation.document.id for citation in answer.citations})
        first = "\n".join(agent(answer, everywhere.library).script.splitlines()[: max(documents, 1)])
        if "draft" in standings or any(notice.kind is NoticeKind.DRAFT for notice in answer.notices):
            assert "征求意见稿" in first or "draft" in first, question
        elif "expired" in standings:
            assert "期限已经过了" in first or "is over" in first, question
