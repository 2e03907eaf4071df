"""Checks of the range: is it the cell of its level and category, and what do the statutes leave of it?"""

from sentencing.errors import Undetermined
from sentencing.manual import Manual
from sentencing.terms import CriminalHistoryCategory, Range, Term
from sentencing.ussc.bounds import (
    Bounds,
    bounds_of,
    consecutive_term,
    floor_of_range,
    followed_by,
    is_lifted,
    limit,
    places,
    recorded_bounds,
    sum_of,
    text_of,
)
from sentencing.ussc.codes import Row, known, level_of, points_of, told
from sentencing.ussc.likely import EXPLAINING, another_range, no_cell, other_limits
from sentencing.ussc.manuals import fiscal_year_of
from sentencing.ussc.points import fewer_points
from sentencing.ussc.verdicts import AGREES, Check, Disagrees, NotChecked, Reason, Verdict
from sentencing.words import in_months

_RANGE = ("XMINSOR", "XMAXSOR")


def range_of_level_and_category(row: Row, book: Manual) -> Verdict:
    """The range before statutory limits is the cell of the final level and category."""
    cell = book.table.range(level_of(row, "XFOLSOR"), known(row, "XCRHISSR"))
    recorded = recorded_bounds(row, *_RANGE)
    if told(row, "CO924TAB"):
        return _of_firearm_table(recorded, cell, row, book)
    if recorded == bounds_of(cell):
        return AGREES
    return Disagrees(text_of(recorded), str(cell), *another_range(recorded, cell, row, book))


_ACCEPTED = {1: 0, 2: 2, 3: 3}
"""The levels that came off for acceptance, by the codes of ``CO924TAB`` from fiscal year 2012 on; before, 1 is yes."""
_ACCEPTED_FROM = 2012


def _of_firearm_table(recorded: Bounds, cell: Range, row: Row, book: Manual) -> Verdict:
    """The range of § 4B1.1(c)(3), which the record says was applied, by the levels that came off for acceptance."""
    code, year, firearm = told(row, "CO924TAB"), fiscal_year_of(row), book.firearm_ranges
    if firearm is None or code not in (_ACCEPTED if year is None or year >= _ACCEPTED_FROM else {1}):
        msg = f"CO924TAB {code}: " + ("§ 4B1.1(c) is not in force" if firearm is None else "it is none of its codes")
        return NotChecked(msg)
    is_told = code != 1 or (year is not None and year >= _ACCEPTED_FROM)
    printed = (firearm.of(_ACCEPTED[code]),) if is_told else tuple(each for _, each in firearm.table)
    if recorded in map(bounds_of, printed):
        return AGREES
    without = "as if § 4B1.1(c)(3) had not been applied" if recorded == bounds_of(cell) else "another range"
    return Disagrees(text_of(recorded), " or ".join(map(str, printed)), Reason.CAREER_OFFENDER, f"CO924TAB: {without}")


def range_is_a_cell(row: Row, book: Manual) -> Verdict:
    """The range before statutory limits is one that the Table has."""
    recorded = recorded_bounds(row, *_RANGE)
    if recorded in places(book):
        return AGREES
    return Disagrees(text_of(recorded), "a cell of the Table", *no_cell(recorded, row))


def points_bound_range(row: Row, book: Manual) -> Verdict:
    """The range stands in the column of the points under § 4A1.1(a) to (c), or in that of a higher category."""
    recorded = recorded_bounds(row, *_RANGE)
    points = points_of(row, "CRIMPTS")
    least = CriminalHistoryCategory.from_points(points)
    categories = [category for _, category in places(book).get(recorded, ())]
    if categories and max(categories) >= least:
        return AGREES
    recomputed = f"a cell of Category {least} or higher"
    if not categories:
        return Disagrees(text_of(recorded), recomputed, *no_cell(recorded, row))
    return Disagrees(text_of(recorded), recomputed, Reason.UNEXPLAINED, fewer_points(points, book))


