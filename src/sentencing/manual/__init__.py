"""The Guidelines Manual on a day: each section in the version then in force.

An edition is a date. ``Manual.on(day)`` holds nothing else; it looks up, it never decides facts.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Self, TypeAlias, TypeVar, cast

from attrs import evolve, frozen

from sentencing.case import Acceptance, Case, Departure, EarlyDisposition, History
from sentencing.cite import Cite
from sentencing.counts import Count, Stated
from sentencing.dated import Dated
from sentencing.errors import CaseFileError, NotInForce, NotModelled, SentencingError
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter2.reentry_facts import Reentry
from sentencing.manual.chapter3.acceptance import ACCEPTANCE, ClearlyAccepted
from sentencing.manual.chapter3.aggregate_lists import AGGREGATE_LISTS
from sentencing.manual.chapter3.found import Adjusted, printed_or_refused
from sentencing.manual.chapter3.parts_a_to_c import PARTS_A_TO_C
from sentencing.manual.chapter3.several_counts import EXCLUDED_COUNTS, GROUP_LEVELS, UNITS, Exclusion, PartD
from sentencing.manual.chapter3.victim import TERRORISM, category_at_least
from sentencing.manual.chapter4.inadequacy import INADEQUACY
from sentencing.manual.chapter4.points import POINTS, CriminalHistory
from sentencing.manual.chapter4.repeat_offenders import (
    CAREER_OFFENDER_FIREARM,
    FIREARM_COUNT_ALONE,
    PART_B,
    CareerOffenderRanges,
    Less,
    PartBRule,
    RepeatOffender,
    standing,
)
from sentencing.manual.chapter4.sentences import COUNTING, Reckoning
from sentencing.manual.chapter4.zero_point import ZERO_POINT, Offender
from sentencing.manual.chapter5.safety_valve import SAFETY_VALVE, SafetyValve
from sentencing.manual.chapter5.statutory_limits import LIMIT_PROVISIONS, SEVERAL_COUNTS, LimitProvisions
from sentencing.manual.chapter5.table import TABLE, SentencingTable
from sentencing.manual.early_disposition import EARLY_DISPOSITION, EARLY_DISPOSITION_DEPARTURE
from sentencing.manual.in_force import UNREAD, Laid, SectionInForce
from sentencing.manual.offense import Guideline, Offense, stated_result
from sentencing.manual.sections import OFFENSE_GUIDELINES, PLACES, SECTIONS
from sentencing.readings import Readings
from sentencing.record import Record
from sentencing.rules import Rule, entered_as_stated, run
from sentencing.terms import CriminalHistoryCategory

S = TypeVar("S")
T = TypeVar("T")

Adjustment: TypeAlias = Finding | Acceptance | EarlyDisposition
"""What composes by hand: a provision of an edition, or one's own ``Finding``; acceptance; early disposition."""

FIRST_DAY = date(1987, 11, 1)
NEWEST_EDITION = date(2025, 11, 1)
LAST_DAY = date(2026, 10, 31)
"""Amendments effective 1 November 2026 (91 FR 24088) are published; their text has not been read."""

EFFECTIVE_DAYS: tuple[date, ...] = tuple(
    sorted({version.effective for section in SECTIONS.values() for version in section.versions})
)
"""Every day on which the law modelled here changed; between two of them an edition is constant."""


