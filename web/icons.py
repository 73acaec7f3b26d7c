"""Draws the icons of the installed page from `static/icon.svg`'s shapes: `python -m web.icons` (Pillow needed)."""

from __future__ import annotations

from pathlib import Path

__all__ = ["draw"]

_STATIC = Path(__file__).with_name("static")
_BLUE, _RED, _WHITE = "#0b3f77", "#b3261e", "#ffffff"
_GRID = 64
"""The drawing's side; every number below is on that grid, the same as in `icon.svg`."""


def draw(size: int) -> Path:
    """Write the icon of `size` by `size` pixels; its ground reaches the edge, as masks of any shape want it."""
    from PIL import Image, ImageDraw

    fine = size * 4  # drawn larger and brought down, for smooth edges
    image = Image.new("RGB", (fine, fine), _BLUE)
    pen = ImageDraw.Draw(image)
    scale = fine / _GRID

    def at(*points: float) -> list[float]:
        return [point * scale for point in points]

    pen.polygon(at(14, 18, 50, 18, 50, 42, 34, 42, 24, 52, 24, 42, 14, 42), fill=_WHITE)
    for right, line in ((42, 26), (35, 33)):
        pen.rounded_rectangle(at(20, line - 2, right + 2, line + 2), radius=2 * scale, fill=_RED)
    path = _STATIC / f"icon-{size}.png"
    image.resize((size, size), Image.Resampling.LANCZOS).quantize(32).save(path, optimize=True)
    return path


if __name__ == "__main__":
    for side in (192, 512):
        draw(side)
