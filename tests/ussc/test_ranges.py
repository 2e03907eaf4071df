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


def test_flags_that_say_no_explain_nothing() -> None:
    """No career offender stands behind a level of 0, and no safety valve behind a SAFE of 0."""
    lowest = {"XFOLSOR": 8, "XCRHISSR": 6, "XMINSOR": 0, "XMAXSOR": 6, "CAROFFLV": 0, "CAROFFEN": 0}
    assert why(verdict("range", **lowest))[2:] == (Reason.UNEXPLAINED, "it is the range of level 1 in Category VI")
    floor = {"XFOLSOR": 14, "XCRHISSR": 1, "XMINSOR": 24, "XMAXSOR": 30, "SAFE": 0, "DRUGMIN": 60, "CAROFFLV": 0}
    assert why(verdict("range", **floor, AMENDYR=2023))[2] is Reason.UNEXPLAINED


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

    assert why(verdict("range", XMINSOR=41, XMAXSOR=51, **others))[2] is Reason.UNEXPLAINED
    assert why(verdict("range", XMINSOR=37, XMAXSOR=46, SAFE=2))[2] is Reason.UNEXPLAINED  # 2 has no levels
    assert why(verdict("range", XMINSOR=262, XMAXSOR=327, CAROFFLV=0))[2] is Reason.UNEXPLAINED
    assert why(verdict("range", XMINSOR=360, XMAXSOR=9996, GUNMIN1=9996, CAROFFLV=0))[2] is Reason.UNEXPLAINED


@pytest.mark.parametrize(
    ("code", "year", "bounds"),
    [
        # § 4B1.1(c)(3): 360 to life, 292-365 with two levels for acceptance, 262-327 with three.
        (1, 2012, (360, 9996)),
        (2, None, (292, 365)),
        (2, 2012, (292, 365)),
        (3, None, (262, 327)),
        # Until fiscal year 2011, 1 says only that the table was used.
        (1, 2011, (262, 327)),
        (1, None, (292, 365)),
    ],
)
def test_the_ranges_of_a_career_offender_with_a_firearm_count(
    code: int, year: int | None, bounds: tuple[int, int]
) -> None:
    """They stand in the place of the cell."""
    record = {"AMENDYR": 2010, "FISCALYR": year, "XMINSOR": bounds[0], "XMAXSOR": bounds[1], "CO924TAB": code}

    assert verdict("range", **record) == Agrees()


def test_other_ranges_of_a_career_offender_with_a_firearm_count() -> None:
    """The cell, as if the table had not been used; the range for another code; and where there was no such table."""
    assert why(verdict("range", CO924TAB=3)) == (
        *("46-57", "262-327", Reason.CAREER_OFFENDER, "CO924TAB: as if § 4B1.1(c)(3) had not been applied"),
    )
    assert why(verdict("range", CO924TAB=3, XMINSOR=292, XMAXSOR=365))[1:] == (
        *("262-327", Reason.CAREER_OFFENDER, "CO924TAB: another range"),
    )
    assert why(verdict("range", CO924TAB=1))[1] == "360-life or 292-365 or 262-327"
    of_2012 = {"AMENDYR": 2010, "FISCALYR": 2012, "XMINSOR": 262, "XMAXSOR": 327}
    assert why(verdict("range", CO924TAB=1, **of_2012))[1] == "360-life"
    assert verdict("range", CO924TAB=1, AMENDYR=2001) == NotChecked("CO924TAB 1: § 4B1.1(c) is not in force")
    assert verdict("range", CO924TAB=4) == NotChecked("CO924TAB 4: it is none of its codes")
    early = {"AMENDYR": 2006, "FISCALYR": 2008}
    assert verdict("range", CO924TAB=2, **early) == NotChecked("CO924TAB 2: it is none of its codes")


