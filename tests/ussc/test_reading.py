"""The Commission's columns as cases, scalar and over frames."""

from datetime import date
from typing import Any

import pandas as pd
import polars as pl
import pytest

from sentencing.errors import SentencingError, Undetermined
from sentencing.frames import outcomes
from sentencing.partial import PartialDate
from sentencing.terms import LIFE, CriminalHistoryCategory, Range
from sentencing.ussc import READING

RECORD: dict[str, Any] = {"XFOLSOR": 21.0, "XCRHISSR": 3.0, "AMENDYR": 2014.0, "DISTRICT": 0.0}
NO_CONSECUTIVE = {"IS924C": 0, "IS1028A": 0}


def test_a_record_as_a_case() -> None:
    """The level as found, the category, the Manual of AMENDYR, the court; district 0 is Maine."""
    case = READING.case_of({**RECORD, "STATMIN": 0, "STATMAX": 240, "SENTYR": 2015, "SENTMON": 3})

    assert [str(found) for found in case.counts[0].found or ()] == ["1B1.1 = 21"]
    assert case.manual == date(2014, 11, 1)
    assert case.sentenced == PartialDate.parse("2015-03")
    assert case.district == "D. Me."
    assert case.history is not None
    assert case.history.category is CriminalHistoryCategory.III
    assert case.statute is not None
    assert (case.statute.maximum, case.statute.minimum) == (240, None)
    assert READING.outcome(RECORD).range == Range(46, 57)


def test_points_where_the_category_is_missing() -> None:
    """Five points are Category III; without either the record is refused."""
    without = {**RECORD, "XCRHISSR": None}

    assert READING.outcome({**without, "TOTCHPTS": 5}).category is CriminalHistoryCategory.III
    with pytest.raises(Undetermined, match="XCRHISSR is missing, and so is TOTCHPTS"):
        READING.case_of(without)


@pytest.mark.parametrize(
    ("values", "limited"),
    [
        ({}, Range(46, 57)),
        ({"STATMAX": 24}, Range(24, 24)),
        ({"STATMIN": 0, "STATMAX": 480}, Range(46, 57)),
        ({"STATMIN": 60, "STATMAX": 480, "DRUGMIN": 0, **NO_CONSECUTIVE}, Range(60, 60)),
        ({"STATMIN": 60, "STATMAX": 480, "SAFE": 0, **NO_CONSECUTIVE}, Range(60, 60)),
        ({"STATMIN": 60, "STATMAX": 480, "DRUGMIN": 60, "SAFE": 0}, Range(60, 60)),
        ({"STATMIN": 60, "STATMAX": 480, "IMMIMIN": 60, "DRUGMIN": 0, "SAFE": 1}, Range(60, 60)),
        ({"STATMIN": 60, "STATMAX": 480, "DRUGMIN": 60, "SAFE": 1}, Range(46, 57)),
        ({"STATMIN": 60, "STATMAX": 480, "DRUGMIN": 60, "SAFE": 2}, Range(46, 57)),
        ({"STATMIN": 60, "STATMAX": 9996, "SAFE": 0, **NO_CONSECUTIVE}, Range(60, 60)),
        ({"XFOLSOR": 43, "STATMAX": 9997}, Range(LIFE, LIFE)),
        ({"STATMIN": 60, "SAFE": 0, **NO_CONSECUTIVE}, Range(60, 60)),
    ],
)
def test_limits(values: dict[str, int], limited: Range) -> None:
    """§ 5G1.1; a minimum that a safety valve lifted does not bind, and it lifts those of the drug statutes alone."""
    assert READING.outcome({**RECORD, **values}).range == limited


