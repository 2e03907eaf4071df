"""§ 5C1.2: what stays of a statutory minimum that 18 U.S.C. 3553(f) lifts."""

from datetime import date

from attrs import frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.effects import AtLeast
from sentencing.ledger import Finding
from sentencing.manual.chapter5.statutory_limits import RangeStep
from sentencing.terms import Range, Term
from sentencing.words import in_months

FLOOR = Cite("5C1.2", "(b)")


@frozen
class SafetyValve:
    """§ 5C1.2 in one edition; its subsection (b) sets a floor where the minimum that is lifted is long.

    Attributes:
        from_minimum: the floor is for a statutory minimum of so many months or more.
        level: the least offense level under Chapters Two and Three; ``None`` where there is none.
        range: the least guideline range, in months; ``None`` where there is none.
    """

    from_minimum: int = 0
    level: int | None = None
    range: Range | None = None

    def level_floor(self, minimum: Term) -> Finding | None:
        """The floor of the offense level, for a minimum that is lifted.

        >>> print(SAFETY_VALVE.on(date(2016, 11, 1)).level_floor(60))
        5C1.2(b) >= 17
        """
        if self.level is None or minimum < self.from_minimum:
            return None
        because = f"not less than level {self.level} where a statutory minimum of {in_months(minimum)} is lifted"
        return Finding(FLOOR, AtLeast(self.level), because)

    def range_floor(self, guideline: Range, minimum: Term) -> RangeStep | None:
        """The range where it is less than the least one; ``None`` where it is not.

        >>> print(SAFETY_VALVE.on(date(2023, 11, 1)).range_floor(Range(15, 21), 60).after)
        24-30
        """
        if self.range is None or minimum < self.from_minimum or not self.range.harsher_than(guideline):
            return None
        because = f"not less than {self.range} where a statutory minimum of {in_months(minimum)} is lifted"
        return RangeStep(FLOOR, guideline, self.range, because)


SAFETY_VALVE: Dated[SafetyValve] = Dated(
    "§ 5C1.2",
    (
        Version(date(1994, 9, 23), 509, SafetyValve()),
        Version(date(2001, 11, 1), 624, SafetyValve(60, level=17)),
        Version(date(2023, 11, 1), 817, SafetyValve(60, range=Range(24, 30))),
    ),
)
