"""The embedding that ships: its size, its pieces, and which words it holds alike."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.static_vectors import StaticVectors

BUILTIN = Path(__file__).resolve().parents[2] / "models" / "builtin"
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def vectors() -> StaticVectors:
    return StaticVectors.load(BUILTIN)


def test_the_folder_is_at_most_thirty_megabytes() -> None:
    assert sum(file.stat().st_size for file in BUILTIN.rglob("*") if file.is_file()) <= 30 * MEGABYTE


def test_every_common_character_is_a_piece(vectors: StaticVectors) -> None:
    """GB 2312's first level: the 3,755 characters that Chinese is written with, each at least known by itself."""
    common = [bytes([row, cell]).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
    unknown = [letter for letter in common if letter and vectors.tokens(letter) in ([], [0])]
    assert len(unknown) <= 5, unknown


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("失业保险金", ["失业", "保险金"]),
        ("ＰＨＯＮＥ", ["phone"]),
        ("Phones, please!", ["phones", "please"]),
        ("500元", ["5", "0", "0", "元"]),
    ],
)
def test_width_and_case_are_folded_and_punctuation_left_out(
    vectors: StaticVectors, text: str, pieces: list[str]
) -> None:
    assert "".join(vectors.pieces(text)) == "".join(pieces)


def test_inflected_english_words_share_a_vector(vectors: StaticVectors) -> None:
    assert vectors.embed(["phones"]) == pytest.approx(vectors.embed(["phone"]), abs=1e-6)


@pytest.mark.parametrize(
    ("asked", "official", "other"),
    [
        ("电瓶车", "电动自行车", "养老保险"),
        ("看病的钱能报多少", "医疗费用报销比例", "机动车停车收费标准"),
        ("下岗了领什么钱", "失业保险金申领条件", "旅游景区门票优惠"),
        ("开小饭馆要办啥证", "餐饮服务食品经营许可", "中小学招生入学"),
        ("坐公交不要钱", "免费乘坐公共汽车", "企业研发费用补助"),
        ("old people", "老年人", "大学生"),
        ("housing fund loan", "住房公积金贷款", "森林防火"),
        ("How do I apply for a business licence?", "申请办理营业执照", "老年人健康体检"),
        ("school admission", "义务教育阶段学校招生", "新能源汽车充电桩"),
    ],
)
def test_everyday_and_english_words_lie_near_the_official_ones(
    vectors: StaticVectors, asked: str, official: str, other: str
) -> None:
    query, near, far = vectors.embed([asked, official, other])
    assert query @ near > query @ far + 0.05


def test_particles_weigh_less_than_words_that_name_a_thing(vectors: StaticVectors) -> None:
    particle, thing = (float(vectors.weights(vectors.tokens(text)).mean()) for text in ("的了吗", "公积金补贴"))
    assert thing > 3 * particle


def test_a_question_takes_under_three_milliseconds_and_loading_under_half_a_second() -> None:
    """Processor time of the best of several runs: what the code needs, not what a busy machine leaves it."""
    assert _best_of(3, lambda: StaticVectors.load(BUILTIN)) < 0.5
    vectors = StaticVectors.load(BUILTIN)
    assert _best_of(20, lambda: vectors.embed(["我想换个新手机，这边能给我减多少？"])) < 0.003
    assert _best_of(20, lambda: vectors.embed(["对购买手机、平板的给予补贴，每件最高不超过五百元。" * 20])) < 0.003
    assert np.isfinite(vectors.embed(["手机"])).all()


def _best_of(times: int, act: Callable[[], object]) -> float:
    took = []
    for _ in range(times):
        start = time.process_time()
        act()
        took.append(time.process_time() - start)
    return min(took)
