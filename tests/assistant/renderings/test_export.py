"""A conversation as a file to keep."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Answer
from assistant.renderings import export_markdown


@dataclass(frozen=True)
class Asked:
    question: str
    answer: Answer


def test_questions_answers_notices_and_quotes_are_all_there_in_order(asked):
    turns = [Asked(question, asked(question)) for question in ("长春买手机补多少", "贵阳课后服务费最高多少")]
    page = export_markdown(turns)
    places = [page.index(words) for words in ("## 问：长春买手机补多少", "征求意见稿", "15%", "> 实施手机、平板",
                                              "## 问：贵阳课后服务费最高多少", "180元", "2026年4月28日")]  # fmt: skip
    assert places == sorted(places)
    assert page.count("以上内容摘自公开文件原文，参考答复，以正式文件为准。") == 2
    for turn in turns:
        for citation in turn.answer.citations:
            assert f"[{citation.n}] 《" in page
            assert f"{citation.source.file} 第 {citation.source.start}–{citation.source.end} 字" in page


def test_the_working_of_a_calculation_is_kept(asked):
    question = "长春两台空调一共9000元补多少"
    page = export_markdown([Asked(question, asked(question))])
    assert "**计算过程**" in page and "9000元 × 15% = 1350元" in page


def test_what_a_model_wrote_is_labelled_so(asked):
    answer = asked("长春买手机补多少").model_copy(update={"mode": "generative"})
    page = export_markdown([Asked("长春买手机补多少", answer)])
    assert "由人工智能生成" in page and "摘自公开文件原文" not in page


def test_personal_numbers_and_markup_in_a_question_do_no_harm(asked):
    question = "我的手机号13812345678，**长春**买手机 <b>补多少</b> # 标题"
    page = export_markdown([Asked(question, asked("长春买手机补多少"))])
    assert "13812345678" not in page
    assert "\\*\\*长春\\*\\*" in page and "\\<b\\>" in page


def test_english_conversations_are_kept_in_english(asked):
    question = "How much is the phone subsidy in Changchun?"
    page = export_markdown([Asked(question, asked(question))])
    assert page.startswith("# Questions and answers") and "the official text prevails" in page


def test_nothing_asked_is_an_empty_file():
    assert export_markdown([]) == ""
