"""Answers joined to a frame whose rows never come to Python: DuckDB, Dask, PySpark, and lazy polars.

Only the distinct patterns are collected. Their answers go back as a small table, and the engine joins.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

import narwhals.stable.v2 as nw
from attrs import frozen

from sentencing.frames.answers import Answers, Rows, as_text
from sentencing.frames.values import present

F = TypeVar("F", "nw.LazyFrame[Any]", "nw.DataFrame[Any]")


def joined(frame: "nw.LazyFrame[Any]", columns: Sequence[str], work: Callable[[Rows], Answers]) -> "nw.LazyFrame[Any]":
    """The frame with the answers of each row's pattern beside it: a line for each answer."""
    distinct = frame.select(*columns).unique().collect()
    values = zip(*(distinct[column].to_list() for column in columns), strict=True)
    answers = work([dict(zip(columns, map(present, row), strict=True)) for row in values])
    answers.refuse_if_taken(frame.collect_schema().names())
    table = answers.table(distinct, as_text(answers.columns))
    keys = _Keys.of(distinct, columns)
    right = keys.beside(distinct[answers.places]).select(*keys.names).with_columns(*table.iter_columns())
    return _left_join(keys.beside(frame), _in_the_engine_of(frame, right), keys.names).drop(*keys.made)


def _left_join(left: "nw.LazyFrame[Any]", right: "nw.LazyFrame[Any]", keys: Sequence[str]) -> "nw.LazyFrame[Any]":
    """The join, in the order of the left where the engine has an order: of these, polars alone."""
    if not left.implementation.is_polars():
        return left.join(right, on=list(keys), how="left")
    ordered = left.to_native().join(right.to_native(), on=list(keys), how="left", maintain_order="left_right")
    return cast("nw.LazyFrame[Any]", nw.from_native(ordered))


@frozen
class _Keys:
    """The columns to join by: a column in which values are missing is joined by two, since nothing equals null."""

    filled: Mapping[str, Any]
    whole: tuple[str, ...]

    @classmethod
    def of(cls, distinct: "nw.DataFrame[Any]", columns: Sequence[str]) -> "_Keys":
        holed = [column for column in columns if distinct[column].is_null().any()]
        return cls(
            {column: _filling(distinct[column]) for column in holed},
            tuple(column for column in columns if column not in holed),
        )

    @property
    def made(self) -> tuple[str, ...]:
        """The columns that are made for the join alone."""
        return tuple(name for column in self.filled for name in (f"{_VALUE}{column}", f"{_MISSING}{column}"))

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.whole, *self.made)

    def beside(self, frame: F) -> F:
        """The frame with the columns made."""
        if not self.filled:
            return frame
        filled = [nw.col(column).fill_null(value).alias(f"{_VALUE}{column}") for column, value in self.filled.items()]
        missing = [nw.col(column).is_null().alias(f"{_MISSING}{column}") for column in self.filled]
        return frame.with_columns(*filled, *missing)


_VALUE, _MISSING = "sentencing_value_", "sentencing_missing_"


def _filling(column: "nw.Series[Any]") -> Any:  # noqa: ANN401 - a frame may hold anything
    """Any value of the column's type: the first that is not missing."""
    known = column.drop_nulls()
    return known[0] if len(known) else 0


def _in_the_engine_of(frame: "nw.LazyFrame[Any]", right: "nw.DataFrame[Any]") -> "nw.LazyFrame[Any]":
    """A small table as a lazy frame of the engine, the session and the connection of another."""
    engine = frame.implementation
    if engine.is_duckdb():
        answers = right.to_arrow()  # noqa: F841 - DuckDB finds it by its name
        relation = frame.to_native().query("rows", "SELECT * FROM answers")
        return cast("nw.LazyFrame[Any]", nw.from_native(relation))
    if engine.is_pyspark():
        return right.lazy(engine, session=frame.to_native().sparkSession)
    return right.lazy(engine)
