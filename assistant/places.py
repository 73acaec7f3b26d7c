"""Which places a question names, and which of them it asks about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.place_spelling import respelt
from assistant.place_words import worded
from index.divisions import Divisions, Place, within

__all__ = ["Places", "covered_name", "read_places"]

ABROAD = frozenset({"71", "81", "82"})  # codes of Taiwan, Hong Kong and Macao
DATA = Path(__file__).with_name("data") / "place_context.toml"


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a question.

    `named` holds covered places in the caller's own spelling, `uncovered` names as typed (or official, where misspelt)
    of places that nothing covers, `wider` names of places whose province or nation alone is covered, `ambiguous` names
    that may mean a covered place or another one. `origin` and `excluded` stand beside the question (我是沈阳人…;
    除了…). `spans` are the places' offsets in the text, `rest` the text without them, `asked` says where
    each of `named` stands.
    """

    rest: str
    named: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    everywhere: bool = False
    here: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    asked: tuple[tuple[int, int, str], ...] = ()

    @property
    def none(self) -> bool:
        """Whether the question says nothing at all of places."""
        return not (self.named or self.uncovered or self.ambiguous or self.everywhere or self.here)


@dataclass(frozen=True, slots=True)
class _Mention:
    """One name in the text with what it may mean, and the part it plays.

    `asked`, `weak` (X人), `origin` (我是X人), `aside` (不是X, X以外, X境内), `title` (评上X的), `excluded` (除了X)
    or `institution` (X银行).
    """

    start: int
    end: int
    words: str
    places: tuple[Place, ...]
    part: str


def read_places(text: str, covered: Collection[str], chosen: str = "", *, settled: bool = False) -> Places:
    """What `text` says of places. `covered` are the places with documents, `chosen` the one chosen on the page.

    `settled` says that earlier questions named a place already.

    >>> read_places("我是沈阳人，在长春买手机能补多少", ["长春", "宁波"]).named
    ('长春',)
    """
    regions = {name: region for name in covered if (region := _region(name)) is not None}
    mentions = [mention for mention in _mentions(text, regions) if mention.part != "institution"]
    if _spelt(chosen, regions) or any(_held(mention, regions) for mention in mentions):
        mentions = [mention for mention in mentions if _held(mention, regions) or not _beside(mention, text)]
    here, everywhere = _matches("here", text), _matches("everywhere", text)
    excluded = [mention for mention in mentions if mention.part == "excluded"]
    asked, aside = _asked(mentions, elsewhere=bool(chosen or here or everywhere or settled))
    named, uncovered, ambiguous, wider = _resolved(asked, regions, chosen)
    if here and chosen and not named and not uncovered:
        named = [_spelt(chosen, regions) or chosen]
    said = [mention for mention in mentions if mention.part != "title" or mention in asked]  # 广东老字号 is a word
    spans = sorted([_phrase(text, mention) for mention in said] + here + everywhere)
    return Places(
        rest=_without(text, spans),
        named=tuple(named),
        uncovered=tuple(uncovered),
        wider=tuple(wider),
        ambiguous=tuple(ambiguous),
        origin=_names(aside, regions),
        excluded=_names(excluded, regions),
        everywhere=bool(everywhere) or bool(excluded and not asked),
        here=bool(here),
        spans=tuple(spans),
        asked=tuple(
            (one.start, one.end, name)
            for one in asked
            for name in _resolved([one], regions, chosen)[0]
            if name in named
        ),
    )


def covered_name(chosen: str, covered: Collection[str]) -> str:
    """The place chosen on the page as `covered` spells it (平遥 for 平遥县); as given where none covers it."""
    if chosen in covered:
        return chosen
    regions = {name: region for name in covered if (region := _region(name)) is not None}
    return _spelt(chosen, regions) or chosen


