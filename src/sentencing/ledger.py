"""The ledger: an answer as an ordered list of cited steps, and the only arithmetic on levels and points.

A rule says what it finds; the ledger does it. The last line is the answer, and law that looks back ("prior to the
operation of subsection (a)", "did not receive an adjustment under") reads the lines before.
"""

from collections.abc import Iterable
from typing import Self

from attrs import frozen

from sentencing.cite import Cite
from sentencing.effects import Effect, apply
from sentencing.fragments import fragment, paragraph, table
from sentencing.terms import OffenseLevel


@frozen
class Finding:
    """What a rule says: a provision, its effect, and why.

    ``effect`` is ``None`` for a provision considered and not applied, kept only where a reader would wonder. ``source``
    names the text applied (its amendment and effective date, or "stated" where a finding was taken as given).

    >>> from sentencing.effects import Add
    >>> str(Finding(Cite("2L1.2", "(b)(1)(D)"), Add(4), "a felony"))
    '2L1.2(b)(1)(D) +4'
    """

    cite: Cite
    effect: Effect | None
    because: str
    source: str = ""

    def __str__(self) -> str:
        return str(self.cite) if self.effect is None else f"{self.cite} {self.effect}"


@frozen
class Step:
    """What the ledger did with a finding: levels, or points, before and after.

    >>> from sentencing.effects import Add, Become
    >>> ledger = Ledger().enter(Finding(Cite("2L1.2", "(a)"), Become(8), "base offense level"))
    >>> step = ledger.enter(Finding(Cite("2L1.2", "(b)(1)(D)"), Add(4), "a felony")).steps[-1]
    >>> str(step), step.before, step.after
    ('2L1.2(b)(1)(D) +4', 8, 12)
    """

    cite: Cite
    effect: Effect
    before: int
    after: int
    because: str
    source: str = ""

    def __str__(self) -> str:
        return f"{self.cite} {self.effect}"


@frozen
class Ledger:
    """Steps in the order taken, and the provisions considered on the way and not applied.

    >>> from sentencing.effects import Add, Become
    >>> ledger = Ledger().enter(Finding(Cite("2L1.2", "(a)"), Become(8), "base offense level"))
    >>> ledger.enter(Finding(Cite("2L1.2", "(b)(1)(D)"), Add(4), "a felony")).total
    12
    """

    steps: tuple[Step, ...] = ()
    considered: tuple[Finding, ...] = ()

    @property
    def total(self) -> int:
        """The last line: levels or points; 0 for an empty ledger."""
        return self.steps[-1].after if self.steps else 0

    @property
    def offense_level(self) -> OffenseLevel:
        """The total as a level of the Table, between 1 and 43 (Ch. 5, Pt. A, n.2)."""
        return OffenseLevel.clamp(self.total)

    def enter(self, finding: Finding, source: str = "") -> Self:
        """A ledger with one more line; a finding that changes nothing is kept as considered.

        ``source`` names the text applied, where the finding does not name its own.

        >>> from sentencing.effects import Become
        >>> Ledger().enter(Finding(Cite("2L1.2", "(a)"), Become(8), "base offense level")).total
        8
        """
        total, source = self.total, finding.source or source
        after = total if finding.effect is None else apply(finding.effect, total)
        if finding.effect is None or (after == total and self.steps):
            passed_over = Finding(finding.cite, finding.effect, finding.because, source)
            return type(self)(self.steps, (*self.considered, passed_over))
        step = Step(finding.cite, finding.effect, total, after, finding.because, source)
        return type(self)((*self.steps, step), self.considered)

    def applied(self, cite: Cite) -> bool:
        """Whether an adjustment was received under the provision or one nested in it.

        >>> from sentencing.effects import Add
        >>> ledger = Ledger().enter(Finding(Cite("3B1.2", "(b)"), Add(-2), "minor participant"))
        >>> ledger.applied(Cite("3B1.2")), ledger.applied(Cite("3B1.1"))
        (True, False)
        """
        return any(step.cite in cite for step in self.steps)

    def before(self, cite: Cite) -> int:
        """The total prior to the operation of the provision; the present total if it has not operated.

        >>> from sentencing.effects import Add, Become
        >>> ledger = Ledger().enter(Finding(Cite("2L1.2", "(a)"), Become(8), "base offense level"))
        >>> ledger.enter(Finding(Cite("3E1.1", "(a)"), Add(-2), "acceptance")).before(Cite("3E1.1", "(a)"))
        8
        """
        return next((step.before for step in self.steps if step.cite in cite), self.total)

    def change(self, cite: Cite) -> int:
        """The levels or points owed to the provision and those nested in it.

        >>> from sentencing.effects import Add, Become
        >>> ledger = Ledger().enter(Finding(Cite("2L1.2", "(a)"), Become(8), "base offense level"))
        >>> ledger.enter(Finding(Cite("2L1.2", "(b)(1)(D)"), Add(4), "a felony")).change(Cite("2L1.2", "(b)"))
        4
        """
        return sum(step.after - step.before for step in self.steps if step.cite in cite)

    def _repr_html_(self) -> str:
        steps = [
            (f"§ {step.cite}", str(step.effect), f"{step.before} → {step.after}", step.because, step.source)
            for step in self.steps
        ]
        others = [(f"§ {each.cite}", str(each.effect or ""), each.because, each.source) for each in self.considered]
        pieces = [
            table(("Provision", "Effect", "Total", "Reason", "Source"), steps, _links(self.steps), _NUMBERS),
            paragraph(f"Total {self.total}", "sentencing-closing"),
        ]
        if others:
            heads = ("Considered and not applied", "Effect", "Reason", "Source")
            pieces.append(table(heads, others, _links(self.considered), _NUMBERS))
        return fragment(*pieces)


_NUMBERS = ("Effect", "Total")


def _links(cited: Iterable[Step | Finding]) -> list[str]:
    return [each.cite.url for each in cited]
