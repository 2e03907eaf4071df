"""Checks of the range: is it the cell of its level and category, and what do the statutes leave of it?"""

from sentencing.manual import Manual
from sentencing.terms import CriminalHistoryCategory, Range
from sentencing.ussc.bounds import bounds_of, places, recorded_bounds, text_of
from sentencing.ussc.codes import Row, known, level_of, points_of
from sentencing.ussc.likely import EXPLAINING, TOO_MANY_POINTS, another_range, no_cell, other_limits
from sentencing.ussc.verdicts import AGREES, Check, Disagrees, Reason, Verdict

_RANGE = ("XMINSOR", "XMAXSOR")


def range_of_level_and_category(row: Row, book: Manual) -> Verdict:
    """The range before statutory limits is the cell of the final level and category."""
    cell = book.table.range(level_of(row, "XFOLSOR"), known(row, "XCRHISSR"))
    recorded = recorded_bounds(row, *_RANGE)
    if recorded == bounds_of(cell):
        return AGREES
    return Disagrees(text_of(recorded), str(cell), *another_range(recorded, cell, row, book))


def range_is_a_cell(row: Row, book: Manual) -> Verdict:
    """The range before statutory limits is one that the Table has."""
    recorded = recorded_bounds(row, *_RANGE)
    if recorded in places(book):
        return AGREES
    return Disagrees(text_of(recorded), "a cell of the Table", *no_cell(recorded))


def points_bound_range(row: Row, book: Manual) -> Verdict:
    """The range stands in the column of the points under § 4A1.1(a) to (c), or in that of a higher category."""
    recorded = recorded_bounds(row, *_RANGE)
    least = CriminalHistoryCategory.from_points(points_of(row, "CRIMPTS"))
    categories = [category for _, category in places(book).get(recorded, ())]
    if categories and max(categories) >= least:
        return AGREES
    recomputed = f"a cell of Category {least} or higher"
    if not categories:
        return Disagrees(text_of(recorded), recomputed, *no_cell(recorded))
    return Disagrees(text_of(recorded), recomputed, Reason.UNEXPLAINED, TOO_MANY_POINTS)


def range_within_statute(row: Row, _book: Manual) -> Verdict:
    """The range after statutory limits is the range before them as the minimum and the maximum leave it."""
    before = Range(*recorded_bounds(row, *_RANGE))
    least, most = recorded_bounds(row, "STATMIN", "STATMAX")
    after, recorded = before.limited(most, least), recorded_bounds(row, "GLMIN", "GLMAX")
    if recorded == bounds_of(after):
        return AGREES
    return Disagrees(text_of(recorded), str(after), *other_limits(recorded, before, row))


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
        "the range after statutory limits is what the minimum and the maximum leave of the range before them",
        "§§ 5G1.1, 5G1.2",
        (*_RANGE, "STATMIN", "STATMAX", "GLMIN", "GLMAX"),
        range_within_statute,
        reads=("DRUGMIN", "GUNMIN1", "IS924C", "SAFE"),
    ),
)
