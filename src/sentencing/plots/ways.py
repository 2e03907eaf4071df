"""The way of a case across the Sentencing Table: the steps of its ledger, and the departures after them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, cycle
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sentencing.effects import Become
from sentencing.ledger import Step
from sentencing.outcome import Outcome
from sentencing.plots.drawing import PAPER, halo
from sentencing.terms import CriminalHistoryCategory, OffenseLevel
from sentencing.words import in_months, one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

_STYLES: Sequence[Mapping[str, Any]] = (
    {"color": "#b0003a", "linestyle": "-"},
    {"color": "#5a2ca0", "linestyle": "--"},
    {"color": "#006d77", "linestyle": ":"},
)
_LANES_BEGIN, _LANES_WIDTH = 0.06, 0.42
"""Where in a cell its steps are drawn, beside each other, from the middle to the right."""
_WIDEST_LANE = 0.12
_UNDER_THE_TEXT = 0.36
"""Where a step from column to column is drawn, so that it strikes no range out; as a share of a cell's height."""
_WIDEST_KEY = 48
"""Characters in a line of the key."""


@frozen
class Cell:
    """A cell of the Table."""

    level: int
    category: int


@frozen
class Leg:
    """A step of a way: what it is, the cell from which it goes, ``None`` for the first, and the cell to which."""

    told: str
    start: Cell | None
    end: Cell


def legs(outcome: Outcome) -> Iterator[Leg]:
    """Each step of the offense level in the category of the case; then §§ 4A1.3 and 5K3.1 from the finished range.

    A total outside the Table stands at its edge (Ch. 5, Pt. A, n.2).
    """
    start = None
    for step in outcome.steps:
        end = _cell(OffenseLevel.clamp(step.after), outcome.category)
        yield Leg(_told(step), start, end)
        start = end
    departed, early = outcome.category_departure, outcome.early_disposition
    category = outcome.category if departed is None else departed.category
    if departed is not None:
        end = _cell(departed.offense_level, category)
        yield Leg(f"§ {departed.cite} = {departed.offense_level}/{category}", start, end)
        start = end
    if early is not None and early.cite.section == "5K3.1":
        end = _cell(early.offense_level, category)
        yield Leg(f"§ {early.cite} {-early.levels:+d} = {early.offense_level}", start, end)


def _cell(level: OffenseLevel, category: CriminalHistoryCategory) -> Cell:
    return Cell(level.number, category.value)


def _told(step: Step) -> str:
    """A step as worksheets say it, with the total that it leaves."""
    return f"§ {step}" if isinstance(step.effect, Become) else f"§ {step} = {step.after}"


def draw_ways(axes: "Axes", ways: Mapping[str, Outcome]) -> list[tuple["Line2D", str]]:
    """Draw each way; what stands for it in the key, and its steps by number."""
    from matplotlib.lines import Line2D

    taken = {label: tuple(legs(outcome)) for label, outcome in ways.items()}
    lanes = _lanes([leg for way in taken.values() for leg in way])
    numbers, keys = count(1), []
    for (label, way), style in zip(taken.items(), cycle(_STYLES), strict=False):
        lines = [_head(label, ways[label])]
        for leg, number in zip(way, numbers, strict=False):
            _draw(axes, leg, number, next(lanes[_column(leg)]), style)
            lines.append(f"{number}  {leg.told}")
        _outline(axes, way[-1].end, style)
        keys.append((Line2D([], [], **style), "\n".join(lines)))
    return keys


def _head(label: str, outcome: Outcome) -> str:
    departed = outcome.range_after_departure
    after = "" if departed is None else f", after departure {departed}"
    return "\n".join(wrap(f"{one_line(label) or 'The case'}: {in_months(outcome.range)}{after}", _WIDEST_KEY))


def _column(leg: Leg) -> int:
    """The column in which a step is drawn: that from which it goes."""
    return (leg.start or leg.end).category


def _lanes(taken: Sequence[Leg]) -> Mapping[int, Iterator[float]]:
    """For each column, the places of its steps beside each other."""
    return {column: _places(column, steps) for column, steps in Counter(map(_column, taken)).items()}


def _places(column: int, steps: int) -> Iterator[float]:
    width = min(_WIDEST_LANE, _LANES_WIDTH / steps)
    yield from (column + _LANES_BEGIN + width * (step + 0.5) for step in range(steps))


def _draw(axes: "Axes", leg: Leg, number: int, lane: float, style: Mapping[str, Any]) -> None:
    """A step as its number where it begins, and an arrow to where it leads, if it leads away."""
    start = leg.start or leg.end
    across = leg.end.category != start.category
    below = _UNDER_THE_TEXT if across else 0
    if leg.end != start:
        to = float(leg.end.category) if across else lane
        arrow = {
            "arrowstyle": "-|>",
            "linewidth": 1.4,
            "shrinkA": 3,
            "shrinkB": 0,
            "path_effects": halo(PAPER),
            **style,
        }
        axes.annotate("", (to, leg.end.level + below), (lane, start.level + below), arrowprops=arrow, zorder=4)
    circle = {"boxstyle": "circle,pad=0.15", "facecolor": PAPER, "edgecolor": style["color"]}
    text = axes.text(lane, start.level + below, str(number), fontsize=6, ha="center", va="center", bbox=circle)
    text.set(color=style["color"], zorder=5)


def _outline(axes: "Axes", last: Cell, style: Mapping[str, Any]) -> None:
    """A border around the cell where a way ends."""
    from matplotlib.patches import Rectangle

    corner = (last.category - 0.5, last.level - 0.5)
    axes.add_patch(Rectangle(corner, 1, 1, facecolor="none", edgecolor=style["color"], linewidth=1.8, zorder=3))
