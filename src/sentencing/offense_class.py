"""18 U.S.C. 3559(a): the class of an offense by its maximum term of imprisonment."""

from datetime import date
from enum import StrEnum

from attrs import frozen

from sentencing.duration import Duration, as_length
from sentencing.partial import PartialDate
from sentencing.terms import LIFE, Term


class OffenseClass(StrEnum):
    """The class of an offense, gravest first (18 U.S.C. 3559(a)).

    >>> OffenseClass("Class C felony").is_felony, OffenseClass.B_MISDEMEANOR.is_felony
    (True, False)

    Raises:
        ValueError: the text is none of these.
    """

    A_FELONY = "Class A felony"
    B_FELONY = "Class B felony"
    C_FELONY = "Class C felony"
    D_FELONY = "Class D felony"
    E_FELONY = "Class E felony"
    A_MISDEMEANOR = "Class A misdemeanor"
    B_MISDEMEANOR = "Class B misdemeanor"
    C_MISDEMEANOR = "Class C misdemeanor"
    INFRACTION = "infraction"

    @property
    def is_felony(self) -> bool:
        """Whether more than a year of imprisonment is authorised."""
        return self in _FELONIES


_FELONIES = frozenset(
    (
        OffenseClass.A_FELONY,
        OffenseClass.B_FELONY,
        OffenseClass.C_FELONY,
        OffenseClass.D_FELONY,
        OffenseClass.E_FELONY,
    )
)


PETTY = frozenset((OffenseClass.B_MISDEMEANOR, OffenseClass.C_MISDEMEANOR, OffenseClass.INFRACTION))
"""18 U.S.C. 19: petty offenses, which the Guidelines do not cover (§ 1B1.9)."""


@frozen
class CutOff:
    """The shortest maximum term of a class: so much or more, or only what exceeds it."""

    offense_class: OffenseClass
    term: Duration
    exceeds: bool = False

    def reached(self, maximum: Duration) -> bool:
        """Whether a maximum term is long enough for the class."""
        return self.term < maximum or (self.term == maximum and not self.exceeds)


CUT_OFFS: tuple[CutOff, ...] = (
    CutOff(OffenseClass.B_FELONY, Duration(months=300)),
    CutOff(OffenseClass.C_FELONY, Duration(months=120)),
    CutOff(OffenseClass.D_FELONY, Duration(months=60)),
    CutOff(OffenseClass.E_FELONY, Duration(months=12), exceeds=True),
    CutOff(OffenseClass.A_MISDEMEANOR, Duration(months=6), exceeds=True),
    CutOff(OffenseClass.B_MISDEMEANOR, Duration(days=30), exceeds=True),
    CutOff(OffenseClass.C_MISDEMEANOR, Duration(days=5), exceeds=True),
)
"""18 U.S.C. 3559(a) as Pub. L. 100-690 § 7041 left it; life or death is Class A, and what is shorter an infraction."""


@frozen
class Unsettled:
    """A stretch of maximum terms whose class is not known for offenses before a day: that text has not been read."""

    before: date
    at_least: Duration
    less_than: Duration
    classes: tuple[OffenseClass, ...]


UNSETTLED = Unsettled(
    date(1988, 11, 18), Duration(months=240), Duration(months=300), (OffenseClass.B_FELONY, OffenseClass.C_FELONY)
)
"""Until Pub. L. 100-690 the line between Classes B and C may have stood at twenty years."""


def offense_class(maximum: Term | Duration) -> OffenseClass:
    """The class of an offense with this maximum term, in months, in months and days, or ``LIFE``.

    >>> [str(offense_class(months)) for months in (LIFE, 240, 24, 12, 6, 0)]
    ['Class A felony', 'Class C felony', 'Class E felony', 'Class A misdemeanor', 'Class B misdemeanor', 'infraction']
    """
    term = as_length(maximum)
    if term is LIFE:
        return OffenseClass.A_FELONY
    for cut_off in CUT_OFFS:
        if cut_off.reached(term):
            return cut_off.offense_class
    return OffenseClass.INFRACTION


def possible_classes(maximum: Term | Duration | None, ended: PartialDate) -> tuple[OffenseClass, ...]:
    """Every class that an offense may have; one only, where the maximum is known and the law of its day was read.

    >>> possible_classes(240, PartialDate.parse("2009")), len(possible_classes(240, PartialDate.parse("1988")))
    ((<OffenseClass.C_FELONY: 'Class C felony'>,), 2)
    """
    if maximum is None:
        return tuple(OffenseClass)
    if ended.earliest < UNSETTLED.before and UNSETTLED.at_least <= as_length(maximum) < UNSETTLED.less_than:
        return UNSETTLED.classes
    return (offense_class(maximum),)
