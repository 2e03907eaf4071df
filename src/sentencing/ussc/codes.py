"""The values of the datafile as this library's types: life, missing, days as parts of a month, districts, grades.

Every function gives ``None`` where the value is missing: null, NaN, an empty text or the dot of SAS.
"""

from collections.abc import Mapping
from functools import cache
from math import floor, isfinite
from typing import Any, TypeAlias

from attrs import frozen

from sentencing.casefile.values import shown
from sentencing.districts import District, districts
from sentencing.duration import Duration
from sentencing.errors import SentencingError, Undetermined, UnknownDistrict
from sentencing.frames.included import MOST_POINTS, a_level, some_points
from sentencing.frames.values import present
from sentencing.supervision import ViolationGrade
from sentencing.terms import LIFE, CriminalHistoryCategory, Life, Term
from sentencing.ussc.codebook import special_value
from sentencing.ussc.entries import StandsFor

Row: TypeAlias = Mapping[str, Any]
"""The values of one record by the names of the Commission's variables."""

_MISSING = frozenset({"", "."})
_DAYS_IN_A_MONTH = 365 / 12
"""The Commission writes days as parts of a month, to two decimals."""
_GRADES = {1: ViolationGrade.A, 2: ViolationGrade.B, 3: ViolationGrade.C}


@frozen
class MoreThan:
    """A term of more than so many months, of which the file says no more.

    >>> print(MoreThan(470))
    more than 470 months
    """

    months: int

    def __str__(self) -> str:
        return f"more than {self.months} months"


_CAPPED = MoreThan(470)

Sentence: TypeAlias = Duration | Life | MoreThan
"""A sentence as the file has it."""


def number(value: object) -> int | float | None:
    """A value as a number, whole where it is whole.

    >>> number("12.0"), number(12.03), number("."), number(float("nan"))
    (12, 12.03, None, None)

    Raises:
        SentencingError: it is no number.
    """
    given = present(value)
    if given is None or (isinstance(given, str) and given.strip() in _MISSING):
        return None
    try:
        read = float(given)
    except (TypeError, ValueError, OverflowError):
        read = float("nan")
    if isinstance(given, bool) or not isfinite(read):
        msg = f"{shown(given)} is no number"
        raise SentencingError(msg)
    return int(read) if read.is_integer() else read


def whole(value: object, column: str) -> int | None:
    """A value as a whole number.

    Raises:
        SentencingError: it is none.
    """
    read = number(value)
    if isinstance(read, float):
        msg = f"{column}: {read} is no whole number"
        raise SentencingError(msg)
    return read


def known(row: Row, column: str) -> int:
    """A whole number that the record must tell.

    Raises:
        Undetermined: it is missing.
        SentencingError: it is no whole number.
    """
    read = whole(row.get(column), column)
    if read is None:
        msg = f"{column} is missing"
        raise Undetermined(msg)
    return read


def known_number(row: Row, column: str) -> int | float:
    """A number that the record must tell.

    Raises:
        Undetermined: it is missing.
        SentencingError: it is no number.
    """
    read = number(row.get(column))
    if read is None:
        msg = f"{column} is missing"
        raise Undetermined(msg)
    return read


def level_of(row: Row, column: str) -> int:
    """An offense level that the record must tell.

    >>> level_of({"XFOLSOR": 21.0}, "XFOLSOR")
    21

    Raises:
        Undetermined: it is missing.
        SentencingError: it is no whole number, or none that the Manual can give, such as a code for a missing one.
    """
    return a_level(known(row, column), column)


def points_of(row: Row, column: str) -> int:
    """Criminal history points, or a number of prior sentences, that the record must tell.

    >>> points_of({"TOTCHPTS": 7}, "TOTCHPTS")
    7

    Raises:
        Undetermined: they are missing.
        SentencingError: they are no whole number, fewer than none, or 99 and more, which files write for a missing
            number.
    """
    points = some_points(known(row, column), column)
    if points < 0:
        msg = f"{column}: {points} is fewer than none, and perhaps a code for a missing number"
        raise SentencingError(msg)
    return points


def told(row: Row, column: str) -> int:
    """A whole number that the record may leave out, for none: a code, a category."""
    return whole(row.get(column), column) or 0


def flag(row: Row, column: str) -> bool:
    """Whether a record says yes; blank is no.

    >>> flag({"IS924C": 1}, "IS924C"), flag({"IS924C": None}, "IS924C")
    (True, False)

    Raises:
        SentencingError: it is neither 0, no, nor 1, yes.
    """
    code = told(row, column)
    if code not in (0, 1):
        msg = f"{column}: {code} is neither 0, no, nor 1, yes"
        raise SentencingError(msg)
    return bool(code)


def added_by(row: Row, column: str) -> int:
    """Levels or points that the record may leave out, for none; less than 0 where they come off.

    >>> added_by({"MITROLHI": -2}, "MITROLHI"), added_by({"MITROLHI": None}, "MITROLHI")
    (-2, 0)

    Raises:
        SentencingError: they are no whole number, or 99 and more either way, which files write for a missing number.
    """
    number = told(row, column)
    if abs(number) > MOST_POINTS:
        msg = f"{column}: {number} is no number of levels or points, but perhaps a code"
        raise SentencingError(msg)
    return number


