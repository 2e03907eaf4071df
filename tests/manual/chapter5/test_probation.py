"""§§ 5B1.1 and 5B1.2: probation by band and zone, what bars it, its conditions and its length."""

from datetime import date

import pytest
from attrs import evolve
from tests import rows_chapter5 as rows

from sentencing.errors import SentencingError
from sentencing.manual.chapter5.options import options
from sentencing.manual.chapter5.probation import Probation, Standing, Substitute
from sentencing.terms import LIFE, Range, Zone
from sentencing.truth import Open


def _probation(asked: rows.Facts) -> Probation:
    found = options(asked).probation
    assert isinstance(found, Probation)
    return found


@pytest.mark.parametrize("section", ["5B1.1", "5B1.2"])
def test_versions_are_those_of_the_historical_note(section: str) -> None:
    """Each amendment that changed what is modelled, with its date, and no other."""
    assert rows.HISTORICAL_NOTES[section] == rows.historical_note(section)


@pytest.mark.parametrize("day", [*rows.turns("5B1.1"), date(2010, 10, 31), date(2010, 11, 1)], ids=str)
def test_each_band_zone_and_bar(day: date) -> None:
    """§ 5B1.1: every minimum to sixteen months, and what subsection (b) bars, in each edition."""
    for row in rows.probation_rows(day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


@pytest.mark.parametrize("day", rows.turns("5B1.2"), ids=str)
def test_each_length(day: date) -> None:
    """§ 5B1.2: one to five years from level 6, up to three below it, and for a felony one at least."""
    for row in rows.length_rows(day):
        assert (row.lesson, row.expected) == (row.lesson, row.given(day))


def test_example_of_note_1() -> None:
    """§ 5B1.1 n.1(B): with 2 to 8 months, level 7 and Category II, the conditions must cover two months."""
    found = _probation(rows.facts(date(2025, 11, 1), 2, level=7))

    assert (found.standing, found.confinement) == (Standing.WITH_CONFINEMENT, 2)
    assert found.because == "Zone B"
    assert found.source == "App. C, amend. 462 (eff. 1992-11-01)"


def test_home_detention_came_on_1_november_1989() -> None:
    """Amend. 271 added home detention to the conditions that may cover the minimum."""
    before, after = (_probation(rows.facts(day, 6)).conditions for day in (date(1989, 10, 31), date(1989, 11, 1)))

    assert {*after} - {*before} == {Substitute.HOME}


def test_cells_of_nine_months_came_into_reach_in_2010() -> None:
    """Amend. 738: with 9 to 15 months probation is authorised, on conditions, from 1 November 2010."""
    standings = [_probation(rows.facts(day, 9)).standing for day in (date(2010, 10, 31), date(2010, 11, 1))]

    assert standings == [Standing.NOT_AUTHORIZED, Standing.WITH_CONFINEMENT]


@pytest.mark.parametrize(
    ("minimum", "because"),
    [(0, "0 months"), (1, "1 month"), (6, "6 months"), (12, "12 months")],
)
def test_before_zones_the_minimum_says_why(minimum: int, because: str) -> None:
    """Until 31 October 1992 the reason is the minimum of the range."""
    assert _probation(rows.facts(date(1992, 10, 31), minimum)).because == f"the minimum of the range is {because}"


def test_life_is_no_band() -> None:
    """Until 31 October 1992 a range of life is above every band."""
    life = Range(LIFE, LIFE)
    found = _probation(rows.facts(date(1992, 10, 31), 0, cell=life, range=life))

    assert (found.standing, found.because) == (Standing.NOT_AUTHORIZED, "the minimum of the range is life")


@pytest.mark.parametrize(
    ("asked", "because"),
    [
        ({"maxima": (LIFE,)}, "a Class A or B felony, 18 U.S.C. 3561(a)(1)"),
        ({"range": Range(6, 6)}, "a statute requires imprisonment"),
    ],
)
def test_bar_says_why(asked: dict[str, object], because: str) -> None:
    """§ 5B1.1(b): the reason names what bars probation."""
    assert because == _probation(rows.facts(date(2025, 11, 1), 0, **asked)).because


def test_consecutive_term_bars_probation() -> None:
    """§ 5B1.1(b)(3): imprisonment that runs consecutively to any other is imposed at the same time."""
    found = _probation(rows.facts(date(2025, 11, 1), 0, rows.count(), rows.count(consecutive=60), maxima=(60,)))

    assert found.because == "imprisonment is imposed at the same time, 18 U.S.C. 3561(a)(3)"


def test_class_that_is_not_known_is_asked_for() -> None:
    """Whether an offense is a Class A or B felony is never presumed."""
    found = options(rows.facts(date(2025, 11, 1), 0, maxima=(None,))).probation

    assert isinstance(found, Open)
    assert found.because == "count.maximum: state the statutory maximum, which gives the class (18 U.S.C. 3559(a))"


def test_zone_is_needed_since_1992() -> None:
    """An edition with zones refuses a range whose zone is not given."""
    asked = evolve(rows.facts(date(2025, 11, 1), 0), zone=None)

    with pytest.raises(SentencingError, match="an edition since 1 November 1992 reads the zone"):
        options(asked)


def test_zone_is_not_read_before_1992() -> None:
    """Until 31 October 1992 bands of the minimum decide, whatever zone the cell would have today."""
    asked = rows.facts(date(1992, 10, 31), 7, zone=Zone.A)

    assert _probation(asked).standing is Standing.NOT_AUTHORIZED
