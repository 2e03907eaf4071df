"""Distinct rows and the place of each: every type of column, what is missing in it, and codes that run wide."""

import math
import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.frames.patterns import LEAST_SPACE, Patterns
from sentencing.frames.values import present

MOMENT = datetime(2009, 11, 1, 5, tzinfo=UTC)
EASTERN = timezone(timedelta(hours=-5))


def patterns(native: Any) -> Patterns:
    """The patterns of a frame over all of its columns."""
    frame = nw.from_native(native, eager_only=True)
    return Patterns.of(frame, frame.columns)


def distinct(found: Patterns) -> list[tuple[Any, ...]]:
    """The distinct rows."""
    return list(found.values)


def check(native: Any) -> Patterns:
    """Each row finds its own values, type for type, and no pattern stands twice."""
    frame = nw.from_native(native, eager_only=True)
    found = patterns(native)
    rows = zip(*(map(present, frame[column].to_list()) for column in frame.columns), strict=True)

    values = distinct(found)
    for place, row in zip(found.places.to_list(), rows, strict=True):
        assert repr(values[place]) == repr(row)
    assert len(set(map(repr, values))) == len(values)
    assert found.places.n_unique() == len(values)
    return found


VALUES: dict[str, Sequence[Any]] = {
    "near": [1, 5, None, 3, 1],
    "far": [1, 10**7, None, 3],
    "far below": [-(10**9), 10**9, None],
    "whole floats": [1.0, 2.0, None],
    "floats far apart": [1.0, 1e9, None],
    "floats": [1.5, 2.0, None, float("inf"), -float("inf")],
    "zeros": [0.0, None, 1.0],
    "NaN beside null": [1.0, float("nan"), None],
    "fractions and NaN": [1.5, float("nan"), None],
    "floats without neighbors": [2.0**53, None],
    "floats beyond numbers": [2.0**63, None, 1e300],
    "one float beyond": [1e300, None, 1e300],
    "texts": ["a", "", None, "b", "a"],
    "truths": [True, None, False],
    "days": [date(2009, 11, 1), None, date(1987, 11, 1)],
    "moments": [datetime(2009, 11, 1, 5), None, datetime(2001, 1, 1, 1, 2, 3, 456789)],  # noqa: DTZ001 - without a zone
    "moments of a zone": [MOMENT, None, MOMENT + timedelta(days=1)],
    "decimals": [Decimal("21.5"), None, Decimal("3.2")],
    "whole decimals": [Decimal(21), Decimal(22), None],
    "times": [time(1), None],
    "spans of time": [timedelta(days=1), None],
    "bytes": [b"a", b"b", None],
    "lists": [["a", "b"], None, ["a"], ["a", "b"]],
    "nothing": [None, None],
    "nothing but NaN": [float("nan")] * 2,
    "no rows": [],
    "one row": [21],
    "the greatest": [2**63 - 1, 2**63 - 2, None],
    "the least": [-(2**63), None],
    "both ends": [-(2**63), 2**63 - 1, None, 0],
}


@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize(
    "library", ["polars", "pyarrow", "chunks", "pandas", "objects", "nullable", "arrow in pandas", "index"]
)
def test_every_row_finds_its_values(library: str, values: Sequence[Any]) -> None:
    """Whatever the type of a column and however its library holds it, a row's pattern is the row's own values."""
    array = pa.array(values)
    made = {
        "polars": lambda: pl.DataFrame({"x": values}, strict=False),
        "pyarrow": lambda: pa.table({"x": array}),
        "chunks": lambda: pa.table({"x": pa.chunked_array([array.slice(0, 1), array.slice(1)])}),
        "pandas": lambda: pd.DataFrame({"x": values}),
        "objects": lambda: pd.DataFrame({"x": pd.Series(values, dtype=object)}),
        "nullable": lambda: pd.DataFrame({"x": values}).convert_dtypes(),
        "arrow in pandas": lambda: pd.DataFrame({"x": pd.Series(values, dtype=pd.ArrowDtype(array.type))}),
        "index": lambda: pd.DataFrame({"x": values}, index=[0] * len(values)),
    }

    found = check(made[library]())
    assert found.columns == ("x",)
    assert len(distinct(found)) <= len(values)


INTEGERS = {
    pl.Int8: 127,
    pl.Int16: 2**15 - 1,
    pl.Int32: 2**31 - 1,
    pl.Int64: 2**63 - 1,
    pl.UInt8: 255,
    pl.UInt16: 2**16 - 1,
}
INTEGERS |= {pl.UInt32: 2**32 - 1, pl.UInt64: 2**64 - 1, pl.Int128: 2**127 - 1}


