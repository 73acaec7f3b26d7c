"""Looking clauses up as a LangChain retriever: the query read as a question is, the hits ranked again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.lookup import look_up
from assistant.normalise import Vocabulary
from index.library import Library
from index.retriever import as_document

__all__ = ["QuestionRetriever"]


class QuestionRetriever(BaseRetriever):
    """Clauses for a question in anybody's words, best first, within the filters that it was made with.

    What `index.retriever.ClauseRetriever` searches with as it stands is read first: traditional characters, typing
    errors, pinyin, everyday words, English, a covered city that it names. `k` and the filters can be given for one
    call too. The hits' `fused` is the search's own; they come in the order of the second ranking.

    >>> QuestionRetriever(library=library, vocabulary=vocabulary).invoke("电驴子换新补多少")  # doctest: +SKIP
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    vocabulary: Vocabulary
    k: int = 10
    cities: tuple[str, ...] = ()
    unit: str = ""
    standing: str = ""
    year: int | None = None
    as_of: dt.date | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **limits: Any
    ) -> list[Document]:
        own = {name: getattr(self, name) for name in ("k", "cities", "unit", "standing", "year", "as_of")}
        hits = look_up(query, self.library, self.vocabulary, **(own | limits))
        return [as_document(hit) for hit in hits]
