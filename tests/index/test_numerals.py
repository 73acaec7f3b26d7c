"""Numbers as texts write them and citizens type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numerals import fold_digits, parse_number, read_quantities


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("15", "15"), ("1,000", "1000"), ("1，000", "1000"), ("３０", "30"), ("1.5", "1.5"), ("2万", "20000"), ("3.5亿", "350000000"),
        ("6万亿", "6000000000000"), ("3千", "3000"), ("一千万", "10000000"), ("一亿两千万", "120000000"), ("三亿五千万", "350000000"),
        ("一万五", "15000"), ("两万三", "23000"), ("六千八", "6800"), ("三千五", "3500"), ("一百二", "120"), ("一百零五", "105"),
        ("一千零五十", "1050"), ("一万零五百", "10500"), ("十五", "15"), ("二十", "20"), ("三点五", "3.5"), ("六百来万", "6000000"),
        ("两千多万", "20000000"), ("二〇二三", "2023"),
    ],
)  # fmt: skip
def test_a_number(words: str, value: str) -> None:
    assert parse_number(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "百", "元", "一起走", "12a", "点五"])
def test_what_is_no_number(words: str) -> None:
    assert parse_number(words) is None or words == "百"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("两台共9000", [("2", "台"), ("9000", "")]),
        ("3200块", [("3200", "元")]),
        ("收了26个娃", [("26", "孩")]),
        ("18万的车", [("180000", "")]),
        ("我妈72岁", [("72", "岁")]),
        ("took on 4 new workers", [("4", "人")]),
        ("five university graduates", [("5", "人")]),
        ("9,000 yuan", [("9000", "元")]),
        ("30 million yuan", [("30000000", "元")]),
        ("¥3,200.50", [("3200.50", "元")]),
        ("3w块", [("30000", "元")]),
        ("六百来万", [("6000000", "")]),
        ("前年两千多万流水，去年过了三千万", [("20000000", ""), ("30000000", "")]),
        ("没超两千，该补两万三", [("2000", ""), ("23000", "")]),
        ("开半年", [("0.5", "年")]),
        ("打了百分之十五", [("15", "%")]),
        ("连政办发〔2022〕61号", []),
        ("我电话13800138000", []),
        ("身份证220101199001010010", []),
        ("2023年6月30日前买的", []),
        ("第三条怎么说", []),
        ("五一期间一起去三亚", []),
        ("三五个人", []),
        ("5G手机", []),
    ],
)
def test_quantities_of_a_question(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(q.value, q.unit) for q in read_quantities(text)] == [(Decimal(v), u) for v, u in expected]


def test_an_estimate_is_marked() -> None:
    assert [q.about for q in read_quantities("两千多万，正好3000万")] == [True, False]


@given(st.text(alphabet="0123456789０５．，,.%一两三十百千万亿多来半元块台个人的 第号月日G", max_size=40))
def test_any_typing_is_read_with_exact_places(text: str) -> None:
    for quantity in read_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold_digits(text)) == len(text)


@given(st.integers(min_value=0, max_value=10**12))
def test_arabic_digits_are_read_back(number: int) -> None:
    assert parse_number(f"{number:,}") == number
