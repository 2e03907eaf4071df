"""The readings that come with the library, fact by fact, on rows worked by hand."""

from typing import Any

import pytest

from sentencing import Case, CaseFileError, Range, SentencingError, Stated
from sentencing.case import Adjustments
from sentencing.districts import find
from sentencing.frames import LEVEL_AND_CATEGORY, REENTRY_FINDINGS

LEVEL = {"offense_level": 21, "category": "II", "manual": "2009-11-01"}
REENTRY = {
    "found": "2L1.2(b)(1)(A)(ii)",
    "acceptance": True,
    "motion": True,
    "category": "II",
    "manual": "2009-11-01",
}


def ranges(reading: Any, row: dict[str, Any], **others: Any) -> str:
    """The range of a row, with other facts than its own."""
    return str(reading.outcome({**row, **others}).range)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({}, "41-51"),
        ({"category": 2}, "41-51"),
        ({"category": None, "points": 3}, "41-51"),
        ({"category": None, "points": 0}, "37-46"),
        ({"offense_level": 43}, "life"),
        ({"offense_level": -3}, "0-6"),
        ({"offense_level": -8}, "0-6"),
        ({"offense_level": 90}, "life"),
        ({"category": None, "points": 98}, "77-96"),
        ({"maximum": 48}, "41-48"),
        ({"maximum": 24}, "24"),
        ({"minimum": 45}, "45-51"),
        ({"minimum": "life"}, "life"),
        ({"statute": "8 U.S.C. 1326(a)"}, "24"),
        ({"manual": None, "sentenced": "2010"}, "41-51"),
        ({"early_disposition": 0}, "41-51"),
    ],
    ids=str,
)
def test_a_level_and_a_category(others: dict[str, Any], expected: str) -> None:
    """21/II is 41-51, 21/I 37-46 and 21/VI 77-96 by the Table of 2009; a statute limits it: § 1326(a) to two years."""
    assert ranges(LEVEL_AND_CATEGORY, LEVEL, **others) == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ({}, "41-51"),
        ({"found": ""}, "1-7"),
        ({"found": " ; "}, "1-7"),
        ({"found": "none"}, "1-7"),
        ({"found": " None; "}, "1-7"),
        ({"found": "2L1.2(b)(1)(D)"}, "8-14"),
        ({"motion": False}, "46-57"),
        ({"acceptance": 0, "motion": 0}, "57-71"),
        ({"adjustments": "3B1.2(b)"}, "33-41"),
        ({"adjustments": ""}, "41-51"),
        ({"adjustments": "NONE"}, "41-51"),
        ({"adjustments": "3C1.1; 3B1.2(b)"}, "41-51"),
    ],
    ids=str,
)
def test_findings(others: dict[str, Any], expected: str) -> None:
    """8 and 16 less 3 are 21/II, 41-51 by the Table of 2009; each other answer is counted the same way.

    Nothing found: 8 less 2 is 6/II, 1-7; four levels: 8 and 4 less 2 is 10/II, 8-14 (no third level off below 16).
    Without the motion 22, without acceptance 24; § 3B1.2(b) takes two levels off, and § 3C1.1 adds two.
    """
    assert ranges(REENTRY_FINDINGS, REENTRY, **others) == expected


def test_early_disposition() -> None:
    """Two levels under § 5K3.1 from 21/II: 19/II is 33-41, a departure from the range of 41-51."""
    outcome = REENTRY_FINDINGS.outcome({**REENTRY, "early_disposition": 2.0})

    assert str(outcome.range) == "41-51"
    assert str(outcome.range_after_departure) == "33-41"


def test_every_fact_reaches_the_case() -> None:
    """What is stated stands in the case, and what is not does not."""
    case = REENTRY_FINDINGS.case_of(
        {**REENTRY, "statute": "8 U.S.C. 1326(a)", "district": "ilnd", "sentenced": "2010-06", "adjustments": "3C1.1"}
        | {"ended": "2010-05"}
    )

    assert case.counts[0].statute == "8 U.S.C. 1326(a)"
    assert str(case.counts[0].ended) == "2010-05"
    assert case.counts[0].found == (Stated.parse("2L1.2(b)(1)(A)(ii)"),)
    assert case.district is not None
    assert str(find(case.district)) == "N.D. Ill."
    assert str(case.sentenced) == "2010-06"
    assert case.adjustments == Adjustments((Stated.parse("3C1.1"),))
    assert (case.statute, case.early_disposition, case.priors) == (None, None, None)


