"""A question about several cities, as what it asks of each: 青岛的手机和洛阳的平板各补多少."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["apart"]

_JOINT = re.compile(r"^[的市在，,、；;：:\s]+|(?:和|跟|与|同|及|还是|或者?|比|[，,、；;。？?\s])+$")
_SHARED = re.compile(
    r"各自|各个?(?![种类项级区县地])|分别|都(?=[是有能要给补])|哪[个边里家]|谁|两[地市边个]|[，,；;。？?！!]"
)
_ASKS = re.compile(r"多少|几|怎么|如何|咋|什么|啥|哪|谁|吗|多久|有没有|能不能|是不是|还有没")
_PREDICATE = re.compile(
    r"现在|目前|还(?=有|能|在)|能(?!源|效|耗)|可以|要(?!求)|怎么|如何|咋|什么时候|多久|多少|补(?![贴助])|奖(?!励|补)|罚(?!款)|打(?=几)|给(?!付)|领(?!取|域)|谁|哪|有没有|是不是"
)


def apart(text: str, spots: Sequence[tuple[int, int, str]]) -> tuple[tuple[str, str], ...]:
    """What `text` asks of each place of `spots` (start, end and name, in reading order), where that differs.

    What stands before the first place and after a word such as 各 or 分别 is asked of all of them. Empty where places
    are only named side by side.

    >>> apart("换新，青岛的手机和洛阳的平板各补多少", [(3, 5, "青岛"), (9, 11, "洛阳")])
    (('青岛', '换新，青岛手机各补多少'), ('洛阳', '换新，洛阳平板各补多少'))
    """
    names = [name for _, _, name in spots]
    if len(names) < 2 or len(set(names)) != len(names):
        return ()
    ends = [start for start, _, _ in spots[1:]]
    own = [_JOINT.sub("", _JOINT.sub("", text[end:stop])) for (_, end, _), stop in zip(spots, ends, strict=False)]
    rest = text[spots[-1][1] :]
    shared = _SHARED.search(rest.rstrip("？?。！! "))
    if not any(map(_ASKS.search, own)):  # only the last part says what is asked of all: 手机和平板补多少
        shared = min(filter(None, (shared, _PREDICATE.search(rest, 1))), key=lambda match: match.start(), default=None)
    last, tail = (rest[: shared.start()], rest[shared.start() :]) if shared else (rest, "")
    own.append(_JOINT.sub("", last))
    head = text[: spots[0][0]]
    if not any(own[:-1]):
        return tuple((name, f"{head}{name}{rest}") for name in names)
    if not all(own):
        return ()
    return tuple((name, f"{head}{name}{part}{tail}") for name, part in zip(names, own, strict=True))
