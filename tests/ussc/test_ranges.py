"""Checks of the range, each with every likely reason; the cells are read off the printed Table."""

from typing import Any

import pytest
from tests.ussc.records import as_audited

from sentencing.ussc import CHECKS, Agrees, Disagrees, NotChecked, Reason

BY_NAME = {check.name: check for check in CHECKS}
RECORD = {"XFOLSOR": 21, "XCRHISSR": 3, "XMINSOR": 46, "XMAXSOR": 57, "AMENDYR": 2014}


def verdict(name: str, **values: Any) -> Any:
    """What a check says of the record with other values."""
    return as_audited(BY_NAME[name], {**RECORD, **values})


def why(found: Any) -> tuple[str, str, Reason, str]:
    """The four parts of a disagreement."""
    assert isinstance(found, Disagrees)
    return found.recorded, found.recomputed, found.reason, found.because


# The range of level and category


@pytest.mark.parametrize(
    ("level", "category", "minimum", "maximum"),
    [
        (21, 3, 46, 57),
        (1, 1, 0, 6),
        (43, 1, 9996, 9996),
        (45, 6, 9996, 9996),
        (37, 6, 360, 9996),
        (34, 6, 262, 327),
        (0, 1, 0, 6),
    ],
)
def test_ranges_that_are_cells(level: int, category: int, minimum: int, maximum: int) -> None:
    """The cell of level and category; below 1 reads as 1, above 43 as 43 (n.2)."""
    values = {"XFOLSOR": level, "XCRHISSR": category, "XMINSOR": minimum, "XMAXSOR": maximum}

    assert verdict("range", **values) == Agrees()


def test_the_table_of_the_record() -> None:
    """Level 8, Category I: 2-8 until 31 October 1992, since then 0-6 (amend. 462)."""
    old = {"XFOLSOR": 8, "XCRHISSR": 1, "XMINSOR": 2, "XMAXSOR": 8}

    assert verdict("range", **old, AMENDYR=1991) == Agrees()
    assert why(verdict("range", **old, AMENDYR=1992))[1] == "0-6"


@pytest.mark.parametrize("column", ["XFOLSOR", "XCRHISSR", "XMINSOR", "XMAXSOR"])
def test_ranges_with_a_value_missing(column: str) -> None:
    """They are not checked."""
    assert verdict("range", **{column: None}) == NotChecked(f"{column} is missing")