def _mentions(text: str, regions: dict[str, Place]) -> Iterable[_Mention]:
    """Every place of the text in reading order, candidates of one name together."""
    divisions = Divisions.load()
    groups: dict[tuple[int, int], list[Place]] = {}
    for place in divisions.find(text):
        groups.setdefault((place.start, place.end), []).append(place)
    held = tuple(regions.values())
    for place in (*respelt(text, held, taken=tuple(groups)), *worded(text, held, taken=tuple(groups))):
        groups.setdefault((place.start, place.end), []).append(place)
    for (start, end), places in sorted(groups.items()):
        misspelt = all(text[start:end] not in (place.name, place.short) for place in places)
        words = places[0].short if misspelt and places[0].pinyin else text[start:end]
        abroad = all(place.level == "abroad" or place.code[:2] in ABROAD for place in places)
        part = "institution" if abroad and _begins("from_abroad", text[end:]) else _part(text, start, end)
        yield _Mention(start, end, words, tuple(places), part)


def _part(text: str, start: int, end: int) -> str:
    """What a name at `start:end` is there for."""
    before, after = text[max(0, start - 8) : start], text[end : end + 12]
    people = re.match(_words()["people"], after)
    if _institution(text, start) or _begins("followed_by", after):
        return "institution"
    if _ends("excluded_before", before):
        return "excluded"
    if before.endswith("从"):
        return "origin" if re.match(_words()["leaving"], after) else "asked"
    if _ends("denied_before", before) or _begins("denied_after", after) or re.match(_words()["scope"], after):
        return "aside"
    if _begins("titled_after", after) or (_ends("titled_before", before) and re.match(_words()["title"], after)):
        return "title"
    if _ends("origin_in", before) and _begins("at_rest", after):
        return "origin"
    if _begins("origin_after", after) or (
        _ends("origin_before", before)
        and (people or not before.endswith("是") or re.match(_words()["from_there"], after))
    ):
        return "origin"
    return "weak" if people else "asked"


def _held(mention: _Mention, regions: dict[str, Place]) -> bool:
    """Whether any place that a name may mean is covered."""
    return any(_holder(place, regions) for place in mention.places)


def _beside(mention: _Mention, text: str) -> bool:
    """Whether a name is no place to ask about where a covered one is meant: a country to trade with (去德国参展,
    新开韩国航线), a word that some city's district is called by too (在古城开店), a city to be treated in (去郑州住院),
    where something was got (从河南买了辆车).
    """
    districts = all(place.level == "county" and place.name.endswith("区") for place in mention.places)
    short = all(mention.words == place.short != place.name for place in mention.places)
    abroad = all(place.level == "abroad" for place in mention.places)
    before, after = text[max(0, mention.start - 8) : mention.start], text[mention.end : mention.end + 12]
    there = (_ends("there_before", before) or _begins("there_after", after)) and not _ends("bound_for", before)
    gone = _ends("gone_to", before) and _begins("gone_for", after)
    return (districts and short) or (abroad and not there) or gone or _begins("got_there", after)


def _asked(mentions: list[_Mention], elsewhere: bool) -> tuple[list[_Mention], list[_Mention]]:
    """The mentions that the question is about, and those beside it (where somebody comes from).

    Where somebody is from is what is asked about only if nothing else says where (`elsewhere`: a place is chosen).
    """
    asked = [mention for mention in mentions if mention.part == "asked"]
    weak = [mention for mention in mentions if mention.part == "weak"]
    origin = [mention for mention in mentions if mention.part in ("origin", "aside", "title")]
    if asked:
        return asked, weak + origin
    if weak:
        return weak, origin
    return ([], origin) if elsewhere else (origin, [])


