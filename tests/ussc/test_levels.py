"""Checks of the offense level, line by line of the worksheet, and of § 2L1.2 by edition."""

from typing import Any

import pytest
from tests.ussc.records import as_audited

from sentencing.ussc import CHECKS, Agrees, Disagrees, NotChecked, Reason
from sentencing.ussc.levels import CHAPTER_THREE, CHARACTERISTICS, OVERRIDES

BY_NAME = {check.name: check for check in CHECKS}


def verdict(name: str, values: dict[str, Any], year: int = 2014) -> Any:
    """What a check says of a record worked with the Manual of a year."""
    return as_audited(BY_NAME[name], {"AMENDYR": year, **values})


def why(found: Any) -> tuple[str, str, Reason, str]:
    """The four parts of a disagreement."""
    assert isinstance(found, Disagrees)
    return found.recorded, found.recomputed, found.reason, found.because


# Chapter Two

WHOLE = dict.fromkeys(CHARACTERISTICS)


def test_the_characteristics() -> None:
    """B to U, which are (b)(1) to (b)(20)."""
    assert CHARACTERISTICS[0] == "ADJ_BHI"
    assert CHARACTERISTICS[-1] == "ADJ_UHI"
    assert len(CHARACTERISTICS) == 20


def test_chapter_two() -> None:
    """The base level with every characteristic, also one that lowers it; a blank is none."""
    values = {**WHOLE, "BASEHI": 7, "ADJ_BHI": 14, "ADJ_CHI": 2, "ADJ_RHI": -3, "CHAP2": 20}

    assert verdict("Chapter Two level", values) == Agrees()
    assert why(verdict("Chapter Two level", {**values, "CHAP2": 22})) == ("22", "20", Reason.UNEXPLAINED, "+2 levels")
    assert verdict("Chapter Two level", {**values, "BASEHI": None}) == NotChecked("BASEHI is missing")


def test_a_characteristic_that_the_frame_lacks() -> None:
    """It may hold the difference: three of twenty-four printed worksheets miss by a column that was not printed."""
    values = {"BASEHI": 30, "ADJ_BHI": 2, "CHAP2": 34}

    assert why(verdict("Chapter Two level", values)) == (
        *("34", "32", Reason.NOT_IN_FRAME, "the frame has no ADJ_CHI, nor 18 more"),
    )
    but_one = {**WHOLE, **values}
    del but_one["ADJ_LHI"]
    assert why(verdict("Chapter Two level", but_one))[3] == "the frame has no ADJ_LHI"
    del but_one["ADJ_MHI"]
    assert why(verdict("Chapter Two level", but_one))[3] == "the frame has no ADJ_LHI, nor 1 more"


# Chapter Three


def test_the_adjustments_of_chapter_three() -> None:
    """Every one, with its section, once."""
    sections = [str(cite) for cite in CHAPTER_THREE.values()]

    assert sections == [
        *("3A1.1", "3A1.2", "3A1.3", "3A1.4", "3A1.5"),
        *("3B1.1", "3B1.2", "3B1.3", "3B1.4", "3B1.5"),
        *("3C1.1", "3C1.2", "3C1.3", "3C1.4"),
    ]


NONE_OF_THREE = dict.fromkeys(CHAPTER_THREE, 0)


@pytest.mark.parametrize("column", CHAPTER_THREE)
def test_each_adjustment_counts(column: str) -> None:
    """Its levels stand between CHAP2 and ADJOFLHI."""
    values = {**NONE_OF_THREE, "CHAP2": 20, "ADJOFLHI": 22, column: 2}

    assert verdict("adjusted level", values) == Agrees()
    assert why(verdict("adjusted level", {**values, "ADJOFLHI": 20})) == ("20", "22", Reason.UNEXPLAINED, "-2 levels")


