"""What the original offense may have been: its class by maximum and day, and the maxima of a class."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.duration import Duration
from sentencing.offense_class import PETTY, OffenseClass, possible_classes
from sentencing.partial import PartialDate
from sentencing.revocation.limits import whole_months
from sentencing.revocation.original_offense import Possibility, maxima_of, possibilities
from sentencing.supervision import Original, RevocationCase, Supervision, Violation, ViolationGrade
from sentencing.terms import LIFE

TODAY = PartialDate.parse("2020-05-01")


@given(st.integers(0, 10_000))
def test_a_class_has_a_maximum_between_its_extremes(days: int) -> None:
    """18 U.S.C. 3559(a): every maximum lies between the extremes of its own class, to the whole month."""
    maximum = Duration(days=days)
    [offense_class] = possible_classes(maximum, TODAY)
    least, most = maxima_of(offense_class)

    assert whole_months(least) <= whole_months(maximum)
    assert maximum <= most


@pytest.mark.parametrize("offense_class", OffenseClass)
def test_the_least_maximum_of_a_class_is_of_that_class(offense_class: OffenseClass) -> None:
    """The lower extreme belongs to the class; a day less does not."""
    least, most = maxima_of(offense_class)

    assert possible_classes(least, TODAY) == (offense_class,)
    assert most >= least
    if isinstance(least, Duration) and least:
        assert possible_classes(least - Duration(days=1), TODAY) != (offense_class,)


def test_the_extremes_of_the_classes() -> None:
    """Class A is life; an infraction is five days at most."""
    assert maxima_of(OffenseClass.A_FELONY) == (LIFE, LIFE)
    assert maxima_of(OffenseClass.B_FELONY) == (Duration(300), LIFE)
    assert maxima_of(OffenseClass.A_MISDEMEANOR) == (Duration(6, days=1), Duration(12))
    assert maxima_of(OffenseClass.INFRACTION) == (Duration(), Duration(days=5))


@pytest.mark.parametrize(
    ("months", "day", "classes"),
    [
        (239, "1988-11-17", "Class C felony"),
        (240, "1988-11-17", "Class B felony or Class C felony"),
        (299, "1988-11-17", "Class B felony or Class C felony"),
        (300, "1988-11-17", "Class B felony"),
        (240, "1988-11-18", "Class C felony"),
    ],
)
def test_the_line_between_b_and_c_was_not_read_before_1988(months: int, day: str, classes: str) -> None:
    """Twenty to twenty-five years may have made either class until Pub. L. 100-690 § 7041."""
    assert " or ".join(possible_classes(Duration(months), PartialDate.parse(day))) == classes


def case_of(supervision: Supervision, **original: object) -> RevocationCase:
    """A revocation for an offense of 2012, but for the facts given."""
    facts = {"committed": PartialDate.parse("2012"), **original}
    return RevocationCase(supervision, Original(**facts), (Violation(grade=ViolationGrade.C),))


def test_a_class_not_stated_is_any_that_the_supervision_allows() -> None:
    """Supervised release is not authorised for a petty offense (18 U.S.C. 3583(b)(3)); probation is."""
    release, probation = (
        {each.offense_class for each in possibilities(case_of(supervision), date(2020, 1, 1))}
        for supervision in (Supervision.SUPERVISED_RELEASE, Supervision.PROBATION)
    )

    assert release == set(OffenseClass) - PETTY
    assert probation == set(OffenseClass)


def test_for_probation_the_extremes_stand_for_a_maximum_not_stated() -> None:
    """The least maximum of the class and the most; for supervised release the class is enough."""
    facts = {"offense_class": OffenseClass.D_FELONY}
    day = date(2012, 1, 1)

    assert possibilities(case_of(Supervision.PROBATION, **facts), date(2020, 1, 1)) == (
        Possibility(day, OffenseClass.D_FELONY, Duration(60), "original.maximum"),
        Possibility(day, OffenseClass.D_FELONY, Duration(120), "original.maximum"),
    )
    assert possibilities(case_of(Supervision.SUPERVISED_RELEASE, **facts), date(2020, 1, 1)) == (
        Possibility(day, OffenseClass.D_FELONY, Duration(60)),
    )


def test_a_class_stated_comes_before_that_of_the_maximum() -> None:
    """The section that defines an offense may give its class."""
    case = case_of(Supervision.PROBATION, offense_class=OffenseClass.B_FELONY, maximum=Duration(24))

    assert possibilities(case, date(2020, 1, 1)) == (
        Possibility(date(2012, 1, 1), OffenseClass.B_FELONY, Duration(24)),
    )
