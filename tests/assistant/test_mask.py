"""Numbers and names that identify a person are masked, amounts and hotlines stay."""

from __future__ import annotations

import pytest

from assistant.mask import mask, without_marks


@pytest.mark.parametrize(
    ("text", "masked", "kinds"),
    [
        ("我手机13800138000，补贴没到", "我手机［手机号］，补贴没到", ("手机号",)),
        ("打138 0013 8000或+86-139-0013-9000", "打［手机号］或［手机号］", ("手机号",)),
        ("身份证11010519491231002X能领吗", "身份证［身份证号］能领吗", ("身份证号",)),
        ("号码110105194912310021呢", "号码［身份证号］呢", ("身份证号",)),
        ("我身份证号码是110105999912310021", "我身份证号码是［身份证号］", ("身份证号",)),
        ("卡号6222021234567890128", "卡号［银行卡号］", ("银行卡号",)),
        ("4111 1111 1111 1111这张卡", "［银行卡号］这张卡", ("银行卡号",)),
        ("卡号是6222021234567890123写错一位", "卡号是［银行卡号］写错一位", ("银行卡号",)),
        ("座机0431-88776655", "座机［座机号］", ("座机号",)),
        ("车牌苏E·D12345换新", "车牌［车牌号］换新", ("车牌号",)),
        ("京A12345的旧车", "［车牌号］的旧车", ("车牌号",)),
        ("护照E12345678", "护照［护照号］", ("护照号",)),
        ("发到a.b-c@mail.example.cn吧", "发到［邮箱］吧", ("邮箱",)),
        ("13800138000身份证11010519491231002X", "［手机号］身份证［身份证号］", ("手机号", "身份证号")),
        ("你好，我叫宋晓梅，想换台洗衣机", "你好，我叫［姓名］，想换台洗衣机", ("姓名",)),
        ("我叫欧阳倩想问下怎么领", "我叫［姓名］想问下怎么领", ("姓名",)),
        ("姓名：刘洋 电话13800138000", "姓名［姓名］ 电话［手机号］", ("姓名", "手机号")),
        ("My name is Chen Wei, how much is it?", "My name is ［姓名］, how much is it?", ("姓名",)),
    ],
)
def test_personal_numbers_are_masked(text: str, masked: str, kinds: tuple[str, ...]) -> None:
    assert mask(text).text == masked
    assert mask(text).kinds == kinds


@pytest.mark.parametrize(
    "text",
    ["花了13800元", "年营业额13800138000元", "拨打12345或12315", "咨询96123", "2025年11月20日前", "订单202011201234567890", "iPhone15和C919",
     "我叫车去医院能报销吗", "我叫外卖用券", "姓名和身份证怎么填", "我叫了网约车", "3.1415926535897932", "补贴1.5万元", "长政办发〔2025〕12号", "110.5万张", "买2台9000的", "GB 11643-1999", ""],
)  # fmt: skip
def test_amounts_and_hotlines_stay(text: str) -> None:
    assert mask(text).text == text
    assert mask(text).kinds == ()


def test_masking_twice_changes_nothing() -> None:
    once = mask("我手机13800138000")
    assert mask(once.text).text == once.text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("我叫宋晓梅，身份证11010519491231002X，想换台洗衣机", "想换台洗衣机"),
        ("姓名刘洋，电话13800138000，空调补多少", "空调补多少"),
        ("我的手机号是13800138000，消费券没到账", "消费券没到账"),
        ("想换手机，13800138000，补多少", "想换手机，补多少"),
        ("买手机13800138000补多少", "买手机补多少"),
        ("我叫宋晓梅想换台洗衣机", "想换台洗衣机"),
        ("补办身份证11010519491231002X要多少钱", "补办身份证要多少钱"),
        ("我的身份证11010519491231002X丢了怎么办", "我的身份证丢了怎么办"),
        ("13800138000", "［手机号］"),
    ],
)
def test_what_leads_to_a_mark_is_no_word_of_the_question(text: str, left: str) -> None:
    assert without_marks(mask(text).text) == left
