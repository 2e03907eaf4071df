"""Whole populations: the scalar engine run once for each distinct pattern of facts in a frame, and joined back.

There is no law here, and so nothing to keep in step with it: a row's answer is what ``calculate`` says of its case, and
``Reading.outcome`` gives the whole trace of any row. pandas, polars and pyarrow are answered at once; lazy polars,
DuckDB, Dask and PySpark stay lazy: only distinct patterns are collected, and the join is the engine's (extra:
``frames``).
"""

from collections.abc import Callable, Collection
from datetime import date
from typing import TypeVar, cast

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoFrame

from sentencing.across_districts import named
from sentencing.calculation import calculate
from sentencing.case import Case
from sentencing.districts import District
from sentencing.errors import SentencingError
from sentencing.frames.answers import OUTCOME_COLUMNS, Answer, Answers, Rows, answer_of, refuse_unless_for_life
from sentencing.frames.included import LEVEL_AND_CATEGORY, REENTRY_FINDINGS
from sentencing.frames.lazily import joined
from sentencing.frames.native import frame_of
from sentencing.frames.patterns import Patterns
from sentencing.frames.programmes import Form, disparity_answers, in_form
from sentencing.frames.progress import watched
from sentencing.frames.reading import Reading
from sentencing.frames.values import a_category, a_day, a_number, a_partial_date, a_term, a_truth, as_reason

__all__ = [
    "LEVEL_AND_CATEGORY",
    "REENTRY_FINDINGS",
    "Reading",
    "a_category",
    "a_day",
    "a_number",
    "a_partial_date",
    "a_term",
    "a_truth",
    "disparities",
    "outcomes",
]

Frame = TypeVar("Frame", bound=IntoFrame)


def outcomes(  # noqa: PLR0913 - each is a question of its own
    frame: Frame,
    reading: Reading,
    *,
    life_as: int | None = None,
    prefix: str = "outcome_",
    notes: bool = True,
    progress: bool = True,
) -> Frame:
    """The guideline range of each row, beside the row: the same kind of frame, its rows and columns as they were.

    >>> import polars
    >>> from datetime import date
    >>> rows = polars.DataFrame({"offense_level": [21, 43, None], "category": ["III", "I", "II"]})
    >>> answered = outcomes(rows, LEVEL_AND_CATEGORY.fixing(manual=date(2009, 11, 1)))
    >>> answered.select("outcome_minimum", "outcome_maximum", "outcome_maximum_is_life", "outcome_reason").rows()
    [(46, 57, False, None), (None, None, True, None), (None, None, None, 'offense_level is missing')]

    Args:
        frame: a frame of pandas, polars, pyarrow, DuckDB, Dask or PySpark, or any other that narwhals takes. A lazy one
            comes back lazy, in the order that its engine gives.
        reading: which columns give which facts.
        life_as: the number of months to write for life; by default none is, and only the flags tell it.
        prefix: what the names of the new columns begin with.
        notes: whether to add what was assumed.
        progress: whether to show progress, on a terminal or in a notebook, when it takes more than a second.

    Returns:
        The frame with ``level`` (1 to 43), ``category``, ``minimum`` and ``maximum`` (months, after § 5G1.1 and before
        any departure; missing where life), ``minimum_is_life``, ``maximum_is_life``; ``zone``, missing before zones
        existed and where a coarse day of sentence leaves it open; ``reason``: why there is no answer, missing where
        there is one; and ``notes``: what was assumed, and what is not decided.

    Raises:
        SentencingError: it is no frame, or no reading; it lacks a column that the reading takes, or has one that would
            be added; or ``life_as`` is no number of months for life.
    """
    refuse_unless_for_life(life_as)

    def worked(case: Case) -> list[Answer]:
        return [answer_of(calculate(case), life_as)]

    def work(rows: Rows) -> Answers:
        columns = {name: kind for name, kind in OUTCOME_COLUMNS.items() if notes or name != "notes"}
        return Answers(columns, _each_answered(rows, reading, worked, progress=progress), prefix)

    return _beside(frame, reading, work)


