"""§§ 4B1.3 to 4B1.5: criminal livelihood, armed career criminals, repeat and dangerous sex offenders."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from attrs import frozen

from sentencing.cite import Cite
from sentencing.dated import Dated, Version
from sentencing.effects import Add, AtLeast
from sentencing.errors import Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter4.career_offender import CAREER_OFFENDER
from sentencing.manual.chapter4.part_b import (
    ACCEPTANCE,
    LEVELS_OF_1988,
    STATE_MAXIMUM,
    LevelsByMaximum,
    PartBRule,
    RepeatOffender,
    by_maximum,
    level_given,
    level_standing,
)
from sentencing.terms import CriminalHistoryCategory

# § 4B1.3


@frozen
class CriminalLivelihood:
    """§ 4B1.3: at least level 13; with acceptance, at least 11, which is 13 less the two levels of § 3E1.1(a).

    Attributes:
        least: the level below which the offense level does not go.
        least_if_accepted: the same where § 3E1.1 applies.
        before_acceptance: whether the level stands before acceptance.
        pattern: the pattern of criminal conduct that the edition asks for.
    """

    least: int
    least_if_accepted: int
    before_acceptance: bool
    pattern: str

    def find(self, offender: RepeatOffender, _ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most."""
        if offender.history.criminal_livelihood:
            yield Finding(_LIVELIHOOD, AtLeast(self.least), f"a pattern of criminal conduct {self.pattern}")

    def category(self, _offender: RepeatOffender, category: CriminalHistoryCategory, /) -> CriminalHistoryCategory:
        """As it is: the section sets none."""
        return category

    def stands(self, ledger: Ledger, /, *, less: int = 0) -> Finding | None:  # noqa: ARG002 - 11 is 13 less it already
        """Level 13, or with acceptance 11."""
        if level_given(_LIVELIHOOD, ledger) is None:
            return None
        level = self.least_if_accepted if ledger.applied(ACCEPTANCE) else self.least
        return Finding(_LIVELIHOOD, AtLeast(level), "the offense level is not less, whatever else comes off")


_LIVELIHOOD = Cite("4B1.3")

_OF_INCOME, _AS_LIVELIHOOD = "that gave a substantial portion of income", "engaged in as a livelihood"

CRIMINAL_LIVELIHOOD: Dated[tuple[CriminalLivelihood, ...]] = Dated(
    "§ 4B1.3",
    (
        Version(
            date(1987, 11, 1),
            None,
            (CriminalLivelihood(13, least_if_accepted=13, before_acceptance=False, pattern=_OF_INCOME),),
        ),
        Version(
            date(1988, 6, 15),
            50,
            (CriminalLivelihood(13, least_if_accepted=11, before_acceptance=True, pattern=_OF_INCOME),),
        ),
        Version(
            date(1989, 11, 1),
            269,
            (CriminalLivelihood(13, least_if_accepted=11, before_acceptance=True, pattern=_AS_LIVELIHOOD),),
        ),
    ),
)
"""Until 14 June 1988 the section also barred probation, which a level of 13 does by itself."""


# § 4B1.4


