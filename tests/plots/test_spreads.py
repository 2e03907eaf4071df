"""The spread of a population: its bands, their percentiles, and what is told of rows without an answer."""

from datetime import date
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from sentencing import LIFE, SentencingError, plots
from sentencing.frames import LEVEL_AND_CATEGORY, disparities
from sentencing.plots.bands import Band, Kind, bands_of

COLUMNS = {
    "terms": pl.String,
    "eligibility": pl.String,
    "documented": pl.Boolean,
    "districts": pl.Int32,
    "minimum": pl.Int32,
    "minimum_is_life": pl.Boolean,
    "at_most": pl.Boolean,
    "within": pl.Boolean,
    "reason": pl.String,
}


def line(terms: str | None, minimum: int | None = None, **more: object) -> dict[str, object]:
    """A line of ``frames.disparities``."""
    is_life = more.pop("life", False)
    told = {"terms": terms, "eligibility": None, "documented": True, "districts": 1, "reason": None}
    return {**told, "at_most": False, "within": False, "minimum": minimum, "minimum_is_life": is_life, **more}


def lines(*told: dict[str, object], prefix: str = "disparity_") -> pl.DataFrame:
    """A frame of such lines."""
    return pl.DataFrame(told, schema=COLUMNS).rename(lambda name: f"{prefix}{name}")


STATED = [line("as stated", minimum, documented=None, districts=None) for minimum in (10, 20, 30, 40)]
"""Nearest rank of four: the 10th and 25th are 10, the 50th is 20, the 75th is 30, the 90th is 40."""


def bars(axes: Axes) -> list[tuple[float, float]]:
    """The ends of each bar, in months."""
    patches: list[Any] = [patch for container in axes.containers for patch in container]
    return [(patch.get_x(), patch.get_x() + patch.get_width()) for patch in patches]


def strokes(axes: Axes) -> list[float]:
    """The median of each band."""
    return [each.get_xdata()[0] for each in axes.get_lines() if each.get_linewidth() == 3]


def labels(axes: Axes) -> list[str]:
    """What stands at the left of each band."""
    return [label.get_text() for label in axes.get_yticklabels()]


def test_percentiles_are_the_minima_of_rows() -> None:
    """Of 10, 20, 30 and 40 months the middle half is 10-30 and the median 20: no row lies at 25."""
    axes = plots.population(lines(*STATED))

    assert bars(axes) == [(10, 30)]
    assert strokes(axes) == [20]
    assert [text.get_text() for text in axes.texts] == ["median 20\nhalf 10-30, most 10-40"]
    assert labels(axes) == ["as stated\n4 rows"]
    assert axes.get_title(loc="left") == "What programmes would bring to 4 rows"


def test_thin_lines_reach_to_the_tenth_and_the_ninetieth() -> None:
    """The middle eight in ten of those four rows is 10-40."""
    thin = [each for each in plots.population(lines(*STATED)).get_lines() if each.get_linewidth() < 3]

    assert [list(each.get_xdata()) for each in thin] == [[10, 10], [30, 40]]


def test_the_middle_half_as_stated_is_shaded_behind_all() -> None:
    """Each band is read against the case as stated."""
    shaded = plots.population(lines(*STATED, line("2 levels off", 8))).patches[0]

    assert (shaded.get_x(), shaded.get_width()) == (10, 20)
    assert shaded.get_zorder() == 0


def test_life_lies_at_the_edge_and_is_counted() -> None:
    """Life is above every number of months and no number itself, whatever number the caller wrote for it."""
    rows = [line("as stated", minimum) for minimum in (324, 360)]
    frame = lines(*rows, line("as stated", 470, life=True), line("as stated", None, life=True))
    axes = plots.population(frame)
    edge = axes.get_xlim()[1]

    assert [text.get_text() for text in axes.texts] == ["median 360\nhalf 324-life, most 324-life\nlife: 2 rows"]
    assert bars(axes) == [(324, edge)]
    assert 360 < edge < 470
    assert axes.get_xlabel() == "Minimum of the range, in months (life at the right edge)"


def test_bands_stand_from_the_most_lenient_below_the_case_as_stated() -> None:
    """The order is that of the median; what has no range at all is last."""
    frame = lines(
        line("1 level off", 18),
        line("a fixed term of 150 days", None, reason="it is no range in months"),
        line("4 levels off", 12),
        line("as stated", 20),
    )
    axes = plots.population(frame)

    assert [label.splitlines()[0] for label in labels(axes)] == [
        *("as stated", "4 levels off", "1 level off", "a fixed term of 150 days")
    ]
    assert axes.texts[-1].get_text() == "no range in months"
    assert labels(axes)[-1] == "a fixed term of 150 days\n0 rows, 1 district, 1 without a range"


