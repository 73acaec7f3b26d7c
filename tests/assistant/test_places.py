"""Which places a question names and which of them it asks about."""

from __future__ import annotations

import pytest

from assistant.places import Places, read_places

COVERED = ["南通市", "常州", "佳木斯市", "昆山市", "芜湖市"]


def read(text: str, chosen: str = "") -> Places:
    return read_places(text, COVERED, chosen)


@pytest.mark.parametrize(
    ("text", "chosen", "named"),
    [
        ("南通买手机补多少", "", ("南通市",)),
        ("我是芜湖的，想问南通买手机补多少", "", ("南通市",)),
        ("常州市民能领吗", "", ("常州",)),
        ("我是沈阳人，在南通买手机", "", ("南通市",)),
        ("从沈阳来南通工作有补贴吗", "", ("南通市",)),
        ("沈阳户口在常州买房", "", ("常州",)),
        ("在合肥买的车能在常州上牌吗", "", ("常州",)),
        ("帮亲戚打听下，他在南通", "常州", ("南通市",)),
        ("南通下面的县里能用吗", "", ("南通市",)),
        ("如东县有没有种粮补贴", "", ("南通市",)),
        ("江苏南通买车", "", ("南通市",)),
        ("苏州昆山的消费券", "", ("昆山市",)),
        ("南通和芜湖哪个补得多", "", ("南通市", "芜湖市")),
        ("重庆火锅店在南通开分店", "", ("南通市",)),
        ("我是南通人，能领吗", "", ("南通市",)),
        ("我们这儿有消费券吗", "常州", ("常州",)),
        ("鼓楼区的手机店", "", ()),
        ("天宁区的商圈", "常州", ("常州",)),
        ("手机怎么补", "常州", ()),
        ("Nantong phone subsidy", "", ("南通市",)),
        ("vouchers in Changzho", "", ("常州",)),
        ("nan tong shouji", "", ("南通市",)),
        ("南通洲买手机", "", ("南通市",)),
        ("长州有没有消费券", "", ("常州",)),
        ("不是南通户口能买房吗", "", ("南通市",)),
        ("我不是南通人，能领南通的券吗", "", ("南通市",)),
        ("不是上海，是南通", "", ("南通市",)),
        ("江苏省内买车能补吗", "南通", ()),
        ("在南通以外买的车，南通给补吗", "", ("南通市",)),
        ("贵市有补贴吗", "南通市", ("南通市",)),
        ("从芜湖买的手机", "", ("芜湖市",)),
        ("跟上海比，南通补得多吗", "", ("南通市",)),
        ("上海牌照的旧车在南通报废", "", ("南通市",)),
        ("我是上海人，在这边买手机", "南通市", ("南通市",)),
    ],
)
def test_the_covered_places_asked_about(text: str, chosen: str, named: tuple[str, ...]) -> None:
    assert read(text, chosen).named == named


@pytest.mark.parametrize("text", ["从安徽买了辆二手车想落户，要什么条件", "车是在沈阳买的，能迁过来吗"])
def test_where_something_was_bought_is_not_where_it_is_asked_about(text: str) -> None:
    assert read_places(text, COVERED, "常州").uncovered == ()


@pytest.mark.parametrize(
    ("text", "uncovered"),
    [
        ("那我在沈阳买呢？", ("沈阳",)),
        ("沈阳买了手机能补多少", ("沈阳",)),
        ("江苏有消费券吗", ("江苏",)),
        ("佳木斯和哈尔滨比", ("哈尔滨",)),
        ("东京有消费券吗", ("东京",)),
        ("苏州的券", ("苏州",)),
        ("Any vouchers in Shanghai?", ("上海",)),
        ("in Shenyan can I buy", ("沈阳",)),
        ("在日照买房", ("日照",)),
        ("江苏省内买车能补吗", ("江苏省",)),
        ("跟上海比，南通补得多吗", ("上海",)),
        ("魔都买电车", ("上海",)),
    ],
)
def test_places_without_documents_are_told(text: str, uncovered: tuple[str, ...]) -> None:
    assert read(text).uncovered == uncovered


@pytest.mark.parametrize(
    "text",
    ["中国银行的贷款", "北京现代换新", "南京东路的店", "青岛啤酒节", "重庆火锅打几折", "兰州拉面", "外地人能买吗", "进城务工", "变更手续", "changing my car", "housing loan",
     "大理石台面", "北京时间几点开抢", "台湾同胞创业", "日本留学回来创业", "德国进口车能补吗", "香港居民能参保吗"],
)  # fmt: skip
def test_no_place_is_read_into_other_words(text: str) -> None:
    places = read(text)
    assert places.none
    assert places.rest == text


