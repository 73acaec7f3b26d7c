"""The question sets that ship say nothing that their documents do not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from evals.cases import Case, Place, load_cases
from evals.figures import fold, holds

EVALS = Path(__file__).parents[2] / "evals"
OURS = sorted(EVALS.glob("questions*.jsonl"))
OTHERS = sorted((EVALS / "other").glob("questions*.jsonl"))
THIRD = [EVALS / "third" / "questions.jsonl"]
NAMES = ("fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "twelfth")
BLIND = [path for name in NAMES for path in sorted((EVALS / name).glob("questions*.jsonl"))]
AGAIN = [
    path for name in ("tenth", "eleventh", "thirteenth") for path in sorted((EVALS / name).glob("questions*.jsonl"))
]
CORPUS = sorted((EVALS.parent / "corpus").glob("*.txt"))
FILES = {  # the beginning of a file's name, by the region it is of
    "长春": "changchun", "宁波": "ningbo", "连云港": "lianyungang", "同江": "tongjiang", "晋城": "jincheng",
    "成都": "chengdu", "浙江省": "zhejiang", "浦东新区": "pudong", "余杭区": "yuhang", "西安": "xian",
    "周口": "zhoukou", "合肥": "hefei", "贵阳": "guiyang",
    "青岛": "qingdao", "洛阳": "luoyang", "桐庐县": "tonglu", "哈尔滨": "haerbin", "泉州": "quanzhou",
    "绍兴": "shaoxing", "遵义": "zunyi", "威海": "weihai", "芜湖": "wuhu", "佛山": "foshan", "天水": "tianshui",
    "赣州": "ganzhou", "延吉": "yanji", "石家庄": "shijiazhuang", "大连": "dalian", "烟台": "yantai",
    "柳州": "liuzhou", "银川": "yinchuan", "平遥县": "pingyao", "徐州": "xuzhou", "嘉兴": "jiaxing",
    "襄阳": "xiangyang", "唐山": "tangshan", "漳州": "zhangzhou", "遂宁": "suining", "海口": "haikou",
    "南通": "nantong", "绵阳": "mianyang", "株洲": "zhuzhou", "三明": "sanming", "丽江": "lijiang", "邯郸": "handan",
    "德阳": "deyang", "湛江": "zhanjiang", "大庆": "daqing", "泸州": "luzhou", "衢州": "quzhou",
    "保定": "baoding", "九江": "jiujiang", "克拉玛依": "kelamayi",
    "包头": "baotou", "台州": "taizhou", "淄博": "zibo", "曲靖": "qujing", "泰安": "taian", "汕头": "shantou",
    "宜昌": "yichang",
    "昆山": "kunshan", "全国": "quanguo", "昆明": "kunming", "湖南省": "hunan", "珠海": "zhuhai", "南宁": "nanning",
}  # fmt: skip
KINDS = set(
    "amount calc condition procedure who when list compare status yesno lookup english typo colloquial followup no_city "
    "uncovered_city no_evidence out_of_scope injection pii".split()
)
NUMERALS = ("0123456789", "一二三四五六七八九十百")
CLAUSE = 1600  # characters of folded text: the longest clause of these documents, and what its heading adds


def text_of(city: str, documents: Sequence[Path]) -> str:
    path = next(path for path in documents if path.name.startswith(FILES[city]))
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    text = re.sub(r"<[^>]+>", "", text) if path.suffix == ".html" else text
    return fold(re.sub(r"\n+— \d+ —\n+", "", text).replace("#", ""))


def clauses(place: Place, documents: Sequence[Path]) -> list[str]:
    """The text after every place where the headings of a path stand in order; none where they do not."""
    text, start = text_of(place.city, documents), 0
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


def cases() -> list[tuple[Case, list[Path]]]:
    """Every case with the documents that it is about."""
    found = [(case, CORPUS) for case in load_cases([*OURS, *AGAIN])]
    for path in (*OTHERS, *THIRD, *BLIND):
        documents = sorted((path.parent / "documents").iterdir())
        found += [(case, documents) for case in load_cases([path])]
    return found


def test_each_set_has_a_third_held_out() -> None:
    for files in (OURS, OTHERS):
        sizes = {path.stem: len(load_cases([path])) for path in files}
        assert sizes["questions"] == 2 * sizes["questions-heldout"] > 0


@pytest.mark.parametrize("files", [OURS, OTHERS], ids=["our corpus", "other places"])
def test_every_kind_is_asked(files: list[Path]) -> None:
    assert {case.kind for case in load_cases(files)} == KINDS


@pytest.mark.parametrize(
    "files", [[*OURS, *AGAIN], OTHERS, THIRD, BLIND], ids=["our corpus", "other", "third", "blind"]
)
def test_ids_end_in_their_kind(files: list[Path]) -> None:
    found = load_cases(files)
    assert {case.kind for case in found} <= KINDS
    assert [case.id for case in found if not case.id.endswith(f"-{case.kind}")] == []


@pytest.mark.parametrize(("case", "documents"), cases(), ids=lambda value: getattr(value, "id", ""))
def test_what_a_case_expects_stands_in_what_it_cites(case: Case, documents: list[Path]) -> None:
    cited = [(place, clauses(place, documents)) for place in case.expect.cite]
    assert [place.path for place, texts in cited if not texts] == []
    if not cited or case.kind == "no_evidence":
        return
    everything = "\n".join(text for _, texts in cited for text in texts)
    blind = documents[0].parents[1].name in NAMES  # their terms are lists of negations and the like
    if case.kind != "calc" and not (blind and case.kind == "compare"):  # a worked result stands nowhere
        bare = {figure: figure.rstrip("万元%") for figure in case.expect.figures}  # a table's head may hold the unit
        assert [one for one, digits in bare.items() if not holds(one, everything) and digits not in everything] == []
    if case.kind not in ("english", "typo") and not blind:  # those may be answered in other letters
        said = everything + "".join(place.city for place, _ in cited)
        missing = [group for group in case.expect.terms if not any(fold(term) in said for term in group)]
        assert missing == []