def disparities(  # noqa: PLR0913 - each is a question of its own
    frame: Frame,
    reading: Reading,
    *,
    form: Form = "long",
    among: Collection[District | str] | None = None,
    on: date | str | None = None,
    life_as: int | None = None,
    prefix: str = "disparity_",
    progress: bool = True,
) -> Frame:
    """The ranges of each row under each distinct thing that a district's programme would bring.

    Districts whose programmes would bring the same to a row, on the same knowledge, share a line. What is not known of
    the defendant leaves eligibility open, and the line says what he would receive if he were taken.

    >>> import polars
    >>> from datetime import date
    >>> rows = polars.DataFrame({"offense_level": [21], "category": ["II"], "sentenced": ["2010-06-01"]})
    >>> lines = disparities(rows, LEVEL_AND_CATEGORY, among=["D. Idaho", "W.D. Tex.", "N.D. Ill."])
    >>> for line in lines.select("disparity_terms", "disparity_districts", "disparity_minimum").rows():
    ...     print(line)
    ('as stated', None, 41)
    ('at most 2 levels off', 1, 33)
    ('at most 1 level off', 1, 37)
    ('no programme', 1, 41)

    Args:
        frame: a frame, as for ``outcomes``.
        reading: which columns give which facts.
        form: ``"long"``: a line for each distinct thing; ``"wide"``: each row once, and of each thing the columns
            ``minimum``, ``maximum``, ``minimum_is_life``, ``maximum_is_life``, ``at_most``, ``within``,
            ``eligibility``, ``documented`` and ``districts``, named for its terms
            (``disparity_at_most_2_levels_off_minimum``), and ``reason``.
        among: the districts to ask; by default, all of them.
        on: the day whose programmes are asked, also as ISO text; by default, for each row the day of sentence, else
            that of its Manual.
        life_as: the number of months to write for life; by default none is, and only the flags tell it.
        prefix: what the names of the new columns begin with.
        progress: whether to show progress, on a terminal or in a notebook, when it takes more than a second.

    Returns:
        In the long form, each row once for the case ``as stated`` and once for each distinct thing, with ``terms``;
        ``eligibility``: eligible, unknown or ineligible; ``documented``: whether a source vouches for the day;
        ``districts``: how many, a district whose facts leave several things open being in each; ``level``; ``minimum``
        and ``maximum`` (months, after a departure or an adjustment), ``minimum_is_life``, ``maximum_is_life``;
        ``at_most``: whether that is the range of the most that it gives, which may be less; ``within``: whether the
        terms are not known, and the range only lies somewhere from minimum to maximum; and ``reason``: why there is no
        range, missing where there is one.

    Raises:
        SentencingError: the frame lacks a column that the reading takes, or has one that would be added; or there is no
            such form.
        UnknownDistrict: no district goes by a name given.
    """
    refuse_unless_for_life(life_as)
    districts = None if among is None else named(among)
    day = None if on is None else a_day(on, "on")

    def worked(case: Case) -> list[Answer]:
        return disparity_answers(case, districts, day, life_as)

    def work(rows: Rows) -> Answers:
        return Answers(*in_form(form, _each_answered(rows, reading, worked, progress=progress)), prefix)

    return _beside(frame, reading, work)


def _beside(frame: Frame, reading: Reading, work: Callable[[Rows], Answers]) -> Frame:
    """The frame with the answers of each row beside it."""
    if not isinstance(reading, Reading):
        msg = f"reading: give a sentencing.frames.Reading, not {reading!r}"
        raise SentencingError(msg)
    rows = frame_of(frame)
    columns = reading.read_from(rows.collect_schema().names())
    if isinstance(rows, nw.LazyFrame):
        return cast("Frame", joined(rows, columns, work).to_native())
    patterns = Patterns.of(rows, columns)
    return cast("Frame", patterns.beside(rows, work(patterns.rows)).to_native())


def _each_answered(
    rows: Rows, reading: Reading, worked: Callable[[Case], list[Answer]], *, progress: bool
) -> list[list[Answer]]:
    """The answers of each distinct row; where it cannot become a case, or the case is refused, the reason."""
    answers: list[list[Answer]] = []
    for row in watched(rows, progress=progress):
        try:
            answers.append(worked(reading.case_of(row)))
        except ValueError as refusal:
            answers.append([{"reason": as_reason(refusal)}])
        except Exception as mistake:
            mistake.add_note(f"{reading.name}: in a row of {row}")
            raise
    return answers
