"""A value of a frame as what a case needs: what is missing, what is read, and what is refused."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sentencing import LIFE, CriminalHistoryCategory, PartialDate, SentencingError, frames
from sentencing.errors import CaseFileError
from sentencing.frames.values import a_category, a_day, a_number, a_partial_date, a_term, a_truth, as_reason, present

MISSING = [None, float("nan"), np.nan, np.float32("nan"), pd.NA, pd.NaT, np.datetime64("NaT", "ns"), Decimal("NaN")]


@pytest.mark.parametrize("value", MISSING, ids=repr)
def test_every_way_to_say_that_a_value_is_missing(value: object) -> None:
    """Null, NaN of every width, NaT and ``pandas.NA`` are all one thing."""
    assert present(value) is None


@pytest.mark.parametrize("value", [0, False, "", 21, "21", 21.5, float("inf"), date(2009, 11, 1), [None], {}], ids=repr)
def test_what_is_there_stays_what_it_is(value: object) -> None:
    """Zero, false and an empty text are no missing values."""
    assert present(value) is value


@pytest.mark.parametrize("value", [21.0, np.float64(21.0)], ids=repr)
def test_a_whole_float_is_a_whole_number(value: float) -> None:
    """Pandas has no other word for 21 in a column in which a number is missing."""
    assert present(value) == 21
    assert type(present(value)) is int


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (21, 21),
        (-2, -2),
        (21.0, 21),
        ("21", 21),
        (" 21 ", 21),
        ("21.0", 21),
        ("-2", -2),
        (np.int64(21), 21),
        (np.uint8(21), 21),
        (np.float32(21), 21),
        (Decimal("21.0"), 21),
        (2**63, 2**63),
        (2**53 + 1, 2**53 + 1),
        (10**400, 10**400),
    ],
    ids=repr,
)
def test_whole_numbers(value: object, number: int) -> None:
    """A whole number is read exactly from any number, and from text."""
    assert a_number(value, "points") == number
    assert type(a_number(value, "points")) is int


@pytest.mark.parametrize(
    "value",
    [
        True,
        np.True_,
        21.5,
        "21.5",
        "",
        "x",
        "0x15",
        "nan",
        "inf",
        float("inf"),
        Decimal("2.5"),
        [21],
        b"21",
        date(1, 1, 1),
    ],
    ids=repr,
)
def test_no_whole_numbers(value: object) -> None:
    """What is no whole number is refused, and named: true is not 1."""
    with pytest.raises(CaseFileError, match=r"^points: .+ is no whole number$"):
        a_number(value, "points")


@pytest.mark.parametrize(
    "value",
    [
        date(2009, 11, 1),
        datetime(2009, 11, 1, 23, 59, tzinfo=UTC),
        pd.Timestamp("2009-11-01 05:00", tz="America/New_York"),
        pd.Timestamp("2009-11-01"),
        "2009-11-01",
    ],
    ids=repr,
)
def test_days(value: object) -> None:
    """A day from a date, from a moment as its own clock shows it, and from ISO text."""
    day = a_day(value, "manual")
    assert day == date(2009, 11, 1)
    assert type(day) is date


@pytest.mark.parametrize("value", ["2009", "11/01/2009", "", 2009, 21.5, True], ids=repr)
def test_no_days(value: object) -> None:
    """A year alone is no day, and neither is another order of the numbers."""
    with pytest.raises(CaseFileError, match=r"^manual: .+ is no day; write it as 2009-11-01$"):
        a_day(value, "manual")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2010-06", "2010-06"),
        ("2010", "2010"),
        (2010, "2010"),
        (date(2010, 6, 1), "2010-06-01"),
        ("2010-06-01", "2010-06-01"),
    ],
    ids=repr,
)
def test_partial_dates(value: object, told: str) -> None:
    """A day, a month or a year; a year also as a number."""
    assert a_partial_date(value, "sentenced") == PartialDate.parse(told)


def test_no_partial_date() -> None:
    """What is no date is refused."""
    with pytest.raises(SentencingError, match="June 2010"):
        a_partial_date("June 2010", "sentenced")


@pytest.mark.parametrize(
    ("value", "truth"),
    [
        *((True, True), (False, False), (1, True), (0.0, False), (np.True_, True)),
        *(("true", True), ("True", True), (" YES ", True), ("false", False), ("FALSE", False), ("No", False)),
    ],
    ids=repr,
)
def test_truths(value: object, truth: bool) -> None:
    """True and false, 1 and 0 as datafiles write them, and the words in any case."""
    assert a_truth(value, "motion") is truth


@pytest.mark.parametrize("value", ["y", "t", "1", "", 2, -1, 0.5], ids=repr)
def test_no_truths(value: object) -> None:
    """Any other text, and any other number, is refused."""
    with pytest.raises(CaseFileError, match=r"^motion: .+ is neither true nor false$"):
        a_truth(value, "motion")


@pytest.mark.parametrize("value", ["III", "iii", " III ", "3", 3, 3.0, np.int8(3)], ids=repr)
def test_categories(value: object) -> None:
    """Roman or Arabic, text or number."""
    assert a_category(value, "category") is CriminalHistoryCategory.III


@pytest.mark.parametrize("value", ["VII", "", 0, 7, 2.5, True], ids=repr)
def test_no_categories(value: object) -> None:
    """There are six, and true is not the first."""
    with pytest.raises(SentencingError, match=r"is no criminal history category|is no whole number"):
        a_category(value, "category")


@pytest.mark.parametrize(("value", "term"), [("life", LIFE), (LIFE, LIFE), (240, 240), ("240", 240), (240.0, 240)])
def test_terms(value: object, term: object) -> None:
    """Months, or life by its name."""
    assert a_term(value, "maximum") == term


@pytest.mark.parametrize("read", [a_number, a_day, a_truth, a_term])
def test_a_refusal_names_the_fact(read: Callable[[Any, str], object]) -> None:
    """Whoever reads the reason knows which column to look at."""
    with pytest.raises(CaseFileError, match=r"^a fact: 'x'"):
        read("x", "a fact")


def test_helpers_for_a_reading_of_ones_own() -> None:
    """What the included readings read with, any reading may."""
    for helper in (a_category, a_day, a_number, a_partial_date, a_term, a_truth):
        assert getattr(frames, helper.__name__) is helper
        assert helper.__name__ in frames.__all__


def test_a_refusal_without_a_sentence() -> None:
    """Its kind is told, since an empty reason would read as none."""
    assert as_reason(ValueError()) == "ValueError, without a reason"
