"""Figures of a sentence against the cited clauses: by value, by unit, as the limit they are, and of the right thing."""

from __future__ import annotations

import re

from assistant.generative.check.amounts import (
    Amount,
    clock_matches,
    common_words,
    incidental_words,
    read_amounts,
    same_measure,
)
from assistant.generative.check.claim import Claim, Fault, full_text
from assistant.generative.check.contrasts import members
from assistant.generative.check.rewording import plain_words
from assistant.normalise import to_chinese
from index.facts.dates import read_dates
from index.tokenise import cut

__all__ = ["figure_fault"]

_GRANTS = re.compile(r"[补奖领减给发得返赔退贴享报]|subsid|grant|receive|get\b|reward|refund|paid?\b", re.IGNORECASE)
_OWN = re.compile(r"价|买|花|售|收|有|招|共|费|cost|price|spen[dt]|buy|bought|have|has", re.IGNORECASE)
_LIMITED = re.compile(
    r"最高|最多|最长|最大|至多|不超|不得超|上限|封顶|限|以内|以下|不高于|顶格|up to|at most|max|cap"
    r"|no more than|not more than|not exceed|limit|within|under|below|less than|ceiling",
    re.IGNORECASE,
)
_HAN = re.compile(r"[㐀-鿿]")
_LEFT = re.compile(r"\d+")
_TIME = frozenset({"year", "month", "day"})
_COUNTED = frozenset({"thing", "person", "household", "business", "area", "weight", "animal"})


def figure_fault(claim: Claim) -> Fault | None:
    """What is wrong with the sentence's figures, if anything."""
    given = read_amounts(claim.source)
    for amount in read_amounts(claim.text):
        same = [one for one in given if one.value == amount.value and same_measure(one.unit, amount.unit)]
        if not same:
            if _of_asker(amount, claim) or _computed(amount, claim):
                continue
            return Fault.FIGURE
        fault = _limit(amount, same, claim) or _counted_by(amount, same, claim) or _swapped(amount, same, given, claim)
        if fault:
            return fault
    return _clock(claim) or _left_over(claim)


def _clock(claim: Claim) -> Fault | None:
    """A time of day that the clause lacks, or 后 told as 前."""
    given = {(time, _side(claim.source, match)) for match, time in clock_matches(claim.source)}
    for match, time in clock_matches(claim.text):
        sides = {side for other, side in given if other == time}
        if not sides:
            return Fault.FIGURE
        if (side := _side(claim.text, match)) and sides <= {"前", "后"} and side not in sides:
            return Fault.BOUND
    return None


def _side(text: str, match: re.Match[str]) -> str:
    found = re.match(r"\s*[以之]?([前后])", text[match.end() :])
    return found[1] if found else ""


def _of_asker(amount: Amount, claim: Claim) -> bool:
    """The asker's own figure, said again as theirs and not as what is granted."""
    known = any(one.value == amount.value and same_measure(one.unit, amount.unit) for one in read_amounts(claim.said))
    return known and bool(_OWN.search(amount.around)) and not _GRANTS.search(amount.around)


def _computed(amount: Amount, claim: Claim) -> bool:
    results = [one for text in claim.computed for one in read_amounts(text)]
    return any(one.value == amount.value and same_measure(one.unit, amount.unit) for one in results)


def _limit(amount: Amount, same: list[Amount], claim: Claim) -> Fault | None:
    """A ceiling told as a floor or as the sum itself, a floor told as a ceiling, a floor where there is none."""
    bounds = {one.bound for one in same}
    if amount.bound and amount.bound not in bounds and (amount.bound == "min" or "" not in bounds):
        return Fault.BOUND
    if bounds == {"max"} and not amount.bound and amount.unit in ("元", "%") and not _LIMITED.search(claim.text):
        return Fault.BOUND
    return None


