"""§ 4C1.1: certain zero-point offenders, from 1 November 2023.

The criteria are numbered as the edition numbers them: ten until 31 October 2024; then eleven, the two halves of (10)
apart. Courts of appeals read those halves as two bars before they were.
"""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from attrs import frozen

from sentencing.case import ZeroPoint
from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.effects import Add
from sentencing.errors import Contradiction, Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.prior import Kind
from sentencing.readings import Readings
from sentencing.rules import Rule
from sentencing.terms import CriminalHistoryCategory
from sentencing.truth import NO, Answer, Open, Yes

_CITE = Cite("4C1.1", "(a)")


@frozen
class Offender:
    """What § 4C1.1 reads beside the ledger of levels.

    Attributes:
        points: the criminal history points; ``None`` is not stated.
        category: the criminal history category.
        readings: the sides taken of open questions.
        facts: what the criteria ask; ``None`` is not stated.
        offense_guidelines: the section of Chapter Two of each count.
        kinds: what the instant offense is under the definitions of the edition, of all counts together.
        ledgers: the ledger of each count and Group: an adjustment received in any of them was received.
    """

    points: int | None
    category: CriminalHistoryCategory
    readings: Readings
    facts: ZeroPoint | None = None
    offense_guidelines: tuple[str, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    ledgers: tuple[Ledger, ...] = ()

    def fact(self, name: str) -> bool | None:
        """A fact of [zero_point] by its key; ``None`` is not stated."""
        stated: bool | None = getattr(self.facts, name, None)
        return stated

    def received(self, adjustment: Cite, ledger: Ledger) -> bool:
        """Whether an adjustment was received in this ledger or another, even one that changed nothing."""
        return any(
            each.applied(adjustment)
            or any(passed.effect is not None and passed.cite in adjustment for passed in each.considered)
            for each in (*self.ledgers, ledger)
        )


class Criterion(Protocol):
    """A criterion of § 4C1.1(a), by its number."""

    @property
    def pinpoint(self) -> str:
        """Where the edition prints it."""
        ...

    def bars(self, offender: Offender, ledger: Ledger, /) -> Answer:
        """Whether it bars the adjustment; open where nothing is stated."""
        ...


@frozen
class NoAdjustment:
    """The defendant did not receive an adjustment under the sections."""

    pinpoint: str
    sections: tuple[Cite, ...]

    def bars(self, offender: Offender, ledger: Ledger, /) -> Answer:
        """The ledgers decide."""
        received = next((cite for cite in self.sections if offender.received(cite, ledger)), None)
        return NO if received is None else Yes(f"an adjustment under § {received} bars it")


@frozen
class NotFound:
    """A fact of the offense or the defendant is absent.

    Attributes:
        pinpoint: where the edition prints it.
        fact: the key of [zero_point] that states it.
        because: what bars the adjustment, where it does.
        kind: a kind of offense that is enough.
        asks: a kind of offense that does not settle it, and beside which its absence is not taken for granted.
        guideline: the section of Chapter Two whose every offense is enough.
    """

    pinpoint: str
    fact: str
    because: str
    kind: Kind | None = None
    asks: Kind | None = None
    guideline: str | None = None

    def bars(self, offender: Offender, _ledger: Ledger, /) -> Answer:
        """As stated; else as the guideline or the kind of the offense has it."""
        stated = offender.fact(self.fact)
        if stated is None and self.asks in offender.kinds:
            msg = f"§ 4C1.1{self.pinpoint} is undetermined: the offense is a {self.asks}; state zero_point.{self.fact}"
            raise Undetermined(msg)
        if self.guideline in offender.offense_guidelines:
            return _barred_by_guideline(self.fact, stated, self.guideline)
        if stated or (stated is None and self.kind in offender.kinds):
            return Yes(self.because)
        return NO if stated is False else _open(self.fact)


@frozen
class NotCovered:
    """The instant offense of conviction is not covered by a section of Chapter Two: so its guideline says."""

    pinpoint: str
    fact: str
    guideline: str

    def bars(self, offender: Offender, _ledger: Ledger, /) -> Answer:
        """As the guideline of the counts has it; else as stated."""
        stated = offender.fact(self.fact)
        if self.guideline in offender.offense_guidelines:
            return _barred_by_guideline(self.fact, stated, self.guideline)
        if stated:
            return Yes(f"§ {self.guideline} covers the offense")
        return NO if stated is False or offender.offense_guidelines else _open(self.fact)


def _barred_by_guideline(fact: str, stated: bool | None, guideline: str | None) -> Answer:  # noqa: FBT001 - a fact
    if stated is False:
        msg = f"zero_point.{fact}: it is stated to be false, but the guideline of a count is § {guideline}"
        raise Contradiction(msg)
    return Yes(f"the guideline of a count is § {guideline}")


def _open(fact: str) -> Open:
    return Open(f"state zero_point.{fact}")


@frozen
class ZeroPointOffender:
    """Fewer levels where no criminal history points were received and no criterion is failed."""

    levels: int
    criteria: tuple[Criterion, ...]

    def find(self, offender: Offender, ledger: Ledger, /) -> Iterator[Finding]:
        """The reduction; or each criterion that bars it."""
        if offender.points is None and offender.category is CriminalHistoryCategory.I:
            yield Finding(_CITE, None, "Category I is 0 points or 1, and `history.points` does not say which")
        if offender.points != 0:
            return
        answers = [(criterion.pinpoint, criterion.bars(offender, ledger)) for criterion in self.criteria]
        bars = [
            Finding(Cite(_CITE.section, where), None, bar.because) for where, bar in answers if isinstance(bar, Yes)
        ]
        unstated = [where.removeprefix(_CITE.pinpoint) for where, bar in answers if isinstance(bar, Open)]
        if bars:
            yield from bars
        elif not unstated:
            yield Finding(_CITE, Add(-self.levels), "no criminal history points; every criterion is met")
        elif offender.readings.other("zero-point-4C1.1"):
            yield Finding(_CITE, None, f"nothing is stated about criteria {', '.join(dict.fromkeys(unstated))}")
        else:
            yield Finding(_CITE, Add(-self.levels), "no criminal history points; nothing stated bars it")


def _criteria(sex_offense: str, continuing_enterprise: str) -> tuple[Criterion, ...]:
    """The criteria after (1), with what changed in 2024: the words of one, the number of the other."""
    return (
        NoAdjustment("(a)(2)", (Cite("3A1.4"),)),
        NotFound("(a)(3)", "violence", "violence or credible threats of it were used", asks=Kind.CRIME_OF_VIOLENCE),
        NotFound("(a)(4)", "death_or_injury", "death or serious bodily injury resulted"),
        NotFound("(a)(5)", "sex_offense", sex_offense, kind=Kind.SEX_OFFENSE),
        NotFound("(a)(6)", "hardship", "the defendant personally caused substantial financial hardship"),
        NotFound(
            "(a)(7)", "weapon", "a firearm or other dangerous weapon in connection with the offense", asks=Kind.FIREARMS
        ),
        NotCovered("(a)(8)", "individual_rights", "2H1.1"),
        NoAdjustment("(a)(9)", (Cite("3A1.1"), Cite("3A1.5"))),
        NoAdjustment("(a)(10)", (Cite("3B1.1"),)),
        NotFound(
            continuing_enterprise,
            "continuing_enterprise",
            "a continuing criminal enterprise (21 U.S.C. 848)",
            guideline="2D1.5",
        ),
    )


_OF_2023 = _criteria("the offense is a sex offense against a minor", "(a)(10)")
_OF_2024 = _criteria("the offense is a sex offense", "(a)(11)")

ZERO_POINT: Dated[tuple[Rule[Offender], ...]] = Dated(
    "§ 4C1.1",
    (
        Version(
            date(2023, 11, 1),
            821,
            (ZeroPointOffender(2, _OF_2023),),
            inferred="the criteria are from reported decisions and a notice; the levels stand in the Manual of 2025",
        ),
        Version(
            date(2024, 11, 1),
            831,
            (ZeroPointOffender(2, _OF_2024),),
            inferred="which of amend. 830 and 831 split (a)(10), and which let a sex offense be against any victim",
        ),
    ),
)
