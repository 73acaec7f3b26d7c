"""Which clauses are looked at: the city is a limit, not a preference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.retrieve import LISTED, PER_CITY, retrieve


@pytest.mark.parametrize("text", ["绵阳渔船更新补多少", "绵阳换热水器补多少", "绵阳的湛江特产"])
def test_only_the_city_asked_about_is_searched(asked, towns, text):
    found = retrieve(replace(asked(text), cities=("绵阳",)), towns)
    assert [finding.city for finding in found.findings] == ["绵阳"]
    assert {hit.document.city for hit in found.findings[0].hits} == {"绵阳"}


def test_cities_come_in_the_order_asked(asked, towns):
    found = retrieve(asked("湛江和绵阳的托育补助"), towns)
    assert [finding.city for finding in found.findings] == ["湛江", "绵阳"]


def test_an_uncovered_place_finds_nothing(asked, towns):
    assert retrieve(asked("南充换热水器补多少"), towns).findings == ()


def test_without_a_city_every_city_is_searched_for_itself(asked, towns):
    found = retrieve(asked("换热水器补多少"), towns)
    assert [finding.city for finding in found.findings] == list(towns.cities)
    assert all({hit.document.city for hit in finding.hits} == {finding.city} for finding in found.findings)


@pytest.mark.parametrize(("text", "most"), [("绵阳有哪些措施", LISTED), ("绵阳换热水器补多少", PER_CITY)])
def test_lists_look_further(asked, towns, text, most):
    (finding,) = retrieve(asked(text), towns).findings
    assert 0 < len(finding.hits) <= most


def test_a_named_document_is_the_only_one_searched(asked, towns):
    document = next(one for one in towns.documents if one.city == "湛江")
    found = retrieve(replace(asked("湛江托育"), documents=(document.id,)), towns)
    assert {hit.document.id for finding in found.findings for hit in finding.hits} == {document.id}
