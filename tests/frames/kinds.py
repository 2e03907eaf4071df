"""Frames of every kind that is answered: made from columns, and read back as plain rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import narwhals.stable.v2 as nw
import pyarrow as pa
from attrs import frozen

Columns = Mapping[str, Sequence[Any]]

EAGER = ("pandas", "polars", "pyarrow")
LAZY = ("polars lazy", "DuckDB", "Dask", "PySpark")


@frozen
class Kind:
    """A kind of frame, and how one is made from columns in which ``None`` is missing."""

    name: str
    made: Callable[[Columns], Any]

    @property
    def is_lazy(self) -> bool:
        """Whether its rows never come to Python."""
        return self.name in LAZY


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """The rows of any frame, in its order; ``None`` for a missing value."""
    read = nw.from_native(frame)
    eager = read.collect() if isinstance(read, nw.LazyFrame) else read
    return [dict(row) for row in eager.to_arrow().to_pylist()]


def by_id(frame: Any) -> list[dict[str, Any]]:
    """The rows of any frame in the order of their column ``id``, since not every engine keeps one."""
    return sorted(rows_of(frame), key=lambda row: row["id"])


def made_with_pandas(columns: Columns) -> Any:
    """A data frame of pandas, whose missing numbers are NaN."""
    import pandas as pd

    return pd.DataFrame(columns)


def made_with_polars(columns: Columns) -> Any:
    """A data frame of polars."""
    import polars as pl

    return pl.DataFrame(columns, strict=False)


def made_lazily_with_polars(columns: Columns) -> Any:
    """A lazy frame of polars."""
    return made_with_polars(columns).lazy()


def made_with_duckdb(columns: Columns) -> Any:
    """A relation of DuckDB, in a connection of its own."""
    import duckdb

    connection = duckdb.connect()
    connection.register("made", pa.table(dict(columns)))
    return connection.table("made")


def made_with_dask(columns: Columns) -> Any:
    """A data frame of Dask, in three parts, of the types that can be missing; of objects Dask makes text."""
    import dask.dataframe as dd

    return dd.from_pandas(made_with_pandas(columns).convert_dtypes(), npartitions=3)


MADE: Mapping[str, Callable[[Columns], Any]] = {
    "pandas": made_with_pandas,
    "polars": made_with_polars,
    "pyarrow": lambda columns: pa.table(dict(columns)),
    "polars lazy": made_lazily_with_polars,
    "DuckDB": made_with_duckdb,
    "Dask": made_with_dask,
}