@pytest.mark.parametrize(
    ("values", "because"),
    [
        # 7/I: 1-7 until 31 October 1992 (amend. 462); 3/I: 0-3 in 1987 (amend. 270).
        (
            {"XFOLSOR": 7, "XCRHISSR": 1, "XMINSOR": 1, "XMAXSOR": 7},
            "the Table has it from 1987-11-01: as if worked with another Manual",
        ),
        (
            {"XFOLSOR": 7, "XCRHISSR": 1, "XMINSOR": 0, "XMAXSOR": 6, "AMENDYR": 1990},
            "the Table has it from 1992-11-01: as if worked with another Manual",
        ),
        (
            {"XFOLSOR": 3, "XCRHISSR": 1, "XMINSOR": 0, "XMAXSOR": 3, "AMENDYR": 1990},
            "the Table has it from 1987-11-01: as if worked with another Manual",
        ),
    ],
)
def test_the_range_of_another_manual(values: dict[str, int], because: str) -> None:
    """A cell of an earlier or a later Table is told as one."""
    assert why(verdict("range", **values))[2:] == (Reason.CODING, because)


def test_a_single_number_that_is_no_limit() -> None:
    """§ 5G1.1 leaves one number only where a limit lies beyond the range."""
    single = {"XMINSOR": 100, "XMAXSOR": 100, "STATMIN": 60, "STATMAX": 480}

    assert why(verdict("range", **single))[2:] == (Reason.CODING, "a single number, and no limit of the record")
    assert why(verdict("range is a cell", XMINSOR=996, XMAXSOR=996))[2:] == (
        *(Reason.CODING, "996 is life in the file of fiscal year 2000: name the `fiscal_year`"),
    )


def test_the_career_offender_before_acceptance_came_off() -> None:
    """Until 31 October 1989 § 4B1.1 took nothing off (amend. 266): 168-210 is 30/VI, so not 32/VI less two."""
    values = {"XMINSOR": 168, "XMAXSOR": 210}

    assert why(verdict("range", **values, AMENDYR=1988))[2] is Reason.UNEXPLAINED
    assert why(verdict("range", **values, AMENDYR=1989))[2] is Reason.CAREER_OFFENDER
    assert why(verdict("range", **values, CAROFFLV=37, CAROFFEN=-3))[2] is Reason.UNEXPLAINED


def test_what_explains_does_not_hide() -> None:
    """A column that holds no value of its variable takes no disagreement away."""
    assert why(verdict("range", XMINSOR=41, XMAXSOR=51, DRUGMIN=9997, GUNMIN1=0.5, SAFE=0.5))[2:] == (
        *(Reason.UNEXPLAINED, "it is the range of level 20 in Category III"),
    )


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
    values = {"STATMIN": least, "STATMAX": most, "GLMIN": minimum, "GLMAX": maximum, "SAFE": 0}

    assert verdict("range within the statute", **values) == Agrees()


@pytest.mark.parametrize(
    ("values", "reason", "because"),
    [
        (
            {"STATMIN": 60, "SAFE": 2, "DRUGMIN": 60, "GLMIN": 60, "GLMAX": 60},
            *(Reason.SAFETY_VALVE, "SAFE: as if the minimum bound all the same (18 U.S.C. 3553(f))"),
        ),
        (
            {"STATMIN": 48, "STATMAX": 50, "GLMIN": 48, "GLMAX": 50, "SAFE": 1, "DRUGMIN": 48},
            *(Reason.SAFETY_VALVE, "SAFE: as if the minimum bound all the same (18 U.S.C. 3553(f))"),
        ),
        ({"STATMIN": 60, "SAFE": 0}, Reason.STATUTORY_LIMIT, "as if the maximum alone bound"),
        ({"STATMIN": 60, "SAFE": 2, "DRUGMIN": 0}, Reason.STATUTORY_LIMIT, "as if the maximum alone bound"),
        ({"STATMAX": 24}, Reason.STATUTORY_LIMIT, "as if the minimum alone bound"),
        (
            {"STATMIN": 60, "DRUGMIN": 50, "GLMIN": 50, "SAFE": 0},
            *(Reason.STATUTORY_LIMIT, "as if DRUGMIN were the minimum"),
        ),
        ({"STATMIN": 10, "STATMAX": 24}, Reason.STATUTORY_LIMIT, "as if the minimum alone bound"),
        ({"STATMIN": 50, "STATMAX": 55, "SAFE": 0}, Reason.STATUTORY_LIMIT, "as if no limit bound"),
        ({"GUNMIN1": 60}, Reason.STACKED_COUNTS, "GUNMIN1: as if its months under 18 U.S.C. 924(c) were not added"),
        (
            {"GLMIN": 60, "GLMAX": 60, "GUNMIN1": 60, "STATMIN": 60, "DRUGMIN": 0},
            *(Reason.STACKED_COUNTS, "GUNMIN1: as if its months under 18 U.S.C. 924(c) were not added"),
        ),
        ({"GLMIN": 57, "GLMAX": 46}, Reason.CODING, "the maximum is below the minimum"),
        ({"GLMIN": 41, "GLMAX": 51, "SAFE": 1}, Reason.UNEXPLAINED, "no limit in the record makes it"),
        ({"GLMIN": 48, "GLMAX": 48}, Reason.UNEXPLAINED, "no limit in the record makes it"),
    ],
)
def test_other_limits(values: dict[str, int], reason: Reason, because: str) -> None:
    """Why the range after limits likely is another."""
    assert why(verdict("range within the statute", **{**STATUTE, **values}))[2:] == (reason, because)


