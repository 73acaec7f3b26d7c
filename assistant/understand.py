"""A question as typed into one as understood: region, subject, what is asked for, what a follow-up leaves out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.calculate.asked import read_asked
from assistant.contraries import of_another
from assistant.cover import frame_words
from assistant.follow_up import SAME, Reading, completed, kept_quantities, taken_up
from assistant.guard import Guarded, guard
from assistant.kinds import asked_for, without_question_words
from assistant.normalise import Vocabulary, contents, everyday, normalise
from assistant.per_city import apart
from assistant.places import covered_name, read_places
from assistant.question import OF_AGE, Asked, Inquiry, Question
from assistant.several import several
from index.numerals import read_quantities
from index.tokenise import terms

__all__ = ["understand"]

OLD = 70  # years from which being old is what a benefit may be for
_GRADE = re.compile(r"[一二三四五六七八九十][孩胎级档星]")  # 三孩 says which, not how many


def understand(inquiry: Inquiry, covered: Collection[str], vocabulary: Vocabulary) -> Question:
    """What `inquiry` asks, with what its history and the chosen city add.

    >>> # understand(Inquiry("那平板呢？", ["长春买手机能补多少？"]), ["长春"], vocabulary).cities
    >>> # ('长春',)
    """
    chosen = covered_name(inquiry.city, covered)
    earlier: list[Reading] = []
    for text in _questions(inquiry.history):
        earlier.append(completed(_read(text, covered, chosen, vocabulary, earlier), earlier))
    reading = _read(inquiry.text, covered, chosen, vocabulary, earlier)
    cities, uncovered, everywhere = _where(reading, earlier, chosen, covered)
    content, phrase, kinds, before = taken_up(reading, earlier)
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
        everyday=(
            (*_meant(everyday(phrase), reading.text), *_by_age(reading, content))
            if reading.language == "zh"
            else _meanings(reading, earlier if before else ())
        ),
        quantities=reading.quantities or kept_quantities(reading, earlier),
        earlier=before,
        ambiguous=reading.places.ambiguous,
        here=reading.places.here,
        each=tuple(
            (city, understand(replace(inquiry, text=text, history=()), covered, vocabulary))
            for city, text in (apart(reading.text, reading.places.asked) if not before else ())
        ),
        parts=_parts(inquiry, cities, covered, vocabulary) if not before and len(cities) == 1 else (),
    )


def _parts(
    inquiry: Inquiry, cities: tuple[str, ...], covered: Collection[str], vocabulary: Vocabulary
) -> tuple[tuple[Question, Question], ...]:
    """What is asked about each of several things of which the sum is wanted."""

    def one(text: str) -> Question:
        return understand(replace(inquiry, text=text, history=(), city=cities[0]), covered, vocabulary)

    return tuple((one(whole), one(alone)) for whole, alone in several(inquiry.text))


def _meanings(reading: Reading, earlier: Sequence[Reading]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The Chinese words of an English question and of what it took up, with what else each may mean."""
    return tuple(dict.fromkeys((*(m for one in (reading, *earlier) for m in one.meanings if m[1]),)))


def _meant(words: tuple[tuple[str, tuple[str, ...]], ...], text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Everyday words with their official ones, but for what the asker says is not the case (报废 for a 旧车 sold)."""
    kept = ((word, tuple(one for one in official if not of_another(text, one))) for word, official in words)
    return tuple((word, official) for word, official in kept if official)


def _by_age(reading: Reading, content: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is paid for age alone, where an age is all that a question names (我阿公九十五岁，一个月有多少钱)."""
    told = read_asked(reading.text, reading.quantities).heads  # 一百零二 of a great-grandfather is his age
    old = next((q for q in told if q.unit in ("岁", "周岁") and q.value >= OLD), None)
    if old is None or any(len(word) > 1 and word not in frame_words() for word in content.split()):
        return ()
    return ((old.text or str(old.value), OF_AGE),)


def _questions(history: Sequence[str]) -> list[str]:
    """Earlier turns that asked something, whatever about: instructions count for nothing."""
    verdicts = map(guard, history)
    return [verdict.text for verdict in verdicts if verdict.kind in (Guarded.OK, Guarded.OUT_OF_SCOPE)]


def _read(
    text: str, covered: Collection[str], chosen: str, vocabulary: Vocabulary, earlier: Sequence[Reading]
) -> Reading:
    normal = normalise(text, vocabulary)
    places = read_places(normal.text, covered, chosen, settled=any(one.places.named for one in earlier))
    english = normal.language == "en"
    quantities = read_quantities(normal.text)
    meanings = contents(places.rest) if english else ()
    rest = " ".join(dict.fromkeys(w for word, others in meanings for w in (word, *others))) if english else places.rest
    return Reading(
        normal.text,
        normal.language,
        asked_for(normal.text),
        places,
        rest.strip(),
        " ".join(word for word, _ in meanings) if english else _content(rest, vocabulary),
        quantities,
        meanings,
    )


def _content(text: str, vocabulary: Vocabulary) -> str:
    """What a question is about: question words, numbers with their units and lone particles taken out."""
    for quantity in sorted(read_quantities(text), key=lambda found: found.start, reverse=True):
        if _GRADE.fullmatch(quantity.text):
            continue
        text = f"{text[: quantity.start]} {text[quantity.end :]}"
    words = without_question_words(SAME.sub(" ", text)).split()
    return " ".join(part for word in words for part in _known_parts(word, vocabulary))


def _known_parts(word: str, vocabulary: Vocabulary) -> list[str]:
    """A word that the documents do not have, as the words in it that they do have (买手机 → 手机); else itself."""
    if len(word) < 3 or word in vocabulary:
        return [word]
    parts = [part for part in terms(word) if 2 <= len(part) < len(word) and part in vocabulary]
    return parts or [word]


def _where(
    reading: Reading, earlier: Sequence[Reading], chosen: str, covered: Collection[str]
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


def _wider(reading: Reading, earlier: Sequence[Reading]) -> tuple[str, ...]:
    """Places asked about of which only the province or the nation has documents: answered from those, and told so."""
    one = next((one for one in (reading, *reversed(earlier)) if one.places.named or one.places.uncovered), None)
    return one.places.wider if one else ()


def _leading(kinds: Sequence[Asked], cities: Sequence[str], uncovered: Sequence[str], everywhere: bool) -> Asked:
    if len(cities) + len(uncovered) > 1:
        return Asked.COMPARE
    if everywhere:
        return Asked.LIST
    single = [kind for kind in kinds if kind is not Asked.COMPARE]
    return single[0] if single else Asked.GENERAL
