"""The facts of a case as a person states them, with nothing filled in; of law only what makes a statement impossible.

``None`` means *not stated*, which is never the same as "no", "none" or zero. Terms are durations in months and days;
dates may be coarse. Findings are citations, as a presentence report recites them.
"""

from collections.abc import Sequence
from datetime import date

from attrs import converters, field, frozen

from sentencing.counts import TOTAL, Adjustments, Count, CountGroup, refuse_unless_ordered
from sentencing.districts import find
from sentencing.errors import CaseFileError, Contradiction
from sentencing.expected import Expected
from sentencing.partial import PartialDate
from sentencing.plea import NamedDistrict, Plea
from sentencing.prior import Prior, refuse_unless_later
from sentencing.terms import CriminalHistoryCategory, Term, as_term, whole_number
from sentencing.words import counted

MOST_EARLY_DISPOSITION_LEVELS = 4
"""PROTECT Act § 401(m)(2)(B), Pub. L. 108-21; §§ 5K3.1 and 3F1.1 repeat it."""


def refuse_unless_capped(key: str, levels: int) -> None:
    """Refuse levels that no early-disposition programme may give."""
    if not 1 <= whole_number(levels, key) <= MOST_EARLY_DISPOSITION_LEVELS:
        msg = f"{key}: a programme gives 1 to {MOST_EARLY_DISPOSITION_LEVELS} levels, not {levels}"
        raise CaseFileError(msg)


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
        refuse_unless_capped("levels", levels)


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
        misdemeanor_predicate: whether a predicate was a misdemeanor under state law (§ 4A1.3(b)(3)(A), from 2016).
        criminal_livelihood: whether the offense was part of a pattern engaged in as a livelihood (§ 4B1.3).
        armed_career_criminal: whether 18 U.S.C. 924(e) applies (§ 4B1.4).
        armed_in_connection: whether the condition for level 34 and Category VI is met (§ 4B1.4(b)(3)(A), (c)(2)).
        repeat_sex_offender: whether § 4B1.5(a) applies.
        pattern_of_sexual_conduct: whether the pattern of activity of § 4B1.5(b) is found.
        on_supervised_release: whether the offense was committed on supervised release, which programmes may ask.

    Raises:
        CaseFileError: the points are negative.
        Contradiction: points and category disagree, and no section of Chapter Four, Part B, sets the category.
        SentencingError: the points are no whole number.
    """

    points: int | None = field(default=None)
    category: CriminalHistoryCategory | None = None
    under_sentence: bool = False
    career_offender: bool = False
    misdemeanor_predicate: bool = False
    criminal_livelihood: bool = False
    armed_career_criminal: bool = False
    armed_in_connection: bool | None = None
    repeat_sex_offender: bool = False
    pattern_of_sexual_conduct: bool = False
    on_supervised_release: bool | None = None

    @points.validator
    def _not_negative(self, _attribute: object, points: int | None) -> None:
        if points is not None and whole_number(points, "points") < 0:
            msg = f"points: a score is 0 or more, not {points}"
            raise CaseFileError(msg)

    def __attrs_post_init__(self) -> None:
        if self.points is None or self.category is None or self.sets_category:
            return
        if CriminalHistoryCategory.from_points(self.points) is not self.category:
            of_points = CriminalHistoryCategory.from_points(self.points)
            msg = f"category: {self.points} points are Category {of_points}, but `category` says {self.category}"
            raise Contradiction(msg)

    @property
    def sets_category(self) -> bool:
        """Whether a section of Chapter Four, Part B, may set the category, whatever the points."""
        return self.career_offender or self.armed_career_criminal or self.repeat_sex_offender

    def __str__(self) -> str:
        return f"Category {self.category}" if self.points is None else counted(self.points, "point")


@frozen
class ZeroPoint:
    """What § 4C1.1(a) asks besides points and adjustments; ``None`` is not stated.

    >>> from sentencing import Stated, calculate
    >>> counts, none = (Count("2D1.1", found=(Stated.parse("2D1.1 = 24"),)),), History(points=0)
    >>> calculate(Case(counts, history=none, manual=date(2024, 11, 1), zero_point=ZeroPoint(weapon=True))).offense_level
    OffenseLevel(24)

    Attributes:
        violence: whether violence or credible threats of it were used.
        death_or_injury: whether death or serious bodily injury resulted.
        sex_offense: whether the offense is a sex offense as the edition defines it.
        hardship: whether the defendant personally caused substantial financial hardship.
        weapon: whether a firearm or other dangerous weapon was possessed, or another induced to (§ 4C1.1(a)(7)).
        individual_rights: whether § 2H1.1 covers the offense.
        continuing_enterprise: whether there was a continuing criminal enterprise (21 U.S.C. 848).
    """

    violence: bool | None = None
    death_or_injury: bool | None = None
    sex_offense: bool | None = None
    hardship: bool | None = None
    weapon: bool | None = None
    individual_rights: bool | None = None
    continuing_enterprise: bool | None = None


@frozen
class Departure:
    """A departure under § 4A1.3 to another criminal history category, and levels down the Table from Category VI.

    >>> print(Departure(CriminalHistoryCategory.II).category)
    II

    Raises:
        CaseFileError: levels are stated, but the category is not VI; or they are negative.
    """

    category: CriminalHistoryCategory
    levels: int = 0

    def __attrs_post_init__(self) -> None:
        if whole_number(self.levels, "levels") < 0:
            msg = f"levels: {self.levels} is no number of levels further down the Table"
            raise CaseFileError(msg)
        if self.levels and self.category is not CriminalHistoryCategory.VI:
            msg = f"levels: § 4A1.3 adds levels above Category VI only, not in Category {self.category}"
            raise CaseFileError(msg)


@frozen
class SubstantialAssistance:
    """The government's motion under § 5K1.1, noted and never computed; and under 18 U.S.C. 3553(e).

    >>> SubstantialAssistance(motion=False, below_minimum=True)
    Traceback (most recent call last):
    sentencing.errors.Contradiction: below_minimum: 18 U.S.C. 3553(e) asks for a motion, and `motion` says ... none
    """

    motion: bool = True
    below_minimum: bool = False

    def __attrs_post_init__(self) -> None:
        if self.below_minimum and not self.motion:
            msg = "below_minimum: 18 U.S.C. 3553(e) asks for a motion, and `motion` says that there is none"
            raise Contradiction(msg)


@frozen
class Limits:
    """The statutory maximum and minimum as stated, in months or ``LIFE`` (§ 5G1.1).

    >>> from sentencing import Stated, calculate
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
    safety_valve: bool = False
    """Whether § 5C1.2 lifts the minimum (18 U.S.C. 3553(f))."""

    def __attrs_post_init__(self) -> None:
        refuse_unless_ordered("maximum", self.maximum, "minimum", self.minimum)


