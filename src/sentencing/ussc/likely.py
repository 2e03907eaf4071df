"""Why a range likely is not that of its level and category: what the other values of the record suggest.

A reason is told only where it gives the very range recorded; otherwise it is unexplained.
"""

from collections.abc import Mapping
from typing import TypeAlias

from sentencing.cite import Cite
from sentencing.effects import Add, Become
from sentencing.ledger import Finding, Ledger
from sentencing.manual import Manual
from sentencing.manual.chapter3.acceptance import ACCEPTANCE, ClearlyAccepted, TimelyNotice
from sentencing.manual.chapter4.career_offender import CAREER_OFFENDER
from sentencing.terms import CriminalHistoryCategory, Range, Term
from sentencing.ussc.bounds import Bounds, bounds_of, limit, places, text_of
from sentencing.ussc.codes import Row, known, level_of, told, whole
from sentencing.ussc.verdicts import Reason

Likely: TypeAlias = tuple[Reason, str]
"""A likely reason, and what suggests it."""

EXPLAINING = ("STATMIN", "STATMAX", "DRUGMIN", "GUNMIN1", "IS924C", "SAFE", "CAROFFLV", "CAROFFEN", "CO924TAB")
"""The columns that may explain a range."""

TOO_MANY_POINTS = "more than four one-point sentences (§ 4A1.1(c)), or a departure under § 4A1.3, would do it"
"""Why a category may lie below that of the prior sentences."""

_LEVELS_OF_THE_SAFETY_VALVE = 2
"""What ``SAFE`` 1 says came off (§ 2D1.1(b)(18))."""


def no_cell(recorded: Bounds) -> Likely:
    """Why bounds are no cell of the Table."""
    minimum, maximum = recorded
    if maximum < minimum:
        return Reason.CODING, "the maximum is below the minimum"
    if minimum == maximum:
        return Reason.STATUTORY_LIMIT, "a single number is what § 5G1.1 leaves of a range beyond a limit"
    return Reason.CODING, "the Table has no such range"


def another_range(recorded: Bounds, cell: Range, row: Row, book: Manual) -> Likely:
    """What makes the range recorded, where the level and category make the cell; else where it stands in the Table."""
    return (
        _career_offender(recorded, row, book)
        or _limited(recorded, cell, row)
        or _safety_valve(recorded, row, book)
        or _stacked(recorded, cell, row)
        or _like_a_career_offender(recorded, cell, row, book)
        or _elsewhere(recorded, row, book)
    )


def other_limits(recorded: Bounds, before: Range, row: Row) -> Likely:
    """What makes the range recorded after statutory limits, where those of the record make another."""
    least, most, drug = (limit(row, column) for column in ("STATMIN", "STATMAX", "DRUGMIN"))
    if told(row, "SAFE") and recorded == bounds_of(before.limited(most, None)):
        return Reason.SAFETY_VALVE, "SAFE: as if no minimum bound (18 U.S.C. 3553(f))"
    for minimum, maximum, because in (
        (None, most, "as if the maximum alone bound"),
        (least, None, "as if the minimum alone bound"),
        (drug, most, "as if DRUGMIN were the minimum"),
        (None, None, "as if no limit bound"),
    ):
        if recorded == bounds_of(before.limited(maximum, minimum)):
            return Reason.STATUTORY_LIMIT, because
    stacked = _stacked(recorded, before, row) or _stacked(recorded, before.limited(most, None), row)
    if stacked:
        return stacked
    if recorded[1] < recorded[0]:
        return no_cell(recorded)
    if told(row, "IS924C"):
        return Reason.STACKED_COUNTS, "IS924C: a count under 18 U.S.C. 924(c), whose minimum is added to the range"
    return Reason.UNEXPLAINED, "no limit in the record makes it"


# The reasons, one by one


def _career_offender(recorded: Bounds, row: Row, book: Manual) -> Likely | None:
    """The range of § 4B1.1 that the columns of Chapter Four give."""
    firearm = book.firearm_ranges
    if told(row, "CO924TAB") and firearm and recorded in [bounds_of(cell) for _, cell in firearm.table]:
        return Reason.CAREER_OFFENDER, "CO924TAB: the range is one of § 4B1.1(c)(3)"
    if not told(row, "CAROFFLV"):
        return None
    ledger = level_less_acceptance(row, Cite("4B1.1"), "CAROFFLV", "CAROFFEN")
    if recorded != bounds_of(book.table.range(ledger.offense_level, CriminalHistoryCategory.VI)):
        return None
    return Reason.CAREER_OFFENDER, f"CAROFFLV: the range of level {ledger.offense_level}, Category VI (§ 4B1.1)"


