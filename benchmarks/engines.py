"""Engines that answer lazily: fifty million rows out of core, and what their plans hold."""

import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import dask.dataframe as dd
import duckdb
import pandas as pd
import polars as pl

from people import CHAIN, columns
from rows import Row
from sentencing.frames import outcomes

OUT_OF_CORE = 50_000_000
MEMORY_LIMIT = "1GB"

_MADE = """
create table people as
select i, p % 44 as increase, p // 44 as points,
    (p % 44 + p // 44) % 3 > 0 as acceptance, (p % 44 + p // 44) % 3 = 2 as motion
from (select i, i * 2654435761 % 616 as p from range({rows}) as t(i))
"""

_OUT_OF_CORE = """
import sys
from time import perf_counter
sys.path.insert(0, {folder!r})
import duckdb
from people import CHAIN
from sentencing.frames import outcomes
settings = {{"memory_limit": {limit!r}, "preserve_insertion_order": False}}
connection = duckdb.connect({file!r}, config=settings)
connection.execute("set enable_progress_bar = false")
start = perf_counter()
connection.execute("create table copied as select *, 1 as level from people")
copied = perf_counter() - start
start = perf_counter()
outcomes(connection.table("people"), CHAIN, progress=False).create("answered")
answered = perf_counter() - start
assert connection.execute("select count(*) from answered where outcome_reason is null").fetchone() == ({rows},)
peak = next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(copied, answered, peak)
"""


def out_of_core(rows: int = OUT_OF_CORE) -> Iterator[Row]:
    """DuckDB on a file that it may not hold in memory, against copying the file's table."""
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "people.duckdb")
        with duckdb.connect(file) as connection:
            connection.execute(_MADE.format(rows=rows))
        size = Path(file).stat().st_size
        here = str(Path(__file__).parent)
        program = _OUT_OF_CORE.format(folder=here, file=file, limit=MEMORY_LIMIT, rows=rows)
        done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603 - our own
    copied, answered, peak = map(float, done.stdout.split())
    yield Row(f"DuckDB, {rows:,} rows, {MEMORY_LIMIT}: a row", answered / rows, "its table copied", copied / rows)
    yield Row.of_bytes(f"DuckDB, {rows:,} rows: peak of the process", peak, "the table on disk", size)


warnings.filterwarnings("ignore", message="Dask support is moving")  # of narwhals, to a package not yet released


def plans() -> Iterator[str]:
    """For each engine the part of its plan that joins; there is no function of Python in any."""
    data = pd.DataFrame(columns(10_000, 616))
    lazies: dict[str, Any] = {
        "polars, lazy": pl.from_pandas(data).lazy(),
        "DuckDB": duckdb.from_df(data),
        "Dask": dd.from_pandas(data, npartitions=4),
    }
    for name, frame in lazies.items():
        yield _joining(name, _plan(outcomes(frame, CHAIN, progress=False)))
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        yield "PySpark: not installed here"
        return
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    plan = outcomes(session.createDataFrame(data), CHAIN, progress=False)._jdf.queryExecution().toString()  # noqa: SLF001 - there is no public way to have it as text
    yield _joining("PySpark", plan)
    session.stop()


def _plan(frame: Any) -> str:  # noqa: ANN401 - a frame of any engine
    if isinstance(frame, dd.DataFrame):
        return "\n".join(type(node).__name__ for node in frame.expr.walk())
    return str(frame.explain())


_FUNCTIONS = ("udf", "python_map", "mappartitions", "map_batches")


def _joining(name: str, plan: str) -> str:
    lines = [line.strip("│ ├╭╰─┐┴┬╮┤") for line in plan.splitlines()]
    joins = [line for line in lines if any(word in line.lower() for word in ("join", "merge"))]
    functions = [line for line in lines if any(word in line.lower() for word in _FUNCTIONS)]
    assert joins, plan
    assert not functions, functions
    return f"{name}: {joins[0][:80].strip()}"
