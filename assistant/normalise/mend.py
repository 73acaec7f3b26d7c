"""Typing errors mended against the vocabulary: homophones, look-alikes, characters in the wrong order.

Conservative: only stretches that the general dictionary leaves partly as loose characters are looked at, and a stretch
is replaced only by a word that sounds (or looks) the same and shares characters with it in place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.normalise.lexicon import frequency, tokens
from assistant.normalise.vocabulary import Vocabulary
from index.divisions import Divisions

__all__ = ["Mended", "mend"]

MISSPELT = Path(__file__).parents[1] / "data" / "misspelt.tsv"
SIZES = range(8, 1, -1)  # characters of a stretch, the longest first
# Loose characters that are words of their own in any sentence: no sign of a typing error.
ORDINARY = frozenset(
    "的了吗呢吧啊呀么嘛在是有不没能要会可和与及或给让把被对向从到去来回就都也还又再才只很太更最这那哪谁几多少个台件张次年月日天元块钱万千百十一二两三四五六七八九零"
    "我你他她它您咱俺家人买卖补领换用交办上下里外前后中新旧大小老好坏车房券店钱想说看问做开住带找得着过地等想该请叫算拿送花按每各种样些点为以因但而且如若则并即并由于其之所者市县区省路镇村局级减加站线派给多完事商"
)


@dataclass(frozen=True, slots=True)
class Mended:
    """The text, and what was replaced by what."""

    text: str
    changes: tuple[tuple[str, str], ...] = ()


def mend(text: str, vocabulary: Vocabulary) -> Mended:
    """`text` with its misspelt words replaced by the vocabulary's.

    >>> mend("消废券怎么领", Vocabulary({"消费券": 30})).text
    '消费券怎么领'
    """
    before = [(wrong, right) for wrong, right in _misspelt() if wrong in text]
    for wrong, right in before:
        text = text.replace(wrong, right)
    found = tokens(text)
    loose = {token.start for token in found if len(token.word) == 1 and "一" <= token.word <= "鿿"}
    loose -= vocabulary.covered(text)
    if all(text[at] in ORDINARY for at in loose):
        return Mended(text, tuple(before))
    borders = {token.start for token in found} | {len(text)}
    changes: list[tuple[int, str, str]] = []
    taken: set[int] = set()
    for size in SIZES:
        for start in range(len(text) - size + 1):
            inside = range(start, start + size)
            if start not in borders or start + size not in borders or taken.intersection(inside):
                continue
            word = _word(text, start, size, loose, vocabulary)
            if word:
                changes.append((start, text[start : start + size], word))
                taken.update(inside)
    return _applied(text, changes, before)


def _word(text: str, start: int, size: int, loose: set[int], vocabulary: Vocabulary) -> str:
    """The word that the stretch was meant to be; empty where it is well as it is."""
    form = text[start : start + size]
    alone = [at for at in range(start, start + size) if at in loose]
    if not alone or (size == 2 and len(alone) < 2) or not all("一" <= char <= "鿿" for char in form):
        return ""
    if form in vocabulary or form in vocabulary.pairs or frequency(form) or Divisions.load().named(form):
        return ""
    if size > 2 and (word := vocabulary.anagrams.get("".join(sorted(form)))) and _swapped(form, word):
        return word
    candidates = vocabulary.sounding(form) or (vocabulary.sounding(form, folded=True) if size > 2 else ())
    if size == 2:  # 还收 is no misspelt 还手 where no document says that
        candidates = tuple(word for word in candidates if word in vocabulary.corpus or word[0] == "咋")
    return next((word for word in candidates if _plausible(form, word, [at - start for at in alone])), "")


def _plausible(form: str, word: str, alone: list[int]) -> bool:
    """Whether `form` is `word` misspelt: few characters wrong, none a word of its own, one of them standing alone."""
    wrong = [at for at, (mine, theirs) in enumerate(zip(form, word, strict=True)) if mine != theirs]
    if len(wrong) * 2 > len(form) + (len(form) > 2) or any(form[at] in ORDINARY for at in wrong):
        return False
    if len(tokens(word)) > 1 and word[0] != "咋":
        return False  # a phrase whose parts may be well as they are: 减多少 is no misspelt 奖多少
    return len(form) > 2 or any(at in alone for at in wrong)


def _swapped(form: str, word: str) -> bool:
    """Whether two neighbouring characters are exchanged."""
    wrong = [at for at, (mine, theirs) in enumerate(zip(form, word, strict=True)) if mine != theirs]
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and len(tokens(word)) == 1


def _applied(text: str, changes: list[tuple[int, str, str]], before: list[tuple[str, str]]) -> Mended:
    for start, wrong, right in changes:
        text = text[:start] + right + text[start + len(wrong) :]
    return Mended(text, (*before, *((wrong, right) for _, wrong, right in sorted(changes))))


@cache
def _misspelt() -> tuple[tuple[str, str], ...]:
    lines = MISSPELT.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((wrong, right) for wrong, right in rows)
