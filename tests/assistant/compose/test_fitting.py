"""Sums that are for something else than a question asks are not shown; those for what it asks are."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from assistant.calculate import calculate
from assistant.calculate.asked import words
from assistant.pipeline import Assistant, vocabulary_of
from assistant.settings import Settings
from index.build import build_index
from index.library import Library

DAY = dt.date(2026, 11, 20)
DECREE = """株洲市人民政府关于印发株洲市稳企惠民若干措施的通知

株政发〔2026〕8号

现将《株洲市稳企惠民若干措施》印发给你们。本措施自2026年1月1日起施行，有效期至2028年12月31日。

一、支持企业融资
（一）实施农产品加工贷款贴息。对农产品加工企业新增的收购贷款给予贴息，单户企业累计贴息最高20万元。
（二）提供创业担保贷款。个人创业担保贷款额度最高30万元。

二、支持安居
（三）租房补贴。新来株洲工作的硕士租房的，每月补贴900元，最长24个月。
（四）首套房补贴。首次购房、购买新建住房的，按合同总价的1%给予补贴，最高2万元。
（五）人才加补。引进人才购房的，在首套房补贴基础上，另给予每套1万元补贴。
（六）多子女补贴。生育三孩的家庭购房的，给予3万元补贴，与首套房补贴不重复享受。

三、支持换购
（七）电动三轮车换购。购买合格电动三轮车的，按购车价格的10%给予补贴，每辆最高600元。
（八）困难户加补。低保户购买电动三轮车的，在上述标准基础上，再按购车价格的5%给予加补，每辆最高300元。
（九）冷柜换新。购买节能冷柜的，按成交价的10%给予补贴，每台最高800元。每位消费者限补2台。交回旧冷柜的，每台另加补80元。
（十）山区加补。收货地址在炎陵县的，冷柜补贴在上述标准基础上提高2个百分点。
（十一）见习补贴。吸纳青年见习的，按每人每月1200元给予补贴。见习期满留用过半的，补贴标准提高至每人每月1800元。
（十二）增发救助金。独居失能老人按当地低保标准的15%增发救助金。
（十三）电采暖补贴。不能安装地源热泵的老城区住户采用电暖的，按每千瓦时0.2元补贴，每户最高1500元。

四、支持家具换新
（十四）补贴标准。按成交价的12%给予补贴，每件最高900元。
（十五）困难家庭加补。持有特困证的家庭购买上述家具的，在（十四）项标准基础上，再按成交价的6%给予加补，每件加补最高200元。

五、支持影音产品购新
（十六）补贴品类。相机、音箱、投影仪3类，单件销售价格不超过5000元。
（十七）补贴标准。按成交价的8%给予补贴，每件最高300元。

六、支持摩托车消费
（十八）购买新摩托车。按成交价的4%给予补贴，每辆最高500元。
（十九）转让二手摩托车。简化二手摩托车转移登记手续，由公安机关当场办结。
"""


@pytest.fixture(scope="module")
def zhuzhou(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("zhuzhou")
    (folder / "zhuzhou.txt").write_text(DECREE, encoding="utf-8")
    build_index([folder / "zhuzhou.txt"], folder / "data", Settings().embedding_model)
    library = Library.open(folder / "data")
    return Assistant(library, vocabulary_of(library), lambda: DAY)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("株洲个人创业担保贷款想贷50万，能贷多少", "30万元"),
        ("株洲首次买房总价150万，补贴多少", "1.5万元"),
        ("株洲买台3000元的节能冷柜补多少", "300元"),
        ("株洲低保户买辆5000元的电动三轮车，合起来能补多少", "750元"),  # with what is paid on top
        ("株洲低保户买电动三轮车加补多少，车5000元", "250元"),  # the addition, which is asked for
        ("株洲买辆4000元的电动三轮车补多少", "400元"),
        ("株洲家庭购买一件3000元的家具，补多少", "360元"),  # nothing on top for those in hardship
        ("株洲特困家庭购买一件3000元的家具，补多少", "540元"),
        ("株洲炎陵县买台3000元的节能冷柜补多少", "360元"),  # more is paid there, as the next clause says
        ("株洲炎陵县买辆4000元的电动三轮车补多少", "400元"),  # …for other things
        ("株洲首次买房总价150万，又买了辆4000元的电动三轮车，全部加起来补多少", "15400元"),  # each by its clause
        ("株洲买个2500元的投影仪补多少钱", "200元"),  # what is paid for stands in one clause, how much in the next
        ("株洲买4000块的相机能补几个钱", "300元"),
    ],
)
def test_a_sum_of_what_is_asked_is_shown(zhuzhou: Assistant, question: str, result: str) -> None:
    found = zhuzhou.ask(question).calculation
    assert found is not None and found.result in (result, result.replace("1.5万元", "15000元"))


@pytest.mark.parametrize(
    "question",
    [
        "株洲农产品加工企业今年新增收购贷款800万，贴息是多少",  # a ceiling of interest limits no loan
        "株洲三孩那3万和总价1%那个，买房两样都给吗",  # figures of the text, and a question for yes or no
        "株洲装了地源热泵，这个冬天用了6000度电，补多少",  # what is for those who cannot have it
        "株洲农产品加工企业收购贷款800万，能贴息多少",
        "株洲买5台节能冷柜每台3000元补多少",  # two at most, as the next sentence says
        "株洲独居失能老人每月养老金收入2000元，增发多少救助金",  # an income is no standard
        "株洲首次买房总价150万，又买了辆9000元的二手摩托车，全部加起来补多少",  # one of two
        "株洲三口人一个月总共收入1800元，电动三轮车补多少",  # an income is no price
        "株洲买个7000元的投影仪补多少",  # dearer than what is paid for
        "株洲买9000元的二手摩托车补多少",  # the clause beside it pays for new ones
    ],
)
def test_a_sum_of_something_else_is_not_shown(zhuzhou: Assistant, question: str) -> None:
    assert zhuzhou.ask(question).calculation is None


def test_what_is_borrowed_is_held_to_ceilings_of_loans_only() -> None:
    question = "申请了900万贷款，贴息能拿多少"
    assert calculate(question, "对新增贷款给予贴息，单户企业累计贴息最高50万元。") is None
    outcome = calculate("想贷60万", "个人创业担保贷款额度最高30万元。")
    assert outcome is not None and outcome.result == "30万元"


def test_all_prices_must_be_used_where_all_is_asked_for() -> None:
    text = "购买新建住房的，按合同总价的1%给予补贴，最高2万元。"
    assert calculate("买了总价120万的住房，还有9万的车位，加一块补多少", text) is None


def test_cases_without_words_for_them_are_not_listed(zhuzhou: Assistant) -> None:
    found = zhuzhou.ask("株洲买了8000元的东西补多少").calculation
    assert found is None or "：：" not in f"：{found.result}"


def test_what_is_handed_out_in_all_is_no_sum_for_one() -> None:
    pattern = words()["table"]["budget"]
    assert all(re.search(pattern, title) for title in ("轮次", "批次", "投放金额", "资金总量"))
    assert not any(re.search(pattern, title) for title in ("补贴标准", "每件最高补贴", "人才类别", "年补贴金额"))
