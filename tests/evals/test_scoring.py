"""The scorer finds what falls short, and every way of breaking a promise."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer
from evals.cases import BadCases, Case, load_cases
from evals.promises import broken_promises
from evals.record import append_record
from evals.scoring import judge, tally

# A clause of a town that does not exist; offsets are of this text.
SOURCE = "四、支持换新。购买节能灯的，按售价的10%补贴，每盏不超过20元。"
QUOTE = SOURCE[7:]


def source_text(file: str) -> str | None:
    return SOURCE if file == "town.txt" else None


def answer(**changes: Any) -> Answer:
    citation = {
        "n": 1,
        "document": {
            "id": "d",
            "title": "云州市促消费措施",
            "issuer": "云州市人民政府",
            "number": "",
            "date": "2024-03-01",
            "city": "云州",
            "standing": "in_force",
        },
        "city": "云州",
        "path": ["云州市促消费措施", "四、支持换新"],
        "quote": QUOTE,
        "source": {"file": "town.txt", "start": 7, "end": len(SOURCE)},
    }
    whole = {
        "status": "answered",
        "answer": "按售价的10%补贴，每盏最高20元[1]。",
        "citations": [citation | changes.pop("citation", {})],
        "as_of": dt.date(2024, 4, 1),
    }
    return Answer.model_validate(whole | changes)


def case(**expect: Any) -> Case:
    return Case.model_validate(
        {"id": "x", "persona": "resident", "kind": "amount", "question": "节能灯补多少？", "expect": expect}
    )


def test_an_answer_that_holds() -> None:
    wanted = case(
        status=["answered"],
        figures=["10%", "20元"],
        terms=[["售价", "价格"]],
        cite=[{"city": "云州市", "path": ["四、"]}],
        forbid=["0元补贴"],
    )
    assert judge(wanted, answer(), source_text).passed


@pytest.mark.parametrize(
    ("expect", "short"),
    [
        ({"status": ["no_evidence"]}, "status answered, wanted no_evidence"),
        ({"figures": ["30元"]}, "no figure 30元"),
        ({"terms": [["发票", "凭证"]]}, "none of 发票/凭证"),
        ({"cite": [{"city": "海州", "path": ["四、"]}]}, "not cited: 海州 四、"),
        ({"cite": [{"path": ["支持换新", "四、"]}]}, "not cited:  支持换新 > 四、"),
        ({"forbid": ["最高20元"]}, "says 最高20元"),
        ({"forbid_city": ["云州市"]}, "cites 云州市"),
        ({"notices": ["draft"]}, "no notice draft"),
    ],
)
def test_what_falls_short_is_named(expect: dict[str, Any], short: str) -> None:
    assert judge(case(**expect), answer(), source_text).short == (short,)


def test_a_number_does_not_match_inside_a_longer_one() -> None:
    cited = answer(citation={"path": ["云州市促消费措施", "十四、支持换新"]})
    assert not judge(case(cite=[{"path": ["四、"]}]), cited, source_text).passed
    assert judge(case(forbid=["0元"]), answer(), source_text).passed


def test_a_long_answer_falls_short() -> None:
    assert judge(case(), answer(answer="按售价的10%补贴。" * 40 + "[1]"), source_text).short == (
        "too long: 403 characters, at most 320",
    )


@pytest.mark.parametrize(
    ("changes", "promise"),
    [
        ({"citations": []}, "answered without a citation"),
        ({"answer": "按售价的10%补贴[2]。"}, "mark [2] points at no citation"),
        ({"answer": "每盏最高50元[1]。"}, "figure without a source: 50"),
        ({"answer": "每盏最高五十元[1]。"}, "figure without a source: 50"),
        ({"citation": {"quote": QUOTE.replace("20", "30")}}, "quote [1] is not the source's text"),
        ({"citation": {"source": {"file": "town.txt", "start": 0, "end": 5}}}, "quote [1] is not the source's text"),
        ({"citation": {"source": {"file": "gone.txt", "start": 0, "end": 5}}}, "gone.txt, which is not in the corpus"),
    ],
)
def test_a_broken_promise_is_found(changes: dict[str, Any], promise: str) -> None:
    broken = "; ".join(broken_promises(answer(**changes), case(), source_text))
    assert promise in broken


def test_figures_that_were_asked_or_worked_out_need_no_other_source() -> None:
    calculation = {
        "inputs": [{"name": "售价", "value": "150", "unit": "元"}],
        "steps": ["150 × 10% = 15"],
        "result": "15元",
        "citation": 1,
    }
    worked = answer(answer="售价150元的，补贴15元[1]。", calculation=calculation)
    assert broken_promises(worked, case(), source_text) == []
    assert broken_promises(answer(answer="售价150元的，补贴15元[1]。"), case(), source_text) != []


def test_shares_are_counted_by_kind_and_persona() -> None:
    verdicts = [judge(case(), answer(), source_text), judge(case(figures=["9元"]), answer(), source_text)]
    shares = tally(verdicts)
    assert {group: (share.passed, share.cases) for group, share in shares.items()} == {
        "all": (1, 2),
        "amount": (1, 2),
        "resident": (1, 2),
    }


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("{", "line 1"),
        ('{"id": "a"}', "persona"),
        ('{"id": "a", "persona": "p", "kind": "k", "question": "q", "expect": {"figure": []}}', "expect.figure"),
    ],
)
def test_a_question_file_that_is_wrong_is_named_with_its_line(tmp_path: Path, content: str, what: str) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(BadCases, match=what):
        load_cases([file])


def test_two_cases_of_one_id_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text((case().model_dump_json() + "\n") * 2, encoding="utf-8")
    with pytest.raises(BadCases, match="line 2: the id 'x' stands twice"):
        load_cases([file])


def test_the_record_gets_a_line_a_run(tmp_path: Path) -> None:
    shares = tally([judge(case(), answer(), source_text)])
    for _ in range(2):
        append_record(tmp_path / "r.jsonl", mode="extractive", cases="c.jsonl", shares=shares, broken=0, median_ms=3.21)
    lines = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["passed"], line["of"], line["groups"]["amount"]) for line in lines] == [(1, 1, [1, 1])] * 2
    assert lines[0]["date"].startswith("20") and lines[0]["commit"] == ""
