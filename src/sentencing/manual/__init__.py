"""The Guidelines Manual on a day: each section in the version then in force.

An edition is a date. ``Manual.on(day)`` holds nothing else; it applies the text, it never decides facts.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import TypeAlias, TypeVar

from attrs import evolve, frozen

from sentencing.case import Acceptance, Case, Departure, EarlyDisposition, History
from sentencing.cite import Cite
from sentencing.counts import Count, Stated
from sentencing.criminal_record import Record
from sentencing.dated import Dated
from sentencing.errors import CaseFileError, NotModelled, SentencingError
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter2.reentry_facts import Reentry
from sentencing.manual.chapter3.acceptance import ACCEPTANCE, ClearlyAccepted
from sentencing.manual.chapter3.aggregate_lists import AGGREGATE_LISTS
from sentencing.manual.chapter3.found import Adjusted, printed_or_refused
from sentencing.manual.chapter3.parts_a_to_c import PARTS_A_TO_C
from sentencing.manual.chapter3.several_counts import EXCLUDED_COUNTS, GROUP_LEVELS, UNITS, Exclusion, PartD
from sentencing.manual.chapter3.victim import TERRORISM, category_at_least
from sentencing.manual.chapter4.career_offender import (
    CAREER_OFFENDER_FIREARM,
    FIREARM_COUNT_ALONE,
    CareerOffenderRanges,
)
from sentencing.manual.chapter4.inadequacy import INADEQUACY
from sentencing.manual.chapter4.part_b import Less, RepeatOffender, standing
from sentencing.manual.chapter4.points import POINTS, CriminalHistory
from sentencing.manual.chapter4.repeat_offenders import found_under
from sentencing.manual.chapter4.sentences import COUNTING, Reckoning
from sentencing.manual.chapter4.zero_point import ZERO_POINT, Offender
from sentencing.manual.chapter5.safety_valve import SAFETY_VALVE, SafetyValve
from sentencing.manual.chapter5.statutory_limits import LIMIT_PROVISIONS, SEVERAL_COUNTS, LimitProvisions
from sentencing.manual.chapter5.table import TABLE, SentencingTable
from sentencing.manual.early_disposition import EARLY_DISPOSITION, EARLY_DISPOSITION_DEPARTURE
from sentencing.manual.edition import EFFECTIVE_DAYS, FIRST_DAY, LAST_DAY, NEWEST_EDITION, Edition
from sentencing.manual.offense import Guideline, Offense, stated_result
from sentencing.manual.sections import OFFENSE_GUIDELINES, PLACES, SECTIONS
from sentencing.readings import Readings
from sentencing.rules import Rule, entered_as_stated, run
from sentencing.terms import CriminalHistoryCategory

__all__ = ["EFFECTIVE_DAYS", "FIRST_DAY", "LAST_DAY", "NEWEST_EDITION", "SECTIONS", "Adjustment", "Manual"]

S = TypeVar("S")

Adjustment: TypeAlias = Finding | Acceptance | EarlyDisposition
"""What composes by hand: a provision of an edition, or one's own ``Finding``; acceptance; early disposition."""


