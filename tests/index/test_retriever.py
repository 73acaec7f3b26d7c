"""LangChain's own suite for retrievers, and the filters that it does not know of."""

from __future__ import annotations

import pytest
from langchain_core.retrievers import BaseRetriever
from langchain_tests.integration_tests import RetrieversIntegrationTests

from index.retriever import ClauseRetriever


@pytest.mark.asyncio  # one test of the suite is a coroutine
@pytest.mark.filterwarnings("ignore:.*is marked with.*asyncio")
class TestClauseRetriever(RetrieversIntegrationTests):
    @pytest.fixture(autouse=True)
    def _library(self, small_library):
        type(self).library = small_library

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return ClauseRetriever

    @property
    def retriever_constructor_params(self) -> dict:
        return {"library": self.library}

    @property
    def retriever_query_example(self) -> str:
        return "换手机补多少"


def test_filters_are_set_at_making_or_for_one_call(small_library):
    retriever = ClauseRetriever(library=small_library, cities=("宁波",), k=4)
    assert {found.metadata["city"] for found in retriever.invoke("消费券")} == {"宁波"}
    assert {found.metadata["city"] for found in retriever.invoke("消费券", cities=("同江",))} == {"同江"}


def test_a_found_clause_says_where_it_stands(small_library, corpus):
    found = ClauseRetriever(library=small_library, k=1).invoke("购买手机平板给予补贴")[0]
    text = (corpus / found.metadata["file"]).read_text(encoding="utf-8")
    quoted = text[found.metadata["start"] : found.metadata["end"]]
    assert "".join(found.page_content.split())[-20:] in "".join(quoted.split())
    assert {"bm25", "similarity", "sentence", "late", "document", "fused"} <= found.metadata.keys()
