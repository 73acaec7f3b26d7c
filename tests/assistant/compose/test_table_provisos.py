"""Sums that other sentences change: parts of a standard, rises, instalments; and the sum of several tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

DAY = dt.date(2026, 11, 20)
RULES = """铜陵市人民政府关于印发铜陵市人才安家和养老服务若干措施的通知

铜政〔2026〕9号

现将措施印发给你们，请遵照执行。本措施自2026年1月1日起施行，有效期至2028年12月31日。

一、人才安家
（一）安家费标准
引进人才按下表发放安家费：

人才类别	安家费（一次性）	生活补助（每月）
学科带头人	20万元	3000元
博士	9万元	2000元
硕士	3万元	1000元

1.柔性引进的，按上表标准的60%发放。
2.安家费分三年支付，首年支付50%，第二年支付30%，第三年支付20%。
3.在乡镇卫生院工作的，生活补助在对应标准基础上提高30%。

二、养老服务
（一）护理补贴
失能老人按下表发放护理补贴：

失能等级	低保老人	其他老人
半失能	300元/月	100元/月
全失能	500元/月	200元/月

（二）长寿金
达到年龄的老人按下表发放长寿金：

|年龄|标准|
|80—89周岁|50元/月|
|90周岁及以上|150元/月|

三、企业培育
对首次入规的工业企业奖励30万元，服务业企业奖励15万元。奖励资金分两期拨付，认定后首期拨付70%，次年考核合格后拨付剩余30%。
"""


@pytest.fixture(scope="module")
def tongling(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        # one instalment of a sum, of a table or of a sentence
        ("博士来铜陵，安家费第一年发多少", "45000元"),
        ("硕士来铜陵，第二年安家费发多少", "9000元"),
        ("我们是铜陵服务业企业，首次入规，首期能拿多少", "10.5万元"),
        ("铜陵工业企业首次入规，第二年还能拿多少", "9万元"),
        # …not of another sum
        ("博士来铜陵，生活补助第一年多少", "每月2000元"),
        # a part of the standard, and then an instalment of that
        ("硕士柔性引进到铜陵，安家费一共多少", "18000元"),
        ("硕士柔性引进到铜陵，安家费总共多少，第二年到手多少", "18000元；第二年：5400元"),
        # more than the standard
        ("博士在铜陵乡镇卫生院上班，生活补助每月多少", "每月2600元"),
        ("学科带头人来铜陵，生活补助一年多少", "36000元"),
        # no to the one column is yes to the other
        ("铜陵全失能老人，不是低保，护理补贴每月多少", "每月200元"),
        # two tables by the names of their headings
        ("老爷子91，低保，全失能，铜陵护理补贴加长寿金合起来一个月多少", "每月650元"),
        ("奶奶85了，不是低保，半失能，铜陵护理补贴和长寿金总共多少", "每月150元"),
    ],
)
def test_a_sum_that_other_sentences_change(tongling: Assistant, question: str, result: str) -> None:
    answer = tongling.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.result == result
    assert {i.citation for i in answer.calculation.inputs} - {None} <= {c.n for c in answer.citations}
