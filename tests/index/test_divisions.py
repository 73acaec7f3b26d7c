"""Places: longest names, ordinary words that are also names, and what lies within what."""

from __future__ import annotations

import pytest

from index.divisions import Divisions, within

DIVISIONS = Divisions.load()


def names(text: str) -> list[str]:
    return [place.name for place in DIVISIONS.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("武汉买手机以旧换新补多少", ["武汉市"]),
        ("浦东的消费券", ["浦东新区"]),
        ("内蒙古有没有养老补贴", ["内蒙古自治区"]),
        ("延边州的旅游补贴", ["延边朝鲜族自治州"]),
        ("昆山和义乌哪个好", ["昆山市", "义乌市"]),
        ("宁波市江北区的商圈", ["宁波市", "江北区"]),
        ("北京朝阳的企业", ["北京市", "朝阳区"]),
        ("我在固安买房", ["固安县"]),
        ("日照有没有购房补贴", ["日照市"]),
        ("魔都的新能源车补贴", ["上海市"]),
        ("海南旅游有消费券吗", ["海南省"]),
        ("东京有消费券吗", ["东京"]),
        ("香港居民能参加社保吗", ["香港特别行政区"]),
        ("北海道滑雪", ["北海道"]),
    ],
)
def test_places_are_found_by_their_longest_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    ["和平时期的粮食储备", "合作市场有补贴吗", "城区公交怎么收费", "资源回收补贴", "日照时间够八小时", "平房改造", "新建区域加油站",
     "长治久安", "大理石台面能不能补", "朝阳产业扶持", "东方财富", "前进的方向", "比如家电", "延长社保缴费", "白银首饰能用券吗", ""],
)  # fmt: skip
def test_ordinary_words_are_no_places(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "provinces"), [("朝阳区", {"北京市", "吉林省"}), ("鼓楼区", {"江苏省", "福建省", "河南省"})]
)
def test_ambiguous_names_give_every_candidate(text: str, provinces: set[str]) -> None:
    found = DIVISIONS.find(text)
    assert {place.province for place in found} == provinces
    assert {(place.start, place.end) for place in found} == {(0, 3)}


def test_another_place_in_the_text_settles_an_ambiguous_one() -> None:
    assert [place.city for place in DIVISIONS.find("福州鼓楼区")] == ["", "福州市"]


def test_offsets_are_those_of_the_name() -> None:
    text = "请问在长春市买车"
    (place,) = DIVISIONS.find(text)
    assert text[place.start : place.end] == "长春市"


@pytest.mark.parametrize(
    ("issuer", "region"),
    [
        ("长春市人民政府办公室", "长春市"),
        ("吉林省人民政府", "吉林省"),
        ("吉林省长春市朝阳区人民政府", "朝阳区"),
        ("浦东新区人民政府", "浦东新区"),
        ("中共宁波市委办公厅", "宁波市"),
        ("国务院办公厅", "全国"),
        ("国家发展改革委", "全国"),
        ("商务部等14部门", "全国"),
        ("关于印发《苏州市促进消费若干措施》的通知", "苏州市"),
    ],
)
def test_the_region_an_issuer_speaks_for(issuer: str, region: str) -> None:
    found = DIVISIONS.region_of(issuer)
    assert found is not None
    assert found.name == region


@pytest.mark.parametrize("issuer", ["鼓楼区人民政府", "市商务局", ""])
def test_an_unclear_issuer_has_no_region(issuer: str) -> None:
    assert DIVISIONS.region_of(issuer) is None


def test_within_follows_the_codes() -> None:
    def one(name: str, province: str = "") -> object:
        return next(place for place in DIVISIONS.named(name) if province in place.province)

    jilin, changchun, chaoyang = one("吉林省"), one("长春市"), one("朝阳区", "吉林省")
    pudong, shanghai, nation = one("浦东新区"), one("上海市"), DIVISIONS.region_of("国务院")
    assert within(chaoyang, changchun) and within(changchun, jilin) and within(pudong, shanghai)
    assert within(jilin, nation) and not within(jilin, changchun) and not within(one("东京"), nation)
    assert within(one("仙桃市"), one("湖北省")) and not within(one("仙桃市"), one("武汉市"))


def test_every_county_has_a_province() -> None:
    assert len(DIVISIONS.places) > 3000
    assert not [place for place in DIVISIONS.places if place.level == "county" and not place.province]
