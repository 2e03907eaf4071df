"""The ranges that the programmes of districts would bring to the same facts, as bars."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sentencing.plots.drawing import HOME, INK, STYLES, at_months, edge_past, figure_of, styles_of
from sentencing.programmes.benefits import ChargeBargain
from sentencing.terms import LIFE, Range, Term
from sentencing.words import hypothetical, one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sentencing.disparity import Disparity
    from sentencing.district_rows import Alternative, DistrictRow

_UNDER_THE_AXES = -0.5
"""Inches from the axes to the legend: room for the months and the name of the axis."""
_MOST_NAMES = 3
_HEIGHT = 0.55
_LEAST_LENGTH = 0.6
"""A single term, in months, is drawn so wide that it can be seen."""


@frozen
class _Bar:
    """A bar: what stands beside it, its range, what is said of it, and how far it is certain."""

    label: str
    range: Range | None
    told: str
    is_bound: bool
    is_open: bool

    @property
    def styles(self) -> tuple[Mapping[str, Any], ...]:
        """How it is drawn: exact, or as a bound, or as open, or as both."""
        return styles_of(is_bound=self.is_bound, is_open=self.is_open)


def disparity(compared: "Disparity", ax: "Axes | None" = None) -> "Axes":
    """The ranges by district as horizontal bars, grouped by what the programmes give.

    The range at home is shaded, the sentence imposed is a line, and a range known only as a bound is hatched.

    >>> from sentencing import case_from_dict, compare
    >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
    >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
    >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
    >>> disparity(compared).get_xlabel()
    'Months of imprisonment'

    Args:
        compared: what ``compare`` answered.
        ax: axes of matplotlib to draw on; by default, new ones.

    Returns:
        The axes, in months.
    """
    bars = list(_bars(compared))
    axes = _figure(len(bars)).add_subplot() if ax is None else ax
    home, sentence = compared.baseline_range, None if compared.case.sentence is None else compared.case.sentence.months
    edge = _edge([home, *(bar.range for bar in bars if bar.range is not None)], sentence)
    axes.axvspan(at_months(home.minimum, edge), _width_end(home, edge), color=HOME, zorder=0, label=f"home: {home}")
    for place, bar in enumerate(bars):
        _draw(axes, place, bar, edge)
    if sentence is not None:
        axes.axvline(at_months(sentence, edge), color=INK, linestyle="--", linewidth=1.4, label=f"imposed: {sentence}")
    axes.set_yticks(range(len(bars)), [bar.label for bar in bars])
    axes.invert_yaxis()
    axes.set_xlim(0, edge)
    axes.set_xlabel("Months of imprisonment" + (" (life at the right edge)" if _has_life(bars, home) else ""))
    axes.set_title(_title(compared), loc="left", fontsize=11, parse_math=False)
    axes.spines[["top", "right"]].set_visible(False)
    _legend(axes, bars)
    return axes


def _title(compared: "Disparity") -> str:
    title = one_line(compared.case.title) or "The same facts"
    laid = hypothetical(compared.baseline.manual.hypothetical)
    return "\n".join(filter(None, (title, f"programmes on {compared.as_of}", laid)))


def figure(compared: "Disparity") -> "Figure":
    """The ranges by district as a figure of its own, high enough for its bars.

    >>> from sentencing import case_from_dict, compare
    >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
    >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
    >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
    >>> len(figure(compared).axes)
    1
    """
    drawn = _figure(len(list(_bars(compared))))
    disparity(compared, drawn.add_subplot())
    return drawn


def save(compared: "Disparity", path: Path | str) -> None:
    """Draw the ranges into a file, PNG or SVG by its ending: the same comparison, the same bytes.

    >>> from tempfile import TemporaryDirectory
    >>> from sentencing import case_from_dict, compare
    >>> count = {"guideline": "1B1.1", "found": ["1B1.1 = 21"], "statute": "8 U.S.C. 1326(b)(2)"}
    >>> facts = {"district": "N.D. Ill.", "sentenced": "2010-06", "eligible_in": ["D. Idaho"], "count": [count]}
    >>> compared = compare(case_from_dict({**facts, "history": {"category": "II"}}), among=["D. Idaho"])
    >>> with TemporaryDirectory() as folder:
    ...     save(compared, Path(folder) / "ranges.svg")
    ...     print(*(path.name for path in Path(folder).iterdir()))
    ranges.svg

    Raises:
        ValueError: matplotlib writes no file of that ending.
        OSError: the file cannot be written.
    """
    from matplotlib import rc_context

    with rc_context({"svg.hashsalt": "sentencing"}):
        undated = {"Date": None} if Path(path).suffix.lower() == ".svg" else {}
        figure(compared).savefig(path, dpi=150, metadata=undated)


def _figure(bars: int) -> "Figure":
    """A figure high enough for so many bars."""
    return figure_of(9, 1.9 + 0.6 * bars)


def _bars(compared: "Disparity") -> Iterator[_Bar]:
    for group in compared.groups():
        for each in group[0].alternatives:  # none where nothing is known of that day
            yield _bar(group, group[0], each)


def _bar(group: tuple["DistrictRow", ...], row: "DistrictRow", each: "Alternative") -> _Bar:
    label = f"{_names(group)}\n{_gives(row, each)}"
    is_open = row.recorded and each.benefit is not None and (row.eligibility == "unknown" or not row.is_documented)
    if each.range is not None:
        return _Bar(label, each.range, str(each.range), each.bound is not None, is_open)
    bound = row.bound or each.bound
    return _Bar(label, bound, _told(each, bound), is_bound=True, is_open=is_open)


def _gives(row: "DistrictRow", each: "Alternative") -> str:
    """What an alternative gives, and how far it depends on what is not known."""
    if each.benefit is None:
        return "nothing off\n(not eligible)" if row.recorded else row.terms
    unknown = ("eligibility unknown",) if row.eligibility == "unknown" else ()
    still_so = () if row.is_documented else ("if still so",)
    depends = ", ".join((*unknown, *still_so))
    return f"{each.benefit}\n({depends})" if depends else str(each.benefit)


def _told(each: "Alternative", bound: Range | None) -> str:
    if bound is not None:
        return f"within {bound}"
    return str(each.benefit.term) if isinstance(each.benefit, ChargeBargain) else "unknown"


def _names(group: tuple["DistrictRow", ...]) -> str:
    names = [str(row.district) for row in group]
    return ", ".join(names) if len(names) <= _MOST_NAMES else f"{', '.join(names[:2])} and {len(names) - 2} more"


def _draw(axes: "Axes", place: int, bar: _Bar, edge: float) -> None:
    if bar.range is None:
        axes.text(0.5, place, bar.told, va="center", color=INK, fontsize=9)
        return
    left, right = at_months(bar.range.minimum, edge), _width_end(bar.range, edge)
    axes.barh(
        place,
        right - left,
        left=left,
        height=_HEIGHT,
        linewidth=1.1,
        zorder=2,
        **{key: value for style in bar.styles for key, value in style.items()},
    )
    axes.annotate(
        bar.told,
        (right, place),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        color=INK,
        fontsize=9,
        zorder=3,
    )


def _legend(axes: "Axes", bars: list[_Bar]) -> None:
    from matplotlib.patches import Patch
    from matplotlib.transforms import ScaledTranslation

    handles, labels = axes.get_legend_handles_labels()
    drawn = [style for bar in bars if bar.range is not None for style in bar.styles]
    for name, style in STYLES:
        if style in drawn:
            handles.append(Patch(**style))
            labels.append(name)
    axes.legend(
        handles,
        labels,
        loc="upper center",
        bbox_to_anchor=(0.5, 0),
        bbox_transform=axes.transAxes + ScaledTranslation(0, _UNDER_THE_AXES, axes.figure.dpi_scale_trans),
        ncols=3,
        frameon=False,
        fontsize=9,
    )


def _edge(ranges: list[Range], sentence: Term | None) -> float:
    return edge_past(sentence or 0, *(end for terms in ranges for end in (terms.minimum, terms.maximum)))


def _width_end(terms: Range, edge: float) -> float:
    return max(at_months(terms.maximum, edge), at_months(terms.minimum, edge) + _LEAST_LENGTH)


def _has_life(bars: list[_Bar], home: Range) -> bool:
    ranges = [home, *(bar.range for bar in bars if bar.range is not None)]
    return any(terms.maximum is LIFE for terms in ranges)
