"""Days, editions, tables, levels, categories, terms, ranges, durations and partial dates."""

from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from hypothesis import strategies as st

from sentencing.duration import Duration
from sentencing.errors import SentencingError
from sentencing.manual import EFFECTIVE_DAYS, LAST_DAY, Manual
from sentencing.manual.chapter5.table import SentencingTable
from sentencing.partial import PartialDate
from sentencing.terms import (
    HIGHEST_LEVEL,
    LIFE,
    LOWEST_LEVEL,
    CriminalHistoryCategory,
    OffenseLevel,
    Range,
    Term,
)

T = TypeVar("T")

EDITIONS: tuple[tuple[date, date], ...] = tuple(
    (first, following - timedelta(days=1))
    for first, following in reversed([*pairwise((*EFFECTIVE_DAYS, LAST_DAY + timedelta(days=1)))])
)
"""The first and the last day of each edition, the newest first."""

MOST_MONTHS = 600
"""Fifty years: more than any number of months in the Table (405), and than most statutory maxima."""
_NUMBERS_FOR_LIFE = 60
"""So many numbers beyond the months stand for life."""
_MOST_DAYS = 400
_DAYS_SINCE_LONG_AGO = st.dates(date(1950, 1, 1), LAST_DAY)

GRAINS = ("%Y-%m-%d", "%Y-%m", "%Y")
"""How closely a source may tell a day: the day itself, its month, its year."""


def mostly(usual: T, *others: T) -> st.SearchStrategy[T]:
    """The usual value, and now and then another; shrinks towards the usual one."""
    return st.sampled_from((*(usual,) * 12, *others))


@st.composite
def few(draw: st.DrawFn, values: st.SearchStrategy[T], most: int) -> tuple[T, ...]:
    """Some of the values. How many is drawn first, which lets any one of them be left out when it shrinks."""
    return tuple(draw(values) for _ in range(draw(st.integers(0, most))))


SELDOM = st.sampled_from((*(False,) * 12, True))
"""No, and now and then yes; shrinks towards no."""


# Days and editions


@st.composite
def days(draw: st.DrawFn) -> date:
    """Days on which a Manual is in effect: the first and the last of each edition, and any between.

    Between two effective days no law changes, so each such span counts as an edition, also where the Commission printed
    no new book. Shrinks towards the newest edition, and in each towards its first day, then its last.

    >>> from hypothesis import find, settings
    >>> find(days(), lambda day: day.year < 1992, settings=settings(database=None))
    datetime.date(1991, 11, 1)
    """
    first, last = draw(st.sampled_from(EDITIONS))
    length = (last - first).days
    return first + timedelta(days=draw(st.sampled_from((0, length)) | st.integers(0, length)))


def editions() -> st.SearchStrategy[Manual]:
    """Editions of the Manual, each by a day on which it is in effect.

    Shrinks towards the newest edition, on its first day: what fails under one edition alone is shown under that one.

    >>> from hypothesis import find, settings
    >>> find(editions(), lambda book: not book.has_early_disposition, settings=settings(database=None)).day
    datetime.date(2003, 4, 30)
    """
    return days().map(Manual.on)


def day_of(edition: Manual | date | None) -> st.SearchStrategy[date]:
    """The day of an edition that is named, or a day of any."""
    if edition is None:
        return days()
    if not isinstance(edition, Manual):
        return st.just(Manual.on(edition).day)
    if edition.laid:
        msg = (
            "edition: a case names a Manual by its day, which tells nothing of what is laid over it; give the day, and "
            "the Manual to `calculate`"
        )
        raise SentencingError(msg)
    return st.just(edition.day)


# The Table


def tables() -> st.SearchStrategy[SentencingTable]:
    """Sentencing Tables, each as one edition has it (Ch. 5, Pt. A).

    Shrinks towards the Table of the newest edition.

    >>> from hypothesis import find, settings
    >>> str(find(tables(), lambda table: str(table.range(7, "I")) == "1-7", settings=settings(database=None)).zones)
    'None'
    """
    return editions().map(_table)


def _table(edition: Manual) -> SentencingTable:
    return edition.table


def levels() -> st.SearchStrategy[OffenseLevel]:
    """Offense levels of the Table, 1 to 43 (Ch. 5, Pt. A, n.2).

    Shrinks towards level 1.

    >>> from hypothesis import find, settings
    >>> find(levels(), lambda level: level >= 20, settings=settings(database=None))
    OffenseLevel(20)
    """
    return st.integers(LOWEST_LEVEL, HIGHEST_LEVEL).map(OffenseLevel)


def categories() -> st.SearchStrategy[CriminalHistoryCategory]:
    """Criminal history categories, I to VI.

    Shrinks towards Category I.

    >>> from hypothesis import find, settings
    >>> find(categories(), lambda category: category > CriminalHistoryCategory.II, settings=settings(database=None))
    CriminalHistoryCategory.III
    """
    return st.sampled_from(CriminalHistoryCategory)


def terms() -> st.SearchStrategy[Term]:
    """Bounds of ranges: months, from none to fifty years, or ``LIFE``.

    Shrinks towards no months.

    >>> from hypothesis import find, settings
    >>> find(terms(), lambda term: term > 12, settings=settings(database=None))
    13
    """
    return st.integers(0, MOST_MONTHS + _NUMBERS_FOR_LIFE).map(_term)


def _term(number: int) -> Term:
    """The number of months, or life for a greater number, so that life shrinks to months."""
    return LIFE if number > MOST_MONTHS else number


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """Ranges, in months or life: any two terms in order, whether a cell of the Table or not.

    Shrinks towards no months at either end.

    >>> from hypothesis import find, settings
    >>> print(find(ranges(), lambda range_: range_.width is None, settings=settings(database=None)))
    0-life
    """
    ends = (draw(terms()), draw(terms()))
    return Range(min(ends), max(ends))


# Time


def durations() -> st.SearchStrategy[Duration]:
    """Terms as pronounced: months, days, or months more or less some days.

    Shrinks towards no time, and towards whole months.

    >>> from hypothesis import find, settings
    >>> print(find(durations(), lambda term: term > Duration(days=395), settings=settings(database=None)))
    13 months
    """
    months = st.integers(0, MOST_MONTHS)
    less_than_a_month = st.integers(-30, 30)
    return (
        st.builds(Duration, months)
        | st.builds(Duration, days=st.integers(0, _MOST_DAYS))
        | st.builds(Duration, st.integers(1, MOST_MONTHS), days=less_than_a_month)
    )


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Dates from 1950 on as sources give them: a day, a month, a year, "not after", or between two days.

    Shrinks towards 1 January 2000, known exactly.

    >>> from hypothesis import find, settings
    >>> find(partial_dates(), lambda when: when.day is None, settings=settings(database=None))
    PartialDate.parse('2000-01')
    """
    how = draw(st.sampled_from((*GRAINS, "not after", "between")))
    day = draw(_DAYS_SINCE_LONG_AGO)
    match how:
        case "not after":
            return PartialDate.not_after(day)
        case "between":
            other = draw(_DAYS_SINCE_LONG_AGO)
            return PartialDate(min(day, other), max(day, other))
        case grain:
            return told(day, grain)


def told(day: date, grain: str) -> PartialDate:
    """A day as closely as a source tells it."""
    return PartialDate.parse(day.strftime(grain))
