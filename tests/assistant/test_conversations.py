"""Follow-ups, comparisons and questions about standing, over two invented documents of two cities."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.pipeline import Assistant, vocabulary_of
from assistant.settings import Settings
from index.build import build_index
from index.library import Library

DAY = dt.date(2026, 11, 20)
IN_FORCE = """开封市2026年居民供水和助浴补贴实施细则

汴民发〔2026〕8号

各区人民政府：

为做好助浴和供水补贴工作，制定本细则。

一、总体规定
（一）补贴期限。自2026年3月1日起，至2026年12月31日止。
（二）职责分工。市民政局负责审核，市财政局负责资金拨付。

二、补贴标准
（三）助浴补贴。
1.最低生活保障家庭的老年人，助浴费用全额补贴，每人每年最高900元。
2.其他家庭中的75周岁以上老年人，按助浴费用的45%补贴，每人每年最高520元。
（四）供水接驳。居民住宅接驳供水管道的，每户补贴240元；商业、办公等非居民用户每户补贴130元。

三、办理
（五）申请助浴补贴的，持身份证到社区服务站办理，不收取任何费用。
（六）助浴补贴最长发放不超过18个月，经审核后于每月12日打入社会保障卡。

（七）助浴咨询电话：市民政局0371-22334455；投诉：12345。供暖期为每年11月15日至次年3月15日。

开封市民政局
2026年2月20日
"""
DRAFT = """关于公开征求《日照市助浴服务补贴办法（征求意见稿）》意见的公告

我局起草了《日照市助浴服务补贴办法（征求意见稿）》，现向社会公开征求意见。公众可以在2026年12月8日前，通过电子邮箱rzyj@example.gov.cn提出意见。

附件：日照市助浴服务补贴办法（征求意见稿）

日照市民政局
2026年11月3日

附件

日照市助浴服务补贴办法（征求意见稿）

第一条　为规范助浴服务补贴，制定本办法。

第二条　为80周岁以上老年人提供助浴服务的，按每人每次35元给予补贴。

第三条　骗取助浴补贴的，追回补贴，4年内不得申请。

第四条　本办法拟自2027年2月1日起施行。
"""


@pytest.fixture(scope="module")
def helper(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("conversations")
    texts, data = folder / "texts", folder / "data"
    texts.mkdir()
    (texts / "kaifeng.txt").write_text(IN_FORCE, encoding="utf-8")
    (texts / "rizhao.txt").write_text(DRAFT, encoding="utf-8")
    build_index([texts], data, Settings().embedding_model)
    library = Library.open(data)
    return Assistant(library, vocabulary_of(library), lambda: DAY)


@pytest.mark.parametrize(
    ("text", "earlier", "city", "said"),
    [
        ("日照呢", "开封助浴补多少", "日照", "35元"),
        ("商铺呢", "开封居民住宅接驳供水补多少", "开封", "130元"),
        ("最多能领多长时间", "开封助浴补多少", "开封", "18个月"),
        ("收钱不", "开封助浴补贴怎么申请", "开封", "不收取任何费用"),
        ("钱打到哪", "开封助浴补多少", "开封", "社会保障卡"),
    ],
)
def test_a_follow_up(helper: Assistant, text: str, earlier: str, city: str, said: str) -> None:
    answer = helper.ask(text, history=[earlier])
    assert answer.status == "answered" and said in answer.answer
    assert {citation.city for citation in answer.citations} == {city}


def test_each_city_of_a_comparison_answers_what_is_asked_of_it(helper: Assistant) -> None:
    answer = helper.ask("老人洗澡这事，开封助浴补百分之几，日照骗补几年内不能申请？")
    kaifeng, rizhao = answer.answer.split("\n")
    assert kaifeng.startswith("开封") and "45%" in kaifeng
    assert rizhao.startswith("日照") and "4年" in rizhao


@pytest.mark.parametrize("text", ["我妈79岁，不是低保，开封助浴补多少", "开封和日照助浴各补多少，我家不是低保"])
def test_who_is_not_of_a_group_gets_the_rule_for_all_others(helper: Assistant, text: str) -> None:
    answer = helper.ask(text)
    assert "520元" in answer.answer
    assert answer.answer.find("520元") < (answer.answer + "900元").find("900元")


@pytest.mark.parametrize(
    ("text", "day", "said", "notice"),
    [
        ("日照助浴那个稿子，提意见最晚到哪天？", DAY, ("2026年12月8日", "正在公开征求意见"), "draft"),
        ("日照助浴办法的意见还收吗", dt.date(2026, 12, 20), ("2026年12月8日", "期限已过"), "draft"),
        ("日照助浴办法什么时候开始施行", DAY, ("2027年2月1日", "还没有正式印发"), "draft"),
        ("开封助浴补贴现在还有没有", dt.date(2027, 3, 1), ("至2026年12月31日止", "期限已过"), "expired"),
        ("开封助浴补贴执行到什么时候", DAY, ("至2026年12月31日止",), ""),
    ],
)
def test_the_standing(helper: Assistant, text: str, day: dt.date, said: tuple[str, ...], notice: str) -> None:
    answer = helper.ask(text, as_of=day)
    assert all(words in answer.answer for words in said), answer.answer
    assert (notice in [one.kind for one in answer.notices]) is bool(notice)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("开封助浴补贴咨询电话多少", "0371-22334455"),
        ("Who do I call about the bathing subsidy in Kaifeng?", "0371-22334455"),
        ("For how many months at most is the bathing subsidy paid in Kaifeng?", "18个月"),
        ("How do I comment on the Rizhao draft?", "rzyj@example.gov.cn"),
        ("When do the rules of Rizhao take effect?", "1 February 2027"),
        ("Do I have to pay to apply for the bathing subsidy in Kaifeng?", "不收取任何费用"),
    ],
)
def test_calls_and_english(helper: Assistant, text: str, said: str) -> None:
    assert said in helper.ask(text).answer
