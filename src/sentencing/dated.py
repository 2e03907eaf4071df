"""Law as values with a date of effect.

A history is a tuple of versions, each with the day it took effect and the amendment that made it, as in the Historical
Note that ends every section of the Manual. Versions start; they never end: the next one ends them.
"""

from bisect import bisect_right
from datetime import date
from typing import Generic, TypeVar

from attrs import field, frozen

from sentencing.errors import NotInForce, NotModelled, SentencingError

T_co = TypeVar("T_co", covariant=True)


@frozen
class Version(Generic[T_co]):
    """One text of a provision.

    ``amendment`` is the number in Appendix C (``None`` only for the original text of 1987), and ``text`` is ``None``
    where that amendment deleted the provision. ``inferred`` says what was deduced rather than read, if anything was.

    >>> Version(date(1995, 11, 1), 500, 65).source
    'App. C, amend. 500 (eff. 1995-11-01)'
    """

    effective: date
    amendment: int | None
    text: T_co | None
    inferred: str = ""
    source: str = field(init=False, eq=False, repr=False)
    """The Appendix C reference, as a step of a worksheet carries it."""

    @source.default
    def _source(self) -> str:
        made_by = "original text" if self.amendment is None else f"App. C, amend. {self.amendment}"
        return f"{made_by} (eff. {self.effective})"


@frozen
class Dated(Generic[T_co]):
    """Every version of one provision, in order.

    >>> speed = Dated("speed", (Version(date(1987, 11, 1), None, 55), Version(date(1995, 11, 1), 500, None)))
    >>> speed.on(date(1990, 1, 1))
    55
    >>> speed.on(date(1996, 1, 1))
    Traceback (most recent call last):
    sentencing.errors.NotInForce: speed is not in force on 1996-01-01: deleted by App. C, amend. 500 (eff. 1995-11-01)

    Raises:
        SentencingError: there is no version, or the effective dates are not ascending and distinct.
    """

    name: str
    versions: tuple[Version[T_co], ...] = field()
    days: tuple[date, ...] = field(init=False, eq=False, repr=False)
    """The effective date of each version."""

    @days.default
    def _effective_days(self) -> tuple[date, ...]:
        return tuple(version.effective for version in self.versions)

    @versions.validator
    def _ascending(self, _attribute: object, versions: tuple[Version[T_co], ...]) -> None:
        if not versions or list(self.days) != sorted(set(self.days)):
            msg = f"the versions of {self.name} must have ascending, distinct effective dates"
            raise SentencingError(msg)

    def version(self, day: date) -> Version[T_co]:
        """The latest version that had taken effect by a day; its text is ``None`` where it deletes the provision.

        >>> speed = Dated("speed", (Version(date(1987, 11, 1), None, 55), Version(date(1995, 11, 1), 500, 65)))
        >>> speed.version(date(1996, 1, 1)).amendment
        500

        Raises:
            NotModelled: the day is before the original text of 1987.
            NotInForce: the day is before a later provision began.
        """
        index = bisect_right(self.days, day) - 1
        if index < 0:
            first = self.versions[0]
            refusal = NotModelled if first.amendment is None else NotInForce
            msg = f"{self.name} is not in force on {day}: it begins with {first.source}"
            raise refusal(msg)
        return self.versions[index]

    def in_force(self, day: date) -> bool:
        """Whether the provision had begun by a day, and had not been deleted.

        >>> speed = Dated("speed", (Version(date(1987, 11, 1), None, 55), Version(date(1995, 11, 1), 500, None)))
        >>> speed.in_force(date(1990, 1, 1)), speed.in_force(date(1996, 1, 1))
        (True, False)
        """
        return day >= self.days[0] and self.version(day).text is not None

    def on(self, day: date) -> T_co:
        """The text in force on a day.

        >>> Dated("speed", (Version(date(1987, 11, 1), None, 55),)).on(date(1990, 1, 1))
        55

        Raises:
            NotModelled: the day is before the original text of 1987.
            NotInForce: the provision had not begun, or had been deleted.
        """
        version = self.version(day)
        if version.text is None:
            msg = f"{self.name} is not in force on {day}: deleted by {version.source}"
            raise NotInForce(msg)
        return version.text