@frozen
class Manual:
    """The Guidelines Manual in effect on a day, with what a user laid over it.

    >>> Manual.on(date(2009, 11, 1)).table.range(21, "III")
    Range(minimum=46, maximum=57)

    Attributes:
        day: the day.
        laid: texts laid over it; the outcome under such a Manual is hypothetical.
    """

    day: date
    laid: tuple[Laid, ...] = ()

    @classmethod
    def on(cls, day: date) -> Self:
        """The edition in effect on a day.

        Raises:
            NotModelled: before the first Manual (1 November 1987), or after the newest one encoded.
        """
        if not FIRST_DAY <= day <= LAST_DAY:
            msg = (
                f"no Manual is encoded for {day}: the first is of {FIRST_DAY}, the newest of {NEWEST_EDITION} "
                f"(known to {LAST_DAY}); to use the newest all the same, name it as the manual: {NEWEST_EDITION}"
            )
            raise NotModelled(msg)
        return cls(day)

    def laying(self, number: str, text: object, label: str) -> Self:
        """This Manual with another text of one section: a proposed amendment, one newer than the library, a reform.

        >>> book = Manual.on(date(2025, 11, 1))
        >>> reform = book.laying("5A", Manual.on(date(1991, 11, 1)).text(TABLE), "the Table of 1991")
        >>> print(book.table.range(7, "I"), reform.table.range(7, "I"), *reform.hypothetical)
        0-6 1-7 § 5A: the Table of 1991

        Args:
            number: a section modelled, such as ``"2L1.2"``; ``"5A"`` is the Sentencing Table.
            text: what the section holds, of the kind that its versions hold; ``None`` takes the section out.
            label: what the text is; every report shows it.

        Raises:
            NotModelled: the section is not modelled.
        """
        return evolve(self, laid=(*self.laid, Laid(_modelled(number).name, f"§ {number}: {label}", text)))

    def with_amendment(self, number: int) -> Self:
        """This Manual with one later amendment, all else held: the question of § 1B1.10(b)(1).

        >>> book = Manual.on(date(2018, 11, 1)).with_amendment(821)
        >>> book.hypothetical
        ('§ 4A1.1: amend. 821 (eff. 2023-11-01)', '§ 4C1.1: amend. 821 (eff. 2023-11-01)')

        Raises:
            NotModelled: no section modelled was made or changed by the amendment.
            SentencingError: the amendment is part of this Manual already.
        """
        made = [
            (section, version)
            for section, history in SECTIONS.items()
            for version in history.versions
            if version.amendment == number
        ]
        if not made:
            msg = f"amendment {number} changes no section that is modelled"
            raise NotModelled(msg)
        if any(version.effective <= self.day for _, version in made):
            msg = f"amendment {number} is part of the Manual in effect on {self.day} already"
            raise SentencingError(msg)
        book = self
        for section, version in made:
            book = book.laying(section, version.text, f"amend. {number} (eff. {version.effective})")
        return book

    @property
    def hypothetical(self) -> tuple[str, ...]:
        """What was laid over the edition; empty for an edition as it was."""
        return tuple(laid.label for laid in self.laid)

    @property
    def is_known(self) -> bool:
        """Whether every text laid over is known; a stored outcome keeps only their labels."""
        return not any(laid.text is UNREAD for laid in self.laid)

    def _laid_over(self, section: Dated[T]) -> Laid | None:
        return next((laid for laid in reversed(self.laid) if laid.section == section.name), None)

    def in_force(self, section: Dated[T]) -> bool:
        """Whether this Manual contains the section."""
        laid = self._laid_over(section) if self.laid else None
        return section.in_force(self.day) if laid is None else laid.text is not None

    def text(self, section: Dated[T]) -> T:
        """The section as this Manual has it.

        Raises:
            NotModelled: before the original text of 1987.
            NotInForce: this Manual does not contain it.
        """
        laid = self._laid_over(section) if self.laid else None
        if laid is None:
            return section.on(self.day)
        if laid.text is UNREAD:
            msg = f"{section.name}: of {laid.label} only the label is known; lay the text over the edition again"
            raise NotModelled(msg)
        if laid.text is None:
            msg = f"{section.name} is not in force: {laid.label} takes it out"
            raise NotInForce(msg)
        return cast("T", laid.text)

    def source(self, section: Dated[T]) -> str:
        """Whence the text comes: its amendment and date, or what was laid over."""
        laid = self._laid_over(section) if self.laid else None
        return section.version(self.day).source if laid is None else f"hypothetical: {laid.label}"

    @property
    def table(self) -> SentencingTable:
        """The Sentencing Table of the edition."""
        return self.text(TABLE)

    def same_text(self, other: Self) -> bool:
        """Whether nothing modelled changed between the two days.

        >>> book = Manual.on(date(2009, 11, 1))
        >>> book.same_text(Manual.on(date(2010, 10, 31))), book.same_text(Manual.on(date(2010, 11, 1)))
        (True, False)
        """
        first, last = sorted((self.day, other.day))
        return self.laid == other.laid and not any(first < day <= last for day in EFFECTIVE_DAYS)

    def __getitem__(self, number: str) -> SectionInForce:
        """A section as this edition prints it.

        Raises:
            NotModelled: the section is not modelled.
            NotInForce: the edition does not contain it.
        """
        section = _modelled(number)
        return SectionInForce(
            number.strip().removeprefix("§").strip(), self.day, self.text(section), self.source(section)
        )

    def adjust(self, *adjustments: Adjustment, start: Ledger = Ledger()) -> Ledger:
        """Fold adjustments, in order, into a ledger. They are added as given: "the greatest" is yours to choose.

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
        return Reckoning(self.text(COUNTING), case.commencement, case.sentenced, readings).record(case.priors or ())

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
        for history in _found_under(offender):
            rules = [Less(less, rule) for rule in self.text(history) if rule.before_acceptance is before_acceptance]
            ledger = run(rules, offender, ledger, self.source(history))
        return ledger

    def standing_repeat_offender(self, offender: RepeatOffender, ledger: Ledger, *, less: int = 0) -> Ledger:
        """What stands of Part B after §§ 3F1.1 and 4C1.1, which do not come off its levels."""
        for history in _found_under(offender):
            ledger = standing(self.text(history), ledger, self.source(history), less=less)
        return ledger

    def repeat_offender_category(
        self, offender: RepeatOffender, category: CriminalHistoryCategory
    ) -> CriminalHistoryCategory:
        """The category after Chapter Four, Part B."""
        for history in _found_under(offender):
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


def _found_under(offender: RepeatOffender) -> Iterator[Dated[tuple[PartBRule, ...]]]:
    """The sections of Part B under which a case falls, as found."""
    history = offender.history
    found = {
        "4B1.1": history.career_offender or offender.stated is not None,
        "4B1.3": history.criminal_livelihood,
        "4B1.4": history.armed_career_criminal,
        "4B1.5": history.repeat_sex_offender or history.pattern_of_sexual_conduct,
    }
    return (section for number, section in PART_B.items() if found[number])


def _modelled(number: str) -> Dated[object]:
    section = SECTIONS.get(number)
    if section is None:
        msg = f"§ {number} is not modelled; modelled are {', '.join(SECTIONS)}"
        raise NotModelled(msg)
    return section


def _section(stated: Stated) -> str:
    return stated.cite.section