def range_within_statute(row: Row, book: Manual) -> Verdict:
    """The range after statutory limits is what they leave of the range before, with any term that runs after it.

    A minimum that a safety valve lifted leaves what § 5C1.2(b) does; that of a consecutive term is none of the range.
    """
    before, recorded = Range(*recorded_bounds(row, *_RANGE)), recorded_bounds(row, "GLMIN", "GLMAX")
    least, most = recorded_bounds(row, "STATMIN", "STATMAX")
    if most == 0 or least > most:
        return NotChecked("STATMAX is 0" if most == 0 else f"STATMIN {least} is more than STATMAX {most}")
    consecutive = _added(row, before)
    binds = before.limited(most, least) != before.limited(most, None)
    minimum = _minimum_of_range(row, least, consecutive) if binds and consecutive else least
    limited = [_limited(before, minimum, most, book, lifted=each) for each in _lifted(row, before, minimum, most)]
    after = [followed_by(each, consecutive) for each in limited]
    if recorded not in map(bounds_of, after):
        return Disagrees(text_of(recorded), " or ".join(map(str, after)), *other_limits(recorded, before, row))
    return AGREES if len(after) == 1 else NotChecked("whether a safety valve lifted STATMIN is not told")


def _added(row: Row, before: Range) -> Term:
    """The term that is added to the range: none where § 4B1.1(c), or the count alone, has it in the range already."""
    consecutive = 0 if told(row, "CO924TAB") else consecutive_term(row)
    return 0 if bounds_of(before) == (consecutive, consecutive) else consecutive  # § 2K2.4(b)


def _limited(before: Range, minimum: Term, most: Term, book: Manual, *, lifted: bool) -> Range:
    """The range within the limits; under a minimum that is lifted, no lower than § 5C1.2(b) has it."""
    if not lifted:
        return before.limited(most, minimum)
    floored = floor_of_range(before, minimum, book)
    return (before if floored is None else floored).limited(most, None)


def _lifted(row: Row, before: Range, minimum: Term, most: Term) -> tuple[bool, ...]:
    """Whether a safety valve lifted the minimum; both answers where that is not told, one where it does not matter."""
    if before.limited(most, minimum) == before.limited(most, None):
        return (False,)
    try:
        return (is_lifted(row, minimum),)
    except Undetermined:
        return (False, True)


def _minimum_of_range(row: Row, least: Term, consecutive: Term) -> Term:
    """The minimum of the counts beside the firearm counts, where the record tells."""
    drug = limit(row, "DRUGMIN")
    if drug is not None and least in (max(drug, consecutive), sum_of(drug, consecutive)):
        return drug
    msg = f"STATMIN {least}: what is a minimum beside the {in_months(consecutive)} of GUNMIN1 is not told"
    raise Undetermined(msg)


RANGE_CHECKS = (
    Check(
        "range",
        "the range before statutory limits is the cell of the final level and category",
        "Chapter Five, Part A",
        ("XFOLSOR", "XCRHISSR", *_RANGE),
        range_of_level_and_category,
        reads=EXPLAINING,
    ),
    Check(
        "range is a cell",
        "the range before statutory limits is one that the Table has",
        "Chapter Five, Part A",
        _RANGE,
        range_is_a_cell,
        unless=("XFOLSOR", "XCRHISSR"),
    ),
    Check(
        "points and range",
        "the range stands in the column of the points under § 4A1.1(a) to (c), or of a higher category",
        "§ 4A1.1; Chapter Five, Part A",
        ("CRIMPTS", *_RANGE),
        points_bound_range,
        unless=("XCRHISSR",),
    ),
    Check(
        "range within the statute",
        "the range after statutory limits is what they leave of the range before, with a consecutive term added",
        "§§ 5G1.1, 5G1.2",
        (*_RANGE, "STATMIN", "STATMAX", "GLMIN", "GLMAX"),
        range_within_statute,
        reads=("DRUGMIN", "GUNMIN1", "IS924C", "IS1028A", "SAFE", "CO924TAB"),
    ),
)
