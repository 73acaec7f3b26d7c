"""Responsible bureaus of a text, one fact each, in any of the ways in which documents name them.

（责任单位：…）, 牵头单位：…；配合单位：…, （…按职责分工负责）, （…牵头，…配合）, 由…负责, …负责牵头…；, 办公室设在….
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from index.facts.words import alternatives, words
from index.values import Fact, FactKind

_OPEN, _CLOSE = "（([［〔【", "）)］]〕】"
_DUTY_TAIL = re.compile(
    r"(?:等(?:相关|有关)?(?:部门|单位)?)?\s*(?:按照|依照|依据|根据|按)?(?:各自)?(?:部门)?(?:职能|职责|分工)*(?:职责|分工)?(?:共同|分别|具体)?\s*(?:负责|落实|组织实施|配合)?(?:落实)?$"
)
_LEADS = re.compile(r"(?:等(?:部门|单位)?)?(?:负责牵头|牵头负责|牵头落实|共同牵头|牵头组织实施|牵头实施|牵头)$")
_HELPS = re.compile(
    r"(?:等(?:部门|单位)?)?(?:参与配合|协同配合|密切配合|按职责分工配合|按职责配合|参与|协助|配合|协同)$"
)
_DOES = re.compile(
    r"(?:等(?:相关|有关)?(?:部门|单位)?)?(?:按照|按)?(?:各自)?(?:职责|职能)?(?:分工)?(?:共同|分别|具体)?(?:负责落实|组织实施|负责|落实)$"
)
# Words that end like a bureau's name and name none.
_NOBODY = re.compile(
    r"(?:相关|有关|各|上述|其他|该|本|所在|用人|责任|主管|承办)*(?:责任|主管|职能|管理|业务)?(?:部门|单位|企业|机构|公司|政府|协会|办公室|中心|会|社|委|会议)|.*(?:相关|有关|出台).*"
)
_OFFICE = re.compile(
    r"(?:国家|省|自治区|全?市|县|区|州|旗|盟|各|驻|中国|人民银行|[一-龥]{2,3}(?:市|县|区|海关|银行|供电|移动|电信))"
)
_CLOSING = re.compile(r"[）)\]］〕】]+[。；;]?\s*(?:\n|$)")
_FILLER = re.compile(r"^(?:由|会同|联合|和|与|及|以及|其他|并|，)+|(?:等(?:相关|有关)?(?:部门|单位)?|等)$")


@lru_cache(maxsize=1)
def _label() -> re.Pattern[str]:
    roles = words().bureau
    return re.compile(
        "|".join(f"(?P<{role}>{roles[role]})" for role in ("lead", "with", "duty")).join(
            ["(?:", r")\s*(?:为)?\s*[：:]\s*"]
        )
    )


@lru_cache(maxsize=1)
def _looks_like() -> re.Pattern[str]:
    suffix = alternatives(words().suffixes)
    bracket = r"(?:[（(〔\[][^（()）〔〕\[\]]{1,30}[）)〕\]])?"
    return re.compile(rf"[一-龥（()）〔〕A-Za-z·]{{1,30}}{suffix}{bracket}|各[一-龥、（()）〔〕]{{1,20}}")


@lru_cache(maxsize=1)
def _running() -> tuple[tuple[re.Pattern[str], str], ...]:
    name = rf"(?:[一-龥]{{0,16}}?{alternatives(words().suffixes)})"
    listed = rf"(?P<list>{name}(?:[、和及]{name}){{0,8}})(?:等(?:部门|单位))?"
    officials = r"(?:国务院|国家|中国|全国|省|自治区|市|县|区|州|旗|各|住房|人民银行|人行|团)"
    place = r"[一-龥]{0,8}?"
    own = rf"(?P<list>{officials}{name}(?:[、和]{officials}{name}){{0,8}})"
    return (
        (re.compile(rf"由{listed}(?=(?:负责)?牵头)"), "lead"),
        (
            re.compile(
                rf"由{listed}(?=会同|商)(?:会同|商)(?P<with>{name}(?:[、和及]{name}){{0,8}})(?:等(?:有关)?(?:部门|单位))?"
            ),
            "lead",
        ),
        (
            re.compile(rf"由{listed}(?=(?:具体|统一|共同|分别)?(?:负责|组织实施|承担|承办|解释|办理|受理|审核|实施))"),
            "duty",
        ),
        (re.compile(rf"(?:办公室|办公地点|秘书处)(?:均|分别)?设在{listed}"), "lead"),
        (re.compile(rf"(?:(?<=[。；;\n，])|^)\s*{own}(?:要|应|应当|须)?(?=(?:负责)?牵头)"), "lead"),
        (
            re.compile(
                rf"(?:(?<=[。；;\n])|^)\s*(?P<list>{place}{officials}{name}(?:[、和]{officials}{name}){{0,8}})(?:要|应|应当)?(?=(?:具体|主要)?负责(?!人))"
            ),
            "duty",
        ),
    )


def read_bureaus(text: str) -> Iterator[Fact]:
    """The responsible bureaus that `text` names, each once a place, in the order in which they stand there."""
    found: dict[tuple[int, int], Fact] = {}
    for start, end in _brackets(text):
        for fact in _read_bracket(text, start, end):
            found.setdefault((fact.start, fact.end), fact)
    for fact in _read_labels(text, 0, len(text)):
        if not any(s < fact.end and fact.start < e for s, e in found):
            found[fact.start, fact.end] = fact
    for pattern, role in _running():
        for match in pattern.finditer(text):
            for group in ("list", "with"):
                if group not in pattern.groupindex or match[group] is None:
                    continue
                for fact in _members(
                    text, match.start(group), match.end(group), "with" if group == "with" else role, strict=True
                ):
                    if not any(s < fact.end and fact.start < e for s, e in found):
                        found[fact.start, fact.end] = fact
    yield from (found[key] for key in sorted(found))


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """The inner spans of outermost brackets, either style, also where the two ends differ."""
    depth = start = 0
    for i, char in enumerate(text):
        if char in _OPEN:
            if depth == 0:
                start = i + 1
            depth += 1
        elif char in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                yield start, i


def _read_bracket(text: str, start: int, end: int) -> Iterator[Fact]:
    inner = text[start:end].rstrip(" 。；;\n")
    end = start + len(inner)
    if _label().search(inner):
        yield from _read_labels(text, start, end)
        return
    if not re.search(r"负责|牵头|配合|组织实施|分工", inner[-14:]) or len(inner) < 4:
        if _stands_alone(text, start - 1, end):
            yield from _members(text, start, end, "duty", strict=True)
        return
    for part_start, part_end in _split(text, start, end, "，,；;。"):
        part = text[part_start:part_end].strip()
        role = "lead" if _LEADS.search(part) else "with" if _HELPS.search(part) else "duty"
        pattern = {"lead": _LEADS, "with": _HELPS, "duty": _DOES}[role]
        if len(re.split(r"[，,；;]", inner)) == 1 and not pattern.search(part):
            return
        cut = pattern.search(part)
        length = cut.start() if cut else len(part)
        lead_in = len(text[part_start:part_end]) - len(text[part_start:part_end].lstrip())
        at = part_start + lead_in
        yield from _members(text, at, at + length, role, strict=True)


def _stands_alone(text: str, opening: int, end: int) -> bool:
    """Whether brackets at the end of a paragraph hold names of offices alone: …补助。〔市商务局、市财政局〕."""
    closing = _CLOSING.match(text, end)
    names = [text[at:to].strip() for at, to in _split(text, opening + 1, end, "、，,；; ")]
    if not closing or not all(_OFFICE.match(name) and _looks_like().fullmatch(name) for name in names):
        return False
    before = text[:opening].rstrip()
    return len(names) > 1 or not before or before[-1] in "。；;！!"


def _read_labels(text: str, start: int, end: int) -> Iterator[Fact]:
    labels = list(_label().finditer(text, start, end))
    for i, label in enumerate(labels):
        role = next(r for r in ("lead", "with", "duty") if label[r])
        stop = labels[i + 1].start() if i + 1 < len(labels) else end
        close = _end_of_list(text, label.end(), stop)
        yield from _members(text, label.end(), close, role)


def _end_of_list(text: str, start: int, stop: int) -> int:
    """Where the list that begins at `start` ends: at a full stop, a line's end or the bracket that encloses it."""
    depth = 0
    for i in range(start, stop):
        if text[i] in _OPEN:
            depth += 1
        elif text[i] in _CLOSE:
            depth -= 1
            if depth < 0:
                return i
        elif depth == 0 and text[i] in "。\n":
            return i
    return stop


