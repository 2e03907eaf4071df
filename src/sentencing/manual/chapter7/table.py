"""The tables of imprisonment on revocation (§§ 7B1.4(a), 7C1.5), and what the statute leaves of a range (§ 7B1.4(b)).

The tables are laid out as printed, months by grade and criminal history category. No number in them has changed since
1990; since 1 November 2025 the one for probation has no row for a Class A felony.
"""

from attrs import field, frozen

from sentencing.supervision import ViolationGrade
from sentencing.terms import CriminalHistoryCategory, Range, Term
from sentencing.words import in_months

GRADES = """
C    3-9   4-10   5-11   6-12   7-13   8-14
B   4-10   6-12   8-14  12-18  18-24  21-27
A  12-18  15-21  18-24  24-30  30-37  33-41
"""

GRADE_A_FOR_A_CLASS_A_FELONY = """
A  24-30  27-33  30-37  37-46  46-57  51-63
"""

_GRADES_AS_PRINTED = (ViolationGrade.C, ViolationGrade.B, ViolationGrade.A)


def _cells(page: str) -> tuple[tuple[Range, ...], ...]:
    """The rows of a page; the letters at their left are for the reader."""
    lines = [line.split()[1:] for line in page.split("\n") if line]
    return tuple(tuple(Range(*map(int, cell.split("-"))) for cell in line) for line in lines)


@frozen
class RevocationTable:
    """A table of imprisonment on revocation, in months: three grades by six categories, and a row for Class A felonies.

    >>> table = RevocationTable(GRADES, GRADE_A_FOR_A_CLASS_A_FELONY)
    >>> print(table.range(ViolationGrade.A, "VI"), table.range(ViolationGrade.A, "VI", class_a_felony=True))
    33-41 51-63
    """

    cells: tuple[tuple[Range, ...], ...] = field(converter=_cells, repr=False)
    class_a_row: tuple[tuple[Range, ...], ...] = field(default="", converter=_cells, repr=False)
    """Grade A where the supervision is for a Class A felony; empty where the table has no such row."""

    def range(
        self, grade: ViolationGrade, category: CriminalHistoryCategory | str | int, *, class_a_felony: bool = False
    ) -> Range:
        """The range, in months; Grades B and C are the same whatever the class of the original offense.

        Raises:
            SentencingError: no such category.
        """
        column = CriminalHistoryCategory.parse(category).value - 1
        if grade is ViolationGrade.A and class_a_felony and self.class_a_row:
            return self.class_a_row[0][column]
        return self.cells[_GRADES_AS_PRINTED.index(grade)][column]


@frozen
class LimitedRange:
    """What the statute left of a range: the provision, the range after, in months, and why.

    >>> from sentencing import calculate_revocation, revocation_from_dict
    >>> outcome = calculate_revocation(revocation_from_dict({
    ...     "supervision": "supervised release", "revoked": "2020-05-01",
    ...     "original": {"class": "Class C felony", "committed": "2012-03-01", "category": "VI"},
    ...     "violation": [{"conduct": "robbery", "kinds": ["crime of violence"], "punishable": "20 years"}],
    ... }))
    >>> print(outcome.range_before_statute, "becomes", outcome.statutory.after, "under", outcome.statutory.cite)
    33-41 becomes 24 under 7B1.4(b)(1)
    """

    cite: str
    after: Range
    because: str


@frozen
class LimitCites:
    """The provisions for a maximum below the range, a minimum above it, and limits inside it."""

    below: str
    above: str
    inside: str


def within_statute(cell: Range, maximum: Term | None, minimum: Term | None, cites: LimitCites) -> LimitedRange | None:
    """§ 7B1.4(b): the range as the statute leaves it; ``None`` where it leaves it alone.

    >>> cites = LimitCites("7B1.4(b)(1)", "7B1.4(b)(2)", "7B1.4(b)(3)")
    >>> [str(within_statute(cell, 60, None, cites).after) for cell in (Range(51, 63), Range(63, 78))]
    ['51-60', '60']
    """
    after = cell.limited(maximum, minimum)
    if after == cell:
        return None
    if maximum is not None and maximum < cell.minimum:
        because = f"the statute allows {in_months(maximum)}, less than the minimum of the range"
        return LimitedRange(cites.below, after, because)
    if minimum is not None and minimum > cell.maximum:
        because = f"the statute requires {in_months(minimum)}, more than the maximum of the range"
        return LimitedRange(cites.above, after, because)
    return LimitedRange(cites.inside, after, "the part of the range that the statute allows")
