"""Distinct patterns of values, counted the same in every kind of frame."""

import math
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pytest

from sentencing.errors import SentencingError
from sentencing.ussc.patterns import Datafile

VALUES: dict[str, list[Any]] = {
    "Level": [21, 21, None, None, 8],
    "label": ["A ", "A", "", None, "B"],
    "N": [1, 2, 3, 4, 5],
}
PATTERNS = {(21, "A"): 2, (None, None): 2, (8, "B"): 1}
WEIGHTED = {(21, "A"): 3, (None, None): 7, (8, "B"): 5}

KINDS = ("pandas", "polars", "polars, lazily", "pyarrow", "DuckDB")


def of_kind(kind: str, rows: pl.DataFrame) -> Any:
    """Rows as a frame of a kind."""
    return {
        "pandas": rows.to_pandas,
        "polars": lambda: rows,
        "polars, lazily": rows.lazy,
        "pyarrow": rows.to_arrow,
        "DuckDB": lambda: duckdb.from_arrow(rows.to_arrow()),
    }[kind]()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_frame(kind: str) -> None:
    """Whole numbers are whole, blanks are missing, and equal patterns are one, weighted or not."""
    made, columns = of_kind(kind, pl.DataFrame(VALUES)), ["LEVEL", "LABEL"]

    assert Datafile.of(made).patterns(columns) == PATTERNS
    assert Datafile.of(made, "n").patterns(columns) == WEIGHTED


def test_columns_by_their_names_in_capitals() -> None:
    """Case does not matter, unless two columns differ by it alone."""
    assert Datafile.of(pl.DataFrame(VALUES)).columns == {"LEVEL": "Level", "LABEL": "label", "N": "N"}
    with pytest.raises(SentencingError, match="the columns 'a' and 'A' differ by case alone"):
        Datafile.of(pl.DataFrame({"a": [1], "A": [2]}))


def test_a_column_without_a_name_beside_others() -> None:
    """Columns of pandas may be numbered: none of them is a variable, and the others are read."""
    frame = pd.DataFrame([[21, 3]], columns=["xfolsor", 0])

    assert Datafile.of(frame).patterns(["XFOLSOR"]) == {(21,): 1}


def test_weights_that_are_none() -> None:
    """A column that is not there, and numbers that count nothing."""
    with pytest.raises(SentencingError, match=r"no column 'CONT' to weight by; did you mean `COUNT`\?"):
        Datafile.of(pl.DataFrame({"COUNT": [1]}), "CONT")
    for wrong in (-1, 1.5):
        with pytest.raises(SentencingError, match=r"N: .* is no number of records"):
            Datafile.of(pl.DataFrame({"X": [1], "N": [wrong]}), "N")
    for wrong in (float("inf"), float("nan")):
        with pytest.raises(SentencingError, match=r"^N: in 1 rows it is no number of records$"):
            Datafile.of(pl.DataFrame({"X": [1], "N": [wrong]}), "N")


def test_the_greatest_weight() -> None:
    """Up to 2**53 every whole number is one as a float; the next that a float has, 2**53 + 2, is refused."""
    assert Datafile.of(pl.DataFrame({"X": [1], "N": [2**53]}), "N").patterns(["X"]) == {(1,): 2**53}
    with pytest.raises(SentencingError, match=r"^N: in 1 rows it is no number of records$"):
        Datafile.of(pl.DataFrame({"X": [1], "N": [2**53 + 2]}), "N")


@pytest.mark.parametrize("kind", KINDS)
def test_a_weight_that_some_rows_do_not_tell(kind: str) -> None:
    """Such rows would drop out unseen, and text weighs nothing: in every kind of frame both are refused."""
    made = of_kind(kind, pl.DataFrame({"X": [1, 2, 3], "N": [1, None, None], "T": ["1", "2", "3"]}))

    with pytest.raises(SentencingError, match=r"^N: 2 rows do not tell how many records they stand for$"):
        Datafile.of(made, "n")
    of_text = r"^T: a weight is a column of numbers, and this one is of another type; cast it$"
    with pytest.raises(SentencingError, match=of_text):
        Datafile.of(made, "T")