def test_adjustments_that_lower_and_raise() -> None:
    """Worked by hand: 20 + 4 - 2 + 2 = 24."""
    values = {**NONE_OF_THREE, "CHAP2": 20, "AGGROLHI": 4, "MITROLHI": -2, "OBSTRCHI": 2, "ADJOFLHI": 24}

    assert verdict("adjusted level", values) == Agrees()


def test_an_adjustment_that_the_edition_does_not_have() -> None:
    """§ 3A1.5 began on 1 November 2012: with an earlier Manual the record is not checked."""
    values = {**NONE_OF_THREE, "CHAP2": 20, "HUMANHI": 2, "ADJOFLHI": 22}

    assert verdict("adjusted level", values, 2012) == Agrees()
    found = verdict("adjusted level", values, 2011)
    assert isinstance(found, NotChecked)
    assert found.reason.startswith("§ 3A1.5 is not in force on 2011-11-01")


@pytest.mark.parametrize(
    ("units", "level"), [(0, 25), (1, 25), (1.5, 26), (2, 27), (3, 28), (3.5, 29), (5, 29), (5.5, 30)]
)
def test_units(units: float, level: int) -> None:
    """§ 3D1.4: more than five units add five levels; to five add four; to three, three; two add two; 1.5 add one."""
    values = {"ADJOFLHI": 25, "TOTUNIT": units, "COADJLEV": level}

    assert verdict("combined level", values) == Agrees()
    assert why(verdict("combined level", {**values, "COADJLEV": level + 1}))[2] is Reason.UNEXPLAINED


def test_units_come_by_halves() -> None:
    """A quarter of a unit is none that § 3D1.4 counts."""
    values = {"ADJOFLHI": 25, "TOTUNIT": 1.25, "COADJLEV": 25}

    assert verdict("combined level", values) == NotChecked("TOTUNIT, in halves: 2.5 is no whole number")


def test_units_that_are_missing() -> None:
    """They are not none, which is 0."""
    values = {"ADJOFLHI": 25, "TOTUNIT": None, "COADJLEV": 25}

    assert verdict("combined level", values) == NotChecked("TOTUNIT is missing")


@pytest.mark.parametrize(
    ("year", "unread"), [(None, "HUMANHI, nor 3 more"), (2012, "USARMHI, nor 2 more"), (2013, "HUMANHI, nor 3 more")]
)
def test_adjustments_that_the_frame_lacks(year: int | None, unread: str) -> None:
    """They may hold the difference where they would add it, and where the file of the year has them."""
    without = {column: 0 for column in CHAPTER_THREE if column not in {"HUMANHI", "USARMHI", "RLEASHI", "FALDMHI"}}
    values = {**without, "AMENDYR": 2008, "FISCALYR": year, "CHAP2": 20}

    assert why(verdict("adjusted level", {**values, "ADJOFLHI": 24}))[2:] == (
        *(Reason.NOT_IN_FRAME, f"the frame has no {unread}"),
    )
    assert why(verdict("adjusted level", {**values, "ADJOFLHI": 18}))[2:] == (Reason.UNEXPLAINED, "-2 levels")


@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        (
            "adjusted level",
            {**NONE_OF_THREE, "CHAP2": 20, "VULVCTHI": 9996, "ADJOFLHI": 22},
            "VULVCTHI: 9996 is no number of levels or points, but perhaps a code",
        ),
        (
            "Chapter Two level",
            {**WHOLE, "BASEHI": 7, "ADJ_BHI": -99, "CHAP2": 7},
            "ADJ_BHI: -99 is no number of levels or points, but perhaps a code",
        ),
        ("combined level", {"ADJOFLHI": 25, "TOTUNIT": -1, "COADJLEV": 25}, "TOTUNIT is less than none"),
        (
            "total level",
            {"COADJLEV": 20, "ACCTRESP": 3, "XFOLSOR": 23},
            "ACCTRESP: 3 would be added, and levels come off here",
        ),
        (
            "total level",
            {"AMENDYR": 2023, "COADJLEV": 20, "ACCTRESP": -3, "ZEROPNT": 2, "XFOLSOR": 19},
            "ZEROPNT: 2 would be added, and levels come off here",
        ),
    ],
)
def test_codes_that_are_no_levels(name: str, values: dict[str, Any], told: str) -> None:
    """They are not added up: the record is not checked."""
    assert verdict(name, values) == NotChecked(told)


