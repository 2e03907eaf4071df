"""Frames: the library against OpenFisca's arrays and against a bare gather, and how its time and its memory grow."""

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd
import polars as pl

from people import CHAIN, columns
from rows import Row
from sentencing.frames import outcomes

ROWS = 5_000_000
PATTERNS = (616, 5000)
GROWTH = (10_000, 100_000, 1_000_000, 10_000_000)
FEW = 44
KINDS: dict[str, Callable[[Any], Any]] = {"polars": pl.DataFrame, "pandas": pd.DataFrame}
REPEATS = 5
LIFE = 9999
"""What the peer writes for life; ours is told to write the same, so that the sums can be compared."""


def best(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Seconds for one call: the least of a few."""
    seconds = []
    for _ in range(repeats):
        gc.collect()
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return min(seconds)


def answered(frame: Any) -> Any:  # noqa: ANN401 - a frame of any kind
    """The frame with its ranges."""
    return outcomes(frame, CHAIN, life_as=LIFE, progress=False)


def written(distinct: int, rows: int, folder: Path) -> Path:
    """The columns of a population in a file, for the peer."""
    path = folder / f"{distinct}.npz"
    np.savez(path, **columns(rows, distinct))
    return path


# Against the peer, and against a gather


def chains(distinct: int, rows: int, theirs: dict[str, Any] | None) -> Iterator[Row]:
    """So many rows in so many patterns, by kind of frame; the peer's answers must agree."""
    data = columns(rows, distinct)
    for kind, made in KINDS.items():
        frame = made(data)
        seconds = best(lambda frame=frame: answered(frame))
        name = f"{kind}, {rows:,} rows, {distinct:,} patterns: a row"
        if theirs:
            assert theirs["sums"][2:] == _sums(answered(frame))
        yield Row(name, seconds / rows, "OpenFisca, arrays", theirs and theirs["seconds"] / rows)
        index, table = _precomputed(frame, data, distinct)
        by_hand = best(lambda frame=frame, table=table: _gathered(frame, table, _index_of(frame)))
        yield Row(name, seconds / rows, "columns folded by hand, answers gathered", by_hand / rows)
        gathered = best(lambda frame=frame, table=table, index=index: _gathered(frame, table, index))
        yield Row(name, seconds / rows, "answers gathered, the index given", gathered / rows)


_SPACE = (128, 2, 2)
"""Room for the points, the acceptance and the motion in an index."""


def _sums(frame: Any) -> list[int]:  # noqa: ANN401 - a frame of any kind
    """Of minima and maxima; in 64 bits, since five million times 9999 is more than 32 hold."""
    return [int(frame[f"outcome_{end}"].to_numpy().sum(dtype=np.int64)) for end in ("minimum", "maximum")]


def _index_of(frame: Any) -> Any:  # noqa: ANN401 - a frame of any kind
    """The index of each row, written as whoever knows the columns would write it."""
    points, acceptance, motion = _SPACE
    if isinstance(frame, pd.DataFrame):
        index = frame["increase"].to_numpy() * points + frame["points"].to_numpy()
        return (index * acceptance + frame["acceptance"].to_numpy()) * motion + frame["motion"].to_numpy()
    index = pl.col("increase") * points + pl.col("points")
    whole = (index * acceptance + pl.col("acceptance").cast(pl.Int64)) * motion + pl.col("motion").cast(pl.Int64)
    return frame.select(whole).to_series()


def _precomputed(frame: Any, data: dict[str, Any], distinct: int) -> tuple[Any, Any]:  # noqa: ANN401 - frames
    """The index of each row, and a table that holds at each index the answers of its pattern."""
    some = type(frame)({name: column[: 4 * distinct] for name, column in data.items()})
    worked = answered(some)
    index = np.asarray(_index_of(some))
    added = [name for name in worked.columns if name not in data]
    first = np.zeros(64 * int(np.prod(_SPACE)), dtype=np.int64)
    first[index] = np.arange(len(index))
    table = worked[added].iloc[first] if isinstance(frame, pd.DataFrame) else worked[added][first]
    return _index_of(frame), table


def _gathered(frame: Any, table: Any, index: Any) -> Any:  # noqa: ANN401 - frames
    if isinstance(frame, pd.DataFrame):
        return pd.concat([frame, table.take(index).set_axis(frame.index)], axis=1)
    return frame.hstack(table.select(pl.all().gather(index)))


# Growth


def growth() -> Iterator[Row]:
    """Each size against the one before it, taken as many times as it is larger; of few patterns, so that rows count."""
    for kind, made in KINDS.items():
        seconds = {}
        for rows in GROWTH:
            frame = made(columns(rows, FEW))
            seconds[rows] = best(lambda frame=frame: answered(frame))
        for less, rows in pairwise(GROWTH):
            times = rows // less
            yield Row(
                f"{kind}, {rows:,} rows, {FEW} patterns", seconds[rows], f"{times} × {less:,}", times * seconds[less]
            )


# Memory

_PEAK = """
import sys
sys.path.insert(0, {folder!r})
from populations import KINDS, answered
from people import columns
frame = KINDS[{kind!r}](columns({rows}, 616))
answered(KINDS[{kind!r}](columns(1000, 616)))  # loads what it loads
size = {size}
open("/proc/self/clear_refs", "w").write("5")  # the peak begins anew
def now(key):
    return next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith(key))
before = now("VmRSS")
whole = answered(frame)
print(size, now("VmHWM") - before)
"""
_SIZES = {"polars": "frame.estimated_size()", "pandas": "int(frame.memory_usage().sum())"}


def memory(rows: int) -> Iterator[Row]:
    """The peak, the input included, over the input, each kind in a process of its own (Linux)."""
    for kind in KINDS:
        program = _PEAK.format(folder=str(Path(__file__).parent), kind=kind, rows=rows, size=_SIZES[kind])
        done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603 - our own
        size, more = map(int, done.stdout.split())
        yield Row.of_bytes(f"{kind}, {rows:,} rows: peak with the input", size + more, "the input", size)
