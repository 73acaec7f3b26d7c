"""A question as typed into one as understood: region, subject, what is asked for, what a follow-up leaves out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.cover import frame_words
from assistant.guard import Guarded, guard
from assistant.kinds import asked_for, without_question_words
from assistant.normalise import Vocabulary, everyday, normalise, to_chinese
from assistant.places import Places, read_places
from assistant.question import Asked, Inquiry, Question
from index.numerals import Quantity, read_quantities
from index.tokenise import is_noun, terms, tokenise

__all__ = ["understand"]

_ELLIPTICAL = re.compile(
    r"^(?:那|那么|还有|另外|换成|换了|如果|要是|它|这|此|该|对了|哦|嗯|and|what about|how about)"
    r"|呢[？?。!！]*$|^.{0,8}$",
    re.IGNORECASE,
)
_FRAME = re.compile(r"补贴|补助|补|奖励|奖|贴息|优惠|减免|返还|贷款|消费券|领|申请|报销|提取|缴|免费|以旧换新")
BARE = 2  # words up to which a follow-up only replaces something in the question before
_POINTS_BACK = re.compile(
    r"^(?:请问)?(?:这个|这|它|该|此|那个|这项|这笔|那笔|it\b|this\b|that\b)(?!市|县|区|几|些)", re.IGNORECASE
)
_SAME = re.compile(r"(?:同样|一样|相同|同等)的?(?:价钱|价格|价位|价|钱数|金额|条件|情况)的?|同价位?的?")
_ORDINAL = re.compile(r"[一二三四五六七八九十头首末]")
_SINGLE = re.compile(r"^[㐀-鿿]$")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One typed question on its own, before the conversation is taken into account."""

    text: str
    language: str
    kinds: tuple[Asked, ...]
    places: Places
    phrase: str
    content: str
    quantities: tuple[Quantity, ...]


def understand(inquiry: Inquiry, covered: Collection[str], vocabulary: Vocabulary) -> Question:
    """What `inquiry` asks, with what its history and the chosen city add.

    >>> # understand(Inquiry("那平板呢？", ["长春买手机能补多少？"]), ["长春"], vocabulary).cities
    >>> # ('长春',)
    """
    chosen = inquiry.city
    earlier: list[_Reading] = []
    for text in _questions(inquiry.history):
        earlier.append(_completed(_read(text, covered, chosen, vocabulary, earlier), earlier))
    reading = _read(inquiry.text, covered, chosen, vocabulary, earlier)
    cities, uncovered, everywhere = _where(reading, earlier, chosen, covered)
    content, phrase, kinds, before = _what(reading, earlier)
    return Question(
        inquiry=inquiry,
        text=reading.text,
        language=reading.language,
        asked=_leading(kinds, cities, uncovered, everywhere),
        aspects=frozenset(kinds),
        cities=cities,
        uncovered=(*uncovered, *_wider(reading, earlier)),
        everywhere=everywhere,
        query=content,
        phrase=phrase,
        everyday=everyday(phrase) if reading.language == "zh" else (),
        quantities=reading.quantities or _kept_quantities(reading, earlier),
        earlier=before,
        ambiguous=reading.places.ambiguous,
    )


def _questions(history: Sequence[str]) -> list[str]:
    """Earlier turns that asked something, whatever about: instructions count for nothing."""
    verdicts = map(guard, history)
    return [verdict.text for verdict in verdicts if verdict.kind in (Guarded.OK, Guarded.OUT_OF_SCOPE)]


def _read(
    text: str, covered: Collection[str], chosen: str, vocabulary: Vocabulary, earlier: Sequence[_Reading]
) -> _Reading:
    normal = normalise(text, vocabulary)
    places = read_places(normal.text, covered, chosen, settled=any(one.places.named for one in earlier))
    rest = to_chinese(places.rest) if normal.language == "en" else places.rest
    quantities = read_quantities(normal.text)
    return _Reading(
        normal.text,
        normal.language,
        asked_for(normal.text),
        places,
        rest.strip(),
        _content(rest, vocabulary),
        quantities,
    )


def _content(text: str, vocabulary: Vocabulary) -> str:
    """What a question is about: question words, numbers with their units and lone particles taken out."""
    for quantity in sorted(read_quantities(text), key=lambda found: found.start, reverse=True):
        text = f"{text[: quantity.start]} {text[quantity.end :]}"
    words = without_question_words(_SAME.sub(" ", text)).split()
    return " ".join(part for word in words for part in _known_parts(word, vocabulary))


