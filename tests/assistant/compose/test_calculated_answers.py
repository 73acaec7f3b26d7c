"""Calculated answers from the question typed to the text read, over an invented document of a city nobody tests with."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.pipeline import Assistant

DAY = dt.date(2026, 11, 20)
DECREE = """株洲市人民政府关于印发株洲市惠企利民若干措施的通知

株政发〔2026〕3号

各县市区人民政府，市政府各局委办：

现将《株洲市惠企利民若干措施》印发给你们，请认真贯彻执行。本措施自2026年1月1日起施行，有效期至2028年12月31日。

一、促进绿色消费
（一）支持购买节能灯具。居民购买节能灯具的，按实际支付价格的12%给予补贴，每件最高不超过200元。（市商务局负责）
（二）支持屋顶光伏。农户屋顶光伏按装机容量每瓦0.2元给予一次性补助，每户最高4000元。（市发改委负责）
（三）改造外墙保温。改造后节能率达到15%以上的，按建筑面积每平方米20元补助；达到25%以上的，按每平方米45元补助。（市住建局负责）

二、支持企业发展
（四）返还工伤保险费。大型企业按上年度实际缴纳工伤保险费的20%返还，中小微企业按上年度实际缴纳工伤保险费的50%返还。（市人社局负责）
（五）提供过桥资金。单笔金额最高800万元，使用期限最长不超过20天，按日收取万分之三的费用。（市财政局负责）
（六）奖励带动就业。返乡创业人员带动3人就业的，每年给予1800元带动奖励，每增加1人再给予700元，每年总额不超过9000元。（市人社局负责）

三、关爱老人儿童
（七）办好便民餐厅。城区便民餐厅每年补助不超过3万元，乡村便民餐厅每年补助不超过2万元，连续补助3年。（市民政局负责）
（八）改造居家环境。
1.特殊困难老年人家庭按每户不超过5000元的标准免费改造。
2.其他老年人家庭自愿改造卫生间和扶手的，按改造费用的35%给予补贴，每户最高7000元。
（九）提高公积金贷款额度。单缴存人家庭最高贷款额度由40万元提高至50万元，双缴存人家庭最高贷款额度由60万元提高至80万元。
（十）支持多子女家庭。生育二孩的缴存人家庭，最高贷款额度在前款基础上上浮10%；生育三孩及以上的，上浮25%。
"""


@pytest.fixture(scope="module")
def zhuzhou(reading: Callable[..., Assistant]) -> Assistant:
    return reading(DECREE)


def _length(answer: Answer) -> int:
    return len("".join(answer.answer.split()))


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("株洲买一盏1500块的节能灯具能补多少", "180元"),
        ("株洲买一盏2500块的节能灯具能补多少", "200元"),
        ("株洲农户屋顶装15千瓦的光伏补多少钱", "3000元"),
        ("株洲外墙保温改造5000平，节能率做到28%，补多少", "22.5万元"),
        ("我们是大型企业，去年交了30万工伤保险费，株洲能返还多少", "6万元"),
        ("株洲的小公司，工伤保险费交了8万，返还多少", "4万元"),
        ("株洲过桥资金用500万，周转6天，费用多少", "9000元"),
        ("返乡创业带动了6个人就业，株洲一年奖多少", "3900元"),
        ("在株洲村里办便民餐厅，补满年头一共能拿多少", "最高6万元"),
        ("不属困难户，株洲家里老人卫生间改造花了1万2，补多少", "4200元"),
        ("株洲夫妻都缴公积金，三个娃，最高能贷多少", "100万元"),
    ],
)
def test_the_result_comes_first_then_the_working_then_the_sentence(
    zhuzhou: Assistant, question: str, result: str
) -> None:
    answer = zhuzhou.ask(question)
    lines = answer.answer.split("\n")
    assert answer.status is Status.ANSWERED and answer.calculation is not None
    assert answer.calculation.result == result
    assert result in lines[0] and lines[1].startswith("算法：")
    assert all(re.search(r"\[\d\]$", line) for line in lines[2:]) and len(lines) > 2
    assert _length(answer) <= 320


def test_every_cited_input_stands_in_the_quote_that_it_is_credited_to(zhuzhou: Assistant) -> None:
    answer = zhuzhou.ask("株洲夫妻都缴公积金，三个娃，最高能贷多少")
    assert answer.calculation is not None
    quotes = {citation.n: citation.quote for citation in answer.citations}
    credited = [(given.value, quotes[given.citation]) for given in answer.calculation.inputs if given.citation]
    assert [("25" in quote, "80万元" in quote) for value, quote in credited if value == "25"] == [(True, False)]
    assert any("80万元" in quote for value, quote in credited if value == "800000")


def test_cases_that_the_asker_leaves_open_are_all_shown_and_it_is_said_so(zhuzhou: Assistant) -> None:
    answer = zhuzhou.ask("株洲返还工伤保险费，我们去年交了10万，能返多少")
    assert "2万元" in answer.answer and "5万元" in answer.answer
    assert "大型企业" in answer.answer and "中小微企业" in answer.answer
    assert "您没有说明是哪一种情况" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "株洲屋顶光伏补助归哪个部门负责，我家5口人",
        "株洲便民餐厅的补助什么时候到期",
        "我今年65岁，株洲居家改造有什么条件",
    ],
)
def test_questions_that_ask_for_no_sum_get_none(zhuzhou: Assistant, question: str) -> None:
    assert zhuzhou.ask(question).calculation is None
