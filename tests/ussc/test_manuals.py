"""Which Manual a record was worked with: AMENDYR, else the day of sentencing as far as it is told."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from sentencing.errors import Contradiction, NotModelled, SentencingError, Undetermined
from sentencing.manual import LAST_DAY
from sentencing.partial import PartialDate
from sentencing.ussc import edition, sentenced
from sentencing.ussc.manuals import days, days_of_revocation, fiscal_year_of, manuals


def refusal(act: Callable[[], object], kind: type[SentencingError] = SentencingError) -> str:
    """The sentence with which something is refused."""
    with pytest.raises(kind) as caught:
        act()
    return str(caught.value)


# AMENDYR


@pytest.mark.parametrize(
    ("year", "fiscal_year", "day"),
    [
        (1988, None, date(1988, 11, 1)),
        (1993, 2015, date(1993, 11, 1)),
        (1994, 2014, date(1994, 11, 1)),
        (1995, 2015, date(1995, 11, 1)),
        (2008.0, 2010, date(2008, 11, 1)),
        (2025, None, date(2025, 11, 1)),
    ],
)
def test_the_day_of_a_manual(year: float, fiscal_year: int | None, day: date) -> None:
    """1 November of the year."""
    assert edition(year, fiscal_year) == day


@pytest.mark.parametrize("fiscal_year", [None, 2015, 2024])
def test_1994_stands_for_six_manuals_from_fy2015(fiscal_year: int | None) -> None:
    """The choice is named, not made."""
    told = "AMENDYR 1994 stands for the Manuals of 1989 to 1994 from FY2015 on: name the `manual`"

    assert refusal(lambda: edition(1994, fiscal_year), Undetermined) == told


def test_1987_stands_for_two_texts() -> None:
    """The year does not tell the text of 15 January 1988."""
    told = "AMENDYR 1987 stands for the text of 1987-11-01 and that of 1988-01-15: name the `manual`"

    assert refusal(lambda: edition(1987), Undetermined) == told


def test_years_without_a_manual() -> None:
    """Before the first, and after the newest that is encoded."""
    assert refusal(lambda: edition(1986), NotModelled) == "AMENDYR 1986: the first Manual is that of 1987-11-01"
    assert refusal(lambda: edition(2026), NotModelled) == "AMENDYR 2026: none is encoded after 2026-10-31"
    assert refusal(lambda: edition(None), Undetermined) == "AMENDYR is missing: name the `manual`"


@pytest.mark.parametrize("year", [-1, 0, 1986])
def test_years_before_every_manual(year: int) -> None:
    """Also those that no calendar has."""
    assert refusal(lambda: days({"AMENDYR": year}), NotModelled).startswith(f"AMENDYR {year}: the first Manual is")


@pytest.mark.parametrize("year", [2026, 9999, 10**12])
def test_years_after_every_manual(year: int) -> None:
    """The newest is that of 2025."""
    assert refusal(lambda: days({"AMENDYR": year}), NotModelled).startswith(f"AMENDYR {year}: none is encoded after")
    assert date(2026, 10, 31) == LAST_DAY


def test_a_manual_newer_than_the_file() -> None:
    """Fiscal year 2015 ended on 30 September 2015, before the Manual of that year."""
    assert str(days({"AMENDYR": 2014, "FISCALYR": 2015})) == "2014-11-01 to 2015-10-31"
    assert refusal(lambda: days({"AMENDYR": 2015, "FISCALYR": 2015}), Contradiction) == (
        "AMENDYR 2015: the Manual of that year began on 1 November, after fiscal year 2015 had ended"
    )


def test_days_beyond_the_newest_manual() -> None:
    """A span that runs past it is not answered by what is encoded."""
    refusal(lambda: manuals(PartialDate.parse("2026")), NotModelled)
    assert len(manuals(PartialDate.parse("2025-10 to 2026-09"))) == 2


# The day of a revocation


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ({"PV_FY": 2015, "AMENDYR": 1989, "SENTYR": 2010}, "2014-10-01 to 2015-09-30"),
        ({"FISCALYR": 2015, "AMENDYR": 1989}, "2014-10-01 to 2015-09-30"),
        ({"SENTYR": 2014, "SENTMON": 12}, "2014-12"),
    ],
)
def test_the_days_of_a_revocation(row: dict[str, int], when: str) -> None:
    """The fiscal year of the violation; never the Manual of the original sentence."""
    assert str(days_of_revocation(row)) == when


def test_no_day_of_a_revocation() -> None:
    """It is asked for."""
    told = "nothing tells the fiscal year of the revocation: PV_FY is missing"

    assert refusal(lambda: days_of_revocation({"AMENDYR": 2014}), Undetermined) == told


# The day of sentencing


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ({}, None),
        ({"SENTYR": None, "SENTMON": 5}, None),
        ({"SENTYR": 2010}, "2010"),
        ({"SENTYR": 2010.0, "SENTMON": 6.0}, "2010-06"),
        ({"FISCALYR": 2019}, "2018-10-01 to 2019-09-30"),
        ({"PV_FY": 2015}, None),
        ({"FISCALYR": 2019, "QUARTER": 1}, "2018-10-01 to 2018-12-31"),
        ({"FISCALYR": 2019, "QUARTER": 2}, "2019-01-01 to 2019-03-31"),
        ({"FISCALYR": 2019, "QUARTER": 3}, "2019-04-01 to 2019-06-30"),
        ({"FISCALYR": 2019, "QUARTER": 4}, "2019-07-01 to 2019-09-30"),
        ({"FISCALYR": 2015, "SENTYR": 2014}, "2014-10-01 to 2014-12-31"),
        ({"FISCALYR": 2015, "SENTYR": 2015}, "2015-01-01 to 2015-09-30"),
        ({"SENTDATE": date(2001, 11, 1)}, "2001-11-01"),
        ({"SENTDATE": datetime(2001, 11, 1, 12)}, "2001-11-01"),  # noqa: DTZ001 - as frames have it
        ({"SENTDATE": "110198"}, "1998-11-01"),
        ({"SENTDATE": "10/31/01"}, "2001-10-31"),
        ({"SENTDATE": "010180"}, "1980-01-01"),
        ({"SENTDATE": "123179"}, "2079-12-31"),
        ({"SENTDATE": "2001-10-31", "FISCALYR": 2002}, "2001-10-31"),
        ({"SENTDATE": "."}, None),
    ],
)
def test_when_sentence_was_imposed(row: dict[str, object], when: str | None) -> None:
    """Every column that tells narrows it: a fiscal year runs from 1 October to 30 September."""
    assert sentenced(row) == (None if when is None else PartialDate.parse(when))


def test_columns_that_exclude_each_other() -> None:
    """Two columns are not reconciled by taking one of them."""
    told = "the columns of the day of sentencing exclude each other: 2016, 2014-10-01 to 2015-09-30"

    assert refusal(lambda: sentenced({"SENTYR": 2016, "FISCALYR": 2015}), Contradiction) == told


@pytest.mark.parametrize(
    "row", [{"FISCALYR": 2019, "QUARTER": 5}, {"SENTYR": 2010, "SENTMON": 13}, {"SENTDATE": "131301"}]
)
def test_what_is_no_date(row: dict[str, object]) -> None:
    """No quarter, month or day is made up."""
    refusal(lambda: sentenced(row))


def test_the_fiscal_year_of_a_record() -> None:
    """FISCALYR; in the file of violations PV_FY."""
    assert fiscal_year_of({"FISCALYR": 2014.0}) == 2014
    assert fiscal_year_of({"PV_FY": 2015}) == 2015
    assert fiscal_year_of({}) is None


# Days and Manuals


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ({"AMENDYR": 2008, "SENTYR": 2010}, "2008-11-01 to 2009-10-31"),
        ({"AMENDYR": None, "SENTYR": 2010}, "2010"),
        ({"AMENDYR": 1994, "FISCALYR": 2014}, "1994-11-01 to 1995-10-31"),
        ({"AMENDYR": 1994, "FISCALYR": 2015}, "1989-11-01 to 1995-10-31"),
        ({"AMENDYR": 1994}, "1989-11-01 to 1995-10-31"),
    ],
)
def test_days_whose_manual_may_have_been_applied(row: dict[str, object], when: str) -> None:
    """AMENDYR tells it; else the day of sentencing (§ 1B1.11(a))."""
    assert days(row) == PartialDate.parse(when)


def test_where_nothing_tells() -> None:
    """No Manual is assumed."""
    told = "nothing tells the Manual: AMENDYR, SENTDATE, SENTYR, SENTMON, FISCALYR and QUARTER are missing"

    assert refusal(lambda: days({"AMENDYR": None}), Undetermined) == told


def test_manuals_during_some_days() -> None:
    """The one in effect on the first day, and each that took effect after."""
    assert [book.day for book in manuals(PartialDate.parse("2010-10-01 to 2010-12-31"))] == [
        date(2010, 10, 1),
        date(2010, 11, 1),
    ]
    assert [book.day for book in manuals(PartialDate.parse("2009-01-15"))] == [date(2009, 1, 15)]
    assert [book.day for book in manuals(PartialDate.parse("2010-10-01 to 2010-11-01"))] == [
        date(2010, 10, 1),
        date(2010, 11, 1),
    ]
    assert [book.day for book in manuals(PartialDate.parse("2010-11"))] == [date(2010, 11, 1)]
    refusal(lambda: manuals(PartialDate.parse("2026-10 to 2026-11")) and manuals(PartialDate.parse("2026-11")))
