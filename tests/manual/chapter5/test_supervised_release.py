"""§ 5D1.1: whether supervised release follows imprisonment."""

from datetime import date

import pytest
from tests import rows_chapter5 as rows

from sentencing.manual.chapter5.options import options
from sentencing.manual.chapter5.supervised_release import Imposition, Requirement
from sentencing.truth import Open


def _imposed(asked: rows.Facts) -> Imposition:
    found = options(asked).supervised_release.imposed
    assert isinstance(found, Imposition)
    return found


def test_versions_are_those_of_the_historical_note() -> None:
    """Each amendment that changed what is modelled, with its date, and no other."""
    assert rows.HISTORICAL_NOTES["5D1.1"] == rows.historical_note("5D1.1")


@pytest.mark.parametrize("day", rows.turns("5D1.1"), ids=str)
def test_each_condition_of_imposing_it(day: date) -> None:
    """§ 5D1.1: a year and a month more, statutes, deportable aliens, in each edition."""
    for row in rows.imposition_rows(day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


def test_imposition_says_why() -> None:
    """The answer names what decides: a statute, the length, an assessment, the deportable alien."""
    reasons = [
        _imposed(rows.facts(day, minimum, rows.count(release_minimum=required), deportable=deportable)).because
        for day, minimum, required, deportable in (
            (date(2011, 11, 1), 24, 36, False),
            (date(2011, 11, 1), 24, None, False),
            (date(2011, 11, 1), 0, None, False),
            (date(2011, 11, 1), 24, None, True),
            (date(2025, 11, 1), 24, None, False),
        )
    ]

    assert reasons == [
        "a statute requires it",
        "imprisonment of more than 12 months",
        "imprisonment of 12 months at most",
        "a deportable alien likely to be deported; no statutory requirement is stated",
        "no statutory requirement is stated: when an individual assessment warrants it",
    ]


def test_deportable_alien_since_2011() -> None:
    """Amend. 756: to 31 October 2011 more than a year requires release, whoever the defendant is; then (c) says no."""
    standings = [
        _imposed(rows.facts(day, 24, deportable=True)).standing for day in (date(2011, 10, 31), date(2011, 11, 1))
    ]

    assert standings == [Requirement.REQUIRED, Requirement.ORDINARILY_NOT]


def test_long_imprisonment_requires_nothing_since_2025() -> None:
    """Amend. 835: the length of the imprisonment ceased to require release on 1 November 2025."""
    found = [_imposed(rows.facts(day, 24, deportable=False)) for day in (date(2025, 10, 31), date(2025, 11, 1))]

    assert [each.standing for each in found] == [Requirement.REQUIRED, Requirement.DISCRETIONARY]
    assert found[1].source == "App. C, amend. 835 (eff. 2025-11-01)"


def test_range_on_either_side_of_a_year_leaves_it_open() -> None:
    """A range of 12 to 18 months does not say whether more than a year is imposed."""
    found = options(rows.facts(date(2010, 11, 1), 12)).supervised_release.imposed

    assert isinstance(found, Open)
    assert found.because.startswith("the sentence: imprisonment of more than 12 months requires it (§ 5D1.1(a))")


def test_deportable_is_asked_for() -> None:
    """From 2011 the answer turns on a fact that is never presumed."""
    found = options(rows.facts(date(2011, 11, 1), 24)).supervised_release.imposed

    assert isinstance(found, Open)
    assert found.because.startswith("deportable: state whether the defendant is a deportable alien")
