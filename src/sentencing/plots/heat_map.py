"""The Sentencing Table as a heat map: shaded by the minimum, zones by pattern and colour, and the way of a case."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sentencing.errors import SentencingError
from sentencing.manual import Manual
from sentencing.manual.chapter5.table import SentencingTable
from sentencing.outcome import Outcome
from sentencing.plots.drawing import HOME, INK, PAPER, figure_of, halo
from sentencing.plots.ways import draw_ways
from sentencing.terms import HIGHEST_LEVEL, LIFE, CriminalHistoryCategory, Range, Zone
from sentencing.words import hypothetical

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.collections import QuadMesh
    from matplotlib.legend import Legend

_CATEGORIES = len(CriminalHistoryCategory)
_DARKEST = "#2f4a66"
_MOST_MONTHS = 360
"""The end of the scale: above it the Table knows life alone."""
_PALE = 210
"""Up to this minimum, in months, a cell is so light that it takes dark ink."""

_ZONES: Mapping[Zone, Mapping[str, Any]] = {
    Zone.A: {"hatch": "...", "edgecolor": "#0072b2", "facecolor": "none"},
    Zone.B: {"hatch": "///", "edgecolor": "#d55e00", "facecolor": "none"},
    Zone.C: {"hatch": "xxx", "edgecolor": "#009e73", "facecolor": "none"},
    Zone.D: {"hatch": None, "edgecolor": INK, "facecolor": HOME},
}
"""Zone D, which is most of the Table, is the one without a pattern."""

_CHARACTERS = 8
"""The longest text of a cell is “360-life”."""
_WIDTH_OF_A_CHARACTER = 0.6
"""Of the size of its type."""
_HEIGHT_OF_A_LINE = 1.3
_LARGEST, _SMALLEST = 8.0, 4.5
"""Type, in points; a cell too small for the smallest has no text."""
_POINTS_IN_AN_INCH = 72
_EACH_FIFTH = 5


def table(
    book_or_table: Manual | SentencingTable,
    *,
    path: Outcome | Mapping[str, Outcome] | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """The Sentencing Table of an edition as a heat map, and the way that a case took across it.

    A cell is the darker the higher its minimum, in months; life is black, for it is no number. Zones A, B and C are
    told by pattern and by colour, and Zone D has no pattern. The way begins at the base offense level and goes through
    each step of the ledger in the column of the criminal history category; a departure under § 4A1.3 or § 5K3.1 goes on
    from there. Its steps are numbered, and listed under the Table.

    >>> from datetime import date
    >>> table(Manual.on(date(2009, 11, 1))).get_title(loc="left")
    'Sentencing Table, Manual of 2009-11-01'

    Args:
        book_or_table: an edition, or its Table.
        path: the outcome of a case, or several by label, as ``Comparison.outcomes`` has them.
        ax: axes of matplotlib to draw on; by default, new ones.

    Returns:
        The axes.

    Raises:
        SentencingError: it is neither an edition nor its Table.
    """
    cells = _table_of(book_or_table)
    axes = figure_of(8, 11).add_subplot() if ax is None else ax
    ways = {path.case.title: path} if isinstance(path, Outcome) else path or {}
    size = _size_of_type(axes, room=0.55 if ways else 1)
    _scale(axes, _shade(axes, cells))
    _zones(axes, cells)
    if size is not None:
        _texts(axes, cells, size, at_the_left=bool(ways))
    _frame(axes, _title(book_or_table), size)
    _keys(axes, cells, draw_ways(axes, ways))
    return axes


def _table_of(book_or_table: Manual | SentencingTable) -> SentencingTable:
    if isinstance(book_or_table, Manual):
        return book_or_table.table
    if isinstance(book_or_table, SentencingTable):
        return book_or_table
    msg = f"{book_or_table!r} is no edition; give one, such as Manual.on(date(2009, 11, 1)), or its Table"
    raise SentencingError(msg)


def _title(book_or_table: Manual | SentencingTable) -> str:
    if isinstance(book_or_table, SentencingTable):
        return "Sentencing Table"
    title = f"Sentencing Table, Manual of {book_or_table.day}"
    return "\n".join(filter(None, (title, hypothetical(book_or_table.hypothetical))))


def _shade(axes: "Axes", cells: SentencingTable) -> "QuadMesh":
    """A shade for each cell, in even steps from light to dark; what is life lies outside the scale."""
    from matplotlib.colors import LinearSegmentedColormap

    shades = LinearSegmentedColormap.from_list("minimum", [PAPER, _DARKEST]).with_extremes(bad=INK)
    minima = [[float("nan") if cell.minimum is LIFE else cell.minimum for cell in row] for row in cells.cells]
    columns = [column + 0.5 for column in range(_CATEGORIES + 1)]
    rows = [row + 0.5 for row in range(HIGHEST_LEVEL + 1)]
    return axes.pcolormesh(
        columns, rows, minima, cmap=shades, vmin=0, vmax=_MOST_MONTHS, edgecolors=PAPER, linewidth=0.5
    )


def _scale(axes: "Axes", shaded: "QuadMesh") -> None:
    bar = axes.figure.colorbar(shaded, ax=axes, shrink=0.35, aspect=25, pad=0.015, anchor=(0, 1))
    bar.set_label("Minimum of the range, in months", fontsize=9)
    bar.set_ticks(range(0, _MOST_MONTHS + 1, 60))
    bar.ax.tick_params(labelsize=8)


def _zones(axes: "Axes", cells: SentencingTable) -> None:
    from matplotlib.patches import Rectangle

    for level, category, _ in _each(cells):
        zone = cells.zone(level, category)
        if zone is not None and zone is not Zone.D:
            corner = (category - 0.5, level - 0.5)
            axes.add_patch(Rectangle(corner, 1, 1, linewidth=0, **_ZONES[zone]))


def _each(cells: SentencingTable) -> Iterator[tuple[int, int, Range]]:
    """Level, number of the category, and range of each cell."""
    for level, row in enumerate(cells.cells, start=1):
        for category, cell in enumerate(row, start=1):
            yield level, category, cell


def _size_of_type(axes: "Axes", room: float) -> float | None:
    """The type that fits into so much of a cell's width, in points; none where it could not be read."""
    box, dots = axes.get_window_extent(), axes.figure.dpi
    width = box.width / dots * _POINTS_IN_AN_INCH / _CATEGORIES
    height = box.height / dots * _POINTS_IN_AN_INCH / HIGHEST_LEVEL
    size = min(width * room / (_CHARACTERS * _WIDTH_OF_A_CHARACTER), height / _HEIGHT_OF_A_LINE, _LARGEST)
    return size if size >= _SMALLEST else None


