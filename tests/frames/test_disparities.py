"""Disparities of a frame: Ocampo-Pineda and § 3F1.1 by hand, long and wide, and what is refused."""

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import polars as pl
import pytest
from tests.frames.kinds import Kind, by_id, rows_of

from sentencing import SentencingError
from sentencing.districts import find
from sentencing.errors import UnknownDistrict
from sentencing.frames import LEVEL_AND_CATEGORY, REENTRY_FINDINGS, disparities, outcomes

OCAMPO_PINEDA = {
    "found": "2L1.2(b)(1)(A)(ii)",
    "acceptance": True,
    "motion": True,
    "category": "II",
    "manual": "2009-11-01",
    "sentenced": "2010-06",
    "district": "N.D. Ill.",
    "maximum": 240,
}
"""United States v. Ramirez (7th Cir. 2011): 8 + 16 - 3 = 21, Category II, 41-51."""

FOUR = ("D. Idaho", "D. Neb.", "S.D. Tex.", "W.D. Tex.")
TERMS = ("terms", "districts", "level", "minimum", "maximum", "at_most", "within", "reason")


def columns_of(*rows: dict[str, Any]) -> dict[str, list[Any]]:
    """Rows as columns, numbered."""
    return {"id": list(range(len(rows))), **{name: [row[name] for row in rows] for name in rows[0]}}