# The total


NOT_THE_GREATEST = ", before acceptance or beside a greater one"
TOTAL: dict[str, Any] = {"COADJLEV": 24, "ACCTRESP": -3, "XFOLSOR": 21}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"MONACCEP": -3, "ACCTRESP": 0},
        {"MONACCEP": None},
        {"COADJLEV": None, "NOCOMP": 1, "ADJOFLHI": 24},
        {"NOCOMP": 1, "ADJOFLHI": None},
        {"NOCOMP": 1, "ADJOFLHI": 22},
        {"ACCTRESP": -2, "ZEROPNT": -2, "XFOLSOR": 20, "AMENDYR": 2023},
        {"COADJLEV": 50, "XFOLSOR": 47},
        {"COADJLEV": 50, "XFOLSOR": 43},
        {"COADJLEV": 2, "ACCTRESP": -2, "XFOLSOR": 1},
        {"CAROFFLV": 34, "CAROFFEN": -3, "XFOLSOR": 31},
        {"CAROFFLV": 12, "CAROFFEN": -2, "XFOLSOR": 21},
        {"ACCOFFLV": 33, "ARMCRIM": -3, "XFOLSOR": 30},
        {"COADJLEV": 10, "ACCTRESP": -2, "CRIMLIV": 13, "CRMLIVAP": -2, "XFOLSOR": 11},
        {"SEXOFFNA": 37, "SEXACCA": 0, "XFOLSOR": 37},
        {"SEXOFFNB": 29, "SEXACCB": -3, "XFOLSOR": 26},
        {"CAROFFLV": 32, "CAROFFEN": -3, "ACCOFFLV": 34, "ARMCRIM": -3, "XFOLSOR": 31},
        # Of a file without a column for acceptance under Chapter Four, ACCTRESP is that of the higher way.
        {"CAROFFLV": 34, "XFOLSOR": 31, "AMENDYR": 2001},
        {"CAROFFLV": 34, "CAROFFEN": None, "XFOLSOR": 31},
        {"COADJLEV": 10, "ACCTRESP": -2, "CRIMLIV": 13, "XFOLSOR": 11, "AMENDYR": 2007},
        {"COADJLEV": 20, "SEXOFFNB": 25, "XFOLSOR": 22, "AMENDYR": 2002},
        # Until 31 October 1989 nothing came off the level of § 4B1.1 (amend. 266).
        {"CAROFFLV": 34, "ACCTRESP": -2, "XFOLSOR": 34, "AMENDYR": 1988},
        {"CAROFFLV": 34, "ACCTRESP": -2, "XFOLSOR": 32, "AMENDYR": 1989},
        {"ACCTRESP": -2, "ZEROPNT": None, "XFOLSOR": 22, "AMENDYR": 2022},
    ],
)
def test_total_levels(values: dict[str, Any]) -> None:
    """The combined level less acceptance and § 4C1.1, or the greatest of Chapter Four; read as by the Table."""
    assert verdict("total level", {**TOTAL, **values}) == Agrees()