def _counted_by(amount: Amount, same: list[Amount], claim: Claim) -> Fault | None:
    """So much a month where the clause says a year, a person where it says an item."""
    per = frozenset().union(*(one.per for one in same))
    for classes in (_TIME, _COUNTED):
        own, theirs = amount.per & classes, per & classes
        if own and theirs and not own & theirs:
            return Fault.COUNTED_BY
    if amount.unit == "元" and amount.per & _TIME and not per & _TIME and not _named(amount.per & _TIME, claim.source):
        return Fault.COUNTED_BY
    return None


def _named(periods: frozenset[str], source: str) -> bool:
    words = {"year": "年", "month": "月", "day": "[日天]"}
    return any(re.search(rf"(?:每|一|/|按|当|全){words[period]}", source) for period in periods)


def _swapped(amount: Amount, same: list[Amount], given: tuple[Amount, ...], claim: Claim) -> Fault | None:
    """A figure of the clause told of another thing than the clause tells it of.

    The words around the figure are held against those around the same figure in the clause, and against those around
    the clause's other figures of its kind; then those of the sentence against the statements that it does not cite.
    """
    mine, theirs_too = members(amount.around), members("\n".join(one.around for one in same))
    if any(family in {other for other, _ in theirs_too} for family, _ in mine - theirs_too):
        return Fault.SWAPPED
    own = pairs("\n".join(one.around for one in same), common=False)
    around = pairs(_in_chinese(amount.around, claim), common=False)
    beside = frozenset().union(*(one.beside for one in same))
    rivals = [one for one in given if one.value != amount.value and one.unit == amount.unit and amount.unit]
    for rival in rivals:
        theirs = pairs(rival.around, common=False)
        if own and around & (theirs - own) and not around & (own - theirs):
            return Fault.SWAPPED
        if amount.beside & (rival.beside - beside - {amount.value}) and not amount.beside & beside:
            return Fault.SWAPPED
    return Fault.SUBJECT if amount.unit in ("元", "%") and _of_another(amount, claim) else None


def _of_another(amount: Amount, claim: Claim) -> bool:
    """Whether the sentence's subject is that of a statement with other figures of this kind, which it does not cite."""
    text = _in_chinese(claim.text, claim)
    said, cited = pairs(text), pairs(claim.source)
    words = {word for word in cut(text) if len(word) > 1 and _HAN.match(word) and not incidental_words().search(word)}
    own = {word for word in words if word in claim.source}
    for other in claim.others:
        amounts = [one for one in read_amounts(plain_words(other.text)) if one.unit == amount.unit]
        if not amounts or any(one.value == amount.value for one in amounts):
            continue
        source = full_text(other)
        theirs = pairs(source)
        margin = 2 if claim.english else 0  # translated word by word, a sentence shares words by chance
        if len(said & (theirs - cited)) > len(said & (cited - theirs)) + margin:
            return True
        shared = {word for word in words - own if word in other.text}
        if shared and not claim.english and not any(word not in source for word in own):
            return True
    return False


def _in_chinese(text: str, claim: Claim) -> str:
    return to_chinese(text) if claim.english else text


def pairs(text: str, *, common: bool = True) -> frozenset[str]:
    """Every two Chinese characters that stand together; without `common` those of words that any figure has."""
    text = text if common else common_words().sub(" ", text)
    runs = re.findall(r"[㐀-鿿]{2,}", text)
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def _left_over(claim: Claim) -> Fault | None:
    """Digits that are neither figure nor day must stand in the clause as they are (8+N, 5A)."""
    known = set(_LEFT.findall(claim.source)) | set(_LEFT.findall(claim.said)) | {str(claim.question.as_of.year)}
    amounts = {digits for one in read_amounts(claim.text) for digits in _LEFT.findall(one.text)}
    told = [fact.text for fact in read_dates(claim.text, claim.question.as_of.year)]
    times = [match[0] for match, _ in clock_matches(claim.text)]
    dates = set(_LEFT.findall(" ".join((*told, *times))))
    return Fault.FIGURE if set(_LEFT.findall(claim.text)) - known - amounts - dates else None
