"""A clause on a page of its own."""

from __future__ import annotations

from starlette.testclient import TestClient

from web.citation_card import clause_address

QUESTION = "长春买手机以旧换新能补多少钱？"


def test_a_citation_leads_to_its_marked_sentence(client: TestClient) -> None:
    citation = client.post("/api/v1/ask", json={"question": QUESTION}).json()["citations"][0]
    source = citation["source"]
    page = client.get(clause_address(citation["clause_id"], source["start"], source["end"]))
    assert page.status_code == 200
    marked = page.text.partition("<mark>")[2].partition("</mark>")[0]
    assert "15%" in marked and "500元" in marked
    assert citation["document"]["title"] in page.text and "征求意见稿" in page.text
    assert "<script" not in page.text


def test_a_clause_that_is_gone_is_told_kindly(client: TestClient) -> None:
    page = client.get("/clause/nowhere")
    assert page.status_code == 404
    assert "没有找到这一条" in page.text


def test_what_is_marked_cannot_be_forced(client: TestClient) -> None:
    citation = client.post("/api/v1/ask", json={"question": QUESTION}).json()["citations"][0]
    page = client.get(clause_address(citation["clause_id"]), params={"q": "<script>alert(1)</script>"})
    assert page.status_code == 200
    assert "<mark>" not in page.text and "<script" not in page.text