def test_every_section_of_part_b_is_read() -> None:
    """With its own column of acceptance."""
    assert list(map(str, OVERRIDES.values())) == ["4B1.1", "4B1.4", "4B1.3", "4B1.5(a)", "4B1.5(b)"]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"XFOLSOR": 24}, ("24", "21", Reason.CODING, "it is the level before acceptance")),
        (
            {"CAROFFLV": 34, "CAROFFEN": -3},
            ("21", "31", Reason.CODING, "it is the level without Chapter Four, Part B, which gives a greater one"),
        ),
        (
            {"CAROFFLV": 34, "CAROFFEN": -3, "XFOLSOR": 34},
            ("34", "31", Reason.CAREER_OFFENDER, f"CAROFFLV: it is the level of § 4B1.1{NOT_THE_GREATEST}"),
        ),
        (
            {"CAROFFLV": 32, "CAROFFEN": -3, "ACCOFFLV": 34, "ARMCRIM": -3, "XFOLSOR": 29},
            ("29", "31", Reason.CAREER_OFFENDER, f"CAROFFLV: it is the level of § 4B1.1{NOT_THE_GREATEST}"),
        ),
        (
            {"SEXOFFNA": 37, "SEXACCA": -3, "XFOLSOR": 37},
            ("37", "34", Reason.CODING, f"SEXOFFNA: it is the level of § 4B1.5(a){NOT_THE_GREATEST}"),
        ),
        ({"CAROFFLV": 34, "CAROFFEN": -3, "XFOLSOR": 25}, ("25", "31", Reason.UNEXPLAINED, "-6 levels")),
        ({"CAROFFLV": 12, "CAROFFEN": -2, "XFOLSOR": 12}, ("12", "21", Reason.UNEXPLAINED, "-9 levels")),
        (
            {"XFOLSOR": 31, "CAROFFLV": None, "CRIMLIV": 0, "SEXOFFNA": 0, "SEXOFFNB": 0},
            ("31", "21", Reason.NOT_IN_FRAME, "the frame has no ACCOFFLV: a level of Chapter Four may stand"),
        ),
        ({"XFOLSOR": 19}, ("19", "21", Reason.UNEXPLAINED, "-2 levels")),
        (
            {"XFOLSOR": 23, **dict.fromkeys(level for level, _ in OVERRIDES)},
            ("23", "21", Reason.UNEXPLAINED, "+2 levels"),
        ),
    ],
)
def test_other_totals(values: dict[str, Any], told: tuple[str, str, Reason, str]) -> None:
    """What the record suggests where the total is another."""
    assert why(verdict("total level", {**TOTAL, **values})) == told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        # § 4C1.1 is of 1 November 2023, § 4B1.4 of 1990, § 4B1.5 of 2001.
        ({"ZEROPNT": -2, "AMENDYR": 2022}, "§ 4C1.1 is not in force on 2022-11-01"),
        ({"ACCOFFLV": 33, "AMENDYR": 1989}, "§ 4B1.4 is not in force on 1989-11-01"),
        ({"SEXOFFNA": 37, "AMENDYR": 2000}, "§ 4B1.5 is not in force on 2000-11-01"),
        (
            {"CAROFFLV": 34, "CAROFFEN": -2, "AMENDYR": 1988},
            "CAROFFEN: the Manual in effect on 1988-11-01 takes nothing for acceptance off the level of § 4B1.1",
        ),
        ({"ZEROPNT": None, "AMENDYR": 2023}, "ZEROPNT is missing"),
    ],
)
def test_totals_of_another_manual(values: dict[str, Any], told: str) -> None:
    """What the Manual does not have is not counted, and what it has must be told: the record is not checked."""
    found = verdict("total level", {**TOTAL, **values})

    assert isinstance(found, NotChecked)
    assert found.reason.startswith(told)


VALVE: dict[str, Any] = {**TOTAL, "COADJLEV": 18, "SAFE": 2, "DRUGMIN": 60}


