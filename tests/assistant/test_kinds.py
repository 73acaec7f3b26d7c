"""What a question asks for, by its words; and what is left of it without them."""

from __future__ import annotations

import pytest

from assistant.kinds import asked_for, without_question_words
from assistant.question import Asked

LEADING = """
amount     | 孕产妇营养包每人给几百元？
when       | 独生子女护理假能休多少天
amount     | 养老机构新增床位一张奖几万
amount     | 创业担保贷款上限是多高
amount     | 装太阳能热水器国家给掏百分之几
amount     | 电动车换新的顶天能省多少
amount     | 学徒制培训企业每人能拿多少补贴
amount     | 全市一年计划改造几处老旧小区
amount     | 稳岗返还的比例是几成
amount     | 公租房租金标准是啥
amount     | How much can I get for a new fridge?
amount     | What is the maximum loan for a couple?
amount     | What is the heating allowance for a disabled person?
amount     | What are the fines for littering?
amount     | how many charging piles will be built
condition  | 申请廉租房有什么条件
condition  | 哪类人能住公寓
condition  | 申请护理补贴要满足哪几条
condition  | 虚报材料骗补会怎么处罚
condition  | 没交够社保的有没有限制
condition  | 什么人能参加免费体检
condition  | Who is eligible for the rent subsidy?
condition  | What are the requirements for the shop owners?
procedure  | 怎么申请老旧电梯更新
procedure  | 去哪里办居住证
procedure  | 领失业金要什么材料
procedure  | 报名的步骤说一下
procedure  | 如何办理异地就医备案
procedure  | 消费券咋领
procedure  | 到哪领健身券
procedure  | How do I apply for the voucher?
procedure  | Where can I sign up for training?
who        | 夜市摊位归哪个部门管
who        | 这事找谁
who        | 谁负责预付卡监管
who        | 牵头单位是哪家
who        | 工单派给哪个局
who        | 该向谁投诉
who        | Which bureau is responsible for parking?
who        | Who is in charge of this?
when       | 家电补贴什么时候截止
when       | 哪天开始申报
when       | 审批要多久
when       | 这个政策执行到几月几号
when       | 有效期是多长
when       | 几时能拿到钱
when       | What is the deadline?
when       | How long does the review take?
list       | 县里有哪些扶持措施
list       | 盘点一下跟养老有关的政策
list       | 对民宿有什么优惠
list       | 都有啥补贴
list       | 哪几项活动是免费的
list       | What benefits are there for new parents?
list       | list all the measures for small shops
compare    | 两个地方的差别在哪
compare    | 对比一下租房补贴
compare    | 哪个更划算
compare    | Which city pays more for old cars?
compare    | Compare the two plans
status     | 这个办法还有效吗
status     | 消费券还能领吗
status     | 去年的通知作废了没
status     | 征求意见稿正式印发了没有
status     | Is the plan still in force?
status     | is it still available
yesno      | 退休的人可不可以参加
yesno      | 跨市买车给补吗
yesno      | 需不需要预约
yesno      | 外国人可以办公积金吗
yesno      | Do students get it too?
lookup     | 南部新城 停车 收费
lookup     | 夜经济 摊位 管理 城管
lookup     | 公积金 二孩 额度
general    | 老年大学
general    | 关于推动外贸发展的内容
general    | 讲讲夜间经济
general    | 农村快递
"""


def table(text: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("kind", "question"), table(LEADING))
def test_what_a_question_asks_for_first(kind, question):
    assert asked_for(question)[0] is Asked(kind)


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("热水器补多少，谁负责，什么时候截止？", {Asked.AMOUNT, Asked.WHO, Asked.WHEN}),
        ("没有社保能不能申请，要什么材料", {Asked.YESNO, Asked.PROCEDURE}),
        ("有哪些补贴，各是多少", {Asked.LIST, Asked.AMOUNT}),
        ("What is the deadline and who is responsible?", {Asked.WHEN, Asked.WHO}),
    ],
)
def test_several_things_asked_in_one_breath_are_all_heard(question, kinds):
    assert kinds <= set(asked_for(question))


@pytest.mark.parametrize("question", ["申请条件有哪些", "领补贴的要求有哪些", "有哪些门槛"])
def test_conditions_asked_for_in_the_plural_are_conditions(question):
    assert asked_for(question)[0] is Asked.CONDITION


@pytest.mark.parametrize("question", ["Can a tenant apply?", "May foreigners apply for it?"])
def test_whether_somebody_may_apply_is_no_question_of_how(question):
    assert asked_for(question)[0] is not Asked.PROCEDURE


@pytest.mark.parametrize("text", ["", "   ", "？", "🙂", "1234"])
def test_what_asks_for_nothing_is_general(text):
    assert asked_for(text) == (Asked.GENERAL,)


@pytest.mark.parametrize("text", ["电动车 停放 充电", "电动车　停放　充电 "])
def test_words_strung_together_are_a_look_up_with_either_space(text):
    assert asked_for(text)[0] is Asked.LOOKUP


@pytest.mark.parametrize("text", ["电动车 停放", "电动车 停放 充电？", "how to get in"])
def test_two_words_a_question_mark_or_english_make_no_look_up(text):
    assert Asked.LOOKUP not in asked_for(text)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("请问一下多少钱", ""),
        ("我想问问谁负责", "负责"),
        ("请问能不能领消费券呢？", "领 消费券"),
        ("热水器", "热水器"),
        ("谢谢，麻烦帮我查一下", ""),
        ("", ""),
    ],
)
def test_what_a_question_is_about(question, left):
    assert without_question_words(question) == left


@pytest.mark.parametrize("text", ["补贴最多能领几个月", "最长可以住多久", "For how many months at most is it paid?"])
def test_the_longest_time_is_no_amount(text: str) -> None:
    assert asked_for(text) == (Asked.WHEN,)


def test_which_sums_are_asked_for_is_a_list_of_amounts() -> None:
    assert {Asked.LIST, Asked.AMOUNT} <= set(asked_for("县里给渔业安排了哪几笔钱"))
    assert Asked.AMOUNT not in asked_for("公租房要符合哪几条")