@frozen
class ArmedCareerCriminal:
    """§ 4B1.4: at least level 34 and Category VI where the condition of (b)(3)(A) is met; else at least 33 and IV.

    Attributes:
        armed: the level where it is met.
        otherwise: the level where it is not.
        beside_firearm_sentence: whether the condition counts beside a sentence under 18 U.S.C. 844(h), 924(c) or
            929(a) (n.2).
        before_acceptance: whether § 3E1.1 comes off the level.
    """

    armed: int
    otherwise: int
    beside_firearm_sentence: bool
    before_acceptance: bool = True

    def find(self, offender: RepeatOffender, _ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most."""
        if not offender.history.armed_career_criminal:
            return
        if self._is_armed(offender):
            yield Finding(_ARMED, AtLeast(self.armed), "armed career criminal, the condition of (b)(3)(A) met")
        else:
            yield Finding(_ARMED, AtLeast(self.otherwise), "armed career criminal")

    def category(self, offender: RepeatOffender, category: CriminalHistoryCategory, /) -> CriminalHistoryCategory:
        """Never lower; VI where the condition is met, else IV at least."""
        if not offender.history.armed_career_criminal:
            return category
        least = CriminalHistoryCategory.VI if self._is_armed(offender) else CriminalHistoryCategory.IV
        return max(category, least)

    def _is_armed(self, offender: RepeatOffender) -> bool:
        if offender.consecutive_firearm and not self.beside_firearm_sentence:
            return False
        if offender.history.armed_in_connection is None:
            msg = (
                f"§ {_ARMED} is undetermined: state `history.armed_in_connection`, whether the firearm or ammunition "
                "was used or possessed in connection with a crime of violence or controlled substance offense, or is "
                "of a type in 26 U.S.C. 5845(a)"
            )
            raise Undetermined(msg)
        return offender.history.armed_in_connection

    def stands(self, ledger: Ledger, /, *, less: int = 0) -> Finding | None:
        """Level 34 or 33, less acceptance."""
        return level_standing(_ARMED, ledger, before_acceptance=self.before_acceptance, less=less)


_ARMED = Cite("4B1.4", "(b)")

ARMED_CAREER_CRIMINAL: Dated[tuple[ArmedCareerCriminal, ...]] = Dated(
    "§ 4B1.4",
    (
        Version(
            date(1990, 11, 1),
            355,
            (ArmedCareerCriminal(34, 33, beside_firearm_sentence=True),),
            inferred="the numbers of 1990, from the text of 2001 and the amendments between",
        ),
        Version(date(2004, 11, 1), 674, (ArmedCareerCriminal(34, 33, beside_firearm_sentence=False),)),
    ),
)


# § 4B1.5


@frozen
class RepeatSexOffender:
    """§ 4B1.5(a): the level of the table if it is greater, and at least Category V, where § 4B1.1 does not apply."""

    levels: LevelsByMaximum
    before_acceptance: bool = True

    def find(self, offender: RepeatOffender, ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most."""
        if not offender.history.repeat_sex_offender:
            return
        if offender.is_career_offender:
            yield Finding(_REPEAT, None, "§ 4B1.1 applies instead")
            return
        if offender.maximum is None and ledger.total >= self.levels.life:
            yield Finding(_REPEAT, None, f"level {ledger.total} is not below the highest of the table")
            return
        if offender.maximum is None:
            msg = f"§ {_REPEAT} is undetermined: {STATE_MAXIMUM}"
            raise Undetermined(msg)
        level = self.levels.of(offender.maximum)
        if level is None:
            yield Finding(_REPEAT, None, "the table has no row for a statutory maximum of one year or less")
        else:
            yield Finding(_REPEAT, AtLeast(level), by_maximum("repeat sex offender against minors", offender))

    def category(self, offender: RepeatOffender, category: CriminalHistoryCategory, /) -> CriminalHistoryCategory:
        """V at least."""
        if not offender.history.repeat_sex_offender or offender.is_career_offender:
            return category
        return max(category, CriminalHistoryCategory.V)

    def stands(self, ledger: Ledger, /, *, less: int = 0) -> Finding | None:
        """The level of the table, less acceptance."""
        return level_standing(_REPEAT, ledger, before_acceptance=self.before_acceptance, less=less)


@frozen
class PatternOfSexualConduct:
    """§ 4B1.5(b): so many levels more than Chapters Two and Three give, and at least level 22.

    Where neither § 4B1.1 nor (a) applies. The category is that of Part A.
    """

    more: int
    least: int
    before_acceptance: bool = True

    def find(self, offender: RepeatOffender, ledger: Ledger, /) -> Iterator[Finding]:
        """The levels added, then the level below which it does not go."""
        if not offender.history.pattern_of_sexual_conduct:
            return
        instead = "§ 4B1.1" if offender.is_career_offender else "(a)" if offender.history.repeat_sex_offender else None
        if instead:
            yield Finding(_PATTERN, None, f"{instead} applies instead")
            return
        because = "a pattern of activity involving prohibited sexual conduct"
        more = _of_chapters_two_and_three(ledger) + self.more - ledger.total
        if more > 0:
            yield Finding(_PATTERN, Add(more), because)
        yield Finding(_PATTERN, AtLeast(self.least), because)

    def category(self, _offender: RepeatOffender, category: CriminalHistoryCategory, /) -> CriminalHistoryCategory:
        """As it is: that of Part A."""
        return category

    def stands(self, ledger: Ledger, /, *, less: int = 0) -> Finding | None:
        """Level 22, less acceptance."""
        return level_standing(_PATTERN, ledger, before_acceptance=self.before_acceptance, less=less)


def _of_chapters_two_and_three(ledger: Ledger) -> int:
    """The level before §§ 4B1.3 and 4B1.4, which may have raised it first."""
    return min(ledger.before(_LIVELIHOOD), ledger.before(_ARMED))


_REPEAT, _PATTERN = Cite("4B1.5", "(a)"), Cite("4B1.5", "(b)")

REPEAT_SEX_OFFENDER: Dated[tuple[RepeatSexOffender | PatternOfSexualConduct, ...]] = Dated(
    "§ 4B1.5",
    (Version(date(2001, 11, 1), 615, (RepeatSexOffender(LEVELS_OF_1988), PatternOfSexualConduct(5, 22))),),
)


PART_B: Mapping[str, Dated[tuple[PartBRule, ...]]] = MappingProxyType(
    {
        "4B1.1": CAREER_OFFENDER,
        "4B1.3": CRIMINAL_LIVELIHOOD,
        "4B1.4": ARMED_CAREER_CRIMINAL,
        "4B1.5": REPEAT_SEX_OFFENDER,
    }
)
"""The sections of Part B, in the order of the Manual."""


def found_under(offender: RepeatOffender) -> Iterator[Dated[tuple[PartBRule, ...]]]:
    """The sections of Part B under which a case falls, as found."""
    history = offender.history
    found = {
        "4B1.1": history.career_offender or offender.stated is not None,
        "4B1.3": history.criminal_livelihood,
        "4B1.4": history.armed_career_criminal,
        "4B1.5": history.repeat_sex_offender or history.pattern_of_sexual_conduct,
    }
    return (section for number, section in PART_B.items() if found[number])
