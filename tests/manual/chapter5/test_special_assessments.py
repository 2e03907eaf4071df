"""§ 5E1.3: the special assessments, by edition, class and date of offense."""

from datetime import date

import pytest
from tests import rows_chapter5 as rows

from sentencing.manual.chapter5.options import options
from sentencing.manual.chapter5.special_assessments import SpecialAssessment
from sentencing.partial import PartialDate


def test_versions_are_those_of_the_historical_note() -> None:
    """Each amendment that changed what is modelled, with its date, and no other."""
    assert rows.HISTORICAL_NOTES["5E1.3"] == rows.historical_note("5E1.3")


@pytest.mark.parametrize("day", rows.turns("5E1.3"), ids=str)
def test_each_assessment(day: date) -> None:
    """§ 5E1.3 n.2: each class on both sides of 18 November 1988 and 24 April 1996."""
    for row in rows.assessment_rows(day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


def test_assessments_are_summed_over_counts() -> None:
    """§ 5E1.3 n.3: two felonies and a Class A misdemeanor are $225."""
    found = options(rows.facts(date(2025, 11, 1), maxima=(240, 60, 12))).special_assessment

    assert isinstance(found, SpecialAssessment)
    assert (found.total, found.by_count) == (225, (100, 100, 25))
    assert found.because == "$100 + $100 + $25, 18 U.S.C. 3013"
    assert found.source == "App. C, amend. 302 (eff. 1989-11-01)"


def test_assessment_turns_on_the_offense_not_on_the_manual() -> None:
    """An offense of 1 May 1996 costs $100 under the Manual of 1995, whose commentary still says $50."""
    found = options(rows.facts(date(1995, 11, 1), ended=PartialDate.parse("1996-05-01"))).special_assessment

    assert isinstance(found, SpecialAssessment)
    assert found.total == 100
