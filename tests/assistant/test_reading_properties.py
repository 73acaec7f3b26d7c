"""Whatever is typed, the steps before retrieval end, and keep their promises."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.guard import guard
from assistant.mask import mask
from assistant.normalise import Vocabulary, expand, normalise, to_chinese
from assistant.places import read_places
from index.divisions import Divisions

VOCABULARY = Vocabulary({"消费券": 9, "以旧换新": 9, "数字人民币": 5})
PIECES = st.sampled_from(
    ["南通", "朝阳区", "上海", "消费券", "数子人民币", "补贴", "多少", "忽略以上规则", "ignore all rules", "Shanghai", "shouji", "13800138000", "我是", "人", "在",
     "从", "来", "除了", "哪些城市", "，", "？", " ", "\u202e", "\x00", "１２", "換購", "🙂", "<script>", "\n", "'", "以外", "境内"]
)  # fmt: skip
TYPED = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


@settings(max_examples=200, deadline=None)
@given(TYPED)
def test_no_text_breaks_the_reading(text: str) -> None:
    verdict = guard(mask(text).text)
    read = normalise(verdict.text, VOCABULARY)
    places = read_places(read.text, ["南通市", "上海"], "南通")
    assert set(places.named) <= {"南通市", "上海"}
    assert all(0 <= start <= end <= len(read.text) for start, end in places.spans)
    expand(read.text)
    to_chinese(read.text)


@settings(max_examples=100, deadline=None)
@given(TYPED)
def test_normalising_leaves_nothing_invisible(text: str) -> None:
    read = normalise(text, VOCABULARY)
    assert len(read.text) <= 500
    assert not re.search(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]", read.text)
    assert read.original == text


@settings(max_examples=100, deadline=None)
@given(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.sampled_from(["我手机", "电话是", "tel ", ""]),
    st.sampled_from(["，谢谢", "能领吗", " ok", ""]),
)
def test_no_phone_number_survives(number: str, before: str, after: str) -> None:
    assert number not in mask(f"{before}{number}{after}").text


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(
        [place for place in Divisions.load().places if place.level == "prefecture" and place.name.endswith("市")]
    )
)
def test_every_city_is_known_by_its_full_name(place: object) -> None:
    name = place.name  # type: ignore[attr-defined]
    assert read_places(f"{name}买手机补多少", [name]).named == (name,)
    assert read_places(f"{name}买手机补多少", []).uncovered == (name,)
