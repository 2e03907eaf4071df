"""§ 4B1.1: career offenders.

Of several counts that make the offender one, the statutory maximum is the greatest. Whether it takes in the increase
that a statute provides for earlier convictions, the Manual did not say until 31 October 1994. From 1 November 1994 it
left the increase out (amend. 506), which *United States v. LaBonte*, 520 U.S. 751 (1997), held contrary to 28 U.S.C.
994(h); from 1 November 1997 it takes it in, where it applies to the defendant (amend. 567). The caller states the
maximum accordingly; or, where § 5G1.1 reads another, the level.
"""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from sentencing.cite import Cite
from sentencing.counts import Stated
from sentencing.dated import Dated, Version
from sentencing.effects import AtLeast, Become, Effect
from sentencing.errors import CaseFileError, Contradiction, NotInForce, SentencingError, Undetermined
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter4.part_b import (
    LEVELS_OF_1988,
    STATE_MAXIMUM,
    LevelsByMaximum,
    RepeatOffender,
    by_maximum,
    level_standing,
)
from sentencing.terms import LIFE, CriminalHistoryCategory, Life, Range, Term
from sentencing.words import in_months

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
            yield Finding(self.cite, AtLeast(self._level(offender.maximum)), by_maximum("career offender", offender))

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
                f"adjustments.found: '{stated}' is stated, but a statutory maximum of {in_months(maximum)} gives level "
                f"{level}; if that is of a count that makes no career offender, state the `kinds` of each count"
            )
            raise Contradiction(msg)
        return Finding(stated.cite, effect, "career offender: as stated", "stated, not derived")

    def _level(self, maximum: Term | None) -> int:
        if maximum is None:
            msg = (
                f"§ {self.cite} is undetermined: {STATE_MAXIMUM}, or the level in adjustments.found, such as "
                "'4B1.1 >= 34'"
            )
            raise Undetermined(msg)
        level = self.levels.of(maximum)
        if level is None:
            msg = (
                "history.career_offender: a career offender stands convicted of a felony (§ 4B1.1), but the statutory "
                f"maximum is {in_months(maximum)}"
            )
            raise Contradiction(msg)
        return level

    def category(self, offender: RepeatOffender, category: CriminalHistoryCategory, /) -> CriminalHistoryCategory:
        """VI for a career offender, whether or not the table raised the level."""
        return CriminalHistoryCategory.VI if offender.is_career_offender else category

    def stands(self, ledger: Ledger, /, *, less: int = 0) -> Finding | None:
        """The level of the table, or the one stated, less acceptance."""
        return level_standing(Cite("4B1.1"), ledger, before_acceptance=self.before_acceptance, less=less)


_LEVELS_OF_1987 = LevelsByMaximum(37, ((20, 34), (10, 26), (5, 19)), over_a_year=12, a_year_or_less=4)
_OF_1987 = CareerOffender(Cite("4B1.1"), _LEVELS_OF_1987, before_acceptance=False)
_OF_1988 = CareerOffender(Cite("4B1.1"), LEVELS_OF_1988, before_acceptance=False)
_OF_1989 = CareerOffender(Cite("4B1.1"), LEVELS_OF_1988, before_acceptance=True)
_OF_1997 = CareerOffender(Cite("4B1.1"), LEVELS_OF_1988, before_acceptance=True, takes_in_increase=True)
_OF_2002 = CareerOffender(Cite("4B1.1", "(b)"), LEVELS_OF_1988, before_acceptance=True, takes_in_increase=True)

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
        both = f"{otherwise} and {in_months(consecutive)} make {added}, and the table gives {of_table}"
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
