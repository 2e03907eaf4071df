"""Early disposition programs: § 5K3.1, a departure, until 31 October 2025; since then § 3F1.1, an adjustment.

One reduction that moved from one chapter to another (amend. 836), so both stand here.
"""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from sentencing.case import EarlyDisposition
from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.effects import Add
from sentencing.ledger import Finding, Ledger
from sentencing.rules import Rule


@frozen
class OnMotion:
    """Levels off on the government's motion under an authorised early disposition programme; four at most."""

    section: str

    def find(self, reduction: EarlyDisposition, _ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most."""
        if reduction.motion:
            yield Finding(
                Cite(self.section),
                Add(-reduction.levels),
                "early disposition, on the government's motion",
            )
        else:
            yield Finding(Cite(self.section), None, "no government motion for early disposition")


EARLY_DISPOSITION: Dated[tuple[Rule[EarlyDisposition], ...]] = Dated(
    "§ 3F1.1", (Version(date(2025, 11, 1), 836, (OnMotion("3F1.1"),)),)
)

EARLY_DISPOSITION_DEPARTURE: Dated[tuple[Rule[EarlyDisposition], ...]] = Dated(
    "§ 5K3.1",
    (Version(date(2003, 10, 27), 651, (OnMotion("5K3.1"),)), Version(date(2025, 11, 1), 836, None)),
)