def told(lines: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    """Some of what was added, line by line."""
    return [tuple(line[f"disparity_{name}"] for name in names) for line in lines]


def test_ocampo_pineda(kind: Kind) -> None:
    """Slip op. at 12, 17: 2 levels off at most in three districts, 33-41; 1 in one, 37-46; at home none, 41-51."""
    frame = kind.made(columns_of(OCAMPO_PINEDA))
    lines = rows_of(disparities(frame, REENTRY_FINDINGS, among=[*FOUR, "N.D. Ill."], progress=False))

    assert sorted(told(lines, *TERMS), key=lambda line: (-line[2], line[0])) == [
        ("as stated", None, 21, 41, 51, False, False, None),
        ("no programme", 1, 21, 41, 51, False, False, None),
        ("at most 1 level off", 1, 20, 37, 46, True, False, None),
        ("at most 2 levels off", 3, 19, 33, 41, True, False, None),
    ]
    assert all({name: line[name] for name in OCAMPO_PINEDA} == OCAMPO_PINEDA for line in lines)


def test_ocampo_pineda_wide(kind: Kind) -> None:
    """The same on one line, beside the row."""
    frame = kind.made(columns_of(OCAMPO_PINEDA))
    [line] = rows_of(disparities(frame, REENTRY_FINDINGS, among=FOUR, form="wide", progress=False))

    for terms, *expected in (
        ("as_stated", 41, 51, False, None),
        ("at_most_1_level_off", 37, 46, True, 1),
        ("at_most_2_levels_off", 33, 41, True, 3),
    ):
        ends = ("minimum", "maximum", "at_most", "districts")
        assert [line[f"disparity_{terms}_{end}"] for end in ends] == expected
        assert not line[f"disparity_{terms}_within"]
        assert not line[f"disparity_{terms}_minimum_is_life"]
        assert not line[f"disparity_{terms}_maximum_is_life"]
    assert line["disparity_reason"] is None
    assert {name: line[name] for name in OCAMPO_PINEDA} == OCAMPO_PINEDA


def test_section_3f1_1(eager: Kind) -> None:
    """Since 1 November 2025 it comes off the level: of 21/II, 41-51, four levels leave 17/II, 27-33 (§ 3F1.1)."""
    frame = eager.made({"offense_level": [21], "category": ["II"], "sentenced": ["2026-01-15"], "maximum": [240]})
    lines = rows_of(disparities(frame, LEVEL_AND_CATEGORY, progress=False))
    by_terms = {line["disparity_terms"]: line for line in lines}

    assert told([by_terms["as stated"]], "level", "minimum", "maximum") == [(21, 41, 51)]
    assert told([by_terms["4 levels off"]], "level", "minimum", "maximum", "at_most") == [(17, 27, 33, False)]
    assert told([by_terms["2 levels off"]], "level", "minimum", "maximum", "at_most") == [(19, 33, 41, False)]
    # The level as calculated with four levels moved for is the same.
    moved = outcomes(
        eager.made({"offense_level": [21], "category": ["II"], "early_disposition": [4]}),
        LEVEL_AND_CATEGORY.fixing(manual=date(2025, 11, 1)),
        progress=False,
    )
    assert [(row["outcome_level"], row["outcome_minimum"], row["outcome_maximum"]) for row in rows_of(moved)] == [
        (17, 27, 33)
    ]


NO_SOURCE = "no source read tells of a programme there on that day"
ROWS = [
    {"offense_level": 21, "category": "II", "sentenced": "2010-06-01"},
    {"offense_level": 21, "category": "II", "sentenced": None},
    {"offense_level": None, "category": "II", "sentenced": "2010-06-01"},
    {"offense_level": 43, "category": "I", "sentenced": "2010-06-01"},
    {"offense_level": 21, "category": "II", "sentenced": "1988-01-01"},
]


def test_rows_that_cannot_be_compared(kind: Kind) -> None:
    """Without a day there is a reason; life as stated is a flag, and two levels off 43/I are 324-405 (41/I)."""
    lines = by_id(disparities(kind.made(columns_of(*ROWS)), LEVEL_AND_CATEGORY, among=["D. Idaho"], progress=False))
    names = ("terms", "minimum", "maximum_is_life", "reason")
    by_row = [sorted(told([line for line in lines if line["id"] == row], *names), key=str) for row in range(5)]

    assert by_row[0] == [("as stated", 41, False, None), ("at most 2 levels off", 33, False, None)]
    [(terms, minimum, is_life, reason)] = by_row[1]
    assert (terms, minimum, is_life) == (None, None, None)
    assert reason.startswith("no day can be chosen")
    assert by_row[2] == [(None, None, None, "offense_level is missing")]
    assert by_row[3] == [("as stated", None, True, None), ("at most 2 levels off", 324, False, None)]
    assert by_row[4] == [("as stated", 41, False, None), ("no record", None, None, NO_SOURCE)]


def test_rows_that_cannot_be_compared_wide(kind: Kind) -> None:
    """On one line each: what a row has nothing of is missing, and what has a reason has nothing else."""
    lines = by_id(
        disparities(kind.made(columns_of(*ROWS)), LEVEL_AND_CATEGORY, among=["D. Idaho"], form="wide", progress=False)
    )

    assert told(lines, "as_stated_minimum") == [(41,), (None,), (None,), (None,), (41,)]
    assert told(lines, "as_stated_minimum_is_life") == [(False,), (None,), (None,), (True,), (False,)]
    assert told(lines, "at_most_2_levels_off_minimum") == [(33,), (None,), (None,), (324,), (None,)]
    assert told(lines, "no_record_minimum", "no_record_districts") == [*[(None, None)] * 4, (None, 1)]
    assert [line["disparity_reason"] is None for line in lines] == [True, False, False, True, True]


def test_life_as_the_caller_names_it() -> None:
    """43/I is life as stated, and without a programme: 470 in every line, where the caller says so."""
    frame = pl.DataFrame({"offense_level": [43], "category": ["I"], "sentenced": ["2010-06-01"]})
    lines = disparities(frame, LEVEL_AND_CATEGORY, among=["D. Idaho", "N.D. Ill."], life_as=470)

    assert lines.select("disparity_terms", "disparity_minimum", "disparity_maximum").rows() == [
        ("as stated", 470, 470),
        ("at most 2 levels off", 324, 405),
        ("no programme", 470, 470),
    ]
    assert lines["disparity_maximum_is_life"].to_list() == [True, False, True]


def test_the_day_may_be_named() -> None:
    """The programmes of one day for every row: in 1988 D. Idaho had none on record, in 2010 one."""
    frame = pl.DataFrame({"offense_level": [21], "category": ["II"], "manual": ["2009-11-01"]})

    def terms(on: date | str | None) -> list[Any]:
        lines = disparities(frame, LEVEL_AND_CATEGORY, among=[find("D. Idaho")], on=on)
        return lines["disparity_terms"].to_list()

    for june in (date(2010, 6, 1), "2010-06-01", datetime(2010, 6, 1, 12, tzinfo=UTC), pd.Timestamp("2010-06-01")):
        assert terms(june) == ["as stated", "at most 2 levels off"]
    assert terms(date(1988, 1, 1)) == ["as stated", "no record"]
    assert len(terms(None)) == 2
    with pytest.raises(SentencingError, match=r"^on: '2010-06' is no day"):
        terms("2010-06")


def test_the_index_of_a_row_is_that_of_its_lines() -> None:
    """In pandas the index tells whose lines they are; the rows keep their order, and each row its own."""
    frame = pd.DataFrame(ROWS, index=pd.Index(list("edcba"), name="case"))
    copy = frame.copy(deep=True)
    lines = disparities(frame, LEVEL_AND_CATEGORY, among=["D. Idaho"])

    assert lines.index.to_list() == list("eedcbbaa")
    assert lines.index.name == "case"
    pd.testing.assert_frame_equal(lines[~lines.index.duplicated()][list(frame.columns)], copy)
    pd.testing.assert_frame_equal(frame, copy)


@pytest.mark.parametrize("form", ["long", "wide"])
def test_the_frame_stays_as_it_was(eager: Kind, form: Any) -> None:
    """Columns called like what is made inside stay, in their order and with their values."""
    columns = {
        **columns_of(*ROWS),
        "code": [1, 2, 3, 4, 5],
        "row": list("abcde"),
        "line": [1.5] * 5,
        "sentencing_row": [0] * 5,
    }
    frame = eager.made(columns)
    before = rows_of(frame)
    lines = rows_of(disparities(frame, LEVEL_AND_CATEGORY, among=["D. Idaho"], form=form, progress=False))

    assert list(lines[0])[: len(columns)] == list(columns)
    of_row = {line["id"]: {name: line[name] for name in columns} for line in lines}
    assert list(of_row.values()) == before
    assert [line["id"] for line in lines] == ([0, 0, 1, 2, 3, 3, 4, 4] if form == "long" else [0, 1, 2, 3, 4])
    assert rows_of(frame) == before


@pytest.mark.parametrize("form", ["long", "wide"])
def test_no_rows(eager: Kind, form: Any) -> None:
    """No rows have no lines; the columns of the long form are there all the same."""
    frame = eager.made({"offense_level": [], "category": [], "sentenced": []})
    answered = disparities(frame, LEVEL_AND_CATEGORY, form=form, progress=False)

    assert rows_of(answered) == []
    assert "disparity_reason" in (answered.column_names if eager.name == "pyarrow" else answered.columns)


def test_what_is_refused() -> None:
    """A district that there is not, a form that there is not, a column that is taken."""
    frame = pl.DataFrame({"offense_level": [21], "category": ["II"], "sentenced": ["2010-06-01"]})

    with pytest.raises(UnknownDistrict, match="Atlantis"):
        disparities(frame, LEVEL_AND_CATEGORY, among=["Atlantis"])
    with pytest.raises(SentencingError, match="give a list of districts"):
        disparities(frame, LEVEL_AND_CATEGORY, among="D. Idaho")
    with pytest.raises(SentencingError, match="neither 'long' nor 'wide'"):
        disparities(frame, LEVEL_AND_CATEGORY, form="tall")  # type: ignore[arg-type]  # what is refused
    with pytest.raises(SentencingError, match="another prefix than 'disparity_'"):
        disparities(frame.with_columns(disparity_reason=1), LEVEL_AND_CATEGORY, among=["D. Idaho"])
