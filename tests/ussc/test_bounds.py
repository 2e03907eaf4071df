"""Bounds as recorded, and where a range stands in the Table."""

from datetime import date

import pytest

from sentencing.errors import CaseFileError, Undetermined
from sentencing.manual import Manual
from sentencing.terms import LIFE, CriminalHistoryCategory, Range
from sentencing.ussc.bounds import (
    bounds_of,
    consecutive_term,
    followed_by,
    is_lifted,
    limit,
    places,
    recorded_bounds,
    text_of,
)

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


def test_a_term_after_a_range() -> None:
    """Added to both ends, in months; life stays life, and life after a range is life (18 U.S.C. 924(c)(1)(C)(ii))."""
    assert followed_by(Range(46, 57), 60) == Range(106, 117)
    assert followed_by(Range(360, LIFE), 60) == Range(420, LIFE)
    assert followed_by(Range(46, 57), LIFE) == Range(LIFE, LIFE)
    assert consecutive_term({"GUNMIN1": 9996, "IS924C": 1}) is LIFE
    assert consecutive_term({}) == 0


def test_a_minimum_lifted() -> None:
    """That of the drug statutes, and by a safety valve; what is not told is asked for."""
    assert is_lifted({"SAFE": 1, "DRUGMIN": 120}, 120)
    assert not is_lifted({"SAFE": 0}, 120)
    assert not is_lifted({"DRUGMIN": 60}, 120)
    with pytest.raises(Undetermined, match=r"lifted the minimum of 120 months is not told: give SAFE$"):
        is_lifted({"DRUGMIN": 120}, 120)
    with pytest.raises(Undetermined, match=r"give DRUGMIN$"):
        is_lifted({"SAFE": 2}, 120)
    with pytest.raises(CaseFileError, match=r"^SAFE: 3 is none of its codes, which are 0, 1 and 2$"):
        is_lifted({"SAFE": 3}, 120)


def test_places_of_a_range() -> None:
    """Every cell that has it: 360-life has twenty-one, 0-6 of 1992 one more at levels 7 and 8 than of 1991."""
    found = places(Manual.on(date(2014, 11, 1)))

    assert found[46, 57] == ((16, VI), (17, V), (19, IV), (21, III), (22, II), (23, I))
    assert len(found[360, LIFE]) == 21
    assert found[LIFE, LIFE] == ((43, I), (43, II), (43, III), (43, IV), (43, V), (43, VI))
    assert (8, I) in found[0, 6]
    assert (8, I) not in places(Manual.on(date(1991, 11, 1)))[0, 6]
    assert (41, 57) not in found
