"""What statutes say of supervision and its revocation, by date: 18 U.S.C. 3561, 3565 and 3583.

The date that matters is that of the original offense: penalties on revocation belong to it (*Johnson v. United States*,
529 U.S. 694 (2000)). Terms are in months. Each version says what of it was not read, if anything was not.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from attrs import frozen

from sentencing.enacted import Enacted, Statute
from sentencing.offense_class import OffenseClass
from sentencing.partial import PartialDate
from sentencing.supervision import MandatoryGround, Supervision
from sentencing.terms import Term

SENTENCING_REFORM = date(1987, 11, 1)
"""The Sentencing Reform Act, and with it supervised release, reaches offenses from this day on."""

_1984 = "Pub. L. 98-473 § 212(a)(2)"
_1987 = "Pub. L. 100-182 § 8"
_1988 = "Pub. L. 100-690"
_1994 = "Pub. L. 103-322"
_2002 = "Pub. L. 107-273 § 2103"
_2003 = "Pub. L. 108-21 § 101"
_2006 = "Pub. L. 109-248 § 141(e)"


@frozen
class ByClass:
    """A term for each class of offense, in months; ``None`` where the statute sets none for it."""

    a: Term | None
    b: Term | None
    c_d: Term | None
    other: Term | None

    def of(self, offense_class: OffenseClass) -> Term | None:
        """The term for a class.

        >>> RELEASE_TERMS.on(date(2020, 5, 1)).text.of(OffenseClass.D_FELONY)
        36
        """
        named = {
            OffenseClass.A_FELONY: self.a,
            OffenseClass.B_FELONY: self.b,
            OffenseClass.C_FELONY: self.c_d,
            OffenseClass.D_FELONY: self.c_d,
        }
        return named.get(offense_class, self.other)


# 18 U.S.C. 3583(b): terms of supervised release


RELEASE_TERMS: Statute[ByClass] = Statute(
    "18 U.S.C. 3583(b)",
    (
        Enacted(
            SENTENCING_REFORM, _1984, ByClass(36, 36, 24, 12), not_read="18 U.S.C. 3583(b), which § 5D1.2 then followed"
        ),
        Enacted(date(1987, 12, 7), _1987, ByClass(60, 60, 36, 12)),
    ),
)
"""18 U.S.C. 3583(b): the longest term, except as otherwise provided, by class."""

LONGER_TERMS = ("21 U.S.C.", "46 U.S.C.")
"""Titles whose drug offenses carry terms of supervised release of their own (21 U.S.C. 841(b), 960(b))."""

REGISTRANTS_OFFENSES = (
    *("18 U.S.C. 1201", "18 U.S.C. 1591", "18 U.S.C. 1594"),
    *(f"18 U.S.C. {section}" for section in (2241, 2242, 2243, 2244, 2245, 2250, 2251, 2252, 2260)),
    *("18 U.S.C. 2251A", "18 U.S.C. 2252A", "18 U.S.C. 2421", "18 U.S.C. 2422", "18 U.S.C. 2423", "18 U.S.C. 2425"),
)
"""18 U.S.C. 3583(k), first sentence (2016 text): any term from five years to life."""


def release_term_is_elsewhere(section: str) -> bool:
    """Whether another statute than 3583(b) may set the term of supervised release.

    >>> release_term_is_elsewhere("21 U.S.C. 841"), release_term_is_elsewhere("8 U.S.C. 1326")
    (True, False)
    """
    return section.startswith(LONGER_TERMS) or section in REGISTRANTS_OFFENSES


# 18 U.S.C. 3583(e)(3): imprisonment on revocation of supervised release


@frozen
class PrisonLimit:
    """The longest imprisonment on revocation of supervised release.

    Attributes:
        cite: the provision.
        caps: the cap of each class, in months.
        of_term_imposed: whether the term of supervised release imposed bounds it, not the one authorised.
        adds_up: whether the imprisonment of earlier revocations counts against the cap; ``None`` where that is not
            settled here.
    """

    cite: str
    caps: ByClass
    of_term_imposed: bool
    adds_up: bool | None


_E3 = "18 U.S.C. 3583(e)(3)"

PRISON_LIMITS: Statute[PrisonLimit] = Statute(
    "18 U.S.C. 3583(e)(3)",
    (
        Enacted(
            SENTENCING_REFORM,
            "Pub. L. 99-570 § 1006",
            PrisonLimit("18 U.S.C. 3583(e)(4)", ByClass(None, None, None, None), of_term_imposed=True, adds_up=None),
            not_read="18 U.S.C. 3583(e) as it stood before 18 November 1988",
        ),
        Enacted(
            date(1988, 11, 18),
            f"{_1988} § 7108",
            PrisonLimit(_E3, ByClass(None, 36, 24, None), of_term_imposed=True, adds_up=None),
            not_read="18 U.S.C. 3583(e)(3) as it stood before 13 September 1994, with its caps for Classes B, C and D",
        ),
        Enacted(
            date(1994, 9, 13),
            f"{_1994} § 110505",
            PrisonLimit(_E3, ByClass(60, 36, 24, 12), of_term_imposed=False, adds_up=True),
        ),
        Enacted(
            date(2003, 4, 30), _2003, PrisonLimit(_E3, ByClass(60, 36, 24, 12), of_term_imposed=False, adds_up=False)
        ),
    ),
)
"""18 U.S.C. 3583(e)(3); until 17 November 1988, (e)(4)."""


# 18 U.S.C. 3583(h): supervised release after that imprisonment


@frozen
class FurtherRelease:
    """More supervised release after imprisonment on revocation.

    Attributes:
        cite: the provision.
        below_maximum_only: whether it asks for less than the longest prison term.
        of_term_imposed: whether the imprisonment comes off the term imposed, not off the one authorised.
    """

    cite: str
    below_maximum_only: bool = False
    of_term_imposed: bool = False


FURTHER_RELEASE: Statute[FurtherRelease] = Statute(
    "18 U.S.C. 3583(h)",
    (
        Enacted(SENTENCING_REFORM, _1984, FurtherRelease("Johnson, 529 U.S. 694 (2000)", of_term_imposed=True)),
        Enacted(date(1994, 9, 13), f"{_1994} § 110505", FurtherRelease("18 U.S.C. 3583(h)", below_maximum_only=True)),
        Enacted(date(2003, 4, 30), _2003, FurtherRelease("18 U.S.C. 3583(h)")),
    ),
)
"""18 U.S.C. 3583(h); before it, the holding that 3583(e)(3) allowed as much."""


# 18 U.S.C. 3583(k): registrants


REGISTRANT_MINIMUM: Statute[int] = Statute("18 U.S.C. 3583(k)", (Enacted(date(2006, 7, 27), _2006, 60),))
"""18 U.S.C. 3583(k), its last sentences: months at least, without regard to the caps of (e)(3).

