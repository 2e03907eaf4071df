"""The facts of a case as a person states them, with nothing filled in; of law only what makes a statement impossible.

``None`` means *not stated*, which is never the same as "no", "none" or zero. Terms are durations in months and days;
dates may be coarse. Findings are citations, as a presentence report recites them.
"""

import re
from datetime import date
from typing import Self

from attrs import converters, field, frozen

from sentencing.cite import Cite
from sentencing.effects import Effect, parse_effect
from sentencing.errors import CaseFileError, Contradiction
from sentencing.partial import PartialDate
from sentencing.prior import Prior, refuse_unless_later
from sentencing.terms import CriminalHistoryCategory, Range, Term, Zone, as_term, whole_number
from sentencing.words import counted

MOST_EARLY_DISPOSITION_LEVELS = 4
"""PROTECT Act § 401(m)(2)(B), Pub. L. 108-21; §§ 5K3.1 and 3F1.1 repeat it."""


@frozen
class Stated:
    """A finding as the caller states it: a citation, and its effect, in levels, where that is stated too.

    >>> from sentencing.effects import Add
    >>> str(Stated(Cite("3A1.1", "(a)"), Add(3)))
    '3A1.1(a) +3'
    """

    cite: Cite
    effect: Effect | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a citation, and an effect where one follows it.

        >>> str(Stated.parse("U.S.S.G. § 2D1.1(a)(5) = 32")), str(Stated.parse("3B1.2(b)"))
        ('2D1.1(a)(5) = 32', '3B1.2(b)')

        Raises:
            SentencingError: the text is no finding.
        """
        start = next((index for index, character in enumerate(text) if character in "=<>+-"), None)
        if start is None:
            return cls(Cite.parse(text))
        return cls(Cite.parse(text[:start]), parse_effect(text[start:]))

    def __str__(self) -> str:
        return str(self.cite) if self.effect is None else f"{self.cite} {self.effect}"


def _section_number(text: str) -> str:
    """The number alone, where it is written "§ 2L1.2" or "U.S.S.G. § 2L1.2"."""
    return re.sub(r"^(?:U\.?S\.?S\.?G\.?)?\s*§?\s*", "", text.strip())


@frozen
class Count:
    """A count of conviction: the guideline, the statute, when the offense began and ended, and what § 2L1.2 asks.

    >>> Count("U.S.S.G. § 2L1.2", statute="8 U.S.C. 1326(a)", ended=PartialDate.parse("2009-03")).guideline
    '2L1.2'

    Attributes:
        guideline: the section of Chapter Two.
        statute: the statute of conviction, for its maximum (§ 5G1.1).
        began: the day on which the offense began (§ 4A1.2(e)).
        ended: the day on which it ended (§ 1B1.11(b)(1)); for reentry, when the defendant was found.
        found: findings by citation, in levels where they state an effect; empty finds that no increase applies.
        first_removal_order: the day of the first order of deportation, exclusion or removal.
        removals: the day of each removal; empty says that there was none.

    Raises:
        CaseFileError: the guideline is no section, or the offense ended before it began or before a removal (order).
    """

    guideline: str = field(converter=_section_number)
    statute: str | None = None
    began: PartialDate | None = None
    ended: PartialDate | None = None
    found: tuple[Stated, ...] | None = None
    first_removal_order: PartialDate | None = None
    removals: tuple[PartialDate, ...] | None = None

    def __attrs_post_init__(self) -> None:
        if not re.fullmatch(r"[1-8][A-Z]\d\.\d{1,2}", self.guideline, re.ASCII):
            msg = f"guideline: {self.guideline[:60]!r} is no section of the Manual; write its number, such as '2L1.2'"
            raise CaseFileError(msg)
        refuse_unless_later("ended", self.ended, "began", self.began)
        refuse_unless_later("ended", self.ended, "first_removal_order", self.first_removal_order)
        for removal in self.removals or ():
            refuse_unless_later("ended", self.ended, "removals", removal)

    @property
    def commencement(self) -> PartialDate | None:
        """When the offense began, as far as stated, and never later than it ended."""
        if self.began is None or self.ended is None:
            return self.began if self.ended is None else PartialDate.not_after(self.ended.latest)
        return PartialDate(self.began.earliest, min(self.began.latest, self.ended.latest))


@frozen
class Adjustments:
    """Chapter Three, Parts A to C, and a stated § 4B1.1 level, as findings by citation."""

    found: tuple[Stated, ...] = ()


@frozen
class Acceptance:
    """Acceptance of responsibility: § 3E1.1(a), and the motion (before 30 April 2003, the court's finding) for (b).

    Two levels, and with the motion one more, where the level before (a) is 16 or greater.

    >>> from sentencing.manual import Manual
    >>> book = Manual.on(date(2009, 11, 1))
    >>> book.adjust(book["2L1.2"]["(a)"], book["2L1.2"]["(b)(1)(A)(ii)"], Acceptance(motion=True)).total
    21

    Raises:
        Contradiction: a motion without the reduction.
    """

    reduction: bool = True
    motion: bool = False

    def __attrs_post_init__(self) -> None:
        if self.motion and not self.reduction:
            msg = "motion: § 3E1.1(b) presupposes (a), so `motion = true` contradicts `reduction = false`"
            raise Contradiction(msg)


@frozen
class EarlyDisposition:
    """A reduction of one to four levels that the government moves for under an early disposition program.

    § 5K3.1, a departure, from 27 October 2003; § 3F1.1, an adjustment, from 1 November 2025.

    >>> EarlyDisposition(levels=5)
    Traceback (most recent call last):
    sentencing.errors.CaseFileError: levels: a programme gives 1 to 4 levels, not 5

    Raises:
        CaseFileError: fewer than one level, or more than four.
        SentencingError: the levels are no whole number.
    """

    levels: int = field()
    motion: bool = True

    @levels.validator
    def _capped(self, _attribute: object, levels: int) -> None:
        if not 1 <= whole_number(levels, "levels") <= MOST_EARLY_DISPOSITION_LEVELS:
            msg = f"levels: a programme gives 1 to {MOST_EARLY_DISPOSITION_LEVELS} levels, not {levels}"
            raise CaseFileError(msg)


@frozen
class History:
    """Criminal history as found, and the facts about the instant offense that Chapter Four asks.

    >>> History(points=5, category=CriminalHistoryCategory.II)
    Traceback (most recent call last):
    sentencing.errors.Contradiction: category: 5 points are Category III, but `category` says II

    Attributes:
        points: the score as found, in criminal history points (§ 4A1.1).
        category: the category as found (Ch. 5, Pt. A).
        under_sentence: whether it was committed under a criminal justice sentence (§ 4A1.1(d); since 2023, (e)).
        career_offender: whether the defendant is a career offender, and so in Category VI (§ 4B1.1(b)).

    Raises:
        CaseFileError: the points are negative.
        Contradiction: points and category disagree, and the defendant is no career offender.
        SentencingError: the points are no whole number.
    """

    points: int | None = field(default=None)
    category: CriminalHistoryCategory | None = None
    under_sentence: bool = False
    career_offender: bool = False

    @points.validator
    def _not_negative(self, _attribute: object, points: int | None) -> None:
        if points is not None and whole_number(points, "points") < 0:
            msg = f"points: a score is 0 or more, not {points}"
            raise CaseFileError(msg)

    def __attrs_post_init__(self) -> None:
        if self.points is None or self.category is None or self.career_offender:
            return
        if CriminalHistoryCategory.from_points(self.points) is not self.category:
            of_points = CriminalHistoryCategory.from_points(self.points)
            msg = f"category: {self.points} points are Category {of_points}, but `category` says {self.category}"
            raise Contradiction(msg)

    def __str__(self) -> str:
        return f"Category {self.category}" if self.points is None else counted(self.points, "point")


@frozen
class Limits:
    """The statutory maximum and minimum as stated, in months or ``LIFE`` (§ 5G1.1).

    >>> from sentencing.calculate import calculate
    >>> count = Count("2L1.2", found=(Stated.parse("2L1.2(b)(1)(A)(ii)"),))
    >>> case = Case((count,), manual=date(2009, 11, 1), history=History(points=0), statute=Limits(maximum=24))
    >>> print(calculate(case).range_before_statute, "becomes", calculate(case).range)
    51-63 becomes 24

    Raises:
        CaseFileError: the maximum is below the minimum.
        SentencingError: a limit is no number of months from 0 up, nor ``LIFE``.
    """

    maximum: Term | None = field(default=None, converter=converters.optional(as_term))
    minimum: Term | None = field(default=None, converter=converters.optional(as_term))

    def __attrs_post_init__(self) -> None:
        if self.maximum is not None and self.minimum is not None and self.maximum < self.minimum:
            msg = f"maximum: {self.maximum} is below the minimum, {self.minimum} (months)"
            raise CaseFileError(msg)


@frozen
class Waiver:
    """What the defendant gave up, and how; ``None`` is not stated."""

    pretrial_motions: bool | None = None
    appeal: bool | None = None
    collateral_attack: bool | None = None
    unconditional: bool | None = None
    by_plea_colloquy: bool | None = None
    in_plea_agreement: bool | None = None


@frozen
class Plea:
    """The plea, as programme eligibility and the showing of *Ramirez* ask."""

    pleaded_guilty_on: PartialDate | None = None
    charged_on: PartialDate | None = None
    factual_basis: bool | None = None
    waiver: Waiver | None = None

    def __attrs_post_init__(self) -> None:
        refuse_unless_later("pleaded_guilty_on", self.pleaded_guilty_on, "charged_on", self.charged_on)


@frozen
class Sentence:
    """The sentence imposed, in months or ``LIFE``."""

    months: Term = field(converter=as_term)


@frozen
class Expected:
    """What a case file expects of its own calculation; ``None`` expects nothing."""

    offense_level: int | None = None
    category: CriminalHistoryCategory | None = None
    points: int | None = None
    range: Range | None = None
    range_before_statute: Range | None = None
    range_after_departure: Range | None = None
    zone: Zone | None = None
    steps: tuple[str, ...] | None = None
    history: tuple[str, ...] | None = None
    manual: date | None = None
    notes: tuple[str, ...] | None = None
    error: str | None = None


@frozen
class Case:
    """Everything a case file may say.

    Level 8, 4 for a felony, 2 off for acceptance: level 10, with five points (Category III) 10 to 16 months.

    >>> from sentencing.calculate import calculate
    >>> count = Count("2L1.2", found=(Stated.parse("2L1.2(b)(1)(D)"),))
    >>> case = Case((count,), manual=date(2009, 11, 1), acceptance=Acceptance(), history=History(points=5))
    >>> print(calculate(case).range)
    10-16

    Attributes:
        counts: the counts of conviction, one at least; several are not calculated yet.
        title: the caption.
        source: where the facts come from.
        district: the district, by its Bluebook abbreviation.
        sentenced: the day of sentence; it chooses the Manual where none is named (§ 1B1.11).
        manual: a day on which the Manual to apply is in effect.
        priors: each prior conviction; empty says that there is none.
        adjustments: Chapter Three, Parts A to C, in levels, and a stated § 4B1.1 level.
        acceptance: acceptance of responsibility (§ 3E1.1).
        history: criminal history as found; otherwise the priors give it.
        statute: statutory limits, in months; otherwise the statute of conviction gives the maximum (§ 5G1.1).
        early_disposition: a reduction in levels that the government moves for (§ 5K3.1; since 2025, § 3F1.1).
        plea: the plea; no rule reads it yet.
        sentence: the sentence imposed, in months; no rule reads it yet.
        readings: sides taken of open questions, as pairs of key and side.
        expected: what the calculation should give; ``sentencing check`` reads it.

    Raises:
        CaseFileError: there is no count, or sentence came before an offense ended.
    """

    counts: tuple[Count, ...]
    title: str = ""
    source: str = ""
    district: str | None = None
    sentenced: PartialDate | None = None
    manual: date | None = None
    priors: tuple[Prior, ...] | None = None
    adjustments: Adjustments = Adjustments()
    acceptance: Acceptance | None = None
    history: History | None = None
    statute: Limits | None = None
    early_disposition: EarlyDisposition | None = None
    plea: Plea | None = None
    sentence: Sentence | None = None
    readings: tuple[tuple[str, str], ...] = ()
    expected: Expected | None = None

    def __attrs_post_init__(self) -> None:
        if not self.counts:
            msg = "count: a case needs a count; add [[count]] with its guideline"
            raise CaseFileError(msg)
        for count in self.counts:
            refuse_unless_later("sentenced", self.sentenced, "ended", count.ended)

    @property
    def commencement(self) -> PartialDate | None:
        """When the instant offense began, as far as stated: else not later than it was sentenced."""
        began = [count for count in self.counts if count.began is not None]
        days = [count.commencement for count in began or self.counts if count.commencement is not None]
        if not days and self.sentenced is not None:
            return PartialDate.not_after(self.sentenced.latest)
        return min(days, key=_earliest, default=None)


def _earliest(when: PartialDate) -> tuple[date, date]:
    return (when.earliest, when.latest)
