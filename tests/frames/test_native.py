"""What is a frame, of whatever library, and what is none."""

from typing import Any

import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pytest
from tests.frames.kinds import Kind

from sentencing import SentencingError
from sentencing.frames import LEVEL_AND_CATEGORY, disparities, outcomes
from sentencing.frames.native import frame_of
from sentencing.ussc import audit


def test_a_frame_of_any_library(kind: Kind) -> None:
    """Its rows stay where they are."""
    frame = frame_of(kind.made({"offense_level": [21]}))

    assert isinstance(frame, nw.LazyFrame) is kind.is_lazy
    assert frame.collect_schema().names() == ["offense_level"]


NO_FRAMES = [([1, 2], "list"), ({"a": [1]}, "dict"), (None, "NoneType"), ("a.csv", "str"), (pl.Series([1]), "Series")]


@pytest.mark.parametrize(("value", "kind"), NO_FRAMES, ids=[kind for _, kind in NO_FRAMES])
def test_what_is_no_frame(value: Any, kind: str) -> None:
    """It is named by its type, whichever way it is asked."""
    asked = (
        lambda: frame_of(value),
        lambda: outcomes(value, LEVEL_AND_CATEGORY),
        lambda: disparities(value, LEVEL_AND_CATEGORY),
        lambda: audit(value),
    )

    for ask in asked:
        with pytest.raises(SentencingError) as refused:
            ask()
        expected = f"a {kind} is no frame; give one of pandas, polars, pyarrow, DuckDB, Dask or PySpark"
        assert str(refused.value) == expected


def test_columns_that_are_not_told_apart() -> None:
    """What narwhals refuses is refused in its words."""
    with pytest.raises(SentencingError, match=r"^the frame cannot be read: (?s:.)*'a' 2 times"):
        frame_of(pd.DataFrame([[1, 2]], columns=["a", "a"]))
