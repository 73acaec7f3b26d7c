"""Small PDFs for tests: Chinese text at given places, rules and slanted watermarks."""

from __future__ import annotations

import zlib

A4 = (595, 842)


def show(text, x, y, size=16, *, font="F1", slant=False, grey=0.0):
    """A line of text; `y` is counted from the page's upper edge to the line's foot."""
    codes = text.encode("utf-16-be").hex()
    place = f"0.7 0.7 -0.7 0.7 {x} {A4[1] - y}" if slant else f"1 0 0 1 {x} {A4[1] - y}"
    return f"q {grey} g BT /{font} {size} Tf {place} Tm <{codes}> Tj ET Q"


def rule(x0, y0, x1, y1):
    """A ruled line between two places."""
    return f"{x0} {A4[1] - y0} m {x1} {A4[1] - y1} l S"


def grid(columns, rows):
    """The rules of a table with these column and row edges."""
    across = [rule(columns[0], y, columns[-1], y) for y in rows]
    return across + [rule(x, rows[0], x, rows[-1]) for x in columns]


def pdf(*pages, picture=False, extra=""):
    """A PDF whose pages consist of these drawing commands."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        _font("STSong-Light", 4),
        _descendant("STSong-Light"),
        _font("SimHei", 6),
        _descendant("SimHei"),
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Length 1 >>\n"
        b"stream\n\x80\nendstream",
    ]
    kids = []
    for page in pages:
        commands = "\n".join(page) + ("\nq 500 0 0 700 50 50 cm /Im1 Do Q" if picture else "")
        stream = zlib.compress(commands.encode())
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << /F1 3 0 R "
            b"/F2 5 0 R >> /XObject << /Im1 7 0 R >> >> >>" % (*A4, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _file(objects, extra)


def _font(name, descendant):
    return (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /UniGB-UCS2-H "
        f"/DescendantFonts [{descendant} 0 R] >>"
    ).encode()


def _descendant(name):
    return (
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} /DW 1000 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
        f"/FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -120 1000 880] "
        "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>"
    ).encode()


def _file(objects, extra):
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        extra.encode(),
        start,
    )
    return bytes(out)
