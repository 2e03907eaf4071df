"""Drawings as SVG, in the ink of the page: they are read in light and in dark, and on a telephone."""

from html import escape
from math import hypot
from typing import TypeAlias

WIDTH = 360
"""As wide as a telephone shows a page; type of 10 to 12 is read there, and on a screen."""
_LARGEST = 1.35
"""How far a drawing grows where there is room."""

Look: TypeAlias = str | float
"""An attribute of SVG; in a name a line stands for its hyphen."""

INK = "currentColor"
MUTED = "var(--color-foreground-muted, #6b6f76)"
ACCENT = "var(--color-brand-content, #0a4bff)"
BOLD: dict[str, Look] = {"font_weight": 600}
MIDDLE: dict[str, Look] = {"text_anchor": "middle"}
END: dict[str, Look] = {"text_anchor": "end"}
DASHED: dict[str, Look] = {"stroke_dasharray": "4 3"}


def shaded(share: float) -> dict[str, Look]:
    """A box filled with the accent, from 0 to 1."""
    return {"fill": ACCENT, "fill_opacity": share, "stroke": ACCENT}


def text(x: float, y: float, words: str, **look: Look) -> str:
    """Words on a line that begins, is centred or ends at a place."""
    return f"<text {_attributes({'x': x, 'y': y, 'font_size': 10.5, 'fill': INK, **look})}>{escape(words)}</text>"


def box(x: float, y: float, width: float, height: float, **look: Look) -> str:
    """A box by its upper left corner."""
    place = {"x": x, "y": y, "width": width, "height": height}
    return f"<rect {_attributes({**place, 'rx': 2, 'fill': 'none', 'stroke': INK, **look})}/>"


def line(x: float, y: float, to_x: float, to_y: float, **look: Look) -> str:
    """A straight line."""
    return f"<path {_attributes({'d': f'M{x:g} {y:g}L{to_x:g} {to_y:g}', 'fill': 'none', 'stroke': INK, **look})}/>"


def arrow(x: float, y: float, to_x: float, to_y: float, ink: str = INK) -> str:
    """A line with a head."""
    length = hypot(to_x - x, to_y - y)
    right, down = (to_x - x) / length, (to_y - y) / length
    back_x, back_y = to_x - 7 * right, to_y - 7 * down
    corners = ((to_x, to_y), (back_x - 3.5 * down, back_y + 3.5 * right), (back_x + 3.5 * down, back_y - 3.5 * right))
    head = " ".join(f"{corner_x:g},{corner_y:g}" for corner_x, corner_y in corners)
    return line(x, y, back_x, back_y, stroke_width=1.3, stroke=ink) + f'<polygon points="{head}" fill="{ink}"/>'


def figure(told: str, caption: str, height: float, *pieces: str) -> str:
    """A drawing with what it tells in words, for those who do not see it, and its caption."""
    drawing = (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img" aria-label="{escape(told)}" font-family="inherit" '
        f'style="display:block;width:100%;max-width:{WIDTH * _LARGEST:g}px;height:auto">{"".join(pieces)}</svg>'
    )
    return framed(drawing, caption)


def framed(drawing: str, caption: str) -> str:
    """A picture on a page; one that is wider than the page is scrolled."""
    style = "font-size:var(--font-size--small);text-align:left;margin-top:0.5rem"
    return (
        "```{raw} html\n"
        f'<figure style="margin:1.25rem 0"><div class="scrolls">{drawing}</div>'
        f'<figcaption style="{style}">{escape(caption)}</figcaption></figure>\n'
        "```"
    )


def _attributes(look: dict[str, Look]) -> str:
    """Attributes as they are written; numbers without more digits than they need."""
    return " ".join(
        f'{name.replace("_", "-")}="{value if isinstance(value, str) else f"{value:g}"}"'
        for name, value in look.items()
    )
