"""The distinct rows of a frame over some columns, and for each row of the frame the number of its pattern.

Each column is coded by small whole numbers, and the codes are folded into one, on which the frame is searched once: a
row costs some nanoseconds, whatever a pattern costs. A missing value is a value of its own.
"""

from collections.abc import Sequence
from math import prod
from typing import Any, TypeAlias, cast

import narwhals.stable.v2 as nw
from attrs import evolve, frozen

from sentencing.frames.answers import Answers
from sentencing.frames.values import present

LEAST_SPACE = 4096
ROWS_FOR_A_CODE = 16
"""Codes may run to ``LEAST_SPACE``, or to one for so many rows, before they are numbered anew."""

_CODE, _ROW, _LINE = "code", "row", "line"
_MOST_INT32 = 2**31 - 1

_WHOLE_NUMBERS = (nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32)
_FLOATS = (nw.Float32, nw.Float64)
_SEARCHED = (*_WHOLE_NUMBERS, *_FLOATS, nw.String, nw.Categorical, nw.Enum, nw.Date, nw.Datetime)
"""Types whose values libraries find again by what Python makes of them."""

_Values: TypeAlias = Sequence[tuple[Any, ...]]


@frozen(eq=False)
class Patterns:
    """Distinct rows, by the values of their columns, and the place of each row of the frame among them."""

    columns: tuple[str, ...]
    values: list[tuple[Any, ...]]
    places: "nw.Series[Any]"

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each distinct row by the names of its columns; ``None`` for a missing value."""
        return [dict(zip(self.columns, values, strict=True)) for values in self.values]

    def beside(self, frame: "nw.DataFrame[Any]", answers: Answers) -> "nw.DataFrame[Any]":
        """The frame with the answers of each row's pattern beside it: a line for each answer."""
        answers.refuse_if_taken(frame.columns)
        table, places = answers.table(frame), answers.places
        if len(places) == len(self.values):
            return frame.with_columns(*(_gathered(table[name], self.places) for name in table.columns))
        lines = nw.new_series(_CODE, places, self.places.dtype, backend=nw.get_native_namespace(frame)).to_frame()
        rows = self.places.to_frame().with_row_index(_ROW)
        pairs = rows.join(lines.with_row_index(_LINE), on=_CODE, how="left").sort(_ROW, _LINE)
        return frame[pairs[_ROW]].with_columns(*table[pairs[_LINE]].iter_columns())

    @classmethod
    def of(cls, frame: "nw.DataFrame[Any]", columns: Sequence[str]) -> "Patterns":
        """The patterns of an eager frame."""
        space = max(LEAST_SPACE, len(frame) // ROWS_FOR_A_CODE)
        first, *others = map(str, range(len(columns)))  # by number: none is then called like the column of codes
        frame = frame.select(*(nw.col(name).alias(str(number)) for number, name in enumerate(columns)))
        folded = _Folded.of(frame, first, space)
        for column in others:
            folded = folded.with_column(column, space)
        folded = folded.numbered_anew(space)
        return cls(tuple(columns), list(folded.parts[0]), folded.frame[_CODE])


@frozen(eq=False)
class _Folded:
    """Some columns of a frame as one: the code of a row, and, part by part, the values that a code stands for."""

    frame: "nw.DataFrame[Any]"
    code: "nw.Expr"
    parts: tuple[_Values, ...]

    @classmethod
    def of(cls, frame: "nw.DataFrame[Any]", name: str, space: int) -> "_Folded":
        """One column; whole numbers that lie near each other are their own codes."""
        column, values = frame[name], nw.col(name)
        if column.dtype == nw.Boolean:
            return cls(frame, values.cast(nw.Int32).fill_null(2), ([(False,), (True,), (None,)],))
        span = _span(column)
        if span is not None and span[1] - span[0] < space:
            least, most = span
            known = [(number,) for number in range(least, most + 1)]
            if column.dtype in _FLOATS:  # filled while they can say that one is missing
                code = (values.cast(nw.Float64) - float(least)).fill_null(len(known)).cast(nw.Int32)
            else:
                code = (values.cast(nw.Int64) - least).cast(nw.Int32).fill_null(len(known))
            return cls(frame, code, ([*known, (None,)],))
        if column.dtype in _FLOATS:
            column = column + 0.0  # of -0.0 some libraries make another value than 0.0
        distinct = column.unique().to_list() if column.dtype in _SEARCHED else ()
        known = [value for value in dict.fromkeys(distinct) if present(value) is not None]
        if not known:
            return cls._one_by_one(frame, name)
        codes = column.replace_strict(known, list(range(len(known))), default=len(known), return_dtype=nw.Int32)
        if column.dtype not in _FLOATS and (codes == len(known)).sum() != column.null_count():
            return cls._one_by_one(frame, name)  # such as nanoseconds, which Python does not have
        parts = ([*((present(value),) for value in known), (None,)],)
        return cls(frame.with_columns(codes), values, parts)

    @classmethod
    def _one_by_one(cls, frame: "nw.DataFrame[Any]", name: str) -> "_Folded":
        """One column by Python: values are one if they are written alike, as 1 and ``True`` are not, though equal."""
        values = list(map(present, frame[name].to_list()))
        written = list(map(_written, values))
        distinct = dict(zip(written, values, strict=True))
        numbers = {each: number for number, each in enumerate(distinct)}
        codes = [numbers[each] for each in written]
        series = nw.new_series(name, codes, nw.Int32, backend=nw.get_native_namespace(frame))
        return cls(frame.with_columns(series), nw.col(name), ([(value,) for value in distinct.values()],))

    @property
    def size(self) -> int:
        """How many codes there may be."""
        return prod(map(len, self.parts))

    def with_column(self, name: str, space: int) -> "_Folded":
        """These columns and another of the same frame."""
        other = _Folded.of(self.frame, name, space)
        these = evolve(self, frame=other.frame)
        if these.size * other.size > space:
            these = these.numbered_anew(space)
        code = these.code if these.size * other.size <= _MOST_INT32 else these.code.cast(nw.Int64)
        return _Folded(these.frame, code * other.size + other.code, (*these.parts, *other.parts))

    def numbered_anew(self, space: int) -> "_Folded":
        """The same with a code for each distinct row, and none besides."""
        codes = self.frame.select(self.code.alias(_CODE))[_CODE]
        distinct = codes.unique().to_list()
        numbers = list(range(len(distinct)))
        # What the library gathers by; any other type would be copied to it, of every row.
        kind = nw.Int64 if self.frame.implementation.is_pandas_like() else nw.UInt32
        if self.size > space:
            places = codes.replace_strict(distinct, numbers, return_dtype=kind)
        else:
            place_of = [0] * self.size
            for number, code in enumerate(distinct):
                place_of[code] = number
            places = nw.new_series(_CODE, place_of, kind, backend=nw.get_native_namespace(self.frame))[codes]
        frame = self.frame.with_columns(places.alias(_CODE))
        return _Folded(frame, nw.col(_CODE), ([self._values_of(code) for code in distinct],))

    def _values_of(self, code: int) -> tuple[Any, ...]:
        values: tuple[Any, ...] = ()
        for part in reversed(self.parts):
            code, place = divmod(code, len(part))
            values = (*part[place], *values)
        return values


def _gathered(column: "nw.Series[Any]", places: "nw.Series[Any]") -> "nw.Series[Any]":
    """The values in the places; of pandas without an index of their own, which would take more than they do."""
    if not column.implementation.is_pandas():
        return column[places]
    native = column.to_native()
    taken = type(native)(native.array[places.to_numpy()], name=column.name, copy=False)
    return cast("nw.Series[Any]", nw.from_native(taken, series_only=True))


def _written(value: object) -> str:
    """A value as no other is written; a whole number by sixteen, for Python writes no long one by ten."""
    return hex(value) if type(value) is int else repr(value)


def _span(column: "nw.Series[Any]") -> tuple[int, int] | None:
    """The least and the greatest of a column of whole numbers; ``None`` of any other, and of none."""
    if column.dtype not in (*_WHOLE_NUMBERS, *_FLOATS) or column.null_count() == len(column):
        return None
    if column.dtype in _FLOATS:
        known = column.drop_nulls()
        if (known - known.floor() == 0).sum() < len(known):  # NaN or infinity less itself is NaN
            return None
    return int(column.min()), int(column.max())
