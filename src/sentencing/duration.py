"""A length of imprisonment as it was pronounced: years, months, weeks and days, of which months and days are kept."""

import re
from functools import total_ordering
from typing import Self, TypeAlias

from attrs import field, frozen

from sentencing.errors import SentencingError
from sentencing.terms import Life, whole_number

_DAYS_IN_A_YEAR = 365
_MONTHS_IN_A_YEAR = 12
_DAYS_IN_A_WEEK = 7
_PART = re.compile(r"(\d{1,5})\s*(year|month|week|day)s?", re.ASCII)
_PART_OR_JOINT = re.compile(r"\d{1,5}\s*(?:year|month|week|day)s?|\band\b|[,\s]", re.ASCII)
_UNITS = {"year": (_MONTHS_IN_A_YEAR, 0), "month": (1, 0), "week": (0, _DAYS_IN_A_WEEK), "day": (0, 1)}


def _whole_units(_duration: object, _attribute: object, number: int) -> None:
    whole_number(number, "a number of months or days")


@total_ordering
@frozen(eq=False)
class Duration:
    """A length of imprisonment as pronounced: months, days, or both.

    Months are compared with days by the convention that twelve months are 365 days, exactly: 13 months are 395 and 5/12
    days, so 395 days do not exceed them and 396 do; two months are more than sixty days.

    >>> Duration.parse("1 year 1 month") == Duration(months=13)
    True
    >>> Duration.parse("60 days") < Duration(months=2)
    True

    Raises:
        SentencingError: the length is negative.
    """

    months: int = field(default=0, validator=_whole_units)
    days: int = field(default=0, validator=_whole_units, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self._measure < 0:
            msg = f"a term cannot be negative ({self.months} months, {self.days} days)"
            raise SentencingError(msg)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``"5 years"``, ``"1 year 1 month"``, ``"60 days"``; units are years, months, weeks and days.

        >>> Duration.parse("1 year 1 month").months
        13

        Raises:
            SentencingError: the text is no length of time in whole units.
        """
        whole, joint, part = text.partition(" less ")
        if joint:
            return cls.parse(whole) - cls.parse(part)
        parts = _PART.findall(text.lower())
        rest = _PART_OR_JOINT.sub("", text.lower())
        if not parts or rest:
            msg = f"{text!r} is no term; write whole units, such as '5 years', '1 year 1 month' or '60 days'"
            raise SentencingError(msg)
        sizes = [(int(number), _UNITS[unit]) for number, unit in parts]
        return cls(sum(n * months for n, (months, _) in sizes), days=sum(n * days for n, (_, days) in sizes))

    @property
    def whole_months(self) -> int:
        """The whole months in it, twelve being 365 days.

        >>> Duration(12, days=-1).whole_months, Duration(days=364).whole_months
        (11, 11)
        """
        return self.months + self.days * _MONTHS_IN_A_YEAR // _DAYS_IN_A_YEAR

    @property
    def _measure(self) -> int:
        """Twelfths of a day, so that months and days share an exact unit."""
        return self.months * _DAYS_IN_A_YEAR + self.days * _MONTHS_IN_A_YEAR

    def __add__(self, other: Self) -> Self:
        if not isinstance(other, Duration):
            return NotImplemented
        return type(self)(self.months + other.months, days=self.days + other.days)

    def __sub__(self, other: Self) -> Self:
        if not isinstance(other, Duration):
            return NotImplemented
        return type(self)(self.months - other.months, days=self.days - other.days)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Duration) and self._measure == other._measure

    def __hash__(self) -> int:
        return hash(self._measure)

    def __lt__(self, other: "Duration | Life") -> bool:
        if isinstance(other, Life):
            return True
        if isinstance(other, Duration):
            return self._measure < other._measure
        return NotImplemented

    def __bool__(self) -> bool:
        return self._measure > 0

    def __str__(self) -> str:
        months = f"{self.months} month{'' if self.months == 1 else 's'}"
        days = f"{abs(self.days)} day{'' if abs(self.days) == 1 else 's'}"
        if not self.days:
            return months
        if not self.months:
            return days
        return f"{months} {'less ' if self.days < 0 else ''}{days}"


Imposed: TypeAlias = Duration | Life
"""A term of imprisonment as pronounced: a duration, or ``LIFE``."""


def as_length(value: Imposed | int) -> Imposed:
    """A length of imprisonment: a duration or ``LIFE``, or whole months.

    >>> as_length(13)
    Duration(months=13, days=0)
    """
    return value if isinstance(value, Duration | Life) else Duration(value)