def _split(text: str, start: int, end: int, marks: str) -> Iterator[tuple[int, int]]:
    """The parts of `text[start:end]` between `marks` that stand outside brackets."""
    depth, at = 0, start
    for i in range(start, end):
        if text[i] in _OPEN:
            depth += 1
        elif text[i] in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and text[i] in marks:
            yield at, i
            at = i + 1
    yield at, end


def _members(text: str, start: int, end: int, role: str, strict: bool = False) -> Iterator[Fact]:
    for at, to in _split(text, start, end, "、，,；;/ "):
        for left, right in _pairs(text, at, to):
            name = text[left:right]
            tail = _DUTY_TAIL.search(name)
            if tail and tail[0] and tail.start() > 1:
                name = name[: tail.start()]
            filler = _FILLER.match(name)
            if filler:
                left, name = left + filler.end(), name[filler.end() :]
            name = re.sub(r"(?:等(?:相关|有关)?(?:部门|单位)?|等)$", "", name)
            name_stripped = name.strip()
            left += len(name) - len(name.lstrip())
            if 2 <= len(name_stripped) <= 32 and (not strict or _looks_like().fullmatch(name_stripped)):
                if _NOBODY.fullmatch(name_stripped):
                    continue
                yield Fact(FactKind.UNIT, name_stripped, name_stripped, "", left, left + len(name_stripped), role=role)


@lru_cache(maxsize=1)
def _joints() -> tuple[re.Pattern[str], re.Pattern[str]]:
    joint = r"(?<=[一-龥])(?:以及|会同|和|及|与)(?=市|省|县|区|各|国家|人民银行|人行|团|自治区|全国)"
    return re.compile(joint), re.compile(f"{alternatives(words().suffixes)}$")


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A和B are two bureaus only where A is a whole bureau's name and B begins like one (not in 住房和城乡建设局)."""
    joint, whole_name = _joints()
    at = start
    for match in joint.finditer(text[start:end]):
        if whole_name.search(text[at : start + match.start()]):
            yield at, start + match.start()
            at = start + match.end()
    yield at, end
