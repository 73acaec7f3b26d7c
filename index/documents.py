"""A source's text into its Documents: split, outline, identity, standing, facts; each step a value in, a value out."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Sequence
from dataclasses import replace

from index.checks import check_document
from index.companions import with_companions
from index.divisions import Divisions, Place
from index.facts import read_facts
from index.identity import Identity, read_identity
from index.outline import Unit, outline
from index.paragraphs import Paragraph, read_paragraphs
from index.references import with_references
from index.repeals import read_repeals
from index.site_record import read_record
from index.split import Part, split_parts
from index.standing import comment_terms, document_terms
from index.stated import stated_identity, stated_standing
from index.terms import read_terms
from index.values import Clause, Document, Sentence, SetAside, Source, Span, Text

__all__ = ["read_documents"]

NATION = "全国"
_UNDER_NATION = re.compile(r"^(?:国家税务总局|中国人民银行|国家金融监督管理总局|中华人民共和国|中共|国网|中国)")
_STOP_OR_BRACKET = re.compile(r"[。！？；!?;（(《“）)》”\n]")
_LISTED = re.compile(
    r"[：:](?:[^：:。！？；;，,\n\d]{1,14}[；;])+[^：:。！？；;，,\n\d]{1,14}(?=[。\n]|$)"
)  # 不得销售：活禽；鞭炮。


def read_documents(source: Source) -> tuple[Document, ...]:
    """The documents that `source` carries, in reading order, each with its clauses."""
    everything, aside = read_paragraphs(source)
    record, paragraphs, recorded = read_record(everything)
    source = replace(source, metadata={**record, **source.metadata})
    parts = split_parts(paragraphs)
    documents = tuple(
        _document(source, part, paragraphs, (*aside, *recorded) if order == 0 else (), order, only=len(parts) == 1)
        for order, part in enumerate(parts)
    )
    return with_references(with_companions(documents))


def _document(
    source: Source, part: Part, everything: Sequence[Paragraph], aside: tuple[SetAside, ...], order: int, *, only: bool
) -> Document:
    identity = stated_identity(read_identity(part, everything, source.metadata), source.metadata, only=only)
    units, body_aside = outline(part.body)
    document_id = hashlib.sha256(f"{source.file}\n{order}\n{identity.title}".encode()).hexdigest()[:10]
    clauses = _clauses(units, document_id, identity, source)
    head_span = _head_span(part)
    city, province = _region(identity, part, source.metadata.get("city", ""))
    head = [SetAside(paragraph.span, "notice") for paragraph in part.notice] if part.heads else []
    head += [SetAside(paragraph.span, "title and head lines") for paragraph in part.title]
    notice = "\n".join(line.text for line in part.notice)
    terms = document_terms(clauses, notice, identity.date, identity.title)
    stated, stated_words, stated_terms = stated_standing(source.metadata, identity.date, terms)
    return Document(
        id=document_id,
        file=source.file,
        digest=source.digest,
        title=identity.title,
        issuer=identity.issuer,
        number=identity.number,
        date=identity.date,
        city=city,
        province=province,
        draft=bool(identity.draft_words),
        draft_words=identity.draft_words,
        clauses=clauses,
        terms=(*terms, *stated_terms),
        set_aside=(*head, *body_aside, *aside),
        warnings=(*source.warnings, *check_document(identity, city, units, clauses, source)),
        head=source.text[head_span.start : head_span.end],
        head_span=head_span,
        headings=tuple(piece.span() for unit in units if unit.only_heads for piece in unit.heads),
        url=source.metadata.get("url", ""),
        stated=stated,
        stated_words=stated_words,
        comments=comment_terms(clauses, notice, identity.date) if identity.draft_words else (),
        repeals=read_repeals(clauses, identity.title, identity.date),
    )


def _region(identity: Identity, part: Part, override: str) -> tuple[str, str]:
    """The region that a document is of, and its province (`全国` for the nation)."""
    divisions = Divisions.load()
    if override:
        place = divisions.region_of(override)
        return (region_name(place), place.province) if place else (override, "")
    issuers = identity.issuer.split("、")
    lines = (*(line.text for line in part.notice[:6]), *(line.text for line in part.title[:3]))
    for text in (*issuers, identity.title, *lines):
        local = _UNDER_NATION.sub("", text)  # 国家税务总局赣州市税务局 is Ganzhou's
        places = divisions.find(local) if local != text else []
        place = divisions.region_of(local if places and places[0].start == 0 else text) if text else None
        if place:
            return region_name(place), place.province
    return "", ""


def region_name(place: Place) -> str:
    """What the region is called here: a city without 市 (`长春`), any other in full (`浦东新区`, `浙江省`)."""
    return place.name.removesuffix("市")


def _head_span(part: Part) -> Span:
    lines = part.title or part.body[:1]
    return Span(lines[0].span.start, lines[-1].span.end) if lines else Span(0, 0)


def _clauses(units: Sequence[Unit], document_id: str, identity: Identity, source: Source) -> tuple[Clause, ...]:
    return tuple(
        _clause(unit, f"{document_id}-{order}", document_id, identity, order, source)
        for order, unit in enumerate(unit for unit in units if not unit.only_heads)
    )


def _clause(unit: Unit, clause_id: str, document_id: str, identity: Identity, order: int, source: Source) -> Clause:
    text = _joined(unit.paragraphs)
    if not text.text and unit.heading is not None:  # a line that is all the unit says
        text = unit.heading
    spans = [piece.span() for piece in (*unit.heads, *unit.paragraphs) if piece.text]
    span = Span(min(span.start for span in spans), max(span.end for span in spans))
    return Clause(
        id=clause_id,
        document_id=document_id,
        path=(identity.title, *unit.headings),
        text=text.text,
        span=span,
        sentences=_sentences(text),
        facts=read_facts(text.text, year=identity.date.year if identity.date else None),
        terms=read_terms(text.text, identity.date),
        kind=unit.kind,
        order=order,
        raw=source.text[span.start : span.end],
    )


def _joined(paragraphs: Sequence[Text]) -> Text:
    """Paragraphs joined by a line feed, which stands where the first ends."""
    if len(paragraphs) == 1:
        return paragraphs[0]
    origins = array("I")
    for number, paragraph in enumerate(paragraphs):
        if number:
            origins.append(origins[-1])
        origins.extend(paragraph.origins)
    return Text("\n".join(paragraph.text for paragraph in paragraphs), origins)


def _sentences(text: Text) -> tuple[Sentence, ...]:
    """Sentences end at 。！？； and at line ends, outside brackets, quotation marks and lists of short names."""
    sentences: list[Sentence] = []
    listed = [match.span() for match in _LISTED.finditer(text.text)]
    start = depth = 0
    for match in _STOP_OR_BRACKET.finditer(text.text):
        char, at = match[0], match.start()
        within = char in "；;" and any(first < at < last for first, last in listed)
        if char == "\n" or (char in "。！？；!?;" and depth == 0 and not within):
            _append(sentences, text, start, at + (char != "\n"))
            start = at + 1
        depth = 0 if char == "\n" else max(0, depth + (char in "（(《“") - (char in "）)》”"))
    _append(sentences, text, start, len(text.text))
    return tuple(sentences)


def _append(sentences: list[Sentence], text: Text, start: int, end: int) -> None:
    while start < end and text.text[start].isspace():
        start += 1
    while end > start and text.text[end - 1].isspace():
        end -= 1
    if end > start:
        sentences.append(Sentence(start, end, text.span(start, end)))
