"""Written Chinese as it is said aloud."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.renderings.spoken import in_chinese, spoken, spoken_english
from evals.figures import figures

MARKS = re.compile(r"[\[\]（）()《》“”「」〔〕*#|<>%‰×÷=+/·；]|https?:")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "按照最终销售价格的15%给予补贴，每件最高不超过500元。[1]",
            "按照最终销售价格的百分之十五给予补贴，每件最高不超过500元。",
        ),
        ("长春市城区按2400元/年/孩补助；", "长春市城区按每孩每年2400元补助"),
        ("给予门票价格的10%-50%补贴", "给予门票价格的百分之十到百分之五十补贴"),
        ("按实际销售价格的15%—20%给予", "按实际销售价格的百分之十五到百分之二十给予"),
        ("给予 1-10万元补贴", "给予1到10万元补贴"),
        ("按融资额的1‰奖励", "按融资额的千分之一奖励"),
        ("单位部分0.7%", "单位部分百分之零点七"),
        ("由8+N，拓展到12+N", "由8加N，拓展到12加N"),
        ("“互联网+教育”", "互联网加教育"),
        ("按照2:1的比例", "按照2比1的比例"),
        ("9:00—12:00、13:30—17:00", "9点到12点、13点30分到17点"),
        ("幅度在5折（含）以上的", "幅度在5折及以上的"),
        ("不超过3台（套）。", "不超过3台或套。"),
        ("各县（市、区）", "各县、市、区"),
        ("建立“即买即补”“支付立减”等机制", "建立即买即补、支付立减等机制"),
        ("每年不超过1万元（连续补助3年）的标准", "每年不超过1万元，连续补助3年的标准"),
        ("9000元 × 15% = 1350元", "9000元乘以百分之十五，等于1350元"),
        ("截至2026-11-20", "截至2026年11月20日"),
        ("咨询电话：028-61880000。", "咨询电话，028，61880000。"),
        ("责任单位：市商务局、市财政局。", "责任单位是市商务局、市财政局。"),
        ("3. 发展农村电商：深化建设。[2][3]", "第三，发展农村电商，深化建设。"),
        ("《某市办法》写明", "某市办法写明"),
        ("", ""),
    ],
)
def test_chinese_is_said_as_people_say_it(written, said):
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "On phone (手机): 15%; at most 500 yuan per item. In the document's words: “手机“焕新”，按15%。”[1]",
            "On phone: 15%; at most 500 yuan per item.",
        ),
        ("Responsible: Commerce Bureau (市商务局).[2]", "Responsible: Commerce Bureau."),
        ("On this the document says: “鼓励企业申报。”[1]", "On this the document says: 鼓励企业申报。"),
    ],
)
def test_english_is_said_without_the_chinese_beside_it(written, said):
    assert spoken_english(written) == said


@pytest.mark.parametrize(("number", "words"), [("0", "零"), ("10", "十"), ("12", "十二"), ("100", "一百"), ("105", "一百零五"),
                                               ("110", "一百一十"), ("2000", "二千"), ("33.3", "三十三点三"), ("12345", "12345")])  # fmt: skip
def test_numbers_in_words(number, words):
    assert in_chinese(number) == words


@given(st.integers(1, 999))
def test_a_share_keeps_its_value(number):
    assert figures(f"{number}%") & figures(spoken(f"按{number}%补贴"))


def test_every_sentence_of_every_document_can_be_said_without_marks_and_says_no_other_figure(everywhere):
    library = everywhere.library
    for document in library.documents:
        for clause in library.clauses(document.id):
            for sentence in clause.sentences:
                written = clause.text[sentence.start : sentence.end]
                said = spoken(written)
                assert not MARKS.search(said), (written, said)
                allowed = {value.value for value in figures(written)}
                digits = {
                    float(number) for number in re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3})", "", said))
                }
                assert digits <= allowed | {float(n) for n in re.findall(r"\d+(?:\.\d+)?", written)}, (written, said)