def test_a_category_that_is_none() -> None:
    """The refusal is the reason."""
    found = verdict("range", XCRHISSR=7)

    assert found == NotChecked("7 is no criminal history category; write I, II, III, IV, V or VI")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (
            # 34 - 3 = 31; 31/VI is 188-235.
            {"XMINSOR": 188, "XMAXSOR": 235, "CAROFFLV": 34, "CAROFFEN": -3},
            ("188-235", "46-57", Reason.CAREER_OFFENDER, "CAROFFLV: the range of level 31, Category VI (§ 4B1.1)"),
        ),
        (
            {"XMINSOR": 262, "XMAXSOR": 327, "CO924TAB": 3},
            ("262-327", "46-57", Reason.CAREER_OFFENDER, "CO924TAB: the range is one of § 4B1.1(c)(3)"),
        ),
        (
            # 34/VI, where the record has 29/VI.
            {"XFOLSOR": 29, "XCRHISSR": 6, "XMINSOR": 262, "XMAXSOR": 327},
            (
                *("262-327", "151-188", Reason.CAREER_OFFENDER),
                "the range of level 34, Category VI, as § 4B1.1 may give",
            ),
        ),
        (
            # 29 - 2 = 27, and 27/VI is 130-162: acceptance without (b).
            {"XMINSOR": 130, "XMAXSOR": 162},
            (
                *("130-162", "46-57", Reason.CAREER_OFFENDER),
                "the range of level 27, Category VI, as § 4B1.1 may give",
            ),
        ),
        (
            # 32 - 2 = 30, and 30/VI is 168-210; no level that § 4B1.1 prints is 28 or 27, to which 2 or 3 would come.
            {"XMINSOR": 168, "XMAXSOR": 210},
            (
                *("168-210", "46-57", Reason.CAREER_OFFENDER),
                "the range of level 30, Category VI, as § 4B1.1 may give",
            ),
        ),
        (
            {"XMINSOR": 24, "XMAXSOR": 24, "STATMAX": 24, "STATMIN": 0},
            ("24", "46-57", Reason.STATUTORY_LIMIT, "STATMAX 24: what § 5G1.1 leaves of 46-57"),
        ),
        (
            {"XMINSOR": 60, "XMAXSOR": 60, "STATMAX": 480, "STATMIN": 60},
            ("60", "46-57", Reason.STATUTORY_LIMIT, "STATMAX 480, STATMIN 60: what § 5G1.1 leaves of 46-57"),
        ),
        (
            {"XMINSOR": 50, "XMAXSOR": 57, "DRUGMIN": 50},
            ("50-57", "46-57", Reason.STATUTORY_LIMIT, "DRUGMIN 50: what § 5G1.1 leaves of 46-57"),
        ),
        (
            # 19/III, two levels less.
            {"XMINSOR": 37, "XMAXSOR": 46, "SAFE": 1},
            ("37-46", "46-57", Reason.SAFETY_VALVE, "SAFE 1: the range of level 19, -2 levels"),
        ),
        (
            # 23/III, two levels more.
            {"XMINSOR": 57, "XMAXSOR": 71, "SAFE": 1},
            ("57-71", "46-57", Reason.SAFETY_VALVE, "SAFE 1: the range of level 23, +2 levels"),
        ),
        (
            {"XMINSOR": 106, "XMAXSOR": 117, "GUNMIN1": 60},
            ("106-117", "46-57", Reason.STACKED_COUNTS, "GUNMIN1: 60 months under 18 U.S.C. 924(c) added to 46-57"),
        ),
        (
            {"XMINSOR": 41, "XMAXSOR": 51},
            ("41-51", "46-57", Reason.UNEXPLAINED, "it is the range of level 20 in Category III"),
        ),
        (
            {"XMINSOR": 57, "XMAXSOR": 71},
            ("57-71", "46-57", Reason.UNEXPLAINED, "it is the range of level 23 in Category III"),
        ),
        (
            {"XMINSOR": 41, "XMAXSOR": 57},
            ("41-57", "46-57", Reason.CODING, "the Table has no such range"),
        ),
        (
            {"XMINSOR": 57, "XMAXSOR": 46},
            ("57-46", "46-57", Reason.CODING, "the maximum is below the minimum"),
        ),
        (
            {"XMINSOR": 48, "XMAXSOR": 48},
            (
                *("48", "46-57", Reason.STATUTORY_LIMIT),
                "a single number is what § 5G1.1 leaves of a range beyond a limit",
            ),
        ),
    ],
)
def test_likely_reasons(values: dict[str, int], told: tuple[str, str, Reason, str]) -> None:
    """Each is told only where it gives the very range recorded."""
    assert why(verdict("range", **values)) == told


def test_a_level_in_another_category() -> None:
    """The category is told where it has the range at another level; else the level in another; else neither."""
    # Category VI has 0-6 at level 1 alone.
    found = verdict("range", XFOLSOR=8, XCRHISSR=6, XMINSOR=0, XMAXSOR=6)
    assert why(found)[3] == "it is the range of level 1 in Category VI"
    # 78-97 stands at 26/III, 27/II and 28/I alone.
    assert why(verdict("range", XFOLSOR=28, XCRHISSR=4, XMINSOR=78, XMAXSOR=97))[3] == (
        "it is the range of level 28 in Category I"
    )
    assert why(verdict("range", XFOLSOR=20, XCRHISSR=4, XMINSOR=78, XMAXSOR=97))[3] == (
        "the Table has 78-97 at another level and in another category"
    )


