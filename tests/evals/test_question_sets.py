"""The question sets that ship say nothing that their documents do not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evals.cases import Case, Place, load_cases
from evals.figures import fold, holds

EVALS = Path(__file__).parents[2] / "evals"
OURS = sorted(EVALS.glob("questions*.jsonl"))
OTHERS = sorted((EVALS / "other").glob("questions*.jsonl"))
THIRD = [EVALS / "third" / "questions.jsonl"]
CORPUS = sorted((EVALS.parent / "corpus").glob("*.txt"))
DOCUMENTS = [path for name in ("other", "third") for path in sorted((EVALS / name / "documents").iterdir())]
FILES = {  # the beginning of a file's name, by the region it is of
    "长春": "changchun", "宁波": "ningbo", "连云港": "lianyungang", "同江": "tongjiang", "晋城": "jincheng",
    "成都": "chengdu", "浙江省": "zhejiang", "浦东新区": "pudong", "余杭区": "yuhang", "西安": "xian",
    "周口": "zhoukou", "合肥": "hefei", "贵阳": "guiyang",
    "青岛": "qingdao", "洛阳": "luoyang", "桐庐县": "tonglu", "哈尔滨": "haerbin", "泉州": "quanzhou",
    "全国": "quanguo", "昆明": "kunming", "湖南省": "hunan", "珠海": "zhuhai", "南宁": "nanning",
}  # fmt: skip
KINDS = set(
    "amount calc condition procedure who when list compare status yesno lookup english typo colloquial followup no_city "
    "uncovered_city no_evidence out_of_scope injection pii".split()
)
NUMERALS = ("0123456789", "一二三四五六七八九十百")
CLAUSE = 1600  # characters of folded text: the longest clause of these documents, and what its heading adds


def text_of(city: str) -> str:
    path = next(path for path in [*CORPUS, *DOCUMENTS] if path.name.startswith(FILES[city]))
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    text = re.sub(r"<[^>]+>", "", text) if path.suffix == ".html" else text
    return fold(re.sub(r"\n+— \d+ —\n+", "", text).replace("#", ""))


def clauses(place: Place) -> list[str]:
    """The text after every place where the headings of a path stand in order; none where they do not."""
    text, start = text_of(place.city), 0
    *above, last = map(fold, place.path)
    for heading in above:
        found = text.find(heading, start)
        if found < 0:
            return []
        start = found + len(heading)
    begins = [match.start() for match in re.finditer(re.escape(last), text) if match.start() >= start]
    return [
        text[at : at + CLAUSE]
        for at in begins
        if not any(last[0] in digits and at and text[at - 1] in digits for digits in NUMERALS)
    ]


def cases() -> list[Case]:
    return [*load_cases(OURS), *load_cases(OTHERS), *load_cases(THIRD)]


def test_each_set_has_a_third_held_out() -> None:
    for files in (OURS, OTHERS):
        sizes = {path.stem: len(load_cases([path])) for path in files}
        assert sizes["questions"] == 2 * sizes["questions-heldout"] > 0


@pytest.mark.parametrize("files", [OURS, OTHERS], ids=["our corpus", "other places"])
def test_every_kind_is_asked(files: list[Path]) -> None:
    assert {case.kind for case in load_cases(files)} == KINDS


@pytest.mark.parametrize("files", [OURS, OTHERS, THIRD], ids=["our corpus", "other places", "third places"])
def test_ids_end_in_their_kind(files: list[Path]) -> None:
    found = load_cases(files)
    assert {case.kind for case in found} <= KINDS
    assert [case.id for case in found if not case.id.endswith(f"-{case.kind}")] == []


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_what_a_case_expects_stands_in_what_it_cites(case: Case) -> None:
    cited = [(place, clauses(place)) for place in case.expect.cite]
    assert [place.path for place, texts in cited if not texts] == []
    if not cited or case.kind == "no_evidence":
        return
    everything = "\n".join(text for _, texts in cited for text in texts)
    if case.kind != "calc":  # a worked result stands nowhere
        assert [figure for figure in case.expect.figures if not holds(figure, everything)] == []
    if case.kind not in ("english", "typo"):  # those may be answered in other letters
        said = everything + "".join(place.city for place, _ in cited)
        missing = [group for group in case.expect.terms if not any(fold(term) in said for term in group)]
        assert missing == []
