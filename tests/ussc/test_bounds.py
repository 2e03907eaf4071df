"""Bounds as recorded, and where a range stands in the Table."""

from datetime import date

import pytest

from sentencing.errors import Undetermined
from sentencing.manual import Manual
from sentencing.terms import LIFE, CriminalHistoryCategory, Range
from sentencing.ussc.bounds import bounds_of, limit, places, recorded_bounds, text_of

I, II, III, IV, V, VI = CriminalHistoryCategory  # noqa: E741 - the Manual's own names


def test_bounds_as_recorded() -> None:
    """Months and life; a missing one is said to be."""
    assert recorded_bounds({"XMINSOR": 360.0, "XMAXSOR": 9996}, "XMINSOR", "XMAXSOR") == (360, LIFE)
    assert recorded_bounds({"GLMIN": 996, "GLMAX": 996, "FISCALYR": 2000}, "GLMIN", "GLMAX") == (LIFE, LIFE)
    with pytest.raises(Undetermined, match="XMAXSOR is missing"):
        recorded_bounds({"XMINSOR": 360}, "XMINSOR", "XMAXSOR")
    assert limit({}, "STATMAX") is None


def test_bounds_in_words() -> None:
    """As a range is written, also where they make none."""
    assert text_of((46, 57)) == "46-57"
    assert text_of((LIFE, LIFE)) == "life"
    assert text_of((57, 46)) == "57-46"
    assert bounds_of(Range(360, LIFE)) == (360, LIFE)


def test_places_of_a_range() -> None:
    """Every cell that has it: 360-life has twenty-one, 0-6 of 1992 one more at levels 7 and 8 than of 1991."""
    found = places(Manual.on(date(2014, 11, 1)))

    assert found[46, 57] == ((16, VI), (17, V), (19, IV), (21, III), (22, II), (23, I))
    assert len(found[360, LIFE]) == 21
    assert found[LIFE, LIFE] == ((43, I), (43, II), (43, III), (43, IV), (43, V), (43, VI))
    assert (8, I) in found[0, 6]
    assert (8, I) not in places(Manual.on(date(1991, 11, 1)))[0, 6]
    assert (41, 57) not in found
