"""Dates as coarse as their sources: what they decide, how they read and how they are written."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sentencing.errors import SentencingError
from sentencing.partial import ImpossibleDate, PartialDate

NEAR = st.builds(
    lambda start, width: PartialDate(
        date(2000, 2, 25) + timedelta(days=start), date(2000, 2, 25) + timedelta(days=start + width)
    ),
    st.integers(0, 12),
    st.integers(0, 6),
)
"""Dates near enough to one another to overlap, touch and nest."""

ANY = st.builds(lambda one, other: PartialDate(min(one, other), max(one, other)), st.dates(), st.dates())

WRITTEN = st.one_of(
    st.dates().map(date.isoformat),
    st.builds("{:04}-{:02}".format, st.integers(1, 9999), st.integers(1, 12)),
    st.integers(1, 9999).map("{:04}".format),
)
"""Texts of a day, a month or a year."""


def days(when: PartialDate) -> list[date]:
    """Every day that it may be."""
    return [when.earliest + timedelta(days=n) for n in range((when.latest - when.earliest).days + 1)]


def decided(answers: set[bool]) -> bool | None:
    """The one answer of every pair of days, or none."""
    return answers.pop() if len(answers) == 1 else None


@given(NEAR, NEAR)
def test_before_is_what_every_pair_of_days_says(one: PartialDate, other: PartialDate) -> None:
    """Before is true only if it is of every pair of days, false only if of none, and otherwise undecided."""
    expected = decided({a < b for a, b in product(days(one), days(other))})

    assert expected is one.before(other)


@given(NEAR, NEAR)
def test_not_later_is_what_every_pair_of_days_says(one: PartialDate, other: PartialDate) -> None:
    """Not later is true only if it is of every pair of days, false only if of none, and otherwise undecided."""
    expected = decided({a <= b for a, b in product(days(one), days(other))})

    assert expected is one.not_later(other)


@given(st.dates(), st.dates())
def test_exact_days_compare_as_days(one: date, other: date) -> None:
    """Two days known exactly are never undecided."""
    assert (one < other) is PartialDate.on(one).before(PartialDate.on(other))
    assert (one <= other) is PartialDate.on(one).not_later(PartialDate.on(other))


@given(ANY, ANY, ANY)
def test_before_is_transitive(one: PartialDate, two: PartialDate, three: PartialDate) -> None:
    """What is before a date is before all that the date is before."""
    chain = one.before(two), two.before(three)

    assert chain != (True, True) or one.before(three) is True


@given(ANY, ANY)
def test_not_both_are_before_the_other(one: PartialDate, other: PartialDate) -> None:
    """If one is before the other, the other is surely not before it."""
    assert one.before(other) is not True or other.before(one) is False


@pytest.mark.parametrize(
    ("one", "other", "before", "not_later"),
    [
        ("2002", "2003-01-01", True, True),
        ("2002", "2002-12-31", None, True),
        ("2002", "2002-03-01", None, None),
        ("2002-03-01", "2002-03-01", False, True),
        ("2002-03", "2002-03", None, None),
        ("2002-03-02", "2002-03-01", False, False),
        ("2002-03-31", "2002-03", False, None),
        ("2002-04", "2002-03", False, False),
    ],
)
def test_known_comparisons(one: str, other: str, before: object, not_later: object) -> None:
    """Dates that touch decide one of the two questions, dates that overlap neither."""
    assert before is PartialDate.parse(one).before(PartialDate.parse(other))
    assert not_later is PartialDate.parse(one).not_later(PartialDate.parse(other))


@given(WRITTEN)
@example("0999")
@example("0999-02")
@example("0001")
@example("0001-01")
@example("9999-12")
@example("9999")
def test_a_text_reads_back(text: str) -> None:
    """A day, a month or a year is written as it was read, whatever the year."""
    assert text == str(PartialDate.parse(text))


@given(WRITTEN)
def test_a_date_reads_back(text: str) -> None:
    """Writing a date and reading it gives the same date."""
    when = PartialDate.parse(text)

    assert when == PartialDate.parse(str(when))


def test_a_month_runs_from_its_first_day_to_its_last() -> None:
    """Every month of the guidelines era has the days that the calendar gives it."""
    for year, month in product(range(1987, 2027), range(1, 13)):
        expected = PartialDate(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

        assert expected == PartialDate.parse(f"{year}-{month:02}")


def test_a_year_runs_from_january_to_december() -> None:
    """A year is any of its days."""
    assert PartialDate(date(2002, 1, 1), date(2002, 12, 31)) == PartialDate.parse("2002")


def test_the_last_month_of_the_calendar_is_a_month() -> None:
    """December 9999 is read like any other month."""
    assert PartialDate(date(9999, 12, 1), date(9999, 12, 31)) == PartialDate.parse("9999-12")


def test_spaces_around_a_date_do_not_matter() -> None:
    """A date may stand between spaces."""
    assert PartialDate.on(date(2002, 3, 1)) == PartialDate.parse(" 2002-03-01\n")


@pytest.mark.parametrize(
    "text",
    ["", "March 2002", "02", "2002-3", "2002-3-1", "20020301", "2002/03/01", "01-03-2002", "2002-03-01T12:00", "٢٠٠٢"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Other ways of writing a date are refused, in a sentence that shows the three that are read."""
    with pytest.raises(ImpossibleDate) as caught:
        PartialDate.parse(text)

    assert repr(text) in str(caught.value)
    assert "a day (2002-03-01), a month (2002-03) or a year (2002)" in str(caught.value)
    assert isinstance(caught.value, SentencingError)


