"""Answers joined to a frame whose rows never come to Python: DuckDB, Dask, PySpark, and lazy polars.

Only the distinct patterns are collected. Their answers go back as a small table, and the engine joins. A row whose
pattern was not there to be collected, because the engine reads its source again, gets that as its reason.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar, cast

import narwhals.stable.v2 as nw
from attrs import frozen

from sentencing.errors import SentencingError
from sentencing.frames.answers import Answers, Rows, as_text
from sentencing.frames.values import present

F = TypeVar("F", "nw.LazyFrame[Any]", "nw.DataFrame[Any]")


def joined(frame: "nw.LazyFrame[Any]", columns: Sequence[str], work: Callable[[Rows], Answers]) -> "nw.LazyFrame[Any]":
    """The frame with the answers of each row's pattern beside it: a line for each answer."""
    distinct = frame.group_by(*columns, drop_null_keys=False).agg(nw.len().alias(_ROWS)).select(*columns).collect()
    values = zip(*(distinct[column].to_list() for column in columns), strict=True)
    answers = work([dict(zip(columns, map(present, row), strict=True)) for row in values])
    keys = _Keys.of(distinct, columns)
    taken = frame.collect_schema().names()
    keys.refuse_if_taken(taken)
    answers.refuse_if_taken(taken)
    table = answers.table(distinct, as_text(answers.columns))
    right = keys.beside(distinct[answers.places]).select(*keys.names).with_columns(*table.iter_columns())
    right = right.with_columns(nw.lit(value=True).alias(_WORKED))
    both = _left_join(keys.beside(frame), _in_the_engine_of(frame, right), keys.names)
    return both.with_columns(_reason(f"{answers.prefix}reason")).drop(*keys.made, _WORKED)


def _left_join(left: "nw.LazyFrame[Any]", right: "nw.LazyFrame[Any]", keys: Sequence[str]) -> "nw.LazyFrame[Any]":
    """The join, in the order of the left where the engine has an order: of these, polars alone."""
    if not left.implementation.is_polars():
        return left.join(right, on=list(keys), how="left")
    ordered = left.to_native().join(right.to_native(), on=list(keys), how="left", maintain_order="left_right")
    return cast("nw.LazyFrame[Any]", nw.from_native(ordered))


def _reason(column: str) -> "nw.Expr":
    """The reason, also of a row that found no pattern."""
    return nw.when(nw.col(_WORKED).is_null()).then(nw.lit(NOT_THERE)).otherwise(nw.col(column)).alias(column)


NOT_THERE = "the frame did not hold these facts when its patterns were collected; collect it first"


@frozen
class _Keys:
    """The columns to join by: a column in which values are missing is joined by two, since nothing equals null."""

    whole: tuple[str, ...]
    holed: tuple[str, ...]
    filled: Mapping[str, Any]
    """Of each column in which only some values are missing, one that is not."""
    of_words: Collection[str]
    """Those of enumerations and categoricals: what fills one is text, so they are joined as text."""

    @classmethod
    def of(cls, distinct: "nw.DataFrame[Any]", columns: Sequence[str]) -> "_Keys":
        holed = tuple(column for column in columns if distinct[column].is_null().any())
        known = {column: distinct[column].drop_nulls() for column in holed}
        return cls(
            tuple(column for column in columns if column not in holed),
            holed,
            {column: values[0] for column, values in known.items() if len(values)},
            {column for column in holed if distinct[column].dtype in (nw.Enum, nw.Categorical)},
        )

    @property
    def made(self) -> tuple[str, ...]:
        """The columns that are made for the join alone."""
        return (*(f"{_VALUE}{column}" for column in self.filled), *(f"{_MISSING}{column}" for column in self.holed))

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.whole, *self.made)

    def refuse_if_taken(self, taken: Sequence[str]) -> None:
        """Refuse a frame with a column that is called like one made for the join.

        Raises:
            SentencingError: there is one.
        """
        for name in (*self.made, _WORKED):
            if name in taken:
                msg = f"{name} is a column of the frame, and the join makes one of that name; call it something else"
                raise SentencingError(msg)

    def beside(self, frame: F) -> F:
        """The frame with the columns made."""
        if not self.holed:
            return frame
        filled = [
            self._column(column).fill_null(value).alias(f"{_VALUE}{column}") for column, value in self.filled.items()
        ]
        missing = [nw.col(column).is_null().alias(f"{_MISSING}{column}") for column in self.holed]
        return frame.with_columns(*filled, *missing)

    def _column(self, name: str) -> "nw.Expr":
        return nw.col(name).cast(nw.String) if name in self.of_words else nw.col(name)


_VALUE, _MISSING, _WORKED = "sentencing_value_", "sentencing_missing_", "sentencing_worked"
_ROWS = "sentencing_rows"


def _in_the_engine_of(frame: "nw.LazyFrame[Any]", right: "nw.DataFrame[Any]") -> "nw.LazyFrame[Any]":
    """A small table as a lazy frame of the engine, the session and the connection of another."""
    engine = frame.implementation
    if engine.is_duckdb():
        sentencing_answers = right.to_arrow()  # noqa: F841 - DuckDB finds it by its name, if it has no such table
        relation = frame.to_native().query("sentencing_rows", "SELECT * FROM sentencing_answers")
        return cast("nw.LazyFrame[Any]", nw.from_native(relation))
    if engine.is_spark_like():
        return right.lazy(engine, session=frame.to_native().sparkSession)
    return right.lazy(engine)
