"""A frame of any library, as the two ways of answering take it."""

from typing import Any

import narwhals.stable.v2 as nw
from narwhals.exceptions import NarwhalsError

from sentencing.errors import SentencingError


def frame_of(native: Any) -> "nw.DataFrame[Any] | nw.LazyFrame[Any]":  # noqa: ANN401 - whatever a user gives
    """The frame, eager or lazy.

    >>> frame_of([1, 2])
    Traceback (most recent call last):
    sentencing.errors.SentencingError: a list is no frame; give one of pandas, polars, pyarrow, DuckDB, Dask or PySpark

    Raises:
        SentencingError: it is no frame, or its columns are not told apart by their names.
    """
    try:
        frame: nw.DataFrame[Any] | nw.LazyFrame[Any] = nw.from_native(native)
    except TypeError:
        kind = type(native).__name__
        msg = f"a {kind} is no frame; give one of pandas, polars, pyarrow, DuckDB, Dask or PySpark"
    except NarwhalsError as refusal:
        msg = f"the frame cannot be read: {refusal}"
    else:
        return frame
    raise SentencingError(msg)
