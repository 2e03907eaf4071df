"""Lengths of imprisonment as pronounced, in months and days, which compare exactly."""

import operator
import re
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.duration import Duration, as_length
from sentencing.errors import SentencingError
from sentencing.terms import LIFE

Compare = Callable[[object, object], bool]

COMPARISONS = [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne]

DURATIONS = st.builds(lambda months, days: Duration(months, days=days), st.integers(0, 600), st.integers(0, 20000))


def length(duration: Duration) -> Fraction:
    """A duration in days, by the convention that twelve months are 365 days."""
    return duration.months * Fraction(365, 12) + duration.days


@pytest.mark.parametrize("compare", COMPARISONS)
@given(one=DURATIONS, other=DURATIONS)
def test_durations_compare_exactly(compare: Compare, one: Duration, other: Duration) -> None:
    """Months and days compare by 365 days to twelve months, in whole fractions, without rounding."""
    assert compare(length(one), length(other)) is compare(one, other)


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [
        ("395 days", "13 months"),
        ("13 months", "396 days"),
        ("60 days", "2 months"),
        ("2 months", "61 days"),
        ("364 days", "1 year"),
        ("1 year", "366 days"),
        ("30 days", "1 month"),
        ("1 month", "31 days"),
        ("1 year 1 month", "1 year 31 days"),
        ("0 days", "1 day"),
    ],
)
def test_known_comparisons_of_durations(shorter: str, longer: str) -> None:
    """395 days do not exceed thirteen months and 396 do; sixty days are less than two months."""
    assert Duration.parse(shorter) < Duration.parse(longer)


@given(st.integers(0, 100))
def test_twelve_months_are_365_days(years: int) -> None:
    """So many years are the same term in months and in days, and the same key."""
    assert Duration(months=12 * years) == Duration(days=365 * years)
    assert hash(Duration(months=12 * years)) == hash(Duration(days=365 * years))


@given(DURATIONS, DURATIONS, DURATIONS)
def test_durations_add_up(one: Duration, two: Duration, three: Duration) -> None:
    """Terms add in any order and grouping; no time added changes nothing."""
    assert length(one) + length(two) == length(one + two)
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)
    assert one == one + Duration()


@given(DURATIONS, DURATIONS)
def test_subtraction_undoes_addition(one: Duration, other: Duration) -> None:
    """What was added can be taken away again."""
    assert one == (one + other) - other
    assert Duration() == one - one


@given(DURATIONS, DURATIONS)
def test_no_term_is_negative(one: Duration, other: Duration) -> None:
    """A longer term cannot be taken from a shorter one."""
    if length(other) <= length(one):
        assert length(one) - length(other) == length(one - other)
    else:
        with pytest.raises(SentencingError, match="a term cannot be negative"):
            one - other


@pytest.mark.parametrize("numbers", [{"months": -1}, {"days": -1}, {"months": 1, "days": -31}])
def test_a_negative_duration_does_not_construct(numbers: dict[str, int]) -> None:
    """Less than no time is no term, whichever unit it is in."""
    with pytest.raises(SentencingError, match="a term cannot be negative"):
        Duration(**numbers)


@pytest.mark.parametrize("number", [True, 1.5, "1", None, LIFE])
def test_a_duration_is_in_whole_units(number: int) -> None:
    """Months and days are whole numbers."""
    message = f"a number of months or days is a whole number, not {number!r}"

    for numbers in ({"months": number}, {"days": number}):
        with pytest.raises(SentencingError, match=f"^{re.escape(message)}$"):
            Duration(**numbers)


def test_only_no_time_is_false() -> None:
    """A term of any length is true, so that a term not suspended can be asked for."""
    assert not Duration()
    assert Duration(days=1)
    assert Duration(months=1)


def test_a_duration_is_no_number() -> None:
    """A duration neither equals nor compares with a bare number: its unit is part of it."""
    assert Duration(months=2) != 2
    for compare in COMPARISONS[:4]:
        with pytest.raises(TypeError):
            compare(Duration(months=2), 2)