@pytest.mark.parametrize(
    ("values", "level"),
    [
        # From 1 November 2001 to 31 October 2023, no level below 17 where a minimum of five years was lifted.
        ({"AMENDYR": 2014}, 17),
        ({"AMENDYR": 2001}, 17),
        ({"AMENDYR": 2000}, 15),
        ({"AMENDYR": 1993}, 15),
        ({"AMENDYR": 2023, "ZEROPNT": 0}, 15),
        ({"AMENDYR": 2014, "DRUGMIN": 59}, 15),
        ({"AMENDYR": 2014, "SAFE": 0}, 15),
        ({"AMENDYR": 2014, "COADJLEV": 24}, 21),
        ({"AMENDYR": 2014, "COADJLEV": 24, "DRUGMIN": None}, 21),
        ({"AMENDYR": 2014, "COADJLEV": 20, "DRUGMIN": None}, 17),
    ],
)
def test_the_least_level_that_section_5c1_2_leaves(values: dict[str, Any], level: int) -> None:
    """Amend. 624 made it, amend. 817 put a range in its place."""
    assert verdict("total level", {**VALVE, **values, "XFOLSOR": level}) == Agrees()


def test_a_lifted_minimum_that_is_not_told() -> None:
    """Whether it was of five years decides; without `SAFE` in the frame it may be the reason."""
    assert verdict("total level", {**VALVE, "DRUGMIN": None, "XFOLSOR": 17}) == NotChecked("DRUGMIN is missing")
    others = dict.fromkeys((level for level, _ in OVERRIDES), 0)
    without = {**TOTAL, **others, "COADJLEV": 18, "XFOLSOR": 17}
    assert why(verdict("total level", without))[2:] == (
        *(Reason.NOT_IN_FRAME, "the frame has no SAFE: § 5C1.2(b) may stand"),
    )
    assert why(verdict("total level", {**without, "SAFE": 0}))[2] is Reason.UNEXPLAINED


def test_early_disposition_that_no_column_tells() -> None:
    """From 1 November 2025 § 3F1.1 takes up to four levels off."""
    values = {**TOTAL, "COADJLEV": 20, "ZEROPNT": 0}

    assert why(verdict("total level", {**values, "XFOLSOR": 13}, 2025))[2:] == (
        *(Reason.NOT_IN_FRAME, "no column tells what § 3F1.1 took off"),
    )
    assert why(verdict("total level", {**values, "XFOLSOR": 16}, 2025))[2] is Reason.NOT_IN_FRAME
    assert why(verdict("total level", {**values, "XFOLSOR": 12}, 2025))[2] is Reason.UNEXPLAINED
    assert why(verdict("total level", {**values, "XFOLSOR": 13}, 2024))[2] is Reason.UNEXPLAINED


def test_acceptance_that_no_column_tells() -> None:
    """Neither under Chapter Four nor as a whole: what came off the career offender's level is not told."""
    values = {"COADJLEV": 20, "MONACCEP": -3, "CAROFFLV": 34, "ACCTRESP": None, "XFOLSOR": 31}

    assert verdict("total level", values) == NotChecked("ACCTRESP is missing")


def test_levels_for_no_points_that_the_frame_lacks() -> None:
    """Since 1 November 2023 they may hold the difference."""
    lower = {**TOTAL, "XFOLSOR": 19}

    assert why(verdict("total level", {**lower, "AMENDYR": 2023}))[2:] == (
        *(Reason.NOT_IN_FRAME, "the frame has no ZEROPNT: levels may come off under § 4C1.1"),
    )
    assert why(verdict("total level", {**lower, "AMENDYR": 2022}))[2] is Reason.UNEXPLAINED
    assert why(verdict("total level", {**lower, "AMENDYR": 2023, "XFOLSOR": 18}))[2] is Reason.UNEXPLAINED
    assert why(verdict("total level", {**lower, "AMENDYR": 2023, "ZEROPNT": 0}))[2] is Reason.UNEXPLAINED


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({"COADJLEV": None}, "COADJLEV"),
        ({"COADJLEV": None, "NOCOMP": 2, "ADJOFLHI": 24}, "COADJLEV"),
        ({"COADJLEV": None, "NOCOMP": 1, "ADJOFLHI": None}, "ADJOFLHI"),
        ({"ACCTRESP": None}, "ACCTRESP"),
        ({"XFOLSOR": None}, "XFOLSOR"),
    ],
)
def test_totals_with_a_line_missing(values: dict[str, Any], missing: str) -> None:
    """Only with one computation does the adjusted level stand for the combined one."""
    assert verdict("total level", {**TOTAL, **values}) == NotChecked(f"{missing} is missing")