@pytest.mark.parametrize("text", ["0000", "2002-00", "2002-13", "2002-02-30", "2001-02-29", "2002-04-31", "2002-03-00"])
def test_what_is_not_on_the_calendar_is_refused(text: str) -> None:
    """A day, month or year that does not exist is refused by name."""
    with pytest.raises(ImpossibleDate, match=f"'{text}' is not on the calendar"):
        PartialDate.parse(text)


def test_the_bounds_stand_in_order() -> None:
    """No day lies between a day and an earlier one."""
    with pytest.raises(ImpossibleDate, match="2002-02-28 is before 2002-03-01"):
        PartialDate(date(2002, 3, 1), date(2002, 2, 28))


def test_only_an_exact_date_is_a_day() -> None:
    """A date is a day if its bounds are the same day."""
    assert date(2002, 3, 1) == PartialDate.parse("2002-03-01").day
    assert PartialDate.parse("2002-03").day is None
    assert PartialDate.not_after(date(2002, 3, 1)).day is None


@given(st.dates(), st.dates())
def test_not_after_is_a_bound(latest: date, day: date) -> None:
    """A date not after a day is surely before every later day, and of no earlier day is anything sure."""
    bound = PartialDate.not_after(latest)

    assert (day > latest) is (bound.before(PartialDate.on(day)) is True)


@pytest.mark.parametrize(
    ("when", "text", "shown"),
    [
        (PartialDate.parse("2002-03-01"), "2002-03-01", "PartialDate.parse('2002-03-01')"),
        (PartialDate.parse("2002-03"), "2002-03", "PartialDate.parse('2002-03')"),
        (PartialDate.parse("2002"), "2002", "PartialDate.parse('2002')"),
        (
            PartialDate.not_after(date(2002, 3, 1)),
            "not after 2002-03-01",
            "PartialDate.parse('not after 2002-03-01')",
        ),
        (
            PartialDate(date(2002, 3, 1), date(2002, 4, 2)),
            "2002-03-01 to 2002-04-02",
            "PartialDate.parse('2002-03-01 to 2002-04-02')",
        ),
        (
            PartialDate(date(2002, 1, 1), date(2003, 12, 31)),
            "2002-01-01 to 2003-12-31",
            "PartialDate.parse('2002-01-01 to 2003-12-31')",
        ),
    ],
)
def test_how_a_date_shows_itself(when: PartialDate, text: str, shown: str) -> None:
    """A date prints as short as it can, and its representation makes it again."""
    assert text == str(when)
    assert shown == repr(when)
    assert PartialDate.parse(text) == when


@given(ANY, st.integers(-200, 200))
def test_an_anniversary_keeps_day_and_month(when: PartialDate, years: int) -> None:
    """Years are added to each bound; the calendar's ends hold, and 29 February falls back where it must."""

    def moved(day: date) -> date:
        if not 1 <= day.year + years <= 9999:
            return date.max if years > 0 else date.min
        last = monthrange(day.year + years, day.month)[1]
        return date(day.year + years, day.month, min(day.day, last))

    assert PartialDate(moved(when.earliest), moved(when.latest)) == when.add_years(years)


@pytest.mark.parametrize(
    ("text", "years", "expected"),
    [
        ("1992-02-29", 15, "2007-02-28"),
        ("1992-02-29", 4, "1996-02-29"),
        ("2000-02-29", -100, "1900-02-28"),
        ("2002-03", 10, "2012-03"),
        ("2009-08-01", -15, "1994-08-01"),
        ("2002", 0, "2002"),
    ],
)
def test_known_anniversaries(text: str, years: int, expected: str) -> None:
    """Ten- and fifteen-year windows run from day to day; 29 February falls back to the 28th in a common year."""
    assert PartialDate.parse(expected) == PartialDate.parse(text).add_years(years)


def test_no_bound_stays_no_bound() -> None:
    """Beyond the calendar a bound stays at its end."""
    assert PartialDate.not_after(date(2009, 8, 1)).add_years(-15) == PartialDate.not_after(date(1994, 8, 1))
    assert PartialDate(date(2009, 8, 1), date.max).add_years(15) == PartialDate(date(2024, 8, 1), date.max)


def test_anniversaries_in_the_first_and_last_year_of_the_calendar() -> None:
    """Those two years are on the calendar, so their days are kept; only a year beyond them falls to the end."""
    assert str(PartialDate.parse("2000-05-01").add_years(7999)) == "9999-05-01"
    assert str(PartialDate.parse("2000-05-01").add_years(8000)) == "9999-12-31"
    assert str(PartialDate.parse("2000-05-01").add_years(-1999)) == "0001-05-01"
    assert str(PartialDate.parse("2000-05-01").add_years(-2000)) == "0001-01-01"


def test_a_day_of_a_library_that_extends_the_calendar_is_a_day() -> None:
    """Libraries of dates hand over days of their own, which are dates as any."""

    class Day(date):
        """A day of such a library."""

    assert PartialDate.on(Day(2009, 11, 1)) == PartialDate.on(date(2009, 11, 1))
