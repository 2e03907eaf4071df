"""The columns that are added: their types in each library, what life is in them, and what they may not hold."""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tests.frames.kinds import Kind, rows_of

from sentencing import LIFE, Range, SentencingError
from sentencing.frames import LEVEL_AND_CATEGORY, outcomes
from sentencing.frames.answers import MOST_MONTHS, OUTCOME_COLUMNS, Answers, as_text, range_answer

OF_2009 = LEVEL_AND_CATEGORY.fixing(manual=date(2009, 11, 1))
COLUMNS = {"offense_level": [21, 43, 42, None], "category": ["III", "I", "I", "II"]}


def added(frame: Any) -> dict[str, Any]:  # noqa: ANN401 - a frame of any kind
    """The types of the columns that were added, by their names without the prefix."""
    schema = nw.from_native(frame).collect_schema()
    return {name.removeprefix("outcome_"): str(kind) for name, kind in schema.items() if name.startswith("outcome_")}


NUMBERS = {
    "level": "Int8",
    "minimum": "Int16",
    "maximum": "Int16",
    "minimum_is_life": "Boolean",
    "maximum_is_life": "Boolean",
}
TEXTS = ("category", "zone", "reason")


def test_the_types_of_a_frame_that_holds_its_rows(eager: Kind) -> None:
    """Small whole numbers, truths and categoricals, also where some are missing."""
    answered = outcomes(eager.made(COLUMNS), OF_2009, progress=False)

    assert added(answered) == {**NUMBERS, **dict.fromkeys(TEXTS, "Categorical")}
    assert list(added(answered)) == list(OUTCOME_COLUMNS)


def test_the_types_of_a_lazy_frame(lazy: Kind) -> None:
    """The same, with text for what lazy engines do not all know."""
    answered = added(outcomes(lazy.made(COLUMNS), OF_2009, progress=False))

    assert answered == {**NUMBERS, **dict.fromkeys(TEXTS, "String")}


def test_the_types_are_the_same_of_no_rows_and_of_none_answered(eager: Kind) -> None:
    """No rows, or none that has an answer, make the same columns as any others."""
    types = added(outcomes(eager.made(COLUMNS), OF_2009, progress=False))

    assert added(outcomes(eager.made({name: [] for name in COLUMNS}), OF_2009, progress=False)) == types
    assert added(outcomes(eager.made({"offense_level": [None], "category": [None]}), OF_2009, progress=False)) == types


def test_the_native_types() -> None:
    """In pandas the types that can be missing; in polars and pyarrow their own."""
    of_pandas = outcomes(pd.DataFrame(COLUMNS), OF_2009, progress=False).dtypes
    of_polars = outcomes(pl.DataFrame(COLUMNS), OF_2009, progress=False).schema
    of_pyarrow = outcomes(pa.table(COLUMNS), OF_2009, progress=False).schema

    assert [str(of_pandas[f"outcome_{name}"]) for name in ("level", "minimum", "minimum_is_life", "zone")] == [
        "Int8",
        "Int16",
        "boolean",
        "category",
    ]
    assert of_polars["outcome_minimum"] == pl.Int16
    assert of_pyarrow.field("outcome_level").type == pa.int8()


def test_life_is_missing_beside_a_flag(kind: Kind) -> None:
    """43/I is life and 42/I 360 to life (2009): no number stands for it, and sums leave it out."""
    rows = rows_of(outcomes(kind.made({"offense_level": [43, 42], "category": ["I", "I"]}), OF_2009, progress=False))
    bounds = {row["offense_level"]: (row["outcome_minimum"], row["outcome_maximum"]) for row in rows}
    flags = {row["offense_level"]: (row["outcome_minimum_is_life"], row["outcome_maximum_is_life"]) for row in rows}

    assert bounds == {43: (None, None), 42: (360, None)}
    assert flags == {43: (True, True), 42: (False, True)}


def test_life_as_the_caller_names_it(kind: Kind) -> None:
    """The Commission writes 470; the flags still tell it, and a row without an answer stays without a number."""
    frame = kind.made({"offense_level": [43, 42, None], "category": ["I", "I", "I"]})
    rows = rows_of(outcomes(frame, OF_2009, life_as=470, progress=False))
    found = {(row["outcome_minimum"], row["outcome_maximum"], row["outcome_maximum_is_life"]) for row in rows}

    assert found == {(470, 470, True), (360, 470, True), (None, None, None)}


def test_more_months_than_a_column_holds() -> None:
    """A term that no column of months holds is a reason, and spoils no other row; so is such a number for life."""
    rows = {"offense_level": [21, 21, 42], "category": ["I"] * 3, "minimum": [MOST_MONTHS, MOST_MONTHS + 1, None]}
    answered = outcomes(pl.DataFrame(rows), OF_2009, progress=False)

    assert answered["outcome_minimum"].to_list() == [32767, None, 360]
    told = "32768 months are more than a column of months holds, which is 32767"
    assert answered["outcome_reason"].to_list() == [None, told, None]
    with pytest.raises(SentencingError, match="100000 months are more than"):
        range_answer(Range(360, LIFE), 100_000)


def test_a_range_in_columns() -> None:
    """Either end may be life."""
    assert range_answer(Range(LIFE, LIFE), None) == {
        "minimum": None,
        "maximum": None,
        "minimum_is_life": True,
        "maximum_is_life": True,
    }
    assert range_answer(Range(360, LIFE), 9999) == {
        "minimum": 360,
        "maximum": 9999,
        "minimum_is_life": False,
        "maximum_is_life": True,
    }


def test_lines_and_their_places() -> None:
    """A distinct row with several lines has its place so many times."""
    answers = Answers({"reason": nw.String}, [[{}], [{"reason": "a"}, {"reason": "b"}]], "x_")

    assert answers.places == [0, 1, 1]
    table = answers.table(nw.from_native(pl.DataFrame(), eager_only=True))
    assert table.to_dict(as_series=False) == {"x_reason": [None, "a", "b"]}


def test_a_column_that_is_taken() -> None:
    """No column is written over; the message names it and the prefix."""
    answers = Answers({"level": nw.Int8, "reason": nw.String}, [], "x_")

    answers.refuse_if_taken(["level", "reason", "X_reason"])
    with pytest.raises(
        SentencingError, match=r"^x_reason is a column of the frame already; choose another prefix than 'x_'$"
    ):
        answers.refuse_if_taken(["x_reason"])


def test_text_for_categoricals() -> None:
    """Nothing else is changed."""
    assert as_text({"a": nw.Categorical, "b": nw.Int8}) == {"a": nw.String, "b": nw.Int8}
