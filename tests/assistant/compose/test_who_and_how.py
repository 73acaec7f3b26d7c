"""Who runs a thing, how one makes sure of it, what a word with 里 is found by, what a lead-in leads in to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

TEXT = """梧州市服务业提质行动计划

一、养老护理
建立护理员信用档案，推行护理员持证上门。推动护理服务进社区，增设护理驿站。（责任单位：市民政局）

二、非遗赛事
成立六堡茶产业联盟，举办“茶船古道”技能大赛。（责任单位：市农业农村局、市总工会）

三、农机更新
更新插秧机的，按购置价的20%补助，上限按作业行数分档：
（一）4行以下的，单台最高3000元。
（二）6行的，单台最高8000元。
（三）8行以上的，单台最高2万元。

四、物流网点
推进县、乡、村三级物流网点建设，新建村级服务站46个。（责任单位：市邮政管理局）
"""


@pytest.fixture(scope="module")
def wuzhou(reading: Callable[..., Assistant]) -> Assistant:
    return reading(TEXT)


@pytest.mark.parametrize("asks", ["谁主办", "谁来组织", "哪家承办"])
def test_who_runs_it_is_the_office_in_charge(wuzhou, asks):
    assert "责任单位：市农业农村局、市总工会。" in wuzhou.ask(f"梧州茶船古道技能大赛{asks}").answer


def test_a_lone_step_is_not_told_where_its_clause_says_it_better(wuzhou):
    assert "信用档案" in wuzhou.ask("梧州请护理员怎么查她靠不靠谱").answer


def test_a_place_word_with_within_is_found_without_it(wuzhou):
    answer = wuzhou.ask("梧州县里物流网点要建多少").answer
    assert "46个" in answer and "没有提到" not in answer


def test_a_lead_in_is_told_with_what_it_leads_in_to(wuzhou):
    answer = wuzhou.ask("梧州更新插秧机的补助上限按什么分档").answer
    assert all(figure in answer for figure in ("3000元", "8000元", "2万元"))
