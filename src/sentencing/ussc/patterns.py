"""How many records of a frame have each pattern of values, whatever kind of frame it is."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, TypeAlias

import narwhals.stable.v2 as nw
from attrs import frozen
from narwhals.stable.v2.typing import IntoFrame

from sentencing.errors import SentencingError
from sentencing.frames.native import frame_of
from sentencing.frames.values import as_reason, present
from sentencing.words import nearest

Values: TypeAlias = tuple[Any, ...]
"""The values of a pattern, in the order of its columns; ``None`` for what is missing."""

Pattern: TypeAlias = Sequence[tuple[str, Any]]
"""Columns, named in capitals, with their values."""

_COUNT = "sentencing_count"
_MOST = 2**53
"""Up to here every whole number is one as a float; infinity, and what some engines put beyond it, NaN, is more."""


@frozen(eq=False)
class Datafile:
    """A frame with the Commission's columns, in any case: in memory, or lazy, where the engine does the counting.

    Attributes:
        frame: the frame, as narwhals has it.
        columns: its columns by their names in capitals.
        weight: the column that says how many records a row stands for; ``None`` where a row is one.
    """

    frame: "nw.DataFrame[Any] | nw.LazyFrame[Any]"
    columns: Mapping[str, str]
    weight: str | None = None

    @classmethod
    def of(cls, native: IntoFrame, weight: str | None = None) -> "Datafile":
        """A frame of any kind.

        Raises:
            SentencingError: it is no frame; two columns differ by case alone; or a weight is no column of whole
                numbers from 0 up, one for each row.
        """
        frame = frame_of(native)
        columns: dict[str, str] = {}
        for name in frame.collect_schema().names():
            capitals = str(name).upper()  # pandas numbers columns that have no name
            if capitals in columns:
                msg = f"the columns {columns[capitals]!r} and {name!r} differ by case alone; leave one out"
                raise SentencingError(msg)
            columns[capitals] = name
        if weight is not None and weight.upper() not in columns:
            msg = f"the frame has no column {weight!r} to weight by{nearest(weight.upper(), columns)}"
            raise SentencingError(msg)
        if weight is None:
            return cls(frame, columns)
        _refuse_unless_told(frame, columns[weight.upper()])
        return cls(frame, columns, columns[weight.upper()])

    def patterns(self, columns: Sequence[str]) -> "Counter[Values]":
        """The distinct values of columns, named in capitals, and how many records have them.

        >>> import polars
        >>> frame = polars.DataFrame({"xcrhissr": [1, 1, None], "count": [2, 3, 1]})
        >>> Datafile.of(frame, "COUNT").patterns(["XCRHISSR"])
        Counter({(1,): 5, (None,): 1})
        """
        names = [self.columns[column] for column in columns]
        frame, size = self.frame, nw.len()
        if self.weight is not None:  # in 64 bits, which every sum of records fits
            frame, size = frame.with_columns(nw.col(self.weight).cast(nw.Int64)), nw.col(self.weight).sum()
        try:
            counted = frame.group_by(*names, drop_null_keys=False).agg(size.alias(_COUNT))
            rows = counted.collect() if isinstance(counted, nw.LazyFrame) else counted
        except (TypeError, ArithmeticError, NotImplementedError) as refusal:  # of lists, a signalling NaN and the like
            msg = f"the values of {', '.join(names)} cannot be told apart: {as_reason(refusal)}"
            raise SentencingError(msg) from None
        found: Counter[Values] = Counter()
        for *values, records in rows.select(*names, _COUNT).iter_rows():
            found[tuple(map(_plain, values))] += int(records)
        return found

    def having(self, pattern: Pattern) -> "nw.DataFrame[Any] | nw.LazyFrame[Any]":
        """The records that have a pattern of values, by columns named in capitals; ``None`` for a missing value.

        Raises:
            SentencingError: the frame lacks a column.
        """
        for column, _ in pattern:
            if column not in self.columns:
                msg = f"the frame has no column {column!r}{nearest(column, self.columns)}"
                raise SentencingError(msg)
        types = self.frame.collect_schema()
        named = [(self.columns[column], value) for column, value in pattern]
        return self.frame.filter(*(_is(column, value, types[column]) for column, value in named))


def _is(column: str, value: object, kind: nw.dtypes.DType) -> nw.Expr:
    """Whether a column has a value, or none, as ``_plain`` has it."""
    held = nw.col(column)
    if kind == nw.String:
        held = held.str.strip_chars()
    if value is not None:
        return held == value
    missing = held.is_null()
    if kind == nw.String:
        return missing | (held == "")
    return missing | held.is_nan() if kind.is_float() else missing


def _refuse_unless_told(frame: "nw.DataFrame[Any] | nw.LazyFrame[Any]", weight: str) -> None:
    """Refuse a weight that in some rows is missing, or no number of records: a sum would not show it.

    Raises:
        SentencingError: as said.
    """
    if not frame.collect_schema()[weight].is_numeric():
        msg = f"{weight}: a weight is a column of numbers, and this one is of another type; cast it"
        raise SentencingError(msg)
    records = nw.col(weight).cast(nw.Float64)
    wrong = (records < 0) | (records > _MOST) | (records != records.round())
    asked = {"missing": records.is_null(), "wrong": wrong}
    counted = frame.select(*(each.cast(nw.Int64).sum().alias(name) for name, each in asked.items()))
    eager = counted.collect() if isinstance(counted, nw.LazyFrame) else counted
    missing, wrongly = eager.row(0)
    if missing:
        msg = f"{weight}: {missing} rows do not tell how many records they stand for"
        raise SentencingError(msg)
    if wrongly:
        msg = f"{weight}: in {wrongly} rows it is no number of records"
        raise SentencingError(msg)


def _plain(value: object) -> object:
    """A value by which equal patterns are equal: 21.0 is 21, and every missing value is one."""
    given = present(value)
    if isinstance(given, str):
        return given.strip() or None
    return given if isinstance(given, Hashable) else str(given)