def test_an_ambiguous_district_is_asked_about_unless_a_city_settles_it() -> None:
    covered = ["长春市", "宁波市"]
    assert read_places("朝阳区的消费券", covered).ambiguous == ("朝阳区",)
    assert read_places("朝阳区的消费券", covered, "长春").named == ("长春市",)
    assert read_places("长春朝阳区的消费券", covered).named == ("长春市",)
    assert read_places("北京朝阳区的消费券", covered).named == ()


def test_a_namesake_is_not_taken_for_the_covered_place() -> None:
    assert read_places("通江有消费券吗", ["同江市"]).uncovered == ("通江",)
    assert read_places("吉林有补贴吗", ["长春市"]).uncovered == ("吉林",)
    assert read_places("吉林有补贴吗", ["吉林市"]).ambiguous == ("吉林",)


@pytest.mark.parametrize(
    "text",
    [
        "哪些城市有消费券",
        "这几个城市哪个补得多",
        "各地购车补贴",
        "三个城市分别补多少",
        "哪里补得最多",
        "除了南通还有哪些城市",
        "Which cities give vouchers?",
    ],
)
def test_questions_about_every_city(text: str) -> None:
    assert read(text).everywhere
    assert not read(text).named


def test_here_without_a_chosen_city_stays_open() -> None:
    assert read("我们这儿补多少").here
    assert read("我们这儿补多少").named == ()


def test_where_somebody_is_from_yields_to_the_chosen_city() -> None:
    places = read("我是沈阳人，能领吗", "南通")
    assert (places.named, places.uncovered, places.origin) == ((), (), ("沈阳",))


def test_how_far_a_rule_reaches_is_no_uncovered_place() -> None:
    assert read("在江苏省内买新车能补吗", "南通").uncovered == ()


def test_the_rest_is_the_question_without_places() -> None:
    assert read("我是沈阳人，在南通买手机能补多少").rest == "买手机能补多少"


@pytest.mark.parametrize("covered", [["南通"], ["南通市"], ["江苏省南通市"]])
def test_names_come_back_as_the_library_spells_them(covered: list[str]) -> None:
    assert read_places("南通的券", covered).named == tuple(covered)


def test_a_province_covers_its_cities() -> None:
    assert read_places("苏州的券", ["江苏省"]).named == ("江苏省",)
    assert read_places("浦东的券", ["上海市", "浦东新区"]).named == ("浦东新区",)


@pytest.mark.parametrize(
    ("text", "chosen", "named", "uncovered"),
    [
        ("开封呢", "", ("开封市",), ()),
        ("那天水呢？", "南通市", (), ("天水",)),
        ("南通和开封各补多少", "", ("南通市", "开封市"), ()),
        ("开封，骑车没戴头盔罚多少", "", ("开封市",), ()),
        ("那中山呢？", "南通市", (), ("中山",)),
        ("南通跟北海哪个补得多", "", ("南通市",), ("北海",)),
        ("手机开封后还能退吗", "南通市", (), ()),
        ("日照时间短能免电费吗", "南通市", (), ()),
        ("中山装能用券吗", "南通市", (), ()),
    ],
)
def test_a_name_that_is_a_word_too(text: str, chosen: str, named: tuple[str, ...], uncovered: tuple[str, ...]) -> None:
    found = read_places(text, [*COVERED, "开封市"], chosen)
    assert (found.named, found.uncovered) == (named, uncovered)


@pytest.mark.parametrize("text", ["去年评上江苏省级的工匠了，还能再奖吗", "江苏老字号奖多少", "拿着北京的驾照能上牌吗"])
def test_a_place_in_a_title_is_not_where_is_asked_about(text: str) -> None:
    assert not read(text, "南通市").uncovered
    assert not read_places(text, COVERED, settled=True).uncovered


def test_a_title_names_the_place_where_nothing_else_does() -> None:
    assert read("四川名厨奖多少").uncovered == ("四川",)
    assert read("拿到四川的券怎么用", "南通市").uncovered == ("四川",)


@pytest.mark.parametrize("text", ["去意大利参展的展位费补多少", "货卖到越南，运费有补贴吗", "在古城开店能领补贴吗"])
def test_a_country_to_trade_with_or_a_district_s_short_name_is_no_place_asked_about(text: str) -> None:
    assert not read_places(text, ["长春", "宁波"], "宁波").uncovered


def test_a_country_asked_about_is_not_covered() -> None:
    assert read_places("那在日本买呢", ["长春", "宁波"], "宁波").uncovered == ("日本",)
