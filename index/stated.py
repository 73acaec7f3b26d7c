"""What a publisher's page or an operator's sidecar says of a document, over what its text says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from index.identity import Identity, read_date
from index.values import Standing, Term

__all__ = ["SIDECAR", "stated_identity", "stated_standing"]

SIDECAR = "sidecar"  # the metadata key that lists, between spaces, which keys a sidecar gave
_OVER = ("失效", "废止", "无效", "已过期", "停止执行")
_HOLDS = ("有效", "现行有效", "生效", "继续有效")
_WORDS = {
    "有效": Standing.IN_FORCE, "现行有效": Standing.IN_FORCE, "失效": Standing.EXPIRED, "废止": Standing.EXPIRED,
    "已废止": Standing.EXPIRED, "征求意见稿": Standing.DRAFT, "草案": Standing.DRAFT, "不明": Standing.UNKNOWN,
}  # fmt: skip


def stated_identity(identity: Identity, metadata: Mapping[str, str], *, only: bool) -> Identity:
    """The identity with what a sidecar gives in place of what was read; its title where the file holds one document."""
    given = metadata.get(SIDECAR, "").split()
    fields = {key: metadata[key] for key in ("title", "issuer", "number") if key in given and (key != "title" or only)}
    date = read_date(metadata["date"]) if "date" in given else None
    return replace(identity, date=date or identity.date, **fields)


def stated_standing(
    metadata: Mapping[str, str], issued: dt.date | None, said: Iterable[Term]
) -> tuple[str, str, tuple[Term, ...]]:
    """The standing that overrides (empty where none does), its words, and the terms that it adds.

    A page's 失效 or 废止 overrides; its 有效 counts where the terms that the text has `said` name no start. A sidecar's
    `standing` overrides, its `valid_until` is an end like any other.
    """
    given = metadata.get(SIDECAR, "").split()
    terms: list[Term] = []
    if "valid_until" in given and (end := read_date(metadata["valid_until"])):
        terms.append(Term(f"valid_until = {metadata['valid_until']}", None, end))
    if "standing" in given:
        word = metadata["standing"].strip()
        standing = _WORDS.get(word) or (Standing(word) if word in list(Standing) else None)
        if standing:
            return standing.value, f"standing = {word}", tuple(terms)
    validity = metadata.get("validity", "").strip()
    if any(word in validity for word in _OVER):
        return Standing.EXPIRED.value, f"有效性：{validity}", tuple(terms)
    if validity in _HOLDS and issued and not any(term.start for term in said):
        terms.append(Term(f"有效性：{validity}", issued, None))
    return "", "", tuple(terms)
