"""A value of a frame as what a case needs: a day, a whole number, a truth, a category, a term."""

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from numbers import Integral, Real
from typing import Any

from sentencing.casefile.values import clipped, shown
from sentencing.errors import CaseFileError
from sentencing.partial import PartialDate
from sentencing.terms import LIFE, CriminalHistoryCategory, Term

LONGEST_REASON = 600
"""No reason in a row has more characters, whatever the cells that it quotes."""


def as_reason(refusal: Exception) -> str:
    r"""A refusal as the reason that stands in a row: one line, of bounded length.

    >>> as_reason(ValueError("a cell of\ntwo lines"))
    'a cell of two lines'
    """
    return clipped(str(refusal) or f"{type(refusal).__name__}, without a reason", LONGEST_REASON)


def present(value: Any) -> Any:  # noqa: ANN401 - a frame may hold anything
    """The value, or ``None`` for every way in which frames say that it is missing: null, NaN, NaT, ``pandas.NA``.

    A whole number is one, though a frame that has no other word for a missing number holds it as a float.

    >>> present(float("nan")), present(None), present(21.5), present(21.0)
    (None, None, 21.5, 21)
    """
    if isinstance(value, float) and value.is_integer():
        return int(value)
    try:
        return None if value is None or bool(value != value) else value  # noqa: PLR0124 - NaN and NaT differ from themselves
    except (TypeError, ArithmeticError):  # pandas.NA is neither true nor false; a signalling NaN compares with nothing
        return None


def a_day(value: object, fact: str) -> date:
    """A day from a date, a timestamp, or ISO text.

    >>> a_day("2009-11-01", "manual"), a_day(date(2009, 11, 1), "manual")
    (datetime.date(2009, 11, 1), datetime.date(2009, 11, 1))

    Raises:
        CaseFileError: it is none of these.
    """
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        msg = f"{fact}: {shown(value)} is no day; write it as 2009-11-01"
        raise CaseFileError(msg) from None


def a_partial_date(value: object, fact: str) -> PartialDate:
    """A day, or text that tells only a month or a year.

    >>> print(a_partial_date("2010-06", "sentenced"))
    2010-06

    Raises:
        SentencingError: it is none of these.
    """
    return PartialDate.on(a_day(value, fact)) if isinstance(value, date) else PartialDate.parse(clipped(str(value)))


def a_number(value: object, fact: str) -> int:
    """A whole number from a number, or from text.

    >>> a_number(21.0, "offense_level"), a_number("-2", "offense_level")
    (21, -2)

    Raises:
        CaseFileError: it is no whole number.
    """
    if isinstance(value, str | Real | Decimal) and not isinstance(value, bool):
        with suppress(ValueError, OverflowError):  # NaN; infinity
            number = value if isinstance(value, Integral) else float(value)
            if number == int(number):
                return int(number)
    msg = f"{fact}: {shown(value)} is no whole number"
    raise CaseFileError(msg)


_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


def a_truth(value: object, fact: str) -> bool:
    """True or false, 1 or 0, or the words.

    >>> a_truth(1.0, "motion"), a_truth(False, "motion"), a_truth("True", "motion")
    (True, False, True)

    Raises:
        CaseFileError: it is none of these.
    """
    if value in (0, 1):
        return bool(value)
    if isinstance(value, str) and value.strip().lower() in _TRUTHS:
        return _TRUTHS[value.strip().lower()]
    msg = f"{fact}: {shown(value)} is neither true nor false"
    raise CaseFileError(msg)


def a_category(value: object, fact: str) -> CriminalHistoryCategory:
    """A criminal history category from ``"III"`` or 3.

    >>> a_category(3.0, "category")
    CriminalHistoryCategory.III

    Raises:
        SentencingError: it is none of the six.
    """
    return CriminalHistoryCategory.parse(clipped(value) if isinstance(value, str) else a_number(value, fact))


def a_term(value: object, fact: str) -> Term:
    """Months, or ``LIFE`` from the text "life".

    >>> a_term("life", "maximum"), a_term(240, "maximum")
    (LIFE, 240)

    Raises:
        CaseFileError: it is neither.
    """
    return LIFE if value in (LIFE, str(LIFE)) else a_number(value, fact)
