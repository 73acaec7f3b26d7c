"""What several cities pay for the price that the asker gives, side by side."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.pipeline import Assistant, vocabulary_of
from assistant.settings import Settings
from index.build import build_index
from index.library import Library

ANKANG = """安康市汽车置换补贴实施细则

一、转让旧车并购买新能源乘用车的，按新车价格的7%给予补贴，每辆最高不超过1.2万元。
二、本细则自2026年1月1日起施行，有效期至2027年12月31日。
"""
XUANCHENG = """宣城市汽车置换补贴办法

一、转让旧车并购买新能源乘用车的，每辆补贴9000元；购买燃油乘用车的，每辆补贴6000元。
二、本办法自2026年3月1日起施行，有效期至2028年2月29日。
"""
CHIZHOU = """池州市老年助餐补贴办法

一、60周岁以上老年人在助餐点用餐的，每餐补贴3元。
"""


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("cities")
    for name, text in (("ankang", ANKANG), ("xuancheng", XUANCHENG), ("chizhou", CHIZHOU)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build_index([folder], folder / "data", Settings().embedding_model)
    library = Library.open(folder / "data")
    return Assistant(library, vocabulary_of(library), lambda: dt.date(2026, 11, 20))


def test_each_city_has_its_sum_and_its_citation(cities: Assistant) -> None:
    answer = cities.ask("置换买辆20万的新能源车，安康和宣城各补多少？")
    first, second = answer.answer.splitlines()
    assert first.startswith("安康：12000元（20万元 × 7% = 14000元") and first.endswith("[1]")
    assert second.startswith("宣城：") and "9000元" in second and second.endswith("[2]")
    assert [citation.city for citation in answer.citations] == ["安康", "宣城"]
    assert answer.calculation is not None
    cited = {given.value: given.citation for given in answer.calculation.inputs if given.citation}
    assert cited["7"] == 1 and cited.get("9000", 2) == 2


def test_a_city_that_says_nothing_of_it_says_so(cities: Assistant) -> None:
    answer = cities.ask("置换买辆20万的新能源车，安康和池州分别补多少？")
    assert "12000元" in answer.answer and "池州：已收录的文件里没有查到" in answer.answer


def test_periods_are_compared_by_the_documents_own_terms(cities: Assistant) -> None:
    answer = cities.ask("安康和宣城的汽车置换办法各执行到什么时候").answer
    assert "2027年12月31日" in answer and "2028年2月29日" in answer