# § 2L1.2


REENTRY = {"GDLINEHI": "2L1.2", "BASEHI": 8, "ADJ_BHI": 0}


@pytest.mark.parametrize(
    ("year", "values"),
    [
        (1988, {}),
        (1989, {"ADJ_BHI": 4}),
        (1990, {"ADJ_BHI": 4, "ADJL_BHI": "A"}),
        (1991, {"ADJ_BHI": 0, "ADJ_CHI": 16}),
        (1996, {"ADJ_BHI": 4, "ADJ_CHI": 0}),
        (1997, {"ADJ_BHI": 16, "ADJL_BHI": "A"}),
        (2000, {"ADJ_BHI": 4, "ADJL_BHI": "B2"}),
        (2001, {"ADJ_BHI": 16, "ADJL_BHI": "A7"}),
        (2001, {"ADJ_BHI": 12, "ADJL_BHI": "B"}),
        (2010, {"ADJ_BHI": 4, "ADJL_BHI": "E"}),
        (2010, {"GDLINEHI": "2l1.2", "ADJ_BHI": 16, "ADJL_BHI": "a2"}),
        (2010, {"ADJ_BHI": 8, "ADJL_BHI": "c"}),
        (2011, {"ADJ_BHI": 12, "ADJL_BHI": "A2"}),
        (2015, {"ADJ_BHI": 8, "ADJL_BHI": "B"}),
        (2015, {"ADJ_BHI": 8, "ADJL_BHI": "C"}),
        (2015, {"ADJ_BHI": 16, "ADJL_BHI": "A"}),
        (2016, {"ADJ_BHI": 2, "ADJL_BHI": "B", "ADJ_CHI": 10, "ADJL_CHI": "A", "ADJ_DHI": 2, "ADJL_DHI": "E"}),
        (2025, {"ADJ_BHI": 4, "ADJ_CHI": 6, "ADJ_DHI": 8}),
    ],
)
def test_characteristics_that_the_edition_prints(year: int, values: dict[str, Any]) -> None:
    """Level and label of each edition of § 2L1.2, both sides of every change."""
    assert verdict("§ 2L1.2", {**REENTRY, **values}, year) == Agrees()


@pytest.mark.parametrize(
    ("year", "values", "recorded"),
    [
        (1988, {"ADJ_BHI": 4}, "ADJ_BHI +4"),
        (1989, {"ADJ_BHI": 16}, "ADJ_BHI +16"),
        (1990, {"ADJ_CHI": 16}, "ADJ_CHI +16"),
        (1997, {"ADJ_CHI": 16}, "ADJ_CHI +16"),
        (2000, {"ADJ_BHI": 12}, "ADJ_BHI +12"),
        (2010, {"ADJ_BHI": 12, "ADJL_BHI": "A2"}, "ADJ_BHI +12 (A2)"),
        (2015, {"ADJ_BHI": 4, "ADJL_BHI": "A"}, "ADJ_BHI +4 (A)"),
        (2015, {"ADJ_CHI": 4}, "ADJ_CHI +4"),
        (2016, {"ADJ_BHI": 16, "ADJL_BHI": "A2"}, "ADJ_BHI +16 (A2)"),
        (2016, {"ADJ_BHI": 4, "ADJL_BHI": "B"}, "ADJ_BHI +4 (B)"),
        (2016, {"ADJ_BHI": 2, "ADJL_BHI": "B2"}, "ADJ_BHI +2 (B2)"),
        (2016, {"ADJ_DHI": 12}, "ADJ_DHI +12"),
        (2016, {"ADJ_BHI": 4, "ADJL_BHI": "A9"}, "ADJ_BHI +4 (A9)"),
        (2016, {"ADJ_BHI": 4, "ADJL_BHI": "<b>"}, "ADJ_BHI +4 (<b>)"),
    ],
)
def test_characteristics_that_it_does_not(year: int, values: dict[str, Any], recorded: str) -> None:
    """They are those of another edition, or are coded wrongly."""
    found = why(verdict("§ 2L1.2", {**REENTRY, **values}, year))

    assert found[0] == recorded
    assert found[2] is Reason.CODING


