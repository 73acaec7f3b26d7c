"""The library as a LangChain retriever."""

from __future__ import annotations

import datetime as dt
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.library import Hit, Library

__all__ = ["ClauseRetriever", "as_document"]


class ClauseRetriever(BaseRetriever):
    """Clauses for a query, best first, within the filters that it was made with.

    `k` and the filters can be given for one call too: `retriever.invoke(query, k=3, cities=("长春",))`.

    >>> ClauseRetriever(library=library, k=5).invoke("换手机补多少")  # doctest: +SKIP
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    k: int = 10
    cities: tuple[str, ...] = ()
    unit: str = ""
    standing: str = ""
    year: int | None = None
    as_of: dt.date | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **limits: Any
    ) -> list[LangChainDocument]:
        own = {name: getattr(self, name) for name in ("k", "cities", "unit", "standing", "year", "as_of")}
        return [as_document(hit) for hit in self.library.search(query, **(own | limits))]


def as_document(hit: Hit) -> LangChainDocument:
    """A hit as LangChain's Document: the clause's text, and where it stands."""
    clause, document = hit.clause, hit.document
    metadata = {
        "clause": clause.id,
        "document": document.id,
        "title": document.title,
        "city": document.city,
        "path": list(clause.path),
        "file": document.file,
        "start": clause.span.start,
        "end": clause.span.end,
        **hit.scores,
    }
    return LangChainDocument(id=clause.id, page_content=clause.text or clause.heading, metadata=metadata)