*United States v. Haymond*, 588 U.S. 634 (2019), struck them as applied without a jury, so they bind only as stated.
"""


# 18 U.S.C. 3561 and 3565: probation


NO_PROBATION = frozenset({OffenseClass.A_FELONY, OffenseClass.B_FELONY})
"""18 U.S.C. 3561(a)(1): classes for which an individual cannot receive probation."""


RESENTENCING: Statute[str] = Statute(
    "18 U.S.C. 3565(a)(2)",
    (
        Enacted(
            SENTENCING_REFORM,
            _1984,
            "18 U.S.C. 3565(a)(2)",
            not_read="whether a sentence above the original guideline range was “available” under 18 U.S.C. 3565(a)(2)",
        ),
        Enacted(date(1994, 9, 13), f"{_1994} § 110506", "18 U.S.C. 3565(a)(2)"),
    ),
)
"""18 U.S.C. 3565(a)(2): a new sentence for the original offense; first, one available at the initial sentencing."""


# 18 U.S.C. 3565(b) and 3583(g): revocation that a statute requires


@frozen
class MandatoryRevocation:
    """The grounds on which revocation is required, and whether possession of drugs carries a minimum of a third."""

    cite: str
    grounds: tuple[MandatoryGround, ...]
    a_third_for_drugs: bool = False


_FIRST, _SECOND, _THIRD, _FOURTH = MandatoryGround
_PROBATION, _RELEASE = "18 U.S.C. 3565(b)", "18 U.S.C. 3583(g)"

_OF_1994 = (_FIRST, _SECOND, _THIRD)

MANDATORY_REVOCATION: Mapping[Supervision, Statute[MandatoryRevocation]] = MappingProxyType(
    {
        Supervision.PROBATION: Statute(
            _PROBATION,
            (
                Enacted(
                    date(1988, 11, 18),
                    f"{_1988} §§ 6214, 7303(a)",
                    MandatoryRevocation("18 U.S.C. 3565", (_FIRST, _SECOND), a_third_for_drugs=True),
                    not_read="18 U.S.C. 3565 as it stood before 13 September 1994, and whom it reached",
                ),
                Enacted(date(1994, 9, 13), f"{_1994} § 110506", MandatoryRevocation(_PROBATION, _OF_1994)),
                Enacted(date(2002, 11, 2), f"{_2002}(a)", MandatoryRevocation(_PROBATION, (*_OF_1994, _FOURTH))),
            ),
        ),
        Supervision.SUPERVISED_RELEASE: Statute(
            _RELEASE,
            (
                Enacted(
                    date(1988, 11, 18),
                    f"{_1988} § 7303(b)",
                    MandatoryRevocation(_RELEASE, (_FIRST,), a_third_for_drugs=True),
                    not_read="18 U.S.C. 3583(g) as it stood before 13 September 1994, and whom it reached",
                ),
                Enacted(date(1994, 9, 13), f"{_1994} § 110505", MandatoryRevocation(_RELEASE, _OF_1994)),
                Enacted(date(2002, 11, 2), f"{_2002}(b)", MandatoryRevocation(_RELEASE, (*_OF_1994, _FOURTH))),
            ),
        ),
    }
)
"""18 U.S.C. 3565(b) and 3583(g): the grounds, in the order of ``MandatoryGround``."""


def days_of_change(when: PartialDate) -> Iterator[date]:
    """The first day of an interval, and each later day in it on which one of these statutes changed.

    >>> [str(day) for day in days_of_change(PartialDate.parse("2002 to 2003"))]
    ['2002-01-01', '2002-11-02', '2003-04-30']
    """
    yield when.earliest
    yield from (day for day in _DAYS if when.earliest < day <= when.latest)


_DAYS = sorted(
    {
        version.effective
        for statute in (
            RELEASE_TERMS,
            PRISON_LIMITS,
            FURTHER_RELEASE,
            REGISTRANT_MINIMUM,
            RESENTENCING,
            *MANDATORY_REVOCATION.values(),
        )
        for version in statute.versions
    }
)
