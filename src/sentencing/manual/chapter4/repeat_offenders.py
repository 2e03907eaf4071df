"""Part B: career offenders, criminal livelihood, armed career criminals, repeat and dangerous sex offenders.

§§ 4B1.1, 4B1.3, 4B1.4 and 4B1.5 raise the offense level to one that they state, mostly by a table of the statutory
maximum, and raise the criminal history category. The levels stand before acceptance of responsibility, which then comes
off; in the first editions it did not. Nothing else comes off them: ``standing`` sees to that.

Of several counts that make the offender one, the statutory maximum is the greatest. Whether it takes in the increase
that a statute provides for earlier convictions, the Manual did not say until 31 October 1994. From 1 November 1994 it
left the increase out (amend. 506), which *United States v. LaBonte*, 520 U.S. 751 (1997), held contrary to 28 U.S.C.
994(h); from 1 November 1997 it takes it in, where it applies to the defendant (amend. 567). The caller states the
maximum accordingly; or, where § 5G1.1 reads another, the level.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Protocol

from attrs import evolve, frozen

from sentencing.case import History
from sentencing.cite import Cite
from sentencing.counts import Stated
from sentencing.dated import Dated, Version
from sentencing.effects import Add, AtLeast, Become, Effect
from sentencing.errors import CaseFileError, Contradiction, NotInForce, SentencingError, Undetermined
from sentencing.ledger import Finding, Ledger, Step
from sentencing.rules import Rule
from sentencing.terms import LIFE, CriminalHistoryCategory, Life, Range, Term

_ACCEPTANCE = Cite("3E1.1")
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

    >>> from sentencing.effects import Add, Become
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


def _level_given(cite: Cite, ledger: Ledger) -> int | None:
    """The level that a provision gave, whether or not it was greater than the level otherwise applicable."""
    lines: tuple[Step | Finding, ...] = (*ledger.steps, *ledger.considered)
    levels = (line.effect.number for line in lines if line.cite in cite and isinstance(line.effect, AtLeast))
    return max(levels, default=None)


def _stands(cite: Cite, ledger: Ledger, *, before_acceptance: bool, less: int) -> Finding | None:
    level = _level_given(cite, ledger)
    if level is None:
        return None
    if before_acceptance:
        level += ledger.change(_ACCEPTANCE) + less
    return Finding(cite, AtLeast(level), "nothing else comes off this level")


def _spoken(maximum: Term) -> str:
    return "life" if isinstance(maximum, Life) else f"{maximum} months"


@frozen
class LevelsByMaximum:
    """A table of offense levels by statutory maximum, the highest row first.

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


_LEVELS_OF_1987 = LevelsByMaximum(37, ((20, 34), (10, 26), (5, 19)), over_a_year=12, a_year_or_less=4)
_LEVELS_OF_1988 = LevelsByMaximum(37, ((25, 34), (20, 32), (15, 29), (10, 24), (5, 17)), over_a_year=12)
"""§ 4B1.1 since 15 January 1988, and § 4B1.5(a)(1)(B)."""

_STATE_MAXIMUM = "state `count.maximum`, or [statute] `maximum`"


# § 4B1.1


