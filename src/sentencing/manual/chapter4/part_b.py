"""Part B: what its sections read, how their levels stand, and the table of levels by statutory maximum.

The sections raise the offense level to one that they state and raise the criminal history category. The levels stand
before acceptance of responsibility, which then comes off; in the first editions it did not. Nothing else comes off
them: ``standing`` sees to that.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from attrs import evolve, frozen

from sentencing.case import History
from sentencing.cite import Cite
from sentencing.counts import Stated
from sentencing.effects import AtLeast
from sentencing.ledger import Finding, Ledger, Step
from sentencing.rules import Rule
from sentencing.terms import CriminalHistoryCategory, Life, Term
from sentencing.words import in_months

ACCEPTANCE = Cite("3E1.1")
_MONTHS_IN_A_YEAR = 12


@frozen
class RepeatOffender:
    """What Part B reads beside the ledger of levels.

    Attributes:
        history: what is found of the offender.
        maximum: the statutory maximum, in months or ``LIFE``: the greatest among the counts that matter, those excluded
            under § 3D1.1(b) aside; ``None`` is not stated.
        stated: a § 4B1.1 level that the caller states, in place of the row of the table.
        consecutive_firearm: whether a sentence under 18 U.S.C. 844(h), 924(c) or 929(a) is imposed too (§ 4B1.4 n.2).
    """

    history: History
    maximum: Term | None = None
    stated: Stated | None = None
    consecutive_firearm: bool = False

    @property
    def found(self) -> History:
        """What is found of the offender; a stated level finds a career offender."""
        return evolve(self.history, career_offender=self.is_career_offender)

    @property
    def is_career_offender(self) -> bool:
        """Whether § 4B1.1 applies; to state a level of it says so too."""
        return self.history.career_offender or self.stated is not None


class PartBRule(Rule[RepeatOffender], Protocol):
    """A rule of Part B: levels, and what it makes of the category."""

    @property
    def before_acceptance(self) -> bool:
        """Whether § 3E1.1 comes off its level; else the level is compared with that after acceptance."""
        ...

    def category(self, offender: RepeatOffender, category: CriminalHistoryCategory, /) -> CriminalHistoryCategory:
        """The category, from that of Part A or of the rules before; unchanged where the rule sets none."""
        ...

    def stands(self, ledger: Ledger, /, *, less: int = 0) -> Finding | None:
        """The level that the rule gave, less acceptance; ``None`` where it gave none.

        ``less`` is what came off for acceptance before the level was given.
        """
        ...


@frozen
class Less:
    """A rule of Part B whose level stands less so many levels for acceptance, which came off before."""

    levels: int
    rule: PartBRule

    def find(self, offender: RepeatOffender, ledger: Ledger, /) -> Iterator[Finding]:
        """What the rule finds, each floor as much lower."""
        for finding in self.rule.find(offender, ledger):
            if self.levels and isinstance(finding.effect, AtLeast):
                because = f"{finding.because}; {finding.effect.number} less {self.levels} for acceptance"
                yield evolve(finding, effect=AtLeast(finding.effect.number - self.levels), because=because)
            else:
                yield finding


def standing(rules: Iterable[PartBRule], ledger: Ledger, source: str = "", *, less: int = 0) -> Ledger:
    """Part B after the reductions that do not come off its levels: §§ 3F1.1 and 4C1.1.

    Both lower the level of Chapters Two and Three, with which the level of Part B is compared; a ledger that they took
    below it returns to it. 13, less two for acceptance and two for no points, is 11 again (§ 4B1.3).

    >>> from datetime import date
    >>> from sentencing.effects import Add, Become
    >>> from sentencing.manual.chapter4.repeat_offenders import CRIMINAL_LIVELIHOOD
    >>> ledger, rules = Ledger(), CRIMINAL_LIVELIHOOD.on(date(2024, 11, 1))
    >>> for cite, effect in (
    ...     (Cite("2B1.1"), Become(9)), (Cite("4B1.3"), AtLeast(13)), (Cite("3E1.1"), Add(-2)), (Cite("4C1.1"), Add(-2))
    ... ):
    ...     ledger = ledger.enter(Finding(cite, effect, "as stated"))
    >>> ledger.total, standing(rules, ledger).total
    (9, 11)
    """
    for rule in rules:
        finding = rule.stands(ledger, less=less)
        if finding is not None:
            raised = ledger.enter(finding, source)
            ledger = raised if raised.total > ledger.total else ledger
    return ledger


def level_given(cite: Cite, ledger: Ledger) -> int | None:
    """The level that a provision gave, whether or not it was greater than the level otherwise applicable."""
    lines: tuple[Step | Finding, ...] = (*ledger.steps, *ledger.considered)
    levels = (line.effect.number for line in lines if line.cite in cite and isinstance(line.effect, AtLeast))
    return max(levels, default=None)


def level_standing(cite: Cite, ledger: Ledger, *, before_acceptance: bool, less: int) -> Finding | None:
    """The level that a provision gave, less acceptance where that comes off it; ``None`` where it gave none."""
    level = level_given(cite, ledger)
    if level is None:
        return None
    if before_acceptance:
        level += ledger.change(ACCEPTANCE) + less
    return Finding(cite, AtLeast(level), "nothing else comes off this level")


@frozen
class LevelsByMaximum:
    """A table of offense levels by statutory maximum, the highest row first.

    >>> from datetime import date
    >>> from sentencing.manual.chapter4.career_offender import CAREER_OFFENDER
    >>> CAREER_OFFENDER.on(date(2009, 11, 1))[0].levels.of(20 * 12)
    32

    Attributes:
        life: the level for life.
        at_least: years, and the level for a maximum of so many or more.
        over_a_year: the level for more than one year and less than any of those.
        a_year_or_less: the level for the rest; ``None`` where the table has no row for it.
    """

    life: int
    at_least: tuple[tuple[int, int], ...]
    over_a_year: int
    a_year_or_less: int | None = None

    @property
    def printed(self) -> frozenset[int]:
        """Every level of the table."""
        rows = {self.life, self.over_a_year, *(level for _, level in self.at_least)}
        return frozenset(rows if self.a_year_or_less is None else rows | {self.a_year_or_less})

    def of(self, maximum: Term) -> int | None:
        """The level for a maximum in months or ``LIFE``; ``None`` where the table has no row for it."""
        if isinstance(maximum, Life):
            return self.life
        for years, level in self.at_least:
            if maximum >= years * _MONTHS_IN_A_YEAR:
                return level
        return self.over_a_year if maximum > _MONTHS_IN_A_YEAR else self.a_year_or_less


LEVELS_OF_1988 = LevelsByMaximum(37, ((25, 34), (20, 32), (15, 29), (10, 24), (5, 17)), over_a_year=12)
"""§ 4B1.1 since 15 January 1988, and § 4B1.5(a)(1)(B)."""

STATE_MAXIMUM = "state `count.maximum`, or [statute] `maximum`"


def by_maximum(what: str, offender: RepeatOffender) -> str:
    """Why a row of a table applies."""
    return what if offender.maximum is None else f"{what}: statutory maximum of {in_months(offender.maximum)}"
