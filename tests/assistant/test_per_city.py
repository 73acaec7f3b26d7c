"""What a question about several cities asks of each."""

from __future__ import annotations

import re

import pytest

from assistant.per_city import apart


def split(text: str, *names: str) -> dict[str, str]:
    spots = sorted((match.start(), match.end(), name) for name in names for match in re.finditer(name, text))
    return dict(apart(text, spots))


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("南通的门票和常州的泳票打几折", "南通门票打几折", "常州泳票打几折"),
        ("南通养犬证和常州暂住证现在还能办吗", "南通养犬证现在还能办吗", "常州暂住证现在还能办吗"),
        ("南通养犬罚多少，常州养犬要登记吗", "南通养犬罚多少", "常州养犬要登记吗"),
        ("学费，南通幼儿园与常州小学各收多少？", "学费，南通幼儿园各收多少？", "学费，常州小学各收多少？"),
        ("南通和常州的幼儿园学费各多少", "南通的幼儿园学费各多少", "常州的幼儿园学费各多少"),
    ],
)
def test_each_city_is_asked_what_is_asked_of_it(text: str, one: str, other: str) -> None:
    assert split(text, "南通", "常州") == {"南通": one, "常州": other}


@pytest.mark.parametrize("text", ["南通的学费", "南通人能在南通上学吗", "没有城市"])
def test_one_city_is_no_comparison(text: str) -> None:
    assert split(text, "南通") == {}
