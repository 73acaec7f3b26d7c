"""Small DOCX files for tests, written part by part."""

from __future__ import annotations

import io
import zipfile

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def paragraph(text="", *, style="", number=None, depth=0, bold=False, center=False, inside=""):
    """A paragraph; `inside` is XML that follows its run."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    properties += '<w:jc w:val="center"/>' if center else ""
    run = f"<w:r><w:rPr>{'<w:b/>' if bold else ''}</w:rPr><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{inside}</w:p>"


def table(*rows, header=False):
    """A table; a cell is its text, or (text, properties XML)."""
    written = ""
    for number, row in enumerate(rows):
        cells = "".join(_cell(cell) for cell in row)
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if header and not number else ""
        written += f"<w:tr>{mark}{cells}</w:tr>"
    return f"<w:tbl>{written}</w:tbl>"


def _cell(cell):
    text, properties = cell if isinstance(cell, tuple) else (cell, "")
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def numbering(*lists):
    """Lists numbered from 1; each is its levels as (format, text, gap) or a whole `w:num` as a string."""
    bases, numbers = "", ""
    for at, levels in enumerate(lists, 1):
        if isinstance(levels, str):
            numbers += levels
            continue
        inner = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="{gap}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for depth, (form, text, gap) in enumerate(levels)
        )
        bases += f'<w:abstractNum w:abstractNumId="{at}">{inner}</w:abstractNum>'
        numbers += f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
    return bases + numbers


def style(name, shown, *, based="", paragraph="", run="", default=False):
    """A paragraph style."""
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    mark = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"{mark}><w:name w:val="{shown}"/>{above}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def docx(*body, numbers="", styles="", title="", namespace=TRANSITIONAL, parts=None):
    """A DOCX of these paragraphs and tables; `parts` adds or replaces parts of the package."""
    space = f'xmlns:w="{namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    written = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {space}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {space}>{numbers}</w:numbering>",
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
        "word/header1.xml": f"<w:hdr {space}>{paragraph('内部资料')}</w:hdr>",
        "docProps/core.xml": f'<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></p>',
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in written.items():
            package.writestr(name, content)
    return out.getvalue()