def test_reasons_that_do_not_give_the_range_are_not_told() -> None:
    """A career offender's column, a firearm table, a safety valve and a firearm minimum beside another range."""
    others = {"CAROFFLV": 34, "CAROFFEN": -3, "SAFE": 1, "GUNMIN1": 60, "STATMAX": 240}

    assert why(verdict("range", XMINSOR=41, XMAXSOR=51, CO924TAB=1, **others))[2] is Reason.UNEXPLAINED
    assert why(verdict("range", XMINSOR=262, XMAXSOR=327, CAROFFLV=0))[2] is Reason.UNEXPLAINED
    assert (
        why(verdict("range", XMINSOR=262, XMAXSOR=327, CO924TAB=3, CAROFFLV=0, AMENDYR=2001))[2] is Reason.UNEXPLAINED
    )
    assert why(verdict("range", XMINSOR=360, XMAXSOR=9996, GUNMIN1=9996, CAROFFLV=0))[2] is Reason.UNEXPLAINED


def test_a_consecutive_minimum_on_life() -> None:
    """Life stays life, whatever is added."""
    found = verdict("range", XFOLSOR=42, XMINSOR=420, XMAXSOR=9996, GUNMIN1=60)

    assert why(found)[2] is Reason.STACKED_COUNTS


# A cell, whatever the level


def test_a_range_alone() -> None:
    """Without level and category, it must be one that the Table has."""
    check = BY_NAME["range is a cell"]

    assert not check.applies(RECORD)
    assert check.applies({"XMINSOR", "XMAXSOR", "XFOLSOR"})
    assert verdict("range is a cell") == Agrees()
    assert why(verdict("range is a cell", XMAXSOR=58)) == (
        *("46-58", "a cell of the Table", Reason.CODING),
        "the Table has no such range",
    )


# Points and range


@pytest.mark.parametrize(("points", "agrees"), [(0, True), (12, True), (13, True), (20, True)])
def test_points_below_a_range(points: int, agrees: bool) -> None:
    """46-57 stands in every column, so any points fit."""
    assert (verdict("points and range", CRIMPTS=points) == Agrees()) is agrees


def test_points_above_a_range() -> None:
    """78-97 stands in Categories I to III: six points fit, seven make Category IV."""
    values = {"XMINSOR": 78, "XMAXSOR": 97}

    assert verdict("points and range", **values, CRIMPTS=6) == Agrees()
    assert why(verdict("points and range", **values, CRIMPTS=7))[:3] == (
        *("78-97", "a cell of Category IV or higher"),
        Reason.UNEXPLAINED,
    )
    assert why(verdict("points and range", XMAXSOR=58, CRIMPTS=0))[2] is Reason.CODING
    assert not BY_NAME["points and range"].applies({*RECORD, "CRIMPTS"})


# Within the statute

STATUTE = {"STATMIN": 0, "STATMAX": 240, "GLMIN": 46, "GLMAX": 57}


@pytest.mark.parametrize(
    ("least", "most", "minimum", "maximum"),
    [
        (0, 240, 46, 57),
        (0, 24, 24, 24),
        (60, 240, 60, 60),
        (0, 48, 46, 48),
        (50, 240, 50, 57),
        (0, 9996, 46, 57),
        (9996, 9997, 9996, 9996),
    ],
)
def test_ranges_within_limits(least: int, most: int, minimum: int, maximum: int) -> None:
    """§ 5G1.1(a), (b) and (c); death as a maximum is life."""
    values = {"STATMIN": least, "STATMAX": most, "GLMIN": minimum, "GLMAX": maximum}

    assert verdict("range within the statute", **values) == Agrees()