@pytest.mark.parametrize(
    ("others", "message"),
    [
        ({"category": None}, "category and points are missing"),
        ({"points": 5}, "5 points are Category III, but `category` says II"),
        ({"early_disposition": 5}, "levels: a programme gives 1 to 4 levels, not 5"),
        ({"early_disposition": 1.5}, "early_disposition: 1.5 is no whole number"),
        ({"maximum": 12, "minimum": 24}, "maximum: 12 is below the minimum, 24"),
        ({"manual": "1986-11-01"}, "1987-11-01"),
        (
            {"category": None, "points": 99},
            "points: 99 points are perhaps a code for a missing number; state `category`",
        ),
        ({"category": None, "points": -1}, "points"),
        ({"statute": "unknown"}, "statute: 'unknown' is no citation of a statute; write it as '8 U.S.C. 1326(b)(2)'"),
        ({"statute": ""}, "statute: '' is no citation"),
        ({"ended": "May 2010"}, "May 2010"),
        ({"manual": None}, "no Manual can be chosen"),
    ],
    ids=str,
)
@pytest.mark.parametrize(("reading", "row"), [(LEVEL_AND_CATEGORY, LEVEL), (REENTRY_FINDINGS, REENTRY)])
def test_what_is_refused(reading: Any, row: dict[str, Any], others: dict[str, Any], message: str) -> None:
    """What a case file may not say, a row may not."""
    with pytest.raises(SentencingError) as refused:
        reading.outcome({**row, **others})

    assert message in str(refused.value)


@pytest.mark.parametrize("level", [-9, 91, 99, "99", 999, 2**40])
def test_codes_for_a_missing_level(level: object) -> None:
    """No total comes below -8 or above 90, and what files write for a missing one is read as none."""
    with pytest.raises(SentencingError) as refused:
        LEVEL_AND_CATEGORY.outcome({**LEVEL, "offense_level": level})

    expected = f"offense_level: {level} is no total offense level, but perhaps a code for a missing one"
    assert str(refused.value) == expected


def test_the_end_of_the_offense_in_a_row() -> None:
    """Level 1 in Category I was 0-1 in the Table of 1987, and 0-6 in 1993: the earlier governs (§ 1B1.11(b)(1))."""
    row = {"offense_level": 1, "category": "I", "sentenced": "1993-06", "maximum": 240}

    assert ranges(LEVEL_AND_CATEGORY, row, ended="1988") == "0-1"
    assert ranges(LEVEL_AND_CATEGORY, row, ended="1993") == "0-6"
    assert ranges(LEVEL_AND_CATEGORY, row) == "0-6"


@pytest.mark.parametrize(
    ("others", "message"),
    [
        ({"acceptance": False}, "contradicts `reduction = false`"),
        ({"acceptance": None}, "acceptance is missing"),
        ({"found": None}, "found is missing"),
        ({"found": "2L1.2(b)(3)(D)"}, "2L1.2(b)(3)(D)"),
        ({"adjustments": "3B9.9"}, "3B9.9"),
    ],
    ids=str,
)
def test_what_findings_may_not_be(others: dict[str, Any], message: str) -> None:
    """A contradiction, a missing finding, and one that the edition does not print."""
    with pytest.raises(SentencingError) as refused:
        REENTRY_FINDINGS.outcome({**REENTRY, **others})

    assert message in str(refused.value)


def test_no_case_is_more_than_its_row() -> None:
    """A level and a category alone: nothing else is stated."""
    case = LEVEL_AND_CATEGORY.case_of(LEVEL)
    [count] = case.counts

    assert case == Case((count,), manual=case.manual, history=case.history)


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"maximum": 9996}, "maximum: 9996 is no statutory limit in months, but perhaps a code; write 'life' for life"),
        ({"minimum": 990}, "minimum: 990 is no statutory limit in months, but perhaps a code; write 'life' for life"),
        ({"maximum": 0}, "maximum: 0 is no statutory limit in months, but perhaps a code; write 'life' for life"),
    ],
)
def test_a_code_is_no_limit(limits: dict[str, int], reason: str) -> None:
    """What files write for life, for death or for a missing limit would be a range of its own."""
    row = {"manual": "2009-11-01", "offense_level": 21, "category": "III", **limits}

    with pytest.raises(CaseFileError) as refused:
        LEVEL_AND_CATEGORY.outcome(row)

    assert str(refused.value) == reason


def test_limits_that_are_some() -> None:
    """989 months, no minimum, and life; 21/III is 46-57."""
    row = {"manual": "2009-11-01", "offense_level": 21, "category": "III"}

    assert LEVEL_AND_CATEGORY.outcome({**row, "maximum": 989, "minimum": 0}).range == Range(46, 57)
    assert LEVEL_AND_CATEGORY.outcome({**row, "maximum": "life", "minimum": 60}).range == Range(60, 60)


@pytest.mark.parametrize(("level", "read_as"), [(-8, 1), (90, 43)])
def test_the_outermost_levels_are_levels(level: int, read_as: int) -> None:
    """Ch. 5, Pt. A, n.2: less than 1 is 1, more than 43 is 43; one level further out is a code."""
    row = {"manual": "2009-11-01", "category": "III"}

    assert LEVEL_AND_CATEGORY.outcome({**row, "offense_level": level}).offense_level == read_as
    with pytest.raises(CaseFileError, match="no total offense level"):
        LEVEL_AND_CATEGORY.outcome({**row, "offense_level": level + (1 if level > 0 else -1)})
