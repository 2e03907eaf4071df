"""A frame with its answers: each row answered or refused, the rest of the frame as it was, by every kind of frame."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.frames.conftest import QUIET
from tests.frames.kinds import MADE, Kind, by_id, rows_of

from sentencing import LIFE, Manual, SentencingError
from sentencing.frames import LEVEL_AND_CATEGORY, REENTRY_FINDINGS, outcomes
from sentencing.strategies import frames

DAY = date(2009, 11, 1)
OF_2009 = LEVEL_AND_CATEGORY.fixing(manual=DAY)


def is_answered_or_refused(row: dict[str, Any]) -> bool:
    """Whether a row has a level, a category and two flags and no reason, or a reason and nothing else."""
    answers = [row[f"outcome_{name}"] for name in ("level", "category", "minimum_is_life", "maximum_is_life")]
    if row["outcome_reason"] is None:
        return None not in answers
    return bool(row["outcome_reason"]) and {value for name, value in row.items() if name.startswith("outcome_")} == {
        None,
        row["outcome_reason"],
    }


# Odd values

ODD: dict[str, list[Any]] = {
    "whole numbers": [21, None, -3, 44, 2**40],
    "floats": [21.0, None, float("nan"), 21.5, float("inf")],
    "texts": ["21", None, "", "x", "21.0"],
    "truths": [True, None, False],
    "days": [date(2009, 11, 1), None],
    "moments": [datetime(2009, 11, 1, tzinfo=UTC), None],
    "decimals": [Decimal("21.5"), None, Decimal("22.0")],
    "nothing": [None, None],
    "one": [21],
    "bytes": [b"21", None],
}
"""Offense levels that are none, beside some that are one, in the types that a column may have."""

READ = {
    "whole numbers": [21, None, 1, 43, None],
    "floats": [21, None, None, None, None],
    "texts": [21, None, None, None, 21],
    "decimals": [None, None, 22],
    "one": [21],
}
"""The levels that are read of them (Ch. 5, Pt. A, n.2: below 1 is 1, above 43 is 43); no total comes to 2**40."""


@pytest.mark.parametrize(("name", "levels"), ODD.items(), ids=ODD)
def test_no_row_is_without_an_answer_or_a_reason(kind: Kind, name: str, levels: list[Any]) -> None:
    """Whatever stands in a column of any type: there is never a null without its reason."""
    if (kind.name, name) in {("Dask", "decimals"), ("Dask", "bytes")}:
        pytest.skip("Dask makes text of these, and the text may be a number")
    frame = kind.made({"id": range(len(levels)), "offense_level": levels, "category": ["III"] * len(levels)})

    rows = by_id(outcomes(frame, OF_2009, progress=False))
    assert all(map(is_answered_or_refused, rows))
    assert [row["outcome_level"] for row in rows] == READ.get(name, [None] * len(levels))
    assert [row["outcome_reason"] for row in rows if row["offense_level"] is None] == [
        "offense_level is missing"
    ] * sum(row["offense_level"] is None for row in rows)


@pytest.mark.parametrize("categories", [[3, None, 7], [3.0, None], ["III", "", None, "vii"], [None, None]], ids=str)
def test_optional_columns_may_be_missing(kind: Kind, categories: list[Any]) -> None:
    """Points where a category is missing: five points are Category III, and the row is answered; nothing is assumed."""
    points = [5] * len(categories)
    frame = kind.made(
        {"id": range(len(points)), "offense_level": [21] * len(points), "category": categories, "points": points}
    )

    rows = by_id(outcomes(frame, OF_2009, progress=False))
    assert all(map(is_answered_or_refused, rows))
    for row in rows:
        known = row["category"] in (None, 3, 3.0, "III") or row["category"] != row["category"]
        assert row["outcome_minimum"] == (46 if known else None)


def test_objects_of_mixed_types() -> None:
    """One column of everything: each row by itself; true is no level, though it equals 1."""
    levels = [1, True, "21", 21.0, None, pd.NA, float("nan"), "", date(2009, 11, 1), Decimal(21), [21]]
    frame = pd.DataFrame({"offense_level": pd.Series(levels, dtype=object), "category": "III"})

    rows = rows_of(outcomes(frame, OF_2009, progress=False)[lambda it: it.columns[2:]])
    assert [row["outcome_level"] for row in rows] == [1, None, 21, 21, None, None, None, None, None, 21, None]
    assert rows[1]["outcome_reason"] == "offense_level: True is no whole number"
    assert all(map(is_answered_or_refused, rows))


@pytest.mark.parametrize(
    "manuals",
    [
        ["2009-11-01", None, "2009", ""],
        [date(2009, 11, 1), None, date(1980, 1, 1)],
        [datetime(2009, 11, 1, 12, tzinfo=UTC), None, datetime(1980, 1, 1, tzinfo=UTC)],
    ],
    ids=["texts", "days", "moments"],
)
def test_the_edition_in_a_column(kind: Kind, manuals: list[Any]) -> None:
    """A day, a moment or a text; where there is none no Manual can be chosen, and none is assumed."""
    if (kind.name, type(manuals[0])) == ("DuckDB", datetime):
        pytest.importorskip("pytz", reason="DuckDB asks for pytz to give moments of a zone")
    columns = {"id": range(len(manuals)), "manual": manuals, "offense_level": [21] * len(manuals)}
    frame = kind.made({**columns, "category": ["III"] * len(manuals)})

    rows = by_id(outcomes(frame, LEVEL_AND_CATEGORY, progress=False))
    assert [row["outcome_minimum"] for row in rows] == [46, *[None] * (len(manuals) - 1)]
    assert rows[1]["outcome_reason"].startswith("no Manual can be chosen")
    assert all(map(is_answered_or_refused, rows))


def test_a_month_in_a_column() -> None:
    """A sentence of June 2010 falls under the Manual of 2009; a whole year may fall under two that agree here."""
    frame = pd.DataFrame({"sentenced": ["2010-06", "2010", None], "offense_level": 21, "category": "III"})
    years = pd.DataFrame({"sentenced": [2010, None], "offense_level": 21, "category": "III"})

    assert outcomes(frame, LEVEL_AND_CATEGORY)["outcome_minimum"].to_list() == [46, 46, pd.NA]
    assert outcomes(years, LEVEL_AND_CATEGORY)["outcome_minimum"].to_list() == [46, pd.NA]


# The frame


def some(kind: Kind) -> Any:
    """A small frame with columns that no fact needs, and a missing value."""
    return kind.made(
        {
            "id": [3, 1, 2, 0],
            "offense_level": [21, None, 43, 21],
            "category": ["III", "I", "I", "III"],
            "weight": [1.5, None, 2.5, 0.0],
            "note": ["a", "b", None, ""],
        }
    )


def test_the_columns_stay_as_they_were(kind: Kind) -> None:
    """Names, order, types and values; the frame that was given is not touched, and the kind is the same."""
    frame = some(kind)
    before, schema = rows_of(frame), nw.from_native(frame).collect_schema()
    answered = outcomes(frame, OF_2009, progress=False)

    assert type(answered) is type(frame)
    assert rows_of(frame) == before
    assert nw.from_native(frame).collect_schema() == schema
    now = nw.from_native(answered).collect_schema()
    assert list(now)[: len(schema)] == list(schema)
    assert {name: now[name] for name in schema} == dict(schema)
    original = [{name: row[name] for name in schema} for row in by_id(answered)]
    assert original == sorted(before, key=lambda row: row["id"])


def test_the_order_of_the_rows_stays(kind: Kind) -> None:
    """Where an engine has an order it is kept: pandas, polars, lazily too, and pyarrow."""
    if kind.name in ("DuckDB", "Dask", "PySpark"):
        pytest.skip("the engine gives no order")

    assert [row["id"] for row in rows_of(outcomes(some(kind), OF_2009, progress=False))] == [3, 1, 2, 0]


@pytest.mark.parametrize(
    "index",
    [
        pd.Index(["b", "b", "a"], name="case"),
        pd.Index([2, 1, 0]),
        pd.MultiIndex.from_tuples([(1, "x"), (1, "x"), (0, "y")], names=["one", "other"]),
        pd.DatetimeIndex(["2009-11-01"] * 3),
    ],
    ids=["twice", "backwards", "several", "days"],
)
def test_the_index_stays(index: pd.Index) -> None:
    """The index of pandas is the rows' own, twice the same, backwards or of several parts."""
    frame = pd.DataFrame({"offense_level": [21, 43, None], "category": ["III", "I", "I"]}, index=index)
    copy = frame.copy(deep=True)

    answered = outcomes(frame, OF_2009)
    pd.testing.assert_index_equal(answered.index, index)
    pd.testing.assert_frame_equal(answered[["offense_level", "category"]], copy)
    pd.testing.assert_frame_equal(frame, copy)
    assert answered["outcome_level"].to_list() == [21, 43, pd.NA]