NOT_TOLD = (
    "whether STATMIN 84 takes in a term that runs after every other (18 U.S.C. 924(c), 1028A) is not told: give IS924C "
    "and IS1028A, or the DRUGMIN or IMMIMIN that it is"
)
TAKEN_IN = "the limits take in a term that runs after every other, and is no part of the range"
LIFTED = "whether a safety valve lifted the minimum of 84 months is not told: give "


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, NOT_TOLD),
        ({"SAFE": 0, "IS924C": 0}, NOT_TOLD),
        ({"IS1028A": 0}, NOT_TOLD),
        ({"DRUGMIN": 60, "IMMIMIN": 0}, NOT_TOLD),
        ({"IS924C": 1}, f"IS924C: {TAKEN_IN}"),
        ({"STATMIN": None, "STATMAX": 240, "IS924C": 1, "SAFE": 1}, f"IS924C: {TAKEN_IN}"),
        ({"DRUGMIN": 84}, f"{LIFTED}SAFE"),
        (NO_CONSECUTIVE, f"{LIFTED}SAFE"),
        ({"SAFE": 1, **NO_CONSECUTIVE}, f"{LIFTED}DRUGMIN"),
        ({"IS924C": 0, "IS1028A": 1, "DRUGMIN": 60}, f"IS1028A: {TAKEN_IN}"),
    ],
)
def test_a_minimum_that_may_hold_a_consecutive_term(values: dict[str, int], message: str) -> None:
    """60 months under § 924(c) after 24 are 84, and no part of the range (§ 5G1.2(a)): who does not tell is refused."""
    with pytest.raises(Undetermined) as refused:
        READING.case_of({**RECORD, "STATMIN": 84, **values})

    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"SAFE": 3}, "SAFE: 3 is none of its codes, which are 0, 1 and 2"),
        ({"STATMAX": 0}, "STATMAX: 0 is no statutory maximum"),
        ({"XFOLSOR": 99}, "XFOLSOR: 99 is no total offense level, but perhaps a code for a missing one"),
        ({"XFOLSOR": -9}, "XFOLSOR: -9 is no total offense level"),
        ({"XCRHISSR": None, "TOTCHPTS": 99}, "TOTCHPTS: 99 points are perhaps a code for a missing number"),
    ],
)
def test_codes_that_are_none(values: dict[str, Any], message: str) -> None:
    """The same bands as of any other frame, and the codebook's three answers about a safety valve."""
    with pytest.raises(SentencingError) as refused:
        READING.case_of({**RECORD, **values})

    assert str(refused.value).startswith(message)


def test_the_manual_at_sentencing() -> None:
    """Where AMENDYR is missing: level 8, Category I, is 2-8 until 31 October 1992."""
    row = {"XFOLSOR": 8, "XCRHISSR": 1, "AMENDYR": None}

    assert READING.outcome({**row, "SENTDATE": "10/31/92"}).range == Range(2, 8)
    assert READING.outcome({**row, "SENTDATE": "11/01/92"}).range == Range(0, 6)
    with pytest.raises(Undetermined):
        READING.outcome({**row, "SENTYR": 1992})
    with pytest.raises(Undetermined, match="no Manual can be chosen"):
        READING.outcome(row)


def test_the_fiscal_year_of_the_file() -> None:
    """It tells AMENDYR 1994, and life in the file of FY2000; it may be fixed."""
    row = {**RECORD, "AMENDYR": 1994, "STATMAX": 996}

    with pytest.raises(Undetermined, match="AMENDYR 1994 stands for the Manuals of 1989 to 1994"):
        READING.case_of(row)
    case = READING.fixing(FISCALYR=2000).case_of(row)
    assert case.manual == date(1994, 11, 1)
    assert case.statute is not None
    assert case.statute.maximum is LIFE


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame])
def test_over_a_frame(make: Any) -> None:
    """Columns that are not there are not stated; columns in small letters are named."""
    rows = {"xfolsor": [21, 29, None], "xcrhissr": [3, 6, 1], "amendyr": [2014, 2014, 2014]}
    reading = READING.using(XFOLSOR="xfolsor", XCRHISSR="xcrhissr", AMENDYR="amendyr")
    found = outcomes(make(rows), reading)

    assert list(found["outcome_minimum"])[:2] == [46, 151]
    assert list(found["outcome_reason"])[2] == "xfolsor is missing"


def test_a_level_that_is_none() -> None:
    """It is refused with its column."""
    with pytest.raises(SentencingError, match=r"XFOLSOR: 21\.5 is no whole number"):
        READING.case_of({**RECORD, "XFOLSOR": 21.5})
