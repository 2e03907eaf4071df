"""18 U.S.C. 3559, 3561, 3565 and 3583 by date."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from tests import rows_chapter7 as rows

from sentencing.enacted import Enacted, Statute
from sentencing.errors import NotInForce
from sentencing.partial import PartialDate
from sentencing.release_statutes import (
    FURTHER_RELEASE,
    MANDATORY_REVOCATION,
    PRISON_LIMITS,
    REGISTRANT_MINIMUM,
    RELEASE_TERMS,
    RESENTENCING,
    SENTENCING_REFORM,
    days_of_change,
    release_term_is_elsewhere,
)

ALL = (
    RELEASE_TERMS,
    PRISON_LIMITS,
    FURTHER_RELEASE,
    REGISTRANT_MINIMUM,
    RESENTENCING,
    *MANDATORY_REVOCATION.values(),
)


def test_the_statutes_are_those_typed_by_hand() -> None:
    """Caps, terms, classes, grounds and dates agree with the second typing, on both sides of each date."""
    assert rows.statutes_agree()


@pytest.mark.parametrize("statute", ALL, ids=lambda statute: statute.name)
def test_versions_ascend_and_name_their_public_law(statute: Statute[object]) -> None:
    """Each version begins later than the one before, and says which public law made it."""
    assert all(one.effective < two.effective for one, two in pairwise(statute.versions))
    assert all(each.public_law.startswith("Pub. L. ") for each in statute.versions)
    assert all(str(each.effective) in each.source for each in statute.versions)


@pytest.mark.parametrize("statute", ALL, ids=lambda statute: statute.name)
def test_a_statute_has_not_begun_a_day_earlier(statute: Statute[object]) -> None:
    """The day before the first version is refused, and the refusal names the statute and its beginning."""
    eve = statute.versions[0].effective - timedelta(days=1)

    assert not statute.begun(eve)
    assert statute.begun(statute.versions[0].effective)
    with pytest.raises(NotInForce, match=rf"{statute.versions[0].effective}"):
        statute.on(eve)


def test_only_law_before_the_act_of_1994_was_not_read() -> None:
    """Whatever governs offenses from 13 September 1994 on was read."""
    unread = [version for statute in ALL for version in statute.versions if version.not_read]

    assert len(unread) == 6
    assert all(version.effective < date(1994, 9, 13) for version in unread)


def test_the_laws_of_the_reform_act_begin_with_it() -> None:
    """Terms, limits and resentencing are there for every offense under the Sentencing Reform Act."""
    for statute in (RELEASE_TERMS, PRISON_LIMITS, FURTHER_RELEASE, RESENTENCING):
        assert statute.versions[0].effective == SENTENCING_REFORM


@pytest.mark.parametrize(
    ("section", "elsewhere"),
    [
        ("21 U.S.C. 841", True),
        ("46 U.S.C. 70506", True),
        ("18 U.S.C. 2252A", True),
        ("18 U.S.C. 2250", True),
        ("18 U.S.C. 1594", True),
        ("18 U.S.C. 2119", False),
        ("8 U.S.C. 1326", False),
    ],
)
def test_whose_term_of_release_is_elsewhere(section: str, elsewhere: bool) -> None:
    """Drug offenses, and those listed in 18 U.S.C. 3583(k), have terms of their own."""
    assert release_term_is_elsewhere(section) is elsewhere


def test_days_of_change_begin_with_the_interval() -> None:
    """The first day, then each day on which one of the statutes changed, the last day included."""
    days = [str(day) for day in days_of_change(PartialDate(SENTENCING_REFORM, date(2006, 7, 27)))]

    assert days == [
        "1987-11-01",
        "1987-12-07",
        "1988-11-18",
        "1994-09-13",
        "2002-11-02",
        "2003-04-30",
        "2006-07-27",
    ]
    assert [str(day) for day in days_of_change(PartialDate.parse("2006-07-27"))] == ["2006-07-27"]


def test_enacted_is_a_value() -> None:
    """Two versions alike are one."""
    assert Enacted(date(2003, 4, 30), "Pub. L. 108-21", 24) == Enacted(date(2003, 4, 30), "Pub. L. 108-21", 24)
