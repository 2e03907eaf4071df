"""§ 4C1.1: certain zero-point offenders, from 1 November 2023."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.effects import Add
from sentencing.ledger import Finding, Ledger
from sentencing.readings import Readings
from sentencing.rules import Rule
from sentencing.terms import CriminalHistoryCategory

_CITE = Cite("4C1.1", "(a)")


@frozen
class Offender:
    """What § 4C1.1 reads beside the ledger of levels."""

    points: int | None
    category: CriminalHistoryCategory
    readings: Readings


@frozen
class ZeroPointOffender:
    """Fewer levels where no criminal history points were received and no criterion is failed."""

    levels: int
    barred_by: tuple[Cite, ...]

    def find(self, offender: Offender, ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most."""
        if offender.points is None and offender.category is CriminalHistoryCategory.I:
            yield Finding(_CITE, None, "Category I is 0 points or 1, and `history.points` does not say which")
        if offender.points != 0:
            return
        bars = [cite for cite in self.barred_by if ledger.applied(cite)]
        if bars:
            yield Finding(_CITE, None, f"an adjustment under § {bars[0]} bars it")
        elif offender.readings.other("zero-point-4C1.1"):
            yield Finding(_CITE, None, "nothing is stated about criteria (2) and following")
        else:
            yield Finding(_CITE, Add(-self.levels), "no criminal history points; nothing stated bars it")


_BARS = tuple(Cite(section) for section in ("3A1.1", "3A1.4", "3A1.5", "3B1.1"))

ZERO_POINT: Dated[tuple[Rule[Offender], ...]] = Dated(
    "§ 4C1.1",
    (
        Version(date(2023, 11, 1), 821, (ZeroPointOffender(2, _BARS),)),
        Version(
            date(2024, 11, 1),
            831,
            (ZeroPointOffender(2, _BARS),),
            inferred="which of amend. 830 and 831 split (a)(10)",
        ),
    ),
)
