"""The words of the Table: offense level, criminal history category, term of imprisonment, range, zone."""

from bisect import bisect_right
from collections.abc import Mapping
from enum import Enum, StrEnum
from functools import total_ordering
from typing import Final, Literal, Self, TypeAlias

from attrs import field, frozen

from sentencing.errors import SentencingError
from sentencing.words import in_months

LOWEST_LEVEL = 1
HIGHEST_LEVEL = 43


class Life(Enum):
    """Imprisonment for life: a bound above every number of months, and itself no number.

    >>> LIFE > 405, str(LIFE)
    (True, 'life')

    Raises:
        TypeError: life is compared with what is no term.
    """

    LIFE = "life"

    def __lt__(self, other: "Term") -> bool:
        return False if _is_term(other) else NotImplemented

    def __gt__(self, other: "Term") -> bool:
        return other is not Life.LIFE if _is_term(other) else NotImplemented

    def __le__(self, other: "Term") -> bool:
        return not self > other

    def __ge__(self, other: "Term") -> bool:
        return not self < other

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return "LIFE"


LIFE: Final = Life.LIFE

Term: TypeAlias = int | Literal[Life.LIFE]
"""A bound of a range: whole months, or ``LIFE``."""


def _is_term(value: object) -> bool:
    return isinstance(value, int | Life) and not isinstance(value, bool)


def whole_number(value: object, what: str) -> int:
    """The value, if it is a whole number; true and false are none."""
    if isinstance(value, bool) or not isinstance(value, int):
        msg = f"{what} is a whole number, not {value!r}"
        raise SentencingError(msg)
    return value


@total_ordering
@frozen(eq=False)
class OffenseLevel:
    """A total offense level, 1 to 43 (Ch. 5, Pt. A, n.2); it compares with whole numbers.

    >>> OffenseLevel(21)
    OffenseLevel(21)
    >>> OffenseLevel.clamp(46), OffenseLevel.clamp(-1)
    (OffenseLevel(43), OffenseLevel(1))

    Raises:
        SentencingError: the number is no level of the Table.
    """

    number: int = field()

    @number.validator
    def _in_table(self, _attribute: object, number: int) -> None:
        if not LOWEST_LEVEL <= whole_number(number, "an offense level") <= HIGHEST_LEVEL:
            msg = f"{number} is no offense level of the Table: they run from {LOWEST_LEVEL} to {HIGHEST_LEVEL}"
            raise SentencingError(msg)

    @classmethod
    def clamp(cls, total: int) -> "OffenseLevel":
        """The level for any total: below 1 is 1, above 43 is 43 (Ch. 5, Pt. A, n.2).

        >>> OffenseLevel.clamp(46)
        OffenseLevel(43)

        Raises:
            SentencingError: the total is no whole number.
        """
        number = max(LOWEST_LEVEL, min(HIGHEST_LEVEL, whole_number(total, "an offense level")))
        return _LEVELS[number - LOWEST_LEVEL]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, bool) or not isinstance(other, OffenseLevel | int):
            return NotImplemented
        return self.number == int(other)

    def __lt__(self, other: "OffenseLevel | int") -> bool:
        if isinstance(other, OffenseLevel | int):
            return self.number < int(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.number)

    def __int__(self) -> int:
        return self.number

    def __index__(self) -> int:
        return self.number

    def __str__(self) -> str:
        return str(self.number)

    def __repr__(self) -> str:
        return f"OffenseLevel({self.number})"


_LEVELS = tuple(OffenseLevel(number) for number in range(LOWEST_LEVEL, HIGHEST_LEVEL + 1))


@total_ordering
class CriminalHistoryCategory(Enum):
    """A criminal history category, I to VI, ordered (Ch. 5, Pt. A).

    >>> CriminalHistoryCategory.from_points(5)
    CriminalHistoryCategory.III
    >>> CriminalHistoryCategory.parse("iv") > CriminalHistoryCategory.parse(3)
    True
    """

    I = 1  # noqa: E741 - the Manual's own name
    II = 2
    III = 3
    IV = 4
    V = 5
    VI = 6

    @classmethod
    def from_points(cls, points: int) -> Self:
        """The category for a score: 0-1, 2-3, 4-6, 7-9, 10-12, 13 or more (Ch. 5, Pt. A).

        >>> CriminalHistoryCategory.from_points(7)
        CriminalHistoryCategory.IV

        Raises:
            SentencingError: the points are no whole number from 0 up.
        """
        if whole_number(points, "a criminal history score") < 0:
            msg = f"{points} is no criminal history score; it is 0 or more"
            raise SentencingError(msg)
        return cls(1 + bisect_right(CATEGORY_BEGINS, points))

    @classmethod
    def parse(cls, text: "str | int | CriminalHistoryCategory") -> Self:
        """Read ``"III"``, ``"iii"``, ``3`` or a category.

        >>> CriminalHistoryCategory.parse("iii")
        CriminalHistoryCategory.III

        Raises:
            SentencingError: it is none of the six.
        """
        if isinstance(text, cls):
            return text
        if isinstance(text, str | int) and not isinstance(text, bool):
            known = _CATEGORIES.get(text.strip().upper() if isinstance(text, str) else text)
            if known is not None:
                return cls(known)
        msg = f"{text!r} is no criminal history category; write I, II, III, IV, V or VI"
        raise SentencingError(msg)

    def __lt__(self, other: object) -> bool:
        if isinstance(other, CriminalHistoryCategory):
            return self.value < other.value
        return NotImplemented

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"CriminalHistoryCategory.{self.name}"


_CATEGORIES: dict[str | int, int] = {
    spelling: category.value
    for category in CriminalHistoryCategory
    for spelling in (category.name, str(category.value), category.value)
}
"""Each way to write a category, and its number."""