@frozen
class Sentence:
    """The sentence imposed, in months from 0 up or ``LIFE``, else a ``SentencingError``; no rule reads it.

    >>> Sentence(40).months
    40
    """

    months: Term = field(converter=as_term)


AS_STATED = "as stated"
"""How the case itself is called beside its scenarios."""


@frozen
class Scenario:
    """Facts to put in place of others, by their path in the case file; lists count from 1.

    >>> Scenario("it does not count", (("prior[2].excluded", "invalid"),)).label
    'it does not count'

    Attributes:
        label: how the outcome is called beside the others.
        set: pairs of a path and the value to put there, as the file would say it.
        remove: paths to take out.
    """

    label: str
    set: tuple[tuple[str, object], ...] = ()
    remove: tuple[str, ...] = ()


def _abbreviations(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(find(name)) for name in names)


@frozen
class Case:
    """Everything a case file may say.

    Level 8, 4 for a felony, 2 off for acceptance: level 10, with five points (Category III) 10 to 16 months.

    >>> from sentencing import Stated, calculate
    >>> counts, history = (Count("2L1.2", found=(Stated.parse("2L1.2(b)(1)(D)"),)),), History(points=5)
    >>> print(calculate(Case(counts, manual=date(2009, 11, 1), acceptance=Acceptance(), history=history)).range)
    10-16

    Attributes:
        counts: the counts of conviction, one at least.
        title: the caption.
        source: where the facts come from.
        district: the district, by its Bluebook abbreviation.
        sentenced: the day of sentence; it chooses the Manual where none is named (§ 1B1.11).
        decided: the day of the decision on appeal, whose law of disparity governs the case.
        manual: a day on which the Manual to apply is in effect.
        priors: each prior conviction; empty says that there is none.
        adjustments: Chapter Three, Parts A to C, in levels, and a stated § 4B1.1 level.
        acceptance: acceptance of responsibility (§ 3E1.1).
        history: criminal history as found; otherwise the priors give it.
        statute: statutory limits, in months; otherwise the statute of conviction gives the maximum (§ 5G1.1).
        early_disposition: a reduction in levels that the government moves for (§ 5K3.1; since 2025, § 3F1.1).
        groups: Groups of counts whose level is found for the whole (§ 3D1.3(b)).
        zero_point: what § 4C1.1 asks besides points and adjustments.
        departure: a departure under § 4A1.3.
        substantial_assistance: the government's motion under § 5K1.1.
        deportable: whether the defendant is a deportable alien likely to be deported (§ 5D1.1(c)).
        plea: the plea, which programmes and the showing of a disparity ask.
        showing: the districts that the defendant named to the court; empty says that none was named.
        eligible_in: districts whose programme would take the defendant, as found or stipulated.
        ineligible_in: districts whose programme would not, as found or stipulated.
        sentence: the sentence imposed, in months; no rule reads it.
        readings: sides taken of open questions, as pairs of key and side.
        scenarios: other facts to calculate beside these.
        expected: what the calculation should give; ``sentencing check`` reads it.

    Raises:
        CaseFileError: there is no count, sentence came before an offense ended, or a Group has no count.
        UnknownDistrict: a district named is none.
        Contradiction: a district is in `eligible_in` and `ineligible_in`, or a total (§ 1B1.1) beside what it takes in.
    """

    counts: tuple[Count, ...] = field(metadata={"key": "count"})
    title: str = ""
    source: str = ""
    district: str | None = None
    sentenced: PartialDate | None = None
    decided: PartialDate | None = None
    manual: date | None = None
    priors: tuple[Prior, ...] | None = field(default=None, metadata={"key": "prior"})
    adjustments: Adjustments = Adjustments()
    acceptance: Acceptance | None = None
    history: History | None = None
    statute: Limits | None = None
    early_disposition: EarlyDisposition | None = None
    plea: Plea | None = None
    showing: tuple[NamedDistrict, ...] | None = None
    eligible_in: tuple[str, ...] = field(default=(), converter=_abbreviations)
    ineligible_in: tuple[str, ...] = field(default=(), converter=_abbreviations)
    sentence: Sentence | None = None
    readings: tuple[tuple[str, str], ...] = ()
    expected: Expected | None = None
    groups: tuple[CountGroup, ...] = field(default=(), metadata={"key": "group"})
    zero_point: ZeroPoint | None = None
    departure: Departure | None = None
    substantial_assistance: SubstantialAssistance | None = None
    deportable: bool | None = None
    scenarios: tuple[Scenario, ...] = field(default=(), metadata={"key": "scenario"})

    def __attrs_post_init__(self) -> None:
        if not self.counts:
            msg = "count: a case needs a count; add [[count]] with its guideline"
            raise CaseFileError(msg)
        for count in self.counts:
            refuse_unless_later("sentenced", self.sentenced, "ended", count.ended)
        refuse_unless_later("decided", self.decided, "sentenced", self.sentenced)
        letters = {count.group for count in self.counts}
        for group in self.groups:
            if group.letter not in letters:
                msg = f"group: no count says `group = {group.letter!r}`"
                raise CaseFileError(msg)
        if any(count.is_total for count in self.counts):
            _refuse_beside_a_total(self)
        both = [district for district in self.eligible_in if district in self.ineligible_in]
        if both:
            msg = f"eligible_in: {both[0]} stands in `ineligible_in` too"
            raise Contradiction(msg)
        _refuse_twice("group", [group.letter for group in self.groups])
        _refuse_twice("scenario", [AS_STATED, *(scenario.label for scenario in self.scenarios)])

    @property
    def commencement(self) -> PartialDate | None:
        """When the instant offense began, as far as stated: else not later than it was sentenced."""
        began = [count for count in self.counts if count.began is not None]
        days = [count.commencement for count in began or self.counts if count.commencement is not None]
        if not days and self.sentenced is not None:
            return PartialDate.not_after(self.sentenced.latest)
        return min(days, key=_earliest, default=None)


def _refuse_beside_a_total(case: Case) -> None:
    """A total offense level as found takes in every count, adjustment and section of Chapters Two to Four."""
    history = case.history or History()
    stated = {
        "count": len(case.counts) > 1,
        "adjustments": case.adjustments != Adjustments(),
        "acceptance": case.acceptance is not None,
        "zero_point": case.zero_point is not None,
        "history": history.sets_category or history.criminal_livelihood or history.pattern_of_sexual_conduct,
    }
    for key, is_stated in stated.items():
        if is_stated:
            msg = f"{key}: § {TOTAL} states a total offense level, which takes this in; leave one of them out"
            raise Contradiction(msg)


def _refuse_twice(key: str, names: Sequence[str]) -> None:
    for place, name in enumerate(names):
        if name in names[:place]:
            msg = f"{key}: {name!r} is given twice"
            raise CaseFileError(msg)


def _earliest(when: PartialDate) -> tuple[date, date]:
    return (when.earliest, when.latest)
