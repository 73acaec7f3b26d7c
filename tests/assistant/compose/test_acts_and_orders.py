"""Penalties that name the act by its number, orders and what follows them, eligibility told by who is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.pipeline import Assistant

RULES = """鹤壁市城市公园和绿道管理办法

第一章　总则

第一条　为了规范公园和绿道管理，制定本办法。

第二章　行为

第四条　在公园内不得有下列行为：
（一）在步道上搭棚、堆放建材等阻碍通行；
（二）捞鱼、电鱼；
（三）在草坪上野炊烧烤；
（四）携带未系牵引绳的犬只入园。

第五条　游船票每人每小时20元，1.2米以下儿童免票。

第六条　年票优惠对象为本市户籍和持居住证的个人，不限年龄。旅行社、单位团体以公司名义购买的，不予优惠。年票可以在窗口和小程序购买，购买时开具发票。

第三章　法律责任

第九条　违反本办法第四条第一项规定的，责令限期拆除；逾期不拆除的，对个人处300元以上1500元以下罚款。违反第二项规定的，没收工具，处80元以上400元以下罚款。违反第三项规定的，处60元以上260元以下罚款。
"""
LEVELS = """鹤壁市居家助老改造办法

第一条　改造补贴按困难程度分为三档：

家庭类型	补贴比例	每户最高
特困家庭	100%	5000元
低保家庭	80%	3600元
其他75周岁以上老年人家庭	45%	2100元

第二条　养老驿站收住困难老年人的，每人每月补贴260元；收住其他老年人的，每人每月补贴90元。
"""


@pytest.fixture(scope="module")
def hebi(reading: Callable[..., Assistant]) -> Assistant:
    return reading(RULES)


def test_what_follows_an_order_is_told_and_no_other_act(hebi: Assistant) -> None:
    answer = hebi.ask("鹤壁有人在公园步道上搭棚堆建材，叫他拆不拆，要罚多少").answer
    assert "逾期不拆除" in answer and "1500元" in answer
    assert "400元" not in answer and "260元" not in answer


def test_the_penalty_of_another_item_is_its_own(hebi: Assistant) -> None:
    answer = hebi.ask("鹤壁公园草坪上烧烤罚多少").answer
    assert "260元" in answer and "1500元" not in answer


def test_who_is_left_out_answers_whether_somebody_may(hebi: Assistant) -> None:
    assert "不予优惠" in hebi.ask("鹤壁公园年票用公司名义买，也能享受优惠吧").answer


def test_the_row_for_all_others_is_of_the_table_that_is_meant(reading: Callable[..., Assistant]) -> None:
    answer = reading(LEVELS).ask("鹤壁家里不算困难的老人，80岁，居家改造每户最多补多少").answer
    assert "2100元" in answer and "90元" not in answer
