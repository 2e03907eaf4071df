"""The bounds of a range as the file has them, and where such a range stands in the Sentencing Table."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from sentencing.errors import CaseFileError, SentencingError, Undetermined
from sentencing.manual import Manual
from sentencing.manual.chapter5.safety_valve import SAFETY_VALVE
from sentencing.terms import LIFE, CriminalHistoryCategory, Life, Range, Term
from sentencing.ussc.codes import Row, flag, term, whole
from sentencing.ussc.manuals import fiscal_year_of
from sentencing.words import in_months

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


_SAFE = (None, 0, 1, 2)


def safety_valve(row: Row) -> int | None:
    """The code of ``SAFE``: whether there was a safety valve, and which.

    Raises:
        SentencingError: it is none of its codes.
    """
    safe = whole(row.get("SAFE"), "SAFE")
    if safe not in _SAFE:
        msg = f"SAFE: {safe} is none of its codes, which are 0, 1 and 2"
        raise CaseFileError(msg)
    return safe


def is_lifted(row: Row, minimum: Term) -> bool:
    """Whether a safety valve lifted a minimum: one of the drug statutes alone (18 U.S.C. 3553(f)).

    >>> is_lifted({"SAFE": 2, "DRUGMIN": 60}, 60), is_lifted({"SAFE": 0}, 60), is_lifted({"SAFE": 2, "DRUGMIN": 0}, 60)
    (True, False, False)

    Raises:
        Undetermined: the record does not tell.
    """
    safe, drug = safety_valve(row), limit(row, "DRUGMIN")
    if safe == 0 or drug not in (minimum, None):
        return False
    if safe is None or drug is None:
        missing = "SAFE" if safe is None else "DRUGMIN"
        msg = f"whether a safety valve lifted the minimum of {in_months(minimum)} is not told: give {missing}"
        raise Undetermined(msg)
    return True


def consecutive_term(row: Row) -> Term:
    """The term that runs after every other and is added to the range (18 U.S.C. 924(c)(1)(D)): ``GUNMIN1``, in months.

    >>> consecutive_term({"IS924C": 1, "GUNMIN1": 60}), consecutive_term({"IS924C": 0})
    (60, 0)

    Raises:
        Undetermined: there is such a term, and the record does not tell how long it is.
    """
    if flag(row, "IS1028A"):
        msg = "IS1028A: a term under 18 U.S.C. 1028A may run after every other, and how long it is is not read"
        raise Undetermined(msg)
    months = limit(row, "GUNMIN1") or 0
    if flag(row, "IS924C") and not months:
        msg = "IS924C: how long a term under 18 U.S.C. 924(c) runs after every other is not told: give GUNMIN1"
        raise Undetermined(msg)
    return months


def followed_by(cell: Range, consecutive: Term) -> Range:
    """A range with a term that runs after it added to both ends (§ 5G1.2(a)).

    >>> print(followed_by(Range(46, 57), 60), followed_by(Range(360, LIFE), 60))
    106-117 420-life
    """
    return Range(sum_of(cell.minimum, consecutive), sum_of(cell.maximum, consecutive))


def sum_of(term: Term, more: Term) -> Term:
    """A term and another that runs after it, in months; life takes in both."""
    return LIFE if isinstance(term, Life) or isinstance(more, Life) else term + more


def floor_of_range(cell: Range, minimum: Term, book: Manual) -> Range | None:
    """The least range that § 5C1.2(b) leaves where a minimum was lifted; ``None`` where the cell is no lower.

    >>> from datetime import date
    >>> print(floor_of_range(Range(15, 21), 60, Manual.on(date(2023, 11, 1))))
    24-30
    """
    floored = book.safety_valve.range_floor(cell, minimum) if book.in_force(SAFETY_VALVE) else None
    return None if floored is None else floored.after


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
