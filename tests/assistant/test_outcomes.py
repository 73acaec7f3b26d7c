"""Questions that end early, each with kind words."""

from __future__ import annotations

import pytest

from assistant.answer import NoticeKind, Status
from assistant.evidence import Evidence
from assistant.guard import Guarded, Verdict
from assistant.outcomes import declined, nothing_found, unclear, uncovered, with_masked
from assistant.question import Inquiry
from tests.assistant.conftest import DAY


@pytest.mark.parametrize("kind", [kind for kind in Guarded if kind is not Guarded.OK])
@pytest.mark.parametrize("text", ["你好", "hello"])
def test_every_verdict_of_the_guard_has_an_answer(towns, kind, text):
    answer = declined(Verdict(kind, text), Inquiry(text, as_of=DAY), towns)
    talk = kind in (Guarded.EMPTY, Guarded.GREETING, Guarded.THANKS, Guarded.IDENTITY)
    assert answer.status is (Status.CLARIFY if talk else Status.REFUSED)
    assert answer.answer and not answer.citations and answer.as_of == DAY
    assert answer.language == ("zh" if text == "你好" else "en")


def test_an_uncovered_place_is_named_with_what_is_covered(asked, towns):
    answer = uncovered(asked("南充换热水器补多少"), towns)
    assert answer.status is Status.NO_EVIDENCE
    assert "南充" in answer.answer and all(city in answer.answer for city in towns.cities)
    assert [notice.kind for notice in answer.notices] == [NoticeKind.UNCOVERED_CITY]


@pytest.mark.parametrize("text", ["多少钱", "绵阳", "绵阳呢？", "谢谢，请问一下"])
def test_a_question_without_a_subject_is_asked_for_one(asked, towns, text):
    answer = unclear(asked(text), towns)
    assert answer is not None and answer.status is Status.CLARIFY and answer.suggestions


@pytest.mark.parametrize("text", ["我们这边换热水器补多少", "咱这儿夜间市集几点收摊", "本市户籍的老人装扶手补多少"])
def test_who_says_here_is_asked_for_the_city(asked, towns, text):
    answer = unclear(asked(text), towns)
    assert answer is not None and answer.status is Status.CLARIFY
    assert all(city in answer.answer for city in towns.cities)


def test_here_is_the_city_chosen_or_spoken_of_before(asked, towns):
    assert unclear(asked("我们这边换热水器补多少", city="绵阳"), towns) is None
    assert unclear(asked("我们这边装扶手呢", "绵阳换热水器补多少"), towns) is None


def test_a_clear_question_is_not(asked, towns):
    assert unclear(asked("绵阳换热水器补多少"), towns) is None


@pytest.mark.parametrize(
    ("text", "scope"), [("绵阳养猫补多少", "绵阳"), ("养猫补多少", "各城市"), ("cat food subsidy?", "covered cities")]
)
def test_nothing_found_says_where_it_looked(asked, text, scope):
    answer = nothing_found(asked(text), Evidence())
    assert answer.status is Status.NO_EVIDENCE and scope in answer.answer and not answer.citations


def test_nothing_found_offers_what_is_nearest(weighed):
    question, evidence = weighed("绵阳渔船更新补多少")
    answer = nothing_found(question, evidence)
    assert answer.suggestions and all("绵阳" in each for each in answer.suggestions)


def test_masked_data_is_said_to_be_masked_only_where_it_was(towns, asked):
    answer = uncovered(asked("南充换热水器补多少"), towns)
    assert with_masked(answer, Inquiry("x")) is answer
    last = with_masked(answer, Inquiry("x", masked=("手机号", "身份证号"))).notices[-1]
    assert last.kind is NoticeKind.MASKED and "手机号、身份证号" in last.text