def test_no_rows_and_one(kind: Kind) -> None:
    """An empty frame comes back empty, with the columns."""
    if kind.name == "PySpark":
        pytest.skip("Spark does not tell the types of a frame without rows")
    empty = rows_of(outcomes(kind.made({"offense_level": [], "category": []}), OF_2009, progress=False))
    one = rows_of(outcomes(kind.made({"offense_level": [21], "category": ["III"]}), OF_2009, progress=False))

    assert empty == []
    assert [row["outcome_minimum"] for row in one] == [46]


def test_names_that_are_no_texts() -> None:
    """Pandas may call a column by a number or a pair; such columns stay, and a fact may be read of a number's."""
    frame = pd.DataFrame([[21, 5, "III", 1]], columns=["offense_level", 5, "category", ("a", "b")])

    answered = outcomes(frame, OF_2009)
    assert answered.columns[:4].to_list() == ["offense_level", 5, "category", ("a", "b")]
    assert answered["outcome_minimum"].to_list() == [46]


def test_a_name_twice() -> None:
    """Two columns of one name are refused, since nobody knows which is meant."""
    frame = pd.DataFrame([[21, 22, "III"]], columns=["offense_level", "offense_level", "category"])

    with pytest.raises(SentencingError, match=r"^the frame cannot be read: (?s:.)*'offense_level' 2 times"):
        outcomes(frame, OF_2009)


