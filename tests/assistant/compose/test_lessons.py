"""A price for each of something that is counted in a word of its own (课时, 节课), with a ceiling."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

RULES = """# 邵阳市课后服务收费办法

**第一条** 课后服务收费标准：

| 学段 | 基本托管（每课时） | 素质拓展（每课时） | 每学期最高 |
| --- | --- | --- | --- |
| 小学 | 2元 | 3.5元 | 420元 |
| 初中 | 2.5元 | 4元 | 500元 |

**第二条** 本办法自2026年3月1日起施行。
"""


@pytest.fixture(scope="module")
def shaoyang(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES, "md")


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("邵阳初中托管12课时多少钱", "30元"),
        ("邵阳小学素质拓展20节课多少钱", "70元"),
        ("邵阳小学托管一学期230课时要交多少", "420元"),
    ],
)
def test_so_many_lessons(shaoyang: Assistant, question: str, result: str) -> None:
    answer = shaoyang.ask(question)
    assert answer.calculation is not None, answer.answer
    assert answer.calculation.result == result


def test_a_number_of_something_unknown_is_not_worked_out(shaoyang: Assistant) -> None:
    assert shaoyang.ask("邵阳小学托管30遍多少钱").calculation is None


def test_what_an_english_sentence_is_on_is_the_subject_and_not_how_much(shaoyang: Assistant) -> None:
    answer = shaoyang.ask("What is the maximum fee per term for primary school?", city="邵阳").answer
    assert "primary school (小学)" in answer and "On maximum" not in answer and "420" in answer
