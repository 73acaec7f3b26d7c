"""Small OFD files for tests (GB/T 33190)."""

from __future__ import annotations

import io
import zipfile

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(words, x, y, size=5.0, *, matrix="", steps=None, font=1):
    """A text object: upper left corner and size in millimetres; letters `size` apart unless `steps` says otherwise."""
    steps = steps or f"g {max(len(words) - 1, 1)} {size}"
    turn = f' CTM="{matrix}"' if matrix else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y} 200 {size}" Font="{font}" Size="{size}"{turn}>'
        f'<ofd:TextCode X="0" Y="{size * 0.86}" DeltaX="{steps}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def ofd(*pages, title="", parts=None):
    """An OFD whose pages hold these objects."""
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
    written = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocInfo><ofd:Title>{title}</ofd:Title></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {SPACE}><ofd:Fonts><ofd:Font ID="1" FontName="宋体"/>'
        '<ofd:Font ID="2" FontName="黑体"/></ofd:Fonts></ofd:Res>',
        **{
            f"Doc_0/Pages/Page_{at}/Content.xml": f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{''.join(page)}"
            "</ofd:Layer></ofd:Content></ofd:Page>"
            for at, page in enumerate(pages)
        },
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in written.items():
            package.writestr(name, content)
    return out.getvalue()
