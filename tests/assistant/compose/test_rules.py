"""Answers from a management regulation: an act and its penalty stand in two articles, papers in a list of items."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.pipeline import Assistant, vocabulary_of
from assistant.settings import Settings
from index.build import build_index
from index.library import Library

RULES = Path(__file__).parents[1] / "rules"


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("rules")
    build_index([RULES], folder, Settings().embedding_model)
    library = Library.open(folder)
    return Assistant(library, vocabulary_of(library), lambda: dt.date(2026, 11, 20))


def cited(answer: Answer) -> set[str]:
    """The articles that an answer cites, by their number."""
    return {next(part for part in citation.path if part.startswith("第") and "条" in part).split()[0]
            for citation in answer.citations}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "figures", "articles"),
    [
        ("在楼道里养狗罚多少钱？", ("100元", "300元"), {"第七条", "第十一条"}),
        ("把狗扔了不要了，要罚多少", ("500元", "2000元"), {"第十一条"}),
        ("遛狗没拴绳会被罚吗，罚多少", ("100元",), {"第十二条"}),
        ("养狗一直没登记，最多罚多少", ("800元",), {"第十条"}),
    ],
)
def test_a_penalty_is_found_by_the_act_that_another_article_forbids(
    rules: Assistant, question: str, figures: tuple[str, ...], articles: set[str]
) -> None:
    answer = rules.ask(question, city="安庆")
    assert answer.status == "answered"
    assert all(figure in answer.answer for figure in figures)
    assert articles <= cited(answer)


@pytest.mark.parametrize("question", ["安庆养狗不准干哪些事？", "安庆养犬人有什么行为是禁止的", "安庆养犬有哪些红线"])
def test_what_is_forbidden_is_every_item_of_the_list(rules: Assistant, question: str) -> None:
    answer = rules.ask(question)
    assert all(word in answer.answer for word in ("楼道", "公共汽车", "遗弃", "粪便"))
    assert "第七条" in cited(answer)


def test_a_fine_for_one_act_is_no_question_of_what_is_forbidden(rules: Assistant) -> None:
    assert "公共汽车" not in rules.ask("狗粪不捡罚多少", city="安庆").answer


def test_papers_place_and_days_are_told_together(rules: Assistant) -> None:
    answer = rules.ask("给狗上证要带什么材料，去哪办，几天能下来？", city="安庆")
    assert all(word in answer.answer for word in ("身份证件", "免疫证明", "派出所", "7个工作日"))


def test_conditions_are_shown_whole(rules: Assistant) -> None:
    answer = rules.ask("哪些情况不给登记？", city="安庆")
    assert "虐待犬只记录" in answer.answer and "烈性犬" in answer.answer


def test_who_punishes_is_named(rules: Assistant) -> None:
    assert "公安机关" in rules.ask("无证养狗由谁来查处？", city="安庆").answer


def test_what_is_only_near_is_said_to_be_no_more(rules: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.judge.probability", lambda seen: 0.05)
    answer = rules.ask("遛弯时毛孩子要咋拴", city="安庆")
    assert answer.status == "answered"
    assert answer.answer.startswith("没有查到与您说的完全一致的规定")
    assert answer.citations and len("".join(answer.answer.split())) <= 320


def test_nothing_near_is_shown_where_no_city_is_meant(rules: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.judge.probability", lambda seen: 0.05)
    assert rules.ask("遛弯时毛孩子要咋拴").status == "no_evidence"


def test_the_standard_beside_what_is_covered_is_told(rules: Assistant) -> None:
    answer = rules.ask("吊扇能补多少？", city="池州").answer
    assert "12%" in answer and "80元" in answer


@pytest.mark.parametrize(
    ("question", "said"),
    [("公务员买循环扇能领补贴吗", "不在补贴范围内"), ("青阳县买落地扇能领池州的补贴吗", "自行制定办法")],
)
def test_who_is_left_out_is_told_from_another_clause(rules: Assistant, question: str, said: str) -> None:
    answer = rules.ask(question, city="池州")
    assert said in answer.answer


def test_every_case_under_a_heading_is_told(rules: Assistant) -> None:
    answer = rules.ask("买了风扇，哪些情形是不给补的？", city="池州").answer
    assert all(word in answer for word in ("二手", "收货地址", "抬头"))
