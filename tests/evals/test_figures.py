"""Figures are compared by value, however they are written."""

from __future__ import annotations

import pytest

from evals.figures import dates, holds, numeral


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("500元", "每件最高补贴五百元"),
        ("500元", "最高补贴 500 元"),
        ("500", "up to 500 yuan"),
        ("15%", "按百分之十五给予补贴"),
        ("15%", "15％"),
        ("15%", "15 percent of the price"),
        ("1000万元", "总额一千万元"),
        ("1000万元", "10,000,000元"),
        ("10万元", "1-10万元的奖励"),
        ("1万元", "1-10万元的奖励"),
        ("30%", "20%—30%"),
        ("20%", "20—30%"),
        ("2.5亿元", "25000万元"),
        ("2022-12-31", "执行至2022年12月31日"),
        ("2022-12", "2022年12月31日前"),
        ("2022-12-31", "until December 31, 2022"),
    ],
)
def test_a_figure_stands_in_a_text(figure: str, text: str) -> None:
    assert holds(figure, text)


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("500元", "最高补贴1500元"),
        ("15%", "补贴15元"),
        ("15元", "按15%补贴"),
        ("1000万元", "1000元"),
        ("2022-12-31", "2022年12月30日"),
        ("3元", "三农"),
        ("500元", ""),
    ],
)
def test_a_figure_does_not_stand_in_a_text(figure: str, text: str) -> None:
    assert not holds(figure, text)


@pytest.mark.parametrize(
    ("words", "value"),
    [("十", 10), ("二十", 20), ("一百零五", 105), ("一万五千", 15000), ("两千", 2000), ("三亿二千万", 320_000_000)],
)
def test_a_numeral_has_its_value(words: str, value: int) -> None:
    assert numeral(words) == value


def test_dates_come_in_iso_form_with_their_month() -> None:
    assert dates("自2023年5月1日至2023.06.30") == {"2023-05", "2023-05-01", "2023-06", "2023-06-30"}
