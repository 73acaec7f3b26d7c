import pytest

from index.tokenise import terms, tokenise


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("消费品以旧换新", ["消费品", "以旧换新"]),
        ("住房公积金贷款", ["住房", "公积金", "贷款"]),
        ("购物节发放消费券", ["购物节", "消费券"]),
    ],
)
def test_policy_words_stay_whole(text, wanted):
    assert set(wanted) <= set(tokenise(text))


def test_width_and_case_are_folded_and_empty_words_dropped():
    assert tokenise("ＶＲ体验，请问您的！") == ["vr", "体验"]
    assert tokenise("") == tokenise("？！ 的了吗") == []


def test_figures_stay_whole():
    assert {"15", "3000"} <= set(tokenise("按15%补贴3000元"))


def test_no_new_words_are_guessed_from_what_citizens_type():
    assert "券能" not in tokenise("那个券能用不") and "券" in tokenise("那个券能用不")


def test_terms_have_each_character_beside_the_words():
    assert terms("退货") == ["退货", "退", "货"]
    assert set(terms("领券")) & set(terms("发放消费券")) == {"券"}