def test_both_ranges_are_told() -> None:
    """A minimum of 60 months, above the range, is the range (§ 5G1.1(b)); the record has 46-57."""
    found = verdict("range within the statute", **{**STATUTE, "STATMIN": 60, "SAFE": 0})

    assert why(found)[:2] == ("46-57", "60")


def test_a_minimum_that_a_safety_valve_lifted() -> None:
    """Relief under 18 U.S.C. 3553(f) leaves the range as it was before the minimum of the drug statutes."""
    lifted = {**STATUTE, "STATMIN": 60, "DRUGMIN": 60}

    assert verdict("range within the statute", **lifted, SAFE=1) == Agrees()
    assert verdict("range within the statute", **lifted, SAFE=2) == Agrees()
    assert why(verdict("range within the statute", **lifted, SAFE=0))[1] == "60"


def test_a_maximum_binds_where_the_minimum_does_not() -> None:
    """57-71 between limits of 60 and 65, of which a safety valve lifted the first, is 57-65."""
    limits = {"STATMIN": 60, "STATMAX": 65, "DRUGMIN": 60, "SAFE": 1}
    range_ = {"XMINSOR": 57, "XMAXSOR": 71, "GLMIN": 57, "GLMAX": 65}

    assert verdict("range within the statute", **limits, **range_) == Agrees()


def test_what_section_5c1_2_leaves() -> None:
    """From 1 November 2023 no range below 24-30 where a minimum of five years was lifted (amend. 817)."""
    lifted = {"STATMIN": 60, "STATMAX": 480, "DRUGMIN": 60, "SAFE": 2, "XMINSOR": 15, "XMAXSOR": 21}
    floored = {**lifted, "GLMIN": 24, "GLMAX": 30}

    assert verdict("range within the statute", **floored, AMENDYR=2023) == Agrees()
    assert why(verdict("range within the statute", **floored, AMENDYR=2022))[1] == "15-21"
    assert verdict("range within the statute", **{**lifted, "GLMIN": 15, "GLMAX": 21}, AMENDYR=2022) == Agrees()
    before = {"XFOLSOR": 14, "XCRHISSR": 1, "XMINSOR": 24, "XMAXSOR": 30, "SAFE": 2, "DRUGMIN": 60}
    assert why(verdict("range", **before, AMENDYR=2023))[1:] == (
        *("15-21", Reason.SAFETY_VALVE, "SAFE: what § 5C1.2(b) makes of 15-21"),
    )


def test_a_safety_valve_that_does_not_matter_explains_nothing() -> None:
    """The minimum lies below the range, so the months under 18 U.S.C. 924(c) are what is missing."""
    range_ = {"XMINSOR": 168, "XMAXSOR": 210, "GLMIN": 168, "GLMAX": 210}
    limits = {"STATMIN": 60, "STATMAX": 9996, "DRUGMIN": 60, "GUNMIN1": 60, "IS924C": 1, "SAFE": 1}

    assert why(verdict("range within the statute", **range_, **limits))[2] is Reason.STACKED_COUNTS
    cut = {"STATMIN": 0, "STATMAX": 50, "GUNMIN1": 60, "SAFE": 1, "GLMIN": 46, "GLMAX": 50}
    assert why(verdict("range within the statute", **cut))[2] is Reason.STACKED_COUNTS


