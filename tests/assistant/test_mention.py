"""Documents that a question names."""

from __future__ import annotations

import pytest

from assistant.mention import mentioned


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("绵府办发〔2025〕9号还有效吗", ["绵阳"]),
        ("绵府办发[2025]9号还有效吗", ["绵阳"]),
        ("《改善家庭生活若干措施》还执行吗", ["绵阳"]),
        ("《湛江市海洋惠民实施方案》印发了吗", ["湛江"]),
        ("丽政办发〔2022〕31号和绵府办发〔2025〕9号", ["丽水", "绵阳"]),
        ("丽政办发〔2022〕3号", []),
        ("2025年补多少", []),
        ("绵阳换热水器补多少", []),
        ("《中华人民共和国民法典》怎么说", []),
        ("", []),
    ],
)
def test_by_number_or_title(towns, text, cities):
    assert [document.city for document in mentioned(text, towns.documents)] == cities


@pytest.mark.parametrize("text", ["绵府办发〔2025〕90号还有效吗", "内丽政办发〔2022〕319号"])
def test_a_longer_number_is_another_document(towns, text):
    assert mentioned(text, towns.documents) == ()


def test_a_number_written_with_spaces(towns):
    assert len(mentioned("绵府办发 (2025) 第 9 号", towns.documents)) == 1


def test_a_general_word_in_title_marks_names_no_document(towns):
    assert mentioned("《若干措施》", towns.documents) == ()


def test_a_document_is_known_by_its_running_number_alone(towns):
    held = next(one for one in towns.documents if one.number)
    last = held.number.removesuffix("号").split("〕")[-1]
    assert held in mentioned(f"{last}号文件什么时候到期", towns.documents)
    assert mentioned(f"{last}号楼停水吗", towns.documents) == ()
