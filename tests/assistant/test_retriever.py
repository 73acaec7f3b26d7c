"""The look-up as a LangChain retriever: LangChain's own suite, and what it reads that plain search does not."""

from __future__ import annotations

import pytest
from langchain_core.retrievers import BaseRetriever
from langchain_tests.integration_tests import RetrieversIntegrationTests

from assistant.pipeline import Assistant, vocabulary_of
from assistant.retriever import QuestionRetriever


@pytest.mark.asyncio  # one test of the suite is a coroutine
@pytest.mark.filterwarnings("ignore:.*is marked with.*asyncio")
class TestQuestionRetriever(RetrieversIntegrationTests):
    @pytest.fixture(autouse=True)
    def _assistant(self, assistant: Assistant):
        type(self).assistant = assistant

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return QuestionRetriever

    @property
    def retriever_constructor_params(self) -> dict:
        return {"library": self.assistant.library, "vocabulary": vocabulary_of(self.assistant.library)}

    @property
    def retriever_query_example(self) -> str:
        return "换手机补多少"


def test_it_reads_traditional_characters_and_keeps_to_the_city_that_is_named(assistant: Assistant) -> None:
    retriever = QuestionRetriever(library=assistant.library, vocabulary=vocabulary_of(assistant.library), k=3)
    found = retriever.invoke("長春換冰箱補多少")
    assert {one.metadata["city"] for one in found} == {"长春"}
    assert "家电" in found[0].page_content


def test_filters_hold_for_one_call(assistant: Assistant) -> None:
    retriever = QuestionRetriever(library=assistant.library, vocabulary=vocabulary_of(assistant.library))
    assert {one.metadata["city"] for one in retriever.invoke("消费券怎么领", cities=("同江",), k=4)} == {"同江"}
