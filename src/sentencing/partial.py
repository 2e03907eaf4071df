"""Dates as sources give them: a day, a month, a year, or only a bound.

Two partial dates compare as far as they decide: ``True``, ``False`` or ``None`` (they overlap).
"""

import re
from calendar import monthrange
from datetime import date, datetime
from typing import Self

from attrs import field, frozen

from sentencing.errors import SentencingError

_NOT_AFTER = "not after "
_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class ImpossibleDate(SentencingError):
    """A text that is no date.

    >>> PartialDate.parse("March 2002")
    Traceback (most recent call last):
    sentencing.partial.ImpossibleDate: 'March 2002' is no date; write a day (2002-03-01), ...
    """


def exact(day: date) -> date:
    """The day given, if it is one: a text may be read in two ways, and a time of day belongs to some place.

    Raises:
        SentencingError: it is something else.
    """
    if isinstance(day, datetime) or not isinstance(day, date):
        msg = f"day: give a day without a time, such as date(2009, 11, 1), not {day!r}"
        raise SentencingError(msg)
    return day


@frozen
class PartialDate:
    """A day known to lie between two days, both included.

    >>> PartialDate(date(2002, 3, 1), date(2002, 3, 31))
    PartialDate.parse('2002-03')
    >>> PartialDate.parse("2002-03")
    PartialDate.parse('2002-03')
    >>> PartialDate.parse("2002").before(PartialDate.parse("2003-01-01"))
    True
    >>> print(PartialDate.parse("2002").before(PartialDate.parse("2002-03-01")))
    None

    Raises:
        ImpossibleDate: the latest day is before the earliest.
    """

    earliest: date
    latest: date = field()

    @latest.validator
    def _in_order(self, _attribute: object, latest: date) -> None:
        if latest < self.earliest:
            msg = f"{latest} is before {self.earliest}, so no day lies between them"
            raise ImpossibleDate(msg)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``"2002"``, ``"2002-03"`` or ``"2002-03-01"``; also two of them, ``"2002 to 2003-06"``, and bounds.

        >>> PartialDate.parse("not after 2002-03-01").latest
        datetime.date(2002, 3, 1)

        Raises:
            ImpossibleDate: the text is none of these, or no such day exists.
        """
        first, joint, last = text.partition(" to ")
        if joint:
            return cls(cls.parse(first).earliest, cls.parse(last).latest)
        if text.startswith(_NOT_AFTER):
            return cls.not_after(cls.parse(text.removeprefix(_NOT_AFTER)).latest)
        match = _FORM.fullmatch(text.strip())
        if match is None:
            msg = f"{text!r} is no date; write a day (2002-03-01), a month (2002-03) or a year (2002)"
            raise ImpossibleDate(msg)
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            return cls._between(year or 0, month, day)
        except ValueError as error:
            msg = f"{text!r} is not on the calendar ({error})"
            raise ImpossibleDate(msg) from error

    @classmethod
    def _between(cls, year: int, month: int | None, day: int | None) -> Self:
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return cls(date(year, month, day), date(year, month, day))

    @classmethod
    def on(cls, day: date) -> Self:
        """The day itself, known exactly.

        >>> PartialDate.on(date(2010, 6, 1))
        PartialDate.parse('2010-06-01')

        Raises:
            SentencingError: it is no day, or has a time.
        """
        day = exact(day)
        return cls(day, day)

    @classmethod
    def not_after(cls, latest: date) -> Self:
        """Some day up to this one.

        >>> PartialDate.not_after(date(2002, 3, 1))
        PartialDate.parse('not after 2002-03-01')
        """
        return cls(date.min, latest)

    @classmethod
    def within(cls, began: Self | None, by: Self | None) -> Self:
        """Some day from one that is stated to another, as far as they are: on any day where neither is.

        >>> PartialDate.within(None, PartialDate.parse("2002-03-01"))
        PartialDate.parse('not after 2002-03-01')
        """
        earliest = began.earliest if began else date.min
        return cls(earliest, max(earliest, by.latest if by else date.max))

    @property
    def day(self) -> date | None:
        """The day, if it is known exactly."""
        return self.earliest if self.earliest == self.latest else None

    def before(self, other: Self) -> bool | None:
        """Whether this day is earlier than the other; ``None`` where the two overlap.

        >>> PartialDate.parse("2002-03").before(PartialDate.parse("2002-04-01"))
        True
        """
        if self.latest < other.earliest:
            return True
        if self.earliest >= other.latest:
            return False
        return None

    def not_later(self, other: Self) -> bool | None:
        """Whether this day is the other or earlier; ``None`` where the facts do not decide.

        >>> day = PartialDate.parse("2002-03-01")
        >>> day.not_later(day), day.not_later(PartialDate.parse("2002-03"))
        (True, True)
        """
        later = other.before(self)
        return None if later is None else not later

    def relation_open(self, other: Self) -> bool:
        """Whether the two may be one day or two: they overlap, and are not the same known day.

        >>> month = PartialDate.parse("2002-03")
        >>> month.relation_open(PartialDate.parse("2002-03-15")), month.relation_open(PartialDate.parse("2002-04"))
        (True, False)
        """
        same = self.day is not None and self.day == other.day
        return not (same or self.before(other) or other.before(self))

    def add_years(self, years: int) -> Self:
        """The anniversary; 29 February falls back to the 28th. Bounds beyond the calendar stay at its end.

        >>> print(PartialDate.parse("2004-02-29").add_years(15))
        2019-02-28
        """
        earliest = _anniversary(self.earliest, years)
        return type(self)(earliest, earliest if self.day else _anniversary(self.latest, years))

    def __str__(self) -> str:
        if self.day is not None:
            return self.day.isoformat()
        year, month = self.earliest.year, self.earliest.month
        if self == self._between(year, None, None):
            return self.earliest.isoformat()[: len("YYYY")]
        if self == self._between(year, month, None):
            return self.earliest.isoformat()[: len("YYYY-MM")]
        if self.earliest == date.min:
            return f"{_NOT_AFTER}{self.latest}"
        return f"{self.earliest} to {self.latest}"

    def __repr__(self) -> str:
        return f"PartialDate.parse({str(self)!r})"


def _anniversary(day: date, years: int) -> date:
    year = day.year + years
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February in a common year
        return day.replace(year=year, day=28)
