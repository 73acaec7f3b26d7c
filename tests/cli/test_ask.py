"""`wence ask` and `wence search`: one answer, and many in one process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.answer import Answer
from tests.cli.conftest import Wence


def test_a_page_shows_notice_answer_and_citation(wence: Wence) -> None:
    done = wence("ask", "长春买手机以旧换新能补多少钱？")
    assert done.returncode == 0
    page = done.stdout
    assert page.index("征求意见稿") < page.index("15%") < page.index("[1] 《")
    assert "500元" in page and "（十五）" in page and "以正式文件为准" in page


def test_json_is_an_answer(process: Wence) -> None:
    done = process("ask", "how much trade-in subsidy for a phone in Changchun", "--json", "--as-of", "2026-11-20")
    answer = Answer.model_validate_json(done.stdout)
    assert (answer.status, answer.language, str(answer.as_of)) == ("answered", "en", "2026-11-20")
    assert "15%" in answer.answer and "500" in answer.answer
    assert answer.citations[0].city == "长春"


def test_a_city_can_be_chosen(wence: Wence) -> None:
    answer = Answer.model_validate_json(wence("ask", "买手机能补多少钱？", "--city", "长春", "--json").stdout)
    assert {citation.city for citation in answer.citations} == {"长春"}


def test_many_questions_are_answered_in_one_process(wence: Wence, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "question": "长春买手机补多少？", "as_of": "2026-11-20"},
        {"id": "b", "question": "那平板呢？", "history": ["长春买手机补多少？"]},
        {"id": "c", "question": "买手机补多少？", "city": "长春"},
    ]
    cases, answers = tmp_path / "cases.jsonl", tmp_path / "answers.jsonl"
    cases.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    done = wence("ask", "--batch", cases, "--out", answers)
    assert (done.returncode, done.stderr) == (0, "")
    written = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in written] == ["a", "b", "c"]
    assert all(set(line) == {"id", "answer", "elapsed_ms"} and line["elapsed_ms"] > 0 for line in written)
    for line in written:
        Answer.model_validate(line["answer"])
        assert {citation["city"] for citation in line["answer"]["citations"]} == {"长春"}


def test_bad_lines_are_reported_by_number_and_lose_no_other(process: Wence, tmp_path: Path) -> None:
    cases, answers = tmp_path / "cases.jsonl", tmp_path / "answers.jsonl"
    cases.write_text(
        '{"id": "a", "question": "长春买手机补多少？"}\nnot json\n\n{"id": "b"}\n'
        '{"id": "c", "question": "宁波谁管夜市？", "as_of": "yesterday"}\n{"id": "d", "question": "宁波谁管夜市？"}\n',
        encoding="utf-8",
    )
    done = process("ask", "--batch", cases, "--out", answers)
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in answers.read_text(encoding="utf-8").splitlines()] == ["a", "d"]
    assert "Traceback" not in done.stderr
    for line in ("line 2:", "line 4: question", "line 5: as_of", "3 lines"):
        assert line in done.stderr
    assert len(done.stderr.splitlines()) == 4


def test_search_ranks_clauses_with_named_scores(wence: Wence) -> None:
    found = json.loads(wence("search", "手机 购新补贴", "--city", "长春市", "-k", "3", "--json").stdout)
    assert len(found["results"]) == 3
    first = found["results"][0]
    assert first["city"] == "长春" and "（十五）" in first["path"][-1]
    assert {"bm25", "similarity", "fused"} <= set(first["scores"])


def test_a_result_says_where_it_stands(wence: Wence, corpus: Path) -> None:
    first = json.loads(wence("search", "夜间经济", "-k", "1", "--json").stdout)["results"][0]
    source = first["source"]
    stands = (corpus / source["file"]).read_bytes().decode("utf-8")[source["start"] : source["end"]]
    assert "".join(first["text"].split())[:20] in "".join(stands.split())


def test_filters_are_hard_limits(wence: Wence) -> None:
    found = json.loads(wence("search", "消费券", "--unit", "财政局", "--year", "2023", "--json").stdout)["results"]
    assert found
    assert all(any("财政局" in unit for unit in result["units"]) for result in found)
    assert json.loads(wence("search", "消费券", "--year", "1999", "--json").stdout)["results"] == []


def test_the_page_of_a_search(wence: Wence) -> None:
    page = wence("search", "汽车以旧换新", "-k", "2").stdout
    assert "1. " in page and "bm25" in page
    assert "没有找到" in wence("search", "汽车", "--year", "1999").stdout


def test_many_queries_are_searched_in_one_process(wence: Wence, tmp_path: Path) -> None:
    queries, results = tmp_path / "queries.jsonl", tmp_path / "results.jsonl"
    queries.write_text(
        '{"id": 1, "query": "公积金贷款"}\n{"id": 2, "query": "公积金贷款", "city": "长春"}\n', encoding="utf-8"
    )
    assert wence("search", "--batch", queries, "--out", results, "-k", "4").returncode == 0
    written = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    assert [(line["id"], len(line["results"])) for line in written] == [(1, 4), (2, 4)]
    assert {result["city"] for result in written[1]["results"]} == {"长春"}
    assert {"city", "path", "text", "source", "scores"} <= set(written[0]["results"][0])


@pytest.mark.parametrize("words", [("ask", "消费券什么时候发？", "--json"), ("search", "消费券", "--json")])
def test_without_an_index_the_default_one_is_built_first(
    process: Wence, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = process(*words, data=tmp_path / "new")
    assert done.returncode == 0
    assert "building it from" in done.stderr
    json.loads(done.stdout)


@pytest.mark.parametrize(
    "words",
    [
        ("ask",),
        ("ask", "  "),
        ("ask", "问", "--as-of", "tomorrow"),
        ("ask", "问", "--batch", "x.jsonl"),
        ("ask", "--batch", "missing.jsonl"),
        ("ask", "问", "--out", "x.jsonl"),
        ("search",),
        ("search", "问", "-k", "0"),
        ("search", "问", "--standing", "valid"),
        ("search", "问", "--year", "two"),
        ("index", "--fast"),
        ("serve", "--port", "99999"),
        ("eval", "missing.jsonl"),
        ("answer",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_and_status_2(wence: Wence, words: tuple[str, ...]) -> None:
    done = wence(*words)
    assert done.returncode == 2
    assert done.stderr.startswith("wence: ") and done.stderr.count("\n") == 1
    assert done.stdout == ""
