"""The HTTP interface: questions, search, documents, feedback."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.answer import Answer
from index.library import Hit
from index.values import Document, Standing
from web.desk import Desk
from web.records import Records
from web.schemas import AskRequest, DocumentSummary, FeedbackRequest, SearchResult, SearchResults, Source
from web.words import say

__all__ = ["address_of", "build_api", "new_text"]

_LOG = logging.getLogger(__name__)


def address_of(request: Request) -> str:
    """Who asks, for the rate limit."""
    return request.client.host if request.client else ""


def _event(kind: str, data: object) -> str:
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def new_text(answers: Iterable[Answer]) -> Iterator[tuple[str, Answer]]:
    """What each value of a growing answer adds to the one before, with that value."""
    before = ""
    for answer in answers:
        # A verifier may take a sentence back; then the whole text is said anew by the last event.
        added = answer.answer[len(before) :] if answer.answer.startswith(before) else ""
        before = answer.answer
        yield added, answer


def _events(answers: Iterable[Answer]) -> Iterator[str]:
    last, told = None, False
    try:
        for added, last in new_text(answers):
            if not told:
                yield from (_event("notice", notice.model_dump(mode="json")) for notice in last.notices)
                told = True
            if added:
                yield _event("sentence", {"text": added})
    except Exception:  # noqa: BLE001 - the stream has begun: its last event says what the status no longer can
        _LOG.exception("a streamed answer failed")
        yield _event("error", {"kind": "failed", "message": say("failed")})
        return
    if last is not None:
        yield _event("answer", last.model_dump(mode="json"))


def _summary(document: Document, desk: Desk) -> DocumentSummary:
    library = desk.assistant.library
    return DocumentSummary(
        id=document.id,
        file=document.file,
        title=document.title,
        issuer=document.issuer,
        number=document.number,
        date=document.date.isoformat() if document.date else "",
        city=document.city,
        standing=library.document_standing(document.id, desk.settings.today).value,
        clauses=library.count(document.id),
    )


def _result(hit: Hit, desk: Desk) -> SearchResult:
    clause = hit.clause
    return SearchResult(
        clause_id=clause.id,
        city=hit.document.city,
        path=list(clause.path),
        text=clause.text,
        standing=desk.assistant.library.standing(clause, desk.settings.today).value,
        source=Source(file=hit.document.file, start=clause.span.start, end=clause.span.end),
        scores=dict(hit.scores),
    )


def build_api(desk: Desk, records: Records) -> APIRouter:
    """The routes under `/api/v1`."""
    api = APIRouter(prefix="/api/v1")

    @api.post("/ask", response_model=Answer, responses={200: {"content": {"text/event-stream": {}}}})
    def ask(asked: AskRequest, request: Request) -> Response:
        """Answer a question; as server-sent events (`notice`, `sentence`, `answer`) when asked for."""
        answers = desk.stream(
            asked.question,
            history=asked.history,
            city=asked.city,
            as_of=asked.as_of,
            address=address_of(request),
            via="api",
        )
        if "text/event-stream" in request.headers.get("accept", ""):
            fresh = {"Cache-Control": "no-store"}
            return StreamingResponse(_events(answers), media_type="text/event-stream", headers=fresh)
        *_, answer = answers
        return JSONResponse(answer.model_dump(mode="json"))

    @api.get("/search")
    def search(
        query: Annotated[str, Query(min_length=1, max_length=500)],
        city: Annotated[list[str] | None, Query()] = None,
        unit: str = "",
        standing: Standing | None = None,
        year: Annotated[int | None, Query(ge=1949, le=2999)] = None,
        k: Annotated[int, Query(ge=1, le=100)] = 10,
    ) -> SearchResults:
        """Ranked clauses with named scores; the filters are hard limits."""
        day = desk.settings.today
        hits = desk.assistant.search(
            query, cities=tuple(city or ()), unit=unit, standing=standing or "", year=year, as_of=day, k=k
        )
        return SearchResults(results=[_result(hit, desk) for hit in hits])

    @api.get("/documents")
    def documents() -> list[DocumentSummary]:
        """What is in the index."""
        return [_summary(document, desk) for document in desk.assistant.library.documents]

    @api.post("/feedback", status_code=201)
    def feedback(given: FeedbackRequest) -> dict[str, int]:
        """Keep what a reader thinks of an answer, with personal numbers masked."""
        number = records.add_feedback(given.verdict, given.question, given.answer, given.reason)
        desk.measures.feedback(given.verdict)
        return {"id": number}

    return api
