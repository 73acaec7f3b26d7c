"""A question about several things that somebody buys or has done, as a question about each: 买了台冰箱，还装了空调."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.calculate.asked import words

__all__ = ["several"]

_BREAK = re.compile(r"[，,。；;、？?！!]")
_FURTHER = re.compile(r"(?=(?:还|又|再|另外|外加|顺便|并且?|同时)[^，。；？]{0,3}(?:买|购|装|换|租|订|添|配))")
_THING = re.compile(r"(?<!没)(?<!没有)(?<!未)(?:买|购|装|换|租|订|添置?|配)(?!房补贴|新补贴|房人)[^，。；？]{2,}")
_ASKS = re.compile(r"多少|几(?:钱|块|元|万|千|百)|总共|一共|合计|总计|合起来|加一?[块起]|加起来|拢共|全部算|都算上")
_LEAST = 4  # characters before the asking words from which they leave something to ask about
_ASKING = "能补多少"


def several(text: str) -> tuple[tuple[str, str], ...]:
    """What `text` asks about each of several things, with what it tells beside them and without.

    Empty where it does not ask for the sum of them all.

    >>> several("我家住城区，买了台8000的冰箱，还装了空调6000，一共补多少")[1]
    ('我家住城区，还装了空调6000，能补多少', '还装了空调6000，能补多少')
    """
    if not re.search(words()["wants"]["whole"], text):
        return ()
    told = [_ASKS.split(part)[0] for part in _parts(text)]
    told = [part for part in told if len(part) >= _LEAST]
    things = [(part, match) for part in told if (match := _THING.search(part))]
    if len(things) < 2:
        return ()
    beside = [part for part in told if not any(part == thing for thing, _ in things)]
    first, verb = things[0]
    whose = first[: verb.start()]  # 低保户今年要买轮椅，再买助听器
    found = []
    for thing, _ in things:
        context = [*beside, whose] if len(whose) >= _LEAST and thing != first else beside
        found.append((f"{'，'.join((*context, thing))}，{_ASKING}", f"{thing}，{_ASKING}"))
    return tuple(found)


def _parts(text: str) -> Iterator[str]:
    """The parts of `text` between its marks; one that goes on with a further thing (买了车还装了桩) is two."""
    for part in filter(None, map(str.strip, _BREAK.split(text))):
        left, *more = _FURTHER.split(part, maxsplit=1)
        yield from (left, *more) if more and _THING.search(left) else (part,)