@pytest.mark.parametrize(
    ("values", "reason", "because"),
    [
        ({"STATMIN": 60, "SAFE": 2}, Reason.SAFETY_VALVE, "SAFE: as if no minimum bound (18 U.S.C. 3553(f))"),
        (
            {"STATMIN": 48, "STATMAX": 50, "GLMIN": 46, "GLMAX": 50, "SAFE": 1},
            *(Reason.SAFETY_VALVE, "SAFE: as if no minimum bound (18 U.S.C. 3553(f))"),
        ),
        ({"STATMIN": 60}, Reason.STATUTORY_LIMIT, "as if the maximum alone bound"),
        ({"STATMAX": 24}, Reason.STATUTORY_LIMIT, "as if the minimum alone bound"),
        (
            {"STATMIN": 60, "DRUGMIN": 50, "GLMIN": 50},
            *(Reason.STATUTORY_LIMIT, "as if DRUGMIN were the minimum"),
        ),
        ({"STATMIN": 60, "STATMAX": 48}, Reason.STATUTORY_LIMIT, "as if no limit bound"),
        (
            {"GLMIN": 106, "GLMAX": 117, "GUNMIN1": 60},
            *(Reason.STACKED_COUNTS, "GUNMIN1: 60 months under 18 U.S.C. 924(c) added to 46-57"),
        ),
        (
            {"STATMAX": 50, "GLMIN": 106, "GLMAX": 110, "GUNMIN1": 60},
            *(Reason.STACKED_COUNTS, "GUNMIN1: 60 months under 18 U.S.C. 924(c) added to 46-50"),
        ),
        ({"GLMIN": 57, "GLMAX": 46}, Reason.CODING, "the maximum is below the minimum"),
        (
            {"GLMIN": 130, "GLMAX": 141, "IS924C": 1},
            *(Reason.STACKED_COUNTS, "IS924C: a count under 18 U.S.C. 924(c), whose minimum is added to the range"),
        ),
        ({"GLMIN": 41, "GLMAX": 51, "SAFE": 1}, Reason.UNEXPLAINED, "no limit in the record makes it"),
        ({"GLMIN": 48, "GLMAX": 48}, Reason.UNEXPLAINED, "no limit in the record makes it"),
    ],
)
def test_other_limits(values: dict[str, int], reason: Reason, because: str) -> None:
    """Why the range after limits likely is another."""
    assert why(verdict("range within the statute", **{**STATUTE, **values}))[2:] == (reason, because)


def test_both_ranges_are_told() -> None:
    """A minimum of 60 months, above the range, is the range (§ 5G1.1(b)); the record has 46-57."""
    assert why(verdict("range within the statute", **{**STATUTE, "STATMIN": 60}))[:2] == ("46-57", "60")


def test_codes_that_are_no_range() -> None:
    """In the file of FY2000, 994 is no range: the record is not checked."""
    found = verdict("range within the statute", **{**STATUTE, "GLMIN": 994, "GLMAX": 994, "FISCALYR": 2000})

    assert found == NotChecked("GLMIN 994 is no term: no guideline applies")


# Codes that are no value


@pytest.mark.parametrize(("level", "bounds"), [(99, (9996, 9996)), (-9, (0, 6))])
def test_codes_that_are_no_level(level: int, bounds: tuple[int, int]) -> None:
    """They are not read as 43, or as 1, though the range would fit."""
    found = verdict("range", XFOLSOR=level, XCRHISSR=1, XMINSOR=bounds[0], XMAXSOR=bounds[1])

    assert found == NotChecked(f"XFOLSOR: {level} is no total offense level, but perhaps a code for a missing one")


def test_codes_that_are_no_points() -> None:
    """999 is not thirteen or more."""
    found = verdict("points and range", CRIMPTS=999, XMINSOR=360, XMAXSOR=9996)

    assert isinstance(found, NotChecked)
    assert found.reason.startswith("CRIMPTS: 999 points are perhaps a code for a missing number")