def _resolved(
    mentions: list[_Mention], regions: dict[str, Place], chosen: str
) -> tuple[list[str], list[str], list[str], list[str]]:
    """Covered, uncovered, ambiguous and widely covered names, each once.

    A place that encloses another named one only says where.
    """
    certain = [place for mention in mentions if len(mention.places) == 1 for place in mention.places]
    named, uncovered, ambiguous, wider = [], [], [], []
    for mention in mentions:
        if any(_encloses(mention.places, other) for other in certain) and not _holder(mention.places[0], regions):
            continue
        holders = [_holder(place, regions) for place in mention.places]
        known = list(dict.fromkeys(name for name in holders if name))
        if chosen and (home := _spelt(chosen, regions)) in known:
            named.append(home)
        elif known and all(holders) and len(known) == 1:
            named.extend(known)
            held = regions[known[0]]
            if _is_wide(held) and all(place.code != held.code for place in mention.places):
                wider.append(mention.words)
        elif known:
            ambiguous.append(mention.words)
        else:
            uncovered.append(mention.words)
    return _once(named), _once(uncovered), _once(ambiguous), _once(wider)


def _once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _encloses(places: tuple[Place, ...], other: Place) -> bool:
    return any(place.code != other.code and within(other, place) for place in places)


def _holder(place: Place, regions: dict[str, Place]) -> str:
    """The covered place that `place` is or lies in, the narrowest; empty where none."""
    holders = [(len(region.code.rstrip("0")), name) for name, region in regions.items() if within(place, region)]
    return max(holders)[1] if holders else ""


def _region(name: str) -> Place | None:
    """The division that a covered name means; of several the highest, a province before its namesakes."""
    divisions = Divisions.load()
    exact = divisions.named(name)
    if not exact:
        return divisions.region_of(name)
    return min(exact, key=lambda place: (place.level not in ("prefecture", "province"), place.code))


def _is_wide(region: Place) -> bool:
    """Whether a region's documents are not a city's own: the nation's, a province's (a municipality is a city)."""
    return region.level == "nation" or (region.level == "province" and not region.name.endswith("市"))


def _spelt(chosen: str, regions: dict[str, Place]) -> str:
    """`chosen` as `covered` spells it; empty where it is not covered."""
    if chosen in regions:
        return chosen
    region = _region(chosen) if chosen else None
    return next((name for name, other in regions.items() if region and region.code == other.code), "")


def _phrase(text: str, mention: _Mention) -> tuple[int, int]:
    """The stretch that goes with a name: all of 我是…人, 从…来, …下面的县里."""
    start, end = mention.start, mention.end
    if mention.part == "origin":
        before = re.search(f"(?:{_words()['origin_before']}|{_words()['origin_in']})$", text[:start])
        words = _words()
        after = re.match(f"(?:{words['origin_after']}|{words['people']}|{words['leaving']})", text[end:])
        return (before.start() if before else start), end + (after.end() if after else 0)
    inside = re.match(_words()["inside"], text[end:])
    return start, end + (inside.end() if inside else 0)


def _names(mentions: list[_Mention], regions: dict[str, Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_holder(mention.places[0], regions) or mention.words for mention in mentions))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text without the spans, and without the 在 or "in" that led to them."""
    parts, at = [], 0
    for start, end in spans:
        parts.append(re.sub(r"([在]|\b(in|at|from|for) )$", "", text[at:start], flags=re.IGNORECASE))
        at = max(at, end)
    parts.append(text[at:])
    return re.sub(r"\s{2,}", " ", "".join(parts)).strip(" ，,的")


@cache
def _words() -> dict[str, str]:
    """Each list of the data file as one regular expression."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    joined = {key: "|".join(f"(?:{word})" for word in words) for key, words in data.items() if isinstance(words, list)}
    return {**joined, **{key: words for key, words in data.items() if isinstance(words, str)}}


def _matches(key: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(_words()[key], text, re.IGNORECASE)]


def _begins(key: str, text: str) -> bool:
    return re.match(_words()[key], text) is not None


def _ends(key: str, text: str) -> bool:
    return re.search(f"(?:{_words()[key]})$", text) is not None


def _institution(text: str, start: int) -> bool:
    return re.compile(_words()["institutions"]).match(text, start) is not None
