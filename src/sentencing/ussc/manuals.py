"""Which Manual a record was worked with, as far as the file tells: by ``AMENDYR``, else by the day of sentencing.

The file tells a year, a month or a quarter, so an answer is a span of days, and there may be several Manuals in it.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache

from sentencing.errors import Contradiction, NotModelled, SentencingError, Undetermined
from sentencing.frames.values import present
from sentencing.manual import EFFECTIVE_DAYS, FIRST_DAY, LAST_DAY, Manual
from sentencing.partial import PartialDate
from sentencing.ussc.codes import Row, whole

DAY_COLUMNS = ("AMENDYR", "SENTDATE", "SENTYR", "SENTMON", "FISCALYR", "PV_FY", "QUARTER")
"""The columns that tell the Manual, or the day of sentencing."""

_MANUALS_UNDER_1994 = (1989, 1994)
_POOLED_FROM = 2015
"""From the file of this fiscal year on, ``AMENDYR`` 1994 stands for the Manuals of 1989 to 1994."""
_FIRST_MANUAL = FIRST_DAY.year
_SECOND_TEXT = date(1988, 1, 15)
"""Appendix C, amends. 1 to 48: the Manual of 1987 in its second text."""
_QUARTERS = {1: (-1, 10, 12), 2: (0, 1, 3), 3: (0, 4, 6), 4: (0, 7, 9)}
"""The calendar year, less the fiscal one, and the first and last month of each quarter."""


def edition(amendyr: object, fiscal_year: int | None = None) -> date:
    """The day of the Manual that ``AMENDYR`` names: 1 November of its year.

    >>> print(edition(2008), edition(1994, 2014))
    2008-11-01 1994-11-01
    >>> edition(1994, 2015)
    Traceback (most recent call last):
    sentencing.errors.Undetermined: AMENDYR 1994 stands for the Manuals of 1989 to 1994 from FY2015 on: name ...

    Args:
        amendyr: the value in the file.
        fiscal_year: that of the file; without it 1994 does not tell the Manual.

    Raises:
        Undetermined: the year stands for more than one Manual, or is missing.
        NotModelled: there was no Manual in that year, or it is not encoded.
        Contradiction: the Manual is newer than the file.
    """
    year = whole(amendyr, "AMENDYR")
    if year is None:
        msg = "AMENDYR is missing: name the `manual`"
        raise Undetermined(msg)
    span = _days_of(year, fiscal_year)
    if span.earliest.year < year:
        first, last = _MANUALS_UNDER_1994
        msg = f"AMENDYR {year} stands for the Manuals of {first} to {last} from FY{_POOLED_FROM} on: name the `manual`"
        raise Undetermined(msg)
    if year == _FIRST_MANUAL:
        msg = f"AMENDYR {year} stands for the text of {FIRST_DAY} and that of {_SECOND_TEXT}: name the `manual`"
        raise Undetermined(msg)
    return span.earliest


def _days_of(year: int, fiscal_year: int | None) -> PartialDate:
    """The days on which the Manual that ``AMENDYR`` names was the newest."""
    if not _FIRST_MANUAL <= year < LAST_DAY.year:
        early = year < _FIRST_MANUAL
        told = f"the first Manual is that of {FIRST_DAY}" if early else f"none is encoded after {LAST_DAY}"
        msg = f"AMENDYR {year}: {told}"
        raise NotModelled(msg)
    if fiscal_year is not None and fiscal_year <= year:
        msg = f"AMENDYR {year}: the Manual of that year began on 1 November, after fiscal year {fiscal_year} had ended"
        raise Contradiction(msg)
    first, last = _MANUALS_UNDER_1994
    pooled = year == last and (fiscal_year is None or fiscal_year >= _POOLED_FROM)
    return PartialDate(date(first if pooled else year, 11, 1), date(year + 1, 10, 31))


def fiscal_year_of(row: Row) -> int | None:
    """The fiscal year of the file: ``FISCALYR``, or ``PV_FY`` in that of violations, which is not of the sentence."""
    of_case = whole(row.get("FISCALYR"), "FISCALYR")
    return whole(row.get("PV_FY"), "PV_FY") if of_case is None else of_case


def sentenced(row: Row) -> PartialDate | None:
    """When sentence was imposed, as exactly as the columns present tell together; ``None`` where none does.

    >>> sentenced({"SENTYR": 2014, "FISCALYR": 2015})
    PartialDate.parse('2014-10-01 to 2014-12-31')
    >>> print(sentenced({"SENTYR": 2014, "SENTMON": 5}), sentenced({"FISCALYR": 2025, "QUARTER": 1}))
    2014-05 2024-10-01 to 2024-12-31

    Raises:
        Contradiction: two columns exclude each other.
        SentencingError: a value is no year, month, quarter or day.
    """
    told = [span for span in (_by_day(row), _by_month(row), _by_fiscal_year(row)) if span is not None]
    if not told:
        return None
    earliest, latest = max(each.earliest for each in told), min(each.latest for each in told)
    if latest < earliest:
        msg = f"the columns of the day of sentencing exclude each other: {', '.join(map(str, told))}"
        raise Contradiction(msg)
    return PartialDate(earliest, latest)


def _by_day(row: Row) -> PartialDate | None:
    stated = present(row.get("SENTDATE"))
    if isinstance(stated, datetime):
        return PartialDate.on(stated.date())
    if isinstance(stated, date):
        return PartialDate.on(stated)
    text = "" if stated is None else str(stated).strip()
    if not text or text == ".":
        return None
    match = re.fullmatch(r"(\d\d)[/-]?(\d\d)[/-]?(\d\d)", text, re.ASCII)
    if match is None:
        return PartialDate.parse(text)
    month, day, year = match.groups()
    century = "19" if int(year) >= _TWO_DIGITS_FROM else "20"
    return PartialDate.parse(f"{century}{year}-{month}-{day}")


_TWO_DIGITS_FROM = 80
"""MMDDYY: no record is older than the Sentencing Reform Act of 1984."""


def _by_month(row: Row) -> PartialDate | None:
    year, month = whole(row.get("SENTYR"), "SENTYR"), whole(row.get("SENTMON"), "SENTMON")
    if year is None:
        return None
    return PartialDate.parse(f"{year:04}" if month is None else f"{year:04}-{month:02}")


def _by_fiscal_year(row: Row) -> PartialDate | None:
    fiscal_year, quarter = whole(row.get("FISCALYR"), "FISCALYR"), whole(row.get("QUARTER"), "QUARTER")
    if fiscal_year is None:
        return None
    first, last = (1, 4) if quarter is None else (quarter, quarter)
    if first not in _QUARTERS:
        msg = f"QUARTER: {quarter} is no quarter; 1 is October to December"
        raise SentencingError(msg)
    (less, begins, _), (more, _, ends) = _QUARTERS[first], _QUARTERS[last]
    return PartialDate(
        PartialDate.parse(f"{fiscal_year + less:04}-{begins:02}").earliest,
        PartialDate.parse(f"{fiscal_year + more:04}-{ends:02}").latest,
    )


def days(row: Row) -> PartialDate:
    """The days whose Manual the record may have been worked with: those of ``AMENDYR``, else that of sentencing.

    Sentencing tells the Manual in effect then (§ 1B1.11(a)); that an earlier one governed, only ``AMENDYR`` tells.

    >>> print(days({"AMENDYR": 2014, "SENTYR": 2016}), days({"SENTYR": 2016}))
    2014-11-01 to 2015-10-31 2016

    Raises:
        Undetermined: no column tells.
        NotModelled: there is no such Manual, or it is not encoded.
        Contradiction: the Manual is newer than the file.
    """
    year = whole(row.get("AMENDYR"), "AMENDYR")
    if year is not None:
        return _days_of(year, fiscal_year_of(row))
    when = sentenced(row)
    if when is None:
        msg = f"nothing tells the Manual: {_listed(DAY_COLUMNS)} are missing"
        raise Undetermined(msg)
    return when


def days_of_revocation(row: Row) -> PartialDate:
    """The days of the fiscal year in which supervision was revoked, else as of a sentence; ``AMENDYR`` is of another.

    >>> print(days_of_revocation({"PV_FY": 2015, "AMENDYR": 1989}))
    2014-10-01 to 2015-09-30

    Raises:
        Undetermined: no column tells.
    """
    year = whole(row.get("PV_FY"), "PV_FY")
    when = sentenced(row) if year is None else _by_fiscal_year({"FISCALYR": year})
    if when is None:
        msg = "nothing tells the fiscal year of the revocation: PV_FY is missing"
        raise Undetermined(msg)
    return when


def _listed(columns: Iterable[str]) -> str:
    *others, last = (column for column in columns if not column.startswith("PV_"))
    return f"{', '.join(others)} and {last}"


@cache
def manuals(when: PartialDate) -> tuple[Manual, ...]:
    """Every Manual in effect during some days: one for each text.

    Raises:
        NotModelled: the days lie outside the Manuals encoded.
    """
    between = (day for day in EFFECTIVE_DAYS if when.earliest < day <= when.latest)
    *books, _newest = map(Manual.on, (when.earliest, *between, when.latest))
    return tuple(books)
