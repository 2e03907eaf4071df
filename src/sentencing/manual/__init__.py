"""The Guidelines Manual on a day: each section in the version then in force.

An edition is a date. ``Manual.on(day)`` holds nothing else; it looks up, it never decides facts.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Self, TypeAlias, TypeVar

from attrs import field, frozen

from sentencing.case import Acceptance, Case, EarlyDisposition
from sentencing.cite import Cite
from sentencing.counts import Count, Stated
from sentencing.dated import Dated, Version
from sentencing.effects import Effect
from sentencing.errors import CaseFileError, NotInForce, NotModelled, SentencingError
from sentencing.ledger import Finding, Ledger
from sentencing.manual.chapter2.reentry import REENTRY, Rules
from sentencing.manual.chapter2.reentry_facts import Reentry
from sentencing.manual.chapter3.acceptance import ACCEPTANCE, AGGRAVATING_ROLE, MITIGATING_ROLE, OBSTRUCTION
from sentencing.manual.chapter4.points import POINTS, CriminalHistory
from sentencing.manual.chapter4.sentences import COUNTING, Reckoning
from sentencing.manual.chapter4.zero_point import ZERO_POINT, Offender
from sentencing.manual.chapter5.table import TABLE, SentencingTable
from sentencing.manual.early_disposition import EARLY_DISPOSITION, EARLY_DISPOSITION_DEPARTURE
from sentencing.manual.offense import Guideline, Offense, not_printed, stated_result
from sentencing.readings import Readings
from sentencing.record import Record
from sentencing.rules import Findings, Rule, entered_as_stated, printed, run

S = TypeVar("S")

Adjustment: TypeAlias = Finding | Acceptance | EarlyDisposition
"""What composes by hand: a provision of an edition, or one's own ``Finding``; acceptance; early disposition."""

FIRST_DAY = date(1987, 11, 1)
NEWEST_EDITION = date(2025, 11, 1)
LAST_DAY = date(2026, 10, 31)
"""Amendments effective 1 November 2026 (91 FR 24088) are published; their text has not been read."""

SECTIONS: Mapping[str, Dated[object]] = MappingProxyType(
    {
        "2L1.2": REENTRY,
        "3B1.1": AGGRAVATING_ROLE,
        "3B1.2": MITIGATING_ROLE,
        "3C1.1": OBSTRUCTION,
        "3E1.1": ACCEPTANCE,
        "3F1.1": EARLY_DISPOSITION,
        "4A1.1": POINTS,
        "4A1.2": COUNTING,
        "4C1.1": ZERO_POINT,
        "5A": TABLE,
        "5K3.1": EARLY_DISPOSITION_DEPARTURE,
    }
)
"""Every section modelled, by its number; ``5A`` is the Sentencing Table (Ch. 5, Pt. A)."""

OFFENSE_GUIDELINES: Mapping[str, Dated[Rules]] = MappingProxyType({"2L1.2": REENTRY})
FOUND_ADJUSTMENTS: Mapping[str, Dated[tuple[Rule[Findings], ...]]] = MappingProxyType(
    {"3B1.1": AGGRAVATING_ROLE, "3B1.2": MITIGATING_ROLE, "3C1.1": OBSTRUCTION}
)
_PLACES = {
    "2L1.2": "count.found",
    "3E1.1": "[acceptance]",
    "3F1.1": "[early_disposition]",
    "4A1.1": "[history]",
    "4A1.2": "[history]",
    "4C1.1": "a reading, zero-point-4C1.1",
    "5K3.1": "[early_disposition]",
}
EFFECTIVE_DAYS: tuple[date, ...] = tuple(
    sorted({version.effective for section in SECTIONS.values() for version in section.versions})
)
"""Every day on which the law modelled here changed; between two of them an edition is constant."""


@frozen
class SectionInForce:
    """A section as one edition prints it: its provisions in order, found by pinpoint.

    >>> Manual.on(date(2009, 11, 1))["2L1.2"]["(b)(1)(A)(ii)"].effect
    Add(number=16)
    """

    number: str
    day: date
    version: Version[object] = field(repr=False)

    @property
    def provisions(self) -> tuple[tuple[Cite, Effect], ...]:
        """Each provision printed: its citation and effect, in levels; none where the section only works from facts.

        >>> [f"{cite} {effect}" for cite, effect in Manual.on(date(1995, 11, 1))["2L1.2"].provisions]
        ['2L1.2(a) = 8', '2L1.2(b)(1) +4', '2L1.2(b)(2) +16']
        """
        rules = self.version.text
        return tuple(printed(rules)) if isinstance(rules, tuple) else ()

    def __getitem__(self, pinpoint: str) -> Finding:
        """A provision as an adjustment to compose by hand; where one citation prints two effects, name the effect.

        Raises:
            NotInForce: the edition does not print it.
            NotModelled: the section works from facts, and has no provisions to pick.
        """
        if not self.provisions:
            msg = f"§ {self.number} is not composed by pinpoint; give its facts, such as Acceptance(motion=True)"
            raise NotModelled(msg)
        stated = Stated.parse(self.number + pinpoint)
        for cite, effect in self.provisions:
            if stated.cite == cite and stated.effect in (None, effect):
                return Finding(cite, effect, "composed by hand", self.version.source)
        raise NotInForce(not_printed(stated, self.day))


