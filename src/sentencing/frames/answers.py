"""The columns that an answer fills, and a table of answers of the same kind as a frame.

A frame has no word for life: a bound that is life is a missing number beside a flag that says so.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeAlias, cast

import narwhals.stable.v2 as nw
from attrs import frozen
from narwhals.typing import IntoDType

from sentencing.errors import SentencingError
from sentencing.limits import last_end
from sentencing.manual import FIRST_DAY, Manual
from sentencing.one_book import editions
from sentencing.outcome import Outcome
from sentencing.partial import PartialDate
from sentencing.terms import LIFE, CriminalHistoryCategory, Range, Term, Zone, whole_number

Answer: TypeAlias = Mapping[str, Any]
"""What stands in the columns of one row, by their names; a column that it does not name is missing."""

Rows: TypeAlias = Sequence[Mapping[str, Any]]
"""Distinct rows of a frame, by the names of their columns."""

Columns: TypeAlias = Mapping[str, IntoDType]
"""The columns of an answer, and the type of each."""

RANGE_COLUMNS: Columns = {
    "minimum": nw.Int32,
    "maximum": nw.Int32,
    "minimum_is_life": nw.Boolean,
    "maximum_is_life": nw.Boolean,
}
OUTCOME_COLUMNS: Columns = {
    "level": nw.Int16,
    "category": nw.Enum(map(str, CriminalHistoryCategory)),
    **RANGE_COLUMNS,
    "zone": nw.Enum(Zone),
    "reason": nw.Categorical,
    "notes": nw.Categorical,
}
"""What ``outcomes`` adds, with the type of each column; on a lazy frame words are text, whatever words there may be."""

_EXTENSION_TYPES: Mapping[IntoDType, str] = {nw.Int16: "Int16", nw.Int32: "Int32", nw.Boolean: "boolean"}
"""The types of pandas that can be missing without becoming another type."""


def answer_of(outcome: Outcome, life_as: int | None) -> Answer:
    """What an outcome says in columns."""
    return {
        "level": outcome.offense_level.number,
        "category": str(outcome.category),
        **range_answer(outcome.range, life_as),
        "zone": _zone(outcome),
        "notes": " ".join(outcome.notes) or None,
    }


def _zone(outcome: Outcome) -> str | None:
    """The zone, where the Manuals in effect on a coarse day agree on it."""
    zones = {book.table.zone(outcome.offense_level, outcome.category) for book in _in_effect(outcome)}
    zone = zones.pop()
    return None if zone is None or zones else str(zone)


def _in_effect(outcome: Outcome) -> tuple[Manual, ...]:
    """Each Manual in effect on the day by which the one that governs was chosen, perhaps a coarse one (§ 1B1.11)."""
    case = outcome.case
    for day in (case.sentenced, last_end(case)) if case.manual is None else ():
        books = () if day is None else tuple(editions(PartialDate(max(day.earliest, FIRST_DAY), day.latest)))
        if outcome.manual in books:
            return books
    return (outcome.manual,)


LEAST_FOR_LIFE = 360
"""What the Commission wrote for life until FY1992; since then 470. No range of the Table begins above it but life."""


def refuse_unless_for_life(life_as: int | None) -> None:
    """Refuse a number of months that cannot stand for life.

    Raises:
        SentencingError: it is no whole number, or one below 360.
    """
    if life_as is not None and whole_number(life_as, "life_as") < LEAST_FOR_LIFE:
        msg = (
            f"life_as: {life_as} months are no convention for life; the Commission writes 470, and wrote 360 to FY1992"
        )
        raise SentencingError(msg)


def range_answer(terms: Range, life_as: int | None) -> Answer:
    """What a range says in columns, in months."""
    return {
        "minimum": _months(terms.minimum, life_as),
        "maximum": _months(terms.maximum, life_as),
        "minimum_is_life": terms.minimum is LIFE,
        "maximum_is_life": terms.maximum is LIFE,
    }


MOST_MONTHS = 2**31 - 1
"""What a column of months holds."""


def _months(term: Term, life_as: int | None) -> int | None:
    months = term if isinstance(term, int) else life_as
    if months is not None and months > MOST_MONTHS:
        msg = f"{months} months are more than a column of months holds, which is {MOST_MONTHS}"
        raise SentencingError(msg)
    return months


@frozen
class Answers:
    """The answers of each distinct row of a frame, in the order of those rows.

    Attributes:
        columns: what the columns are called, and the type of each.
        of: for each distinct row its answers: one, or several lines.
        prefix: what the names of the columns begin with.
    """

    columns: Columns
    of: Sequence[Sequence[Answer]]
    prefix: str

    @property
    def places(self) -> list[int]:
        """For each line, in order, the place of the distinct row that it answers."""
        return [place for place, each in enumerate(self.of) for _ in each]

    def refuse_if_taken(self, present: Collection[str]) -> None:
        """Refuse to write over a column of the frame.

        Raises:
            SentencingError: a column that would be added is there; the message asks for another prefix.
        """
        for name in self.columns:
            if f"{self.prefix}{name}" in present:
                msg = (
                    f"{self.prefix}{name} is a column of the frame already; choose another prefix than {self.prefix!r}"
                )
                raise SentencingError(msg)

    def table(self, like: "nw.DataFrame[Any]", columns: Columns | None = None) -> "nw.DataFrame[Any]":
        """A table with a row for each line, of the same kind as a frame."""
        lines = [answer for each in self.of for answer in each]
        first, *others = [
            _column(f"{self.prefix}{name}", [line.get(name) for line in lines], kind, like)
            for name, kind in (columns or self.columns).items()
        ]
        return first.to_frame().with_columns(*others)


def _column(name: str, values: list[Any], kind: IntoDType, like: "nw.DataFrame[Any]") -> "nw.Series[Any]":
    library = nw.get_native_namespace(like)
    if like.implementation.is_pandas_like() and kind in _EXTENSION_TYPES:
        native = library.Series(values, dtype=_EXTENSION_TYPES[kind], name=name)
        return cast("nw.Series[Any]", nw.from_native(native, series_only=True))
    if kind == nw.Categorical or (isinstance(kind, nw.Enum) and like.implementation.is_pyarrow()):
        return nw.new_series(name, values, nw.String, backend=library).cast(nw.Categorical)
    return nw.new_series(name, values, kind, backend=library)


def as_text(columns: Columns) -> Columns:
    """The columns with text in place of categoricals and enumerations, which engines that are lazy do not all know."""
    return {name: nw.String if kind in (nw.Categorical, nw.Enum) else kind for name, kind in columns.items()}
