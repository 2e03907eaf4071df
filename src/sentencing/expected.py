"""What a case file expects of its own calculation, by which it is a test."""

from datetime import date

from attrs import frozen

from sentencing.terms import CriminalHistoryCategory, Range, Term, Zone


@frozen
class Expected:
    """What a case file expects of its own calculation; ``None`` expects nothing.

    Levels, points, months and dollars are meant as ``Outcome`` has them; ``sentencing check`` compares.

    >>> from sentencing import case_from_dict
    >>> count, expected = {"guideline": "2L1.2", "found": ["2L1.2(b)(1)(D)"]}, {"range": [15, 21]}
    >>> case = case_from_dict({"manual": "2009-11-01", "count": [count], "expected": expected})
    >>> print(case.expected.range, case.expected.points)
    15-21 None
    """

    offense_level: int | None = None
    category: CriminalHistoryCategory | None = None
    points: int | None = None
    range: Range | None = None
    range_before_statute: Range | None = None
    range_after_departure: Range | None = None
    zone: Zone | None = None
    steps: tuple[str, ...] | None = None
    history: tuple[str, ...] | None = None
    manual: date | None = None
    notes: tuple[str, ...] | None = None
    error: str | None = None
    counts: tuple[tuple[str, ...], ...] | None = None
    groups: tuple[str, ...] | None = None
    units: float | None = None
    consecutive: tuple[Term, ...] | None = None
    probation: str | None = None
    probation_months: Range | None = None
    ways: tuple[str, ...] | None = None
    least_imprisonment: int | None = None
    supervised_release: Range | None = None
    supervised_release_imposed: str | None = None
    fine: tuple[int, ...] | None = None
    special_assessment: int | None = None
