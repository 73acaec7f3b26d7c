"""Documents of numbered questions and answers, bureaus in bare brackets, lists under a heading, periods of one measure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

ANSWERS = """# 咸宁市人才住房和公积金政策问答

## 一、租房

### 1. 问：租房补贴怎么申请？

答：（1）在“咸宁人才通”小程序上传合同和毕业证；（2）用人单位5个工作日内确认；（3）区人社局审核；（4）公示后按季度发到社保卡。每季度首月受理。

## 二、公积金

### 2. 问：公积金贷款首付多少，利率多少？

答：首套首付不低于20%，二套不低于30%。五年以上首套利率2.6%，二套3.075%。

### 3. 问：公积金可以装电梯吗？

答：可以按个人分摊费用提取，但不能用于装修。
"""

MEASURES = """# 抚州市促进外贸和夜间消费若干措施

## 一、外贸

**1. 物流补助。** 经抚州港出口的集装箱，每标箱补助货主企业120元；经中欧班列出口的，每标箱补助800元。〔市交通运输局、抚州海关〕

**2. 展会补助。** 企业参加境外展会的，展位费按60%补助。（市商务局、市贸促会）

**3. 申报。** 每年集中受理两次：4月1日至4月30日，10月1日至10月31日。

## 二、老年人补贴

**4. 高龄津贴。** 80至89周岁每人每月90元，90周岁以上每人每月260元。〔市民政局〕

**5. 护理补贴。** 失能老年人按评估结果发放，见下表。

| 失能等级 | 低保家庭 | 其他家庭 |
| --- | --- | --- |
| 中度失能 | 每月300元 | 每月100元 |
| 重度失能 | 每月600元 | 每月200元 |

**6. 适老改造。** 困难老年人家庭安装扶手的，按改造费用的50%补贴。

## 三、出行

**7. 地铁。** 2026年6月30日前，法定节假日全天免费乘坐地铁。〔市轨道交通集团〕

## 四、管理

**8. 申报程序。** 企业登录“抚企通”填报；县区主管部门8个工作日内初审；市级复核并公示5个工作日；公示无异议的，财政部门15个工作日内兑付。

**9. 摊贩。** 摊贩不得销售下列物品：凉拌菜；活禽；烟花爆竹。

**10. 首店经济。** 全年引进品牌首店30家以上，编制首店地图。

**11. 外摆。** 支持符合条件的临街商铺开展外摆经营，不收占道费。

**12. 消费券使用范围。** 消费券可以在超市、加油站和餐饮门店使用。消费券每周五发放。商家不得拒收消费券。

本措施自2026年1月1日起施行。
"""


@pytest.fixture(scope="module")
def xianning(reading: Callable[..., Assistant]) -> Assistant:
    return reading(ANSWERS, "md")


@pytest.fixture(scope="module")
def fuzhou(reading: Callable[..., Assistant]) -> Assistant:
    return reading(MEASURES, "md")


def test_a_question_of_the_text_is_its_heading(xianning: Assistant) -> None:
    answer = xianning.ask("公积金 二套 利率", city="咸宁")
    assert "3.075%" in answer.answer and "问：" not in answer.answer
    assert answer.citations[0].path[-1].endswith("利率多少？")


def test_every_step_behind_the_word_answer(xianning: Assistant) -> None:
    answer = xianning.ask("租房补贴怎么申请，从头到尾说一下", city="咸宁").answer
    assert all(f"（{n}）" in answer for n in range(1, 5)) and "答：" not in answer


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("抚州港出口集装箱的物流补助归哪几家管？", ("市交通运输局", "抚州海关")),
        ("抚州境外参展补助派给了哪几个单位？", ("市商务局", "市贸促会")),
        ("抚州高龄津贴哪个局打头？", ("市民政局",)),
    ],
)
def test_bureaus_in_bare_brackets(fuzhou: Assistant, question: str, units: tuple[str, ...]) -> None:
    answer = fuzhou.ask(question).answer
    assert all(unit in answer for unit in units)


def test_all_measures_under_the_heading_that_is_named(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州这个措施里给老年人的补贴有哪些？").answer
    assert "90元" in answer and "护理补贴" in answer and "50%" in answer
    assert "失能等级：失能等级" not in answer


def test_what_comes_round_every_year_is_not_over(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州展会补助一年哪几个月受理申报？")
    assert "4月1日至4月30日" in answer.answer
    assert "expired" not in [notice.kind for notice in answer.notices]


def test_a_measure_with_a_period_of_its_own(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州放假全天坐地铁不要钱的规定眼下还算不算数")
    assert "免费乘坐地铁" in answer.answer
    assert "expired" in [notice.kind for notice in answer.notices]


def test_such_a_thing_is_what_was_asked_before(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州有没有这种好事？", history=["坐地铁免不免费"])
    assert "免费乘坐地铁" in answer.answer


def test_the_nearest_steps_are_told_whole(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("这些奖补钱要怎么报，审到拿钱几道关", city="抚州").answer
    assert all(step in answer for step in ("填报", "初审", "公示", "兑付"))


def test_what_may_not_be_sold(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州摆摊有哪些东西是碰都不能碰、不让卖的").answer
    assert all(thing in answer for thing in ("凉拌菜", "活禽", "烟花爆竹"))


def test_a_number_of_shops_is_no_reward(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州首店奖多少")
    assert "没有写明" in answer.answer and "not_determined" in [notice.kind for notice in answer.notices]


def test_what_the_asker_runs_need_not_stand_in_the_text(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("我在抚州开面馆，门口能摆几张桌子不").answer
    assert "外摆" in answer and "没有提到" not in answer


def test_where_a_voucher_is_taken_is_no_list_of_measures(fuzhou: Assistant) -> None:
    answer = fuzhou.ask("抚州哪些店能用消费券").answer
    assert "超市、加油站和餐饮门店" in answer and "共查到" not in answer