@frozen
class Manual:
    """The Guidelines Manual in effect on a day.

    >>> Manual.on(date(2009, 11, 1)).table.range(21, "III")
    Range(minimum=46, maximum=57)
    """

    day: date

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

    @property
    def table(self) -> SentencingTable:
        """The Sentencing Table of the edition."""
        return TABLE.on(self.day)

    def same_text(self, other: Self) -> bool:
        """Whether nothing modelled changed between the two days.

        >>> book = Manual.on(date(2009, 11, 1))
        >>> book.same_text(Manual.on(date(2010, 10, 31))), book.same_text(Manual.on(date(2010, 11, 1)))
        (True, False)
        """
        first, last = sorted((self.day, other.day))
        return not any(first < day <= last for day in EFFECTIVE_DAYS)

    def __getitem__(self, number: str) -> SectionInForce:
        """A section as this edition prints it.

        Raises:
            NotModelled: the section is not modelled.
            NotInForce: the edition does not contain it.
        """
        number = number.strip().removeprefix("§").strip()
        section = SECTIONS.get(number)
        if section is None:
            msg = f"§ {number} is not modelled; modelled are {', '.join(SECTIONS)}"
            raise NotModelled(msg)
        section.on(self.day)
        return SectionInForce(number, self.day, section.version(self.day))

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
                        SECTIONS[adjustment.cite.section].on(self.day)  # refuses what is not in force
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
        return run(section.on(self.day), subject, ledger, section.version(self.day).source)

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
        guideline = Guideline(self.day, section)
        return guideline.from_facts(facts) if count.found is None else guideline.from_findings(count.found, facts)

    # Chapter Three, Parts A to C

    def found_adjustments(self, stated: Iterable[Stated], ledger: Ledger) -> Ledger:
        """Adjustments found by citation, in the order of the Manual.

        Raises:
            NotModelled: a section that is not modelled, and its effect is not stated.
            NotInForce: a provision that this edition does not print.
        """
        for finding in sorted(stated, key=_section):
            section = FOUND_ADJUSTMENTS.get(finding.cite.section)
            if finding.cite.section in _PLACES:
                msg = f"adjustments.found: § {finding.cite} has its own place: {_PLACES[finding.cite.section]}"
                raise CaseFileError(msg)
            if finding.effect is not None:
                ledger = entered_as_stated((finding,), ledger)
            elif section is None:
                msg = f"adjustments.found: § {finding.cite} is not modelled; state its effect: '{finding.cite} +2'"
                raise NotModelled(msg)
            elif not any(cite == finding.cite for cite, _ in printed(section.on(self.day))):
                raise NotInForce(not_printed(finding, self.day))
            else:
                ledger = self._run(section, Findings((finding,)), ledger)
        return ledger

    # Chapter Three, Part F, and § 5K3.1

    @property
    def early_disposition_adjusts(self) -> bool:
        """Whether an early disposition adjusts the offense level (§ 3F1.1, from 1 November 2025).

        >>> [Manual.on(date(year, 11, 1)).early_disposition_adjusts for year in (2024, 2025)]
        [False, True]
        """
        return EARLY_DISPOSITION.in_force(self.day)

    @property
    def has_early_disposition(self) -> bool:
        """Whether any provision for it is in force (from 27 October 2003)."""
        return self.early_disposition_adjusts or EARLY_DISPOSITION_DEPARTURE.in_force(self.day)

    # Chapter Four

    def record(self, case: Case, readings: Readings) -> Record:
        """The prior sentences and convictions as § 4A1.2 reads them."""
        return Reckoning(COUNTING.on(self.day), case.commencement, case.sentenced, readings).record(case.priors or ())

    def points(self, history: CriminalHistory) -> Ledger:
        """Criminal history points under § 4A1.1.

        Raises:
            Undetermined: the facts do not decide.
        """
        return self._run(POINTS, history, Ledger())

    def zero_point(self, offender: Offender, ledger: Ledger) -> Ledger:
        """The level after § 4C1.1; unchanged before 1 November 2023."""
        if not ZERO_POINT.in_force(self.day):
            return ledger
        return self._run(ZERO_POINT, offender, ledger)


def _section(stated: Stated) -> str:
    return stated.cite.section