@pytest.mark.parametrize(("kind", "most"), INTEGERS.items(), ids=str)
def test_whole_numbers_of_every_width(kind: Any, most: int) -> None:
    """Near each other, at the end of the type and across it, in each library that has the type."""
    for values in ([1, 2, None], [most, most - 1, None], [most, 0, None]):
        frame = pl.DataFrame({"x": pl.Series(values, dtype=kind)})
        check(frame)
        if kind is not pl.Int128:
            check(frame.to_arrow())
            check(frame.to_pandas(use_pyarrow_extension_array=True))
            check(pd.DataFrame({"x": pd.Series(values, dtype=str(kind))}))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("float16", [2048.0, None, 2046.0]),
        ("float32", [20091100.0, None, 20091102.0]),
        ("float64", [2.0**53, None, 2.0**53 - 2]),
        ("Float32", [20091100.0, None, 20091102.0]),
        ("Float64", [2.0**53, None]),
    ],
)
def test_floats_of_every_width(kind: str, values: list[float | None]) -> None:
    """A float that has no room for the number after the greatest still tells the greatest from a missing one."""
    series = pd.Series(values, dtype=kind)
    check(pd.DataFrame({"x": series}))
    check(pd.DataFrame({"x": series / 4}))
    if kind.islower():
        table = pa.table({"x": pa.array(series, from_pandas=True)})
        check(table)
        check(pl.from_arrow(table))


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "America/New_York"])
def test_moments_of_every_precision(unit: str, zone: str | None) -> None:
    """A day is the same in a column of any precision, with a time zone or without."""
    series = pd.Series([pd.Timestamp("2009-11-01 05:00"), pd.NaT, pd.Timestamp("1987-11-01")]).dt.tz_localize(zone)
    series = series.dt.as_unit(unit)  # type: ignore[arg-type, unused-ignore]  # the units that there are
    table = pa.table({"x": pa.array(series, type=pa.timestamp(unit, zone))})

    check(pd.DataFrame({"x": series}))
    check(table)
    check(table.to_pandas(types_mapper=pd.ArrowDtype))
    check(pl.from_arrow(table))


@pytest.mark.parametrize("moments", [[1, 2, None], [0, 1, None]], ids=str)
def test_nanoseconds_that_python_does_not_have(moments: list[int | None]) -> None:
    """Two moments of one microsecond are one to Python, and so one pattern; none of them is missing."""
    frame = pl.DataFrame({"x": pl.Series(moments).cast(pl.Datetime("ns"))})

    assert distinct(check(frame)) == [(datetime(1970, 1, 1),), (None,)]  # noqa: DTZ001 - without a zone


def test_categoricals() -> None:
    """A column of categories is known by its texts, also such as no row uses."""
    texts = ["b", None, "a", "b"]
    check(pl.DataFrame({"x": pl.Series(texts, dtype=pl.Categorical)}))
    check(pl.DataFrame({"x": pl.Series(texts, dtype=pl.Enum(["a", "b", "c"]))}))
    check(pd.DataFrame({"x": pd.Categorical(texts, categories=["c", "b", "a"])}))
    check(pa.table({"x": pa.array(texts).dictionary_encode()}))
    check(pd.DataFrame({"x": pd.Categorical([3, None, 10**9])}))


def test_objects_that_are_equal_and_not_the_same() -> None:
    """1, true, 1.0 and "1" are four things to a case, though three of them are equal; every missing value is one."""
    values = [1, True, "1", Decimal(1), None, pd.NA, pd.NaT, float("nan"), "", 0, False, date(2009, 1, 1)]
    found = check(pd.DataFrame({"x": pd.Series(values, dtype=object)}))

    assert len(distinct(found)) == 9
    assert distinct(check(pl.DataFrame({"x": pl.Series([1, "1", None, True], dtype=pl.Object)})))[0] == (1,)


def test_one_moment_in_two_zones() -> None:
    """Midnight in Greenwich is another day in New York; they are equal, and stay apart."""
    values = [datetime(2009, 11, 1, tzinfo=UTC), datetime(2009, 10, 31, 19, tzinfo=EASTERN)]
    assert values[0] == values[1]

    assert len(distinct(check(pd.DataFrame({"x": pd.Series(values, dtype=object)})))) == 2