def taken_off(row: Row, column: str) -> int:
    """Levels that come off, as the record has them: less than 0, or none.

    >>> taken_off({"ACCTRESP": -3}, "ACCTRESP")
    -3

    Raises:
        SentencingError: they are no whole number, or would be added.
    """
    levels = added_by(row, column)
    if levels > 0:
        msg = f"{column}: {levels} would be added, and levels come off here"
        raise SentencingError(msg)
    return levels


def term(value: object, column: str = "XMINSOR", fiscal_year: int | None = None) -> Term | None:
    """A bound of a range, or a statutory limit, in months.

    Death, as a limit, is life: 18 U.S.C. 3559(a)(1) puts the two in one class, and no term is longer.

    >>> term(57), term(9996), term(9997, "STATMAX"), term(None)
    (57, LIFE, LIFE, None)
    >>> term(996, "GLMIN"), term(996, "GLMIN", 2000)
    (996, LIFE)
    >>> term(994, "GLMIN", 2000)
    Traceback (most recent call last):
    sentencing.errors.Undetermined: GLMIN 994 is no term: no guideline applies

    Args:
        value: the value in the file.
        column: its variable, by which codes are told.
        fiscal_year: that of the file; codes that only one file has are known only if it is told.

    Raises:
        Undetermined: the value is a code that gives no term.
        SentencingError: it is no whole number of months from 0 up, or an unknown code.
    """
    months = whole(value, column)
    if months is None:
        return None
    if _coded(column, months, fiscal_year) is not None:
        return LIFE
    if not 0 <= months < _FIRST_CODE:
        msg = f"{column}: {months} is no number of months, and no code that the codebook has"
        raise SentencingError(msg)
    return months


_FIRST_CODE = 9990
"""From here on a number in a column of months is a code."""


def sentence(value: object, column: str = "SENTTOT", fiscal_year: int | None = None) -> Sentence | None:
    """A sentence: months, and days where it has a part of a month; life; or more than 470 months.

    >>> print(sentence(12.03), sentence(0.03), sentence(470), sentence(469.99, "SENSPCAP"), sep="; ")
    12 months 1 day; 1 day; life; more than 470 months
    >>> print(sentence(516), sentence(360, fiscal_year=1992), sep="; ")
    516 months; life

    Raises:
        Undetermined: the value is a code that gives no term.
        SentencingError: it is no number of months from 0 up, or an unknown code.
    """
    months = number(value)
    if months is None:
        return None
    coded = _coded(column, months, fiscal_year)
    if coded is not None:
        return _CAPPED if coded is StandsFor.OVER_470_MONTHS else LIFE
    if not 0 <= months < _FIRST_CODE:
        msg = f"{column}: {months} is no number of months, and no code that the codebook has"
        raise SentencingError(msg)
    return Duration(floor(months), days=round((months - floor(months)) * _DAYS_IN_A_MONTH))


def _coded(column: str, months: float, fiscal_year: int | None) -> StandsFor | None:
    """What a code stands for; ``None`` where the number is no code."""
    special = special_value(column, months, fiscal_year)
    if special is None:
        return None
    if special.stands_for is None:
        msg = f"{column} {months} is no term: {special.meaning}"
        raise Undetermined(msg)
    return special.stands_for


def category(value: object) -> CriminalHistoryCategory | None:
    """A criminal history category, 1 to 6.

    >>> category(3.0)
    CriminalHistoryCategory.III

    Raises:
        SentencingError: it is none.
    """
    read = whole(value, "a criminal history category")
    return None if read is None else CriminalHistoryCategory.parse(read)


def district(code: object) -> District | None:
    """The district of a code of ``DISTRICT``; 0 is Maine, and missing is no district.

    >>> print(district(0), district(42.0), district(None))
    D. Me. W.D. Tex. None

    Raises:
        UnknownDistrict: no district has that code; 21, 59 and 92 are unused.
    """
    return _among(_by_district(), "DISTRICT", code)


def circdist(code: object) -> District | None:
    """The district of a code of ``CIRCDIST``, 1 to 94 through the circuits.

    >>> print(circdist(1), circdist(36))
    D.D.C. W.D. Tex.

    Raises:
        UnknownDistrict: no district has that code.
    """
    return _among(_by_circdist(), "CIRCDIST", code)


def _among(known_codes: Mapping[int, District], column: str, code: object) -> District | None:
    read = whole(code, column)
    if read is not None and read not in known_codes:
        msg = f"{column} {read} is no code of a district"
        raise UnknownDistrict(msg)
    return None if read is None else known_codes[read]


@cache
def _by_district() -> Mapping[int, District]:
    return {each.ussc_district: each for each in districts()}


@cache
def _by_circdist() -> Mapping[int, District]:
    return {each.ussc_circdist: each for each in districts()}


def grade(value: object) -> ViolationGrade | None:
    """The grade of a violation (``PV_GRADVIOL``): 1 is A, 2 is B, 3 is C.

    >>> print(grade(1), grade(3))
    A C

    Raises:
        SentencingError: it is none.
    """
    read = whole(value, "PV_GRADVIOL")
    if read is not None and read not in _GRADES:
        msg = f"PV_GRADVIOL: {read} is no grade; 1 is A, 2 is B, 3 is C"
        raise SentencingError(msg)
    return None if read is None else _GRADES[read]