def test_what_the_edition_prints_is_told() -> None:
    """So that a reader sees what was expected; or that there is no such subsection."""
    assert why(verdict("§ 2L1.2", {**REENTRY, "ADJ_BHI": 16}, 2018))[1] == "2L1.2(b)(1)(A) +4; 2L1.2(b)(1)(B) +2"
    assert why(verdict("§ 2L1.2", {**REENTRY, "ADJ_CHI": 4}, 2015))[1] == "no § 2L1.2(b)(2)"


def test_the_base_level_of_the_edition() -> None:
    """8 in every edition since 15 January 1988; a blank one is not asked."""
    assert why(verdict("§ 2L1.2", {**REENTRY, "BASEHI": 6}))[:3] == ("base level 6", "§ 2L1.2(a) = 8", Reason.CODING)
    assert verdict("§ 2L1.2", {**REENTRY, "BASEHI": None}) == Agrees()


def test_1987_does_not_tell_the_text() -> None:
    """Base level 6 with two levels more, until 14 January 1988; then 8 alone: AMENDYR 1987 leaves both open."""
    found = verdict("§ 2L1.2", {**REENTRY, "BASEHI": 6, "ADJ_BHI": 2}, 1987)

    assert found == NotChecked("the Manuals that the record may have been worked with give different answers")


def test_other_guidelines_are_not_asked() -> None:
    """Nor a blank one."""
    assert verdict("§ 2L1.2", {"GDLINEHI": "2D1.1", "ADJ_BHI": 2}) == NotChecked("the guideline is not § 2L1.2")
    assert verdict("§ 2L1.2", {"GDLINEHI": None, "ADJ_BHI": 2}) == NotChecked("the guideline is missing")


# Codes that are no level


@pytest.mark.parametrize(
    ("name", "values", "column"),
    [
        ("Chapter Two level", {**WHOLE, "BASEHI": 99, "CHAP2": 99}, "BASEHI"),
        ("Chapter Two level", {**WHOLE, "BASEHI": 7, "CHAP2": 99}, "CHAP2"),
        ("adjusted level", {**NONE_OF_THREE, "CHAP2": 99, "ADJOFLHI": 99}, "CHAP2"),
        ("adjusted level", {**NONE_OF_THREE, "CHAP2": 20, "ADJOFLHI": 99}, "ADJOFLHI"),
        ("combined level", {"ADJOFLHI": 99, "TOTUNIT": 0, "COADJLEV": 99}, "ADJOFLHI"),
        ("combined level", {"ADJOFLHI": 25, "TOTUNIT": 0, "COADJLEV": 99}, "COADJLEV"),
        ("total level", {"COADJLEV": 99, "ACCTRESP": 0, "XFOLSOR": 99}, "COADJLEV"),
        ("total level", {**TOTAL, "XFOLSOR": 99}, "XFOLSOR"),
        ("total level", {**TOTAL, "CAROFFLV": 99, "CAROFFEN": 0, "XFOLSOR": 43}, "CAROFFLV"),
        ("§ 2L1.2", {**REENTRY, "BASEHI": 99}, "BASEHI"),
    ],
)
def test_codes_that_are_no_level(name: str, values: dict[str, Any], column: str) -> None:
    """99 on two lines of the worksheet does not agree; the record is not checked."""
    told = f"{column}: 99 is no total offense level, but perhaps a code for a missing one"

    assert verdict(name, values) == NotChecked(told)
