"""What an asker says they are not (不是低保): the rule for the others is theirs."""

from __future__ import annotations

import re

from assistant.normalise import expand
from index.tokenise import cut, domain_words, is_noun

__all__ = ["denied", "for_others"]

_DENIES = re.compile(
    r"(?<!是)(?:不是|不属于|并非|算不上|够不上|不算|没评上|评不上|不吃|没吃|没有(?=低保|残疾))([㐀-鿿]{2,8})"
)
_OTHERS = re.compile(
    r"(?:其他|其它|其余|普通|一般)[^，。；：]{0,10}(?:家庭|人|者|群众|居民|对象|户|企业|单位|情形|车|的)|^非"
)


def denied(text: str) -> tuple[str, ...]:
    """The words of what `text` says its asker is not, with the official ones for them; empty for a question (不是…吗).

    >>> "最低生活保障" in denied("我爸82岁，不是低保户，装扶手补多少")
    True
    >>> denied("不是低保才能领吗")
    ()
    """
    found: list[str] = []
    for match in _DENIES.finditer(text):
        if re.match(r"[㐀-鿿]{0,4}(?:吗|么|才|就)", text[match.end() :]) or re.search(r"吗|么|才|就", match[1]):
            continue
        word = next((word for word in cut(match[1]) if len(word) > 1 and _names(word)), "")
        found += [word, *expand(word), *expand(match[1])] if word else []
    return tuple(dict.fromkeys(found))


def _names(word: str) -> bool:
    return is_noun(word) or word in domain_words() or bool(expand(word))


def for_others(words: tuple[str, ...], text: str) -> bool:
    """Whether `text` states a rule for those who are not what `words` name."""
    return bool(_OTHERS.search(text)) and not any(text.startswith(word) for word in words)
