"""The spread that programmes would bring to a population: how the minima lie under each of their terms."""

from collections import Counter
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from sentencing.case import AS_STATED
from sentencing.plots.bands import Band, bands_of
from sentencing.plots.drawing import HOME, INK, STYLES, at_months, edge_past, figure_of, styles_of
from sentencing.terms import LIFE, Term
from sentencing.words import counted, one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from narwhals.stable.v2.typing import IntoFrame

PERCENTILES = (10, 25, 50, 75, 90)
_MOST_REASONS = 3
_HEIGHT = 0.5
_STROKE = 0.34
_LEAST_LENGTH = 0.6
"""Rows that share one minimum are drawn so wide, in months, that they can be seen."""
_WIDEST_LINE = 90


def population(frame: "IntoFrame", *, prefix: str = "disparity_", ax: "Axes | None" = None) -> "Axes":
    """How the minima of a population's ranges lie, as stated and under each thing that a programme would bring.

    A bar holds the middle half of the rows, a thin line the middle eight in ten, and a stroke marks the median; the
    middle half as stated is shaded behind all. A percentile is the minimum of a row, never between two: life lies at
    the right edge, and is counted beside it. Rows without an answer are told, with the reasons.

    >>> import polars
    >>> from datetime import date
    >>> from sentencing.frames import LEVEL_AND_CATEGORY, disparities
    >>> people = polars.DataFrame({"offense_level": [17, 21, 24], "category": ["II", "II", "V"]})
    >>> reading = LEVEL_AND_CATEGORY.fixing(manual=date(2009, 11, 1))
    >>> axes = population(disparities(people, reading, among=["D. Idaho"], on=date(2010, 6, 1)))
    >>> [label.get_text().splitlines()[0] for label in axes.get_yticklabels()]
    ['as stated', 'at most 2 levels off']

    Args:
        frame: the long form of ``frames.disparities``.
        prefix: what the names of its columns begin with.
        ax: axes of matplotlib to draw on; by default, new ones.

    Returns:
        The axes.

    Raises:
        SentencingError: the frame lacks a column of ``frames.disparities``.
    """
    found = bands_of(frame, prefix)
    bands = [band for band in found if band.kind.terms]
    axes = figure_of(9, 2.4 + 0.7 * len(bands)).add_subplot() if ax is None else ax
    edge = edge_past(*(minimum for band in bands for minimum in band.minima))
    for place, band in enumerate(bands):
        _draw(axes, place, band, edge)
    axes.set_yticks(range(len(bands)), [_label(band) for band in bands])
    axes.set_ylim(max(len(bands), 1) - 0.5, -0.5)
    axes.set_xlim(0, edge)
    axes.set_xlabel("Minimum of the range, in months (life at the right edge)")
    axes.set_title(_title(found), loc="left", fontsize=10, parse_math=False)
    axes.spines[["top", "right"]].set_visible(False)
    _key(axes)
    return axes


def _is_open(band: Band) -> bool:
    """Whether it is not known that the programme would take the people, or that it was still so."""
    return band.kind.terms != AS_STATED and (band.kind.eligibility == "unknown" or not band.kind.is_documented)


def _styles(band: Band) -> Mapping[str, Any]:
    told = styles_of(is_bound=band.kind.is_bound, is_open=_is_open(band))
    return {key: value for style in told for key, value in style.items()}


def _draw(axes: "Axes", place: int, band: Band, edge: float) -> None:
    """The rows of a band as a bar, a thin line and a stroke, with the numbers beside them."""
    if not band.minima:
        _beside(axes, place, "no range in months")
        return
    tenth, quarter, middle, three_quarters, most = (band.percentile(percent) for percent in PERCENTILES)
    left, right = at_months(quarter, edge), at_months(three_quarters, edge)
    if band.kind.terms == AS_STATED:
        axes.axvspan(left, max(right, left + _LEAST_LENGTH), color=HOME, zorder=0)
    for ends in ((tenth, quarter), (three_quarters, most)):
        axes.plot([at_months(end, edge) for end in ends], [place, place], color=INK, linewidth=1.2, zorder=1)
    axes.barh(place, max(right - left, _LEAST_LENGTH), left=left, height=_HEIGHT, zorder=2, **_styles(band))
    stroke = at_months(middle, edge)
    axes.plot([stroke, stroke], [place - _STROKE, place + _STROKE], color=INK, linewidth=3, zorder=3, clip_on=False)
    told = f"median {middle}\nhalf {_span(quarter, three_quarters)}, most {_span(tenth, most)}"
    _beside(axes, place, told + _life(band))


def _beside(axes: "Axes", place: int, words: str) -> None:
    """Words at the right of a band."""
    at_the_right = ("axes fraction", "data")
    axes.annotate(words, (1, place), (6, 0), xycoords=at_the_right, textcoords="offset points", va="center", fontsize=9)


def _span(low: Term, high: Term) -> str:
    return str(low) if low == high else f"{low}-{high}"


def _life(band: Band) -> str:
    life = band.minima.get(LIFE, 0)
    return f"\nlife: {counted(life, 'row')}" if life else ""


def _label(band: Band) -> str:
    """The terms, what they depend on, and how many rows and districts have them."""
    depends = "eligibility unknown" if band.kind.eligibility == "unknown" else band.kind.eligibility
    still_so = "if still so" if band.kind.eligibility and not band.kind.is_documented else ""
    without = sum(band.reasons.values())
    rows = (counted(band.rows, "row"), _districts(*band.districts), f"{without} without a range" if without else "")
    return _joined("\n", band.kind.terms, _joined(", ", depends, still_so), _joined(", ", *rows))


def _districts(fewest: int, most: int) -> str:
    if not most:
        return ""
    return counted(most, "district") if fewest == most else f"{fewest} to {most} districts"


def _joined(separator: str, *words: str) -> str:
    return separator.join(filter(None, words))


def _title(found: Sequence[Band]) -> str:
    """How many rows there are, and why some have no answer."""
    reasons = [each for band in found if not band.kind.terms for each in Counter(band.reasons).most_common()]
    refused = sum(rows for _, rows in reasons)
    answered = max((band.rows + sum(band.reasons.values()) for band in found if band.kind.terms), default=0)
    title = f"What programmes would bring to {counted(answered + refused, 'row')}"
    if not refused:
        return title
    told = "; ".join(f"{one_line(reason)} ({rows})" for reason, rows in reasons[:_MOST_REASONS])
    more = f"; {len(reasons) - _MOST_REASONS} more reasons" if len(reasons) > _MOST_REASONS else ""
    return "\n".join((title, *wrap(f"{counted(refused, 'row')} without an answer: {told}{more}", _WIDEST_LINE)))


def _key(axes: "Axes") -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    told = [
        (Patch(color=HOME), "middle half as stated"),
        (Line2D([], [], color=INK, linewidth=3), "median"),
        (Line2D([], [], color=INK, linewidth=1.2), "middle eight in ten (“most”)"),
        *((Patch(**style), name) for name, style in STYLES),
    ]
    handles, labels = zip(*told, strict=True)
    axes.legend(handles, labels, loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=3, frameon=False, fontsize=8)