def test_a_column_is_not_written_over(kind: Kind) -> None:
    """A frame that was answered is refused, until another prefix is chosen; then both answers stand in it."""
    frame = kind.made({"offense_level": [21], "category": ["III"]})
    answered = outcomes(frame, OF_2009, progress=False)

    with pytest.raises(SentencingError, match="outcome_level is a column of the frame already; choose another prefix"):
        outcomes(answered, OF_2009, progress=False)
    twice = outcomes(answered, LEVEL_AND_CATEGORY.fixing(manual=date(1987, 11, 1)), prefix="before_", progress=False)
    [row] = rows_of(twice)
    assert (row["outcome_zone"], row["before_zone"], row["before_minimum"]) == ("D", None, 46)


def test_columns_called_like_what_is_made_inside(eager: Kind) -> None:
    """No name is ours alone: such columns are read, and stay."""
    frame = eager.made(
        {"code": [21, 21], "row": ["III", "I"], "line": [1, 2], "0": [7, 8], "sentencing_worked": [1, None]}
    )
    reading = OF_2009.using(offense_level="code", category="row")

    rows = rows_of(outcomes(frame, reading, progress=False))
    assert [(row["code"], row["row"], row["line"], row["0"], row["outcome_minimum"]) for row in rows] == [
        (21, "III", 1, 7, 46),
        (21, "I", 2, 8, 37),
    ]


def test_findings_in_a_column() -> None:
    """An empty text finds that no increase applies; a missing one finds nothing, and is refused."""
    frame = pl.DataFrame({"found": ["", None], "acceptance": [True] * 2, "motion": [False] * 2, "category": ["I"] * 2})

    answered = outcomes(frame, REENTRY_FINDINGS.fixing(manual=DAY))
    assert answered.select("outcome_level", "outcome_reason").rows() == [(6, None), (None, "found is missing")]


# Properties


@pytest.mark.parametrize("library", [pytest.param(name, marks=QUIET.get(name, ())) for name in MADE])
@given(
    rows=st.lists(
        st.tuples(
            st.none() | st.integers(-5, 50),
            st.sampled_from(("I", "II", "III", "IV", "V", "VI", None)),
            st.sampled_from(("1987-11-01", "1992-11-01", "2010-11-01", "2025-11-01", None)),
        ),
        max_size=12,
    )
)
@settings(max_examples=25)
def test_any_frame_of_levels_and_categories(library: str, rows: Sequence[tuple[Any, Any, Any]]) -> None:
    """Every kind of frame gives each row the cell of ``Manual.table``, or the reason why there is none."""
    levels, categories, manuals = zip(*rows, strict=True) if rows else ((), (), ())
    table = pa.table(
        {
            "id": pa.array(range(len(rows)), pa.int64()),
            "offense_level": pa.array(levels, pa.int64()),
            "category": pa.array(categories, pa.string()),
            "manual": pa.array(manuals, pa.string()),
        }
    )
    frame = {"pandas": table.to_pandas, "pyarrow": lambda: table}.get(library, lambda: MADE[library](table.to_pydict()))
    if library != "pyarrow" and not rows:
        return

    answered = by_id(outcomes(frame(), LEVEL_AND_CATEGORY, progress=False))
    assert len(answered) == len(rows)
    for (level, category, manual), row in zip(rows, answered, strict=True):
        assert is_answered_or_refused(row)
        if None in (level, category, manual):
            assert row["outcome_reason"]
            continue
        cell = Manual.on(date.fromisoformat(manual)).table.range(min(max(level, 1), 43), category)
        assert (LIFE if row["outcome_minimum_is_life"] else row["outcome_minimum"]) == cell.minimum
        assert (LIFE if row["outcome_maximum_is_life"] else row["outcome_maximum"]) == cell.maximum


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
@given(data=st.data())
@settings(max_examples=25)
def test_the_frames_that_a_user_may_generate(library: Any, data: st.DataObject) -> None:
    """The strategy of the library makes what its reading reads: each row is answered, or says what is missing."""
    frame = data.draw(frames(library))

    for row in rows_of(outcomes(frame, LEVEL_AND_CATEGORY, progress=False)):
        assert is_answered_or_refused(row)
        missing = None in (row["manual"], row["offense_level"], row["category"])
        assert missing == (row["outcome_reason"] is not None)