@frozen
class Manual(Edition):
    """The Guidelines Manual in effect on a day, with what a user laid over it.

    >>> from datetime import date
    >>> Manual.on(date(2009, 11, 1)).table.range(21, "III")
    Range(minimum=46, maximum=57)

    Attributes:
        day: the day.
        laid: texts laid over it; the outcome under such a Manual is hypothetical.
    """

    @property
    def table(self) -> SentencingTable:
        """The Sentencing Table of the edition."""
        return self.text(TABLE)

    def adjust(self, *adjustments: Adjustment, start: Ledger = Ledger()) -> Ledger:
        """Fold adjustments, in order, into a ledger. They are added as given: "the greatest" is yours to choose.

        >>> from datetime import date
        >>> from sentencing.case import Acceptance, EarlyDisposition
        >>> book = Manual.on(date(2009, 11, 1))
        >>> reentry = book["2L1.2"]
        >>> ledger = book.adjust(
        ...     reentry["(a)"], reentry["(b)(1)(A)(ii)"], Acceptance(motion=True), EarlyDisposition(levels=2)
        ... )
        >>> print(book.table.range(ledger.offense_level, "II"))
        33-41

        Raises:
            NotInForce: an adjustment that this edition does not contain.
        """
        ledger = start
        for adjustment in adjustments:
            match adjustment:
                case Finding():
                    if adjustment.cite.section in SECTIONS:
                        self.text(SECTIONS[adjustment.cite.section])  # refuses what is not in force
                    ledger = ledger.enter(adjustment)
                case Acceptance():
                    ledger = self._run(ACCEPTANCE, adjustment, ledger)
                case EarlyDisposition():
                    section = EARLY_DISPOSITION if self.early_disposition_adjusts else EARLY_DISPOSITION_DEPARTURE
                    ledger = self._run(section, adjustment, ledger)
                case _:
                    msg = (
                        f"{adjustment!r} is no adjustment: give a provision of the edition, a Finding, Acceptance or "
                        "EarlyDisposition"
                    )
                    raise SentencingError(msg)
        return ledger

    def _run(self, section: Dated[tuple[Rule[S], ...]], subject: S, ledger: Ledger) -> Ledger:
        return run(self.text(section), subject, ledger, self.source(section))

    # Chapter Two

    def offense(self, count: Count, record: Record, readings: Readings, *, priors_stated: bool) -> Offense:
        """The offense level of a count under Chapter Two, from facts or from findings.

        Raises:
            NotModelled: the guideline is not modelled, and its result is not stated.
            NotInForce: a finding that this edition does not print.
            Contradiction: facts and findings give different levels.
            Undetermined: the facts do not decide.
        """
        for stated in count.found or ():
            if stated.cite.section != count.guideline:
                msg = f"count.found: § {stated.cite} is no provision of the guideline of the count, § {count.guideline}"
                raise CaseFileError(msg)
        section = OFFENSE_GUIDELINES.get(count.guideline)
        if section is None or (count.found and count.found[0].effect and not count.found[0].cite.pinpoint):
            return Offense(stated_result(count, OFFENSE_GUIDELINES))
        facts = Reentry(count, record.convictions, readings, priors_stated=priors_stated)
        guideline = Guideline(self.day, self.text(section), self.source(section))
        return guideline.from_facts(facts) if count.found is None else guideline.from_findings(count.found, facts)

    # Chapter Three, Parts A to D

    def adjusted(self, found: Adjusted, ledger: Ledger) -> Ledger:
        """A count after Chapter Three, Parts A to C, as found by citation, in the order of the Manual.

        Raises:
            NotModelled: a section that is not modelled, and its effect is not stated.
            NotInForce: a provision that this edition does not print.
            Contradiction: findings that exclude each other.
        """
        for section, each in groupby(sorted(found.stated, key=_section), _section):
            ledger = self._adjusted_under(section, evolve(found, stated=tuple(each)), ledger)
        return ledger

    def _adjusted_under(self, section: str, found: Adjusted, ledger: Ledger) -> Ledger:
        stated = found.stated
        if section in PLACES:
            msg = f"adjustments.found: § {stated[0].cite} has its own place: {PLACES[section]}"
            raise CaseFileError(msg)
        history = PARTS_A_TO_C.get(section)
        if history is None:
            unstated = next((each for each in stated if each.effect is None), None)
            if unstated:
                msg = f"adjustments.found: § {unstated.cite} is not modelled; state its effect: '{unstated.cite} +2'"
                raise NotModelled(msg)
            return entered_as_stated(stated, ledger)
        for each in stated:
            printed_or_refused(each, self.text(history), self.day)
        return self._run(history, found, ledger)

    def category_after_terrorism(
        self, ledgers: Iterable[Ledger], category: CriminalHistoryCategory
    ) -> CriminalHistoryCategory:
        """The category, or that of § 3A1.4(b) where a count received the adjustment."""
        if not any(ledger.applied(_TERRORISM) for ledger in ledgers):
            return category
        return category_at_least(self.text(TERRORISM)) or category

    @property
    def excluded_counts(self) -> Exclusion:
        """Which counts Part D leaves out."""
        return self.text(EXCLUDED_COUNTS)

    @property
    def part_d(self) -> PartD:
        """How several counts combine (Part D)."""
        return PartD(
            self.text(AGGREGATE_LISTS),
            self.text(GROUP_LEVELS),
            self.source(GROUP_LEVELS),
            self.text(UNITS),
            self.source(UNITS),
        )

    @property
    def acceptance_barred_by(self) -> Cite | None:
        """The adjustment beside which this edition gives no reduction for acceptance (until 31 October 1989)."""
        return next((rule.barred_by for rule in self.text(ACCEPTANCE) if isinstance(rule, ClearlyAccepted)), None)

    # Chapter Three, Part F, and § 5K3.1

    @property
    def early_disposition_adjusts(self) -> bool:
        """Whether an early disposition adjusts the offense level (§ 3F1.1, from 1 November 2025).

        >>> from datetime import date
        >>> [Manual.on(date(year, 11, 1)).early_disposition_adjusts for year in (2024, 2025)]
        [False, True]
        """
        return self.in_force(EARLY_DISPOSITION)

    @property
    def has_early_disposition(self) -> bool:
        """Whether any provision for it is in force (from 27 October 2003)."""
        return self.early_disposition_adjusts or self.in_force(EARLY_DISPOSITION_DEPARTURE)

    # Chapter Four

    def record(self, case: Case, readings: Readings) -> Record:
        """The prior sentences and convictions as § 4A1.2 reads them."""
        law = self.text(COUNTING)
        if not case.priors:
            return Record()
        return Reckoning(law, case.commencement, case.sentenced, readings).record(case.priors)

    def points(self, history: CriminalHistory) -> Ledger:
        """Criminal history points under § 4A1.1.

        Raises:
            Undetermined: the facts do not decide.
        """
        return self._run(POINTS, history, Ledger())

    def repeat_offender(
        self, offender: RepeatOffender, ledger: Ledger, *, before_acceptance: bool, less: int = 0
    ) -> Ledger:
        """The level after Chapter Four, Part B: those of its sections from which acceptance comes off, or the others.

        ``less`` is what came off for acceptance already, in levels, and comes off the levels of the sections too.

        Raises:
            NotInForce: a section that is found, and that this edition does not contain.
            Undetermined: a fact that the level turns on is not stated.
        """
        for history in found_under(offender):
            rules = [Less(less, rule) for rule in self.text(history) if rule.before_acceptance is before_acceptance]
            ledger = run(rules, offender, ledger, self.source(history))
        return ledger

    def standing_repeat_offender(self, offender: RepeatOffender, ledger: Ledger, *, less: int = 0) -> Ledger:
        """What stands of Part B after §§ 3F1.1 and 4C1.1, which do not come off its levels."""
        for history in found_under(offender):
            ledger = standing(self.text(history), ledger, self.source(history), less=less)
        return ledger

    def repeat_offender_category(
        self, offender: RepeatOffender, category: CriminalHistoryCategory
    ) -> CriminalHistoryCategory:
        """The category after Chapter Four, Part B."""
        for history in found_under(offender):
            for rule in self.text(history):
                category = rule.category(offender, category)
        return category

    def zero_point(self, offender: Offender, ledger: Ledger) -> Ledger:
        """The level after § 4C1.1; unchanged before 1 November 2023."""
        if not self.in_force(ZERO_POINT):
            return ledger
        return self._run(ZERO_POINT, offender, ledger)

    def departed_category(
        self, departure: Departure, category: CriminalHistoryCategory, history: History
    ) -> CriminalHistoryCategory:
        """The category to which a court departs under § 4A1.3.

        Raises:
            NotInForce: this edition has no § 4A1.3 (from 1 November 2025), or not yet what the departure asks.
            CaseFileError: the departure goes beyond the limits of the edition.
        """
        return self.text(INADEQUACY).departed(departure, category, history)

    @property
    def firearm_ranges(self) -> CareerOffenderRanges | None:
        """The ranges of § 4B1.1(c); ``None`` before 1 November 2002."""
        return self.text(CAREER_OFFENDER_FIREARM) if self.in_force(CAREER_OFFENDER_FIREARM) else None

    @property
    def excepts_firearm_counts(self) -> bool:
        """Whether counts under 18 U.S.C. 924(c) and 929(a) alone make no career offender (2000 to 2002)."""
        return self.in_force(FIREARM_COUNT_ALONE)

    # Chapter Five

    @property
    def safety_valve(self) -> SafetyValve:
        """What § 5C1.2 leaves of a minimum that it lifts.

        Raises:
            NotInForce: before 23 September 1994.
        """
        return self.text(SAFETY_VALVE)

    @property
    def limit_provisions(self) -> LimitProvisions:
        """The subsections of § 5G1.1, by how a statutory limit meets the range."""
        return self.text(LIMIT_PROVISIONS)

    @property
    def minimum_raises_all_counts(self) -> bool:
        """Whether a mandatory minimum on one count raises the range for all (§ 5G1.2(b), from 1 November 2012)."""
        return self.text(SEVERAL_COUNTS).minimum_raises_all


_TERRORISM = Cite("3A1.4")


def _section(stated: Stated) -> str:
    return stated.cite.section
