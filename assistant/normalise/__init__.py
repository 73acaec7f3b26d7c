"""What was typed into clean Chinese or English: characters, script, spelling, and the words officials use for it."""

from assistant.normalise.colloquial import everyday, expand
from assistant.normalise.english import contents, glosses, to_chinese
from assistant.normalise.reading import Normalised, normalise
from assistant.normalise.vocabulary import Vocabulary

__all__ = ["Normalised", "Vocabulary", "contents", "everyday", "expand", "glosses", "normalise", "to_chinese"]