@pytest.mark.parametrize("arithmetic", [operator.add, operator.sub])
@pytest.mark.parametrize("other", [1, 1.5, "1 month", None])
def test_a_duration_adds_only_to_durations(arithmetic: Callable[[object, object], object], other: object) -> None:
    """What is no duration is neither added to one nor taken from it: a type error on either side."""
    with pytest.raises(TypeError):
        arithmetic(Duration(months=1), other)
    with pytest.raises(TypeError):
        arithmetic(other, Duration(months=1))


@given(DURATIONS)
def test_a_duration_reads_back(duration: Duration) -> None:
    """Writing a duration and reading it gives the same months and the same days."""
    read = Duration.parse(str(duration))

    assert (duration.months, duration.days) == (read.months, read.days)


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        ("5 years", 60, 0),
        ("1 year", 12, 0),
        ("1 year 1 month", 13, 0),
        ("1 year and 1 day", 12, 1),
        ("1 year, 6 months, and 10 days", 18, 10),
        ("60 days", 0, 60),
        ("2 weeks", 0, 14),
        ("1 week 1 day", 0, 8),
        ("0 months", 0, 0),
        ("  18 MONTHS ", 18, 0),
        ("18months", 18, 0),
        ("99999 days", 0, 99999),
    ],
)
def test_how_terms_are_read(text: str, months: int, days: int) -> None:
    """Years are twelve months and weeks seven days; spelling is lenient, units are not."""
    read = Duration.parse(text)

    assert (months, days) == (read.months, read.days)


@pytest.mark.parametrize(
    "text",
    ["", "5", "five years", "1.5 years", "-1 year", "1 year -1 day", "life", "5 yrs", "5 years or so", "123456 days"],
)
def test_what_is_no_term_is_refused(text: str) -> None:
    """Anything but whole units is refused, and the message shows how to write them."""
    message = f"{text!r} is no term; write whole units, such as '5 years', '1 year 1 month' or '60 days'"

    with pytest.raises(SentencingError, match=f"^{re.escape(message)}$"):
        Duration.parse(text)


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        (Duration(months=13), "13 months"),
        (Duration(months=1), "1 month"),
        (Duration(days=1), "1 day"),
        (Duration(months=1, days=10), "1 month 10 days"),
        (Duration(), "0 months"),
    ],
)
def test_how_a_duration_shows_itself(duration: Duration, text: str) -> None:
    """A duration prints in months and days as pronounced, and no time as no months."""
    assert text == str(duration)


def test_a_difference_of_terms_reads_back() -> None:
    """Months less days print as such, and what is printed is read."""
    less = Duration(12) - Duration(days=3)

    assert str(less) == "12 months less 3 days"
    assert Duration.parse(str(less)) == less


@pytest.mark.parametrize(
    ("length", "whole"), [(Duration(12, days=-1), 11), (Duration(days=365), 12), (Duration(3, days=30), 3)]
)
def test_the_whole_months_in_a_duration(length: Duration, whole: int) -> None:
    """Twelve months are 365 days, so that thirty days, and a year less a day, are short of one more."""
    assert whole == length.whole_months


def test_a_length_is_a_duration_or_life() -> None:
    """Whole months are taken for a duration; a duration and life stay as they are."""
    assert as_length(13) == Duration(13)
    assert as_length(Duration(days=364)) == Duration(days=364)
    assert as_length(LIFE) is LIFE


@pytest.mark.parametrize("compare", COMPARISONS)
@given(length=DURATIONS)
def test_life_is_above_every_duration(compare: Compare, length: Duration) -> None:
    """However long a term of months and days, life is longer."""
    assert compare(0, 1) is compare(length, LIFE)
    assert compare(1, 0) is compare(LIFE, length)


def test_a_length_of_nothing_is_false_and_one_of_a_day_is_not() -> None:
    """The shortest length there is counts as one."""
    assert Duration(days=1)
    assert not Duration()
