"""Statutes as values with a date of effect and the public law that made them, as ``dated`` has it for the Manual."""

from bisect import bisect_right
from datetime import date
from typing import Generic, TypeVar

from attrs import frozen

from sentencing.errors import NotInForce

T_co = TypeVar("T_co", covariant=True)


@frozen
class Enacted(Generic[T_co]):
    """One version of a statute: from when, by which public law, and what of it was not read, if anything.

    >>> Enacted(date(2003, 4, 30), "Pub. L. 108-21 § 101", 24).source
    'Pub. L. 108-21 § 101 (eff. 2003-04-30)'
    """

    effective: date
    public_law: str
    text: T_co
    not_read: str = ""

    @property
    def source(self) -> str:
        """The public law and its date, as a step of a worksheet carries them."""
        return f"{self.public_law} (eff. {self.effective})"


@frozen
class Statute(Generic[T_co]):
    """Every version of a statute, in order.

    >>> registrants = Statute("18 U.S.C. 3583(k)", (Enacted(date(2006, 7, 27), "Pub. L. 109-248 § 141(e)", 60),))
    >>> registrants.begun(date(2006, 7, 26)), registrants.on(date(2006, 7, 27)).text
    (False, 60)
    """

    name: str
    versions: tuple[Enacted[T_co], ...]

    def begun(self, day: date) -> bool:
        """Whether there was such a law for an offense of that day."""
        return day >= self.versions[0].effective

    def on(self, day: date) -> Enacted[T_co]:
        """The version that governs an offense of that day.

        Raises:
            NotInForce: the day is before the first version.
        """
        if not self.begun(day):
            msg = f"{self.name} is not in force on {day}: it begins with {self.versions[0].source}"
            raise NotInForce(msg)
        return self.versions[bisect_right([version.effective for version in self.versions], day) - 1]
