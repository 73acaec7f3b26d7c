"""Names in a sentence that must stand in the cited clauses: bureaus, persons, documents, words in quotation marks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assistant.generative.check.claim import Claim, Fault
from assistant.normalise import to_chinese

__all__ = ["name_fault"]

_DATA = Path(__file__).with_name("data") / "names.toml"
_LEVEL = re.compile(r"[省市县区州旗镇乡]")
_TITLE = re.compile(r"《([^《》]{2,80})》")
_QUOTED = re.compile(r"[“\"「『]([^“”\"「」『』]{2,60})[”\"」』]")
_NUMBER = re.compile(r"[一-鿿]{1,8}[〔\[(（](?:19|20)\d\d[〕\])）]\s*(?:第?\s*\d+\s*号)?")
_HAN = re.compile(r"[㐀-鿿]")


def name_fault(claim: Claim) -> Fault | None:
    """What is wrong with the sentence's names, if anything."""
    if any(not _known_bureau(name, claim) for name in bureaus(claim.text)):
        return Fault.BUREAU
    if claim.english and any(
        not _known_english(name, claim) for name in _words()["english_bureau"].findall(claim.sentence)
    ):
        return Fault.BUREAU
    if any(_squeezed(match[1]) not in _squeezed(claim.source) for match in _words()["person"].finditer(claim.text)):
        return Fault.PERSON
    documents = [*_TITLE.findall(claim.text), *_NUMBER.findall(claim.text)]
    if any(_squeezed(name) not in _squeezed(claim.source) for name in documents):
        return Fault.DOCUMENT
    known = _squeezed(claim.source + claim.said)
    if any(_squeezed(words) not in known for words in _QUOTED.findall(claim.text) if _HAN.search(words)):
        return Fault.QUOTE
    return None


def bureaus(text: str) -> Iterator[str]:
    """What looks like an office in `text`: up to twelve characters that end as an office's name does."""
    for match in _words()["bureau"].finditer(text):
        if not any(_words()["nobody"].fullmatch(match[0], start) for start in range(len(match[0]) - 1)):
            yield match[0]


def _known_bureau(name: str, claim: Claim) -> bool:
    """Whether `name`, or a tail of it that is a name of its own, stands in the cited text, in full or abbreviated.

    市商务局 stands where 长春市商务局 does, and 发改委 where 发展改革委; 区商务局 does not stand where 市商务局 does.
    An office of a body that stands there stands there too.
    """
    source = _squeezed(claim.source)
    ending = _words()["ending"].search(name)
    suffix = ending[0] if ending else name[-1]
    places = {place.removesuffix("市") for one in claim.cited for place in (one.document.province, one.document.city)}
    if re.search(rf"(?:^|{'|'.join(map(re.escape, places - {''})) or '^'})[省市县区]?{suffix}$", name):
        return suffix in source  # 长春市政府, the city's own
    for start in range(max(1, len(name) - len(suffix) - 1)):
        at = source.find(name[start:])
        if at >= 0:
            level, theirs = _LEVEL.search(name[max(0, start - 1) : start]), source[max(0, at - 1) : at]
            return not (level and _LEVEL.match(theirs) and theirs != level[0])
    body = name.removesuffix("办公室")
    if body != name and len(body) > 1 and "办公室" in source:
        return _known_bureau(body, claim)
    return _abbreviated(name, source, suffix)


def _abbreviated(name: str, source: str, ending: str) -> bool:
    """Whether the name's characters stand in order in one longer name with the same ending (发改委, 发展改革委)."""
    core = re.sub(r"^.*[省市县区]", "", name.removesuffix(ending)) or name.removesuffix(ending)
    if not 2 <= len(core) <= 6:
        return False
    between = "[㐀-鿿]{0,4}"
    before = between if len(ending) == 1 else "[㐀-鿿]{0,10}"
    return re.search(f"{between.join(map(re.escape, core))}{before}{ending}", source) is not None


def _known_english(name: str, claim: Claim) -> bool:
    """An English name of an office: every word that has a Chinese one must have it in a cited office's name."""
    topic = _words()["english_common"].sub(" ", name)
    chinese = to_chinese(topic).split()
    after = claim.sentence[claim.sentence.find(name) + len(name) :]
    bracket = re.match(r"\s*[（(]([㐀-鿿]{2,20})[）)]", after)
    if bracket:
        return _known_bureau(bracket[1], claim)
    return bool(chinese) and all(word in claim.source or word[:2] in claim.source for word in chinese)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s“”\"「」『』《》，,。；;]", "", text)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {name: re.compile(pattern) for name, pattern in data.items()}