def level_less_acceptance(row: Row, cite: Cite, level: str, acceptance: str) -> Ledger:
    """A level of Chapter Four, and what comes off it for acceptance, as recorded."""
    ledger = Ledger().enter(Finding(cite, Become(level_of(row, level)), level))
    return added(ledger, row, {acceptance: Cite("3E1.1")})


def added(ledger: Ledger, row: Row, columns: Mapping[str, Cite]) -> Ledger:
    """The ledger with the levels, or points, of columns entered; blank and 0 enter nothing."""
    for column, cite in columns.items():
        number = told(row, column)
        if number:
            ledger = ledger.enter(Finding(cite, Add(number), column))
    return ledger


def _limited(recorded: Bounds, cell: Range, row: Row) -> Likely | None:
    """What the limits of the record leave of the cell."""
    for column in ("STATMIN", "DRUGMIN"):
        limits = {"STATMAX": limit(row, "STATMAX"), column: limit(row, column)}
        if recorded == bounds_of(cell.limited(limits["STATMAX"], limits[column])):
            return Reason.STATUTORY_LIMIT, f"{_told(limits)}: what § 5G1.1 leaves of {cell}"
    return None


def _told(limits: Mapping[str, Term | None]) -> str:
    return ", ".join(f"{column} {term}" for column, term in limits.items() if term)


def _safety_valve(recorded: Bounds, row: Row, book: Manual) -> Likely | None:
    """The range of two levels less, or more, than the level recorded."""
    if told(row, "SAFE") != 1:
        return None
    level, category = level_of(row, "XFOLSOR"), known(row, "XCRHISSR")
    for levels in (-_LEVELS_OF_THE_SAFETY_VALVE, _LEVELS_OF_THE_SAFETY_VALVE):
        other = Ledger().enter(Finding(_TOTAL, Become(level), "XFOLSOR")).enter(Finding(_TOTAL, Add(levels), "SAFE"))
        if recorded == bounds_of(book.table.range(other.offense_level, category)):
            return Reason.SAFETY_VALVE, f"SAFE 1: the range of level {other.offense_level}, {levels:+d} levels"
    return None


_TOTAL = Cite("1B1.1", "(a)(6)")


def _stacked(recorded: Bounds, cell: Range, row: Row) -> Likely | None:
    """The range with the consecutive minimum of firearm counts added to both ends."""
    more = limit(row, "GUNMIN1")
    if not isinstance(more, int) or more == 0:
        return None
    ends = tuple(end + more if isinstance(end, int) else end for end in bounds_of(cell))
    if recorded != ends:
        return None
    return Reason.STACKED_COUNTS, f"GUNMIN1: {more} months under 18 U.S.C. 924(c) added to {cell}"


def _like_a_career_offender(recorded: Bounds, cell: Range, row: Row, book: Manual) -> Likely | None:
    """A higher range, of a level that § 4B1.1 prints, less acceptance, in Category VI; where no column says no."""
    if whole(row.get("CAROFFLV"), "CAROFFLV") == 0 or recorded < bounds_of(cell):
        return None
    [career_offender] = book.text(CAREER_OFFENDER)
    for level in sorted(career_offender.levels.printed, reverse=True):
        for accepted in _levels_off_for_acceptance(book):
            ledger = Ledger().enter(Finding(career_offender.cite, Become(level), "as printed"))
            for off in accepted:
                ledger = ledger.enter(Finding(Cite("3E1.1"), Add(-off), "as printed"))
            if recorded == bounds_of(book.table.range(ledger.offense_level, CriminalHistoryCategory.VI)):
                return Reason.CAREER_OFFENDER, _LIKE.format(ledger.offense_level)
    return None


_LIKE = "the range of level {}, Category VI, as § 4B1.1 may give"


def _levels_off_for_acceptance(book: Manual) -> tuple[tuple[int, ...], ...]:
    """What § 3E1.1 may take off: nothing, (a), or (a) and (b)."""
    off = tuple(rule.levels for rule in book.text(ACCEPTANCE) if isinstance(rule, ClearlyAccepted | TimelyNotice))
    return tuple(off[:number] for number in range(len(off) + 1))


def _elsewhere(recorded: Bounds, row: Row, book: Manual) -> Likely:
    """Where the range stands in the Table, if it does."""
    level, category = level_of(row, "XFOLSOR"), CriminalHistoryCategory(known(row, "XCRHISSR"))
    standing = places(book).get(recorded, ())
    for other_level, other in standing:
        if other is category:
            return Reason.UNEXPLAINED, f"it is the range of level {other_level} in Category {other}"
    for other_level, other in standing:
        if other_level == level:
            return Reason.UNEXPLAINED, f"it is the range of level {level} in Category {other}"
    if standing:
        return Reason.UNEXPLAINED, f"the Table has {text_of(recorded)} at another level and in another category"
    return no_cell(recorded)