def _known_parts(word: str, vocabulary: Vocabulary) -> list[str]:
    """A word that the documents do not have, as the words in it that they do have (买手机 → 手机); else itself."""
    if len(word) < 3 or word in vocabulary:
        return [word]
    parts = [part for part in terms(word) if 2 <= len(part) < len(word) and part in vocabulary]
    return parts or [word]


def _where(
    reading: _Reading, earlier: Sequence[_Reading], chosen: str, covered: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Cities asked about, uncovered places, and whether all cities are meant: named now, else earlier, else chosen."""
    if reading.places.everywhere and not reading.places.named:
        return (), reading.places.uncovered, True
    for one in (reading, *reversed(earlier)):
        if one.places.named or one.places.uncovered:
            return one.places.named, one.places.uncovered, one.places.everywhere
    if chosen and chosen not in covered:
        return (), (chosen,), False
    return ((chosen,) if chosen else ()), (), False


def _wider(reading: _Reading, earlier: Sequence[_Reading]) -> tuple[str, ...]:
    """Places asked about of which only the province or the nation has documents: answered from those, and told so."""
    one = next((one for one in (reading, *reversed(earlier)) if one.places.named or one.places.uncovered), None)
    return one.places.wider if one else ()


def _what(reading: _Reading, earlier: Sequence[_Reading]) -> tuple[str, str, tuple[Asked, ...], str]:
    """The content to look for and its wording, the kinds asked for, and the earlier content that was taken up."""
    previous = next((one for one in reversed(earlier) if one.content), None)
    if previous is None:
        return reading.content, reading.phrase, reading.kinds, ""
    idle = frame_words()
    words = [word for word in tokenise(reading.content) if not _SINGLE.match(word) and word not in idle]
    own = reading.kinds if reading.kinds != (Asked.GENERAL,) else ()
    if not words:
        kinds = own if own and own != (Asked.YESNO,) else previous.kinds
        return previous.content, previous.phrase, kinds, previous.content
    if _POINTS_BACK.match(reading.text):
        return (
            f"{previous.content} {reading.content}",
            f"{previous.phrase}，{reading.phrase}",
            own or previous.kinds,
            previous.content,
        )
    if not (_ELLIPTICAL.search(reading.text) and len(words) <= 8):
        return reading.content, reading.phrase, reading.kinds, ""
    kinds = tuple(dict.fromkeys((*own, *previous.kinds))) if set(own) <= {Asked.YESNO} else own
    if len(words) <= BARE and not _FRAME.search(reading.content):
        content, phrase = _without_rivals(previous, words)
        taken = f"{reading.content} {content}".strip()  # 初中呢: what about it, the question before says
        return taken, f"{reading.content}，{phrase}", kinds, previous.content
    frame = " ".join(dict.fromkeys(_FRAME.findall(previous.content)))
    content = f"{reading.content} {frame}".strip()
    return content, content, kinds, previous.content


def _without_rivals(previous: _Reading, words: Sequence[str]) -> tuple[str, str]:
    """The content and the wording of the question before without what `words` take the place of (一档 after 二档)."""
    kept, phrase = [], previous.phrase
    for old in previous.content.split():
        if any(_rivals(old, new) for new in words):
            phrase = phrase.replace(old, "")
        else:
            kept.append(old)
    return " ".join(kept), phrase


def _rivals(old: str, new: str) -> bool:
    """Whether two words name things of one kind: 高中 and 初中, 一档 and 二档, 油车 and 电车."""
    alike = 2 <= len(old) <= 4 and 2 <= len(new) <= 4 and old != new and old[-1] == new[-1]
    return alike and (is_noun(old) or bool(_ORDINAL.match(old)))


def _completed(reading: _Reading, earlier: Sequence[_Reading]) -> _Reading:
    """An earlier question with what it took up itself from those before it."""
    content, phrase, kinds, _ = _what(reading, earlier)
    return replace(reading, content=content, phrase=phrase, kinds=kinds)


def _kept_quantities(reading: _Reading, earlier: Sequence[_Reading]) -> tuple[Quantity, ...]:
    """Amounts of the question before, where a follow-up has no subject of its own or says that they are the same."""
    kept = bool(earlier) and (not reading.content or bool(_SAME.search(reading.text)))
    return earlier[-1].quantities if kept else ()


def _leading(kinds: Sequence[Asked], cities: Sequence[str], uncovered: Sequence[str], everywhere: bool) -> Asked:
    if len(cities) + len(uncovered) > 1:
        return Asked.COMPARE
    if everywhere:
        return Asked.LIST
    single = [kind for kind in kinds if kind is not Asked.COMPARE]
    return single[0] if single else Asked.GENERAL