CATEGORY_BEGINS = (2, 4, 7, 10, 13)
"""The points at which Categories II to VI begin, in every edition (Ch. 5, Pt. A)."""


class Zone(StrEnum):
    """A zone of the Sentencing Table, from 1 November 1992 (amend. 462; Ch. 5, Pt. A; § 5C1.1).

    In 2010 (amend. 738) a minimum of twelve months came from Zone D into Zone C.

    >>> from datetime import date
    >>> from sentencing.manual import Manual
    >>> [Manual.on(date(year, 11, 1)).table.zone(11, "III") for year in (2009, 2010)]
    [<Zone.D: 'D'>, <Zone.C: 'C'>]

    Raises:
        ValueError: the text is none of these.
    """

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@frozen
class Difference:
    """How far one range lies from another, in months at each end; ``None`` where life makes it no number.

    >>> Range(360, LIFE).difference(Range(324, 405))
    Difference(minimum=36, maximum=None)
    """

    minimum: int | None
    maximum: int | None


def as_term(value: Term) -> Term:
    """A term: ``LIFE``, or a number of months from 0 up."""
    return _bound(value)


def _bound(value: object) -> Term:
    if isinstance(value, Life):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    msg = f"a bound of a range is a number of months from 0 up, or LIFE, not {value!r}"
    raise SentencingError(msg)


@frozen
class Range:
    """A guideline range, in months; either end may be ``LIFE``. A single guideline sentence has equal ends.

    >>> 48 in Range(46, 57)
    True
    >>> Range(33, 41).difference(Range(41, 51))
    Difference(minimum=-8, maximum=-10)
    >>> print(Range(360, LIFE), Range(24, 24), Range(LIFE, LIFE))
    360-life 24 life

    Raises:
        SentencingError: a bound is no term, or the maximum is below the minimum.
    """

    minimum: Term = field(converter=as_term)
    maximum: Term = field(converter=as_term)

    @maximum.validator
    def _not_below(self, _attribute: object, maximum: Term) -> None:
        if maximum < self.minimum:
            msg = f"the maximum of a range ({maximum}) is below its minimum ({self.minimum})"
            raise SentencingError(msg)

    def __contains__(self, term: Term) -> bool:
        return self.minimum <= term <= self.maximum

    def overlap(self, other: Self) -> Self | None:
        """The terms that both ranges contain; ``None`` where they share none.

        >>> print(Range(33, 41).overlap(Range(37, 46)), Range(33, 41).overlap(Range(46, 57)))
        37-41 None
        """
        minimum = max(self.minimum, other.minimum)
        maximum = min(self.maximum, other.maximum)
        return None if maximum < minimum else type(self)(minimum, maximum)

    def limited(self, maximum: Term | None, minimum: Term | None) -> Self:
        """The range as a maximum and a minimum leave it, in months; a limit beyond the range takes its place.

        >>> print(Range(51, 63).limited(60, None), Range(51, 63).limited(48, None), Range(41, 51).limited(None, 60))
        51-60 48 60
        """
        if maximum is not None and maximum < self.minimum:
            return type(self)(maximum, maximum)
        if minimum is not None and minimum > self.maximum:
            return type(self)(minimum, minimum)
        lowest = self.minimum if minimum is None else max(self.minimum, minimum)
        return type(self)(lowest, self.maximum if maximum is None else min(self.maximum, maximum))

    def difference(self, other: Self) -> Difference:
        """This range less the other, in months at each end; life less life is 0, life less months is ``None``.

        >>> Range(33, 41).difference(Range(41, 51))
        Difference(minimum=-8, maximum=-10)
        """
        return Difference(_less(self.minimum, other.minimum), _less(self.maximum, other.maximum))

    @property
    def width(self) -> int | None:
        """Months from minimum to maximum; ``None`` where only one end is life."""
        return _less(self.maximum, self.minimum)

    def harsher_than(self, other: Self) -> bool:
        """Whether the minimum is higher, or the minima are equal and the maximum is higher.

        >>> Range(41, 51).harsher_than(Range(33, 41)), Range(24, 24).harsher_than(Range(24, 30))
        (True, False)
        """
        if self.minimum != other.minimum:
            return self.minimum > other.minimum
        return self.maximum > other.maximum

    def to_dict(self) -> dict[str, int | str]:
        """The bounds as plain data: months, or the string ``"life"``.

        >>> Range(360, LIFE).to_dict()
        {'minimum': 360, 'maximum': 'life'}
        """
        return {"minimum": plain_term(self.minimum), "maximum": plain_term(self.maximum)}

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Self:
        """Read what ``to_dict`` wrote.

        >>> Range.from_dict({"minimum": 360, "maximum": "life"})
        Range(minimum=360, maximum=LIFE)

        Raises:
            KeyError: an end is missing.
            SentencingError: an end is no term, or the maximum is below the minimum.
        """
        return cls(*(read_term(data[end]) for end in ("minimum", "maximum")))

    def __str__(self) -> str:
        if self.minimum == self.maximum:
            return str(self.minimum)
        return f"{self.minimum}-{self.maximum}"

    def _repr_html_(self) -> str:
        return f"<span>{in_months(self)}</span>"

    def __rich__(self) -> str:
        return f"[bold]{self}[/bold]"


def plain_term(term: Term) -> int | str:
    """A term as plain data: months, or the string ``"life"``."""
    return term if isinstance(term, int) else str(term)


def read_term(data: object) -> Term:
    """Read what ``plain_term`` wrote."""
    return LIFE if data == str(LIFE) else _bound(data)


def _less(term: Term, other: Term) -> int | None:
    if isinstance(term, int) and isinstance(other, int):
        return term - other
    return 0 if term is other else None
