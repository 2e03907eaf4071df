"""What the tests of frames share: the kinds of frames, and the one session of Spark."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest
from tests.frames.kinds import EAGER, LAZY, MADE, Kind

# narwhals tells that Dask and PySpark will need plugins of its own, and PySpark what it will change; Spark leaves its
# sockets to the end of the process.
_FUTURE = pytest.mark.filterwarnings("ignore::FutureWarning")
QUIET = {
    "Dask": _FUTURE,
    "PySpark": (
        _FUTURE,
        pytest.mark.filterwarnings("ignore::DeprecationWarning"),
        pytest.mark.filterwarnings("ignore::ResourceWarning"),
        pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    ),
}
NEEDS = {"DuckDB": "duckdb", "Dask": "dask.dataframe", "PySpark": "pyspark.sql"}
"""The module that a kind of frame needs, besides pandas, polars and pyarrow."""


def _params(names: tuple[str, ...]) -> list[Any]:
    return [pytest.param(name, marks=QUIET.get(name, ())) for name in names]


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A session of Spark on this machine alone, stopped at the end."""
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed")
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def _kind(name: str, request: pytest.FixtureRequest) -> Kind:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name], reason=f"{name} is not installed")
    if name != "PySpark":
        return Kind(name, MADE[name])
    session = request.getfixturevalue("spark")
    return Kind(
        name, lambda columns: session.createDataFrame(pa.table(dict(columns)).to_pandas(types_mapper=_nullable))
    )


def _nullable(kind: Any) -> Any:
    """A type of pandas that can be missing and remain what it is."""
    import pandas as pd

    return {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}.get(kind)


@pytest.fixture(params=_params((*EAGER, *LAZY)))
def kind(request: pytest.FixtureRequest) -> Kind:
    """Each kind of frame."""
    return _kind(request.param, request)


@pytest.fixture(params=_params(EAGER))
def eager(request: pytest.FixtureRequest) -> Kind:
    """Each kind of frame that holds its rows."""
    return _kind(request.param, request)


@pytest.fixture(params=_params(LAZY))
def lazy(request: pytest.FixtureRequest) -> Kind:
    """Each kind of frame whose rows never come to Python."""
    return _kind(request.param, request)