def test_what_is_open_is_dotted_and_a_bound_hatched() -> None:
    """A reader without colour tells exact, bound and open apart; and the label says what it depends on."""
    frame = lines(
        line("as stated", 20, documented=None),
        line("2 levels off", 10, eligibility="eligible"),
        line("at most 2 levels off", 11, eligibility="eligible", at_most=True),
        line("3 levels off", 12, eligibility="unknown", documented=False),
        line("at most 1 level off", 13, eligibility="unknown", at_most=True),
        line("terms unknown", 14, eligibility="unknown", within=True),
        line("nothing off", 20, eligibility="ineligible", documented=False),
    )
    axes = plots.population(frame)
    patches: list[Any] = [patch for container in axes.containers for patch in container]

    assert [patch.get_hatch() for patch in patches] == [None, None, "///", None, "///", "///", None]
    assert [patch.get_linestyle() for patch in patches] == [*["solid"] * 3, *[":"] * 4]
    assert [label.splitlines()[1] for label in labels(axes)] == [
        "1 row, 1 district",
        "eligible",
        "eligible",
        "eligibility unknown, if still so",
        "eligibility unknown",
        "eligibility unknown",
        "ineligible, if still so",
    ]


def test_districts_of_which_no_record_speaks_have_a_label() -> None:
    """Nothing is drawn of them, and there is nothing that may still be so."""
    axes = plots.population(lines(*STATED, line("no record", districts=3, documented=False, reason="none read")))

    assert labels(axes) == ["as stated\n4 rows", "no record\n0 rows, 3 districts, 1 without a range"]
    assert bars(axes) == [(10, 30)]


def test_the_same_terms_on_other_knowledge_are_another_band() -> None:
    """A row has one line in a band, so that rows are never counted twice."""
    frame = lines(line("2 levels off", 10, eligibility="eligible"), line("2 levels off", 10, eligibility="unknown"))

    assert [(band.kind.eligibility, band.rows) for band in bands_of(frame, "disparity_")] == [
        *(("eligible", 1), ("unknown", 1))
    ]


def test_districts_are_told_as_fewest_and_most() -> None:
    """How many districts bring it may differ from row to row."""
    frame = lines(line("2 levels off", 10, districts=2), line("2 levels off", 12, districts=5))

    assert labels(plots.population(frame)) == ["2 levels off\n2 rows, 2 to 5 districts"]


def test_rows_without_an_answer_are_told_with_their_reasons() -> None:
    """The three commonest reasons are named, and the rest counted."""
    refused = [
        line(None, reason=reason)
        for reason, rows in (("a is missing", 4), ("b\nis missing", 3), ("c", 2), ("d", 1), ("e", 1))
        for _ in range(rows)
    ]
    title = plots.population(lines(*STATED, *refused)).get_title(loc="left").splitlines()

    assert title[0] == "What programmes would bring to 15 rows"
    assert " ".join(title[1:]) == (
        "11 rows without an answer: a is missing (4); b is missing (3); c (2); 2 more reasons"
    )
    few = plots.population(lines(*STATED, refused[0])).get_title(loc="left")
    assert few.endswith("\n1 row without an answer: a is missing (1)")


def test_a_frame_with_no_rows() -> None:
    """Nothing is drawn of nobody."""
    axes = plots.population(lines())

    assert (labels(axes), bars(axes)) == ([], [])
    assert axes.get_title(loc="left") == "What programmes would bring to 0 rows"


def test_any_frame_and_any_prefix() -> None:
    """polars, lazily or not, pandas, pyarrow and DuckDB say the same."""
    frame = lines(*STATED, line("2 levels off", None, life=True), prefix="d_")
    told = bands_of(frame, "d_")
    others = [frame.lazy(), pd.DataFrame(frame.to_dicts()), frame.to_arrow(), duckdb.from_arrow(frame.to_arrow())]

    assert told == [
        Band(Kind("as stated"), {10: 1, 20: 1, 30: 1, 40: 1}),
        Band(Kind("2 levels off", is_documented=True), {LIFE: 1}, {}, (1, 1)),
    ]
    assert [bands_of(other, "d_") for other in others] == [told] * 4


def test_another_frame_is_refused() -> None:
    """What is no frame of disparities is named by its missing column."""
    with pytest.raises(SentencingError, match="no column 'disparity_terms'"):
        plots.population(pl.DataFrame({"level": [1]}))
    with pytest.raises(SentencingError, match="no column 'x_reason'"):
        plots.population(lines(prefix="x_").drop("x_reason"), prefix="x_")


def test_axes_of_ones_own() -> None:
    """The picture is drawn on the axes given, and they are returned."""
    axes = Figure().add_subplot()

    assert plots.population(lines(*STATED), ax=axes) is axes


def test_what_frames_say_is_what_is_drawn() -> None:
    """17/II is 27-33 and 21/II 41-51; two levels less 21-27 and 33-41; an unstated level has no answer."""
    people = pd.DataFrame({"offense_level": pd.array([17, 21, None], "Int64"), "category": ["II"] * 3})
    reading = LEVEL_AND_CATEGORY.fixing(manual=date(2009, 11, 1))
    axes = plots.population(disparities(people, reading, among=["D. Idaho"], on=date(2010, 6, 1)))

    assert [label.splitlines()[0] for label in labels(axes)] == ["as stated", "at most 2 levels off"]
    assert strokes(axes) == [27, 21]
    assert "1 row without an answer: offense_level is missing (1)" in axes.get_title(loc="left")
