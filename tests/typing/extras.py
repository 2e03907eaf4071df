"""The modules of the extras, used as a typed program uses them: type checkers read this file.

What stands at the top runs when the file is imported; what stands in a function is only read.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, assert_type

import pandas as pd
import polars as pl
from hypothesis.strategies import SearchStrategy
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from narwhals.typing import IntoDataFrame

import sentencing as s
from sentencing import frames, plots, strategies, ussc
from sentencing.districts import District, find
from sentencing.supervision import ViolationGrade
from sentencing.terms import Life, Term

# Frames: two readings, and what a reading of one's own makes of values

assert_type(frames.LEVEL_AND_CATEGORY, frames.Reading)
assert_type(frames.REENTRY_FINDINGS.facts, tuple[str, ...])
assert_type(frames.a_category("III", "category"), s.CriminalHistoryCategory)
assert_type(frames.a_day("2009-11-01", "sentenced"), date)
assert_type(frames.a_number(21, "offense_level"), int)
assert_type(frames.a_partial_date("2009", "sentenced"), s.PartialDate)
assert_type(frames.a_term("life", "maximum"), Term)
assert_type(frames.a_truth("yes", "motion"), bool)


def populations(of_pandas: pd.DataFrame, of_polars: pl.DataFrame, lazy: pl.LazyFrame) -> None:
    """A frame is answered by one of its own kind."""
    reading = frames.LEVEL_AND_CATEGORY.using(offense_level="XFOLSOR").fixing(manual=date(2009, 11, 1))

    assert_type(reading, frames.Reading)
    assert_type(frames.outcomes(of_pandas, reading), pd.DataFrame)
    assert_type(frames.outcomes(of_polars, reading, life_as=470), pl.DataFrame)
    assert_type(frames.outcomes(lazy, reading, progress=False), pl.LazyFrame)
    assert_type(
        frames.disparities(of_pandas, reading, form="wide", among=["D. Idaho", find("W.D. Tex.")]), pd.DataFrame
    )
    assert_type(frames.disparities(lazy, frames.REENTRY_FINDINGS, on=date(2010, 6, 1)), pl.LazyFrame)
    assert_type(reading.outcome({"XFOLSOR": 21, "category": "III"}), s.Outcome)
    assert_type(reading.case_of({"XFOLSOR": 21, "category": "III"}), s.Case)


def found_level(facts: Mapping[str, object]) -> s.Case:
    """A reading of one's own is a function from facts to a case."""
    found = s.Stated.parse(f"2K2.1 = {facts['level']}")
    return s.Case((s.Count("2K2.1", found=(found,)),), manual=date(2018, 11, 1))


assert_type(frames.Reading("firearms", found_level, ("level",)), frames.Reading)


# The Commission's datafile: its codebook, its codes, and the checks

assert_type(ussc.READING, frames.Reading)
assert_type(ussc.variables(2024), tuple[ussc.Variable, ...])
assert_type(ussc.variable("XFOLSOR"), ussc.Variable)
assert_type(ussc.variable("XFOLSOR").last_fy, int | None)
assert_type(ussc.special_value("XMAXSOR", 470), ussc.SpecialValue | None)
assert_type(ussc.fast_track(2012), tuple[ussc.FastTrack, ...])
assert_type(ussc.reentry_columns(2016), ussc.ReentryColumns)
assert_type(ussc.sources(), Mapping[str, str])
assert_type(ussc.category(3), s.CriminalHistoryCategory | None)
assert_type(ussc.term(470), Term | None)
assert_type(ussc.sentence(470), s.Duration | Life | ussc.MoreThan | None)
assert_type(ussc.MoreThan(470).months, int)
assert_type(ussc.district(74), District | None)
assert_type(ussc.circdist(74), District | None)
assert_type(ussc.grade(2), ViolationGrade | None)
assert_type(ussc.edition(2010), date)
assert_type(ussc.sentenced({"SENTYR": 2010, "SENTMON": 6}), s.PartialDate | None)
assert_type(ussc.CHECKS, tuple[ussc.Check, ...])
assert_type(
    ussc.CHECKS[0].of({"XFOLSOR": 21, "XCRHISSR": 3, "XMINSOR": 46, "XMAXSOR": 57, "AMENDYR": 2010}),
    ussc.Agrees | ussc.Disagrees | ussc.NotChecked,
)


def audited(people: pd.DataFrame) -> None:
    """What an audit says, down to the likely reason of one disagreement."""
    answer = assert_type(ussc.audit(people, weight="WEIGHT"), ussc.Audit)

    assert_type(answer.checks, tuple[ussc.Checked, ...])
    assert_type(answer.checks[0].disagreements, tuple[ussc.Disagreement, ...])
    assert_type(answer.checks[0].disagreements[0].reason, ussc.Reason)
    assert_type(answer.to_dict(), dict[str, Any])


# Pictures

saved: Callable[[s.Disparity, Path], None] = plots.save


def drawn(book: s.Manual, outcome: s.Outcome, disparity: s.Disparity, rows: pd.DataFrame, axes: Axes) -> None:
    """Each is drawn on axes, one's own or new ones, and gives them back."""
    assert_type(plots.table(book, path={"as stated": outcome}), Axes)
    assert_type(plots.table(book.table, ax=axes), Axes)
    assert_type(plots.disparity(disparity, ax=axes), Axes)
    assert_type(plots.population(rows, prefix="disparity_"), Axes)
    assert_type(plots.figure(disparity), Figure)


# Strategies: each generates values of one type

assert_type(strategies.cases(date(2009, 11, 1), answered=True), SearchStrategy[s.Case])
assert_type(strategies.reentry_cases(s.Manual.on(date(2009, 11, 1))), SearchStrategy[s.Case])
assert_type(strategies.priors(before=date(2009, 11, 1)), SearchStrategy[s.Prior])
assert_type(strategies.programmes(), SearchStrategy[s.Programme])
assert_type(strategies.categories(), SearchStrategy[s.CriminalHistoryCategory])
assert_type(strategies.days(), SearchStrategy[date])
assert_type(strategies.durations(), SearchStrategy[s.Duration])
assert_type(strategies.editions(), SearchStrategy[s.Manual])
assert_type(strategies.frames("polars", missing=False), SearchStrategy[IntoDataFrame])
assert_type(strategies.levels(), SearchStrategy[s.OffenseLevel])
assert_type(strategies.partial_dates(), SearchStrategy[s.PartialDate])
assert_type(strategies.ranges(), SearchStrategy[s.Range])
assert_type(strategies.tables(), SearchStrategy[s.SentencingTable])
assert_type(strategies.terms(), SearchStrategy[int | Literal[Life.LIFE]])