@frozen
class CareerOffender:
    """§ 4B1.1: the level of the table, or the one stated, if it is greater; Category VI in every case.

    Attributes:
        cite: where the edition prints the table.
        levels: the table.
        before_acceptance: whether § 3E1.1 comes off the level.
        takes_in_increase: whether the maximum of the table takes in the increase for earlier convictions, as that of
            § 5G1.1 does; a level stated must then be the one that the maximum stated gives.
    """

    cite: Cite
    levels: LevelsByMaximum
    before_acceptance: bool
    takes_in_increase: bool = False

    def find(self, offender: RepeatOffender, ledger: Ledger, /) -> Iterator[Finding]:
        """One finding at most."""
        if not offender.is_career_offender:
            return
        stated = offender.stated
        if stated is not None and stated.effect is not None:
            yield self._as_stated(stated, stated.effect, offender.maximum)
        elif offender.maximum is None and ledger.total >= self.levels.life:
            yield Finding(self.cite, None, f"level {ledger.total} is not below the highest of the table")
        else:
            yield Finding(self.cite, AtLeast(self._level(offender.maximum)), _by_maximum("career offender", offender))

    def _as_stated(self, stated: Stated, effect: Effect, maximum: Term | None) -> Finding:
        if not isinstance(effect, AtLeast):
            msg = (
                "adjustments.found: § 4B1.1 gives a level that applies if it is greater; write "
                f"'{stated.cite} >= 34', not '{stated}'"
            )
            raise CaseFileError(msg)
        if effect.number not in self.levels.printed:
            levels = ", ".join(map(str, sorted(self.levels.printed, reverse=True)))
            msg = f"adjustments.found: '{stated}' is stated, but the table of the edition prints the levels {levels}"
            raise NotInForce(msg)
        if maximum is not None and self.takes_in_increase and (level := self._level(maximum)) != effect.number:
            msg = (
                f"adjustments.found: '{stated}' is stated, but a statutory maximum of {_spoken(maximum)} gives level "
                f"{level}; if that is of a count that makes no career offender, state the `kinds` of each count"
            )
            raise Contradiction(msg)
        return Finding(stated.cite, effect, "career offender: as stated", "stated, not derived")

    def _level(self, maximum: Term | None) -> int:
        if maximum is None:
            msg = (
                f"§ {self.cite} is undetermined: {_STATE_MAXIMUM}, or the level in adjustments.found, such as "
                "'4B1.1 >= 34'"
            )
            raise Undetermined(msg)
        level = self.levels.of(maximum)
        if level is None:
            msg = (
                "history.career_offender: a career offender stands convicted of a felony (§ 4B1.1), but the statutory "
                f"maximum is {_spoken(maximum)}"
            )
            raise Contradiction(msg)
        return level

    def category(self, offender: RepeatOffender, category: CriminalHistoryCategory, /) -> CriminalHistoryCategory:
        """VI for a career offender, whether or not the table raised the level."""
        return CriminalHistoryCategory.VI if offender.is_career_offender else category

    def stands(self, ledger: Ledger, /, *, less: int = 0) -> Finding | None:
        """The level of the table, or the one stated, less acceptance."""
        return _stands(Cite("4B1.1"), ledger, before_acceptance=self.before_acceptance, less=less)


def _by_maximum(what: str, offender: RepeatOffender) -> str:
    return what if offender.maximum is None else f"{what}: statutory maximum of {_spoken(offender.maximum)}"


_OF_1987 = CareerOffender(Cite("4B1.1"), _LEVELS_OF_1987, before_acceptance=False)
_OF_1988 = CareerOffender(Cite("4B1.1"), _LEVELS_OF_1988, before_acceptance=False)
_OF_1989 = CareerOffender(Cite("4B1.1"), _LEVELS_OF_1988, before_acceptance=True)
_OF_1997 = CareerOffender(Cite("4B1.1"), _LEVELS_OF_1988, before_acceptance=True, takes_in_increase=True)
_OF_2002 = CareerOffender(Cite("4B1.1", "(b)"), _LEVELS_OF_1988, before_acceptance=True, takes_in_increase=True)

CAREER_OFFENDER: Dated[tuple[CareerOffender, ...]] = Dated(
    "§ 4B1.1",
    (
        Version(date(1987, 11, 1), None, (_OF_1987,)),
        Version(date(1988, 1, 15), 48, (_OF_1988,)),
        Version(date(1989, 11, 1), 266, (_OF_1989,)),
        Version(date(1997, 11, 1), 567, (_OF_1997,)),
        Version(date(2002, 11, 1), 642, (_OF_2002,)),
    ),
)


# § 4B1.1(c): career offenders convicted under 18 U.S.C. 924(c) or 929(a)


@frozen
class FirearmRange:
    """The range of § 4B1.1(c), in months, and the paragraph that gives it."""

    cite: Cite
    range: Range
    because: str


