"""The bounds of a range as the file has them, and where such a range stands in the Sentencing Table."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from sentencing.errors import SentencingError, Undetermined
from sentencing.manual import Manual
from sentencing.terms import CriminalHistoryCategory, Range, Term
from sentencing.ussc.codes import Row, term
from sentencing.ussc.manuals import fiscal_year_of

Bounds: TypeAlias = tuple[Term, Term]
"""Two bounds, in months; as recorded they need not make a range."""

Place: TypeAlias = tuple[int, CriminalHistoryCategory]
"""An offense level and a category: a cell of the Table."""


def recorded_bounds(row: Row, minimum: str, maximum: str) -> Bounds:
    """The bounds in two columns.

    Raises:
        Undetermined: one is missing, or a code that is no term.
    """
    return _bound(row, minimum), _bound(row, maximum)


def _bound(row: Row, column: str) -> Term:
    bound = limit(row, column)
    if bound is None:
        msg = f"{column} is missing"
        raise Undetermined(msg)
    return bound


def limit(row: Row, column: str) -> Term | None:
    """A bound or a limit that the record may leave out."""
    return term(row.get(column), column, fiscal_year_of(row))


def bounds_of(cell: Range) -> Bounds:
    """The bounds of a range."""
    return cell.minimum, cell.maximum


def text_of(recorded: Bounds) -> str:
    """Bounds as a range is written, though they make none."""
    try:
        return str(Range(*recorded))
    except SentencingError:
        return f"{recorded[0]}-{recorded[1]}"


@cache
def places(book: Manual) -> Mapping[Bounds, tuple[Place, ...]]:
    """Where each range stands in the Table of a Manual: the levels and categories whose cell it is.

    >>> from datetime import date
    >>> [(level, str(category)) for level, category in places(Manual.on(date(2014, 11, 1)))[262, 327]]
    [(34, 'VI'), (35, 'V'), (36, 'IV'), (37, 'III'), (38, 'II'), (39, 'I')]
    """
    found: defaultdict[Bounds, list[Place]] = defaultdict(list)
    for level, cells in enumerate(book.table.cells, start=1):
        for category, cell in zip(CriminalHistoryCategory, cells, strict=True):
            found[bounds_of(cell)].append((level, category))
    return {bounds: tuple(each) for bounds, each in found.items()}