def _texts(axes: "Axes", cells: SentencingTable, size: float, *, at_the_left: bool) -> None:
    """The range in each cell; at its left, where ways go through its right."""
    place, alignment = (-0.45, "left") if at_the_left else (0, "center")
    for level, category, cell in _each(cells):
        text = axes.text(category + place, level, str(cell), fontsize=size, ha=alignment, va="center")
        text.set_color(INK if cell.minimum <= _PALE else PAPER)
        if cells.zone(level, category) not in {None, Zone.D}:
            text.set_path_effects(halo(PAPER))


def _frame(axes: "Axes", title: str, size: float | None) -> None:
    levels = range(1, HIGHEST_LEVEL + 1) if size is not None else (1, *range(_EACH_FIFTH, HIGHEST_LEVEL, _EACH_FIFTH))
    axes.set_yticks(levels, [str(level) for level in levels], fontsize=size or _LARGEST)
    axes.set_xticks(range(1, _CATEGORIES + 1), [str(category) for category in CriminalHistoryCategory])
    axes.set_ylim(HIGHEST_LEVEL + 0.5, 0.5)
    axes.set_xlim(0.5, _CATEGORIES + 0.5)
    axes.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    axes.xaxis.set_label_position("top")
    axes.set_xlabel("Criminal history category")
    axes.set_ylabel("Offense level")
    axes.set_title(title, loc="left", fontsize=11, parse_math=False)
    axes.spines[:].set_visible(False)


def _keys(axes: "Axes", cells: SentencingTable, ways: Sequence[tuple["Artist", str]]) -> None:
    """Under the Table what the patterns mean; under that, step by step, the ways."""
    from matplotlib.patches import Patch

    patterns = [(Patch(linewidth=0.6, **style), f"Zone {zone}") for zone, style in _ZONES.items() if cells.zones]
    zones = _key(axes, [*patterns, (Patch(facecolor=INK), str(LIFE))], under=0)
    if ways:
        axes.add_artist(zones)  # Axes have one legend, unless it is kept as an artist.
        _key(axes, ways, under=0.03)


def _key(axes: "Axes", told: Sequence[tuple["Artist", str]], under: float) -> "Legend":
    """A legend so far under the Table, as a share of its height."""
    handles, labels = zip(*told, strict=True)
    legend = axes.legend(
        handles,
        labels,
        loc="upper left",
        bbox_to_anchor=(0, -under),
        ncols=len(told),
        frameon=False,
        fontsize=8,
    )
    for text in legend.get_texts():
        text.set_parse_math(parse_math=False)
    return legend
