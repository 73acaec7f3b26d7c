"""Small charts of days, as SVG; each bar is told in words too."""

from __future__ import annotations

from collections.abc import Sequence

from web.escape import visible

__all__ = ["bars"]

_WIDTH, _HEIGHT, _FOOT, _LEFT = 900, 200, 24, 48


def bars(label: str, days: Sequence[str], values: Sequence[float], parts: Sequence[float] = ()) -> str:
    """A bar a day; `parts` are drawn over the foot of the bars in another colour.

    >>> "<title>11-20: 3</title>" in bars("questions", ["11-20"], [3.0])
    True
    """
    top = max([*values, 1.0])
    plot, wide = _HEIGHT - _FOOT - 14, (_WIDTH - _LEFT) / max(len(days), 1)
    shapes = []
    for at, (day, value) in enumerate(zip(days, values, strict=True)):
        x, height = _LEFT + at * wide, value / top * plot
        told = f"<title>{visible(day)}: {value:g}</title>"
        shapes.append(_bar(x, height, wide, "wc-bar", told))
        if parts and parts[at]:
            shapes.append(
                _bar(x, parts[at] / top * plot, wide, "wc-part", f"<title>{visible(day)}: {parts[at]:g}</title>")
            )
        if at % max(1, len(days) // 6) == 0:
            shapes.append(f'<text x="{x:.0f}" y="{_HEIGHT - 6}">{visible(day)}</text>')
    lines = "".join(
        f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{_floor(share * plot):.0f}" y2="{_floor(share * plot):.0f}"/>'
        f'<text x="0" y="{_floor(share * plot) + 4:.0f}">{top * share:.4g}</text>'
        for share in (0, 0.5, 1)
    )
    return (
        f'<svg class="wc-chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{visible(label)}">'
        f"{lines}{''.join(shapes)}</svg>"
    )


def _floor(height: float) -> float:
    return _HEIGHT - _FOOT - height


def _bar(x: float, height: float, wide: float, name: str, told: str) -> str:
    return (
        f'<rect class="{name}" x="{x + 1:.1f}" y="{_floor(height):.1f}" width="{max(wide - 3, 1):.1f}" '
        f'height="{height:.1f}">{told}</rect>'
    )
