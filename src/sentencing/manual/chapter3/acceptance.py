"""Part E: acceptance of responsibility (§ 3E1.1)."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from sentencing.case import Acceptance
from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.effects import Add
from sentencing.ledger import Finding, Ledger
from sentencing.rules import Rule

_ACCEPTANCE_A = Cite("3E1.1", "(a)")
_ACCEPTANCE_B = Cite("3E1.1", "(b)")


@frozen
class ClearlyAccepted:
    """(a): the defendant clearly demonstrates acceptance of responsibility."""

    levels: int
    barred_by: Cite | None = None
    """The adjustment beside which the edition gives no reduction (n.4)."""

    def find(self, acceptance: Acceptance, ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most."""
        if acceptance.reduction and self.barred_by is not None and ledger.applied(self.barred_by):
            yield Finding(_ACCEPTANCE_A, None, f"an adjustment under § {self.barred_by} bars it (n.4)")
        elif acceptance.reduction:
            yield Finding(_ACCEPTANCE_A, Add(-self.levels), "acceptance of responsibility")
        else:
            yield Finding(_ACCEPTANCE_A, None, "no acceptance of responsibility")


@frozen
class TimelyNotice:
    """(b): a further level, where the level was high enough before (a), on what the edition asks."""

    levels: int
    level_before: int
    asks: str

    def find(self, acceptance: Acceptance, ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most."""
        if not acceptance.reduction:
            return
        level = ledger.before(_ACCEPTANCE_A)
        if level < self.level_before:
            because = f"level {level} before (a) is under {self.level_before}"
            yield Finding(_ACCEPTANCE_B, None, because)
        elif not acceptance.motion:
            yield Finding(_ACCEPTANCE_B, None, f"no {self.asks} is stated")
        else:
            yield Finding(_ACCEPTANCE_B, Add(-self.levels), f"{self.asks}; level {level} before (a)")


ACCEPTANCE: Dated[tuple[Rule[Acceptance], ...]] = Dated(
    "§ 3E1.1",
    (
        Version(date(1987, 11, 1), None, (ClearlyAccepted(2, barred_by=Cite("3C1.1")),)),
        Version(date(1989, 11, 1), 258, (ClearlyAccepted(2),)),
        Version(
            date(1992, 11, 1),
            459,
            (ClearlyAccepted(2), TimelyNotice(1, 16, "finding of timely information or notice of the plea")),
        ),
        Version(date(2003, 4, 30), 649, (ClearlyAccepted(2), TimelyNotice(1, 16, "government motion"))),
    ),
)
