"""What Parts B to E read: the counts of conviction with what the statutes make of them, and the texts of an edition."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from attrs import frozen

from sentencing.counts import Count
from sentencing.dated import Dated
from sentencing.duration import Duration
from sentencing.errors import SentencingError
from sentencing.offense_class import UNSETTLED, OffenseClass, possible_classes
from sentencing.partial import PartialDate
from sentencing.terms import Term

T = TypeVar("T")


@frozen
class Conviction:
    """A count of conviction with its statutory maximum and its end, and the classes that it may have.

    Attributes:
        count: the count as stated.
        key: how messages name it: ``count``, or ``count[2]`` where there are several.
        maximum: its statutory maximum, in months, or ``LIFE``; ``None`` where it is not known.
        ended: when the offense ended, as far as known.
        classes: the classes that it may have (18 U.S.C. 3559(a)).
    """

    count: Count
    key: str
    maximum: Term | Duration | None
    ended: PartialDate
    classes: tuple[OffenseClass, ...]

    @property
    def missing(self) -> str:
        """The fact that would settle the class."""
        if self.maximum is None:
            return f"{self.key}.maximum: state the statutory maximum, which gives the class (18 U.S.C. 3559(a))"
        if self.ended.latest < UNSETTLED.before:
            either = " or ".join(UNSETTLED.classes)
            return (
                f"{self.key}.maximum: before {UNSETTLED.before} this maximum may have made a {either}; "
                "18 U.S.C. 3559(a) as it then stood is not modelled"
            )
        return f"{self.key}.ended: state when the offense ended; 18 U.S.C. 3559(a) was amended on {UNSETTLED.before}"


def convictions_of(
    counts: tuple[Count, ...], maxima: Iterable[Term | Duration | None], ended: Iterable[PartialDate]
) -> tuple[Conviction, ...]:
    """The counts with their maxima and dates, and the classes that these leave possible.

    Raises:
        SentencingError: there is no count, or not one maximum and one date for each.
    """
    maxima, ended = tuple(maxima), tuple(ended)
    if not counts or not len(counts) == len(maxima) == len(ended):
        msg = f"{len(counts)} counts need a maximum and a date each, not {len(maxima)} and {len(ended)}"
        raise SentencingError(msg)
    keys = ("count",) if len(counts) == 1 else tuple(f"count[{n}]" for n in range(1, len(counts) + 1))
    return tuple(map(_conviction, counts, keys, maxima, ended))


def _conviction(count: Count, key: str, maximum: Term | Duration | None, ended: PartialDate) -> Conviction:
    return Conviction(count, key, maximum, ended, possible_classes(maximum, ended))


class Texts(Protocol):
    """The texts of an edition, as printed or with what a user laid over it; a ``Manual`` is one."""

    def text(self, section: Dated[T], /) -> T:
        """The section as the edition has it."""
        ...

    def source(self, section: Dated[T], /) -> str:
        """Whence that text comes."""
        ...


@frozen
class Printed:
    """The edition in effect on a day, as printed."""

    day: date

    def text(self, section: Dated[T], /) -> T:
        """The section as printed."""
        return section.on(self.day)

    def source(self, section: Dated[T], /) -> str:
        """The amendment that made it so, and its date."""
        return section.version(self.day).source
