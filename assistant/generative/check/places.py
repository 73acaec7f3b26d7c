"""Places of a sentence: the cited clauses' own city, what lies in or around it, or what the clause itself names."""

from __future__ import annotations

from assistant.generative.check.claim import Claim, Fault
from assistant.places import read_places
from index.divisions import Divisions, within

__all__ = ["place_fault"]


def place_fault(claim: Claim) -> Fault | None:
    """`PLACE` where the sentence names a place that is neither the cited city's nor in the cited text."""
    divisions = Divisions.load()
    cities = {one.document.city for one in claim.cited}
    home = [place for city in cities for place in divisions.named(city)]
    groups: dict[tuple[int, int], list[bool]] = {}
    for place in divisions.find(claim.text):
        name = claim.text[place.start : place.end]
        fits = name in claim.source or any(within(place, own) or within(own, place) for own in home)
        groups.setdefault((place.start, place.end), []).append(fits)
    if not all(any(fits) for fits in groups.values()):
        return Fault.PLACE
    if claim.english:
        named = read_places(claim.sentence, tuple(cities))
        if any(name not in cities for name in (*named.named, *named.uncovered)):
            return Fault.PLACE
    return None