@pytest.mark.parametrize("library", ["polars", "pyarrow", "pandas"])
def test_codes_that_run_wide(library: str) -> None:
    """Columns whose codes multiply past every bound are numbered anew, and every row still finds its own values."""
    chance = random.Random("codes")  # noqa: S311 - repeatable, not secret
    some = [*range(300), None]
    days = [date(2000, 1, 1) + timedelta(days) for days in range(400)]
    columns = {
        "a": [chance.choice(some) for _ in range(6000)],
        "b": [chance.choice(["x", "y", "", None]) for _ in range(6000)],
        "c": [chance.choice([1.5, 2.0, float("nan"), None]) for _ in range(6000)],
        "d": [chance.choice([True, False, None]) for _ in range(6000)],
        "e": [chance.choice([*days, None]) for _ in range(6000)],
        "f": [chance.choice([0, 10**12, -(10**12), None]) for _ in range(6000)],
        "g": [chance.choice(some) for _ in range(6000)],
    }
    made = {
        "polars": lambda: pl.DataFrame(columns, strict=False),
        "pyarrow": lambda: pa.table(columns),
        "pandas": lambda: pd.DataFrame(columns),
    }

    found = check(made[library]())
    assert len(distinct(found)) > LEAST_SPACE


def test_codes_past_32_bits() -> None:
    """Seventy thousand rows, all distinct in two columns: the product of their codes is more than 2**32."""
    rows = 70_001  # which seven does not divide
    numbers = list(range(rows))
    found = patterns(pl.DataFrame({"a": numbers, "b": [str(number * 7 % rows) for number in numbers]}))

    assert len(distinct(found)) == rows
    values = distinct(found)
    assert [values[place] for place in found.places.to_list()] == [(n, str(n * 7 % rows)) for n in numbers]


@pytest.mark.parametrize("library", ["polars", "pyarrow", "pandas"])
def test_codes_past_64_bits(library: str) -> None:
    """Eight columns of 400 texts each: the product of their codes, 401**8, is more than any number of 64 bits."""
    columns = {f"c{start}": [str((start + row) % 400) for row in range(400)] for start in range(8)}
    made = {
        "polars": lambda: pl.DataFrame(columns),
        "pyarrow": lambda: pa.table(columns),
        "pandas": lambda: pd.DataFrame(columns),
    }

    assert len(distinct(check(made[library]()))) == 400


def test_columns_called_like_ours() -> None:
    """No name of a column is taken for one that is made here."""
    frame = {"code": [1, 2, 1], "row": [10**9, 1, 10**9], "line": ["a", "b", "a"], "0": [None, 1, None], "1": [2, 3, 2]}
    for native in (pl.DataFrame(frame), pa.table(frame), pd.DataFrame(frame)):
        assert len(distinct(check(native))) == 2


def test_only_the_columns_asked_for() -> None:
    """A column that no fact needs makes no pattern."""
    frame = nw.from_native(pl.DataFrame({"x": [1, 1], "y": [1, 2]}), eager_only=True)

    found = Patterns.of(frame, ["x"])
    assert (distinct(found), found.places.to_list(), found.rows) == ([(1,)], [0, 0], [{"x": 1}])


CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from(("", "a", "1"))
    | st.floats(allow_nan=True, width=16)
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=30))
def test_any_objects_at_all(rows: list[tuple[Any, Any]]) -> None:
    """Whatever the two columns mix, each row is one of the patterns, and its own."""
    check(pd.DataFrame({"x": [x for x, _ in rows], "y": [y for _, y in rows]}, dtype=object))


@given(st.lists(st.tuples(st.none() | st.integers(-(2**63), 2**63 - 1), st.none() | st.floats()), max_size=30))
def test_any_numbers_at_all(rows: list[tuple[int | None, float | None]]) -> None:
    """Any whole numbers and any floats, in polars and in pyarrow."""
    table = pa.table(
        {"x": pa.array([x for x, _ in rows], pa.int64()), "y": pa.array([y for _, y in rows], pa.float64())}
    )
    check(table)
    check(pl.from_arrow(table))


def test_zero_below_and_above() -> None:
    """-0.0 is 0, also to a library that tells them apart, and also beside parts of a whole."""
    for values in ([math.nan, -0.0, 0.0], [0.5, -0.0, 0.0, 2.0]):
        for frame in (pl.DataFrame({"x": values}), pd.DataFrame({"x": values}), pa.table({"x": values})):
            patterns = Patterns.of(nw.from_native(frame, eager_only=True), ["x"])
            found = [patterns.rows[place]["x"] for place in patterns.places.to_list()]
            assert found == [None if math.isnan(value) else value for value in values]
