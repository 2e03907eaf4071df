"""Frames of offense levels and criminal history categories, as pandas, polars and pyarrow hold them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never, get_args

from hypothesis import strategies as st

from sentencing.errors import SentencingError
from sentencing.strategies.values import EDITIONS
from sentencing.terms import HIGHEST_LEVEL, LOWEST_LEVEL, CriminalHistoryCategory
from sentencing.words import nearest

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoDataFrame

Library: TypeAlias = Literal["pandas", "polars", "pyarrow"]
"""What may hold a frame."""

_COLUMNS = ("manual", "offense_level", "category")
_MANUALS = tuple(str(day) for edition in EDITIONS for day in edition)
_LEVELS = tuple(range(LOWEST_LEVEL, HIGHEST_LEVEL + 1))
_CATEGORIES = tuple(map(str, CriminalHistoryCategory))
_Row: TypeAlias = tuple[str | None, int | None, str | None]


def frames(library: Library, *, missing: bool = True) -> "st.SearchStrategy[IntoDataFrame]":
    """Frames of ``manual``, ``offense_level`` and ``category``: the columns of ``frames.LEVEL_AND_CATEGORY``.

    The manual is the first or the last day of an edition, as ISO text; the level a whole number, 1 to 43; the category
    text, I to VI.

    Shrinks towards no rows, and each row towards the newest edition, level 1 and Category I.

    >>> from hypothesis import find, settings
    >>> frame = find(frames("polars", missing=False), lambda frame: len(frame) > 1, settings=settings(database=None))
    >>> frame.rows()
    [('2025-11-01', 1, 'I'), ('2025-11-01', 1, 'I')]

    Args:
        library: what holds the frame.
        missing: whether values may be missing.

    Raises:
        SentencingError: no frames are made with the library.
    """
    if library not in get_args(Library):
        msg = f"library: no frames are made with {library!r}{nearest(library, get_args(Library))}"
        raise SentencingError(msg)
    none = (None,) if missing else ()
    row = st.tuples(*(st.sampled_from((*values, *none)) for values in (_MANUALS, _LEVELS, _CATEGORIES)))
    return _frames(library, st.lists(row))


@st.composite
def _frames(draw: st.DrawFn, library: Library, rows: "st.SearchStrategy[list[_Row]]") -> "IntoDataFrame":
    return _frame(library, draw(rows))


def _frame(library: Library, rows: Sequence[_Row]) -> "IntoDataFrame":
    columns = {name: [row[place] for row in rows] for place, name in enumerate(_COLUMNS)}
    match library:
        case "pandas":
            import pandas as pd

            types = {"manual": "string", "offense_level": "Int64", "category": "string"}
            frame: IntoDataFrame = pd.DataFrame(columns).astype(types)
            return frame
        case "polars":
            import polars as pl

            return pl.DataFrame(columns, {"manual": pl.String, "offense_level": pl.Int64, "category": pl.String})
        case "pyarrow":
            import pyarrow as pa

            text = pa.string()
            table: IntoDataFrame = pa.table(
                columns, pa.schema([("manual", text), ("offense_level", pa.int64()), ("category", text)])
            )
            return table
        case other:
            assert_never(other)