def test_a_safety_valve_of_which_nothing_is_told() -> None:
    """Either range may then be right, and no other is."""
    either = {**STATUTE, "STATMIN": 60}
    told = NotChecked("whether a safety valve lifted STATMIN is not told")

    assert verdict("range within the statute", **either) == told
    assert verdict("range within the statute", **either, SAFE=2) == told
    assert verdict("range within the statute", **{**either, "GLMIN": 60, "GLMAX": 60}) == told
    assert why(verdict("range within the statute", **{**either, "GLMIN": 50, "GLMAX": 57}))[1] == "60 or 46-57"


@pytest.mark.parametrize(
    ("values", "minimum", "maximum"),
    [
        # 60 months under 18 U.S.C. 924(c) after 46-57.
        ({"GUNMIN1": 60, "STATMIN": 60, "DRUGMIN": 0, "STATMAX": 9996, "IS924C": 1}, 106, 117),
        ({"GUNMIN1": 60}, 106, 117),
        # The other count is limited by its own minimum of 50, or by a maximum of 50, first.
        ({"GUNMIN1": 60, "STATMIN": 110, "DRUGMIN": 50, "SAFE": 0}, 110, 117),
        ({"GUNMIN1": 60, "STATMAX": 50}, 106, 110),
        # A minimum that is lower than the range does not matter, whatever else is told of it.
        ({"GUNMIN1": 40, "STATMIN": 40}, 86, 97),
        # That of § 4B1.1(c)(3) is the whole, and the sum is taken out of it (§ 5G1.2(e)).
        (
            {"GUNMIN1": 60, "STATMIN": 60, "IS924C": 1, "CO924TAB": 3, "XMINSOR": 262, "XMAXSOR": 327, "STATMAX": 9996},
            262,
            327,
        ),
        # The count alone: its minimum is the range (§ 2K2.4(b)).
        ({"GUNMIN1": 60, "STATMIN": 60, "IS924C": 1, "XMINSOR": 60, "XMAXSOR": 60}, 60, 60),
    ],
)
def test_a_term_that_runs_after_the_range(values: dict[str, int], minimum: int, maximum: int) -> None:
    """It is added to both ends (§ 5G1.2(a))."""
    recorded = {**STATUTE, **values, "GLMIN": minimum, "GLMAX": maximum}

    assert verdict("range within the statute", **recorded) == Agrees()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"IS924C": 1}, "IS924C: how long a term under 18 U.S.C. 924(c) runs after every other is not told: give GUNM"),
        ({"IS1028A": 1}, "IS1028A: a term under 18 U.S.C. 1028A may run after every other, and how long it is"),
        ({"GUNMIN1": 60, "STATMIN": 60}, "STATMIN 60: what is a minimum beside the 60 months of GUNMIN1 is not told"),
        (
            {"GUNMIN1": 60, "STATMIN": 120, "DRUGMIN": 0},
            "STATMIN 120: what is a minimum beside the 60 months of GUNMIN1 is not told",
        ),
        # 120 is neither of 60 and 50, nor both together; and a minimum of 240 is more than that of all counts.
        (
            {"GUNMIN1": 60, "STATMIN": 120, "DRUGMIN": 50},
            "STATMIN 120: what is a minimum beside the 60 months of GUNMIN1 is not told",
        ),
        (
            {"GUNMIN1": 60, "STATMIN": 60, "DRUGMIN": 240},
            "STATMIN 60: what is a minimum beside the 60 months of GUNMIN1 is not told",
        ),
        ({"IS924C": 2}, "IS924C: 2 is neither 0, no, nor 1, yes"),
        ({"STATMIN": 120, "STATMAX": 60}, "STATMIN 120 is more than STATMAX 60"),
        ({"STATMIN": 9996, "STATMAX": 480}, "STATMIN life is more than STATMAX 480"),
        ({"STATMAX": 0}, "STATMAX is 0"),
    ],
)
def test_limits_that_do_not_tell(values: dict[str, int], told: str) -> None:
    """The record is not checked, whatever range it has."""
    found = verdict("range within the statute", **{**STATUTE, **values})

    assert isinstance(found, NotChecked)
    assert found.reason.startswith(told)


def test_codes_that_are_no_range() -> None:
    """In the file of FY2000, 994 is no range: the record is not checked."""
    old = {"AMENDYR": 1998, "FISCALYR": 2000, "GLMIN": 994, "GLMAX": 994}
    found = verdict("range within the statute", **{**STATUTE, **old})

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