@frozen
class CareerOffenderRanges:
    """§ 4B1.1(c): the range of a career offender convicted under 18 U.S.C. 924(c) or 929(a).

    Attributes:
        table: the levels that came off for acceptance, and the range, in months.
        corresponding: the level to which the table corresponds in Category VI, before acceptance (background).
    """

    table: tuple[tuple[int, Range], ...]
    corresponding: int

    def of(self, acceptance: int) -> Range:
        """The range of the table, (c)(3), by the levels that came off for acceptance: none, 2 or 3.

        >>> print(CAREER_OFFENDER_FIREARM.on(date(2009, 11, 1)).of(3))
        262-327

        Raises:
            SentencingError: § 3E1.1 gives no such reduction.
        """
        for levels, cell in self.table:
            if levels == acceptance:
                return cell
        levels_printed = ", ".join(str(levels) for levels, _ in self.table)
        msg = f"acceptance of responsibility takes off {levels_printed} levels (§ 4B1.1(c)(3)), not {acceptance}"
        raise SentencingError(msg)

    def greater(self, otherwise: Range | None, consecutive: Term, acceptance: int) -> FirearmRange:
        """The range of (c)(1), or the greater of (c)(2)(A) and (B): the one with the higher minimum (n.3(B)).

        The check value of note 3(E): 188-235 and 60 months make 248-295; the table, 262-327, is greater.

        >>> ranges = CAREER_OFFENDER_FIREARM.on(date(2009, 11, 1))
        >>> greater = ranges.greater(Range(188, 235), 60, acceptance=3)
        >>> print(greater.cite, greater.range)
        4B1.1(c)(2)(B) 262-327

        Args:
            otherwise: the range for the other counts, in months; ``None`` where there are none.
            consecutive: the mandatory consecutive minimum of the 924(c) and 929(a) counts together, in months.
            acceptance: the levels that came off for acceptance.

        Raises:
            SentencingError: § 3E1.1 gives no such reduction.
        """
        of_table = self.of(acceptance)
        if otherwise is None:
            return FirearmRange(Cite("4B1.1", "(c)(1)"), of_table, "the only count is one under 924(c) or 929(a)")
        added = Range(_sum(otherwise.minimum, consecutive), _sum(otherwise.maximum, consecutive))
        both = f"{otherwise} and {_spoken(consecutive)} make {added}, and the table gives {of_table}"
        if of_table.harsher_than(added):
            return FirearmRange(Cite("4B1.1", "(c)(2)(B)"), of_table, both)
        return FirearmRange(Cite("4B1.1", "(c)(2)(A)"), added, both)

    @property
    def level(self) -> Finding:
        """The level that stands for the table where no other count has one; acceptance comes off it."""
        return Finding(Cite("4B1.1", "(c)(3)"), Become(self.corresponding), "career offender on firearm counts alone")


def _sum(term: Term, more: Term) -> Term:
    if isinstance(term, Life) or isinstance(more, Life):
        return LIFE
    return term + more


CAREER_OFFENDER_FIREARM: Dated[CareerOffenderRanges] = Dated(
    "§ 4B1.1(c)",
    (
        Version(
            date(2002, 11, 1),
            642,
            CareerOffenderRanges(((0, Range(360, LIFE)), (2, Range(292, 365)), (3, Range(262, 327))), corresponding=37),
        ),
    ),
)

FIREARM_COUNT_ALONE: Dated[str] = Dated(
    "§ 4B1.2",
    (
        Version(date(2000, 11, 1), 600, "a count under 18 U.S.C. 924(c) or 929(a) alone makes no career offender"),
        Version(date(2002, 11, 1), 642, None),
    ),
)
"""While it is in force, § 4B1.1 does not apply where the only offense of conviction is under those sections."""


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
        if _level_given(_LIVELIHOOD, ledger) is None:
            return None
        level = self.least_if_accepted if ledger.applied(_ACCEPTANCE) else self.least
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
        return _stands(_ARMED, ledger, before_acceptance=self.before_acceptance, less=less)


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
            msg = f"§ {_REPEAT} is undetermined: {_STATE_MAXIMUM}"
            raise Undetermined(msg)
        level = self.levels.of(offender.maximum)
        if level is None:
            yield Finding(_REPEAT, None, "the table has no row for a statutory maximum of one year or less")
        else:
            yield Finding(_REPEAT, AtLeast(level), _by_maximum("repeat sex offender against minors", offender))

    def category(self, offender: RepeatOffender, category: CriminalHistoryCategory, /) -> CriminalHistoryCategory:
        """V at least."""
        if not offender.history.repeat_sex_offender or offender.is_career_offender:
            return category
        return max(category, CriminalHistoryCategory.V)

    def stands(self, ledger: Ledger, /, *, less: int = 0) -> Finding | None:
        """The level of the table, less acceptance."""
        return _stands(_REPEAT, ledger, before_acceptance=self.before_acceptance, less=less)


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
        return _stands(_PATTERN, ledger, before_acceptance=self.before_acceptance, less=less)


def _of_chapters_two_and_three(ledger: Ledger) -> int:
    """The level before §§ 4B1.3 and 4B1.4, which may have raised it first."""
    return min(ledger.before(_LIVELIHOOD), ledger.before(_ARMED))


_REPEAT, _PATTERN = Cite("4B1.5", "(a)"), Cite("4B1.5", "(b)")

REPEAT_SEX_OFFENDER: Dated[tuple[RepeatSexOffender | PatternOfSexualConduct, ...]] = Dated(
    "§ 4B1.5",
    (Version(date(2001, 11, 1), 615, (RepeatSexOffender(_LEVELS_OF_1988), PatternOfSexualConduct(5, 22))),),
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
