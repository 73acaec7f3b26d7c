"""What a document is worth on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.compose.status import asks_of_document, status_parts, term_statements, title_statement
from assistant.messages import message


def document(towns, city: str):
    return next(one for one in towns.documents if one.city == city)


@pytest.mark.parametrize(
    ("city", "day", "standing"),
    [
        ("绵阳", dt.date(2026, 11, 20), "in_force"),
        ("绵阳", dt.date(2027, 12, 31), "in_force"),
        ("绵阳", dt.date(2028, 1, 1), "expired"),
        ("湛江", dt.date(2026, 11, 20), "draft"),
        ("湛江", dt.date(2030, 1, 1), "draft"),
        ("丽水", dt.date(2022, 8, 1), "in_force"),
        ("丽水", dt.date(2022, 12, 31), "in_force"),
        ("丽水", dt.date(2023, 1, 1), "expired"),
    ],
)
def test_the_standing_comes_first_with_the_words_it_follows_from(asked, towns, city, day, standing):
    held = document(towns, city)
    lead, *rest = status_parts(asked(f"{city}的文件还有效吗", day=day), held, towns.clauses(held.id))
    title = held.title.replace("（征求意见稿）", "")
    assert lead.text == message("zh", f"compose.status_{standing}", title=title, words=held.draft_words)
    assert lead.statements == (title_statement(held),)
    assert bool(rest) == (standing != "draft")
    assert all("有效期至" in part.text for part in rest)


def test_a_title_can_be_quoted(towns):
    for held in towns.documents:
        one = title_statement(held)
        quote = one.clause.quote(one.span)
        assert "".join(quote.split()).replace("关于印发", "") in "".join(held.head.split()).replace("关于印发", "")


def test_only_the_document_s_own_terms_speak_for_it(towns):
    held = document(towns, "丽水")
    texts = [one.text for one in term_statements(held, towns.clauses(held.id))]
    assert texts and all("本通知" in text for text in texts)
    draft = document(towns, "湛江")
    assert term_statements(draft, towns.clauses(draft.id)) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("绵阳的措施还有效吗", True),
        ("绵府办发〔2025〕9号还执行吗", None),
        ("绵阳换热水器的补贴还有吗", False),
        ("丽水骑行消费券还能领吗", False),
        ("丽水这个通知还有效吗", True),
    ],
)
def test_about_the_document_or_about_one_measure_in_it(weighed, text, whole):
    question, evidence = weighed(text)
    if whole is not None:
        assert asks_of_document(question, evidence.findings[0]) is whole
