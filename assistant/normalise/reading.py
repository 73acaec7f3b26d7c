"""The steps from what was typed to clean text."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.normalise.characters import plain, simplified
from assistant.normalise.language import Language, language_of, mostly_english
from assistant.normalise.mend import mend
from assistant.normalise.pinyin_text import from_pinyin
from assistant.normalise.vocabulary import Vocabulary

__all__ = ["Normalised", "normalise"]


@dataclass(frozen=True, slots=True)
class Normalised:
    """What was typed (`original`), and how it is read (`text`): simplified, mended, at most 500 characters.

    `mended` holds what was replaced by what, `cut` says that the end was left off.
    """

    text: str
    original: str
    language: Language
    mended: tuple[tuple[str, str], ...] = ()
    cut: bool = False


def normalise(text: str, vocabulary: Vocabulary) -> Normalised:
    """`text` as the rest of the pipeline reads it.

    >>> normalise("數子人民幣", Vocabulary({"数字人民币": 9})).text
    '数字人民币'
    """
    clean, cut = plain(text)
    language = language_of(clean)
    if language == "other":
        return Normalised(clean, text, language, cut=cut)
    plain_english = language == "en" and mostly_english(clean)
    chinese = simplified(clean) if plain_english else from_pinyin(simplified(clean), vocabulary)
    language = language_of(chinese)
    if language != "zh":
        return Normalised(chinese, text, language, cut=cut)
    mended = mend(chinese, vocabulary)
    return Normalised(mended.text, text, "zh", mended.changes, cut)
