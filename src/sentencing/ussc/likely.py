"""Why a range likely is not that of its level and category: what the other values of the record suggest.

A reason is told only where it gives the very range recorded; otherwise it is unexplained. A column that holds no value
of its variable suggests nothing, and hides no disagreement.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeAlias, TypeVar

from sentencing.cite import Cite
from sentencing.effects import Add, Become
from sentencing.errors import NotInForce, SentencingError
from sentencing.ledger import Finding, Ledger
from sentencing.manual import Manual
from sentencing.manual.chapter3.acceptance import ACCEPTANCE, ClearlyAccepted, TimelyNotice
from sentencing.manual.chapter4.career_offender import CAREER_OFFENDER
from sentencing.manual.chapter4.repeat_offenders import PART_B
from sentencing.manual.chapter5.table import TABLE
from sentencing.terms import CriminalHistoryCategory, Range, Term
from sentencing.ussc.bounds import (
    Bounds,
    bounds_of,
    consecutive_term,
    floor_of_range,
    followed_by,
    limit,
    places,
    text_of,
)
from sentencing.ussc.codes import Row, added_by, known, level_of, number, taken_off, told, whole
from sentencing.ussc.verdicts import Reason
from sentencing.words import in_months

T = TypeVar("T")

Likely: TypeAlias = tuple[Reason, str]
"""A likely reason, and what suggests it."""

EXPLAINING = (
    *("STATMIN", "STATMAX", "DRUGMIN", "GUNMIN1", "SAFE"),
    *("CAROFFLV", "CAROFFEN", "ACCTRESP", "CO924TAB"),
)
"""The columns that may explain a range."""

_LEVELS_OF_THE_SAFETY_VALVE = 2
"""What ``SAFE`` 1 says came off (§ 2D1.1(b)(18))."""


def no_cell(recorded: Bounds, row: Row) -> Likely:
    """Why bounds are no cell of the Table."""
    minimum, maximum = recorded
    if maximum < minimum:
        return Reason.CODING, "the maximum is below the minimum"
    if minimum == _LIFE_OF_2000:
        return Reason.CODING, f"{_LIFE_OF_2000} is life in the file of fiscal year 2000: name the `fiscal_year`"
    if minimum != maximum:
        return Reason.CODING, "the Table has no such range"
    limits = _limits(row)
    if limits and minimum not in limits:
        return Reason.CODING, "a single number, and no limit of the record"
    return Reason.STATUTORY_LIMIT, "a single number is what § 5G1.1 leaves of a range beyond a limit"


_LIFE_OF_2000 = 996


def _limits(row: Row) -> list[Term]:
    """The limits that the record tells."""
    limits: list[Term | None] = [tried(partial(limit, row, each)) for each in ("STATMIN", "STATMAX", "DRUGMIN")]
    return [each for each in limits if each]


def tried(work: Callable[[], T | None]) -> T | None:
    """What work gives; nothing where a column that it reads holds no value of its variable."""
    try:
        return work()
    except SentencingError:
        return None


def another_range(recorded: Bounds, cell: Range, row: Row, book: Manual) -> Likely:
    """What makes the range recorded, where the level and category make the cell; else where it stands in the Table."""
    reasons: tuple[Callable[[], Likely | None], ...] = (
        partial(_career_offender, recorded, row, book),
        partial(_limited, recorded, cell, row),
        partial(_safety_valve, recorded, cell, row, book),
        partial(_stacked, recorded, cell, row),
        partial(_like_a_career_offender, recorded, cell, row, book),
        partial(_another_table, recorded, row),
    )
    return next(filter(None, map(tried, reasons)), None) or _elsewhere(recorded, row, book)


def other_limits(recorded: Bounds, before: Range, row: Row) -> Likely:
    """What makes the range recorded after statutory limits, where those of the record make another."""
    if recorded[1] < recorded[0]:
        return no_cell(recorded, row)
    found = tried(partial(_as_if, recorded, before, row))
    return found or (Reason.UNEXPLAINED, "no limit in the record makes it")


def _as_if(recorded: Bounds, before: Range, row: Row) -> Likely | None:
    """The limits that would make the range recorded."""
    least, most, drug = (limit(row, column) for column in ("STATMIN", "STATMAX", "DRUGMIN"))
    bound = before.limited(most, least)
    if told(row, "SAFE") and recorded == bounds_of(bound) and bound != before.limited(most, None):
        return Reason.SAFETY_VALVE, "SAFE: as if the minimum bound all the same (18 U.S.C. 3553(f))"
    consecutive = consecutive_term(row)
    for minimum, maximum, because in (
        (None, most, "as if the maximum alone bound"),
        (least, None, "as if the minimum alone bound"),
        (drug, most, "as if DRUGMIN were the minimum"),
        (None, None, "as if no limit bound"),
    ):
        limited = before.limited(maximum, minimum)
        if recorded == bounds_of(followed_by(limited, consecutive)):
            return Reason.STATUTORY_LIMIT, because
        if recorded == bounds_of(limited):
            return Reason.STACKED_COUNTS, "GUNMIN1: as if its months under 18 U.S.C. 924(c) were not added"
    return None


# The reasons, one by one


def _career_offender(recorded: Bounds, row: Row, book: Manual) -> Likely | None:
    """The range of § 4B1.1 that the columns of Chapter Four give."""
    if not told(row, "CAROFFLV"):
        return None
    ledger = level_less_acceptance(row, book, Cite("4B1.1"), "CAROFFLV", "CAROFFEN")
    if recorded != bounds_of(book.table.range(ledger.offense_level, CriminalHistoryCategory.VI)):
        return None
    return Reason.CAREER_OFFENDER, f"CAROFFLV: the range of level {ledger.offense_level}, Category VI (§ 4B1.1)"


def level_less_acceptance(row: Row, book: Manual, cite: Cite, level: str, acceptance: str) -> Ledger:
    """A level of Chapter Four, Part B, and what comes off it for acceptance, as recorded.

    Files in which a level has no column of its own for that have ``ACCTRESP``, of whichever way to the final level is
    the higher.

    Raises:
        Undetermined: neither is told.
        NotInForce: the Manual does not have the section, or takes nothing off its level.
        SentencingError: a value is none that its variable has.
    """
    ledger = Ledger().enter(Finding(cite, Become(level_of(row, level)), level))
    comes_off = any(rule.before_acceptance for rule in book.text(PART_B[cite.section]))
    if comes_off:
        accepted = acceptance if number(row.get(acceptance)) is not None else "ACCTRESP"
        known(row, accepted)
        return added(ledger, row, {accepted: _ACCEPTANCE})
    if taken_off(row, acceptance):
        msg = f"{acceptance}: the Manual in effect on {book.day} takes nothing for acceptance off the level of § {cite}"
        raise NotInForce(msg)
    return ledger


_ACCEPTANCE, _NO_POINTS = Cite("3E1.1"), Cite("4C1.1")
"""What only ever comes off."""


def added(ledger: Ledger, row: Row, columns: Mapping[str, Cite]) -> Ledger:
    """The ledger with the levels, or points, of columns entered; blank and 0 enter nothing."""
    for column, cite in columns.items():
        amount = taken_off(row, column) if cite in (_ACCEPTANCE, _NO_POINTS) else added_by(row, column)
        if amount:
            ledger = ledger.enter(Finding(cite, Add(amount), column))
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


def _safety_valve(recorded: Bounds, cell: Range, row: Row, book: Manual) -> Likely | None:
    """The least range under a minimum that was lifted; or that of two levels less, or more, than the level recorded."""
    if not told(row, "SAFE"):
        return None
    level, category = level_of(row, "XFOLSOR"), known(row, "XCRHISSR")
    floored = floor_of_range(cell, limit(row, "DRUGMIN") or 0, book)
    if floored is not None and recorded == bounds_of(floored):
        return Reason.SAFETY_VALVE, f"SAFE: what § 5C1.2(b) makes of {cell}"
    if told(row, "SAFE") != 1:
        return None
    for levels in (-_LEVELS_OF_THE_SAFETY_VALVE, _LEVELS_OF_THE_SAFETY_VALVE):
        other = Ledger().enter(Finding(_TOTAL, Become(level), "XFOLSOR")).enter(Finding(_TOTAL, Add(levels), "SAFE"))
        if recorded == bounds_of(book.table.range(other.offense_level, category)):
            return Reason.SAFETY_VALVE, f"SAFE 1: the range of level {other.offense_level}, {levels:+d} levels"
    return None


_TOTAL = Cite("1B1.1", "(a)(6)")


def _stacked(recorded: Bounds, cell: Range, row: Row) -> Likely | None:
    """The range with the consecutive minimum of firearm counts added to both ends."""
    more = limit(row, "GUNMIN1")
    if not more or recorded != bounds_of(followed_by(cell, more)):
        return None
    return Reason.STACKED_COUNTS, f"GUNMIN1: {in_months(more)} under 18 U.S.C. 924(c) added to {cell}"


def _like_a_career_offender(recorded: Bounds, cell: Range, row: Row, book: Manual) -> Likely | None:
    """A higher range, of a level that § 4B1.1 prints, less acceptance, in Category VI; where no column tells."""
    if whole(row.get("CAROFFLV"), "CAROFFLV") is not None or recorded < bounds_of(cell):
        return None
    [career_offender] = book.text(CAREER_OFFENDER)
    accepted_by = _levels_off_for_acceptance(book) if career_offender.before_acceptance else ((),)
    for level in career_offender.levels.printed:
        for accepted in accepted_by:
            ledger = Ledger().enter(Finding(career_offender.cite, Become(level), "as printed"))
            for off in accepted:
                ledger = ledger.enter(Finding(_ACCEPTANCE, Add(-off), "as printed"))
            if recorded == bounds_of(book.table.range(ledger.offense_level, CriminalHistoryCategory.VI)):
                return Reason.CAREER_OFFENDER, _LIKE.format(ledger.offense_level)
    return None


_LIKE = "the range of level {}, Category VI, as § 4B1.1 may give"


def _levels_off_for_acceptance(book: Manual) -> tuple[tuple[int, ...], ...]:
    """What § 3E1.1 may take off: nothing, (a), or (a) and (b)."""
    off = tuple(rule.levels for rule in book.text(ACCEPTANCE) if isinstance(rule, ClearlyAccepted | TimelyNotice))
    return tuple(off[:number] for number in range(len(off) + 1))


def _another_table(recorded: Bounds, row: Row) -> Likely | None:
    """The range that another edition of the Table has for the level and the category."""
    level, category = level_of(row, "XFOLSOR"), known(row, "XCRHISSR")
    for version in TABLE.versions:
        if version.text is not None and recorded == bounds_of(version.text.range(level, category)):
            return Reason.CODING, f"the Table has it from {version.effective}: as if worked with another Manual"
    return None


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
    return no_cell(recorded, row)
