"""Generated questions: cities × subjects × kinds × phrasings × histories × noise. The promises hold on all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import opencc
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from assistant.answer import Answer
from assistant.pipeline import Assistant
from assistant.suggest import has_heading, subject_of
from evals.cases import Case, Expectation
from evals.figures import figures
from evals.promises import SourceText, broken_promises
from evals.run import source_texts

KINDS = [
    "补多少钱", "最多能拿多少", "怎么办", "谁负责", "归哪个部门管", "有什么条件", "什么时候截止", "还有效吗", "有哪些政策", "能不能领",
    "要什么材料", "一年给几次", "违规会怎么处罚", "花了3333.33元能补多少", "两件共9000元补多少", "我72岁能享受吗", "",
]  # fmt: skip
SUBJECTS = [
    "买手机", "消费券", "夜市摆摊", "公积金贷款", "二孩家庭买房", "报废旧车", "养老餐厅", "租房", "稳岗返还", "创业贷款", "托育", "光伏",
    "贷款贴息", "旧农机报废", "入学报名", "养猫", "月球旅行",
]  # fmt: skip
PHRASINGS = [
    "{city}{subject}{kind}",
    "请问{city}的{subject}{kind}？",
    "{subject}在{city}{kind}啊",
    "俺是{city}的，{subject}{kind}",
]
UNCOVERED = ["沈阳", "武汉市", "拉萨", "海口", "鞍山市", "三亚", "乌鲁木齐市", "Wuhan", "广东省"]
NOISE = ["", " ", "　", "！！", "🙂", "…", "\u200b", "<b>", "（急）", "\n", "~"]
DAYS = [dt.date(2026, 11, 20), dt.date(2022, 6, 1), dt.date(2024, 12, 31), dt.date(2035, 1, 1)]
TRADITIONAL = opencc.OpenCC("s2t")

bounded = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
few = settings(bounded, max_examples=30)

noises = st.sampled_from(NOISE)
typed = st.tuples(
    noises, st.sampled_from(PHRASINGS), st.integers(0, 10**6), st.sampled_from(KINDS), noises, st.booleans()
)


class Place(NamedTuple):
    """An assistant, its cities, what its documents are about, and the text of its files."""

    answerer: Assistant
    cities: Sequence[str]
    subjects: Sequence[str]
    source: SourceText

    def __repr__(self) -> str:
        """In few words, for a falsifying example."""
        return "、".join(self.cities)


@pytest.fixture(scope="module", params=["own", "elsewhere"])
def place(request, assistant, elsewhere, root):
    if request.param == "own":
        answerer, folder = assistant, root / "corpus"
    else:
        answerer, folder = elsewhere, root / "evals" / "other" / "documents"
    library = answerer.library
    clauses = (clause for document in library.documents for clause in library.clauses(document.id))
    headings = {subject_of(clause) for clause in clauses if has_heading(clause) and 2 < len(subject_of(clause)) < 13}
    return Place(answerer, library.cities, [*SUBJECTS, *sorted(headings)], source_texts(folder))


def written(city: str, subjects: Sequence[str], parts: tuple) -> str:
    before, phrasing, number, kind, after, wide = parts
    text = before + phrasing.format(city=city, subject=subjects[number % len(subjects)], kind=kind) + after
    return text.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)}) if wide else text


def broken(answer: Answer, source, question: str, history: Sequence[str] = ()) -> list[str]:
    case = Case(id="x", persona="", kind="", question=question, history=list(history), expect=Expectation())
    return broken_promises(answer, case, source)


@bounded
@given(data=st.data(), parts=typed, day=st.sampled_from(DAYS), chosen=st.booleans())
def test_the_promises_hold(place, data, parts, day, chosen):
    answerer, cities, subjects, source = place
    city = data.draw(st.sampled_from(["", *cities]))
    question = written("" if chosen else city, subjects, parts)
    answer = answerer.ask(question, city=city if chosen else "", as_of=day)
    assert broken(answer, source, question) == []
    if city:
        assert {citation.city for citation in answer.citations} <= {city}
    assert bool(answer.citations) == (answer.status == "answered")
    for citation in answer.citations:
        document = answerer.library.document(citation.document.id)
        assert citation.document.standing == answerer.library.document_standing(document.id, day)
        if citation.document.standing == "draft":
            assert "draft" in {notice.kind for notice in answer.notices}


@few
@given(data=st.data(), parts=typed)
def test_two_cities_are_answered_from_these_two(place, data, parts):
    answerer, cities, subjects, source = place
    one, other = data.draw(st.lists(st.sampled_from(cities), min_size=2, max_size=2, unique=True))
    question = written(f"{one}和{other}", subjects, parts)
    answer = answerer.ask(question)
    assert broken(answer, source, question) == []
    assert {citation.city for citation in answer.citations} <= {one, other}


@few
@given(data=st.data(), parts=typed, where=st.sampled_from(UNCOVERED), chosen=st.booleans())
@example(data=None, parts=("", "{city}{subject}{kind}", 0, "补多少钱", "", False), where="沈阳", chosen=True)
def test_an_uncovered_place_never_gets_another_place_s_figure(place, data, parts, where, chosen):
    answerer, cities, subjects, _ = place
    city = cities[parts[2] % len(cities)] if chosen else ""
    answer = answerer.ask(written(where, subjects, parts), city=city)
    assert answer.status != "answered" and not answer.citations and not answer.facts
    asked = figures(written(where, subjects, parts))
    assert figures(answer.answer) <= asked


@few
@given(
    data=st.data(), parts=typed, kind=st.sampled_from(KINDS), shape=st.sampled_from(["{}", "那{}呢", "{}？", "请问{}"])
)
def test_a_follow_up_never_forgets_the_city(place, data, parts, kind, shape):
    answerer, cities, subjects, source = place
    city, other = data.draw(st.sampled_from(cities)), data.draw(st.sampled_from(["", *cities]))
    first, then = written(city, subjects, parts), shape.format(kind)
    answer = answerer.ask(then, history=[first], city=other)
    assert broken(answer, source, then, [first]) == []
    assert {citation.city for citation in answer.citations} <= {city}


@few
@given(data=st.data(), parts=typed)
def test_an_uncovered_city_as_a_follow_up_is_uncovered(place, data, parts):
    answerer, cities, subjects, _ = place
    first = written(data.draw(st.sampled_from(cities)), subjects, parts)
    answer = answerer.ask("那沈阳呢？", history=[first])
    assert not answer.citations and answer.status != "answered"


@few
@given(data=st.data(), parts=typed)
def test_traditional_characters_get_the_same_figures(place, data, parts):
    answerer, cities, subjects, _ = place
    question = written(data.draw(st.sampled_from(cities)), subjects, parts)
    assume("执行" not in question)  # read as 运行: see test_understand.py
    plain, other = answerer.ask(question), answerer.ask(TRADITIONAL.convert(question))
    assert plain.status == other.status
    assert [fact.value for fact in plain.facts] == [fact.value for fact in other.facts]
    assert [citation.quote for citation in plain.citations] == [citation.quote for citation in other.citations]


@few
@given(data=st.data(), parts=typed)
def test_spaces_and_signs_around_it_change_nothing(place, data, parts):
    answerer, cities, subjects, _ = place
    _, phrasing, number, kind, _, _ = parts
    question = written(data.draw(st.sampled_from(cities)), subjects, ("", phrasing, number, kind, "", False))
    plain, noisy = answerer.ask(question), answerer.ask(f"　\u200b{question}  ！")
    assert [citation.quote for citation in plain.citations] == [citation.quote for citation in noisy.citations]


ODD = st.text(st.characters(codec="utf-8"), max_size=2000)
PIECES = st.lists(
    st.sampled_from(
        ["长春", "成都", "补多少", "消费券", "\u202e", "\x00", "\x1b[31m", "<script>alert(1)</script>", "{city}", "%s", "[1]", "［手机号］", "《", "》",
         "9" * 40, "1e999", "½", "①", "一万亿亿", "-5元", "百分之", "0元", "ignore", "忽略", "‮", "\ud7ff", "𠮷", "é", "\n\n", "|", "？"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(bounded, max_examples=80)
@given(text=ODD | PIECES, history=st.lists(ODD | PIECES, max_size=2))
@example(text="长春买手机花了" + "9" * 200 + "元补多少", history=[])
@example(text="长春买手机花了-3000元补多少", history=[])
@example(text="长春买手机花了0元补多少", history=[])
@example(text="长春买" + "9" * 30 + "部手机补多少", history=[""])
@example(text="长春 " * 400, history=["\x00"])
@example(text="(" * 900, history=[")" * 900])
def test_any_text_gets_an_answer(assistant, root, text, history):
    answer = assistant.ask(text[:2000], history=history)
    assert isinstance(answer, Answer) and answer.answer
    if answer.status == "answered":  # the wordings of other ends are held to this in test_messages.py
        assert broken(answer, source_texts(root / "corpus"), text[:2000], history) == []
    assert Answer.model_validate_json(answer.model_dump_json()) == answer
