"""Documents whose sections treat unrelated things: what one of them says is not told of another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

RULES = """荆门市惠民助行和门诊用药若干措施

一、残疾人助行
（一）对象。具有本市户籍的肢体残疾人。
（二）标准。配轮椅补助800元，配假肢补助6000元。
（三）办理方式。残疾人持残疾人证和身份证，到区残联窗口申请，30日内答复。
责任单位：市残联、市财政局

二、门诊用药
（一）病种。糖尿病和帕金森病。
（二）待遇。参加职工医保的，门诊用药报销80%，每年限额1500元；参加居民医保的，门诊用药报销65%，每年限额700元。
（三）认定。凭二级以上医院的诊断证明，到定点医院医保窗口当场认定。
（四）购药。一次处方量一般不超过28天，病情稳定的可以开到84天。
责任单位：市医保局、市卫健委

三、附则
（一）本措施自2026年5月1日起施行，有效期两年。
"""


@pytest.fixture(scope="module")
def jingmen(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


def test_how_to_apply_is_told_from_the_section_asked_about(jingmen: Assistant) -> None:
    answer = jingmen.ask("荆门门诊用药怎么认定，要带什么材料").answer
    assert "诊断证明" in answer and "残联" not in answer


@pytest.mark.parametrize(
    ("question", "bureau", "other"),
    [
        ("荆门门诊用药归哪个局管", "市医保局", "市残联"),
        ("荆门配轮椅补助由哪个部门负责", "市残联", "市医保局"),
    ],
)
def test_a_line_at_the_end_names_the_bureaus_of_its_section(
    jingmen: Assistant, question: str, bureau: str, other: str
) -> None:
    answer = jingmen.ask(question).answer
    assert answer.count(bureau) == 1 and other not in answer


def test_the_other_insurance_is_left_out(jingmen: Assistant) -> None:
    answer = jingmen.ask("荆门居民医保糖尿病一年能报多少").answer
    assert "700元" in answer and "1500元" not in answer


def test_days_are_asked_for_and_no_amount(jingmen: Assistant) -> None:
    answer = jingmen.ask("荆门一次能开多少天的药")
    assert "84天" in answer.answer and not answer.notices


def test_until_when_the_measures_hold(jingmen: Assistant) -> None:
    assert "有效期两年" in jingmen.ask("荆门这个措施管到什么时候").answer
