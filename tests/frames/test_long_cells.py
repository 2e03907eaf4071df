"""Cells of a megabyte, and numbers of thousands of digits: no reason and no message quotes them in full."""

from collections.abc import Callable

import pandas as pd
import polars as pl
import pytest

from sentencing import SentencingError
from sentencing.frames import LEVEL_AND_CATEGORY, REENTRY_FINDINGS, outcomes
from sentencing.frames.values import (
    LONGEST_REASON,
    a_category,
    a_day,
    a_number,
    a_partial_date,
    a_term,
    a_truth,
    as_reason,
)
from sentencing.manual import Manual
from sentencing.ussc.codes import Row, known, number
from sentencing.ussc.revocations import Cell
from sentencing.ussc.verdicts import AGREES, Check, NotChecked, Verdict

LONG = "x" * 1_000_000
FIXED = {"manual": "2009-11-01", "category": "II", "statute": "8 U.S.C. 1326(b)(2)"}


@pytest.mark.parametrize("read", [a_category, a_day, a_number, a_partial_date, a_term, a_truth])
@pytest.mark.parametrize("value", [LONG, LONG.encode()], ids=["text", "bytes"])
def test_a_value_is_quoted_by_its_beginning(read: Callable[[object, str], object], value: object) -> None:
    """Whatever is wrong with a value, the message shows no more of it than its beginning."""
    with pytest.raises(SentencingError) as refused:
        read(value, "fact")

    assert len(str(refused.value)) < 200


@pytest.mark.parametrize("column", ["offense_level", "category", "manual", "maximum", "ended"])
def test_a_number_of_five_thousand_digits_has_a_reason(column: str) -> None:
    """A number that Python does not write out is refused in its row like any other."""
    row = {"offense_level": 21, "maximum": 240, "ended": "2009", **FIXED, column: 10**5000}

    answered = outcomes(pd.DataFrame([row], dtype=object), LEVEL_AND_CATEGORY, progress=False)

    assert 10 < len(answered["outcome_reason"].to_list()[0]) < 300


@pytest.mark.parametrize("column", ["offense_level", "category", "manual", "statute", "maximum", "ended"])
def test_the_reason_of_a_long_cell_is_short(column: str) -> None:
    """A megabyte in any column is refused in a reason of a line, in every kind of frame."""
    row = {"offense_level": "21", "maximum": "240", "district": "N.D. Ill.", "ended": "2009", **FIXED, column: LONG}

    for frame in (pd.DataFrame([row]), pl.DataFrame([row])):
        answered = outcomes(frame, LEVEL_AND_CATEGORY, progress=False)
        reason = answered["outcome_reason"].to_list()[0]

        assert 10 < len(reason) < 300
        assert reason.isprintable()
        assert "xxxx" in reason


@pytest.mark.parametrize("column", ["found", "adjustments"])
def test_the_reason_of_a_long_finding_is_bounded(column: str) -> None:
    """A reading that quotes what it was given is cut to the bound."""
    row = {"found": "none", "adjustments": "", "acceptance": True, "motion": True, **FIXED, column: f"{LONG}; {LONG}"}

    reason = outcomes(pl.DataFrame([row]), REENTRY_FINDINGS, progress=False)["outcome_reason"].to_list()[0]

    assert len(reason) <= LONGEST_REASON + 1


def test_a_reason_is_cut_at_six_hundred_characters() -> None:
    """A refusal of six hundred characters stands whole; a longer one ends in an ellipsis."""
    assert as_reason(SentencingError("x" * 600)) == "x" * 600
    assert as_reason(SentencingError("x" * 601)) == "x" * 600 + "…"
    assert as_reason(ValueError("a\x1b[31m\nb")) == "a [31m b"


@pytest.mark.parametrize("value", [LONG, 10**400, -(10**400)], ids=["text", "great", "least"])
def test_a_code_that_is_no_number_is_quoted_by_its_beginning(value: object) -> None:
    """The Commission's codes are numbers; what is none, or no finite one, is refused in a line."""
    with pytest.raises(SentencingError, match=r"^.{5,80} is no number$"):
        number(value)


def test_a_cell_of_the_revocation_table_is_quoted_by_its_beginning() -> None:
    """What names no cell is shown by its beginning, and the form of a cell told."""
    with pytest.raises(SentencingError, match=r"^PV_REVTABLE_CELL: 'x{59}… is no cell of the Revocation Table;"):
        Cell.parse(LONG)


def quoting(row: Row, _book: Manual) -> Verdict:
    """A check that quotes a whole value."""
    if known(row, "X"):
        raise SentencingError(LONG)
    return AGREES


def test_a_check_that_cannot_be_made_says_why_in_a_bounded_reason() -> None:
    """Whatever a check quotes, what is not checked has a reason of bounded length."""
    check = Check("a test", "what it asks", "§ 5A", ("X",), quoting)

    verdict = check.of({"X": 1, "AMENDYR": 2009, "SENTDATE": "2010-06-01"})

    assert isinstance(verdict, NotChecked)
    assert len(verdict.reason) == LONGEST_REASON + 1
