"""A merchant's checklist as the page shows and prints it: section by section, each line with its source."""

from __future__ import annotations

from assistant.renderings.checklist import Checklist, Line, Section
from assistant.renderings.reference import reference
from web.citation_card import clause_address, standing_badge
from web.escape import attribute, visible
from web.words import say

__all__ = ["checklist_card"]


def checklist_card(checklist: Checklist, language: str = "zh") -> str:
    """HTML of a checklist, or a word on what to do where there is nothing to list."""
    if not checklist.covered or not checklist.found:
        key = "merchants_not_found" if checklist.covered else "merchants_uncovered"
        return f'<p class="wc-none" role="status">{say(key, language)}</p>'
    sections = "".join(_section(section, language) for section in checklist.sections)
    return (
        f'<article class="wc-checklist"><header><h2>{visible(checklist.scope)}</h2>'
        f'<p class="wc-from"><span>{say("as_of", language, day=checklist.as_of)}</span></p>'
        f"{_documents(checklist, language)}</header>{sections}"
        f'<p class="wc-hint">{say("merchants_note", language)}</p>{_foot(checklist, language)}</article>'
    )


def _documents(checklist: Checklist, language: str) -> str:
    held = checklist.documents
    rows = "".join(
        f"<li>{standing_badge(document.standing, language)} 《{visible(document.title)}》"
        f"<small>{visible(document.number)}</small></li>"
        for document in held
    )
    told = "".join(f"<p>{visible(line)}</p>" for line in checklist.standings)
    grave = any(document.standing in ("draft", "expired") for document in held)
    notice = (
        f'<div class="wc-notice{" wc-grave" if grave else ""}" role="note">'
        f'<b aria-hidden="true">{"!" if grave else "i"}</b><div>{told}</div></div>'
    )
    return f'{notice if told else ""}<ul class="wc-sources">{rows}</ul>'


def _section(section: Section, language: str) -> str:
    title = say(f"merchants_{section.key}", language)
    if not section.lines:
        body = f'<p class="wc-none">{say("merchants_none", language)}</p>'
    else:
        body = f"<ul>{''.join(map(_line, section.lines))}</ul>"
    return f'<section class="wc-check wc-check-{attribute(section.key)}"><h3>{title}</h3>{body}</section>'


def _line(line: Line) -> str:
    citation = line.citation
    place = visible(reference(citation))
    if citation.clause_id:
        address = clause_address(citation.clause_id, citation.source.start, citation.source.end)
        place = f'<a href="{attribute(address)}" target="_blank">{place}</a>'
    return f'<li><p lang="zh-CN">{visible(line.text)}</p><small>{place}</small></li>'


def _foot(checklist: Checklist, language: str) -> str:
    return (
        f'<footer class="wc-foot"><button type="button" class="wc-tool wc-strong" data-do="print">'
        f'{say("merchants_print", language)}</button><button type="button" class="wc-tool" '
        f'data-save="{attribute(checklist.markdown())}">{say("merchants_download", language)}</button>'
        f'<button type="button" class="wc-tool" data-copy="{attribute(checklist.plain())}">'
        f"{say('merchants_copy', language)}</button>"
        f'<span class="wc-said" role="status"></span></footer>'
    )
