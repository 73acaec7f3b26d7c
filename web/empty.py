"""What stands in an assistant's place while nothing is indexed: no documents, no cities, no answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

__all__ = ["nobody"]


class _NoLibrary:
    documents: tuple[Any, ...] = ()
    cities: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    clause_count = 0
    version = ""

    def clauses(self, document_id: str) -> tuple[Any, ...]:
        raise KeyError(document_id)

    def clause(self, clause_id: str) -> Any:
        raise KeyError(clause_id)


class _Nobody:
    library = _NoLibrary()

    def search(self, query: str, **wanted: Any) -> list[Any]:
        return []

    def examples(self, city: str = "") -> list[str]:
        return []


def nobody() -> Assistant:
    """An assistant without documents. The desk takes no question while it has none, so it is never asked."""
    return cast("Assistant", _Nobody())
