"""What all pictures share: a figure that takes no part in the state of pyplot, the inks, and the place of life."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sentencing.terms import LIFE, Term

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.patheffects import AbstractPathEffect

INK = "#1b1b1b"
PAPER = "#ffffff"
HOME = "#d9d9d9"
BAR = "#6f8fb0"

EXACT: Mapping[str, Any] = {"facecolor": BAR, "edgecolor": INK}
BOUND: Mapping[str, Any] = {"facecolor": "none", "edgecolor": INK, "hatch": "///"}
OPEN: Mapping[str, Any] = {"facecolor": "none", "edgecolor": INK, "linestyle": ":"}
STYLES = (("exact", EXACT), ("at most, or a bound", BOUND), ("if eligible, or still so", OPEN))
"""How bars are drawn, so that they are told apart without colour, and how a key names it."""

_BEYOND = 1.06
"""Life is drawn to the edge of the axes, past the last number of months by this factor."""
_LEAST_MONTHS = 24


def styles_of(*, is_bound: bool, is_open: bool) -> tuple[Mapping[str, Any], ...]:
    """How a bar is drawn: exact, or as a bound, or as open, or as both."""
    return tuple(style for style, holds in ((BOUND, is_bound), (OPEN, is_open)) if holds) or (EXACT,)


def figure_of(width: float, height: float) -> "Figure":
    """A figure of so many inches; it takes no part in the state of pyplot."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def halo(colour: str) -> "list[AbstractPathEffect]":
    """An edge around lines and letters, so that they are read over a pattern."""
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=2.5, foreground=colour)]


def edge_past(*terms: Term) -> float:
    """The right edge of the axes, in months: past every number of months."""
    return max((_LEAST_MONTHS, *(term for term in terms if isinstance(term, int)))) * _BEYOND + 6


def at_months(term: Term, edge: float) -> float:
    """Where a term stands, in months; life at the edge."""
    return edge if term is LIFE else float(term)