@pytest.mark.parametrize("kind", KINDS)
def test_weights_that_are_wrong_row_by_row(kind: str) -> None:
    """Rows of a pattern whose sum would be a number of records: 0.5 + 0.5, and 2 - 1."""
    made = of_kind(kind, pl.DataFrame({"X": [1, 1, 2, 2], "N": [0.5, 0.5, 3, 2], "M": [1, 1, 2, -1]}))

    assert Datafile.of(made).patterns(["X"]) == {(1,): 2, (2,): 2}
    with pytest.raises(SentencingError, match=r"^N: in 2 rows it is no number of records$"):
        Datafile.of(made, "n")
    with pytest.raises(SentencingError, match=r"^M: in 1 rows it is no number of records$"):
        Datafile.of(made, "m")


@pytest.mark.parametrize("kind", ["Int64", "Float32", "int64[pyarrow]", "double[pyarrow]"])
def test_weights_of_every_kind_of_number(kind: str) -> None:
    """As pandas has them."""
    rows = pd.DataFrame({"X": [1, 1, 2], "N": [1, 2, 3]}).astype({"N": kind})

    assert Datafile.of(rows, "n").patterns(["X"]) == {(1,): 3, (2,): 3}
    with pytest.raises(SentencingError, match=r"^N: in 1 rows it is no number of records$"):
        Datafile.of(rows.assign(N=rows["N"] - 2), "n")


def test_infinity_in_arrow_within_pandas() -> None:
    """It is no number of records there either."""
    with pytest.raises(SentencingError, match=r"^N: in 1 rows it is no number of records$"):
        Datafile.of(pd.DataFrame({"X": [1], "N": pd.array([float("inf")], dtype="double[pyarrow]")}), "n")


def test_what_is_no_frame() -> None:
    """It is refused by its type."""
    with pytest.raises(SentencingError, match=r"^a dict is no frame; give one of pandas, polars"):
        Datafile.of({"X": [1]})


def test_weights_that_are_narrow() -> None:
    """They are added up in 64 bits, whatever they stand in."""
    wide = {"XCRHISSR": [1, 1], "N": [1_500_000_000, 1_500_000_000]}
    narrow = pl.DataFrame(wide).cast({"N": pl.Int32})

    for frame in (narrow, narrow.lazy(), pd.DataFrame(wide).astype({"N": "int32"})):
        assert Datafile.of(frame, "N").patterns(["XCRHISSR"]) == {(1,): 3_000_000_000}


def test_values_that_no_variable_has() -> None:
    """A list is told as it is written, and counted like any other value."""
    assert Datafile.of(pl.DataFrame({"XCRHISSR": [[1], [1]]})).patterns(["XCRHISSR"]) == {("[1]",): 2}


HAVING = {
    "GDLINEHI": ["2L1.2", " 2L1.2 ", "2D1.1", None, ""],
    "XFOLSOR": [21.0, 21.0, 21.0, math.nan, None],
    "XCRHISSR": [3, 3, None, 3, 3],
}


@pytest.mark.parametrize(
    ("pattern", "rows"),
    [
        ([("GDLINEHI", "2L1.2"), ("XFOLSOR", 21)], [0, 1]),
        ([("GDLINEHI", None)], [3, 4]),
        ([("XFOLSOR", None), ("XCRHISSR", 3)], [3, 4]),
        ([("XCRHISSR", None)], [2]),
        ([("XFOLSOR", 20)], []),
    ],
)
def test_the_records_of_a_pattern(pattern: list[tuple[str, Any]], rows: list[int]) -> None:
    """By values as patterns have them: text without blanks around it, and nothing where one is missing."""
    columns = {"row": list(range(5)), **HAVING}
    for frame in (pl.DataFrame(columns), pd.DataFrame(columns), pl.DataFrame(columns).lazy()):
        found = nw.from_native(Datafile.of(frame).having(pattern).to_native())
        eager = found.collect() if isinstance(found, nw.LazyFrame) else found
        assert eager["row"].to_list() == rows


def test_a_pattern_of_columns_that_the_frame_lacks() -> None:
    """It is of another frame."""
    with pytest.raises(SentencingError, match=r"^the frame has no column 'XFOLSOR'; did you mean `XFOLSR`\?$"):
        Datafile.of(pl.DataFrame({"XFOLSR": [21]})).having([("XFOLSOR", 21)])


def test_values_that_an_engine_cannot_tell_apart() -> None:
    """Lists in a frame of pandas or of pyarrow are refused in a sentence."""
    for frame in (pd.DataFrame({"XCRHISSR": [[1], [2]]}), pl.DataFrame({"XCRHISSR": [[1], [2]]}).to_arrow()):
        with pytest.raises(SentencingError, match=r"^the values of XCRHISSR cannot be told apart: "):
            Datafile.of(frame).patterns(["XCRHISSR"])
