"""`wence ask --reader`: one answer for a resident, an agent or a merchant."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Wence


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        ("resident", ["征求意见稿", "15%", "出处：《长春市"]),
        ("agent", ["【口径】", "百分之十五", "【承办】", "【依据】", "第（十五）项", "【效力】"]),
        ("merchant", ["商户办事清单：长春", "不得做", "找谁"]),
    ],
)
def test_each_reader_gets_their_page(wence: Wence, reader: str, words: list[str]) -> None:
    done = wence("ask", "长春买手机以旧换新能补多少钱？", "--reader", reader)
    assert done.returncode == 0
    places = [done.stdout.index(word) for word in words]
    assert places == sorted(places)


def test_a_merchant_of_an_uncovered_city_is_told_so(wence: Wence) -> None:
    done = wence("ask", "买手机补多少", "--city", "南京", "--reader", "merchant")
    assert done.returncode == 0 and "南京" in done.stdout


@pytest.mark.parametrize("words", [("--reader", "judge"), ("--reader", "agent", "--json")])
def test_wrong_use_ends_with_two(wence: Wence, words: tuple[str, ...]) -> None:
    done = wence("ask", "长春买手机补多少", *words)
    assert done.returncode == 2 and done.stderr.startswith("wence: ")
